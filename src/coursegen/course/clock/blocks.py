"""Reckons how long each kind of block takes, from what it shows and says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from coursegen.course.clock import needs
from coursegen.course.clock.figures import span
from coursegen.course.clock.needs import Room
from coursegen.course.clock.spans import Part, Span, always
from coursegen.course.clock.stated_times import (
    answers_in,
    exercise_seconds,
    plain,
    rounds_of,
    steps_in,
    times_in,
    uses_board,
    whole_in,
)
from coursegen.model.course import Block, BlockKind, Course, KeyPoint, Module
from coursegen.model.own_slides import OwnSlide
from coursegen.model.parts import Notes
from coursegen.model.plan_items import scenarios, shown
from coursegen.model.practice import Exercise, Question, QuizItem, Scenario
from coursegen.model.text import Text
from coursegen.model.tools import Tool

Reckoned = Callable[[Course, Module | None, Block, Room], list[Part]]

_USUAL_PLAY = 240  # seconds of a scene that says nothing of its length
_SMALL = 6  # words or fewer make a short field; people or fewer a group in which every watcher speaks


def parts_of(course: Course, module: Module | None, block: Block, room: Room) -> list[Part]:
    """What a block takes, part by part, in the order in which it happens."""
    return [part for part in KINDS[block.kind](course, module, block, room) if part.span.slow]


def _say(room: Room, notes: Iterable[Notes], *more: str, address: str = "") -> list[Part]:
    """All words that one mouth says in a block, as one part: one trainer has one pace."""
    text = " ".join((needs.spoken(notes), *more)).strip()
    return [Part("say", room.said(text), address)] if text else []


def _words(texts: Iterable[Text]) -> int:
    return sum(len(text.plain.split()) for text in texts)


def _talk_only(_: Course, __: Module | None, block: Block, room: Room) -> list[Part]:
    """A slide that the trainer talks over, and that people may answer."""
    said = plain((*block.notes.done, *block.notes.ask))
    heard = needs.from_all(room, said, block.address)
    return [*_say(room, [block.notes], address=block.address), *heard, *needs.look(0, 1)]


def _opener(_: Course, module: Module | None, block: Block, room: Room) -> list[Part]:
    shown = _of(module)
    return [*_say(room, [block.notes]), *needs.look(_words((shown.title, shown.promise)), 1)]


def _objectives(_: Course, module: Module | None, block: Block, room: Room) -> list[Part]:
    return [*_say(room, [block.notes]), *needs.look(_words(one.text for one in _of(module).objectives), 1)]


def _rules(course: Course, _: Module | None, block: Block, room: Room) -> list[Part]:
    return [*_say(room, [block.notes]), *needs.look(_words(rule.text for rule in course.rules), 1)]


def _key_points(_: Course, module: Module | None, block: Block, room: Room) -> list[Part]:
    """Everything said, then for each point what the room answers and does, and what its slide asks of the eyes."""
    points = shown(_of(module).key_points, block)
    after = [slide for slide in _of(module).slides if _follows(slide.after, points, block) and not slide.reserve]
    parts = _say(room, [block.notes, *(point.notes for point in points), *(slide.notes for slide in after)])
    parts += _asked(room, block.notes, 0, block.address)
    words = sum(_words(_on_slide(point)) for point in points)
    for point in points:
        parts += _asked(room, point.notes, point.answers, point.address)
    for slide in after:
        words += _words(_on_own_slide(slide))
        parts += _asked(room, slide.notes, 0, slide.address)
    return [*parts, *needs.look(words, len(points) + len(after))]


def _on_slide(point: KeyPoint) -> tuple[Text, ...]:
    return (point.headline, point.on_slide) if point.on_slide else (point.headline, point.explanation, point.example)


def _on_own_slide(slide: OwnSlide) -> Iterable[Text]:
    yield from (slide.title, slide.body, slide.quote, slide.caption)
    for part in (*slide.steps, *slide.cells, *slide.options):
        yield from (part.name, part.text)
    for column in slide.columns:
        yield from (column.head, *column.items)
    for row in slide.rows:
        yield from row.cells


def _asked(room: Room, notes: Notes, wanted: int, address: str) -> list[Part]:
    """A slide's own questions, and what its notes tell people to write or to do for a stated time."""
    parts = needs.asked(room, notes, wanted, address)
    seconds = needs.first_time(notes.done)
    if needs.told_to_write(notes):
        return [*needs.written(3 if seconds else 1, address, seconds=seconds, short=True), *parts]
    return [*parts, Part("do", always(seconds), address)] if seconds else parts


