"""Composes a module at a glance: what it is for, its source retold, what goes wrong, objections, what one sees."""

from __future__ import annotations

from collections.abc import Iterator

from coursegen.compose import citation, quiz_sheets
from coursegen.compose.artefact import Setting, Step
from coursegen.compose.dependents import boards_of
from coursegen.compose.references import in_workbook
from coursegen.model import plan_items as items
from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.course import Module, Objective, Stretch
from coursegen.model.document import Columns, DocumentBlock, Heading
from coursegen.model.practice import Exercise, Scenario
from coursegen.model.text import Text, words
from coursegen.model.tools import Tool

Blocks = tuple[DocumentBlock, ...]


def background(setting: Setting, stretch: Stretch, _: Step) -> Blocks:
    """What a facilitator wants to know of a module before it starts; nothing for other stretches."""
    if stretch.kind != "module":
        return ()
    module = setting.modules[stretch.id]
    behind = module.background
    purpose = _headed(setting, stretch, "purpose", (Paragraph(behind.purpose),) if behind.purpose else ())
    retold = _headed(setting, stretch, "retold", _retold(setting, module))
    weak = _headed(setting, stretch, "weak", (Paragraph(behind.weak),) if behind.weak else ())
    wrong = _headed(setting, stretch, "goes_wrong", (ItemList(behind.goes_wrong),) if behind.goes_wrong else ())
    return (
        *(
            (Columns((retold, (*purpose, *weak, *wrong)), levelled=True),)
            if retold and purpose
            else (*purpose, *retold, *weak, *wrong)
        ),
        *_headed(setting, stretch, "objections", _objections(setting, module)),
        *_headed(setting, stretch, "seen", _objectives(setting, stretch, module)),
    )


def _headed(setting: Setting, stretch: Stretch, name: str, blocks: Blocks) -> Blocks:
    """Blocks under their heading; nothing where there are none."""
    if not blocks:
        return ()
    anchor = f"{stretch.address}.{setting.recipe.id}.{name}"
    return (Heading(2, setting.words.text(f"background_{name}"), anchor, accent=setting.accent(stretch)), *blocks)


def _retold(setting: Setting, module: Module) -> Blocks:
    """The source in our own words, and what it is."""
    if not module.background.retold:
        return ()
    told: Blocks = (ItemList(module.background.retold, "number"),)
    source = setting.course.sources.get(module.source)
    return (*told, Paragraph(citation.full_citation(source, setting.words), "small")) if source is not None else told


def _objections(setting: Setting, module: Module) -> Blocks:
    w = setting.words
    if not module.background.objections:
        return ()
    rows = tuple((one.objection, one.answer) for one in module.background.objections)
    header = (w.text("column_they_say"), w.text("column_you_say"))
    return (Table(header, rows, (0.4, 0.6), w.say("objections_caption"), address=module.address, bare=True),)


def _objectives(setting: Setting, stretch: Stretch, module: Module) -> Blocks:
    """Each objective with the places where one sees it."""
    w = setting.words
    if not module.objectives:
        return ()
    rows = tuple((one.text, words("; ".join(_seen(setting, stretch, module, one)) or "–")) for one in module.objectives)
    header = (w.text("column_objective"), w.text("column_where_seen"))
    address = f"{module.address}.objectives"
    return (Table(header, rows, (0.4, 0.6), w.say("objectives_caption"), address=address, bare=True),)


def _seen(setting: Setting, stretch: Stretch, module: Module, objective: Objective) -> Iterator[str]:
    """What an objective is seen in, and the questions that check it, each with its place."""
    known: tuple[Exercise | Scenario | Tool, ...] = (*module.exercises, *module.scenarios, *module.tools)
    for name in objective.seen_in:
        for one in known:
            if one.id == name:
                yield ", ".join((_placed(setting, one.title, one.address), *_traces(setting, one)))
        for block in stretch.plan:
            if block.id == name:
                yield f"{block.start} {setting.words.say(f'block_{block.kind}')}"
    w, checks = setting.words, [item for item in module.quiz if item.objective == objective.id]
    for block in stretch.plan:
        shown = items.shown(module.quiz, block) if block.kind == "quiz" else ()
        asked = [setting.numbers[item.address] for item in shown if item in checks and item.address in setting.numbers]
        for number in dict.fromkeys(asked):
            page = setting.others.cited.pages.get(block.address) if setting.others.cited else None
            yield (
                w.say("seen_in_check_page", number=number, page=str(page))
                if page
                else w.say("seen_in_check", number=number)
            )
    places = [str(place) for place, one in enumerate(quiz_sheets.asked_in_test(setting), 1) if one.item in checks]
    if places:
        several = len(places) > 1
        told = w.say("seen_in_tests", places=", ".join(places)) if several else w.say("seen_in_test", place=places[0])
        yield w.say("seen_in_version", questions=told) if quiz_sheets.marked(setting) else told


def _traces(setting: Setting, one: Exercise | Scenario | Tool) -> Iterator[str]:
    """What an activity leaves that can be looked at afterwards: an observer’s ticks, and what is on boards."""
    w = setting.words
    if isinstance(one, Scenario) and one.observer:
        yield w.say("seen_on_sheet")
    boards = sorted(int(setting.numbers[board]) for board in boards_of(setting, one.address))
    yield from (w.say("at_board", number=str(number)) for number in boards)


def _placed(setting: Setting, title: Text, address: str) -> str:
    """``One breath against the clock, Workbook 1.10 (page 8)``."""
    at = in_workbook(setting.words, setting.others, address, setting.numbers.get(address, ""))
    between = " " if title.plain.endswith(("?", "!", "…")) else ", "
    return f"{title.plain}{between}{at}" if at else title.plain
