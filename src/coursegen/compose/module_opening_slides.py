"""Composes the slides that a module begins with: its opener and its objectives."""

from __future__ import annotations

from coursegen.compose import phrases, slide_ids
from coursegen.compose.artefact import Setting
from coursegen.compose.module_slide import in_module, module_kicker
from coursegen.compose.motifs import shape_of
from coursegen.compose.notes import Turn
from coursegen.model.blocks import Content, ItemList, Paragraph
from coursegen.model.course import Block, Module, Stretch
from coursegen.model.slide import Plain, Slide
from coursegen.model.text import words
from coursegen.model.visuals import Kept, LineRecap


def opener(setting: Setting, stretch: Stretch, block: Block) -> tuple[Slide, ...]:
    """What the module is called and what it gives."""
    module = setting.modules[stretch.id]
    w = setting.words
    return (
        in_module(
            setting, stretch,
            Slide(
                id=slide_ids.opener(module), role="section", title=module.title,
                slots={
                    "kicker": module_kicker(setting, module),
                    "subtitle": (Paragraph(module.promise, "lead"),),
                    "meta": (Paragraph(words(phrases.clock(w, stretch)), "small"),),
                },
                address=module.address, pictogram=module.pictogram, motif=shape_of(setting.course, module),
            ),
            turn=Turn(block), default=w.text("do_opener"), number=setting.numbers[module.address],
        ),
    )  # fmt: skip


def objectives(setting: Setting, stretch: Stretch, block: Block) -> tuple[Slide, ...]:
    """What participants can do afterwards."""
    module = setting.modules[stretch.id]
    w, number = setting.words, setting.numbers[module.address]
    kicker: tuple[Content, ...] = (
        Paragraph(w.text("objectives_kicker", number=number, time=str(stretch.end)), "label"),
    )
    heading = w.text("objectives_title", number=phrases.in_words(w, int(number)))
    listed: dict[str, tuple[Content, ...]] = {
        "kicker": kicker,
        "body": (ItemList(tuple(objective.text for objective in module.objectives)),),
    }
    drawn = _on_a_line(module) if setting.course.motif != "none" else None
    return (
        in_module(
            setting, stretch,
            Slide(
                id=slide_ids.objectives(module), role="objectives", title=heading,
                slots=listed if drawn is None else {"kicker": kicker}, address=f"{module.address}.objectives",
                visual=drawn, plain=Plain("objectives", listed, "") if drawn is not None else None,
                motif=shape_of(setting.course, module) if drawn is not None else None,
            ),
            turn=Turn(block), default=w.text("do_objectives"), number=number,
        ),
    )  # fmt: skip


def _on_a_line(module: Module) -> LineRecap | None:
    """A module's objectives as dots on one line; ``None`` where it has none, or more than a line has room for."""
    if len(module.objectives) not in range(1, 5):
        return None
    items = tuple(Kept(one.id, "line", one.text, one.address) for one in module.objectives)
    return LineRecap(f"{module.address}.objectives", items)
