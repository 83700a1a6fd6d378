"""What reads a stranger's file may take so much time and memory, and takes nothing else down with it."""

from __future__ import annotations

import os
import sys
import time

import pytest

from coursegen.problems import Place, Problem, Refused
from coursegen.source.separate_process import read_apart


def doubled(number: int) -> int:
    return 2 * number


def endless(_: int) -> int:
    while True:
        time.sleep(1)


def busy(_: int) -> int:
    while True:
        pass


def greedy(megabytes: int) -> int:
    return len(bytearray(megabytes * 1_000_000))


def gone(code: int) -> int:
    os._exit(code)


def refusing(line: int) -> int:
    raise Refused([Problem("no-text", "there is nothing in it", Place("a.txt", line, 1))])


def failing(_: int) -> int:
    raise ZeroDivisionError("our fault")


def test_what_is_read_comes_back() -> None:
    assert read_apart(doubled, 21, "a.txt") == 42


def test_what_takes_too_long_is_given_up() -> None:
    began = time.monotonic()
    with pytest.raises(Refused, match=r"takes longer than 0\.2 seconds"):
        read_apart(endless, 0, "a.txt", seconds=0.2)
    assert time.monotonic() - began < 10


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="a fork sees what the test has set")
def test_what_keeps_the_processor_busy_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coursegen.source.separate_process.PROCESSOR", 1)
    with pytest.raises(Refused, match=r"takes longer than 1 seconds"):
        read_apart(busy, 0, "a.txt")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to a bound of memory")
def test_what_takes_too_much_memory_is_given_up() -> None:
    with pytest.raises(Refused, match="more memory than 100 MB"):
        read_apart(greedy, 400, "a.txt", megabytes=100)
    assert read_apart(greedy, 40, "a.txt", megabytes=100) == 40_000_000


def test_a_reader_that_is_brought_down_is_told_plainly() -> None:
    with pytest.raises(Refused, match="was given up"):
        read_apart(gone, 7, "a.txt")


def test_problems_and_faults_of_ours_come_back_as_they_are() -> None:
    with pytest.raises(Refused) as caught:
        read_apart(refusing, 3, "a.txt")
    assert caught.value.problems == (Problem("no-text", "there is nothing in it", Place("a.txt", 3, 1)),)
    with pytest.raises(ZeroDivisionError, match="our fault"):
        read_apart(failing, 0, "a.txt")
