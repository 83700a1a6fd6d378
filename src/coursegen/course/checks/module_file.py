"""Finds what is wrong between the parts of a module or an article: references, sums, plans, right answers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from coursegen.course.assembly.agenda import BlockForm, items_of, known_items, shows_items
from coursegen.course.checks.own_slides import own_slide_problems
from coursegen.course.checks.practice import practised_in, quiz_problems, tools_named
from coursegen.course.checks.tools import tool_problems
from coursegen.course.checks.visuals import visual_problems
from coursegen.course.forms.files import ArticleForm, CourseForm, ModuleForm
from coursegen.model.plan_items import SHOWS
from coursegen.problems import Problem, Severity, nearest
from coursegen.source.icons import icon, near_names

RESERVED = frozenset({"base", "course", "articles", "session", "brand"})
"""Names that no module can have: addresses and overlays start with them."""

_ITEM = {
    "key_points": "key point",
    "scenarios": "scenario",
    "questions": "question",
    "exercises": "exercise",
    "tools": "tool",
    "quiz": "quiz item",
    "activities": "activity",
}

_WHOLE = ("objectives", "scenario", "action_steps", "farewell")
"""The kinds of block that show a whole part of the file."""


def module_problems(form: ModuleForm, stem: str, articles: Collection[str] | None) -> Iterator[Problem]:
    """What is wrong in a module; ``stem`` is its file's name.

    ``articles`` are the names of the files in articles/, ``None`` where these could not be listed:
    references to them are not judged then.
    """
    if form.id in RESERVED:
        hint = f"rename the file and its id; {', '.join(sorted(RESERVED))} have a meaning of their own"
        yield _problem("reserved", f"no module can be called '{form.id}'", f"{stem}.id", hint)
    elif form.id != stem:
        yield _wrong_id(form.id, stem, f"{stem}.id")
    yield from _rests_on(form, stem, articles)
    for point in form.key_points:
        for number, evidence in enumerate(point.evidence):
            where = f"{stem}.key_points.{point.id}.evidence.{number}.article"
            yield from _unknown_article(evidence.article, articles, where)
    for practised, at in practised_in(form, stem):
        for number, evidence in enumerate(practised.evidence):
            yield from _unknown_article(evidence.article, articles, f"{at}.evidence.{number}.article")
    objectives = [objective.id for objective in form.objectives]
    yield from _unknown_activities(form, stem)
    for item in form.quiz:
        yield from quiz_problems(item, f"{stem}.quiz.{item.id}", objectives)
    yield from tool_problems(form.tools, f"{stem}.tools")
    yield from tools_named(form, stem)
    for slide in form.slides:
        for number, evidence in enumerate(slide.evidence):
            where = f"{stem}.slides.{slide.id}.evidence.{number}.article"
            yield from _unknown_article(evidence.article, articles, where)
    yield from own_slide_problems(form, stem)
    yield from visual_problems(form, stem)
    total = sum(block.minutes for block in form.plan)
    if total != form.minutes:
        yield wrong_sum("the plan", total, "the module", form.minutes, f"{stem}.minutes")
    yield from plan_problems(form.plan, form, f"{stem}.plan")
    for kind in ("key_points", "scenario", "questions", "exercise", "quiz"):
        yield from never_shown([(form.plan, f"{stem}.plan")], form, kind, f"{stem}.{SHOWS[kind]}", "the plan")
    shown = {block.block for block in form.plan}
    for kind, what in (
        ("objectives", "the objectives are"),
        ("scenario", "the scenario is"),
        ("action_steps", "the action steps are"),
    ):
        if kind not in shown and getattr(form, kind):
            hint = f"add a block to the plan: {{id: {kind}, block: {kind}, minutes: 5}}"
            yield _warning(
                "never-shown", f"{what} in no block of the plan, so no slide shows them", f"{stem}.{kind}", hint
            )


def article_problems(form: ArticleForm, stem: str) -> Iterator[Problem]:
    """What is wrong in an article's file."""
    here = f"articles.{stem}"
    if form.id != stem:
        yield _wrong_id(form.id, stem, f"{here}.id")
    if form.title is None and form.opening is None:
        hint = "add 'title:', or 'opening:' with what it opens with, in your own words"
        yield _problem("untitled", "an article needs a title, or an opening where it has none", here, hint)


