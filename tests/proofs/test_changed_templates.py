"""A hundred templates changed by seeds: no refusal, no fault of ours, nothing lost, every warning foreseen.

``pytest tests/proofs`` runs it; with ``COURSEGEN_TEMPLATES=FOLDER`` on the templates in that folder, but for those that
are refused as they are.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from coursegen.layout.mending import mended
from coursegen.layout.template import read_template
from coursegen.problems import Refused
from coursegen.publish.template_file import file_bytes
from support.changed_templates import seeded
from support.small_places import SMALL
from support.trials import faults_of
from support.working_templates import WORKING

COUNT = 100


def _is_usable(path: Path) -> bool:
    try:
        read_template(mended(file_bytes(path, path.name)).data)
    except Refused:
        return False
    return True


def _templates() -> list[tuple[str, bytes]]:
    folder = os.environ.get("COURSEGEN_TEMPLATES", "")
    if folder:
        files = [path for path in sorted(Path(folder).iterdir()) if path.suffix in {".pptx", ".potx"}]
        return [(path.name, path.read_bytes()) for path in files if _is_usable(path)]
    return [(f"{name}.pptx", make()) for name, make in {**WORKING, **SMALL}.items()]


@pytest.fixture(scope="module")
def templates() -> list[tuple[str, bytes]]:
    return _templates()


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_changed_template_gives_a_deck_and_nothing_is_lost(tmp_path, templates, seed: int) -> None:
    name, data = templates[seed % len(templates)]
    path = tmp_path / f"brand{Path(name).suffix}"
    path.write_bytes(seeded(data, seed))
    assert list(faults_of(path)) == [], name
