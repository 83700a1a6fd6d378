"""Makes people of the rows of a list, and tells what is wrong with rows and what is doubtful.

No message repeats a name: what is printed here may end in a log, and names are to stay in the kit.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from msgspec import Struct

from coursegen.model.roster import Person
from coursegen.problems import Place, Problem, Refused, Severity
from coursegen.source.roster.attendance import attendance_of
from coursegen.source.roster.headings import TELLING, Headings, chosen, is_end
from coursegen.source.roster.names import LONGEST_NAME, clean, no_name, person_named
from coursegen.source.roster.table import Row, filled
from coursegen.source.roster.words import plain, roster_words

MOST_PEOPLE = 500
_KNOWN = ("name", "full name", "first name", "last name", "surname", "team", "department", "email", "employee id")
_NEAR = 0.8
_WRITE_IN = "write the name in, or delete the row; nothing was made for it"
_ONE_AT_A_TIME = ("first", "middle", "particle", "last", "last_too")


class ReadRoster(Struct, frozen=True):
    """The people of a list in its order, and what is to be said of its rows, each with its place.

    ``doubts`` are problems that somebody has to answer before anything is made; ``read_from`` says in words what was
    read as what, without anybody's name.
    """

    people: tuple[Person, ...]
    problems: tuple[Problem, ...]
    doubts: tuple[Problem, ...] = ()
    read_from: tuple[str, ...] = ()


def with_headings(rows: Sequence[Row], headings: Headings, file: str) -> ReadRoster:
    """The people below a row of headings. Errors: ``Refused`` where there is nobody, or more than a room holds."""
    reading = _Reading(rows, headings, file)
    for row in reading.rows:
        reading.take(row)
    return reading.done()


class _Reading:
    """A list on its way to people, row by row."""

    def __init__(self, rows: Sequence[Row], headings: Headings, file: str) -> None:
        self.file, self.headings = file, headings
        self.rows = _of_one_part(rows[headings.at + 1 :], headings)
        self.head = rows[headings.at]
        self.columns = {
            column: at for column in headings.columns if (at := chosen(headings, column, self.rows)) is not None
        }
        if headings.of_a_form and "id" in self.columns and plain(self.head[self.columns["id"]].text) == "id":
            del self.columns["id"]  # it numbers the answers
        self.attendance = attendance_of(self.rows, self.columns.get("status"))
        self.whole_name = _name_is_whole(self.rows, self.columns)
        self.pairs = headings.width == 1 and _all_pairs(self.rows)
        self.problems: list[Problem] = []
        self.doubts: list[Problem] = []
        self.people: list[Person] = []
        self.named: dict[str, dict[str, int]] = {}  # by name, then by what tells people apart, the line
        self.line = rows[headings.at][0].place.line if rows[headings.at] else headings.at + 1

    def take(self, row: Row) -> None:
        """Make a person of a row, or tell why not."""
        self.line = row[0].place.line if row else self.line + 1
        place = row[0].place if row else Place(self.file, self.line, 1)
        if not filled(row):
            hint = "delete it, so that nobody is missing without being noticed"
            self._tell("empty-row", "this row is empty", place, hint, Severity.WARNING)
        elif not self.pairs and any(cell.text for cell in row[max(self.headings.width, 1) :]):
            width = self.headings.width
            message = f"this row has {len(row)} cells, and the headings are {width}; it is left out"
            hint = "put a name that has a comma in it in quotes"
            self._tell("cells", message, row[width].place, hint)
        elif self._comes(row):
            self._add(row, place)

    def _comes(self, row: Row) -> bool:
        """Whether somebody comes, as far as the list says so."""
        says = self.attendance.of(row)
        if says == "no":
            message = "this row is left out: the list says that this person is not attending"
            self._tell("left-out", message, row[self.attendance.at].place, "change it there if they do", Severity.INFO)
        elif says == "unclear":
            message = "the list does not say clearly whether the person in this row attends"
            hint = "write yes or no there"
            self.doubts.append(Problem("attendance", message, row[min(self.attendance.at, len(row) - 1)].place, hint))
        return says != "no"

    def _add(self, row: Row, place: Place) -> None:
        told = [self.columns[one] for one in TELLING if self.columns.get(one, len(row)) < len(row)]
        at = row[told[0]].place if told else place
        name = self._name(row)
        team, number, mail = (self._cell(row, column) for column in ("team", "id", "email"))
        if "@" in number:  # an account, which is nobody's business on paper
            number, mail = "", number
        if not name:
            if not self._is_summary(row):
                self._tell("no-name", "this row has no name", at, _WRITE_IN)
        elif why := no_name(name):
            self._tell("no-name", f"the name in this row is {why}", at, _WRITE_IN)
        elif len(name) > LONGEST_NAME:
            message = f"this name has {len(name)} letters; {LONGEST_NAME} fit at most, and nothing was made for it"
            self._tell("long-name", message, at, "shorten it as the person would")
        else:
            who = "" if self.headings.of_a_meeting else number or mail or team
            self._keep(Person(name, team, number, _key(name, who), place=at), who)

    def _keep(self, person: Person, who: str) -> None:
        """Keep a person once; of two rows with one name, and nothing beside one of them, nobody knows who is meant."""
        line = person.place.line if person.place else self.line
        named = self.named.setdefault(_key(person.name, ""), {})
        twin = person.key if person.key in named else next((key for key in named if not who or key[-1:] == "\n"), "")
        if not twin:
            named[person.key] = line
            self.people.append(person)
        elif self.headings.of_a_meeting or (who and twin == person.key):
            severity = Severity.INFO if self.headings.of_a_meeting else Severity.WARNING
            message = f"this row names the person of line {named[twin]} again; it is left out"
            hint = "two people of one name are told apart by a column 'id'"
            self._tell("duplicate-row", message, person.place, hint, severity)
        else:
            message = f"this row has the name of line {named[twin]} again: is it one person, or are there two?"
            hint = "delete one of the rows, or tell the two apart with a column 'id'"
            self.doubts.append(Problem("duplicate-row", message, person.place, hint))

    def _name(self, row: Row) -> str:
        if self.pairs:
            cells = filled(row)
            return person_named(", ".join(cell.text for cell in cells))
        name = self._cell(row, "name")
        parts = {column: self._cell(row, column) for column in _ONE_AT_A_TIME}
        accounts = self.headings.accounts
        if name and (self.whole_name or not (parts["first"] or parts["last"])):
            return person_named(name, known_otherwise=accounts)
        if name:  # beside a first name it is the family's, and beside that the first
            parts["last" if parts["first"] else "first"] = name
        return " ".join(filter(None, (clean(parts[column]) for column in _ONE_AT_A_TIME)))

    def _cell(self, row: Row, column: str) -> str:
        at = self.columns.get(column)
        return clean(row[at].text) if at is not None and at < len(row) else ""

    def _is_summary(self, row: Row) -> bool:
        """Whether a row without a name sums others up, as exports do at their end."""
        return any(map(roster_words().nobody.fullmatch, (cell.text for cell in filled(row)[:1])))

    def _tell(
        self, rule: str, message: str, place: Place | None, hint: str, severity: Severity = Severity.ERROR
    ) -> None:
        self.problems.append(Problem(rule, message, place, hint, severity))

    def done(self) -> ReadRoster:
        """What was read. Errors: ``Refused`` where there is nobody, or more than a room holds."""
        if len(self.people) > MOST_PEOPLE:
            message = f"this list has {len(self.people):,} people; one room has {MOST_PEOPLE} at most"
            raise Refused([Problem("too-many", message, self.people[MOST_PEOPLE].place, "make a list for each room")])
        if not self.people:
            hint = "write one person in each row, below a line that says: name, team, id"
            nobody = Problem("no-people", "there is nobody in this list", Place(self.file, 1, 1), hint)
            raise Refused([nobody, *self.problems, *self.doubts])
        told = (*self._unused(), *self.problems)
        return ReadRoster(tuple(self.people), told, tuple(self.doubts), tuple(self._read_from()))

    def _unused(self) -> Iterator[Problem]:
        """Headings that nothing is read from, where one looks like a known one that is misspelt."""
        for number in self.headings.unknown:
            cell = self.head[number]
            if near := get_close_matches(plain(cell.text), _KNOWN, n=1, cutoff=_NEAR):
                message = f"the column {cell.text!r} is not used"
                hint = (
                    f"did you mean {near[0]!r}? name, team, id and email are used; leave it if nothing of it is wanted"
                )
                yield Problem("unknown-column", message, cell.place, hint, Severity.WARNING)

    def _read_from(self) -> Iterator[str]:
        """What was read as what, without anybody's name."""
        used = [f"{column.replace('_too', '')} from {self.head[at].text!r}" for column, at in self.columns.items()]
        yield f"headings in row {self.head[0].place.line}: {', '.join(used)}"
        unused = [self.head[number].text for number in self.headings.unknown]
        if unused:
            yield f"not used: {', '.join(unused)}"
        if above := self.headings.at:
            yield (
                f"not read: the {above} rows above the headings"
                if above > 1
                else "not read: the row above the headings"
            )
        left = Counter(one.rule for one in self.problems if one.rule in ("left-out", "duplicate-row"))
        if left["left-out"]:
            yield f"left out: {left['left-out']} not attending"
        if left["duplicate-row"]:
            yield f"left out: {left['duplicate-row']} named a second time"


