"""A headline's lines end where its sense does, if they can, and nothing is written into it for that."""

from __future__ import annotations

import re

import pytest

from coursegen.layout.balance import SPARE
from coursegen.layout.faces import Faces
from coursegen.layout.headline_breaks import Even, by_sense, with_company
from coursegen.layout.text_lines import Para, measured
from coursegen.model.scene_items import Colour, TextItem
from coursegen.model.text import NO_BREAK, Run, Text, holding, words
from support.looks import TEAMS, looks, scenes

OURS = tuple(team for team in TEAMS if not team or not looks(team, "").slides.template.yields)


def para(said: str) -> Para:
    return Para(words(said), 40.0, Colour("dk1"), 48.0)


def lines(found: Even) -> list[str]:
    (one,) = found.lines
    offsets = one.words.offsets
    return [one.words.plain[offsets[start][0] : offsets[end - 1][1]] for start, end, _ in one.lines]


def even(said: str, width: float, faces: Faces) -> Even:
    one = para(said)
    return by_sense(one, Even(measured([one], width, faces).broken, 0.0), width, faces)


@pytest.mark.parametrize(
    ("said", "width", "wanted"),
    [
        ("A fact judges nobody. A verdict changes nothing.", 840,
         ["A fact judges nobody.", "A verdict changes nothing."]),
        ("Name what matters, then improve one thing that counts.", 760,
         ["Name what matters,", "then improve one thing that counts."]),
        ("You could ring everybody whose form is incomplete. “Can we?” is a yes. What do you ask next?", 414,
         ["You could ring", "everybody whose form", "is incomplete.", "“Can we?” is a yes.", "What do you ask next?"]),
    ],
)  # fmt: skip
def test_a_line_ends_where_a_sentence_or_a_clause_does(
    said: str, width: float, wanted: list[str], arimo: Faces
) -> None:
    found = even(said, width, arimo)
    assert lines(found) == wanted
    (held,) = found.held
    assert {said[place] for place in held} == {" "}


def test_what_is_asked_in_the_middle_of_a_sentence_does_not_end_it(arimo: Faces) -> None:
    assert even("You asked “Why?” and he told you all of it at once.", 760, arimo).held == ()


@pytest.mark.parametrize(
    ("said", "width", "wanted"),
    [
        ("Ask a doubter something before you defend your idea.", 330,
         ["Ask a doubter", "something before", "you defend", "your idea."]),
        ("Write its first sentence on a sticky note. No names.", 800,  # two words alone would be short as well
         ["Write its first sentence on a sticky", "note. No names."]),
    ],
)  # fmt: skip
def test_a_last_word_takes_others_down_with_it(said: str, width: float, wanted: list[str], arimo: Faces) -> None:
    one = para(said)
    plain = Even(measured([one], width, arimo).broken, 0.0)
    assert " " not in lines(plain)[-1]
    found = with_company([one], plain, width, arimo)
    assert lines(found) == wanted
    assert [said[place] for place in found.held[0]] == [" "] * len(found.held[0])


def test_a_last_word_stays_alone_where_company_would_cost_a_line(arimo: Faces) -> None:
    one = para("Unquestionably incomprehensible institutionalised misunderstandings")
    plain = Even(measured([one], 700, arimo).broken, 0.0)
    assert with_company([one], plain, 700, arimo) == plain


def test_a_sentence_costs_no_line(arimo: Faces) -> None:
    said = "No. That is not what anybody here would have said to you on the telephone."
    width = 700.0
    assert len(lines(even(said, width, arimo))) == len(measured([para(said)], width, arimo).broken[0].lines)


def test_what_holds_is_beside_the_text_and_keeps_its_marks() -> None:
    text = Text((Run("One. "), Run("Two three", strong=True), Run(" four.")), "m.title")
    held = holding(text, (8,))
    assert held.plain == f"One. Two{NO_BREAK}three four."
    assert [run.strong for run in held.runs] == [False, True, False]
    assert holding(text, ()) is text


@pytest.mark.parametrize("team", OURS)
def test_no_headline_leaves_a_sentence_s_first_word_at_a_line_s_end(team: str) -> None:
    held = 0
    for scene in scenes(team, ""):
        for item in scene.items:
            if not isinstance(item, TextItem) or item.name != "Title":
                continue
            shown = ["".join(one.text for one in line.fragments) for line in item.lines]
            assert not [line for line in shown[:-1] if re.search(r"[.?!][”’]? \S+$", line)], scene.id
            (said,) = item.paragraphs
            assert NO_BREAK not in said.text.plain
            held += len(said.held)
    assert held


@pytest.mark.parametrize("team", OURS)
def test_no_line_of_a_headline_of_several_is_all_but_full(team: str) -> None:
    """What a wider face or another renderer's rounding takes has room: three hundredths of the frame."""
    seen = 0
    for scene in scenes(team, ""):
        for item in scene.items:
            if not isinstance(item, TextItem) or item.name != "Title" or len(item.lines) < 2:
                continue
            around = item.insets.left + item.insets.right if item.insets is not None else 0
            frame = (item.box.width - around) / 12_700
            widest = max(sum(one.width for one in line.fragments) for line in item.lines)
            assert 1 - widest / frame >= SPARE - 0.0005, (scene.id, widest, frame)
            seen += 1
    assert seen
