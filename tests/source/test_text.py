"""Bytes to text: what is fine, what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from coursegen.problems import Place, Refused
from coursegen.source.text import MAX_BYTES, read_text, shown_lines, source_text


def rule_of(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        read_text(path, "f.yaml")
    (problem,) = refused.value.problems
    return problem.rule


@pytest.mark.parametrize("raw", [b"a: 1\nb: 2\n", b"\xef\xbb\xbfa: 1\nb: 2\n", b"a: 1\r\nb: 2\r\n", b"a: 1\rb: 2\r"])
def test_marks_and_line_ends_make_no_difference(raw: bytes) -> None:
    found = source_text(raw, "f.yaml")
    assert found.text == "a: 1\nb: 2\n"
    assert found.lines == ("a: 1", "b: 2", "")


def test_characters_are_composed() -> None:
    assert source_text("cafe\u0301".encode(), "f").text == "café"


def test_a_byte_that_is_no_utf8_has_its_place() -> None:
    with pytest.raises(Refused) as refused:
        source_text("\ufeffä\r\nö ".encode() + b"\xff", "f.yaml")
    assert refused.value.problems[0].place == Place("f.yaml", 2, 3)


def test_size_is_told_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "sparse.yaml"
    with path.open("wb") as stream:
        stream.truncate(1 << 40)  # a terabyte that takes no room: reading it would not end
    assert rule_of(path) == "too-big"
    path.write_bytes(b"#" * MAX_BYTES)
    assert len(read_text(path, "f.yaml").text) == MAX_BYTES
    assert shown_lines(path)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert rule_of(tmp_path) == "unreadable"
    assert rule_of(tmp_path / "missing.yaml") == "unreadable"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert rule_of(tmp_path / "pipe.yaml") == "unreadable"


def test_lines_can_be_shown_whatever_is_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b"one\ntw\xff\x00\n")
    assert shown_lines(path) == ("one", "tw\ufffd\ufffd", "")
    assert shown_lines(tmp_path / "missing.yaml") == ()
