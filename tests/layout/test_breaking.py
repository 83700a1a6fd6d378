"""Lines: where they break, that they fit, and that no character is lost."""

from __future__ import annotations

import re
from itertools import pairwise
from math import fsum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen.layout.breaking import broken, words_of
from coursegen.layout.faces import Faces
from coursegen.layout.text_lines import SLACK, Para, measured, narrowest, numbered, set_lines, stacked, surely_broken
from coursegen.model.scene_items import Colour, Line, Marker
from coursegen.model.text import Run, Text
from support.layout_samples import shown, text

INK = Colour("dk1")


def set_text(value: Text | str, width: float, faces: Faces, size: float = 20.0, **more: Any) -> tuple[Line, ...]:
    para = Para(text(value) if isinstance(value, str) else value, size, INK, size * 1.2, **more)
    return set_lines([para], measured([para], width, faces).broken, width, 0.0, 0.0, faces)


def lines_of(value: Text | str, width: float, faces: Faces) -> list[str]:
    return ["".join(fragment.text for fragment in line.fragments) for line in set_text(value, width, faces)]


CHARACTERS = st.sampled_from("abcdefgh IWM.,-/–—“’äßé 漢字かな、。「」 \n12345\u00a0")
RUNS = st.builds(
    Run, st.text(CHARACTERS, max_size=40), strong=st.booleans(), emphasis=st.booleans(), blank=st.booleans()
)
TEXTS = st.builds(lambda runs: Text(tuple(runs)), st.lists(RUNS, max_size=4))


@given(TEXTS, st.floats(30, 400), st.sampled_from([11.0, 18.0, 36.0]))
def test_no_fragment_leaves_the_box_and_no_character_is_lost(
    arimo: Faces, value: Text, width: float, size: float
) -> None:
    lines = set_text(value, width, arimo, size)
    for line in lines:
        for fragment in line.fragments:
            assert fragment.x >= -0.01
            widest = max((arimo.width(char, fragment.face, size) for char in fragment.text), default=0)
            assert fragment.x + fragment.width <= max(width, widest) + 0.1
            kerned, plain = (
                arimo.em(fragment.text, fragment.face) * size,
                arimo.width(fragment.text, fragment.face, size),
            )
            edge = 0.12 * size  # what a pair may change where the next fragment begins
            assert min(kerned, plain) - edge <= fragment.width <= max(kerned, plain) + 0.01
    # All words in order; only spaces and line ends may vanish where a line breaks.
    told = re.sub(r"[ \t\n]", "", "".join(fragment.text for line in lines for fragment in line.fragments))
    assert told == re.sub(r"[ \t\n]", "", value.plain)


@given(TEXTS, st.floats(30, 400))
def test_marks_stay_with_their_words(arimo: Faces, value: Text, width: float) -> None:
    written = [
        (char, run.strong, run.emphasis, run.blank) for run in value.runs for char in run.text if not char.isspace()
    ]
    faces = {(False, False): "regular", (True, False): "bold", (False, True): "italic", (True, True): "bold_italic"}
    painted = [
        (char, fragment.face, fragment.gap)
        for line in set_text(value, width, arimo)
        for fragment in line.fragments
        for char in fragment.text
        if not char.isspace()
    ]
    assert painted == [(char, faces[strong, emphasis], blank) for char, strong, emphasis, blank in written]


@given(st.lists(st.text("abcdefghij", min_size=1, max_size=12), min_size=1, max_size=30), st.floats(60, 300))
def test_lines_are_filled_greedily(arimo: Faces, values: list[str], width: float) -> None:
    lines = lines_of(" ".join(values), width, arimo)
    for line, following in pairwise(lines):
        first = following.split(" ")[0]
        if arimo.width(first, "regular", 20) <= width and " ".join(lines).split(" ") == values:
            assert arimo.width(f"{line} {first}", "regular", 20) > width


