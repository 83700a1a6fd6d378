"""Says a drawing in words: its alternative text, and what stands on a slide where there is no room to draw it."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from coursegen.compose import phrases
from coursegen.compose.artefact import Setting
from coursegen.compose.words import Words
from coursegen.model.blocks import Content, ItemList, Table
from coursegen.model.diagrams import Comparison
from coursegen.model.parts import Paragraphs
from coursegen.model.text import Text, joined, texts_of
from coursegen.model.visuals import Choice, Tasks, Visual

_TWICE = re.compile(r"([.?!…][”’\"']?)[.;](?!\.)")
"""A stop after what ends with one already."""


def alternative(words: Words, visual: Visual) -> str:
    """What the drawing shows and what it says, as a sentence of the catalogue has it, in the order of the story."""
    fields = {name: _flat(getattr(visual, name)) for name in visual.__struct_fields__ if name != "address"}
    return _TWICE.sub(r"\1", " ".join(words.say(f"visual_{visual.form}", **fields).split()))


def plainly(visual: Visual) -> tuple[Content, ...]:
    """The drawing's words as a list: what belongs together in one entry."""
    entries: list[Text] = []
    for name in visual.__struct_fields__:
        value = getattr(visual, name)
        parts = value if isinstance(value, tuple) else (value,)
        entries += [entry for part in parts if (entry := _entry(part))]
    return (ItemList(tuple(entries)),)


FIRST, FIRST_OF_TWO = 0.24, 0.4
"""The share of a table's width that its first column has, where there are several others and where there is one."""


def comparing(said: Comparison, caption: str) -> Table:
    """What is compared, as a table."""
    others = len(said.header) - 1
    first = FIRST if others > 1 else FIRST_OF_TWO
    widths = (first, *((1 - first) / others for _ in range(others)))
    return Table(said.header, tuple(row.cells for row in said.rows), widths, caption, address=said.address)


def tasks(setting: Setting, address: str, steps: Paragraphs) -> Tasks | None:
    """What is to be done at an address as stations on a line; ``None`` where it is too much, or the course has none."""
    if setting.course.motif == "none" or len(steps) not in STATIONS:
        return None
    return Tasks(address, tuple(Choice(str(number), step, step.address) for number, step in enumerate(steps, 1)))


STATIONS = range(2, 7)
"""How many stations a line has room for."""


def _entry(part: object) -> Text:
    """One text, or the first text of a part, a colon and the others, which are sentences or have semicolons between."""
    texts = list(texts_of(part))
    if not texts:
        return Text()
    if len(texts) == 1:
        return texts[0]
    told: list[Text | str] = [texts[0], phrases.colon(texts[0]), texts[1]]
    for before, text in pairwise(texts[1:]):
        told += [" " if before.plain.endswith((".", "?", "!", "”")) else "; ", text]
    return joined(*told)


def _flat(value: object) -> str:
    """A field in a sentence: parts with semicolons between them."""
    if isinstance(value, tuple):
        return "; ".join(told for one in value if (told := _flat(one)))
    if isinstance(value, Text):
        return value.plain
    if isinstance(value, Struct):
        *labels, last = tuple(texts_of(value)) or (Text(),)
        return "".join((*(f"{text.plain}{phrases.colon(text)}" for text in labels), last.plain))
    return str(value)
