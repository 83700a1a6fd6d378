"""Compares a deck as it was built with what it says now: what was edited, by address, and what has no address."""

from __future__ import annotations

from collections.abc import Sequence

from coursegen.pull.base.deck_base import BaseScene, Item, Spot, image_hash
from coursegen.pull.comparison.differences import Differences, shortened
from coursegen.pull.comparison.edited_contents import ChartEdited, Hidden, PictureAdded, PictureReplaced, SlideAdded
from coursegen.pull.comparison.slide_order import rearranged
from coursegen.pull.comparison.text_comparison import Findings, Text
from coursegen.pull.deck.edited_deck import EditedSlide, Paragraph, Shape
from coursegen.pull.pairing.shape_pairs import PairedShapes, moved
from coursegen.pull.pairing.slide_pairs import PairedDeck

_ACCENT = "slide:"


def compared(pairs: PairedDeck) -> Differences:
    """What was edited in a deck; nothing of the course is asked for."""
    found = Findings(pairs.base)
    scenes_of: dict[str, list[BaseScene]] = {}
    for scene in pairs.base.scenes:
        scenes_of.setdefault(scene.slide, []).append(scene)
    for slide, scenes in scenes_of.items():
        if any(scene.id in pairs.slides for scene in scenes):
            _compare_slide(slide, scenes, pairs, found)
    kept = {pairs.slides[scene.id].number: scene.slide for scene in pairs.base.scenes if scene.id in pairs.slides}
    for new in pairs.new:
        before = max((number for number in kept if number < new.number), default=0)
        found.contents.append(SlideAdded(kept.get(before, ""), new))
    for copy, of in pairs.copies:
        found.stay(of, f"slide {copy.number} is a copy of it; the first one counts, and the copy stays in the deck")
    return Differences(
        pairs.base,
        {address: tuple(passages) for address, passages in found.passages.items()},
        {address: tuple(orders) for address, orders in found.orders.items()},
        tuple(found.added),
        tuple(found.contents),
        rearranged(pairs),
        tuple(dict.fromkeys(found.stays)),
        found.values,
    )


def _compare_slide(slide: str, scenes: Sequence[BaseScene], pairs: PairedDeck, found: Findings) -> None:
    """Compare one slide, the parts that a long one was split into joined."""
    texts: dict[str, Text] = {}
    tables: dict[str, tuple[list[tuple[tuple[Spot, ...], ...]], list[tuple[tuple[Paragraph, ...], ...]]]] = {}
    for scene in scenes:
        edited = pairs.slides.get(scene.id)
        if edited is None:
            found.stay(scene.id, "this part of a long slide was deleted, and its words with it")
            shown: list[tuple[Item, Shape | None]]
            shown = [(item, None) for item in scene.items if item.kind in ("text", "table")]
        else:
            shown = _shapes(scene, pairs.shapes[scene.id], found)
            _rest_of_slide(scene, edited, found)
        for item, shape in shown:
            rows = () if shape is None else shape.rows
            if item.kind == "table":
                before, after = tables.setdefault(item.name, ([], []))
                before += item.rows
                after += rows
            else:
                text = texts.setdefault(item.name, Text(item.name))
                text.spots += (spot for row in item.rows for cell in row for spot in cell)
                text.now += (paragraph for row in rows for cell in row for paragraph in cell)
    for text in texts.values():
        found.text(slide, text)
    for before, after in tables.values():
        found.table(slide, before, after)
    found.give_reasons(slide)


def _shapes(scene: BaseScene, pairs: PairedShapes, found: Findings) -> list[tuple[Item, Shape | None]]:
    """The texts and tables of a scene as they are now; what was done to other shapes is said."""
    for item, shape in pairs.kept:
        if item.kind != "field" and not item.name.startswith(_ACCENT) and moved(item, shape):
            found.stay(scene.id, f"'{item.name}' was moved; where things stand is the template's")
        if item.data and shape.kind != "chart":
            found.stay(scene.id, f"'{item.name}' is a picture now; change its data in the module")
        elif item.data and item.data != shape.data:
            found.contents.append(ChartEdited(scene.slide, item.name, item.data, shape.data))
        if item.image and shape.kind == "picture" and item.image != image_hash(shape.file):
            found.contents.append(PictureReplaced(scene.slide, item.name, item.image, shape))
        if item.link and item.link != shape.link:
            leads = f"leads to {shape.link}" if shape.link else "leads nowhere"
            found.stay(scene.id, f"a click on '{item.name}' {leads} now; write the address at 'url' of the slide")
    for item in pairs.gone:
        if item.kind == "shape" and not item.name.startswith(_ACCENT):
            found.stay(scene.id, f"the drawing '{item.name}' was deleted; the next build draws it again")
        elif item.kind in ("text", "table") and _words(item):
            found.stay(scene.id, f"'{item.name}' was deleted as a whole; the next build shows it again")
    for shape in pairs.new:
        if shape.kind == "picture" and shape.file:
            found.contents.append(PictureAdded(scene.slide, shape))
        elif (message := _of_nobody(shape)) is not None:
            found.stay(scene.id, message)
    return [(item, shape) for item, shape in pairs.kept if item.kind in ("text", "table")]


def _rest_of_slide(scene: BaseScene, edited: EditedSlide, found: Findings) -> None:
    """The notes of one part, and what else was done to its slide."""
    if edited.hidden != scene.hidden:
        found.contents.append(Hidden(scene.slide, edited.hidden))
    if edited.comments:
        found.stay(scene.id, "it has comments; read them in the deck")
    if (struck := _struck(edited)) and struck != scene.struck:
        found.stay(scene.id, f"'{shortened(struck)}' is underlined or struck out; a course has only bold and italics")
    if any(run.text.strip() for paragraph in edited.notes for run in paragraph):
        found.text(scene.slide, Text("notes", in_notes=True, spots=list(scene.notes), now=list(edited.notes)))
    elif scene.notes:
        found.stay(scene.id, "all of its notes were deleted; the next build writes them again")


def _struck(edited: EditedSlide) -> str:
    runs = [run for shape in edited.shapes for row in shape.rows for cell in row for one in cell for run in one]
    return " ".join(run.text for run in runs if run.struck)


def _words(item: Item) -> str:
    return " ".join(spot.whole for row in item.rows for cell in row for spot in cell).strip()


def _of_nobody(shape: Shape) -> str | None:
    """What to say of a shape that no build made; nothing of an empty placeholder."""
    name = f" '{shortened(shape.name)}'" if shape.name else ""
    if shape.kind == "text" and shape.words:
        return f"a new text box says '{shortened(shape.words)}'; write it into the course"
    if shape.kind == "text" or shape.kind == "field" or (shape.placeholder and shape.kind == "drawing"):
        return None
    what = {"table": "table", "picture": "picture", "chart": "chart", "line": "line"}.get(shape.kind, "drawing")
    return f"there is a new {what}{name}; it stays in the edited deck"
