"""Composes a scene of the guide: its slide beside that of its debrief, all briefs, what to say, do and ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from coursegen.compose.artefact import Setting
from coursegen.compose.at_slide import Shown, briefs_at, cues_at, picture, said_at
from coursegen.model.blocks import Content, Paragraph
from coursegen.model.document import Beside, Columns, Cue, Cues, DocumentBlock, KeepTogether
from coursegen.model.text import Text, joined, stronger, words

Blocks = tuple[DocumentBlock, ...]
_FACT = 40  # letters


def with_debriefs(setting: Setting, shown: Sequence[Shown]) -> Iterator[tuple[Shown, Shown | None]]:
    """Slides in their order, a scene and its debrief as one."""
    scenes = {one.address for module in setting.modules.values() for one in module.scenarios}
    debriefs = {
        one.slide.id: after
        for one, after in pairwise(shown)
        if one.slide.address in scenes and after.slide.address == f"{one.slide.address}.debrief"
    }
    with_another = {after.slide.id for after in debriefs.values()}
    return ((one, debriefs.get(one.slide.id)) for one in shown if one.slide.id not in with_another)


def scene(setting: Setting, played: Shown, after: Shown, spare: Iterable[Cue], above: Sequence[str]) -> Blocks:
    """A scene from the first word to the last, its two slides side by side and all that they say below them."""
    first, last = played.slide, after.slide
    everybody = setting.words.say("your_part")  # which stands above the briefs
    cues, asked = tuple(_without(cues_at(setting, first, spare), everybody)), cues_at(setting, last)
    told, facts = _apart(said_at(setting, first, cues, above))
    more, others = _apart(said_at(setting, last, asked))
    slides = tuple(
        (Beside(picture(setting, one.slide), ()), Paragraph(joined(_numbered(setting, one), *_after(said)), "small"))
        for one, said in ((played, facts), (after, (last.title, *others)))
    )
    to_hear = next((place for place, cue in enumerate(asked, 1) if cue.shape == "listen"), len(asked))
    to_ask = _from(_numbered(setting, after), asked)
    below = (*_run_in((*told, *more)), *briefs_at(setting, first), Cues((*cues, *to_ask[:to_hear])))
    held = KeepTogether((Columns(slides), *below), firm=True)
    if not to_ask[to_hear:]:
        return (held,)
    several = any(cue.shape == "ask" for cue in to_ask[to_hear:])
    still = (Paragraph(setting.words.text("still_on", slide=_numbered(setting, after)), "label"),) if several else ()
    return (KeepTogether((held, KeepTogether((*still, Cues(to_ask[to_hear:]))))),)


def _without(cues: Iterable[Cue], told: str) -> Iterator[Cue]:
    """The cues without a text that stands elsewhere."""
    for cue in cues:
        texts = tuple(text for text in cue.texts if text.plain != told)
        if texts:
            yield replace(cue, texts=texts)


def _apart(said: Iterable[Content]) -> tuple[list[Content], list[Text]]:
    """What a slide says, and apart from it the facts in small print or no longer than those."""
    told: list[Content] = []
    facts: list[Text] = []
    for one in said:
        short = isinstance(one, Paragraph) and one.style != "label" and len(one.text.plain) <= _FACT
        if isinstance(one, Paragraph) and (one.style == "small" or short):
            facts.append(one.text)
        else:
            told.append(one)
    return told, facts


def _after(said: Iterable[Text]) -> Iterator[str | Text]:
    for one in said:
        yield from (" · ", one)


def _numbered(setting: Setting, shown: Shown) -> str:
    return setting.words.say("slide", number=str(setting.slide_numbers[shown.slide.id]))


def _from(slide: str, cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """Cues, the first after the slide that has to be shown for them."""
    if not cues:
        return ()
    first, *others = cues[0].texts
    return replace(cues[0], texts=(joined(stronger(words(f"{slide}:")), " ", first), *others)), *cues[1:]


def _run_in(told: Sequence[Content]) -> Iterator[Content]:
    """The contents, paragraphs that follow each other as one, and in it the labels of those that have some."""
    line: list[Text] = []
    for one in (*told, None):
        if isinstance(one, Paragraph):
            line.append(stronger(joined(one.text, ":")) if one.style == "label" else one.text)
            continue
        if line:
            yield Paragraph(joined(line[0], *(part for text in line[1:] for part in (" ", text))))
            line = []
        if one is not None:
            yield one
