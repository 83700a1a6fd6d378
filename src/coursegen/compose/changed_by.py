"""Names in a slide's notes the layers that changed what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from coursegen.compose.words import Words
from coursegen.model.blocks import Content, ItemList, Paragraph
from coursegen.model.layers import LAYERS, kind_named
from coursegen.model.slide import NoteLine, Slide
from coursegen.model.text import Text, words

Touched = Callable[[str], tuple[str, ...]]
"""An address to the names of the layers that changed something there, the lowest first: ``team clinic_desk``."""


def naming_layers(slide: Slide, touched: Touched, catalogue: Words) -> Slide:
    """The slide with "Changed by: …" before the last line of its notes, its id, where a layer changed it."""
    found = {name for address in set(addresses_of(slide)) for name in touched(address)}
    if not found:
        return slide
    names = sorted(found, key=lambda name: (LAYERS.index(kind_named(name)), name))
    line = NoteLine("", words(catalogue.say("changed_by", layers=", ".join(names))))
    return replace(slide, notes=(*slide.notes[:-1], line, *slide.notes[-1:]))


def addresses_of(slide: Slide) -> Iterator[str]:
    """The addresses of everything that a slide and its notes say."""
    yield from shown_addresses(slide)
    yield from (line.text.address for line in slide.notes if line.text.address)


def shown_addresses(slide: Slide) -> Iterator[str]:
    """The addresses of everything that a slide itself says, without its notes."""
    # An opener's address is its module's, most of which it does not show; its minutes it does.
    yield slide.address if "." in slide.address else f"{slide.address}.minutes"
    texts = [slide.title]
    for contents in slide.slots.values():
        for content in contents:
            texts += _texts(content)
    yield from (text.address for text in texts if text.address)


def _texts(content: Content) -> Iterator[Text]:
    if isinstance(content, Paragraph):
        yield content.text
    elif isinstance(content, ItemList):
        yield from content.items
    else:
        for row in content.rows:
            yield from row
