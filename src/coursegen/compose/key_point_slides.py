"""Composes the slides of a module's key points: in words, drawn, or as one large statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coursegen.compose import phrases, slide_ids
from coursegen.compose.artefact import Setting
from coursegen.compose.gaps import gaps_of
from coursegen.compose.module_slide import in_module
from coursegen.compose.motifs import shape_of
from coursegen.compose.notes import Turn, turns
from coursegen.compose.visuals import plainly
from coursegen.model.blocks import Content, Paragraph
from coursegen.model.course import Block, KeyPoint, Module, Stretch
from coursegen.model.slide import NoteLine, Plain, Slide
from coursegen.model.text import Text, words


def key_points(setting: Setting, stretch: Stretch, block: Block) -> tuple[Slide, ...]:
    """One slide for each key point that the block names."""
    module = setting.modules[stretch.id]
    return tuple(_key_point(setting, stretch, module, *turn) for turn in turns(module.key_points, block))


def _key_point(setting: Setting, stretch: Stretch, module: Module, point: KeyPoint, turn: Turn) -> Slide:
    w = setting.words
    number = setting.numbers[point.address]
    source = phrases.source_line(setting, point.evidence, point.address) if point.evidence else Text()
    slots: dict[str, tuple[Content, ...]] = {
        "kicker": (Paragraph(point.label or w.text("key_point", number=number), "label"),),
        "body": (Paragraph(point.on_slide or point.explanation),),
    }
    if source:
        slots["footnote"] = (Paragraph(source, "small"),)
    if point.visual is not None:
        return _drawn(setting, stretch, module, point, turn, slots, source)
    if point.example and not point.on_slide:
        slots["aside"] = (Paragraph(w.text("our_example"), "label"), Paragraph(point.example))
    closing = _closing(setting, point, source)
    if point.label and point.picture is None:
        return _hero(setting, stretch, module, point, turn, slots, closing)
    if point.on_slide:
        closing = [*_in_full(setting, point), *closing]
    return in_module(
        setting, stretch,
        Slide(
            id=slide_ids.key_point(module, point), role="key_point", title=point.headline, slots=slots,
            address=point.address, pictogram=point.pictogram, picture=point.picture,
        ),
        turn=turn, default=w.text("do_key_point"), number=number, own=point.notes, closing=closing,
    )  # fmt: skip


def _hero(
    setting: Setting, stretch: Stretch, module: Module, point: KeyPoint, turn: Turn,
    slots: Mapping[str, tuple[Content, ...]], closing: Sequence[NoteLine],
) -> Slide:  # fmt: skip
    """A key point with a label of its own, where the module turns: its headline alone, as large as it can be."""
    large = {name: said for name, said in slots.items() if name in ("kicker", "footnote")}
    if point.on_slide:
        large["body"] = slots["body"]
    return in_module(
        setting, stretch,
        Slide(
            id=slide_ids.key_point(module, point), role="hero", title=point.headline, slots=large,
            address=point.address, plain=Plain("key_point", slots, point.pictogram),
            motif=shape_of(setting.course, module),
        ),
        turn=turn, default=setting.words.text("do_key_point"), number=setting.numbers[point.address], own=point.notes,
        closing=[*_in_full(setting, point), *closing],
    )  # fmt: skip


def _in_full(setting: Setting, point: KeyPoint) -> list[NoteLine]:
    """What the slide leaves to the notes and the workbook: the explanation, and our example."""
    w = setting.words
    lines = [NoteLine(w.say("label_in_full"), point.explanation)]
    return [*lines, NoteLine(w.say("label_example"), point.example)] if point.example else lines


def _drawn(
    setting: Setting, stretch: Stretch, module: Module, point: KeyPoint, turn: Turn,
    slots: Mapping[str, tuple[Content, ...]], source: Text,
) -> Slide:  # fmt: skip
    """A key point that its drawing shows: what is explained, and the example, stand in the notes."""
    assert point.visual is not None
    around = {name: said for name, said in slots.items() if name != "body"}
    beside: dict[str, tuple[Content, ...]] = {"body": slots["body"]} if point.on_slide else {}
    words_alone = (*beside.get("body", ()), *plainly(point.visual))
    return in_module(
        setting, stretch,
        Slide(
            id=slide_ids.key_point(module, point), role="drawn", title=point.headline, slots={**around, **beside},
            address=point.address, plain=Plain("key_point", {**around, "body": words_alone}, point.pictogram),
            visual=point.visual,
        ),
        turn=turn, default=setting.words.text("do_key_point"), number=setting.numbers[point.address], own=point.notes,
        closing=[*_in_full(setting, point), *_closing(setting, point, source)],
    )  # fmt: skip


def _closing(setting: Setting, point: KeyPoint, source: Text) -> list[NoteLine]:
    """What a key point's notes end with: the words that the workbook leaves blank, and the source."""
    blanks = gaps_of(point.headline, point.explanation)
    told = [NoteLine(setting.words.say("label_blanks"), words(", ".join(blanks)))] if blanks else []
    return [*told, NoteLine("", source)] if source else told
