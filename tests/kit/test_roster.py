"""Lists of participants as programs save them: people, places of what is wrong, and no name in any message."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import xlsxwriter
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
    assert [one.name for one in found.people] == ["Anna Berg", "Jane Doe"]
    assert found.problems == ()


def test_columns_without_headings_are_told(tmp_path: Path) -> None:
    found = read(tmp_path, "Anna Berg;Records\nBob Lee;Records\n")
    assert [one.name for one in found.people] == ["Anna Berg", "Bob Lee"]
    assert [(str(one.place), one.rule) for one in found.doubts] == [("roster.csv:1:11", "no-headings")]


def test_formula_characters_stay_text(tmp_path: Path) -> None:
    names = ["=HYPERLINK(1)", "+49 Bob", "-Ann", "@sam"]
    assert [one.name for one in read(tmp_path, "\n".join(["name", *names])).people] == names


def test_excels_own_first_line_and_quotes_over_two_lines(tmp_path: Path) -> None:
    found = read(tmp_path, 'sep=;\nname;team\n"Berg;\nAnna";Records\n;\nBob Lee;Records\n')
    assert [one.name for one in found.people] == ["Berg; Anna", "Bob Lee"]
    assert [(str(one.place), one.rule) for one in found.problems] == [("roster.csv:5:1", "empty-row")]


def test_rows_that_say_too_little_or_the_same_are_told_with_their_places(tmp_path: Path) -> None:
    found = read(tmp_path, "name;id;shoe size\nAnna Berg;7;40\n;;\n;9;38\nanna  BERG;7;\nAnna Berg;8;\n\n\n")
    told = [(str(one.place), one.rule, one.severity) for one in found.problems]
    assert told == [
        ("roster.csv:3:1", "empty-row", Severity.WARNING),
        ("roster.csv:4:1", "no-name", Severity.ERROR),
        ("roster.csv:5:1", "duplicate-row", Severity.WARNING),
    ]
    assert [(one.name, one.id) for one in found.people] == [("Anna Berg", "7"), ("Anna Berg", "8")]
    assert found.read_from[1] == "not used: shoe size"


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
        (b"PK\x03\x04 a workbook", "can't be read as a spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old one", "can't be read as a spreadsheet"),
        (b"n\0a\0m\0e\0", "nobody in this list"),
        (b"name\nx\0\0\0\0y\n", "no text"),
        (b"", "nobody in this list"),
        (b"name;team\n", "nobody in this list"),
        (b"team;id\nx;1\n", "no column of this list is headed"),
        (b'name\n"Anna\nBob\n', "roster.csv:2:1: the quotes in this row don't match"),
        (b"name\n" + b"".join(b"Anna B%d\n" % at for at in range(MOST_PEOPLE + 1)), "500 at most"),
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
    try:
        found = read_roster(saved(tmp_path_factory.mktemp("any"), f"name\n{quoted}\n".encode()))
    except Refused as refused:
        told = refused.problems
    else:
        told = (*found.problems, *found.doubts)
        assert all("Quentin" in one.name and "Zyxw" in one.name for one in found.people)
        assert not [line for line in found.read_from if "Zyxw" in line]
    assert not [one for one in told if "Zyxw" in one.message + one.hint]


def test_joiners_between_letters_stay_and_stray_ones_go(tmp_path: Path) -> None:
    found = read(tmp_path, "name\nعلی\u200cرضا\nAn\u200ba Berg\u200d\n")
    assert [one.name for one in found.people] == ["علی\u200cرضا", "Ana Berg"]


def test_an_encoding_that_is_said_goes_before_what_is_guessed(tmp_path: Path) -> None:
    file = saved(tmp_path, "name\nMari\u00e8 Nu\u00f1o\u00f5\n".encode("cp1252"))
    assert [one.rule for one in read_roster(file).doubts] == ["letters"]
    said = read_roster(file, "cp1250")
    assert (said.doubts, said.people[0].name) == ((), "Marič Nuńoő")
    with pytest.raises(Refused, match="no encoding"):
        read_roster(file, "klingon")


def book(folder: Path, sheets: dict[str, list[list[object]]], suffix: str = ".xlsx") -> Path:
    """A spreadsheet, made by a program that is not ours."""
    file = folder / f"people{suffix}"
    workbook = xlsxwriter.Workbook(str(file))
    for name, rows in sheets.items():
        sheet = workbook.add_worksheet(name)
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    workbook.close()
    return file


def test_a_spreadsheet_is_read_with_its_rows_as_places(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Spring course"],
        [],
        ["Name", "Team", "ID"],
        ["Anna Berg", "Desk", 7],
        ["", "Desk", 8],
    ]
    found = read_roster(book(tmp_path, {"Notes": [["nothing here"]], "People": rows}))
    assert [(one.name, one.team, one.id) for one in found.people] == [("Anna Berg", "Desk", "7")]
    assert [(str(one.place), one.rule) for one in found.problems] == [("people.xlsx:5:1", "no-name")]
    assert found.read_from[0] == "sheet 'People'"


def test_two_sheets_with_people_are_a_question(tmp_path: Path) -> None:
    found = read_roster(book(tmp_path, {"May": [["Name"], ["Anna Berg"]], "June": [["Name"], ["Bob Lee"]]}))
    assert [one.rule for one in found.doubts] == ["sheets"]


def test_a_sheet_whose_last_cell_is_miles_away_is_refused_within_bounds(tmp_path: Path) -> None:
    file = book(tmp_path, {"People": [["Name"], ["Anna Berg"]]})
    with zipfile.ZipFile(file) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"</sheetData>", far)
    with zipfile.ZipFile(file, "w") as changed:
        for name, data in parts.items():
            changed.writestr(name, data)
    with pytest.raises(Refused) as caught:
        read_roster(file)
    assert caught.value.problems[0].rule == "too-costly"


def test_a_sheet_of_libreoffice_is_read(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = "".join(
        f"<table:table-row>{cells}</table:table-row>"
        for cells in ("".join(cell.format(one) for one in row) for row in (("Vorname", "Nachname"), ("Anna", "Berg")))
    )
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<office:document-content {names} office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="L">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    manifest = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    file = tmp_path / "people.ods"
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("META-INF/manifest.xml", f"<manifest:manifest {manifest}/>")
        made.writestr("content.xml", content)
    assert [one.name for one in read_roster(file).people] == ["Anna Berg"]
