"""Draws a slide's visual on the layout that has room for it, or says why its words stand there instead."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from coursegen.layout.contract import inches
from coursegen.layout.decoration import accent_of
from coursegen.layout.faces import Faces
from coursegen.layout.forms.listed import FORMS, DrawnForm
from coursegen.layout.forms.palette import palette_of
from coursegen.layout.forms.sketch import Sketch, Stage, TooTight
from coursegen.layout.legible import behind_most_of
from coursegen.layout.marks import Bounds
from coursegen.layout.roomier import as_a_line, roomier
from coursegen.layout.template import LayoutSpec, Template
from coursegen.layout.text_lines import SINGLE, Para, measured, overhang, stacked
from coursegen.model.motif import FIGURES, Figure
from coursegen.model.scene import GaveWay
from coursegen.model.scene_items import Box, GroupItem
from coursegen.model.slide import Slide, SlideRole
from coursegen.model.visuals import Visual
from coursegen.problems import Problem, Severity
from coursegen.units import EMU_PER_INCH, EMU_PER_POINT, Pt

SIZES = (22.0, 20.0, 18.0)
"""The sizes that a drawing's words are tried at, in points; a template can say that none is smaller than it has it."""

OF_ROLE: Mapping[SlideRole, tuple[SlideRole, ...]] = {
    "activity": ("activity_drawn",),
    "quiz": ("quiz_drawn",),
    "recap": ("recap_drawn",),
    "scenario": ("scenario_drawn",),
    "commitments": ("commitments_drawn",),
    "action_steps": ("steps_drawn",),
}
"""The layouts that drawings of some kinds of slide have of their own."""

FLAT = 90.0
"""A stage that is lower than this, in points, holds no drawing."""


Drawn = tuple[GroupItem, GroupItem | None]
"""A drawing, and what a click marks in it."""


class Drawing(Struct, frozen=True):
    """A drawing on the layout that it stands on, and what a click marks in it."""

    spec: LayoutSpec
    group: GroupItem
    answer: GroupItem | None = None


def in_its_place(slide: Slide) -> Slide:
    """A slide whose visual has no stage, with it in the places of its layout; any other one as it is."""
    form = FORMS[slide.visual.form] if slide.visual is not None else None
    return slide if form is None or form.placed is None else form.placed(slide.visual, slide)


def without_side(slide: Slide, template: Template) -> LayoutSpec | None:
    """The layout of the commitments' drawing in a map from before they had facts beside it; ``None`` in any other."""
    if slide.role != "commitments" or "aside" not in slide.slots:
        return None
    bare = replace(slide, slots={name: said for name, said in slide.slots.items() if name != "aside"})
    known = _both("commitments_drawn", template)
    held = [spec for spec in known if _holds(bare, spec)]
    return held[0] if held and not any(_holds(slide, spec) for spec in known) else None


def in_words(refused: Problem) -> Problem:
    """The warning that what has no stage has no room in its place either, so that its words stand on the slide."""
    hint = f"its words stand on the slide instead; {refused.hint}"
    return Problem("visual", refused.message, None, hint, Severity.WARNING, refused.address)


def drawings_of(
    slide: Slide, template: Template, faces: Faces, *, asked_for: bool = True
) -> list[Drawing] | Problem | GaveWay | None:
    """A slide's visual drawn on each layout with room for it, or the warning that it can't be; ``None`` without one.

    The layout that suits its form best comes first; words are as large as they fit. One that was not ``asked_for``
    gives way, and nobody misses it where no layout has a place for it beside all that the slide says.
    """
    visual = slide.visual
    if visual is None:
        return None
    form = FORMS[visual.form]
    specs = _layouts(slide, template, form)
    if not specs:
        return no_stage(template) if asked_for else None
    drawn: list[Drawing] = []
    tightest: TooTight | None = None
    for found in specs:
        spec = found if template.yields else _closed_up(slide, found, faces)
        made = _drawn(slide, visual, form, _stage(slide, spec, template, faces), template.least)
        if isinstance(made, TooTight):
            tightest = tightest or made
        else:
            drawn.append(Drawing(spec, *made))
    if drawn:
        return drawn
    assert tightest is not None
    address = tightest.words.address or visual.address or slide.address
    if not asked_for:
        return GaveWay("undrawn", "stage", specs[0].role, specs[0].name, address, cure=_more_room(specs[0]))
    shown = tightest.words.plain if len(tightest.words.plain) <= 60 else f"{tightest.words.plain[:59]}…"
    message = f"“{shown}” has no room in the drawing of {slide.id}"
    hint = "the drawing's words stand on the slide instead; shorten them, and it is drawn"
    if template.yields:
        hint += f"; or {_more_room(specs[0])}"
    return Problem("visual", message, None, hint, Severity.WARNING, address)


def _more_room(spec: LayoutSpec) -> str:
    """How a map gives a layout more room for drawings."""
    if (slots := roomier(spec)) is not None:
        head = "`coursegen template inspect` with --map gives drawings the room that the headline does not need"
        return f"{head}, in the template's map under roles: {spec.role}: slots: {as_a_line(slots)}"
    return f"make the room for drawings wider or higher in the template's map, {_stage_in(spec)}"


