"""What was built, what the deck says, and what the course says now: home, there already, or a conflict."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen.problems import Refused
from coursegen.pull.base.kept_bases import BASE_FOLDER
from coursegen.pull.placing.patch import Conflict, SetText
from support.hostile_bases import with_part
from support.pull_cases import Case, Deck, edited, new_text


def _changed(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_an_edit_where_the_course_changed_too_is_a_conflict_and_the_others_come_home(case: Case) -> None:
    def edit(deck: Deck) -> None:
        deck.replace("how_it_runs", "Phones face down", "Phones off")
        deck.replace("how_it_runs", "the others listen", "all others listen")

    _changed(case.root / "course.yaml", "Phones face down until", "Phones in the bag until")
    found = case.pull(edited(case.deck, edit))
    assert found.patch.conflicts == (
        Conflict(
            "how_it_runs",
            "course.rules.phones.text",
            "Phones face down until the break",
            "Phones off until the break",
            "Phones in the bag until the break",
            SetText(
                "course.rules.phones.text",
                "Phones off until the break",
                "Phones in the bag until the break",
                "how_it_runs",
            ),
        ),
    )
    assert [one.address for one in found.patch.operations if isinstance(one, SetText)] == ["course.rules.turns.text"]
    assert "Phones off" not in new_text(found)


def test_an_edit_that_the_course_made_as_well_is_home_already(case: Case) -> None:
    _changed(case.root / "course.yaml", "Phones face down until", "Phones off until")
    found = case.pull(edited(case.deck, lambda deck: deck.replace("how_it_runs", "face down", "off")))
    assert (found.files, found.patch.conflicts) == ((), ())


def test_a_change_of_the_course_elsewhere_is_no_conflict(case: Case) -> None:
    _changed(case.root / "course.yaml", "the others listen", "all others listen")
    found = case.pull(edited(case.deck, lambda deck: deck.replace("how_it_runs", "face down", "off")))
    assert found.patch.conflicts == ()
    assert "Phones off" in new_text(found)
    assert "others listen" not in new_text(found)


def test_an_item_that_is_gone_from_the_course_is_a_conflict(case: Case) -> None:
    _changed(case.root / "course.yaml", "  - {id: phones, text: Phones face down until the break}\n", "")
    found = case.pull(edited(case.deck, lambda deck: deck.replace("how_it_runs", "face down", "off")))
    assert [(one.address, one.course) for one in found.patch.conflicts] == [("course.rules.phones.text", "(gone)")]
    assert found.files == ()


def test_a_deleted_item_that_the_course_has_changed_is_a_conflict(case: Case) -> None:
    _changed(case.root / "modules" / "listen.yaml", "A step without a time is a wish.", "A step needs a time.")
    found = case.pull(edited(case.deck, lambda deck: deck.delete("listen/points/next_step")))
    assert [one.deck for one in found.patch.conflicts] == ["(deleted)"]
    assert found.files == ()


def test_an_order_that_the_course_has_changed_is_a_conflict(case: Case) -> None:
    def edit(deck: Deck) -> None:
        first = deck.paragraph("how_it_runs", "Phones face down")._p
        first.getnext().addnext(first)

    phones = "  - {id: phones, text: Phones face down until the break}\n"
    _changed(case.root / "course.yaml", phones, "")
    _changed(case.root / "course.yaml", "rules:\n", f"rules:\n  - {{id: first, text: Be kind}}\n{phones}")
    assert case.pull(edited(case.deck, edit)).patch.conflicts == ()
    _changed(case.root / "course.yaml", phones, "")
    _changed(case.root / "course.yaml", "others listen}\n", f"others listen}}\n{phones}")
    assert case.pull(edited(case.deck, edit)).files == ()  # the same order already


def test_a_locked_text_stays(case: Case) -> None:
    _changed(case.root / "course.yaml", "format: 1\n", "format: 1\nlocked: [rules.phones]\n")
    found = case.pull(edited(case.deck, lambda deck: deck.replace("how_it_runs", "face down", "off")))
    assert found.files == ()
    assert "course.rules.phones.text is locked" in found.patch.stays[0].message


def test_what_a_session_says_is_told_to_be_changed_there(case: Case) -> None:
    (case.root / "sessions").mkdir()
    session = "format: 1\nsession: may\nteam: desk\ncourse: {subtitle: A course in May}\n"
    (case.root / "sessions" / "may.yaml").write_text(session, "utf-8")
    deck = edited(case.build("may"), lambda deck: deck.replace("title", "A course in May", "A course in June"))
    found = case.pull(deck)
    assert found.files == ()
    assert "course.subtitle is said by sessions/may.yaml" in found.patch.stays[0].message


def test_a_sessions_deck_brings_other_edits_home_to_its_team(case: Case) -> None:
    (case.root / "sessions").mkdir()
    (case.root / "sessions" / "may.yaml").write_text("format: 1\nsession: may\nteam: desk\n", "utf-8")
    deck = edited(case.build("may"), lambda deck: deck.replace("how_it_runs", "face down", "off"))
    assert "Phones off until the break" in new_text(case.pull(deck))


def test_decks_of_a_team_its_session_and_the_base_have_fingerprints_of_their_own(case: Case) -> None:
    (case.root / "sessions").mkdir()
    (case.root / "sessions" / "may.yaml").write_text("format: 1\nsession: may\nteam: desk\n", "utf-8")
    for team, session in (("desk", ""), ("desk", "may"), ("base", "")):
        Case(case.root, team).build(session)
    assert len(list((case.output / BASE_FOLDER).iterdir())) == 3  # the team's deck is the one built before


def _refusal(case: Case, deck: bytes) -> str:
    with pytest.raises(Refused) as refused:
        case.pull(deck)
    (problem,) = refused.value.problems
    return f"{problem.message}; {problem.hint}"


def test_without_its_base_a_deck_is_refused_and_it_is_said_why(case: Case) -> None:
    for path in (case.output / BASE_FOLDER).iterdir():
        path.unlink()
    said = _refusal(case, with_part(case.deck, None))
    assert "so nobody can tell what was edited in it" in said
    assert "--out" in said
    assert "--from" in said


@pytest.mark.slow
def test_a_base_that_was_tampered_with_is_refused(case: Case) -> None:
    (base,) = (case.output / BASE_FOLDER).iterdir()
    for content in (b"{}", b"[]", b'{"format": 1}', b"\xff", b"[" * 100_000):
        base.write_bytes(content)
        assert "has none that can be read" in _refusal(case, with_part(case.deck, None))
        assert case.pull(case.deck).files == ()  # the deck says it itself


def test_a_deck_of_another_team_is_refused(case: Case) -> None:
    deck = Case(case.root, "base").build()
    assert "built for the course as it is, without a team, not for desk" in _refusal(case, deck)


def test_a_deck_that_coursegen_did_not_build_is_refused(case: Case) -> None:
    from io import BytesIO

    from pptx import Presentation

    stream = BytesIO()
    Presentation().save(stream)
    assert "does not say which build it comes from" in _refusal(case, stream.getvalue())
