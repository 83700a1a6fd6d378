"""What is kept of an article, and read again."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen.articles.text import article_text, fingerprint_of, normalised, paragraphs_in, paragraphs_of, text_of
from coursegen.problems import Refused

TWO = ("The phone rang at nine.", "Nobody had slept.")


def test_paragraphs_are_blocks() -> None:
    assert paragraphs_in("The phone rang\nat nine.\n \n\n\tNobody  had slept.\n") == TWO


def test_lines_that_windows_ended_are_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfThe phone rang at nine.\r\n\r\nNobody had slept.\r\n")
    assert paragraphs_of(tmp_path / "a.txt", "a.txt") == TWO


def test_letters_are_composed() -> None:
    assert normalised("cafe\u0301\u00a0 noir") == "café noir"


def test_the_fingerprint_is_the_hash_of_the_kept_file() -> None:
    text = "The phone rang at nine.\n\nNobody had slept.\n"
    assert text_of(TWO) == text
    assert fingerprint_of(TWO) == sha256(text.encode()).hexdigest()


def test_a_paragraph_that_is_split_is_another_text() -> None:
    assert fingerprint_of(TWO) != fingerprint_of([" ".join(TWO)])


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]))))
def test_what_is_kept_is_read_again(paragraphs: list[str]) -> None:
    kept = paragraphs_in(text_of(paragraphs))
    assert kept == tuple(words for one in paragraphs if (words := normalised(one)))
    assert text_of(kept) == text_of(paragraphs)
    assert fingerprint_of(kept) == fingerprint_of(paragraphs)


def test_a_text_that_is_not_here_is_none(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    assert article_text(tmp_path, "greet") is None
    (tmp_path / "articles" / "greet.txt").write_text("\n\n".join(TWO), "utf-8")
    assert article_text(tmp_path, "greet") == TWO


def test_a_link_out_of_the_course_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("secret words", "utf-8")
    (tmp_path / "course" / "articles").mkdir(parents=True)
    (tmp_path / "course" / "articles" / "greet.txt").symlink_to(tmp_path / "outside.txt")
    with pytest.raises(Refused, match="leads out of the course folder"):
        article_text(tmp_path / "course", "greet")
