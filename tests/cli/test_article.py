"""``coursegen article add`` as it is typed."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from coursegen.articles import fetch
from coursegen.articles.fetch import Page
from coursegen.articles.text import article_text
from support.typed import Ended, changed, tree

Inside = Callable[..., Ended]
FIRST = "The phone rang at nine and nobody in the room wanted to be the one who answers it."
LAST = "So we drew straws every morning, and the shortest straw got the longest lunch of us all."
TEXT = f"""\
The Straws
By Ann Lee

{FIRST}

“Waiting is half of every answer, and the better half of it.” – Victor Frankl

{LAST}

Share on LinkedIn

Leave a Reply

Your email address will not be published.
"""
KEPT = f"""\
{FIRST}

“Waiting is half of every answer, and the better half of it.” – Victor Frankl

{LAST}
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "The Straws.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.mark.slow
def test_an_article_leaves_its_citation_and_its_text(inside: Inside, course: Path, article: Path) -> None:
    ended = inside("article", "add", article, "--course", course)
    assert ended.code == 0, ended.err
    assert (course / "articles" / "the_straws.txt").read_text("utf-8") == KEPT
    assert ended.out.endswith(f"To start a module from it: coursegen draft the_straws --course {course}\n")
    citation = (course / "articles" / "the_straws.yaml").read_text("utf-8")
    assert f"\nfingerprint: {sha256(KEPT.encode()).hexdigest()}\n" in citation
    assert "\ntitle: The Straws\nauthors: [Ann Lee]\n# language: en    # it states none" in citation
    assert "\nlicence: NOASSERTION\nstatus: unknown\n" in citation
    assert "# It credits “Victor Frankl” in paragraph 2; somebody well known is called “Viktor Frankl”" in citation
    assert (course / ".gitignore").read_text("utf-8") == "articles/the_straws.txt\n"
    assert inside("check", course).code == 0


def test_it_says_what_was_kept_and_cut_and_found(inside: Inside, course: Path, article: Path) -> None:
    out = inside("article", "add", article, "--course", course).out
    assert "the_straws: “The Straws” by Ann Lee\n" in out
    assert "Kept 3 paragraphs, 50 words, in articles/the_straws.txt.\n" in out
    assert "     1  title              The Straws\n     2  byline             By Ann Lee\n" in out
    assert "     6  sharing            Share on LinkedIn\n" in out
    assert "     8  comments           Your email address will not be published.\n" in out
    assert "  It credits “Victor Frankl” in paragraph 2; somebody well known is called “Viktor Frankl”" in out
    assert "Rights: Unknown." in out


def test_a_cut_can_be_undone(inside: Inside, course: Path, article: Path) -> None:
    assert inside("article", "add", article, "--keep", "6,7-8", "--course", course).code == 0
    assert article_text(course, "the_straws")[3:] == (  # type: ignore[index] # a text that is not there fails as well
        "Share on LinkedIn",
        "Leave a Reply",
        "Your email address will not be published.",
    )


@pytest.mark.slow
def test_a_second_look_shows_what_changed_and_writes_nothing(inside: Inside, course: Path, article: Path) -> None:
    inside("article", "add", article, "--course", course)
    changed(course / "articles" / "the_straws.yaml", "title: The Straws", "title: The straws, as Ann tells it # mine")
    before = tree(course)
    assert inside("article", "add", article, "--course", course).code == 0
    assert tree(course) == before
    changed(article, "every morning", "every evening")
    ended = inside("article", "add", article, "--course", course)
    assert ended.code == 1
    assert tree(course) == before
    assert f"-{LAST}\n" in ended.out
    assert "--write" in ended.out
    assert inside("article", "add", article, "--write", "--course", course).code == 0
    assert "every evening" in (course / "articles" / "the_straws.txt").read_text("utf-8")
    citation = (course / "articles" / "the_straws.yaml").read_text("utf-8")
    assert "title: The straws, as Ann tells it # mine\n" in citation
    text = (course / "articles" / "the_straws.txt").read_bytes()
    assert citation.endswith(f"fingerprint: {sha256(text).hexdigest()}\n")
    assert (course / ".gitignore").read_text("utf-8") == "articles/the_straws.txt\n"


