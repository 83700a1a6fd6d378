"""The made-up course that speed is measured with is a course, of the size that the figures name."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from support.typed import typed

CHECKOUT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(not (CHECKOUT / "bench").is_dir(), reason="bench/ is not in the wheel")


@pytest.mark.slow
def test_the_synthetic_course_is_the_same_every_time_and_has_ten_slides_a_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.syspath_prepend(str(CHECKOUT))
    from bench.content import content_of
    from bench.synthetic import write_course

    first, second = (write_course(tmp_path / name, 3) for name in ("first", "second"))
    files = sorted(path.relative_to(first) for path in first.rglob("*.yaml"))
    assert len(files) == 5
    assert all((first / file).read_bytes() == (second / file).read_bytes() for file in files)

    assert typed("deck", first, "--out", tmp_path / "out", cwd=tmp_path).code == 0
    content = content_of(tmp_path / "out" / "base" / "deck.pptx", tmp_path)
    assert 3 * 10 <= content.slides <= 3 * 10 + 8
    assert 75 <= content.words_of_notes <= 110
    assert content.markdown.read_text(encoding="utf-8").count("::: notes") == content.slides


@pytest.mark.slow
def test_a_course_of_fifty_modules_that_rest_on_one_source_is_a_deck_with_drawings_and_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.syspath_prepend(str(CHECKOUT))
    from bench.drawings import draw
    from bench.synthetic import write_course

    course = write_course(tmp_path / "course", 50)
    draw(course)
    assert typed("deck", course, "--out", tmp_path / "out", cwd=tmp_path).code == 0
    deck = Presentation(str(tmp_path / "out" / "base" / "deck.pptx"))
    told = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    assert "Modules 1–50, in our own words" in [row.cells[1].text for table in told for row in table.rows]
    drawn = sum(shape.shape_type is MSO_SHAPE_TYPE.GROUP for slide in deck.slides for shape in slide.shapes)
    assert drawn >= 85  # of 90: a comparison is a table of PowerPoint's own
