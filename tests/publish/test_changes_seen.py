"""A change of a course's files is seen once it is whole, and what a build writes is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen.publish.changes_seen import changes_seen


def test_a_change_is_seen_when_it_is_whole(tmp_path: Path) -> None:
    root, output = tmp_path / "course", tmp_path / "course" / "output"
    output.mkdir(parents=True)
    steps = iter(
        [
            lambda: None,
            lambda: (output / "deck.pptx").write_text("built"),
            lambda: (root / "course.yaml").write_text(""),
            lambda: (root / "course.yaml").write_text("format: 1"),
            lambda: None,
            lambda: (root / ".swap").write_text("x"),
            lambda: None,
            lambda: (root / "course.yaml").unlink(),
            lambda: None,
        ]
    )
    texts: list[str | None] = []

    def text() -> str | None:
        return (root / "course.yaml").read_text() if (root / "course.yaml").exists() else None

    def sleep(_: float) -> None:
        step = next(steps, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    with pytest.raises(KeyboardInterrupt):
        texts.extend(text() for _ in changes_seen(root, output, sleep))
    assert texts == [None, "format: 1", None]
