"""A course in templates of others: each is built end to end and judged by programs of others."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
import rpptx
from pptx import Presentation
from pypdf import PdfReader
from team_files import TINY

import odd_templates
from coursegen.build.artefacts import Made, made
from coursegen.build.versions import Version
from coursegen.build.workshop import Workshop
from coursegen.source.folder import course_files
from tools import require_tool

Built = Mapping[str, Made]


def build(template: Path, root: Path = TINY) -> Made:
    return made(Workshop(course_files(root), str(template)), Version(), ("deck",), lambda _: None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("templates")


@pytest.fixture(scope="module")
def decks(folder: Path) -> Built:
    """The small course in every template that works, each deck written beside the others."""
    found = {}
    for name, make in odd_templates.WORKING.items():
        template = folder / f"{name}{'.potx' if name == 'potx' else '.pptx'}"
        template.write_bytes(make())
        found[name] = build(template)
        (folder / f"{name}.deck.pptx").write_bytes(found[name].artefacts[0].data)
    return found


def paragraphs_of(data: bytes) -> set[str]:
    """Every paragraph on the slides but footers, which hold the stamp, and the counts of slides that were split."""
    found = set()
    for slide in Presentation(BytesIO(data)).slides:
        for shape in slide.shapes:
            frames = [shape.text_frame] if shape.has_text_frame else []
            if shape.has_table:
                frames = [cell.text_frame for row in shape.table.rows for cell in row.cells]
            elif shape.name in {"Footer", "Slide number"}:
                continue
            found |= {re.sub(r" \(\d/\d\)$", "", one.text) for frame in frames for one in frame.paragraphs}
    return found


def layouts_of(data: bytes) -> list[tuple[str, list[int]]]:
    masters = Presentation(BytesIO(data)).slide_masters
    return [
        (layout.name, [place.placeholder_format.idx for place in layout.placeholders])
        for master in masters
        for layout in master.slide_layouts
    ]


@pytest.mark.parametrize("name", odd_templates.WORKING)
def test_nothing_is_lost_and_nothing_of_ours_is_mixed_in(decks: Built, name: str) -> None:
    ours = made(Workshop(course_files(TINY)), Version(), ("deck",), lambda _: None).artefacts[0].data
    theirs = decks[name].artefacts[0].data
    assert paragraphs_of(ours) - paragraphs_of(theirs) == set()
    given = odd_templates.WORKING[name]()
    if name == "potx":
        given = odd_templates.in_arial()  # which it is, but for its content type
    assert layouts_of(theirs) == layouts_of(given)


@pytest.mark.slow
@pytest.mark.parametrize("name", odd_templates.WORKING)
def test_the_validator_finds_no_error(decks: Built, folder: Path, name: str) -> None:
    def errors(path: Path) -> list[str]:
        program = Path(sys.executable).with_name("openxml-audit")
        arguments = [str(program), "-f", "microsoft365", "-m", "0", "-o", "json", str(path)]
        report = json.loads(subprocess.run(arguments, capture_output=True, text=True, check=False).stdout)[0]
        return [error["description"] for error in report["errors"]]

    assert errors(folder / f"{name}.deck.pptx") == [], decks[name].version


@pytest.mark.slow
@pytest.mark.parametrize("name", odd_templates.WORKING)
def test_every_frame_fits(decks: Built, folder: Path, name: str) -> None:
    frames = rpptx.Presentation(str(folder / f"{name}.deck.pptx")).fit_report().frames
    ours = [frame for frame in frames if "/slides/" in str(frame.context)]  # not the prompts of layouts
    assert len(ours) > 40
    assert [str(frame.context) for frame in ours if frame.overflow] == [], decks[name].version


@pytest.mark.slow
def test_libreoffice_shows_every_slide_of_every_deck(decks: Built, folder: Path) -> None:
    office = require_tool("soffice")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / f"{name}.deck.pptx") for name in decks]
    arguments = [str(office), "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(arguments, check=True, capture_output=True, timeout=280)
    for name, done in decks.items():
        assert len(PdfReader(folder / f"{name}.deck.pdf").pages) == done.artefacts[0].count, name
