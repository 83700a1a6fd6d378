"""The clock: three blocks worked by hand, what a trainer found in a course, what was measured."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coursegen.course.clock.blocks import parts_of
from coursegen.course.clock.figures import figures
from coursegen.course.clock.needs import Room, asked, heard_size
from coursegen.course.clock.rehearsal import BlockTime, Rehearsal, rehearsed
from coursegen.course.clock.spans import Part, Span, together
from coursegen.course.clock.stated_times import answers_in, boards_in, exercise_seconds, round_in, steps_in, times_in
from coursegen.course.lint.all_rules import RULES
from coursegen.course.lint.rule import View
from coursegen.course.reading.load import load_course
from coursegen.model.parts import Notes
from coursegen.model.practice import Role, Scenario
from coursegen.model.text import words
from support.typed import typed

FIRST_COURSE = Path(__file__).parent.parent / "cases" / "first_course"
WORKSHOP = Path(__file__).parent.parent / "cases" / "workshop"


@cache
def first(people: int) -> Rehearsal:
    return rehearsed(load_course(FIRST_COURSE).course, people=people)


def block(found: Rehearsal, address: str) -> BlockTime:
    return next(one for one in found.blocks if one.block.address == address)


def rule(name: str, root: Path) -> list[str]:
    """The addresses at which a rule finds something, whatever the course has it ignore."""
    view = View(load_course(root), limits=RULES[name].limits)
    judge = RULES[name].judge
    assert judge is not None
    return [one.address for one in judge(view)]


@pytest.mark.parametrize(
    ("address", "people", "quick", "likely", "slow"),
    [
        ("recover.plan.check", 8, 210, 353, 422),
        ("recover.plan.check", 16, 212, 359, 429),
        ("recover.plan.check", 24, 214, 365, 436),
        ("perspective.plan.points_2", 8, 221, 438, 602),
        ("perspective.plan.points_2", 16, 221, 488, 674),
        ("meaning.plan.play", 8, 404, 648, 819),
        ("meaning.plan.play", 16, 408, 733, 937),
        ("meaning.plan.play", 24, 414, 748, 955),
    ],
)
def test_three_blocks_come_out_as_worked_by_hand(address: str, people: int, quick: int, likely: int, slow: int) -> None:
    """Within three seconds, and 2 % where it is slow: what is worked by hand is rounded at every step."""
    needed = block(first(people), address).needed
    assert abs(needed.quick - quick) <= 3
    assert abs(needed.likely - likely) <= 3
    assert abs(needed.slow - slow) <= 0.02 * slow


def test_a_course_that_a_trainer_found_too_full_is_found_too_full() -> None:
    of_modules = [one for one in first(16).blocks if one.stretch.kind == "module"]
    assert sum(one.given for one in of_modules) == 159 * 60
    assert 185 <= sum(one.needed.likely for one in of_modules) / 60 <= 195
    told = rule("TIM6", FIRST_COURSE)
    modules = ("meaning", "choice", "recover", "beyond", "perspective")
    assert {f"{module}.plan.check" for module in modules} <= set(told)
    assert {f"{module}.plan.play" for module in modules} <= set(told)
    assert {"perspective.plan.points_2", "recover.plan.points_2"} <= set(told)
    assert rule("TIM7", FIRST_COURSE) == ["course.session.minutes"]


def test_every_figure_has_a_source_and_grows_from_quick_to_slow() -> None:
    for name, figure in figures().items():
        assert figure.source
        spans = (figure.span.quick, figure.span.likely, figure.span.slow)
        falling = name.endswith("a_minute")  # the quick reader reads the most words
        assert spans == tuple(sorted(spans, reverse=falling)), name


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Two minutes in pairs.", [120]), ("After 3 minutes each table speaks.", [180]), ("Half a minute.", [30]),
        ("A ten-second silence", [10]), ("Think for a minute, then talk for two minutes.", [60, 120]),
        ("We have two minds about it.", []),
    ],
)  # fmt: skip
def test_times_are_read_as_people_write_them(text: str, times: list[int]) -> None:
    assert times_in(text) == times


def test_numbers_of_answers_and_acts_are_read() -> None:
    assert answers_in("Collect three hand-overs on the board.") == 3
    assert answers_in("Hear two.") == 2
    assert answers_in("Take two minutes.") == 0
    assert steps_in("One minute to read, three for the first act, two for the second, five to debrief.") == {
        "read": 60, "play": 300,
    }  # fmt: skip


@given(st.lists(st.tuples(st.floats(0, 600), st.floats(0, 600), st.floats(0, 600)), max_size=12))
def test_spreads_add_up_to_less_than_their_sum(sizes: list[tuple[float, float, float]]) -> None:
    spans = [Span(*sorted(size)) for size in sizes]
    whole = together(Part("x", span) for span in spans)
    assert whole.quick <= whole.likely <= whole.slow + 1e-6
    assert whole.slow <= sum(span.slow for span in spans) + 1e-6


def test_the_workshop_has_the_time_that_it_needs() -> None:
    assert [address for address in rule("TIM6", WORKSHOP) if address.startswith("calm")] == []


def test_more_people_take_more_time_and_never_less() -> None:
    needed = [first(people).needed.likely for people in (8, 16, 24, 32)]
    assert needed == sorted(needed)
    assert needed[0] < needed[-1]


def test_the_command_says_it_in_text_and_to_programs(tmp_path: Path) -> None:
    ended = typed("rehearse", "--course", WORKSHOP, "--people", "8", "--format", "json", cwd=tmp_path)
    assert ended.code == 0, ended.err
    told = json.loads(ended.out)
    assert told["people"] == 8
    assert {one["state"] for one in told["blocks"]} <= {"fits", "over"}
    assert all(one["needed"]["quick"] <= one["needed"]["likely"] <= one["needed"]["slow"] for one in told["blocks"])
    named_first = typed("rehearse", WORKSHOP, "--people", "8", "--format", "json", cwd=tmp_path)
    assert (named_first.code, named_first.out) == (0, ended.out)
    twice = typed("rehearse", WORKSHOP, "--course", WORKSHOP, cwd=tmp_path)
    assert (twice.code, "name the course once" in twice.err) == (2, True)
    ended = typed("rehearse", "--course", FIRST_COURSE, "--picture", tmp_path / "strip.svg", cwd=tmp_path)
    assert ended.code == 1
    assert "since nothing says how many" in ended.out
    assert "recover.plan.check" in ended.out
    assert "too long" in ended.out
    assert (tmp_path / "strip.svg").read_text("utf-8").startswith("<svg")


def test_what_was_measured_in_three_sessions_goes_before_what_is_reckoned() -> None:
    course = load_course(FIRST_COURSE).course
    two = {"recover.plan.check": (5.0, 7.0)}
    assert (
        block(rehearsed(course, people=16, measured=two), "recover.plan.check").needed
        == block(first(16), "recover.plan.check").needed
    )
    three = {"recover.plan.check": (5.0, 7.5, 6.0)}
    found = block(rehearsed(course, people=16, measured=three), "recover.plan.check")
    assert found.needed == Span(300, 360, 450)
    assert [part.what for part in found.parts] == ["as measured in 3 sessions"]
    other = block(rehearsed(course, people=16, measured=three), "choice.plan.check")
    assert other.needed == block(first(16), "choice.plan.check").needed


def test_a_log_is_kept_without_names_and_comes_home(tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(FIRST_COURSE, root)
    session = sorted((root / "sessions").glob("*.yaml"))[0]
    name = session.stem
    for number, minutes in enumerate(("4", "6:30", "5.5"), 1):
        copy = root / "sessions" / f"{name}_{number}.yaml"
        copy.write_text(session.read_text("utf-8").replace(f"session: {name}", f"session: {name}_{number}"), "utf-8")
        log = tmp_path / "log.csv"
        log.write_text(f"Block;Minutes;Trainer\nchoice.plan.check;{minutes};Ana Ruiz\n", "utf-8")
        ended = typed("timings", f"{name}_{number}", log, "--course", root, cwd=tmp_path)
        assert ended.code == 0, ended.err
    assert "Ana" not in "".join(path.read_text("utf-8") for path in (root / "timings").iterdir())
    ended = typed("rehearse", "--course", root, "--format", "json", cwd=tmp_path)
    told = {one["address"]: one for one in json.loads(ended.out)["blocks"]}
    assert told["choice.plan.check"]["needed"] == {"quick": 240, "likely": 330, "slow": 390}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("choice.plan.chek,4", "did you mean 'choice.plan.check'?"), ("check,4", "can mean"),
        ("choice.plan.check,soon", "is no time that a block can take"), ("choice.plan.check,-1", "is no time"),
    ],
)  # fmt: skip
def test_a_row_that_can_t_be_used_is_told(tmp_path: Path, row: str, said: str) -> None:
    root = tmp_path / "course"
    shutil.copytree(FIRST_COURSE, root)
    name = sorted((root / "sessions").glob("*.yaml"))[0].stem
    (tmp_path / "log.csv").write_text(f"block,minutes\n{row}\n", "utf-8")
    ended = typed("timings", name, tmp_path / "log.csv", "--course", root, cwd=tmp_path)
    assert ended.code == 1
    assert said in ended.err
    assert not (root / "timings").exists()


ROUNDS = [
    ("Hear a word from everybody.", "round_word"), ("Everybody says one word.", "round_word"),
    ("A sentence from each of you.", "round_sentence"), ("Each person reads theirs aloud.", "round_sentence"),
    ("We go round the room.", "round_sentence"), ("Check-in: everybody tells how they are.", "check_in"),
    ("A word from the board.", ""), ("Let everybody speak at once.", ""), ("Hear three.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure"), ROUNDS)
def test_a_round_of_everybody_is_understood(text: str, figure: str) -> None:
    assert round_in(text) == figure


def test_a_round_takes_as_long_as_there_are_people() -> None:
    said = Notes(do=(words("Hear a sentence from everybody."),))
    for people in (8, 24):
        assert [part.span for part in asked(Room(people), said, 0, "a")] == [Span(12, 20, 30).times(people)]


@pytest.mark.parametrize(("text", "boards"), [("Head the board.", 1), ("Draw two boards.", 2), ("On the board.", 0)])
def test_boards_that_people_wait_for_are_counted(text: str, boards: int) -> None:
    assert boards_in(text) == boards


@pytest.mark.parametrize(
    ("text", "size"), [("Each pair tells.", 2), ("Hear each table.", 4), ("Each group.", 3), ("", 0)]
)
def test_the_groups_that_are_heard_are_those_that_are_named(text: str, size: int) -> None:
    assert heard_size(Room(16), text, 3) == size


def played(task: str, grouping: str, roles: int) -> dict[str, float]:
    """What makes up a scene with an observer, likely seconds by name."""
    cast = tuple(Role(f"r{number}", words("Role"), words("Do it."), "a") for number in range(roles))
    scene = Scenario(
        "s", words("S"), words("A call."), words(task), words(grouping), cast, (), (), Notes(), "a", observer="watch"
    )
    course = load_course(WORKSHOP).course
    module = replace(course.modules[0], scenarios=(scene,))
    block = next(one for one in course.agenda[1].plan if one.kind == "scenario")
    parts = parts_of(course, module, replace(block, items=("s",)), Room(15))
    return {part.what: part.span.likely for part in parts}


def test_every_watcher_speaks_after_every_round() -> None:
    """Three people, each once the player: two pieces of feedback after each of three plays."""
    once, thrice = played("Play three minutes.", "threes", 1), played("Play three minutes, three times.", "threes", 1)
    assert (once["the observers speak"], thrice["the observers speak"]) == (120, 360)
    assert (once["play"], thrice["play"]) == (180, 540)
    assert played("Play in every part for two minutes.", "threes", 2)["play"] == 240


@pytest.mark.parametrize(
    ("text", "size", "minutes"),
    [
        ("Play guest and agent, then swap: 6 minutes each.", 3, 12), ("6 minutes for each of you, 12 in all.", 3, 12),
        ("6 minutes for each of you, 12 minutes in all.", 2, 12), ("Two minutes each.", 2, 4),
        ("One of you asks for 3 minutes. Then swap.", 2, 6), ("Swap after 3 minutes.", 2, 6),
        ("4 minutes each, until everybody was the agent.", 3, 12), ("3 minutes alone. Talk for 4 minutes.", 2, 7),
        ("Talk for 6 minutes, and swap halfway.", 2, 6), ("90 seconds in all: 30 seconds each.", 3, 1.5),
        ("Talk.", 2, 0),
    ],
)  # fmt: skip
def test_an_exercise_takes_what_its_words_give_to_everybody(text: str, size: int, minutes: float) -> None:
    assert exercise_seconds(text, size) == 60 * minutes


@pytest.mark.parametrize(
    ("task", "minutes"),
    [
        ("Play guest and agent, then swap: 6 minutes each.", 12), ("6 minutes each, 12 in all; then change roles.", 12),
        ("4 minutes. Change roles, until everybody was the agent.", 12), ("Play it for 6 minutes.", 6),
        ("Play it twice, 2 minutes each.", 4),
    ],
)  # fmt: skip
def test_a_scene_is_played_as_often_as_its_task_says(task: str, minutes: int) -> None:
    assert played(task, "threes", 3)["play"] == 60 * minutes