def _questions(_: Course, module: Module | None, block: Block, room: Room) -> list[Part]:
    asked = shown(_of(module).questions, block)
    parts = _say(room, [block.notes, *(one.notes for one in asked)], *(one.ask.plain for one in asked))
    for question in asked:
        parts += _discussed(room, question)
    return [*parts, *needs.look(_words(one.ask for one in asked), len(asked))]


def _discussed(room: Room, question: Question) -> list[Part]:
    """Into groups, talk or writing, back, and what is heard of it."""
    said, at = plain((*question.notes.say, *question.notes.done)), question.address
    everybody = needs.from_all(room, f"{said} {plain(question.notes.ask)}", at)
    size = needs.size_of(question.grouping, room)
    number = question.answers or answers_in(said)
    usual = needs.answers(room, number, board=uses_board(said), address=at, each=needs.heard_size(room, said, size))
    heard = [*needs.headed(said, at), *(everybody or usual)]
    if size == 1:
        times = times_in(said)
        return [*needs.written(2, at, seconds=times[0] if times else 0), *heard]
    if size == room.people:
        return heard
    talk = needs.talked(size, said, at)
    return [*needs.formed(room, question.grouping, at), *talk, *needs.regathered(room, at), *heard]


def _quiz(_: Course, module: Module | None, block: Block, room: Room) -> list[Part]:
    """Each question read aloud with its options, thought about, voted on, and answered with its reasons."""
    items = shown(_of(module).quiz, block)
    said = plain((*block.notes.say, *block.notes.done)).casefold()
    parts = _say(room, [block.notes], *(_read_aloud(item) for item in items), address=block.address)
    for item in items:
        parts.append(Part("think", span("think"), item.address))
        if item.kind == "text":
            parts += needs.written(item.lines or 3, item.address)
        else:
            parts.append(Part("vote", needs.voted(room), item.address))
        if "neighbour" in said or "partner" in said:
            parts.append(Part("ask the neighbour", span("neighbour"), item.address))
        parts += [Part("next slide", span("slide_change"), item.address)] * 2
    return parts


def _read_aloud(item: QuizItem) -> str:
    """The stem, the options with their letters, and the feedback on each with its letter again."""
    lines = [item.stem.plain, *(f"X {option.text.plain} X {option.feedback.plain}" for option in item.options)]
    lines += [f"{pair.left.plain} X {pair.right.plain}" for pair in item.pairs]
    return " ".join((*lines, item.reason.plain))


def _scenario(_: Course, module: Module | None, block: Block, room: Room) -> list[Part]:
    owner = _of(module)
    played = scenarios(owner, block)
    said = [question.ask.plain for one in played for question in one.debrief]
    parts = _say(room, [block.notes, *(one.notes for one in played)], *said, address=block.address)
    for one in played:
        parts += _played(room, one, plain((*block.notes.done, *one.notes.done)))
    return parts


