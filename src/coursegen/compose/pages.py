"""A course and a recipe to the document of a handout."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from coursegen.compose import frame_pages, module_pages, practice_pages
from coursegen.compose.artefact import (
    CourseBlock,
    Kind,
    Names,
    Option,
    Recipe,
    Setting,
    Step,
    StretchBlock,
    Whole,
    composed,
)
from coursegen.compose.numbers import printed_numbers
from coursegen.compose.words import Words
from coursegen.model.course import Block, BlockKind, Course, Stretch
from coursegen.model.document import Document, DocumentBlock, PageOptions

Blocks = tuple[DocumentBlock, ...]
PlanBlock = Callable[[Setting, Stretch, Block, Step], Blocks]


def _on_slides_only(_setting: Setting, _stretch: Stretch, _block: Block, _step: Step) -> Blocks:
    """Nothing: what a reader needs of it stands on a page of its own (cover, agenda) or in a heading."""
    return ()


PLAN: Mapping[BlockKind, PlanBlock] = {
    "welcome": _on_slides_only,
    "how_it_runs": frame_pages.how_it_runs,
    "agenda": _on_slides_only,
    "activity": frame_pages.activity,
    "opener": _on_slides_only,
    "objectives": module_pages.objectives,
    "key_points": module_pages.key_points,
    "scenario": practice_pages.scenario,
    "questions": practice_pages.questions,
    "quiz": practice_pages.quiz,
    "action_steps": module_pages.action_steps,
    "recap": frame_pages.recap,
    "commitments": frame_pages.commitments,
}
"""What each kind of block in a plan puts on paper."""

ROOM_TO_WRITE: Mapping[str, Option] = {
    "lines": Whole(4, 0, 30),
    "debrief_lines": Whole(3, 0, 30),
    "rows": Whole(3, 0, 12),
}
"""Lines after a question or prompt, lines after a debrief question, and rows for steps of one's own."""


def _plan(setting: Setting, stretch: Stretch, step: Step) -> Blocks:
    """What the stretch's own plan names, in its order, so that printed numbers ascend."""
    left_out = step.names("leave_out")
    return tuple(
        part
        for block in stretch.plan
        if block.kind not in left_out
        for part in PLAN[block.kind](setting, stretch, block, step)
    )


BLOCKS: Mapping[str, Kind[DocumentBlock]] = {
    "cover": CourseBlock(frame_pages.cover),
    "contents": CourseBlock(frame_pages.contents),
    "how_to_use": CourseBlock(frame_pages.how_to_use),
    "agenda": CourseBlock(frame_pages.agenda),
    "heading": StretchBlock(module_pages.heading),
    "plan": StretchBlock(_plan, {"leave_out": Names(tuple(PLAN)), **ROOM_TO_WRITE}),
    "notes_page": StretchBlock(frame_pages.notes_page),
    "credits": CourseBlock(frame_pages.credits_page),
}
"""What a recipe for pages can name."""


def document(course: Course, recipe: Recipe, words: Words, slide_numbers: Mapping[str, int]) -> Document:
    """A handout as a tree of blocks; ``slide_numbers`` maps slide ids to their numbers in the deck.

    A slide that the deck leaves out has no number, and then no thumbnail and no reference. Blanks stay
    marked in their runs: it is the writer that prints a gap or the words, by the document's audience.
    """
    setting = Setting(course, recipe, words, printed_numbers(course), slide_numbers)
    return Document(
        id=recipe.id,
        title=f"{course.title.plain}: {recipe.title}",
        author="",
        language=course.language,
        audience=recipe.audience,
        stamp=course.stamp,
        page=PageOptions(course.page, recipe.duplex),
        blocks=tuple(composed(setting, BLOCKS)),
    )
