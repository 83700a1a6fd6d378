"""Holds the rule that whatever notes, steps and measures send people to is there."""

from __future__ import annotations

from collections.abc import Iterator

from coursegen.course.lint.course_words import noted, words_of
from coursegen.course.lint.rule import Found, LintRule, View
from coursegen.model.course import Course, Module
from coursegen.model.origin import is_inside
from coursegen.model.text import Text
from coursegen.problems import Severity
from coursegen.source.sentences import sentences_of

_WRITTEN_IN = frozenset({"activity", "questions", "exercise", "tool", "quiz", "commitments"})
"""Blocks that have a place of their own in the workbook, where their items have lines."""


_A_THING = 4  # letters: shorter words are seldom what is kept


def _leads_somewhere(view: View) -> Iterator[Found]:
    """REF1."""
    course, speech = view.course, view.speech
    places, laid = _places(course), _laid_out(course)
    for text in _directions(course):
        if any(run.at for run in text.runs):
            continue
        for sentence in sentences_of(text.plain):
            said = [word.casefold().removesuffix("’s").removesuffix("'s") for word in words_of(sentence)]
            known = frozenset(said)
            if known & speech["workbook"] and known & speech["writing"] and not is_inside(text.address, places):
                yield _found(text, "this sends people to the workbook, and no place there is named", "tool")
            elif _says_one_of(speech["back_to_a_board"], said):
                yield _found(text, "this goes back to a board, and no board is named", "board")
            elif _says_one_of(speech["kept_for_later"], said) and not _comes_back(course, text, known):
                message = "this keeps something for later, and nothing that is left comes back to it"
                hint = (
                    "put 'needs:' with its id at what comes back to it, and under 'without:' what to say if that is cut"
                )
                yield Found(text.address, message, hint)
            elif _says_one_of(speech["handing_out"], said) and (thing := _unlisted(said, speech["handed_out"], laid)):
                message = f"this hands out '{thing}', and nothing of that name is listed to have ready"
                hint = "list it under 'room: materials', in the 'materials' of what it is for, or in 'prepare'"
                yield Found(text.address, message, hint)


def _found(text: Text, message: str, kind: str) -> Found:
    hint = f"write the {kind} down under '{kind}s:', and refer to it by its id, as in ${{at.three_lines}}"
    return Found(text.address, message, hint)


def _says_one_of(phrases: frozenset[str], said: list[str]) -> bool:
    """Whether a sentence has one of the phrases, word by word."""
    return any(f" {phrase} " in f" {' '.join(said)} " for phrase in phrases)


def _unlisted(said: list[str], things: frozenset[str], laid: frozenset[str]) -> str:
    """The first thing that is handed out and that no list has; ``""`` where each is listed."""
    return next((word for word in said if word in things and not {word, word.removesuffix("s")} & laid), "")


def _comes_back(course: Course, text: Text, said: frozenset[str]) -> bool:
    """Whether a block that is left needs what a text belongs to, or has people do something with what it speaks of."""
    owners, plan = set(text.address.split(".")), [block for row in course.agenda for block in row.plan]
    if any(owners.intersection((*block.needs, *block.items_need)) for block in plan):
        return True
    shown = {item for block in plan for item in block.items} - owners
    others = [done for done in course.activities if done.id in shown]
    told = [one.plain for done in others for one in (*done.steps, *done.materials)]
    told += [one.plain for module in course.modules for done in module.exercises for one in done.steps]
    things = {word.casefold().removesuffix("s") for one in told for word in words_of(one)}
    return bool(things & {word.removesuffix("s") for word in said if len(word) >= _A_THING})


def _places(course: Course) -> frozenset[str]:
    """The addresses of what has lines, boxes or fields of its own in the workbook."""
    found: set[str] = {done.address for done in course.activities if done.write_lines}
    for module in course.modules:
        found |= {asked.address for asked in module.questions if asked.lines != 0}
        found |= {done.address for done in module.exercises if done.lines or done.tool}
        found |= {scene.address for scene in module.scenarios} | {tool.address for tool in module.tools}
    lines = {done.id for done in course.activities if done.write_lines}
    for stretch in course.agenda:
        for block in stretch.plan:
            if block.kind in _WRITTEN_IN and (block.kind != "activity" or lines.intersection(block.items)):
                found.add(block.address)
    return frozenset(found)


def _laid_out(course: Course) -> frozenset[str]:
    """The words of everything that is listed to lay ready; where somebody plays, cards are printed."""
    listed = [one.item for one in course.room.materials] if course.room else []
    listed += [text for done in course.activities for text in done.materials]
    for module in course.modules:
        listed += [text for done in module.exercises for text in done.materials]
        listed += (*module.background.prepare, *module.background.week_before, *module.background.day_before)
    known = {word.casefold() for text in listed for word in words_of(text.plain)}
    if any(module.scenarios for module in course.modules):
        known.add("card")
    return frozenset(known | {word.removesuffix("s") for word in known})


def _directions(course: Course) -> Iterator[Text]:
    """What tells people what to do: notes, steps, tasks and measures."""
    for done in course.activities:
        yield from (*done.steps, *noted(done.notes))
    for stretch in course.agenda:
        for block in stretch.plan:
            yield from noted(block.notes)
    for tool in course.tools:
        yield from noted(tool.notes)
    for module in course.modules:
        yield from _in_module(module)


def _in_module(module: Module) -> Iterator[Text]:
    for point in module.key_points:
        yield from noted(point.notes)
    for asked in module.questions:
        yield from noted(asked.notes)
    for drill in module.exercises:
        yield from (*drill.steps, *noted(drill.notes))
    for scene in module.scenarios:
        yield from (scene.task, *noted(scene.notes))
    for tool in module.tools:
        yield from noted(tool.notes)
    for slide in module.slides:
        yield from noted(slide.notes)
    for step in module.action_steps:
        yield from (step.step, step.measure, step.moment)


RULES = (
    LintRule(
        "REF1",
        Severity.WARNING,
        "Whatever notes, steps, tasks and measures send people to is there: a place to write in the workbook, a board "
        "that was written before, something that is handed out, the part that comes back to what is kept for it.",
        "People who look for a form that nobody printed stop listening.",
        "Write it down once, as a tool or a board, and refer to it (`${at.three_lines}`); list what is handed out "
        "among the materials.",
        "the house's own",
        bad="do: Everybody writes the first of their three lines now, in the workbook.",
        good="do: 'Everybody writes the first of their three lines now: ${at.three_lines}.'",
        judge=_leads_somewhere,
        worded=True,
    ),
)
