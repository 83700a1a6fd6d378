"""Makes a slide a module's own: its section, its accent, and its share of the notes of a block."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from coursegen.compose import phrases
from coursegen.compose.artefact import Setting
from coursegen.compose.notes import NO_NOTES, Turn, note_lines
from coursegen.compose.visuals import alternative
from coursegen.model.blocks import Content, Paragraph
from coursegen.model.course import Module, Stretch
from coursegen.model.parts import Notes, Paragraphs
from coursegen.model.slide import NoteLine, Slide
from coursegen.model.text import Text


def module_kicker(setting: Setting, module: Module) -> tuple[Content, ...]:
    """``Module 2``."""
    return (Paragraph(setting.words.text("module", number=setting.numbers[module.address]), "label"),)


def in_module(
    setting: Setting, stretch: Stretch, slide: Slide, *, turn: Turn, default: Text, number: str,
    own: Notes = NO_NOTES, listen_for: Paragraphs = (),
    answers: Sequence[NoteLine] = (), closing: Sequence[NoteLine] = (),
) -> Slide:  # fmt: skip
    """A slide as it is in the module of a stretch; what is drawn on it is described in words.

    ``own`` are its own notes, ``default`` is what to do where nobody says it; see :func:`note_lines` for the rest.
    """
    return replace(
        slide,
        section=stretch.id,
        section_title=phrases.stretch_title(setting, stretch).plain,
        notes=note_lines(
            setting, slide.id, turn, own, default=default, number=number,
            listen_for=listen_for, answers=answers, closing=closing,
        ),
        accent=setting.accent(stretch),
        description=slide.description if slide.visual is None else alternative(setting.words, slide.visual),
    )  # fmt: skip
