"""A course that was written before tools, exercises and drawings still builds as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation
from pypdf import PdfReader

from coursegen.course.reading.load import load_course
from support.courses import FIRST_COURSE
from support.typed import typed


@pytest.mark.slow
def test_a_course_without_anything_newer_builds_its_deck_and_workbook(tmp_path: Path) -> None:
    loaded = load_course(FIRST_COURSE)
    assert loaded.warnings == ()
    done = typed("build", FIRST_COURSE, "--only", "deck,workbook", "--out", tmp_path / "out", cwd=tmp_path)
    assert done.code == 0, done.err
    deck = Presentation(str(tmp_path / "out" / "base" / "deck.pptx"))
    titles = {" ".join(slide.shapes.title.text.split()) for slide in deck.slides if slide.shapes.title is not None}
    pages = PdfReader(tmp_path / "out" / "base" / "workbook.pdf").pages
    printed = " ".join(" ".join(page.extract_text() for page in pages).split())
    for module in loaded.course.modules:
        for point in module.key_points:
            headline = point.headline.plain
            assert any(headline in title for title in titles), headline
        assert module.title.plain in printed