def unknown_icons(modules: Mapping[str, ModuleForm]) -> Iterator[Problem]:
    """Pictograms of modules, and of their key points, that are no icons."""
    for stem, module in modules.items():
        named = [
            (module.pictogram, stem),
            *((one.pictogram, f"{stem}.key_points.{one.id}") for one in module.key_points),
            *((one.pictogram, f"{stem}.slides.{one.id}") for one in module.slides),
        ]
        for name, at in named:
            if name and icon(name) is None:
                yield _problem("no-pictogram", f"there is no icon '{name}'", f"{at}.pictogram", near_names(name))


def plan_problems(plan: Sequence[BlockForm], owner: ModuleForm | CourseForm, address: str) -> Iterator[Problem]:
    """What is wrong with the items that a plan's blocks show: unknown, twice, too many, none."""
    first: dict[str, str] = {}
    shown: dict[tuple[str, str], str] = {}
    for block in plan:
        here = f"{address}.{block.id}"
        if not shows_items(owner, block.block):
            if block.items:
                hint = f"take 'items' out; only {', '.join(SHOWS)} blocks show some of a list"
                yield _problem("items", f"a block of the kind '{block.block}' takes no items", f"{here}.items", hint)
            if block.block in first:
                message = f"the block '{first[block.block]}' shows '{block.block}' already"
                yield _problem("twice", message, f"{here}.block", "take one of them out; it can be shown once")
            first.setdefault(block.block, block.id)
            if block.block in _WHOLE and not getattr(owner, block.block, None):
                message = f"there is no '{block.block}' in this file, so this block has nothing to show"
                yield _problem("items", message, here, f"write '{block.block}:', or take the block out")
            continue
        known = known_items(owner, block.block)
        yield from _unknown_items(block, known, here)
        items = items_of(block, plan, known) if block.block != "activity" else tuple(block.items)
        if block.block == "activity" and len(items) != 1:
            hint = f"name one: items: [{known[0] if known else 'warm_up'}]"
            yield _problem("items", f"an activity block shows one activity, and here are {len(items)}", here, hint)
        elif not items:
            hint = "name in 'items' what it shows, or take the block out"
            message = "nothing is left for this block to show: other blocks name it all"
            if not known:
                hint = f"write '{SHOWS[block.block]}:', or take the block out"
                message = f"there are no {SHOWS[block.block]} in this file, so this block has nothing to show"
            yield _problem("items", message, here, hint)
        for number, item in enumerate(items):
            earlier = shown.setdefault((block.block, item), block.id)
            if earlier != block.id or item in items[:number]:
                where = f"{here}.items.{number}" if block.items else here
                message = f"'{item}' is shown already, by the block '{earlier}'"
                yield _problem("twice", message, where, "name in 'items' what each block shows, each thing once")


def never_shown(
    plans: Sequence[tuple[Sequence[BlockForm], str]],
    owner: ModuleForm | CourseForm,
    kind: str,
    address: str,
    where: str,
) -> Iterator[Problem]:
    """A warning for each item of a list that no block shows, unless a block names one that is not there."""
    known = known_items(owner, kind)
    named = {item for plan, _ in plans for block in plan if block.block == kind for item in block.items}
    if not named.issubset(known):  # a misspelt name has been told; the item that it meant is not missing
        return
    seen = {item for plan, _ in plans for block in plan if block.block == kind for item in items_of(block, plan, known)}
    for item in known:
        if item not in seen:
            message = f"the {_ITEM[SHOWS[kind]]} '{item}' is in no block of {where}, so nobody sees it"
            hint = "name it in a block's 'items', or leave 'items' out to show them all"
            yield _warning("never-shown", message, f"{address}.{item}", hint)


