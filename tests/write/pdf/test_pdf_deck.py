"""A deck as a PDF: a slide a page, as accessible as a handout, painted as the previews are."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from coursegen.model.printing import Printing
from coursegen.model.scene import Scenes
from coursegen.model.scene_items import TextItem
from coursegen.model.text import words
from coursegen.problems import Refused
from coursegen.publish.artefacts import made
from coursegen.publish.made_version import Artefact
from coursegen.publish.versions import Version
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import course_files
from coursegen.write.pdf.deck import deck_pdf
from support.deck_cases import default_places, scenes
from support.pdf_cases import BRAND, the_faces
from support.team_files import TINY
from support.verapdf import verdict


@pytest.fixture(scope="module")
def files() -> dict[str, Artefact]:
    """The small course's deck in both of its formats."""
    wanted = Printing(formats=("slides_pdf",))
    done = made(Workshop(course_files(TINY)), Version(), Wanted(("deck",), printing=wanted))
    return {Path(one.path).name: one for one in done.artefacts}


def test_it_has_a_page_for_each_slide_and_the_same_list_of_slides(files: dict[str, Artefact]) -> None:
    deck, pdf = files["deck.pptx"], files["deck.pdf"]
    with pikepdf.open(BytesIO(pdf.data)) as read:
        assert len(read.pages) == pdf.count == deck.count
    assert pdf.told["slides"] == deck.told["slides"]
    assert pdf.base is None


@pytest.mark.slow
def test_it_is_accessible(files: dict[str, Artefact], tmp_path: Path) -> None:
    told = verdict("ua1", tmp_path, files["deck.pdf"].data)
    assert [line.split()[0] for line in told] == ["PASS"], told


def roles(data: bytes) -> list[str]:
    """The roles of a file's structure in reading order."""
    found: list[str] = []
    with pikepdf.open(BytesIO(data)) as read:
        left = [read.Root.StructTreeRoot.K]
        while left:
            one = left.pop()
            if isinstance(one, pikepdf.Array):
                left.extend(reversed(list(one)))
            elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
                found.append(str(one.S))
                left.append(one.get("/K", pikepdf.Array()))
    return found


def test_every_title_is_a_heading_and_every_table_a_table(files: dict[str, Artefact]) -> None:
    found = roles(files["deck.pdf"].data)
    assert found.count("/Sect") == found.count("/H1") == files["deck.pdf"].count
    assert found.count("/Table") > 0
    assert found.index("/TH") < found.index("/TD")


def test_a_sign_that_the_faces_lack_is_told() -> None:
    places = default_places()
    first = scenes(places)[0]
    item = next(item for item in first.items if isinstance(item, TextItem))
    odd = replace(item, paragraphs=(replace(item.paragraphs[0], text=words("\U0001f600")),))
    deck = Scenes("deck", "Title", "", "en", "facilitator", "1.0", "f", (), (replace(first, items=(odd,)),))
    with pytest.raises(Refused) as refused:
        deck_pdf(deck, BRAND, the_faces())
    assert {one.rule for one in refused.value.problems} == {"no-glyph"}


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_slides_give_the_same_bytes_in_another_process(
    files: dict[str, Artefact], tmp_path: Path, seed: str
) -> None:
    command = [sys.executable, "-m", "coursegen", "deck", str(TINY), "--slides-pdf", "--out", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert (tmp_path / "base" / "deck.pdf").read_bytes() == files["deck.pdf"].data
