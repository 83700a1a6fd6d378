"""The made-up course that speed is measured with is a course, of the size that the figures name."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen.build.output import built
from coursegen.problems import Severity

CHECKOUT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(not (CHECKOUT / "bench").is_dir(), reason="bench/ is not in the wheel")


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

    result = built(first, tmp_path / "out", ("deck",), strict=False, progress=lambda _: None)
    assert not [warning for warning in result.made.warnings if warning.severity is Severity.ERROR]
    content = content_of(tmp_path / "out" / "base" / "deck.pptx", tmp_path)
    assert 3 * 10 <= content.slides <= 3 * 10 + 8
    assert 75 <= content.words_of_notes <= 110
    assert content.markdown.read_text(encoding="utf-8").count("::: notes") == content.slides
