"""The other tools are given the same deck: as many slides, the same words, the same parts."""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pptx import Presentation

CHECKOUT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(not (CHECKOUT / "bench").is_dir(), reason="bench/ is not in the wheel")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a deck and what each of the other tools, as far as they are Python, made of its content."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(CHECKOUT))
        from bench.contenders import FLOOR, SCRIPT, contenders, made_once

        made_in = tmp_path_factory.mktemp("bench")
        commands = contenders(made_once(2, made_in), made_in, None)
        for tool in (SCRIPT, FLOOR):
            subprocess.run(commands[tool], check=True, capture_output=True)
        yield made_in


def test_the_script_makes_as_many_slides_with_the_same_titles_and_notes(folder: Path) -> None:
    ours = Presentation(str(folder / "out" / "base" / "deck.pptx")).slides
    theirs = Presentation(str(folder / "minimal.pptx")).slides
    assert len(ours) == len(theirs) >= 20
    for one, other in zip(ours, theirs, strict=True):
        assert one.shapes.title.text == other.shapes.title.text
        assert one.notes_slide.notes_text_frame.text == other.notes_slide.notes_text_frame.text


def test_the_zip_floor_writes_the_very_parts_of_the_deck(folder: Path) -> None:
    with zipfile.ZipFile(folder / "out" / "base" / "deck.pptx") as ours, zipfile.ZipFile(folder / "zip.pptx") as theirs:
        written = [(entry.filename, entry.CRC, entry.compress_size) for entry in ours.infolist()]
        assert [(entry.filename, entry.CRC, entry.compress_size) for entry in theirs.infolist()] == written
