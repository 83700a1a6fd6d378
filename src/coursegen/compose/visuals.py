"""Says a drawing in words: its alternative text, and what stands on a slide where there is no room to draw it."""

from __future__ import annotations

from msgspec import Struct

from coursegen.compose.words import Words
from coursegen.model.blocks import Content, ItemList
from coursegen.model.text import Text, joined, texts_of
from coursegen.model.visuals import Visual


def alternative(words: Words, visual: Visual) -> str:
    """What the drawing shows and what it says, as a sentence of the catalogue has it, in the order of the story."""
    fields = {name: _flat(getattr(visual, name)) for name in visual.__struct_fields__ if name != "address"}
    return words.say(f"visual_{visual.form}", **fields)


def plainly(visual: Visual) -> tuple[Content, ...]:
    """The drawing's words as a list: what belongs together in one entry."""
    entries: list[Text] = []
    for name in visual.__struct_fields__:
        value = getattr(visual, name)
        parts = value if isinstance(value, tuple) else (value,)
        entries += [entry for part in parts if (entry := _entry(part))]
    return (ItemList(tuple(entries)),)


def _entry(part: object) -> Text:
    """One text, or the texts of one part with colons between."""
    texts = list(texts_of(part))
    if not texts:
        return Text()
    told: list[Text | str] = [texts[0]]
    for text in texts[1:]:
        told += [": ", text]
    return joined(*told)


def _flat(value: object) -> str:
    """A field in a sentence: parts with semicolons between them."""
    if isinstance(value, tuple):
        return "; ".join(told for one in value if (told := _flat(one)))
    if isinstance(value, Text):
        return value.plain
    if isinstance(value, Struct):
        return ": ".join(text.plain for text in texts_of(value))
    return str(value)