def test_a_text_that_may_be_kept_is_not_ignored(inside: Inside, course: Path, article: Path) -> None:
    with article.open("a", encoding="utf-8") as stream:
        stream.write("\nThis work is licensed under CC BY-SA 4.0.\n")
    assert inside("article", "add", article, "--id", "straws", "--course", course).code == 0
    assert "\nlicence: CC-BY-SA-4.0\nstatus: licensed\n" in (course / "articles" / "straws.yaml").read_text("utf-8")
    assert not (course / ".gitignore").exists()


def test_what_is_piped_in_is_read(inside: Inside, course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert inside("article", "add", "-", "--course", course).code == 0
    assert (course / "articles" / "the_straws.txt").read_text("utf-8") == KEPT


def test_an_address_is_noted_with_the_day(inside: Inside, course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = Page(TEXT.encode(), "https://desk.example/2020/straws.txt", "utf-8")
    monkeypatch.setattr(fetch, "fetched", lambda url: page if url == "https://desk.example/s" else None)
    ended = inside("article", "add", "https://desk.example/s", "--today", "2027-03-04", "--course", course)
    assert ended.code == 0, ended.err
    citation = (course / "articles" / "the_straws.yaml").read_text("utf-8")
    assert '\nurl: https://desk.example/2020/straws.txt\naccessed: "2027-03-04"\n' in citation


def test_nothing_is_fetched_from_a_private_network(
    inside: Inside, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [(2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(fetch.socket, "getaddrinfo", lambda *_, **__: found)
    before = tree(course)
    ended = inside("article", "add", "http://desk.example/", "--course", course)
    assert ended.code == 1
    assert "the address leads into a private network" in ended.err
    assert "Nothing was written." in ended.err
    assert tree(course) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere.txt"], "there is no file nowhere.txt"),
        (["ARTICLE", "--id", "The Straws"], "can't be an id"),
        (["ARTICLE", "--id", "../straws"], "can't be an id"),
        (["ARTICLE", "--id", "con"], "Windows allows no file of the name 'con'"),
        (["ARTICLE", "--keep", "some"], "'some' is none"),
        (["ARTICLE", "--keep", "9"], "there is no cut 9"),
        (["ARTICLE", "--keep", "3-1"], "there is no cut 3-1"),
        (["ARTICLE", "--today", "tomorrow"], "'tomorrow' is none"),
    ],
)
def test_wrong_use_is_told(inside: Inside, course: Path, article: Path, words: list[str], said: str) -> None:
    before = tree(course)
    asked = [str(article) if word == "ARTICLE" else word for word in words]
    ended = inside("article", "add", *asked, "--course", course)
    assert ended.code == 2
    assert said in " ".join(ended.err.split())
    assert tree(course) == before


def test_a_link_out_of_the_course_is_not_written_through(inside: Inside, course: Path, article: Path) -> None:
    outside = course.parent / "outside.txt"
    outside.write_text("mine", "utf-8")
    (course / "articles" / "the_straws.txt").symlink_to(outside)
    ended = inside("article", "add", article, "--write", "--course", course)
    assert ended.code == 1
    assert "leads out of the course folder" in ended.err
    assert outside.read_text("utf-8") == "mine"


def test_words_that_steer_a_terminal_or_a_file_are_harmless(inside: Inside, course: Path, tmp_path: Path) -> None:
    path = tmp_path / "evil.md"
    front = 'title: "x: y # z \\" \\\\ {a} [b] \\u001b[31m"\nauthor: "- &a !!python/object:os.system, Bob"\n'
    path.write_text(f"---\n{front}---\n\n{FIRST}\n\n\x1b[2J{LAST}\n", "utf-8")
    ended = inside("article", "add", path, "--course", course)
    assert ended.code == 0, ended.err
    assert "\x1b" not in ended.out
    assert "\x1b" not in (course / "articles" / "evil.txt").read_text("utf-8")
    checked = inside("check", course)
    assert checked.code == 0, checked.err
