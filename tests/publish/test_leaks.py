"""What a build does where something secret would reach a participant: it finds it, names it, and makes no file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from coursegen.compose.artefact import StretchBlock
from coursegen.compose.pages import document
from coursegen.compose.recipe_reading import recipe_of
from coursegen.compose.run_pages import run
from coursegen.compose.sheets import SHEETS
from coursegen.compose.words import words_for
from coursegen.course.reading.load import load_course
from coursegen.model.blocks import Paragraph, Table
from coursegen.model.course import Course
from coursegen.model.document import Card, Cards, Cue, Cues, Document, KeepTogether
from coursegen.model.text import words
from coursegen.problems import Problem
from coursegen.publish.leaks import leaks, secrets_of, squeezed
from coursegen.publish.output import built
from coursegen.publish.versions import Version
from coursegen.publish.wanted import Wanted
from coursegen.source.folder import course_files
from coursegen.source.text import source_text
from support.team_files import TINY, Blind

FEEDBACK = "Closing early leaves the guest outside in the rain."
ANSWER = "When two people are on the line at once"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A course whose secrets are long enough to be searched for."""
    root = Path(shutil.copytree(TINY, tmp_path / "course"))
    module = root / "modules" / "close.yaml"
    text = module.read_text("utf-8").replace("That is a feeling.", FEEDBACK)
    module.write_text(text.replace("When two people are on the line", ANSWER), "utf-8")
    return root


def problems(root: Path, *names: str) -> tuple[Problem, ...]:
    result = built(course_files(root), root.parent / "output", [Version()], Wanted(names), Blind())
    (one,) = result.versions
    assert bool(one.placed) is not bool(one.outcome.problems)
    return one.outcome.problems


