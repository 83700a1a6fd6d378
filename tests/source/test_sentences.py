"""Where sentences end: as a reader has it, whatever the library that cuts them makes of a text."""

from __future__ import annotations

import subprocess
import sys

import pytest

from coursegen.source.sentences import piece_spans, sentence_spans, sentences_of


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two? “Three!” she said. Four", ["One.", "Two?", "“Three!” she said.", "Four"]),
        ("It costs 3.50 e. g. on Mondays.", ["It costs 3.50 e. g. on Mondays."]),
        ("Dr. Okoro rang at 9 a.m. and left. We won!", ["Dr. Okoro rang at 9 a.m. and left.", "We won!"]),
        ("They gave it to me. I’ve kept it.", ["They gave it to me.", "I’ve kept it."]),
        ("It may well be a no. A chosen no is fine.", ["It may well be a no.", "A chosen no is fine."]),
        ("That’s enough from me. Pens, please.", ["That’s enough from me.", "Pens, please."]),
        ("“Why now?” she asked. He left.", ["“Why now?” she asked.", "He left."]),
        (
            "“No. You’ve waited enough. I’m listening.” He sat.",
            ["“No. You’ve waited enough. I’m listening.”", "He sat."],
        ),
        ("Wait. (Or sit. Or go.) Leave.", ["Wait.", "(Or sit. Or go.)", "Leave."]),
        ("He rang (at 9 a.m.) Bob. We left.", ["He rang (at 9 a.m.) Bob.", "We left."]),
        ("You were told on the 3. March, at 10:30.", ["You were told on the 3. March, at 10:30."]),
        ("It seats 12. Bring chairs.", ["It seats 12.", "Bring chairs."]),
        (" ", []),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    assert sentences_of(text) == sentences
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


def test_german_abbreviations_and_dates_end_no_sentence() -> None:
    assert sentences_of("Das ist z. B. gut. Dr. Meier kam am 3. Mai.", "de-AT") == [
        "Das ist z. B. gut.",
        "Dr. Meier kam am 3. Mai.",
    ]


def test_pieces_end_inside_quotation_marks_too() -> None:
    text = "Say “Stop. Go home!” now … or never"
    assert [text[slice(*span)] for span in piece_spans(text)] == ["Say “Stop.", "Go home!”", "now …", "or never"]


def test_reading_a_course_loads_nothing_that_cuts_sentences() -> None:
    code = "import sys, coursegen.course.reading.load, coursegen.compose.slides; print('sentencex' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
