"""Holds the rules of time: how long people listen, sit and wait for something to do."""

from __future__ import annotations

from collections.abc import Iterator

from coursegen.course.clock.cures import cures, in_minutes
from coursegen.course.clock.rehearsal import rehearsed, stated_for
from coursegen.course.lint.rule import Found, LintRule, View
from coursegen.model.course import Block, Course, Module
from coursegen.problems import Severity

_NAMED = 3  # blocks with the most time to spare
_RULE_OF_THUMB = "trainers' rule of thumb; set it to what your people are used to"


def _lectures_end(view: View) -> Iterator[Found]:
    """TIM2: minutes of listening in a row, through the ends of modules and up to a break or something to do."""
    most, run, first = view.limits["minutes"], 0, ""
    for block in _blocks(view.course):
        if block is None or block.method != "lecture":
            run, first = 0, ""
            continue
        first = first or block.address
        if run <= most < run + block.minutes:
            message = f"by the end of this block people have listened for {run + block.minutes} minutes in a row"
            hint = f"put something to do before it, or shorten the talk that begins at '{first.rpartition('.')[2]}'"
            yield Found(block.address, message, hint)
        run += block.minutes


def _people_take_part(view: View) -> Iterator[Found]:
    """TIM3: minutes of talk without an activity or a question to the room."""
    most = view.limits["online" if view.online else "minutes"]
    quiet = 0.0
    for block in _blocks(view.course):
        if block is None or block.method != "lecture":
            quiet = 0.0
            continue
        asks = _asks(view.course, block)
        for asked in asks:
            quiet += block.minutes / len(asks)
            if quiet > most:
                message = f"people have been silent for {quiet:g} minutes here"
                hint = f"ask the room something at least every {most:g} minutes: notes with 'ask', a question, a vote"
                yield Found(block.address, message, hint)
                quiet = 0.0
                break
            if asked:
                quiet = 0.0


def _people_get_breaks(view: View) -> Iterator[Found]:
    """TIM4."""
    most, run = view.limits["minutes"], 0
    for stretch in view.course.agenda:
        if stretch.kind == "break":
            run = 0
            continue
        if run <= most < run + stretch.minutes:
            message = f"by the end of '{stretch.title.plain}' people have sat for {run + stretch.minutes} minutes"
            hint = f"put a break into the agenda after {most:g} minutes at most"
            yield Found(f"course.agenda.{stretch.id}", message, hint)
        run += stretch.minutes


def _people_are_active(view: View) -> Iterator[Found]:
    """TIM5."""
    blocks = [block for block in _blocks(view.course) if block is not None]
    if not (total := sum(block.minutes for block in blocks)):
        return
    active = sum(block.minutes for block in blocks if block.method == "activity")
    share = 100 * active / total
    if share < view.limits["percent"]:
        message = f"people are active for {share:.0f} % of the time without breaks; aim at 70 %"
        hint = "turn talk into something to do: a scenario, a question in pairs, a quiz before the explanation"
        yield Found("course.agenda", message, hint)


def _has_the_time_it_needs(view: View) -> Iterator[Found]:
    """TIM6: an error where even a quick room needs more, else a warning."""
    rehearsal = rehearsed(view.course, online=view.online)
    for one in rehearsal.blocks:
        if not one.impossible and one.needed.likely <= one.given * (1 + view.limits["percent"] / 100):
            continue
        likely, quick = in_minutes(one.needed.likely), in_minutes(one.needed.quick)
        message = (
            f"this block has {one.block.minutes} minutes and needs {likely} for {rehearsal.people} people "
            f"({quick} at the quickest)"
        )
        yield Found(one.block.address, message, "; or ".join(cures(one, rehearsal)), mild=not one.impossible)


def _keeps_a_buffer(view: View) -> Iterator[Found]:
    """TIM7."""
    rehearsal = rehearsed(view.course, online=view.online)
    if rehearsal.blocks and 100 * rehearsal.buffer < view.limits["percent"]:
        left = rehearsal.given - rehearsal.needed.likely
        what = f"has only {in_minutes(left)} to spare" if left >= 0 else f"likely runs over by {in_minutes(-left)}"
        message = f"of {rehearsal.given // 60} minutes without breaks, this session {what}"
        hint = "`coursegen rehearse` says which blocks take it; keep 5 % free, and 10 % where people are new to you"
        yield Found("course.session.minutes", message, hint)


def _has_something_to_do(view: View) -> Iterator[Found]:
    """TIM9: silent as long as texts are left to write, since nobody knows what those will take."""
    rehearsal = rehearsed(view.course, online=view.online)
    most = view.limits["percent"] / 100
    if rehearsal.buffer <= most or view.unwritten:
        return
    given, needed = rehearsal.given // 60, in_minutes(rehearsal.needed.likely)
    longest = sorted(rehearsal.blocks, key=lambda one: one.over)[:_NAMED]
    where = ", ".join(
        f"{one.block.address} ({one.block.minutes}, needs {in_minutes(one.needed.likely)})" for one in longest
    )
    spare = f"{100 * rehearsal.buffer:.0f} % of this session is spare"
    message = f"{spare}: it has {given} minutes without breaks, and needs {needed}"
    hint = (
        f"give people more to do, or shorten the session; most is spare in {where}; where a block does need its "
        f"minutes, say how long in its steps, or add `takes: {{minutes: {longest[0].block.minutes}, reason: …}}` to "
        "its line in plan:"
    )
    yield Found("course.session.minutes", message, hint)


