"""A drawing's alternative text says what it shows, also where a part of it says nothing."""

from __future__ import annotations

from coursegen.compose.visuals import alternative
from coursegen.compose.words import words_for
from coursegen.model.diagrams import Balance
from coursegen.model.text import Text, words
from coursegen.model.visuals import Voice


def test_a_part_without_words_leaves_the_others_told() -> None:
    empty, said = Voice(Text(), Text()), Voice(words("Pause"), words("It costs a breath."))
    told = alternative(words_for("en"), Balance("m.key_points.p.visual.balance", empty, said, "right"))
    assert "Pause: It costs a breath." in told
