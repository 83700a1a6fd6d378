"""``coursegen draft``: what it prints, what it writes and never overwrites, and how it ends where nothing is there."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from support.typed import Ended, tiny_course, tree

Inside = Callable[..., Ended]

TEXT = """An honest wait feels shorter than a vague one.

Last year Mrs. Adeyemi put a clock behind the counter. She wrote down who left. She found that a greeting held people.

A greeting holds a place in the queue better than any rope. People stay when somebody has looked up at the queue.

What does a caller hear first?

Look up at the queue once a minute. Say how long the wait will be.
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    root = tiny_course(tmp_path)
    (root / "articles" / "article_one.txt").write_text(TEXT, "utf-8")
    return root


def test_help_has_examples(inside: Inside) -> None:
    ended = inside("draft", "--help")
    assert re.search(r"Examples:\n    coursegen draft ", ended.out)
    assert max(map(len, ended.out.splitlines())) <= 100


def test_a_draft_is_printed_and_nothing_is_written(inside: Inside, course: Path) -> None:
    before = tree(course)
    ended = inside("draft", "article_one", "--course", course)
    assert ended.code == 0
    assert ended.out.startswith("# A draft of a module from articles/article_one")
    assert "\nstatus: draft\n" in ended.out
    assert "# ¶ 5: Look up at the queue once a minute." in ended.out
    assert "2 action steps, 1 question" in ended.err
    assert "a story for the scenario" in ended.err
    assert tree(course) == before


def test_a_draft_is_saved_once(inside: Inside, course: Path) -> None:
    ended = inside("draft", "article_one", "--as", "queue", "--write", "--course", course)
    assert ended.code == 0
    assert "add '- {id: queue, kind: module}' to the agenda" in ended.out
    file = course / "modules" / "queue.yaml"
    before = file.read_bytes()
    again = inside("draft", "article_one", "--as", "queue", "--write", "--course", course)
    assert again.code == 1
    assert "queue.yaml is there already, and stays as it is" in again.err
    assert file.read_bytes() == before


def test_a_file_of_ones_own_choice_is_not_overwritten_either(inside: Inside, course: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "mine.yaml"
    assert inside("draft", "article_one", "--out", elsewhere, "--course", course).code == 0
    elsewhere.write_text("mine", "utf-8")
    assert inside("draft", "article_one", "--out", elsewhere, "--course", course).code == 1
    assert elsewhere.read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["article_onne"], 2, "did you mean article_one?"),
        (["article_two"], 1, "put it into articles/article_two.txt"),
        (["article_one", "--as", "Not so"], 2, "can't be a module's name"),
        (["article_one", "--as", "course"], 2, "can't be a module's name"),
        (["article_one", "--as", "listen", "--write"], 1, "listen.yaml is there already"),
    ],
)
def test_what_can_not_be_drafted_is_told(inside: Inside, course: Path, words: list[str], code: int, said: str) -> None:
    ended = inside("draft", *words, "--course", course)
    assert ended.code == code
    assert said in " ".join(ended.err.split())


@pytest.mark.slow
def test_a_model_is_asked_only_where_one_is_named_and_what_is_sent_is_told(inside: Inside, course: Path) -> None:
    ended = inside("draft", "article_one", "--model", "test", "--as", "fresh", "--write", "--course", course)
    assert ended.code == 0
    assert f"Sending article_one ({len(TEXT.split())} words) to test; 180 seconds at most." in ended.err
    assert "quote words that are not in the article" in ended.err
    assert "status: draft\n" in (course / "modules" / "fresh.yaml").read_text("utf-8")


def test_the_users_own_setting_names_the_model(inside: Inside, course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COURSEGEN_MODEL", raising=False)
    ended = inside("draft", "article_one", "--ai", "--course", course)
    assert (ended.code, "COURSEGEN_MODEL names no language model" in ended.err) == (2, True)
    monkeypatch.setenv("COURSEGEN_MODEL", "test")
    assert "to test; 180 seconds" in inside("draft", "article_one", "--ai", "--course", course).err
    assert "Sending" not in inside("draft", "article_one", "--course", course).err


def test_a_model_that_there_is_none_of_is_told_and_nothing_is_written(inside: Inside, course: Path) -> None:
    ended = inside("draft", "article_one", "--model", "nobody:nothing", "--as", "fresh", "--write", "--course", course)
    assert ended.code == 1
    assert "the language model 'nobody:nothing' can't be used" in ended.err
    assert "leave out --model" in " ".join(ended.err.split())
    assert not (course / "modules" / "fresh.yaml").exists()


def test_nothing_is_said_to_be_sent_where_nothing_can_send_it(
    inside: Inside, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pydantic_ai", None)
    ended = inside("draft", "article_one", "--model", "test", "--course", course)
    assert ended.code == 1
    assert "pip install '.[ai]'" in ended.err
    assert "Sending" not in ended.err


def test_an_import_and_a_draft_count_an_article_s_questions_alike(inside: Inside, course: Path) -> None:
    article = course.parent / "queue.txt"
    more = "Why? Who waits there today? What do they see first? Where would you stand?"
    article.write_text(f"{TEXT}\n{more}\n", "utf-8")
    told = inside("article", "add", article, "--course", course).out
    asked = re.search(r"It asks (\d+) questions", told)
    assert asked and asked[1] == "5"
    assert "3 questions of the 5 that it asks" in inside("draft", "queue", "--course", course).err