def _played(room: Room, scene: Scenario, do: str) -> list[Part]:
    """Setting read, groups formed, parts cast and read, the play, watchers' words, chairs back, the debrief."""
    at = scene.address
    setting = f"{scene.setting.plain} {scene.task.plain}"
    aloud = room.said(setting)
    parts = [
        Part("read the setting aloud", Span(0, aloud.likely, aloud.slow), at),
        *needs.formed(room, scene.grouping, at),
    ]
    parts.append(Part("cast", span("cast"), at))
    longest = max((role.brief.plain for role in scene.roles), key=lambda brief: len(brief.split()), default="")
    reading = needs.read(f"{setting} {longest}", at).span
    task = scene.task.plain
    whole = whole_in(task)  # all rounds, their changes and what is said between them are in it
    steps, rounds = steps_in(do), 1 if whole else rounds_of(scene, do)
    if seconds := steps.get("read"):
        reading = Span(min(reading.quick, seconds), seconds, max(reading.slow, seconds))
    parts.append(Part("read the cards", reading, at))
    each = "each round" in do
    by_task = whole or sum(times_in(task)) * rounds
    play = steps.get("play", 0) * (rounds if each else 1) or by_task or _USUAL_PLAY
    over = span("play_over")
    parts.append(Part("play", Span(play * over.quick, play * over.likely, play * over.slow), at))
    parts += [Part("change rounds", span("change"), at)] * (rounds - 1)
    if scene.observer:
        size = needs.size_of(scene.grouping, room)
        watchers = max(1, size - len(scene.roles)) if size <= _SMALL else 1
        parts.append(Part("the observers speak", span("watcher").times(watchers * rounds), at))
    parts += needs.regathered(room, at, chairs=True)
    for question in scene.debrief:
        parts += needs.answers(room, question.answers, address=question.address)
    return parts


def _exercise(_: Course, module: Module | None, block: Block, room: Room) -> list[Part]:
    owner = _of(module)
    done = shown(owner.exercises, block)
    parts = _say(room, [block.notes, *(one.notes for one in done)], address=block.address)
    for one in done:
        parts += _done(room, one, next((tool for tool in owner.tools if tool.id == one.tool), None))
    return [*parts, *needs.look(_words(step for one in done for step in one.steps), len(done))]


def _done(room: Room, exercise: Exercise, tool: Tool | None) -> list[Part]:
    """An exercise as long as its steps state; else the tool filled in, the lines written, or talk for each head."""
    at, said = exercise.address, plain((*exercise.steps, *exercise.notes.done))
    parts = needs.formed(room, exercise.grouping, at)
    size = needs.size_of(exercise.grouping, room)
    stated = exercise_seconds(plain(exercise.steps), min(size, room.table))
    if stated:
        parts.append(Part("do", always(stated), at))
    elif tool is not None:
        parts += _filled(tool, at)
    elif exercise.lines:
        parts += needs.written(exercise.lines, at)
    else:
        parts += needs.talked(min(size, room.table), said, at)
    parts += needs.regathered(room, at) if size not in (1, room.people) else []
    if everybody := needs.from_all(room, said, at):
        return [*parts, *everybody]
    wanted = exercise.answers or answers_in(said)
    each = needs.heard_size(room, said, size)
    if wanted or each:
        parts += needs.answers(room, wanted, board=uses_board(said), address=at, each=each)
    return parts


def _filled(tool: Tool, at: str) -> list[Part]:
    """A tool filled in: its fields one after the other, and what is sorted."""
    small = sum(1 for field in tool.fields if field.lines <= 1 and len(field.label.plain.split()) <= _SMALL)
    lines = sum(field.lines for field in tool.fields) - small
    parts = [Part("find the page", span("find_page"), at)]
    if tool.kind in ("checklist", "tally"):
        return [*parts, Part("tick", span("short_field").times(len(tool.fields) / 3), at)]
    if tool.items:
        return [*parts, Part("sort", span("short_field").times(len(tool.items) / 2), at)]
    return [*parts, Part("write", span("short_field").times(small) + span("line").times(max(0, lines)), at)]


