"""Composes what the guide has at a slide: the slide, all that it says, and its notes as what to say, do and ask."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from coursegen.compose.artefact import Setting
from coursegen.compose.brief_steps import steps_of
from coursegen.compose.guide_pages import LABELS
from coursegen.compose.references import in_workbook, slide_span
from coursegen.compose.slide_words import said_on
from coursegen.compose.video_pages import code_beside
from coursegen.model.blocks import Content, Paragraph
from coursegen.model.document import Beside, Board, Boards, Cue, Cues, DocumentBlock, KeepTogether, Thumbnail
from coursegen.model.slide import Slide
from coursegen.model.text import Text, joined, stronger, words

Blocks = tuple[DocumentBlock, ...]
_SENTENCE = r"[.!?…][\"'”’)]*$"
_PICTURE_MM = 80.0
_ABREAST = {3: 3}  # parts of a scene; others two by two


class Shown(NamedTuple):
    """A slide of a block, and where it is in the workbook, ``""`` where it is not there."""

    slide: Slide
    workbook: str


def placed(setting: Setting, slides: Iterable[Slide], block: str) -> list[Shown]:
    """The slides with where each is in the cited workbook: its own page there, else its block's."""
    cited = setting.others.cited
    found: list[Shown] = []
    for slide in slides:
        own = cited is not None and slide.address in cited.pages
        number = setting.numbers.get(slide.address, "") if own else ""
        where = in_workbook(setting.words, setting.others, slide.address if own else block, number)
        found.append(Shown(slide, where))
    return found


def whereabouts(setting: Setting, shown: Shown, facts: Sequence[str] = (), until: Shown | None = None) -> Text:
    """A slide's number, or those up to another one, the ``facts``, what it is, and where in the workbook."""
    slide, last = shown.slide, (until or shown).slide
    first, end = setting.slide_numbers[slide.id], setting.slide_numbers[last.id]
    span = slide_span(setting.words, first, setting.others.last.get(last.id, end))
    kicker = [one.text.plain for one in slide.slots.get("kicker", ()) if isinstance(one, Paragraph)]
    return words(" · ".join(part for part in (span, *facts, *kicker, shown.workbook) if part))


def at_slide(
    setting: Setting,
    shown: Shown,
    spare: Iterable[Cue] = (),
    again: Container[Cue] = (),
    above: Sequence[str] = (),
) -> Blocks:
    """A slide large enough to read, with all that it says beside and below it, then what to say and do.

    What leads on comes last, after what to do with time to spare or without (``spare``); what was told before and holds
    ``again`` is left out, as are facts that stand ``above``. What is only looked up is small print under what the
    slide says.
    """
    cues = cues_at(setting, shown.slide, spare, again)
    looked_up = tuple(_small_print(cue) for cue in notes_of(setting, shown.slide) if cue.small and cue not in again)
    said = (*said_at(setting, shown.slide, cues, above), *looked_up)
    beside = Beside(picture(setting, shown.slide), said, whole=False, wraps=True, leads=bool(cues))
    link = shown.slide.link
    code = (code_beside(setting, link),) if link else ()  # which says the address as well
    below = (*code, *briefs_at(setting, shown.slide))
    return (KeepTogether((beside, *below, Cues(cues))),) if cues else (beside, *below)


def picture(setting: Setting, slide: Slide) -> Thumbnail:
    """A slide large enough to read."""
    number = str(setting.slide_numbers[slide.id])
    alt = setting.words.say("thumbnail_slide", slide=number, title=slide.title.plain)
    return Thumbnail(slide.id, alt if slide.visual is None else f"{alt} {slide.description}", _PICTURE_MM)


def briefs_at(setting: Setting, slide: Slide) -> Blocks:
    """Every part of the scene on a slide with its brief, as its card has it: the one place where they are together."""
    module = setting.modules.get(slide.section)
    played = next((one for one in module.scenarios if one.address == slide.address), None) if module else None
    if played is None:
        return ()
    parts = tuple(Board(role.name, (_steps(role.brief, setting.words.language),)) for role in played.roles)
    return (Boards(parts, _ABREAST.get(len(parts), 2), read=True),)


