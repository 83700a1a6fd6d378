"""The bench of builds that repeat little: its edits change what is built, its table says what it measured."""

from __future__ import annotations

from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(not (CHECKOUT / "bench").is_dir(), reason="bench/ is not in the wheel")


def test_a_sentence_is_added_to_a_text_of_the_course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(CHECKOUT))
    from bench.cache import EDITS, add_a_sentence

    copy = tmp_path / "copy.yaml"
    for file in EDITS.values():
        before = (CHECKOUT / "course" / file).read_text("utf-8")
        copy.write_text(before, "utf-8")
        add_a_sentence(copy)
        assert copy.read_text("utf-8").replace(" It is so\n", "\n", 1) == before
        assert copy.read_text("utf-8") != before


def test_each_aim_stands_beside_its_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(CHECKOUT))
    from bench.cache import COURSE, FIRST, SAME, lines
    from bench.timing import Run, Taken

    taken = {
        FIRST: Taken((Run(10.0, 20.0, 1.0),)),
        SAME: Taken((Run(1.0, 1.0, 1.0),)),
        COURSE: Taken((Run(9.0, 19.0, 1.0),)),
    }
    rows = lines(taken)
    assert rows[3] == f"| {SAME} | 1.00 | 1.00 | 0.050 | 0.100 | 0.08 | met |"
    assert rows[4].endswith("| 0.950 | 0.900 | 0.35 | missed |")
