"""Titles that a template sets in capitals: measured and painted so, and written as their author wrote them."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation

from coursegen.course.reading.load import course_of
from coursegen.layout.doubts import doubts
from coursegen.model.scene import Scene
from coursegen.model.scene_items import TextItem
from coursegen.publish.kept_faces import faces
from coursegen.publish.laid_out_slides import LaidOut, shown_slides
from coursegen.publish.versions import Version
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import course_files
from coursegen.write.pdf.slides import slides_pdf
from coursegen.write.pptx import DeckFacts, deck_bytes
from support import odd_templates
from support.exactness import differences, pages_of
from support.team_files import TINY
from support.tools import require_tool


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("capitals")
    (folder / "capitals.pptx").write_bytes(odd_templates.in_capitals())
    (folder / "plain.pptx").write_bytes(odd_templates.wide())
    return folder


def laid_out(template: Path) -> LaidOut:
    shop = Workshop(course_files(TINY), str(template))
    loaded = course_of(shop.files)
    return shown_slides(shop, Version(), loaded, shop.looks(loaded.brand), lambda _: None)


def deck(found: LaidOut) -> bytes:
    facts = DeckFacts(title="Deck", subject="", language="en", stamp="1", fingerprint="1")
    return deck_bytes(found.scenes, found.look.data, facts)


def title(scene: Scene) -> TextItem:
    item = scene.items[0]
    assert isinstance(item, TextItem)
    return item


def lines(scene: Scene) -> list[str]:
    return ["".join(fragment.text for fragment in line.fragments).strip() for line in title(scene).lines]


def test_a_title_is_measured_and_painted_in_capitals(folder: Path) -> None:
    plain = {scene.id: scene for scene in laid_out(folder / "plain.pptx").scenes}
    wide = {scene.id: scene for scene in laid_out(folder / "capitals.pptx").scenes}
    assert all(line == line.upper() for scene in wide.values() for line in lines(scene))
    more = [slide for slide, scene in wide.items() if slide in plain and room(scene) > room(plain[slide])]
    assert len(more) > 10


def room(scene: Scene) -> float:
    """The length of a title's lines, in em."""
    return sum(piece.width / piece.size for line in title(scene).lines for piece in line.fragments)


def test_a_title_is_written_as_its_author_wrote_it(folder: Path) -> None:
    found = laid_out(folder / "capitals.pptx")
    said = [slide.shapes.title.text_frame.text for slide in Presentation(BytesIO(deck(found))).slides]
    assert said == [title(scene).paragraphs[0].text.plain for scene in found.scenes]
    assert "Every call has one purpose" in said


def test_no_word_in_capitals_is_taken_for_one_that_is_cut(folder: Path) -> None:
    assert doubts(laid_out(folder / "capitals.pptx").scenes, faces()) == []


@pytest.mark.slow
def test_lines_end_where_libreoffice_ends_them(folder: Path) -> None:
    office = require_tool("soffice")
    found = laid_out(folder / "capitals.pptx")
    (folder / "deck.pptx").write_bytes(deck(found))
    (folder / "ours.pdf").write_bytes(slides_pdf(found.scenes, found.look.template.brand, faces()))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = [str(office), "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*words, str(folder / "deck.pptx")], check=True, capture_output=True, timeout=180)
    ours, theirs = pages_of(folder / "ours.pdf"), pages_of(folder / "deck.pdf")
    shown = [(scene, mine) for scene, mine in zip(found.scenes, ours, strict=True) if not scene.reserve]
    told = [one for (scene, mine), their in zip(shown, theirs, strict=True) for one in differences(scene, mine, their)]
    assert told == []
