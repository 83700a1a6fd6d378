"""The committed template is what its script makes, and a valid package of a designed look."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from coursegen.assets import asset
from coursegen.layout.layout_map import ROLES, read_map
from support.validated import schema_errors

BUILD = Path(__file__).parents[2] / "assets" / "template" / "build.py"  # no wheel has it
SCRIPT = (
    "import importlib.util, sys; spec = importlib.util.spec_from_file_location('build_template', sys.argv[1]);"
    "made = importlib.util.module_from_spec(spec); spec.loader.exec_module(made);"
    "sys.stdout.buffer.write(made.package())"
)


@pytest.fixture(scope="module")
def made() -> bytes:
    return subprocess.run([sys.executable, "-c", SCRIPT, str(BUILD)], capture_output=True, check=True).stdout


def test_the_committed_template_is_the_scripts_output(made: bytes) -> None:
    assert made == asset("template/coursegen.pptx").read_bytes()


def test_no_leftovers_and_fixed_dates(made: bytes) -> None:
    with zipfile.ZipFile(BytesIO(made)) as archive:
        names = archive.namelist()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml")
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])
    assert len(names) == len(set(names))
    assert not [name for name in names if "thumbnail" in name or "printerSettings" in name or "slides/" in name]
    assert b"lastModifiedBy" not in core
    assert b"dcterms:created>" not in core


def test_a_masters_list_of_notes_and_handouts(made: bytes) -> None:
    with zipfile.ZipFile(BytesIO(made)) as archive:
        presentation = archive.read("ppt/presentation.xml").decode()
    order = [presentation.index(f"<p:{name}") for name in ("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst")]
    assert order == sorted(order)
    assert presentation.index("<p:sldSz") > order[-1]


def test_python_pptx_opens_it_at_16_to_9_with_a_layout_for_each_role() -> None:
    from pptx import Presentation

    presentation = Presentation(str(asset("template/coursegen.pptx")))
    assert (presentation.slide_width, presentation.slide_height) == (12_192_000, 6_858_000)
    names = {layout.name for layout in presentation.slide_layouts}
    assert len(presentation.slide_layouts) == len(names)
    roles = read_map(asset("template/coursegen.yaml")).roles
    assert set(roles) == set(ROLES)
    assert names == {one.layout for row in roles.values() for one in (row, *row.others)}


@pytest.mark.slow
def test_the_auditor_finds_nothing() -> None:
    assert schema_errors(asset("template/coursegen.pptx")) == []