def _key(name: str, who: str) -> str:
    return "\n".join(unicodedata.normalize("NFKC", part).casefold() for part in (name, who))


def _of_one_part(rows: Sequence[Row], headings: Headings) -> tuple[Row, ...]:
    """The rows up to the next part of a report, without the empty ones before that."""
    end = next((at for at, row in enumerate(rows) if is_end(row, headings)), len(rows))
    while end and not filled(rows[end - 1]) and headings.of_a_meeting:
        end -= 1
    return tuple(rows[:end])


def _name_is_whole(rows: Sequence[Row], columns: Mapping[str, int]) -> bool:
    """Whether a column headed ``name`` has the whole name, although another has a part of it."""
    if "name" not in columns or not {"first", "last"} & set(columns):
        return True
    if {"first", "last"} <= set(columns):
        return _holds(rows, columns["name"], columns["last"])
    return _holds(rows, columns["name"], columns["first" if "first" in columns else "last"])


def _holds(rows: Sequence[Row], whole: int, part: int) -> bool:
    """Whether most cells of one column hold those of another."""
    both = [(row[whole].text.casefold(), row[part].text.casefold()) for row in rows if max(whole, part) < len(row)]
    full = [(name, said) for name, said in both if name and said]
    return bool(full) and 2 * sum(said in name for name, said in full) > len(full)


def _all_pairs(rows: Sequence[Row]) -> bool:
    """Whether each row of a list with one heading was parted by the comma of ``Ruiz, Ana``."""
    sizes = {len(row) for row in rows if filled(row)}
    return sizes == {2}