def changed(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_a_course_without_a_leak_is_built(root: Path) -> None:
    assert problems(root, "guide", "workbook", "slides_handout", "quiz", "answer_key", "job_aid", "role_play") == ()


@pytest.mark.parametrize("artefact", ["workbook", "slides_handout"])
def test_an_example_that_repeats_a_feedback_stops_the_build(root: Path, artefact: str) -> None:
    example = '"A guest at a counter asks for a key: the purpose is to get into the room."'
    changed(root / "modules" / "close.yaml", example, f'"Mind this. {FEEDBACK}"')
    found = problems(root, artefact)
    assert {problem.rule for problem in found} == {"leak"}
    (problem,) = [one for one in found if "close.quiz.which.options.a.feedback" in one.message]
    assert problem.place is not None
    assert problem.place.file == "modules/close.yaml"
    assert not (root.parent / "output" / "base" / f"{artefact}.pdf").exists()


def test_an_expected_answer_in_another_question_stops_the_build(root: Path) -> None:
    changed(root / "modules" / "close.yaml", "stem: Which sentence names a purpose?", f"stem: Is it {ANSWER}?")
    assert {problem.rule for problem in problems(root, "quiz")} == {"leak"}


def test_a_recipe_can_not_give_participants_a_block_of_the_facilitators(root: Path) -> None:
    (root / "recipes").mkdir()
    (root / "recipes" / "sheet.yaml").write_text(
        "format: 1\nid: sheet\ntitle: Sheet\nmedium: pages\naudience: participant\n"
        "blocks:\n  - answer_key\n  - each: agenda\n    blocks: [run]\n",
        "utf-8",
    )
    found = problems(root, "sheet")
    assert [(problem.rule, problem.place.line if problem.place else 0) for problem in found] == [
        ("secret-block", 7),
        ("secret-block", 9),
    ]


def test_a_block_that_lost_its_audience_is_found_in_the_tree(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import coursegen.compose.pages as pages

    careless = {**pages.BLOCKS, "run": StretchBlock(run)}
    monkeypatch.setattr(pages, "BLOCKS", careless)
    (root / "recipes").mkdir()
    (root / "recipes" / "sheet.yaml").write_text(
        "format: 1\nid: sheet\ntitle: Sheet\nmedium: pages\naudience: participant\n"
        "blocks:\n  - each: agenda\n    blocks: [run]\n",
        "utf-8",
    )
    found = problems(root, "sheet")
    assert {problem.rule for problem in found} == {"leak"}
    assert any("close.questions.when_not.good_answers" in problem.message for problem in found)
    assert any("close.key_points.purpose.notes.say" in problem.message for problem in found)
    assert SHEETS["run"].only == ("facilitator",)


@pytest.fixture
def course(root: Path) -> Course:
    return load_course(root).course


@pytest.fixture
def sheet(course: Course) -> Document:
    head = "format: 1\nid: sheet\ntitle: Sheet\nmedium: pages\naudience: participant\nblocks: [cover]\n"
    recipe = recipe_of(source_text(head.encode(), "recipes/sheet.yaml"), "sheet")
    return document(course, recipe, words_for("en"), {})


def found_in(course: Course, sheet: Document, printed: str = "") -> list[str]:
    return [problem.message for problem in leaks(sheet, printed, secrets_of(course))]


def test_short_secrets_are_found_in_the_tree_by_their_address(course: Course, sheet: Document) -> None:
    (module, *_) = [one for one in course.modules if one.id == "close"]
    short = module.quiz[0].options[1].feedback
    for planted in (
        Paragraph(short),
        KeepTogether((Paragraph(short),)),
        Cues((Cue("ASK", (short,)),)),
        Table((words("a"),), ((short,),), (1.0,), ""),
    ):
        assert found_in(course, replace(sheet, blocks=(*sheet.blocks, planted)))
    assert found_in(course, sheet) == []


def test_marked_answers_are_found(course: Course, sheet: Document) -> None:
    marked = Table((words("a"),), ((words("b"),),), (1.0,), "", frozenset({0}), address="close.quiz.which")
    assert "close.quiz.which" in found_in(course, replace(sheet, blocks=(marked,)))[0]


def test_a_brief_is_for_its_player_alone(course: Course, sheet: Document) -> None:
    role, other = course.module("close").scenarios[0].roles
    own = Card((Paragraph(role.brief),), reader=role.address)
    assert found_in(course, replace(sheet, blocks=(Cards((own,)),)), role.brief.plain) == []
    wrong = Card((Paragraph(other.brief),), reader=role.address)
    assert "says to one player alone" in found_in(course, replace(sheet, blocks=(Cards((own, wrong)),)))[0]
    for planted in (Paragraph(role.brief), Cards((Card((Paragraph(role.brief),)),))):
        assert found_in(course, replace(sheet, blocks=(Cards((own,)), planted)))


def test_the_text_of_the_file_is_searched_whatever_breaks_its_lines(course: Course, sheet: Document) -> None:
    hyphened = FEEDBACK.replace("guest", "gu\N{SOFT HYPHEN}est").replace("outside in", "outside\nin")
    (message,) = found_in(course, sheet, f"Before. {hyphened.upper()} After.")
    assert message.endswith(f": “{FEEDBACK}”")  # as its author wrote it
    assert found_in(course, sheet, "Closing early leaves the guest inside.") == []


def test_words_behind_blanks_are_secret_where_they_are_to_be_filled_in(course: Course, sheet: Document) -> None:
    said = "Find out what, and say it back in your own words."
    recap = "Every call has one purpose"
    assert any(one.takeaway.plain.startswith(recap) for one in course.modules)
    assert found_in(course, sheet, recap) == []  # what stands in another text for all can be read there
    assert found_in(course, sheet, said)
    assert found_in(course, replace(sheet, reveal=True), said) == []


def test_a_facilitators_file_tells_everything(course: Course, sheet: Document) -> None:
    assert found_in(course, replace(sheet, audience="facilitator"), FEEDBACK) == []


def test_letters_and_figures_are_compared_alone() -> None:
    assert squeezed("“It’s 2 o’clock,” he said –\nagain.") == "its2oclockhesaidagain"
    assert squeezed("") == ""
