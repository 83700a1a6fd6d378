"""Lays slides out in a template: everything measured, fitted, split where it must be, given way or refused."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from coursegen.compose.free_names import Taken
from coursegen.compose.words import words_for
from coursegen.layout.arranged import arranged
from coursegen.layout.charts import chart_colours, chart_item
from coursegen.layout.closing_up import closed_up
from coursegen.layout.decoration import accent_items, accent_of, readable
from coursegen.layout.draft_mark import draft_mark
from coursegen.layout.filling import Filled, Filling, Misfit, Part
from coursegen.layout.fit import TOLERANCE
from coursegen.layout.fonts import Faces
from coursegen.layout.forms.drawing import Drawing, drawing_of
from coursegen.layout.furniture import Furniture
from coursegen.layout.gave_way import small_words
from coursegen.layout.giving_way import Shelf, Shown, given_way
from coursegen.layout.joining import joined, layout_for
from coursegen.layout.kinds import KINDS, Kind
from coursegen.layout.legible import legible, painted_fills
from coursegen.layout.standing import standing
from coursegen.layout.template import LayoutSpec, Template
from coursegen.model.blocks import Paragraph
from coursegen.model.scene import Colour, Item, PathItem, PictureItem, Scene, ShapeItem
from coursegen.model.slide import Slide
from coursegen.model.text import Run, Text
from coursegen.problems import Problem, Refused

FOUND_TITLE_FLOOR = 20.0
"""The smallest headline, in points, where nobody made the layout for this kind of slide: its title is often low."""

MOST_FIT = 5
"""All headlines but one in so many fit at the size that those of a layout are set in."""

STEPS = 60
"""How many steps a slide may take until it fits; more than any has."""


def lay_out(
    slides: Sequence[Slide], template: Template, faces: Faces, *, footer: str, language: str
) -> tuple[Scene, ...]:
    """Every slide as one scene, or as several where its words need more room.

    A part's title ends with "(2/3)", and with a count where another slide is called that already.
    ``footer`` stands at the foot of all but the title slide, ``language`` is the deck's language tag.
    In a template that is not our own, what does not fit gives way (``Scene.gave_way`` says how).
    Errors: ``Refused`` with a problem for each slot that can't be made to fit and each unknown icon.
    """
    titles = Taken()
    for slide in slides:
        titles.free(slide.title.plain, "{} ({})")
    deck = _Deck(template, faces, footer, language, titles)
    deck.agree_on_headlines(slides)
    scenes: list[Scene] = []
    problems: list[Problem] = []
    for slide in slides:
        try:
            scenes.extend(deck.scenes(slide, len(scenes) + 1))
        except Refused as refused:
            problems.extend(refused.problems)
    if problems:
        raise Refused(problems)
    return tuple(scenes)


class _Standing:
    """A slide in its layout, measured: what its scenes are made of."""

    __slots__ = ("accent", "behind", "chart", "filled", "head", "pictures", "shown", "slide", "spec", "titles")

    def __init__(self, shown: Shown, slide: Slide, spec: LayoutSpec, accent: Colour, behind: list[Item]) -> None:
        self.shown = shown
        self.slide = slide
        self.spec = spec
        self.accent = accent
        self.behind = behind
        self.filled = Filled({})
        self.chart: list[Item] = []
        self.titles: list[Text] = []
        self.head: list[Part] = []
        self.pictures: list[list[Item]] = []


class _Deck:
    """What all slides of a deck share."""

    def __init__(self, template: Template, faces: Faces, footer: str, language: str, titles: Taken) -> None:
        self.template = template
        self.faces = faces
        self.filling = Filling(faces, template.check, alike=template.yields)
        self.furniture = Furniture(faces, footer)
        self.language = language
        self.titles = titles
        self.shelf = Shelf(template, words_for(language))
        self.headlines: dict[str, float] = {}
        self.accents: dict[tuple[int, str, bool], Colour] = {}

    def agree_on_headlines(self, slides: Sequence[Slide]) -> None:
        """Find the size that most headlines on a layout fit at: in a template not our own, all are set so, or smaller.

        Else a headline of one line is twice as large as that of the next slide.
        """
        found: dict[str, list[float]] = {}
        for slide in slides if self.template.yields else ():
            try:
                shown = self._shown(slide)
            except Refused:
                continue
            size = self.filling.size_of(slide, shown.spec.slots["title"], slide.title, self._kind(shown))
            found.setdefault(shown.spec.part, []).append(size)
        self.headlines = {
            part: at for part, sizes in found.items() if (at := sorted(sizes)[len(sizes) // MOST_FIT]) > 0
        }

    def scenes(self, slide: Slide, first: int) -> list[Scene]:
        """A slide's scenes, numbered from ``first``. Errors: ``Refused``."""
        made = self._fitting(self._shown(slide))
        numbers = range(first, first + made.filled.count)
        return [self._scene(made, part, number) for part, number in enumerate(numbers, start=1)]

    def _shown(self, slide: Slide) -> Shown:
        """A slide in the layout of its role, before anything is measured. Errors: ``Refused``."""
        drawing = drawing_of(slide, self.template, self.faces)
        if isinstance(drawing, Drawing):
            return Shown(
                replace(slide, role=drawing.spec.role), drawing.spec, KINDS[drawing.spec.role], drawing=drawing.group
            )
        slide, spec = standing(slide, self.template)
        return Shown(slide, layout_for(slide, spec), KINDS[slide.role], undrawn=drawing)

    def _fitting(self, shown: Shown) -> _Standing:
        """A slide as it fits, after as many steps as that takes. Errors: ``Refused`` where none is left."""
        for _ in range(STEPS):
            made = self._measured(shown)
            if isinstance(made, _Standing):
                return made
            after = given_way(shown, made[0], self.shelf) if self.template.yields else None
            if after is None:
                break
            shown = after
        assert not isinstance(made, _Standing)
        raise Refused([misfit.problem for misfit in made])

    def _measured(self, shown: Shown, under: float = 0.0) -> _Standing | list[Misfit]:
        """A slide measured in its layout, or all that does not fit there. Errors: ``Refused`` for an unknown icon.

        In a template of ours what follows the title is placed from where it ends, at least ``under`` points down.
        """
        slide, spec, kind = joined(shown.slide, shown.spec), shown.spec, self._kind(shown)
        accent = self._accent(slide, spec)
        spec, behind = arranged(slide, spec, accent)
        if self.template.yields:
            spec = legible(spec, accent, self.template.brand.of(spec.part))
        head_place = spec.slots["title"]
        if not self.template.yields:
            under = max(under, self._headline(slide, spec, kind, accent))
            spec = closed_up(spec, under)
        made = _Standing(shown, slide, spec, accent, behind)
        titles = self.titles.copy()
        filled, chart = self.filling.filled(slide, spec, kind, accent), self._chart(slide, spec, accent)
        misfits = filled if isinstance(filled, list) else []
        if isinstance(chart, Misfit):
            misfits = [*misfits, chart]
        else:
            made.chart = chart
        if isinstance(filled, Filled):
            made.filled = filled
        count = made.filled.count
        for part in range(1, count + 1):
            title = slide.title
            if count > 1:
                title = _titled(titles, title, f" ({part}/{count})")
            elif any(one.slot == "title" for one in shown.gave):  # as nothing else was called so far
                title = _titled(titles, title)
            head = self.filling.parts(
                slide, head_place, (Paragraph(title),), kind, accent, self.headlines.get(spec.part)
            )
            drawn = accent_items(slide, spec, _scene_id(slide, part), accent, dark=self._dark(spec))
            if isinstance(drawn, Problem):
                if drawn.rule == "no-pictogram":
                    raise Refused([*(misfit.problem for misfit in misfits), drawn])
                return [*misfits, Misfit("picture", drawn)]
            if isinstance(head, Misfit):
                return [*misfits, head]
            made.titles.append(title)
            made.head.append(head[0])
            made.pictures.append(drawn)
        if misfits:
            return misfits
        tallest = max(self.filling.height_of(head_place, head) for head in made.head)
        if count > 1 and tallest > under + TOLERANCE and not self.template.yields:
            return self._measured(shown, tallest)
        self.titles = titles
        return made

    def _headline(self, slide: Slide, spec: LayoutSpec, kind: Kind, accent: Colour) -> float:
        """How high a slide's title is in its place, in points; 0 where it does not fit."""
        place = spec.slots["title"]
        head = self.filling.parts(slide, place, (Paragraph(slide.title),), kind, accent)
        return 0.0 if isinstance(head, Misfit) else self.filling.height_of(place, head[0])

    def _kind(self, shown: Shown) -> Kind:
        """A slide's kind with the floors that hold in its layout."""
        if shown.spec.shapes or shown.kind.floor("title") < FOUND_TITLE_FLOOR:
            return shown.kind
        return replace(shown.kind, own_floors={**shown.kind.own_floors, "title": FOUND_TITLE_FLOOR})

    def _scene(self, made: _Standing, part: int, number: int) -> Scene:
        slide, spec, place = made.slide, made.spec, part - 1
        title = self.filling.text(slide, spec.slots["title"], made.head[place], made.accent)
        raised = "body" in made.filled.slots and spec.slots["body"].moved and not self.template.yields
        beside = [one for one in made.pictures[place] if raised and _is_read(one)]
        items: list[Item] = [title, *(one for one in made.pictures[place] if one not in beside), *made.behind]
        drawing = [made.shown.drawing] if made.shown.drawing is not None else []
        for name, parts in made.filled.slots.items():
            if name == "footnote":  # where the drawing's words come from is read after them
                items, drawing = [*items, *drawing], []
            one = parts[min(part, len(parts)) - 1]
            items.extend(self.filling.items(slide, spec.slots[name], one, made.accent, dark=self._dark(spec)))
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
            id=_scene_id(slide, part),
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

    def _accent(self, slide: Slide, spec: LayoutSpec) -> Colour:
        """The colour of a slide's module; where the map draws nothing in it, as it can be read on the layout."""
        if spec.shapes:
            return accent_of(slide, spec)
        key = (slide.accent, spec.part, spec.turned)
        if key not in self.accents:
            self.accents[key] = readable(accent_of(slide, spec), spec.background, self.template.brand.of(spec.part))
        return self.accents[key]

    def _dark(self, spec: LayoutSpec) -> bool:
        return self.template.brand.of(spec.part).dark

    def _chart(self, slide: Slide, spec: LayoutSpec, accent: Colour) -> list[Item] | Misfit:
        """The slide's chart, where it has one."""
        if slide.chart is None:
            return []
        colours = chart_colours(accent, spec.background, self.template.brand.of(spec.part))
        made = chart_item(slide.chart, slide.title.plain, spec.slots["chart"], colours, spec.background, self.faces)
        return Misfit("chart", made) if isinstance(made, Problem) else [made]


def _is_read(item: Item) -> bool:
    """Whether a drawing or picture is described to those who can't see it."""
    return isinstance(item, (PathItem, PictureItem, ShapeItem)) and bool(item.description)


def _scene_id(slide: Slide, part: int) -> str:
    return slide.id if part == 1 else f"{slide.id}#{part}"


def _titled(titles: Taken, title: Text, ending: str = "") -> Text:
    """A title with an ending, as no other slide of the deck is called; it is in use from now on."""
    free = titles.free(f"{title.plain}{ending}", "{} ({})")
    added = free.removeprefix(title.plain)
    return replace(title, runs=(*title.runs, Run(added))) if added else title
