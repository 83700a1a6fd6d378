from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import coursegen
from coursegen.assets import asset
from coursegen.compose.words import Words, words_for
from coursegen.model.text import Run, Text
from coursegen.problems import Refused

SOURCE = Path(coursegen.__file__).parent
SAYING = (".py", ".html", ".js")


def test_a_language_and_its_regions_have_words() -> None:
    assert words_for("en-GB").say("key_point", number="2.3") == "Key point 2.3"
    assert words_for("en-GB").language == "en-GB"
    assert words_for("en").catalogue == words_for("en-US").catalogue


def test_an_unknown_language_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(Refused) as refused:
        words_for("eo")
    (problem,) = refused.value.problems
    assert "'eo'" in problem.message
    assert "there are: en" in problem.hint
    assert problem.address == "course.language"


def test_a_key_that_does_not_exist_is_our_fault(words: Words) -> None:
    for wrong in (words.say, words.text):
        with pytest.raises(KeyError):
            wrong("keypoint", number="1")
        with pytest.raises(KeyError):
            wrong("key_point")


def test_one_and_many(words: Words) -> None:
    assert words.count("minutes", 1) == "1 minute"
    assert words.count("minutes", 2) == "2 minutes"
    assert words.count("minutes", 0) == "0 minutes"


def test_paragraphs_keep_their_marks_and_their_address(words: Words) -> None:
    stem = Text((Run("What is "), Run("first", strong=True), Run("?")), "m.quiz.q.stem")
    answer = words.text("debrief_title", scenario=stem)
    assert answer.plain == "After the scene: What is first?"
    assert answer.address == "m.quiz.q.stem"
    assert [run.text for run in answer.runs if run.strong] == ["first"]


def keys_in(path: Path) -> Iterator[str]:
    """The keys that a module asks for: ``.say("key")``, ``.text("a" if … else "b")``, ``.count("minutes")``.

    Of ``.say(f"block_{kind}")`` it is the beginning with a star: ``block_*``.
    """
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        if isinstance(node.func, ast.Attribute):
            name = node.func.attr
        elif isinstance(node.func, ast.Name):
            name = node.func.id
        else:
            continue
        if name not in ("say", "text", "count"):
            continue
        first = node.args[0]
        options = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
        for option in options:
            if isinstance(option, ast.JoinedStr) and isinstance(start := option.values[0], ast.Constant):
                yield f"{start.value}*"
            if isinstance(option, ast.Constant) and isinstance(option.value, str):
                endings = ("_one", "_many") if name == "count" else ("",)
                yield from (option.value + ending for ending in endings)


def of_the_studio(words: Words) -> Iterator[str]:
    """The keys that a page, a script or a module of the studio asks for; ``"studio_kind_" ~ kind`` is all of a kind."""
    folders = (SOURCE / "studio", asset("studio"))
    texts = [path.read_text("utf-8") for folder in folders for path in folder.rglob("*") if path.suffix in SAYING]
    asked = set(re.findall(r"[\"'](studio_\w+)[\"'{]", "\n".join(texts)))
    assert {key for key in asked if not key.endswith("_")} - set(words.catalogue) == set()
    for key in words.catalogue:
        if key in asked or any(one.endswith("_") and key.startswith(one) for one in asked):
            yield key


@pytest.mark.slow
def test_every_key_is_there_and_every_key_is_used(words: Words) -> None:
    asked = {key for path in (SOURCE / "compose").glob("*.py") for key in keys_in(path)}
    used = {key for key in asked if not key.endswith("*")}
    for begun in asked - used:
        of_a_kind = {key for key in words.catalogue if key.startswith(begun[:-1])}
        assert of_a_kind, begun
        used |= of_a_kind
    assert used - set(words.catalogue) == set()
    elsewhere = {key for room in ("layout", "write") for path in (SOURCE / room).rglob("*.py") for key in keys_in(path)}
    assert set(words.catalogue) - used - elsewhere - set(of_the_studio(words)) == set()
    assert len(used) > 80
