"""Lists of participants as programs save them: people, places of what is wrong, and no name in any message."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen.problems import Refused, Severity
from coursegen.source.roster import MOST_PEOPLE, ReadRoster, read_roster

PEOPLE = [("José Ñúñez", "Front desk", "7"), ("Αλέξανδρος Παππάς", "Night", "8"), ("Ольга Кузнецова", "", "")]


def saved(folder: Path, data: bytes) -> Path:
    file = folder / "roster.csv"
    file.write_bytes(data)
    return file


def read(folder: Path, text: str) -> ReadRoster:
    return read_roster(saved(folder, text.encode("utf-8")))


def refused(folder: Path, data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        read_roster(saved(folder, data))
    return "\n".join(f"{one.place}: {one.message}" for one in caught.value.problems)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-mark"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_way_of_saving_gives_the_same_people(tmp_path: Path, separator: str, encoding: str, end: str) -> None:
    rows = [("Name", "Team", "Employee ID"), *PEOPLE]
    text = end.join(separator.join(row) for row in rows) + end
    data = b"\xff\xfe" + text.encode("utf-16-le") if encoding == "utf-16-le-mark" else text.encode(encoding)
    found = read_roster(saved(tmp_path, data))
    assert [(one.name, one.team, one.id) for one in found.people] == PEOPLE
    assert found.problems == ()


def test_western_windows_letters_are_known(tmp_path: Path) -> None:
    found = read_roster(saved(tmp_path, "Name;Team\r\nZoë Brontë;Büro\r\n".encode("cp1252")))
    assert [(one.name, one.team) for one in found.people] == [("Zoë Brontë", "Büro")]


def test_first_and_last_names_make_one_name(tmp_path: Path) -> None:
    found = read(tmp_path, "Surname,First name,Department\nBerg,Anna,Records\n")
    assert [(one.name, one.team) for one in found.people] == [("Anna Berg", "Records")]


def test_a_file_without_headings_is_names_only(tmp_path: Path) -> None:
    found = read(tmp_path, "Anna Berg\nDoe, Jane\n")
    assert [one.name for one in found.people] == ["Anna Berg", "Doe, Jane"]
    assert found.problems == ()


def test_columns_without_headings_are_told(tmp_path: Path) -> None:
    found = read(tmp_path, "Anna Berg;Records\nBob Lee;Records\n")
    assert [one.name for one in found.people] == ["Anna Berg", "Bob Lee"]
    assert [(str(one.place), one.rule) for one in found.problems] == [("roster.csv:1:11", "no-headings")]


def test_formula_characters_stay_text(tmp_path: Path) -> None:
    names = ["=HYPERLINK(1)", "+49 Bob", "-Ann", "@sam"]
    assert [one.name for one in read(tmp_path, "\n".join(["name", *names])).people] == names


def test_excels_own_first_line_and_quotes_over_two_lines(tmp_path: Path) -> None:
    found = read(tmp_path, 'sep=;\nname;team\n"Berg;\nAnna";Records\n;\n')
    assert [one.name for one in found.people] == ["Berg; Anna"]
    assert [(str(one.place), one.rule) for one in found.problems] == [("roster.csv:5:1", "empty-row")]


def test_rows_that_say_too_little_or_the_same_are_told_with_their_places(tmp_path: Path) -> None:
    found = read(tmp_path, "name;id;shoe size\nAnna Berg;7;40\n;;\n;9;38\nanna  BERG;7;\nAnna Berg;8;\n\n\n")
    told = [(str(one.place), one.rule, one.severity) for one in found.problems]
    assert told == [
        ("roster.csv:1:9", "unknown-column", Severity.WARNING),
        ("roster.csv:3:1", "empty-row", Severity.WARNING),
        ("roster.csv:4:1", "no-name", Severity.ERROR),
        ("roster.csv:5:1", "duplicate-row", Severity.WARNING),
    ]
    assert [(one.name, one.again) for one in found.people] == [
        ("Anna Berg", False), ("anna BERG", True), ("Anna Berg", False),
    ]  # fmt: skip


def test_a_comma_that_moves_cells_is_told_and_nobody_gets_a_wrong_name(tmp_path: Path) -> None:
    found = read(tmp_path, "name,team\nDoe,Jane,Records\nBob Lee,Records\n")
    assert [one.name for one in found.people] == ["Bob Lee"]
    assert [(str(one.place), one.rule) for one in found.problems] == [("roster.csv:2:10", "cells")]


def test_a_misspelt_heading_is_told_with_the_nearest(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, "name,depatment\nAnna Berg,x\n").problems
    assert "did you mean 'department'?" in problem.hint


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"PK\x03\x04 a workbook", "not a CSV file"),
        (b"n\0a\0m\0e\0", "no text"),
        (b"name\n\x81\n", "no text"),
        (b"", "nobody in this list"),
        (b"name;team\n", "nobody in this list"),
        (b"team;id\nx;1\n", "no column of this list is headed"),
        (b'name\n"Anna\nBob\n', "roster.csv:2:1: the quotes in this row don't match"),
        (b"name\n" + b"Anna\n" * (MOST_PEOPLE + 1), "500 people at most"),
        (b"x" * 1_000_001, "larger than a megabyte"),
    ],
)
def test_what_is_no_such_list_is_refused(tmp_path: Path, data: bytes, told: str) -> None:
    assert told in refused(tmp_path, data)


def test_a_file_that_is_not_there_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "nobody.csv", tmp_path):
        with pytest.raises(Refused):
            read_roster(path)


def test_marks_that_steer_are_taken_out(tmp_path: Path) -> None:
    found = read(tmp_path, "name\nAn\u202ena\x1b[31m Berg\n")
    assert [one.name for one in found.people] == ["Anna[31m Berg"]


@given(st.binary(max_size=400))
def test_any_bytes_are_people_or_are_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    try:
        found = read_roster(saved(folder, data))
    except Refused as caught:
        assert all(one.message for one in caught.problems)
    else:
        assert all(one.name for one in found.people)


@given(st.lists(st.text("abcdefgh ÄßЖλ;,\"'=+", min_size=1, max_size=20), min_size=1, max_size=6))
def test_no_message_repeats_a_name(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    marked = [f"Quentin{name}Zyxw" for name in names]
    quoted = "\n".join('"' + name.replace('"', '""') + '"' for name in (*marked, marked[0]))
    found = read_roster(saved(tmp_path_factory.mktemp("any"), f"name\n{quoted}\n".encode()))
    assert {one.name for one in found.people} == {" ".join(name.split()) for name in marked}
    assert not [one for one in found.problems if "Zyxw" in one.message + one.hint]
