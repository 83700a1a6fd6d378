"""Lists the kinds of block that make sheets of their own: slides with lines, the guide's, tests, cards, forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from coursegen.compose import (
    attendance,
    background_pages,
    cut_pages,
    evaluation_sheets,
    guide_pages,
    job_aids,
    manager_pages,
    plan_sheets,
    preparation_pages,
    quiz_sheets,
    role_cards,
    room_sheets,
    run_pages,
    slide_sheets,
)
from coursegen.compose.artefact import CourseBlock, Kind, Names, Option, StretchBlock, Whole
from coursegen.model.audience import Audience
from coursegen.model.slide import SlideRole

_GUIDE: tuple[Audience, ...] = ("facilitator",)
"""Who may read blocks that say what only the facilitator knows."""

_LINES: Mapping[str, Option] = {"lines": Whole(2, 0, 30, "lines to write on")}
_OWN_STEP: Mapping[str, Option] = {"lines": Whole(0, 0, 30, "lines for a step of one's own")}
_PEOPLE: Mapping[str, Option] = {"people": Whole(16, 1, 500, "how many people come, where no session says it")}
_PLAYERS: Mapping[str, Option] = {"people": Whole(16, 2, 500, "how many people play, where no session says it")}
_DAYS: Mapping[str, Option] = {"days": Whole(60, 7, 365, "days after the session at which it is asked")}
_BESIDES: Mapping[str, Option] = {"spare": Whole(2, 0, 50, "empty ones for people who are on no list")}
_PASS_MARK: Mapping[str, Option] = {
    "pass_mark": Whole(80, 1, 100, "the share of right answers that passes, in per cent")
}
_TEST: Mapping[str, Option] = {
    "versions": Whole(3, 1, 10, "in how many orders the questions are printed"),
    **_PASS_MARK,
}

SHEETS: Mapping[str, Kind[Any]] = {
    "guide_cover": CourseBlock(guide_pages.guide_cover, only=_GUIDE),
    "overview": CourseBlock(guide_pages.overview, only=_GUIDE),
    "preparation": CourseBlock(preparation_pages.preparation, only=_GUIDE),
    "at_a_glance": CourseBlock(guide_pages.at_a_glance, only=_GUIDE),
    "cuts": CourseBlock(cut_pages.cuts, only=_GUIDE),
    "background": StretchBlock(background_pages.background, only=_GUIDE),
    "run_heading": StretchBlock(run_pages.run_heading, only=_GUIDE),
    "run": StretchBlock(run_pages.run, only=_GUIDE),
    "own_notes": CourseBlock(run_pages.own_notes, only=_GUIDE),
    "run_after": CourseBlock(run_pages.run_after, only=_GUIDE),
    "slides_with_lines": CourseBlock(
        slide_sheets.slides_with_lines,
        {
            "per_page": Whole(3, 2, 6, "slides on a page: 2 or 3 with lines beside them, 4 to 6 with lines below"),
            "leave_out": Names(get_args(SlideRole), "kinds of slide that are left out"),
        },
    ),
    "quiz_sheet": CourseBlock(quiz_sheets.quiz_sheet, _TEST),
    "answer_key": CourseBlock(quiz_sheets.answer_key, _TEST, only=_GUIDE),
    "job_aid": StretchBlock(job_aids.job_aid, _OWN_STEP),
    "pocket_cards": CourseBlock(job_aids.pocket_cards),
    "role_cards": StretchBlock(role_cards.role_cards),
    "observer_sheet": StretchBlock(role_cards.observer_sheet, _LINES),
    "rotation": StretchBlock(role_cards.rotation, _PLAYERS),
    "steps_to_choose": CourseBlock(plan_sheets.steps_to_choose),
    "action_plan": CourseBlock(plan_sheets.action_plan, {"rows": Whole(1, 1, 12, "steps to take on, a row each")}),
    "start_stop_continue": CourseBlock(plan_sheets.start_stop_continue),
    "reaction": CourseBlock(evaluation_sheets.reaction),
    "before_and_after": CourseBlock(evaluation_sheets.before_and_after),
    "on_the_job": CourseBlock(evaluation_sheets.on_the_job, _DAYS),
    "for_the_manager": CourseBlock(manager_pages.for_the_manager, _PASS_MARK),
    "certificates": CourseBlock(attendance.certificates, _BESIDES),
    "name_tents": CourseBlock(attendance.name_tents, _BESIDES),
    "sign_in": CourseBlock(attendance.sign_in, {**_PEOPLE, "spare": Whole(2, 0, 50, "empty rows at the end")}),
    "room_sheet": CourseBlock(room_sheets.room_sheet, _PEOPLE, only=_GUIDE),
    "packing_list": CourseBlock(room_sheets.packing_list, _PEOPLE, only=_GUIDE),
}
"""What a recipe for pages can name, besides what a workbook is made of."""
