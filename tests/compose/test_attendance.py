"""A certificate is signed by somebody for somebody who stayed, and its number can be looked up on the sign-in sheet."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from coursegen.compose.pages import document
from coursegen.compose.recipe import recipe_named
from coursegen.compose.words import Words
from coursegen.model.blocks import Paragraph, Table
from coursegen.model.course import Course
from coursegen.model.document import Document, Signatures
from coursegen.model.layers import Session
from coursegen.model.roster import Person, Roster
from support.tree import every

SESSION = Session("june", date="2027-06-07", trainer="Sam Whitlock", headcount=2)
PEOPLE = Roster(2, (Person("Noor Adel", key="noor adel"), Person("Rowan Pell", key="rowan pell")))


def made(course: Course, words: Words, name: str, roster: Roster | None = PEOPLE) -> Document:
    return document(replace(course, session=SESSION), recipe_named(name, None), words, {}, roster=roster)


def test_each_number_of_a_certificate_is_on_the_sheet_beside_the_name_that_it_is_for(
    course: Course, words: Words
) -> None:
    notes = [one.note.plain for one in every(Signatures, made(course, words, "certificate").blocks)]
    (table,) = every(Table, made(course, words, "sign_in").blocks)
    at = [cell.plain for cell in table.header].index("Certificate")
    listed = {row[1].plain: row[at].plain for row in table.rows if row[1].plain}
    assert list(listed) == ["Noor Adel", "Rowan Pell"]
    assert notes == [f"No. {number}" for number in listed.values()]
    assert all(re.fullmatch(r"[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{2}", number) for number in listed.values())


def test_the_trainer_signs_with_the_date_and_nobody_else(course: Course, words: Words) -> None:
    certificate = made(course, words, "certificate")
    signed = [[line.plain for line in one.prompts] for one in every(Signatures, certificate.blocks)]
    assert signed == [["Sam Whitlock, trainer, 7 June 2027"]] * 2
    said = [one.text.plain for one in every(Paragraph, certificate.blocks)]
    assert said.count("Parts: " + " · ".join(one.title.plain for one in course.modules)) == 2
    (sheet,) = every(Signatures, made(course, words, "sign_in").blocks)
    assert [line.plain for line in sheet.prompts] == ["Sam Whitlock, trainer: those who are ticked stayed to the end"]


def test_every_row_has_a_box_for_who_stayed_and_a_sheet_without_names_has_no_numbers(
    course: Course, words: Words
) -> None:
    for roster, wanted in ((PEOPLE, ["#", "Name", "Certificate"]), (None, ["#", "Name", "Team"])):
        (table,) = every(Table, made(course, words, "sign_in", roster).blocks)
        assert [cell.plain for cell in table.header] == [*wanted, "Signature", "Stayed"]
        assert {row[-1].plain for row in table.rows} == {"□"}
        assert not any(row[-2].plain for row in table.rows)


def test_a_sheet_with_teams_and_numbers_of_people_has_room_for_them_in_small_type(course: Course, words: Words) -> None:
    full = Roster(1, (Person("Noor Adel", "Desk", "1000", key="noor adel"),))
    for roster, small in ((PEOPLE, False), (full, True)):
        (table,) = every(Table, made(course, words, "sign_in", roster).blocks)
        assert table.small is small
        assert sum(table.widths) == pytest.approx(1.0)