def test_breaks_at_spaces_hyphens_and_slashes(arimo: Faces) -> None:
    assert lines_of("well-known and/or word", 70, arimo) == ["well-", "known", "and/or", "word"]
    assert lines_of("and/or", 40, arimo) == ["and/", "or"]


def test_a_no_break_space_holds(arimo: Faces) -> None:
    assert lines_of("aaa 30\u00a0min", 75, arimo) == ["aaa", "30\u00a0min"]


def test_a_run_inside_a_word_does_not_break_it(arimo: Faces) -> None:
    value = Text((Run("inter"), Run("nation", strong=True), Run("al call")))
    assert lines_of(value, 115, arimo) == ["international", "call"]


def test_a_long_word_is_cut(arimo: Faces) -> None:
    lines = lines_of("to Donaudampfschifffahrtsgesellschaft", 100, arimo)
    assert lines[0] == "to"
    assert "".join(lines[1:]) == "Donaudampfschifffahrtsgesellschaft"
    assert len(lines) > 2


def test_east_asian_text_breaks_between_characters_but_not_before_its_stops(arimo: Faces) -> None:
    lines = lines_of("客户的声音，就是我们的方向。请听。", 84, arimo)
    assert "".join(lines) == "客户的声音，就是我们的方向。请听。"
    assert all(line[0] not in "，。" for line in lines)
    assert all(len(line) <= 4 for line in lines)


def test_line_ends_are_kept_and_empty_lines_too(arimo: Faces) -> None:
    assert lines_of("one\n\ntwo", 400, arimo) == ["one", "", "two"]


def test_nothing_is_one_empty_line(arimo: Faces) -> None:
    assert lines_of("", 100, arimo) == [""]


def test_the_line_is_taken_as_too_full_before_it_is(arimo: Faces) -> None:
    width = arimo.width("one two", "regular", 20)
    para = Para(text("one two"), 20.0, INK, 24.0)
    tight, roomy = measured([para], width + 0.1, arimo), measured([para], width * 1.03, arimo)
    assert (tight.heights, tight.safe) == ([24.0], [48.0])
    assert (roomy.heights, roomy.safe) == ([24.0], [24.0])


def test_lines_stand_where_libreoffice_draws_them(arimo: Faces) -> None:
    """Measured in a PDF of LibreOffice 7.4: 24 pt at single spacing, 28.8 pt apart, the first 23.9 pt down."""
    lines = set_text("one two", 60, arimo, 24.0)
    assert [line.baseline for line in lines] == [pytest.approx(23.9, abs=0.1), pytest.approx(52.7, abs=0.1)]


def test_alignment_and_hanging_markers(arimo: Faces) -> None:
    (line,) = set_text("12", 100, arimo, align="right")
    assert line.fragments[0].x == pytest.approx(100 - arimo.width("12", "regular", 20), abs=0.01)
    first, second = set_text("one two", 75, arimo, margin=30.0, hanging=20.0, marker=Marker(character="•"))
    assert [(fragment.text, fragment.x) for fragment in first.fragments] == [("•", 10.0), ("one", 30.0)]
    assert second.fragments[0].x == 30.0


def test_links_are_coloured_and_keep_their_address(arimo: Faces) -> None:
    (line,) = set_text(Text((Run("see "), Run("here", link="https://example.org"))), 200, arimo)
    assert [(f.text, f.link, f.colour.slot) for f in line.fragments] == [
        ("see ", "", "dk1"),
        ("here", "https://example.org", "hlink"),
    ]


@pytest.mark.parametrize(
    ("numbering", "number", "said"),
    [
        ("arabicPeriod", 12, "12."),
        ("alphaUcPeriod", 1, "A."),
        ("alphaUcPeriod", 28, "BB."),
        ("alphaLcParenR", 3, "c)"),
        ("romanLcPeriod", 14, "xiv."),
        ("romanUcParenBoth", 9, "(IX)"),
        ("arabicPlain", 4, "4"),
    ],
)
def test_numbering_is_printed_as_powerpoint_does(numbering: str, number: int, said: str) -> None:
    assert numbered(numbering, number) == said


