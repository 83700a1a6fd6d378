"""Composes the slides of a deck from a course and a recipe, before anybody knows how large anything is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

from coursegen.compose import (
    action_step_slides,
    key_point_slides,
    module_opening_slides,
    opening_and_closing_slides,
    practice_slides,
    source_slides,
    tool_slides,
)
from coursegen.compose.artefact import (
    CourseBlock,
    Kind,
    Names,
    Recipe,
    Setting,
    Step,
    StretchBlock,
    composed,
    setting_of,
)
from coursegen.compose.changed_by import Touched, naming_layers
from coursegen.compose.drafts import drafts_of
from coursegen.compose.free_names import Taken
from coursegen.compose.notes import id_line
from coursegen.compose.numbers import number_around
from coursegen.compose.own_slides import among, at_the_end
from coursegen.compose.words import Words
from coursegen.model.course import Block, BlockKind, Course, KeyPoint, Module, Stretch
from coursegen.model.motif import Composition
from coursegen.model.slide import Slide
from coursegen.model.text import joined

PlanBlock = Callable[[Setting, Stretch, Block], tuple[Slide, ...]]

PLAN: Mapping[BlockKind, PlanBlock] = {
    "welcome": opening_and_closing_slides.title,
    "how_it_runs": opening_and_closing_slides.how_it_runs,
    "agenda": opening_and_closing_slides.agenda,
    "activity": opening_and_closing_slides.activity,
    "opener": module_opening_slides.opener,
    "objectives": module_opening_slides.objectives,
    "key_points": key_point_slides.key_points,
    "scenario": practice_slides.scenario,
    "questions": practice_slides.questions,
    "exercise": tool_slides.exercise,
    "tool": tool_slides.tool,
    "quiz": practice_slides.quiz,
    "action_steps": action_step_slides.action_steps,
    "recap": opening_and_closing_slides.recap,
    "commitments": opening_and_closing_slides.commitments,
    "farewell": opening_and_closing_slides.farewell,
}
"""What each kind of block in a plan shows."""


def _plan(setting: Setting, stretch: Stretch, step: Step) -> tuple[Slide, ...]:
    """What the stretch's own plan names, in its order."""
    left_out = step.names("leave_out")
    of_blocks = (
        slide for block in stretch.plan if block.kind not in left_out for slide in _of(setting, stretch, block)
    )
    last = (replace(slide, block=stretch.plan[-1].address) for slide in at_the_end(setting, stretch))
    return (*of_blocks, *last)


def _of(setting: Setting, stretch: Stretch, block: Block) -> tuple[Slide, ...]:
    """A block's slides, with those of the module's own that belong among them."""
    shown = among(setting, stretch, block, PLAN[block.kind](setting, stretch, block))
    return tuple(replace(slide, block=block.address) for slide in shown)


def _only(kind: BlockKind) -> StretchBlock[Slide]:
    """The blocks of one kind in a stretch's plan, for recipes that choose another order."""

    def shown(setting: Setting, stretch: Stretch, _: Step) -> tuple[Slide, ...]:
        blocks = (block for block in stretch.plan if block.kind == kind)
        return tuple(slide for block in blocks for slide in _of(setting, stretch, block))

    shown.__doc__ = PLAN[kind].__doc__
    return StretchBlock(shown)


BLOCKS: Mapping[str, Kind[Slide]] = {
    "plan": StretchBlock(_plan, {"leave_out": Names(tuple(PLAN), "kinds of block in the plan that are left out")}),
    "break": StretchBlock(opening_and_closing_slides.pause),
    "credits": CourseBlock(source_slides.credits_slide),
    "goodbye": CourseBlock(opening_and_closing_slides.goodbye),
    **{kind: _only(kind) for kind in PLAN},
}
"""What a recipe for slides can name."""


def slides(course: Course, recipe: Recipe, words: Words, touched: Touched | None = None) -> tuple[Slide, ...]:
    """The slides of a deck in order, each with an id and a title of its own.

    ``touched`` gives the layers that changed an address; each slide's notes then name those that changed it.
    """
    setting = setting_of(course, recipe, words)
    apart = _told_apart(composed(setting, BLOCKS), setting.numbers)
    if wanted := _compositions(setting.course):
        apart = tuple(replace(slide, composition=_nearest(wanted, slide.address)) for slide in apart)
    if setting.course.motif_path:
        apart = tuple(replace(slide, motif_path=setting.course.motif_path) if slide.motif else slide for slide in apart)
    if drafts := drafts_of(setting.course):
        word = words.say("draft_mark")
        apart = tuple(replace(slide, draft=word) if drafts.shown_on(slide) else slide for slide in apart)
    return apart if touched is None else tuple(naming_layers(slide, touched, words) for slide in apart)


def _compositions(course: Course) -> Mapping[str, Composition]:
    """Where headlines are wanted, by the address of a module or a key point."""
    modules: tuple[Module | KeyPoint, ...] = course.modules
    points = tuple(point for module in course.modules for point in module.key_points)
    return {one.address: one.composition for one in (*modules, *points) if one.composition is not None}


def _nearest(wanted: Mapping[str, Composition], address: str) -> Composition | None:
    """What is wanted at an address, or for the nearest thing around it."""
    while address and address not in wanted:
        address = address.rpartition(".")[0]
    return wanted.get(address)


def _told_apart(made: Iterable[Slide], numbers: Mapping[str, str]) -> tuple[Slide, ...]:
    """The same slides, each id and title its own: a second one gets its printed number, else a count."""
    ids = Taken()
    titles = Taken()
    apart: list[Slide] = []
    for slide in made:
        name = ids.free(slide.id, "{}/{}")
        suffix = ""
        if titles.has(slide.title.plain) and (number := number_around(numbers, slide.address)):
            suffix = f" ({number})"
        title = titles.free(slide.title.plain + suffix, "{} ({})")
        suffix = title.removeprefix(slide.title.plain)
        if name != slide.id:
            slide = replace(slide, id=name, notes=(*slide.notes[:-1], id_line(name)))
        apart.append(replace(slide, title=joined(slide.title, suffix)) if suffix else slide)
    return tuple(apart)