def wrong_sum(parts: str, total: int, whole: str, minutes: int, address: str) -> Problem:
    """The problem of minutes that do not add up, with both sums and what lies between them (TIM1)."""
    difference = total - minutes
    shown = "the lines under 'plan'" if parts == "the plan" else "its parts"
    few_many = f"{abs(difference)} too {'many' if difference > 0 else 'few'}"
    return Problem(
        "TIM1",
        f"{parts} adds up to {total} minutes, {whole} has {minutes}: {few_many}",
        hint=f"write {total} here, or change the minutes of {shown}",
        address=address,
        total=total,
    )


def _rests_on(form: ModuleForm, stem: str, articles: Collection[str] | None) -> Iterator[Problem]:
    """What is wrong with what a module says that it rests on."""
    if form.source is not None:
        yield from _unknown_article(form.source, articles, f"{stem}.source")
        if form.use == "own":
            hint = "take 'source' out, or say how it is used: use: cited"
            yield _problem("MOD2", "a module of our own rests on no article", f"{stem}.source", hint)
    elif form.use != "own":
        hint = "add 'source:' with the id of a file in articles/, or 'use: own' where it rests on none"
        yield _problem("MOD2", "this module does not say what it rests on", stem, hint)
    for point in form.key_points:
        if not point.evidence and form.use != "own":
            hint = "add 'evidence:' with the article and its paragraphs, or 'use: own' where the module rests on none"
            yield _problem(
                "MOD2", "this key point does not say what it rests on", f"{stem}.key_points.{point.id}", hint
            )


def _unknown_activities(form: ModuleForm, stem: str) -> Iterator[Problem]:
    known = [one.id for one, _ in practised_in(form, stem)]
    known += [one.id for one in form.questions]
    known += [one.id for one in form.tools]
    known += [one.id for one in form.action_steps]
    for objective in form.objectives:
        for number, name in enumerate(objective.seen_in):
            if name not in known:
                near = nearest(name, known)
                hint = f"did you mean '{near}'?" if near else f"there are: {', '.join(known)}"
                message = f"this module has no scenario, question, exercise, tool or action step '{name}'"
                yield _problem("reference", message, f"{stem}.objectives.{objective.id}.seen_in.{number}", hint, name)


def _unknown_items(block: BlockForm, known: Sequence[str], here: str) -> Iterator[Problem]:
    what = SHOWS[block.block]
    for number, item in enumerate(block.items):
        if item not in known:
            near = nearest(item, known)
            hint = f"did you mean '{near}'?" if near else f"there are {', '.join(known) or 'none'}"
            yield _problem("reference", f"there is no '{item}' in {what}", f"{here}.items.{number}", hint, item)


def _unknown_article(article: str, articles: Collection[str] | None, address: str) -> Iterator[Problem]:
    if articles is not None and article not in articles:
        near = nearest(article, articles)
        hint = f"did you mean '{near}'?" if near else f"add it, or name one of {', '.join(sorted(articles)) or 'none'}"
        yield _problem("reference", f"there is no articles/{article}.yaml", address, hint, article)


def _wrong_id(found: str, stem: str, address: str) -> Problem:
    hint = f"write id: {stem} (or rename the file to {found}.yaml)"
    return _problem("file-id", f"the id '{found}' is not the file's name, '{stem}'", address, hint)


def _problem(rule: str, message: str, address: str, hint: str, about: str = "") -> Problem:
    return Problem(rule, message, hint=hint, address=address, about=about)


def _warning(rule: str, message: str, address: str, hint: str) -> Problem:
    return Problem(rule, message, hint=hint, address=address, severity=Severity.WARNING)
