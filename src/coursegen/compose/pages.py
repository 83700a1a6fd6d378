"""Composes the document of a handout from a course and a recipe."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from msgspec.structs import replace

from coursegen.compose import frame_pages, module_pages, practice_pages, tool_pages
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
    setting_of,
)
from coursegen.compose.drafts import drafts_of
from coursegen.compose.free_names import Taken
from coursegen.compose.references import NOTHING_YET, Others
from coursegen.compose.sheets import SHEETS
from coursegen.compose.video_pages import videos
from coursegen.compose.words import Words
from coursegen.model.course import Block, BlockKind, Course, Stretch
from coursegen.model.document import Document, DocumentBlock, Heading
from coursegen.model.document_tree import rebuilt
from coursegen.model.roster import Roster

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
    "exercise": tool_pages.exercise,
    "tool": tool_pages.tool,
    "quiz": practice_pages.quiz,
    "action_steps": module_pages.action_steps,
    "recap": frame_pages.recap,
    "commitments": frame_pages.commitments,
    "farewell": _on_slides_only,
}
"""What each kind of block in a plan puts on paper."""

LINES: Mapping[str, Option] = {"lines": Whole(2, 1, 30, "lines to write on after each question or prompt")}
EXAMPLE_LINES: Mapping[str, Option] = {
    "example_lines": Whole(0, 0, 12, "lines for an example of one's own after each key point")
}
DEBRIEF_LINES: Mapping[str, Option] = {"debrief_lines": Whole(1, 1, 30, "lines after each question on a scenario")}
ROWS: Mapping[str, Option] = {"rows": Whole(0, 0, 12, "rows for action steps of one's own")}
"""Lines after a question or prompt, after a key point and after a debrief question, and rows for one's own steps."""


def _plan(setting: Setting, stretch: Stretch, step: Step) -> Blocks:
    """What the stretch's own plan names: objectives first, then the rest in its order, so that numbers ascend."""
    left_out = step.names("leave_out")
    return tuple(
        part
        for block in sorted(stretch.plan, key=lambda block: block.kind != "objectives")
        if block.kind not in left_out
        for part in (*PLAN[block.kind](setting, stretch, block, step), *videos(setting, stretch, block))
    )


def _only(kind: BlockKind, options: Mapping[str, Option] = MappingProxyType({})) -> StretchBlock[DocumentBlock]:
    """The blocks of one kind in a stretch's plan, for recipes of sheets such as a knowledge check alone."""

    def shown(setting: Setting, stretch: Stretch, step: Step) -> Blocks:
        blocks = (block for block in stretch.plan if block.kind == kind)
        return tuple(part for block in blocks for part in PLAN[kind](setting, stretch, block, step))

    shown.__doc__ = PLAN[kind].__doc__
    return StretchBlock(shown, options)


BLOCKS: Mapping[str, Kind[DocumentBlock]] = {
    "cover": CourseBlock(frame_pages.cover),
    "contents": CourseBlock(frame_pages.contents),
    "how_to_use": CourseBlock(frame_pages.how_to_use),
    "first_page": CourseBlock(frame_pages.first_page),
    "parts": CourseBlock(frame_pages.parts),
    "agenda": CourseBlock(frame_pages.agenda),
    "heading": StretchBlock(module_pages.heading),
    "plan": StretchBlock(
        _plan,
        {
            "leave_out": Names(tuple(PLAN), "kinds of block in the plan that are left out"),
            **LINES,
            **EXAMPLE_LINES,
            **DEBRIEF_LINES,
            **ROWS,
        },
    ),
    "notes_page": StretchBlock(frame_pages.notes_page),
    "credits": CourseBlock(frame_pages.credits_page),
    "sources": CourseBlock(
        frame_pages.sources,
        {"leave_out": Names(("cited",), "sources that need not be named: those that are only cited")},
    ),
    "how_it_runs": _only("how_it_runs"),
    "activity": _only("activity"),
    "objectives": _only("objectives"),
    "key_points": _only("key_points", EXAMPLE_LINES),
    "scenario": _only("scenario", DEBRIEF_LINES),
    "questions": _only("questions", LINES),
    "exercise": _only("exercise"),
    "tool": _only("tool"),
    "quiz": _only("quiz"),
    "action_steps": _only("action_steps", ROWS),
    "recap": _only("recap"),
    "commitments": _only("commitments", LINES),
    **SHEETS,
}
"""What a recipe for pages can name."""


def document(
    course: Course,
    recipe: Recipe,
    words: Words,
    slide_numbers: Mapping[str, int],
    others: Others = NOTHING_YET,
    roster: Roster | None = None,
) -> Document:
    """A handout as a tree of blocks; ``slide_numbers`` maps slide ids to their numbers in the deck.

    ``others`` is what is known of the deck and of the handout that this one cites, ``roster`` who is expected.
    A slide that the deck leaves out has no number, and then no thumbnail and no reference. Blanks stay marked in
    their runs: it is the writer that prints a gap or the words.
    """
    setting = setting_of(course, recipe, words, slide_numbers, others, roster)
    blocks, drafts = _told_apart(composed(setting, BLOCKS), Taken()), drafts_of(setting.course)
    unfinished = frozenset(number for number, block in enumerate(blocks) if drafts and drafts.shown_in(block))
    return Document(
        id=recipe.id,
        title=f"{course.title.plain}: {recipe.title}",
        author="",
        language=course.language,
        audience=recipe.audience,
        reveal=recipe.blanks == "words",
        stamp=course.stamp,
        footer=course.footer.plain,
        page=recipe.page.decided(course.page),
        blocks=blocks,
        drafts=unfinished,
        draft_mark=words.say("draft_mark") if drafts else "",
        draft_line=words.say("draft_line") if drafts else "",
        imprint=_has_imprint(recipe),
        motif=course.motif,
    )


def _has_imprint(recipe: Recipe) -> bool:
    """Whether a handout says which version it is: the guide's papers, and what has a page of sources to say it on."""
    credited = any(isinstance(entry, Step) and entry.block == "credits" for entry in recipe.entries)
    return credited or recipe.audience == "facilitator"


def _told_apart(blocks: Iterable[DocumentBlock], anchors: Taken) -> Blocks:
    """The same blocks, each anchor its own: what is shown a second time is ``recover.scenario/2``."""

    def apart(block: DocumentBlock) -> DocumentBlock:
        if not isinstance(block, Heading):
            return block
        anchor = anchors.free(block.anchor, "{}/{}")
        return block if anchor == block.anchor else replace(block, anchor=anchor)

    return rebuilt(blocks, apart)
