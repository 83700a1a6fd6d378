"""A certificate is signed by somebody for somebody who stayed, and its number is on no sheet that goes round."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from coursegen.compose.pages import document
from coursegen.compose.recipe import recipe_named
from coursegen.compose.words import Words
from coursegen.model.blocks import Paragraph, Table
from coursegen.model.course import Course
from coursegen.model.document import Document, NameTents, Signatures, WriteOn
from coursegen.model.layers import Session
from coursegen.model.roster import Person, Roster
from coursegen.model.text import Text
from coursegen.model.text import words as plain
from coursegen.model.tools import Tool, ToolField
from support.tree import every

SESSION = Session("june", date="2027-06-07", place="Room 2", trainer="Sam Whitlock", headcount=2)
PEOPLE = Roster(2, (Person("Noor Adel", key="noor adel"), Person("Rowan Pell", key="rowan pell")))


def made(course: Course, words: Words, name: str, roster: Roster | None = PEOPLE) -> Document:
    return document(replace(course, session=SESSION), recipe_named(name, None), words, {}, roster=roster)


def test_each_certificate_has_a_number_and_the_sheet_that_goes_round_has_none(course: Course, words: Words) -> None:
    notes = [one.note.plain for one in every(Signatures, made(course, words, "certificate").blocks)]
    (table,) = every(Table, made(course, words, "sign_in").blocks)
    numbers = [note.removeprefix("No. ") for note in notes[:2]]
    assert notes[2:] == ["", ""]  # for people on no list
    assert all(re.fullmatch(r"[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{2}", number) for number in numbers)
    assert len(set(numbers)) == len(PEOPLE.people)
    assert [row[1].plain for row in table.rows] == ["Noor Adel", "Rowan Pell", "", ""]
    assert not any(cell.plain in numbers for row in table.rows for cell in row)


def test_the_trainer_signs_below_day_and_place_and_nobody_else_does(course: Course, words: Words) -> None:
    certificate = made(course, words, "certificate")
    signed = [[line.plain for line in one.prompts] for one in every(Signatures, certificate.blocks)]
    assert signed == [["Sam Whitlock, trainer"]] * 4
    said = [one.text.plain for one in every(Paragraph, certificate.blocks)]
    assert said.count("7 June 2027 · Room 2") == 4
    parts = "Parts: " + " · ".join(one.title.plain for one in course.modules)
    assert len([one for one in said if re.fullmatch(rf"{re.escape(parts)}\. \d+ (h|min).*", one)]) == 4
    (sheet,) = every(Signatures, made(course, words, "sign_in").blocks)
    assert [line.plain for line in sheet.prompts] == ["Sam Whitlock, trainer: those who are ticked stayed to the end"]


def test_every_row_has_a_box_for_who_stayed_and_a_sheet_without_names_asks_for_the_team(
    course: Course, words: Words
) -> None:
    for roster, wanted in ((PEOPLE, ["#", "Name"]), (None, ["#", "Name", "Team"])):
        (table,) = every(Table, made(course, words, "sign_in", roster).blocks)
        assert [cell.plain for cell in table.header] == [*wanted, "Signature", "Stayed"]
        assert {row[-1].plain for row in table.rows} == {"□"}
        assert not any(row[-2].plain for row in table.rows)


def test_a_sheet_with_teams_and_numbers_of_people_has_a_column_for_each(course: Course, words: Words) -> None:
    full = Roster(1, (Person("Noor Adel", "Desk", "1000", key="noor adel"),))
    for roster, columns in ((PEOPLE, 4), (full, 6)):
        (table,) = every(Table, made(course, words, "sign_in", roster).blocks)
        assert len(table.header) == columns
        assert sum(table.widths) == pytest.approx(1.0)


def test_a_name_tent_has_dashes_for_the_words_that_one_carries(course: Course, words: Words) -> None:
    def aside(**how: bool) -> list[int]:
        field = ToolField("five", plain("My five words"), Text(), 1, Text(), "recover.own.five", words=5)
        own = Tool("own", "form", plain("Own"), Text(), (field,), "recover.own", **how)
        modules = (replace(course.modules[0], tools=(own,)), *course.modules[1:])
        (tents,) = every(NameTents, made(replace(course, modules=modules), words, "name_tents").blocks)
        return [block.words for block in every(WriteOn, tents.aside)]

    assert aside(carry=True) == [5]
    assert aside(carry=False) == []
