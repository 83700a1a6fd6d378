"""``coursegen compare`` on the command line, in its three formats."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from support.pull_cases import Case, edited, tiny_case
from support.typed import Ended


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """A deck of the small course."""
    return tiny_case(tmp_path_factory.mktemp("compared"))


@pytest.mark.slow
def test_the_command_tells_it_in_three_formats(built: Case, tmp_path: Path, inside: Callable[..., Ended]) -> None:
    one, other = tmp_path / "one.pptx", tmp_path / "other.pptx"
    one.write_bytes(built.deck)
    other.write_bytes(edited(built.deck, lambda deck: deck.replace("how_it_runs", "face down", "off")))
    text = inside("compare", one, other)
    assert text.code == 0, text.err
    assert "1 difference from one.pptx to other.pptx." in text.out
    assert "Phones [-face down-]{+off+} until the break" in text.out
    markdown = inside("compare", one, other, "--format", "markdown")
    assert "### Slide 2, “How it runs”" in markdown.out or "### Slide " in markdown.out
    told = json.loads(inside("compare", one, other, "--format", "json").out)
    assert [(row["what"], row["how"]) for row in told["changes"]] == [("line", "changed")]
    assert "say and show the same" in inside("compare", one, one).out
    assert inside("compare", one, tmp_path / "none.pptx").code == 2
    (tmp_path / "bad.pptx").write_bytes(b"PK")
    assert inside("compare", one, tmp_path / "bad.pptx").code == 1


def test_words_of_a_deck_are_no_markdown(built: Case, tmp_path: Path, inside: Callable[..., Ended]) -> None:
    one, other = tmp_path / "one.pptx", tmp_path / "other.pptx"
    one.write_bytes(built.deck)
    other.write_bytes(edited(built.deck, lambda deck: deck.replace("how_it_runs", "face down", "<b>*off*</b> [x](y)")))
    assert "<b>" not in inside("compare", one, other, "--format", "markdown").out.replace("\\<b\\>", "")