def _says_the_time_it_has(view: View) -> Iterator[Found]:
    """TIM8."""
    rehearsal = rehearsed(view.course, online=view.online)
    for one in rehearsal.blocks:
        if (stated := stated_for(view.course, one)) > one.given:
            message = f"the words of this block ask for {in_minutes(stated)} minutes, and it has {one.block.minutes}"
            hint = f"give it {-(-stated // 60)} minutes, or say less time in its steps and notes"
            yield Found(one.block.address, message, hint)


def _blocks(course: Course) -> Iterator[Block | None]:
    """The blocks of the session in order; ``None`` for a break."""
    for stretch in course.agenda:
        if stretch.kind == "break":
            yield None
        else:
            yield from stretch.plan


def _asks(course: Course, block: Block) -> list[bool]:
    """For each slide of a block, whether the room is asked something there."""
    owner = _owner(course, block)
    if block.kind != "key_points" or owner is None:
        return [bool(block.notes.ask)]
    points = {point.id: point for point in owner.key_points}
    return [bool(points[item].notes.ask) for item in block.items if item in points] or [bool(block.notes.ask)]


def _owner(course: Course, block: Block) -> Module | None:
    stem = block.address.partition(".")[0]
    return next((module for module in course.modules if module.address == stem), None)


RULES = (
    LintRule(
        "TIM1",
        Severity.ERROR,
        "Blocks add up to their module, and modules, opening, breaks and closing to the session.",
        "A plan that does not add up runs over, and it is the closing that goes.",
        "Write the sum that the message names, or change the minutes of the parts.",
        "arithmetic",
        bad="minutes: 30          # and a plan of 28 minutes",
        good="minutes: 28",
        stage="reading",
        firm=True,
    ),
    LintRule(
        "TIM2",
        Severity.WARNING,
        "Nobody listens for more than 20 minutes in a row.",
        "Attention falls long before that; what is said later is not heard.",
        "Put something to do between two stretches of talk.",
        _RULE_OF_THUMB,
        bad="{id: points, block: key_points, minutes: 25}",
        good="{id: points_1, block: key_points, items: [own], minutes: 4}, {id: ask, block: questions, minutes: 4}",
        judge=_lectures_end,
        limits={"minutes": 20},
    ),
    LintRule(
        "TIM3",
        Severity.WARNING,
        "People do or answer something at least every 8 minutes in a room, and every 4 online.",
        "On line nobody sees who has left in thought.",
        "Write an `ask` into the notes of a key point, or put a question or a vote between.",
        _RULE_OF_THUMB,
        bad="{id: points, block: key_points, minutes: 12}        # and no key point asks anything",
        good="notes: {say: …, ask: What would you say?}",
        judge=_people_take_part,
        limits={"minutes": 8, "online": 4},
    ),
    LintRule(
        "TIM4",
        Severity.WARNING,
        "Nobody sits for more than 90 minutes without a break.",
        "Later than that people take their break by themselves.",
        "Put a row with `kind: break` into the agenda.",
        _RULE_OF_THUMB,
        bad="agenda: [opening, two hours of modules, closing]",
        good="{id: break_1, kind: break, title: Break, minutes: 15}",
        judge=_people_get_breaks,
        limits={"minutes": 90},
    ),
    LintRule(
        "TIM5",
        Severity.WARNING,
        "People are active for at least half of the time; aim at 70 %.",
        "People learn what they do, and remember little of what they only heard.",
        "Turn talk into something to do, and say `method: activity` where a block of talk is one.",
        _RULE_OF_THUMB,
        bad="plan: 20 minutes of key_points, 5 of scenario",
        good="plan: 8 minutes of key_points, 17 of scenario, questions and quiz",
        judge=_people_are_active,
        limits={"percent": 50},
    ),
    LintRule(
        "TIM6",
        Severity.ERROR,
        "Every block has the time that it needs.",
        "What runs over takes its minutes from the end, where people say what they will do.",
        "Ask fewer questions, give the block more minutes, or say `takes:` with your reason where you know better.",
        "reckoned from words, answers, votes, groups and writing; figures and sources in assets/timing.yaml",
        bad="{id: check, block: quiz, minutes: 1}                # with three questions and their reasons",
        good="{id: check, block: quiz, minutes: 6}",
        judge=_has_the_time_it_needs,
        limits={"percent": 10},
    ),
    LintRule(
        "TIM7",
        Severity.WARNING,
        "A session keeps 5 % of its time free.",
        "Somebody comes late, something does not work, and one question is worth five minutes.",
        "Leave out what matters least, or find more time: `coursegen fit` proposes what to cut.",
        _RULE_OF_THUMB,
        bad="session: {minutes: 210}                             # and blocks that need all of it",
        good="session: {minutes: 210}                            # and blocks that need 200",
        judge=_keeps_a_buffer,
        limits={"percent": 5},
    ),
    LintRule(
        "TIM8",
        Severity.WARNING,
        "The times that a task's own words give fit into its block.",
        "A facilitator reads one of the two aloud, and the room believes it.",
        "Bring the two numbers together.",
        "arithmetic",
        bad="{minutes: 2, notes: {say: You have ten minutes in all.}}",
        good="{minutes: 10, notes: {say: You have ten minutes in all.}}",
        judge=_says_the_time_it_has,
    ),
    LintRule(
        "TIM9",
        Severity.WARNING,
        "No more than 40 % of a session is spare.",
        "A plan with twice the minutes that it needs is no plan: the room is done at half time.",
        "Give people more to do, or shorten the session. `coursegen rehearse` says what each block needs. Where a "
        "block does need its minutes, add `takes: {minutes: 18, reason: …}` to its line in plan:, and that counts.",
        "reckoned as for TIM6",
        bad="session: {minutes: 90}                              # and blocks that need 30 of them",
        good="session: {minutes: 45}                              # and blocks that need 30 of them",
        judge=_has_something_to_do,
        limits={"percent": 40},
    ),
)