def _tool(course: Course, module: Module | None, block: Block, room: Room) -> list[Part]:
    used = shown((module or course).tools, block)
    parts = _say(room, [block.notes, *(tool.notes for tool in used)], address=block.address)
    for tool in used:
        said = plain((tool.prompt, *tool.notes.say, *tool.notes.done, *block.notes.done))
        if tool.worked:
            parts.append(Part("show the example", span("example_shown"), tool.address))
        parts += _filled(tool, tool.address)
        if "pair" in said or "partner" in said:
            parts.append(Part("tell a partner", span("talk_a_head").times(2), tool.address))
        parts += _asked(room, Notes(ask=tool.notes.ask, do=tool.notes.done), 0, tool.address)
    return [*parts, *needs.look(_words(tool.prompt for tool in used), len(used))]


def _action_steps(_: Course, module: Module | None, block: Block, room: Room) -> list[Part]:
    steps = _of(module).action_steps
    text = " ".join(f"{one.step.plain} {one.owner.plain} {one.due.plain} {one.measure.plain}" for one in steps)
    parts = [*_say(room, [block.notes]), needs.read(text, block.address)]
    if needs.told_to_write(block.notes):
        parts += needs.written(1, block.address, seconds=needs.first_time(block.notes.done))
    return [*parts, *_asked(room, Notes(ask=block.notes.ask), 0, block.address)]


def _activity(course: Course, _: Module | None, block: Block, room: Room) -> list[Part]:
    done = shown(course.activities, block)
    parts = _say(room, [block.notes, *(one.notes for one in done)], address=block.address)
    for one in done:
        steps, at = plain(one.steps), one.address
        parts.append(needs.read(steps, at))
        parts += needs.written(one.write_lines and min(one.write_lines, 2), at)
        size = needs.size_of(one.grouping, room)
        if "pair" in one.grouping.plain or "partner" in steps:
            stated = times_in(steps)
            parts.append(Part("talk", always(2 * stated[0]) if stated else span("talk_a_head").times(2), at))
        elif size not in (1, room.people):
            parts += needs.talked(size, steps, at)
        if any(word in steps.casefold() for word in ("stick", "wall", "walk", "stand", "line up")):
            parts.append(Part("walk and stick", span("wall") + span("wall_a_head").times(room.people), at))
        parts += needs.from_all(room, steps, at) or needs.asked(room, one.notes, 0, at)
    return parts


def _recap(course: Course, _: Module | None, block: Block, room: Room) -> list[Part]:
    parts = [*_say(room, [block.notes]), Part("leaf through", span("leaf_through"), block.address)]
    if everybody := needs.from_all(room, plain((*block.notes.done, *block.notes.ask)), block.address):
        return [*parts, *everybody]
    return [*parts, Part("answers", span("answer").times(len(course.modules)), block.address)]


def _commitments(course: Course, _: Module | None, block: Block, room: Room) -> list[Part]:
    said = plain((*block.notes.say, *block.notes.done))
    parts = [*_say(room, [block.notes]), *needs.written(len(course.commitments), block.address)]
    if "partner" in said or "pair" in said:
        parts.append(Part("tell a partner", span("talk_a_head").times(2), block.address))
    return [*parts, *_asked(room, Notes(ask=block.notes.ask), 0, block.address)]


def _follows(after: str, points: Iterable[KeyPoint], block: Block) -> bool:
    return after == block.address or any(after == point.address for point in points)


def _of(module: Module | None) -> Module:
    if module is None:  # only a module's plan has such blocks
        raise LookupError("a block of a module outside one")
    return module


KINDS: Mapping[BlockKind, Reckoned] = {
    "welcome": _talk_only,
    "how_it_runs": _rules,
    "agenda": _talk_only,
    "activity": _activity,
    "opener": _opener,
    "objectives": _objectives,
    "key_points": _key_points,
    "scenario": _scenario,
    "questions": _questions,
    "exercise": _exercise,
    "tool": _tool,
    "quiz": _quiz,
    "action_steps": _action_steps,
    "recap": _recap,
    "commitments": _commitments,
    "farewell": _talk_only,
}
"""How each kind of block is reckoned."""
