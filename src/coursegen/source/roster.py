"""Reads a list of participants, a CSV file: the people in it and what is wrong with its rows.

No message repeats a name: what is printed here may end in a log, and names are to stay in the kit.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.roster import Person
from coursegen.problems import Place, Problem, Refused, Severity, nearest
from coursegen.source.csv_text import Row, rows_of, separators_of, text_of, without_empty_end

MOST_PEOPLE = 500
LONGEST_NAME = 160

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": (
        "name", "names", "full name", "display name", "participant", "participants", "participant name", "attendee",
        "learner", "employee", "employee name", "teilnehmer", "teilnehmerin", "nom complet", "nombre completo",
    ),
    "first": ("first name", "firstname", "given name", "forename", "vorname", "prénom", "nombre", "nome"),
    "last": ("last name", "lastname", "surname", "family name", "nachname", "familienname", "nom", "apellido",
             "apellidos", "cognome"),
    "team": ("team", "group", "department", "dept", "unit", "abteilung", "gruppe", "équipe", "service", "equipo",
             "departamento", "reparto"),
    "id": ("id", "employee id", "employee no", "employee number", "staff id", "staff no", "personnel number",
           "participant id", "personalnummer", "matricule"),
    "email": ("email", "e-mail", "mail", "email address", "e-mail address", "e-mail-adresse", "correo"),
}  # fmt: skip
"""What each column is usually headed with."""

_MEANT = {word: column for column, words in HEADINGS.items() for word in words}
_TELLING = ("name", "first", "last")


class ReadRoster(Struct, frozen=True):
    """The people of a list in its order, and what is to be said of its rows, each with its place."""

    people: tuple[Person, ...]
    problems: tuple[Problem, ...]


def read_roster(path: Path) -> ReadRoster:
    """The people of a CSV file. Errors: ``Refused`` where it can't be read as such a list at all."""
    text, file = text_of(path), path.name
    for separator in separators_of(text):
        rows = without_empty_end(rows_of(text, file, separator))
        if rows and any(_column(cell.text) for cell in rows[0]):
            return _with_headings(rows, file)
    separator = next((one for one in (";", "\t") if one in text), "," if ", " not in text else ";")
    return _without_headings(without_empty_end(rows_of(text, file, separator)), file)


def _column(heading: str) -> str:
    return _MEANT.get(heading.casefold().strip(" .:*"), "")


def _with_headings(rows: tuple[Row, ...], file: str) -> ReadRoster:
    head, problems, columns = rows[0], [], dict[str, int]()
    for number, cell in enumerate(head):
        column = _column(cell.text)
        if not column and cell.text:
            near = nearest(cell.text.casefold(), _MEANT)
            known = f"did you mean {near!r}? " if near else ""
            message = f"the column {cell.text!r} is not used"
            hint = f"{known}name, team, id and email are; leave it as it is if nothing of it is wanted"
            problems.append(Problem("unknown-column", message, cell.place, hint, Severity.WARNING))
        elif column in columns:
            message = f"there are two columns for the {column}; the first is taken"
            hint = "leave one of them out, or head it otherwise"
            problems.append(Problem("column-twice", message, cell.place, hint, Severity.WARNING))
        elif column:
            columns[column] = number
    if not any(one in columns for one in _TELLING):
        message = "no column of this list is headed as people's names"
        raise Refused([Problem("no-names", message, Place(file, 1, 1), "head one of them with 'name'"), *problems])
    return _read(rows[1:], columns, len(head), problems, file)


def _without_headings(rows: tuple[Row, ...], file: str) -> ReadRoster:
    problems = []
    if (wide := next((row for row in rows if len(row) > 1), None)) is not None:
        message = "this list has several columns and no headings; the first column is taken as the names"
        hint = "write a first line that says what the columns are: name, team, id"
        problems.append(Problem("no-headings", message, wide[1].place, hint, Severity.WARNING))
    return _read(rows, {"name": 0}, max((len(row) for row in rows), default=1), problems, file)


def _read(
    rows: tuple[Row, ...], columns: Mapping[str, int], width: int, problems: list[Problem], file: str
) -> ReadRoster:
    people: list[Person] = []
    if len(rows) > MOST_PEOPLE:
        message = f"this list has {len(rows):,} rows; one room has {MOST_PEOPLE} people at most"
        raise Refused([Problem("too-many", message, Place(file, MOST_PEOPLE + 2, 1), "make a list for each room")])
    line = 1
    for row in rows:
        line = row[0].place.line if row else line + 1
        place = row[0].place if row else Place(file, line, 1)
        if not any(cell.text for cell in row):
            hint = "delete it, so that nobody is missing without being noticed"
            problems.append(Problem("empty-row", "this row is empty", place, hint, Severity.WARNING))
        elif any(cell.text for cell in row[width:]):
            message = f"this row has {len(row)} cells, and the headings are {width}; it is left out"
            hint = "put a name that has a comma in it in quotes"
            problems.append(Problem("cells", message, row[width].place, hint))
        else:
            people += _person(row, columns, place, problems)
    marked, said = _told_apart(people)
    if not marked:
        hint = "write one person in each row, below a line that says: name, team, id"
        raise Refused([Problem("no-people", "there is nobody in this list", Place(file, 1, 1), hint), *problems])
    return ReadRoster(marked, (*problems, *said))


def _person(row: Row, columns: Mapping[str, int], place: Place, problems: list[Problem]) -> Iterator[Person]:
    said = {column: _clean(row[at].text) for column, at in columns.items() if at < len(row)}
    name = said.get("name") or " ".join(filter(None, (said.get("first"), said.get("last"))))
    at = next((row[columns[one]].place for one in _TELLING if columns.get(one, len(row)) < len(row)), place)
    if not name:
        hint = "write it in, or delete the row; nothing was made for it"
        problems.append(Problem("no-name", "this row has no name", at, hint))
    elif len(name) > LONGEST_NAME:
        message = f"this name has {len(name)} letters; {LONGEST_NAME} fit at most, and nothing was made for it"
        problems.append(Problem("long-name", message, at, "shorten it as the person would"))
    else:
        who = said.get("id") or said.get("email", "")
        key = "\n".join(unicodedata.normalize("NFKC", part).casefold() for part in (name, who))
        yield Person(name, said.get("team", ""), said.get("id", ""), key, place=at)


def _clean(text: str) -> str:
    """The text composed, without what steers a terminal or turns the direction of a line."""
    seen = (char for char in unicodedata.normalize("NFC", text) if unicodedata.category(char) not in ("Cc", "Cf", "Cs"))
    return " ".join("".join(seen).split())


def _told_apart(people: list[Person]) -> tuple[tuple[Person, ...], list[Problem]]:
    """The people, those marked whom an earlier row names, and a warning for each such row."""
    first: dict[str, int] = {}
    marked: list[Person] = []
    problems: list[Problem] = []
    for person in people:
        line = person.place.line if person.place else 0
        if person.key not in first:
            first[person.key] = line
            marked.append(person)
            continue
        message = f"this row names the person of line {first[person.key]} again; its certificate says 'Duplicate'"
        hint = "delete one of the two rows; two people of one name are told apart by a column 'id'"
        problems.append(Problem("duplicate-row", message, person.place, hint, Severity.WARNING))
        marked.append(replace(person, again=True))
    return tuple(marked), problems