def no_stage(template: Template) -> Problem:
    """The warning that no drawing has room anywhere: the same for all slides, so that it is told once."""
    low = template.layouts.get("drawn")
    hint = "the words of each drawing stand on its slide instead; "
    if low is None or "stage" not in low.slots:
        message = "the template has no layout with room for drawings"
        hint += "a layout with a title alone has room for drawings, under roles: drawn: in the template's map"
    else:
        message = f"the room for drawings in the layout '{low.name}' is too low, or a line beside them has no place"
        least = FLAT * EMU_PER_POINT / EMU_PER_INCH
        hint += f"give it {least:g} inches of height at least in the template's map, {_stage_in(low)}"
    return Problem("visual", message, None, hint, Severity.WARNING)


def _stage_in(spec: LayoutSpec) -> str:
    """Where a map has a layout's room for drawings, and what it is now."""
    return f"under roles: {spec.role}: slots: stage:, which is {inches(spec.slots['stage'].box)}"


def _drawn(slide: Slide, visual: Visual, form: DrawnForm, stage: Stage, least: float) -> Drawn | TooTight:
    """The drawing on one stage in the largest words that fit, and what a click marks in it."""
    assert form.draw is not None
    tight: TooTight | None = None
    for size in (one for one in SIZES if one >= least):
        sketch = Sketch(stage, size)
        try:
            form.draw(visual, sketch)
        except TooTight as found:
            tight = found
            continue
        group = GroupItem(visual.form, sketch.box, tuple(sketch.parts), slide.description, visual.address)
        marks = sketch.answer
        answer = GroupItem("answer", marks.box, tuple(marks.parts), "", secret=True) if marks.parts else None
        return group, answer
    assert tight is not None
    return tight


def _layouts(slide: Slide, template: Template, form: DrawnForm) -> list[LayoutSpec]:
    """The layouts that have a stage and a place for all that the slide says, the best one first."""
    wide, side = ("drawn",), ("drawn_beside",)
    usual = side if form.beside or "body" in slide.slots else wide + (side if form.either else ())
    usual = (*wide, *side) if slide.composition is not None else usual
    roles = OF_ROLE.get(slide.role, ("statement",) if form.turns else ())
    found = [spec for role in roles for spec in _both(role, template) if _holds(slide, spec)]
    if found:
        return found
    known = [spec for role in usual for spec in _both(role, template) if _holds(slide, spec)]
    return known or [spec for role in (*wide, *side) for spec in _both(role, template) if _holds(slide, spec)][:1]


def _both(role: str, template: Template) -> list[LayoutSpec]:
    spec = template.layouts.get(role)
    return [] if spec is None else [spec, *spec.others]


def _holds(slide: Slide, spec: LayoutSpec) -> bool:
    places = slide.slots.keys() <= {*spec.slots, *spec.joined}
    return places and "stage" in spec.slots and spec.slots["stage"].box.height / EMU_PER_POINT >= FLAT


def _stage(slide: Slide, spec: LayoutSpec, template: Template, faces: Faces) -> Stage:
    box = spec.slots["stage"].box
    bounds = Bounds(*(value / EMU_PER_POINT for value in (box.x, box.y, box.width, box.height)))
    width = template.width / EMU_PER_POINT
    beside = _beside(box, spec)
    limit = spec.room.limit
    first, last = (0.0, width) if limit is None else (limit.x / EMU_PER_POINT, limit.right / EMU_PER_POINT)
    left = max((edge for edge in beside if edge < bounds.x), default=min(first, bounds.x))
    right = min((edge for edge in beside if edge > bounds.x + bounds.width), default=max(last, bounds.x + bounds.width))
    ground = behind_most_of(spec.slots["stage"], spec) if template.yields else spec.background
    palette = palette_of(accent_of(slide, spec), ground, template.brand.of(spec.part), template.colours)
    motif, shape = slide.motif or ("line", "line")
    figure: Figure = next((one for one in FIGURES if one == shape), "line")
    text = any(_level(slot.box, box) and slot.box.right <= box.x for slot in spec.slots.values())
    return Stage(bounds, left, right, palette, faces, spec.role == "statement", motif, figure, text)


def _closed_up(slide: Slide, spec: LayoutSpec, faces: Faces) -> LayoutSpec:
    """A layout whose stage follows a headline that needs less than its place, and ends half as much farther up."""
    title, stage = spec.slots["title"], spec.slots["stage"]
    if title.box.bottom > stage.box.y or title.anchor != "top":
        return spec
    style, around = title.style, title.insets
    paras = [Para(slide.title, style.size, style.colour, style.size * style.line * SINGLE, heading=style.heading)]
    wide = (title.box.width - around.left - around.right) / EMU_PER_POINT
    high = stacked(paras, measured(paras, wide, faces).safe) + overhang(paras, faces)
    used = Pt(high) + around.top + around.bottom
    spare = title.box.height - used
    if spare <= 0:
        return spec
    box = replace(stage.box, y=stage.box.y - spare, height=stage.box.height + spare - spare // 2)
    ended = replace(title, box=replace(title.box, height=used), moved=True)
    return replace(spec, slots={**spec.slots, "title": ended, "stage": replace(stage, box=box)})


def _beside(stage: Box, spec: LayoutSpec) -> list[float]:
    """The nearer edges of what stands at the left and at the right of the stage, in points."""
    standing = (*(slot.box for slot in spec.slots.values() if slot.name != "stage"), *(one.box for one in spec.ground))
    level = [one for one in standing if _level(one, stage)]
    edges = [one.right for one in level if one.right <= stage.x] + [one.x for one in level if one.x >= stage.right]
    return [edge / EMU_PER_POINT for edge in edges]


def _level(one: Box, other: Box) -> bool:
    """Whether two boxes stand beside each other."""
    return one.y < other.bottom and other.y < one.bottom
