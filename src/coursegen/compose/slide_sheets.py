"""Composes the deck's slides, small, with lines to write on."""

from __future__ import annotations

from collections.abc import Iterator

from coursegen.compose.artefact import Setting, Step
from coursegen.compose.changed_by import shown_addresses
from coursegen.compose.numbers import number_around
from coursegen.compose.references import slide_span
from coursegen.model.document import Captioned, DocumentBlock, Heading, SlideRows, Thumbnail
from coursegen.model.origin import is_inside
from coursegen.model.slide import Slide
from coursegen.model.text import words

_BESIDE_LINES_MM = 84.0
_OVER_LINES_MM = 78.0
_ONE_COLUMN = 3
"""So many slides to a page stand one under another, their lines beside them; more stand in two columns."""


def slides_with_lines(setting: Setting, step: Step) -> tuple[DocumentBlock, ...]:
    """Every slide that the readers may see and that gives no answer away, so many to a page."""
    per_page = step.whole("per_page")
    columns = 1 if per_page <= _ONE_COLUMN else 2
    width = _BESIDE_LINES_MM if columns == 1 else _OVER_LINES_MM
    shown = tuple(_captioned(setting, slide, width) for slide in _slides(setting, step.names("leave_out")))
    if not shown:
        return ()
    title = setting.whole.title
    return (
        Heading(1, title, f"{setting.recipe.id}.slides", running=setting.recipe.title),
        SlideRows(shown, columns, -(-per_page // columns)),
    )


def _slides(setting: Setting, left_out: tuple[str, ...]) -> Iterator[Slide]:
    hidden = {address for address, who in setting.whole.audiences.items() if setting.recipe.audience not in who}
    for slide in setting.others.slides:
        numbered = slide.id in setting.slide_numbers
        if slide.reserve or slide.role in left_out or not numbered:
            continue
        if not any(is_inside(address, hidden) for address in (slide.block, *shown_addresses(slide))):
            yield slide


def _captioned(setting: Setting, slide: Slide, width: float) -> Captioned:
    w, first = setting.words, setting.slide_numbers[slide.id]
    number = number_around(setting.numbers, slide.address)
    cited = w.say("workbook", number=number) if "." in number else ""
    span = slide_span(w, first, setting.others.last.get(slide.id, first))
    caption = " · ".join(part for part in (span, cited) if part)
    alt = w.say("thumbnail_slide_plain", slide=str(first))
    if slide.visual is not None:
        alt = f"{alt} {slide.description}"
    return Captioned(Thumbnail(slide.id, alt, width), words(caption))
