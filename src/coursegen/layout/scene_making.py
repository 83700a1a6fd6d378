"""Makes scenes of a slide that was measured in its layout: every item in the order in which it is read."""

from __future__ import annotations

from coursegen.compose.free_names import Taken
from coursegen.layout.draft_mark import draft_mark
from coursegen.layout.faces import Faces
from coursegen.layout.filling import Filled, Filling, Part
from coursegen.layout.forms.beside import beside as drawn_beside
from coursegen.layout.furniture import Furniture
from coursegen.layout.gave_way import small_words
from coursegen.layout.giving_way import Shown
from coursegen.layout.legible import painted_fills
from coursegen.layout.template import LayoutSpec, Template
from coursegen.model.scene import Scene
from coursegen.model.scene_items import Colour, Item, PathItem, PictureItem, ShapeItem
from coursegen.model.slide import Slide
from coursegen.model.text import Text


class MeasuredSlide:
    """A slide in its layout, measured: what its scenes are made of."""

    __slots__ = ("accent", "chart", "filled", "head", "pictures", "shown", "slide", "spec", "taken", "titles")

    def __init__(self, shown: Shown, slide: Slide, spec: LayoutSpec, accent: Colour) -> None:
        self.shown = shown
        self.slide = slide
        self.spec = spec
        self.accent = accent
        self.filled = Filled({})
        self.chart: list[Item] = []
        self.titles: list[Text] = []
        self.taken = Taken()
        self.head: list[Part] = []
        self.pictures: list[list[Item]] = []


class SceneMaker:
    """Makes the scenes of one deck."""

    def __init__(self, template: Template, faces: Faces, filling: Filling, footer: str, language: str) -> None:
        self.template = template
        self.faces = faces
        self.filling = filling
        self.furniture = Furniture(faces, footer)
        self.language = language

    def scene(self, made: MeasuredSlide, part: int, number: int) -> Scene:
        """One part of a slide as a scene, with its number in the deck."""
        slide, spec, place = made.slide, made.spec, part - 1
        title = self.filling.text(slide, spec.slots["title"], made.head[place], made.accent)
        raised = "body" in made.filled.slots and spec.slots["body"].moved and not self.template.yields
        beside = [one for one in made.pictures[place] if raised and _is_read(one)]
        art = list(drawn_beside(slide, spec, self.template, self.faces))
        items: list[Item] = [title, *(one for one in made.pictures[place] if one not in beside), *art]
        drawing = [one for one in (made.shown.drawing, made.shown.answer) if one is not None]
        order = made.shown.kind.slots
        after = order[order.index("stage") :] if "stage" in order else ("footnote",)
        for name, parts in made.filled.slots.items():
            if name in after:  # what follows the drawing, as where its words come from, is read after it
                items, drawing = [*items, *drawing], []
            one = parts[min(part, len(parts)) - 1]
            brand = self.template.brand.of(spec.part)
            items.extend(self.filling.items(slide, spec.slots[name], one, made.accent, brand))
            if name == "body":  # a text that follows its headline stands left of the picture, and is read before it
                items.extend(beside)
        items.extend((*drawing, *made.chart))
        items.extend(self.furniture.items(spec, number))
        if slide.draft:
            size = self.template.width, self.template.height
            items.extend(draft_mark(slide.draft, (*spec.ground, *items), *size, self.faces))
        gave = made.shown.gave if part == 1 else ()
        if self.template.yields:
            gave = (*gave, *small_words(made.shown, items))
        return Scene(
            id=scene_id(slide, part),
            slide=slide.id,
            part=part,
            parts=made.filled.count,
            number=number,
            layout=spec.part,
            width=self.template.width,
            height=self.template.height,
            title=made.titles[place],
            background=spec.background,
            ground=(*spec.ground, *painted_fills([spec.slots[name] for name in ("title", *made.filled.slots)])),
            items=tuple(items),
            notes=slide.notes,
            section=slide.section,
            section_title=slide.section_title,
            language=self.language,
            address=slide.address,
            reserve=slide.reserve,
            draft=bool(slide.draft),
            gave_way=gave,
            undrawn=made.shown.undrawn if part == 1 else None,
        )


def _is_read(item: Item) -> bool:
    """Whether a drawing or picture is described to those who can't see it, or lies on one that is."""
    return isinstance(item, (PathItem, PictureItem, ShapeItem)) and bool(item.description or item.link)


def scene_id(slide: Slide, part: int) -> str:
    """The id of a part of a slide: the slide's own, with a number from the second on."""
    return slide.id if part == 1 else f"{slide.id}#{part}"