def test_space_before_the_first_paragraph_does_not_count() -> None:
    paras = [Para(text("a"), 20.0, INK, 24.0, before=10.0)] * 3
    assert stacked(paras, [24.0, 24.0, 24.0]) == 92.0


def test_words_are_the_same_at_any_size(arimo: Faces) -> None:
    value = text("one two three four")
    found = words_of(value, False, False, arimo)
    widths = [stop - begin for begin, stop in zip(found.begins, found.stops, strict=True)]
    assert widths == pytest.approx([arimo.em(word, "regular") for word in value.plain.split()])
    assert words_of(value, False, False, arimo) is found
    assert shown(set_text(value, 60, arimo)) == "one two three four"
    assert len(broken(found, 3.0, arimo).lines) == len(set_text(value, 60, arimo))


@given(st.text(st.sampled_from("AVToy.,- fr’1"), min_size=1, max_size=60))
def test_words_stand_where_the_kerned_line_has_them(arimo: Faces, value: str) -> None:
    words = words_of(Text((Run(value),)), False, False, arimo)
    if words.stops:
        whole = arimo.em(value.strip(" "), "regular")
        assert words.stops[-1] - words.begins[0] == pytest.approx(whole)


@pytest.mark.parametrize("blank", [False, True])
def test_pairs_are_kerned_across_runs_of_one_face(arimo: Faces, blank: bool) -> None:
    """A gap is of another style and of the same face: PowerPoint shows its words like the ones around it."""
    words = words_of(Text((Run("to grow", blank=blank), Run(", To"), Run("You", strong=True))), False, False, arimo)
    told = arimo.em("to grow, To", "regular") + arimo.em("You", "bold")
    assert words.stops[-1] == pytest.approx(told)


def test_a_line_on_the_brink_breaks_in_a_narrower_frame(arimo: Faces) -> None:
    size = 20.0
    first, second = "A line that is full", "to a hair and goes on"
    text = Text((Run(f"{first} {second}"),))
    para = Para(text, size, Colour("dk1"), size)
    full = arimo.em(first, "regular") * size
    for width, moved in ((full + 0.3, True), (full + 12.0, False)):
        found = measured([para], width, arimo).broken
        surely, narrower = surely_broken([para], found, width, arimo)
        assert (narrower > 0) is moved
        assert narrower <= SLACK * width
        lines = set_lines([para], surely, width - narrower, 0.0, 0.0, arimo)
        for line in lines[:-1]:
            assert width - narrower - line.fragments[-1].x - line.fragments[-1].width > 0.8
    nearly = arimo.em(f"{first} to", "regular") * size - 0.3  # one more word has nearly room
    found = measured([para], nearly, arimo).broken
    assert surely_broken([para], found, nearly, arimo)[1] > 0


def test_a_centred_text_stays_as_it_is(arimo: Faces) -> None:
    para = Para(Text((Run("A line that is full to a hair"),)), 20.0, Colour("dk1"), 20.0, align="centre")
    width = arimo.em("A line that is", "regular") * 20 + 0.3
    found = measured([para], width, arimo).broken
    assert surely_broken([para], found, width, arimo) == (found, 0.0)


@given(st.lists(st.text("ab cdefgh—-", min_size=1, max_size=60), min_size=1, max_size=3), st.floats(40, 300))
def test_the_narrowest_width_has_no_more_lines_and_cuts_no_word(arimo: Faces, values: list[str], width: float) -> None:
    paras = [Para(text(value), 10.0, Colour("dk1"), 12.0) for value in values]
    found = narrowest(paras, width, arimo)
    before, after = measured(paras, width, arimo), measured(paras, found, arimo)
    assert found <= width
    if found < width:
        assert not after.cut
        assert fsum(after.safe) <= fsum(before.safe)
    closer = measured(paras, found - width / 500, arimo)
    assert before.cut or closer.cut or fsum(closer.safe) > fsum(before.safe)