def _steps(brief: Text, language: str) -> Text:
    """A brief with what leads to each of its steps strong, as on its card."""
    first, *others = steps_of(brief, language)
    return joined(first, *(part for step in others for part in (" ", step)))


def cues_at(setting: Setting, slide: Slide, spare: Iterable[Cue] = (), again: Container[Cue] = ()) -> tuple[Cue, ...]:
    """What to say and do in the order in which it is needed, what is to be done twice running under one label."""
    told = [cue for cue in notes_of(setting, slide) if cue not in again]
    last = [cue for cue in told if cue.shape == "move"]
    ordered: list[Cue] = []
    for cue in (*(one for one in told if one not in last and not one.small), *spare, *last):
        if ordered and cue.shape == "do" and (ordered[-1].label, ordered[-1].shape) == (cue.label, "do"):
            ordered[-1] = replace(cue, texts=(*ordered[-1].texts, *cue.texts))
        else:
            ordered.append(cue)
    return tuple(ordered)


def said_at(setting: Setting, slide: Slide, cues: Iterable[Cue], above: Sequence[str] = ()) -> tuple[Content, ...]:
    """All that a slide says but for what its ``cues`` repeat, its link, and facts that stand ``above``."""
    module = setting.modules.get(slide.section)
    said = said_on(setting, slide, module, (text for cue in cues for text in cue.texts))
    linked = (one for one in said if not (slide.link and isinstance(one, Paragraph) and one.text.plain == slide.link))
    return tuple(one for one in linked if not _is_above(one, above))


def _is_above(told: Content, above: Sequence[str]) -> bool:
    """Whether a line of facts says nothing but what stands above the headline: minutes, grouping, where to write."""
    if not isinstance(told, Paragraph):
        return False
    return all(any(known == fact or known.startswith(f"{fact} (") for known in above) for fact in
               told.text.plain.split(" · "))  # fmt: skip


def _small_print(cue: Cue) -> Paragraph:
    """What is looked up, its label the first words of it; a dot parts what is no sentence from what comes after it."""
    parts: list[Text | str] = [stronger(words(cue.label)), " "] if cue.label else []
    for number, text in enumerate(cue.texts, 1):
        between = "" if number == len(cue.texts) else " " if re.search(_SENTENCE, text.plain) else " · "
        parts += [text, between]
    return Paragraph(joined(*parts), "small")


def notes_of(setting: Setting, slide: Slide) -> Iterable[Cue]:
    """A slide's notes as cues, without what stands elsewhere in the guide, the slide's id, and who changed it."""
    w = setting.words
    changed = w.say("changed_by", layers="")
    elsewhere = {w.say(f"label_{name}") for name in ("time", "goals", "group", "version", "blanks")}
    called = {w.say("label_transition"): w.say("label_move_on")}
    shapes = {w.say(f"label_{name}"): shape for name, shape in LABELS.items()}
    options = {w.say(f"label_{name}", letter=letter) for name in ("right", "wrong") for letter in "ABCDEF"}
    small = [one.text for one in slide.slots.get("footnote", ()) if isinstance(one, Paragraph)]
    looked_up = {"", *(w.say(name) for name in ("label_in_full", "label_example", "fact_materials"))}
    listed = {w.say(name) for name in ("label_listen_for", "label_solution", "label_measure")}
    skipped = False
    cues: list[tuple[str, list[Text]]] = []
    for line in slide.notes[:-1]:
        if line.label:
            skipped = line.label in elsewhere or line.label in options
        source = line.text.address.endswith(".evidence")
        if skipped or (not line.label and (line.text in small or line.text.plain.startswith(changed))):
            continue
        if line.label or source or not cues:
            cues.append((line.label, []))
        cues[-1][1].append(line.text)
    told = ((called.get(label, label), tuple(texts)) for label, texts in cues)
    return (Cue(label, texts, shapes.get(label, ""), label in looked_up, label in listed) for label, texts in told)
