"""Composes what paper has of a video: what it is called, what to look for, its address, and that as a QR code."""

from __future__ import annotations

from collections.abc import Iterator

from coursegen.compose.artefact import Setting
from coursegen.model.blocks import Paragraph
from coursegen.model.course import Block, Stretch
from coursegen.model.document import Columns, DocumentBlock, Heading, KeepTogether, WebCode
from coursegen.model.own_slides import OwnSlide
from coursegen.model.plan_items import SHOWS
from coursegen.model.text import Run, Text

SHARES = (1.0, 4.0)
"""The width of a code beside what is said of it."""


def code_beside(setting: Setting, address: str, *above: Paragraph) -> Columns:
    """The QR code of an address, beside it the address and what stands ``above`` that."""
    described = setting.words.say("video_code", address=address)
    said = Paragraph(Text((Run(address, link=address),)))
    return Columns(((WebCode(address, described),), (*above, said)), SHARES)


def videos(setting: Setting, stretch: Stretch, block: Block) -> tuple[DocumentBlock, ...]:
    """The videos that follow a block of a module's plan, or what it shows; those in reserve are left out."""
    if stretch.kind != "module":
        return ()
    return tuple(_video(setting, stretch, slide) for slide in _after(setting, stretch, block))


def _after(setting: Setting, stretch: Stretch, block: Block) -> Iterator[OwnSlide]:
    module = setting.modules[stretch.id]
    shown = {block.address, *(f"{module.address}.{SHOWS.get(block.kind)}.{item}" for item in block.items)}
    last = block is stretch.plan[-1]
    for slide in module.slides:
        if slide.kind == "video" and not slide.reserve and (slide.after in shown or (last and not slide.after)):
            yield slide


def _video(setting: Setting, stretch: Stretch, slide: OwnSlide) -> DocumentBlock:
    above = (Paragraph(slide.caption),) if slide.caption else ()
    kind = setting.words.text("module", number=setting.numbers[setting.modules[stretch.id].address])
    head = Heading(2, slide.title, slide.address, accent=setting.accent(stretch), kind=kind)
    return KeepTogether((head, code_beside(setting, slide.url.plain, *above)))
