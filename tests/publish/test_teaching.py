"""What is taught, said and printed agrees in every version: briefs, places to write, answers, clicks and cuts."""

from __future__ import annotations

import re
import shutil
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from coursegen.assets import example_course
from coursegen.compose.pages import document
from coursegen.compose.recipe import recipe_named, recipe_names
from coursegen.compose.slides import slides
from coursegen.compose.words import words_for
from coursegen.course.lint.judgement import judged
from coursegen.course.reading.load import course_of, load_course
from coursegen.model.course import Course
from coursegen.model.document import Document
from coursegen.model.document_tree import cards, texts
from coursegen.publish.leaks import leaks, secrets_of
from coursegen.publish.versions import Version, versions_asked
from coursegen.source.folder import course_files
from support.courses import FIRST_COURSE
from support.typed import typed

FILES = course_files(example_course())
VERSIONS = versions_asked(FILES, everything=True)
WORKSHOP = Path(__file__).parents[1] / "cases" / "workshop"
WORDS = words_for("en")
PRINTED = [name for name in recipe_names(None) if recipe_named(name, None).medium == "pages"]
FOR_ALL = [name for name in PRINTED if recipe_named(name, None).audience != "facilitator"]


def course(version: Version) -> Course:
    return course_of(FILES, version.team, version.session).course


def handout(of: Course, recipe: str) -> Document:
    shown = slides(of, recipe_named("deck", None), WORDS)
    return document(of, recipe_named(recipe, None), WORDS, {slide.id: at for at, slide in enumerate(shown, 1)})


def told(made: Document) -> str:
    return "\n".join(text.plain for text in texts(made.blocks))


def on_one_line(said: str) -> str:
    return " ".join(said.split())


@pytest.mark.parametrize("version", VERSIONS, ids=lambda one: one.name)
def test_a_brief_is_on_its_players_card_and_on_no_other_page(version: Version) -> None:
    of = course(version)
    briefs = {role.address: role.brief.plain for one in of.modules for scene in one.scenarios for role in scene.roles}
    for recipe in FOR_ALL:
        made = handout(of, recipe)
        read = {card.reader: " ".join(text.plain for text in texts(card.blocks)) for card in cards(made.blocks)}
        for address, brief in briefs.items():
            assert on_one_line(told(made)).count(brief) == (recipe == "role_play" and address in read), (
                recipe,
                address,
            )
            assert brief in read.get(address, brief)
            assert not [who for who, words in read.items() if who != address and brief in words]


@pytest.mark.parametrize("version", VERSIONS, ids=lambda one: one.name)
def test_nothing_that_a_click_reveals_or_a_note_says_is_in_what_participants_get(version: Version) -> None:
    of = course(version)
    hidden = secrets_of(of)
    for recipe in FOR_ALL:
        assert leaks(handout(of, recipe), "", hidden) == [], recipe


@pytest.mark.parametrize("version", VERSIONS, ids=lambda one: one.name)
def test_every_place_to_write_that_is_spoken_of_is_there(version: Version) -> None:
    loaded = course_of(FILES, version.team, version.session)
    found = [one for one in judged(loaded, date(2027, 1, 1)).problems if one.rule == "REF1"]
    assert found == []
    guide, book = told(handout(loaded.course, "guide")), told(handout(loaded.course, "workbook"))
    for number in set(re.findall(r"\bWorkbook ([\dA-Z]+\.\d+)", guide)):
        assert re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.])", book), number


@pytest.mark.parametrize(("asked", "found"), [(("--team", "clinic_desk"), 0), (("--session", "spring_clinic"), 1)])
def test_what_is_kept_for_a_part_that_a_session_cuts_is_reported_at_its_line(
    tmp_path: Path, asked: tuple[str, ...], found: int
) -> None:
    """The first default course keeps notes on a wall until the closing, which the clinic's hours have no room for."""
    told = typed("check", FIRST_COURSE, *asked, cwd=tmp_path)
    lines = re.findall(r"^.*this keeps something for later.*$", told.out + told.err, re.M)
    assert [line.rpartition("course.yaml:")[1] for line in lines] == ["course.yaml:"] * found


@pytest.mark.parametrize("version", VERSIONS, ids=lambda one: one.name)
def test_no_transition_comes_before_what_it_follows(version: Version) -> None:
    shown = slides(course(version), recipe_named("deck", None), WORDS)
    for before, after in pairwise(shown):
        if before.role == "scenario" and after.role == "debrief":
            assert "TRANSITION" not in [line.label for line in before.notes]
        labels = [line.label for line in before.notes if line.label]
        if "TRANSITION" in labels:
            rest = labels[labels.index("TRANSITION") :]
            assert not {"SAY", "DO", "ASK", "LISTEN FOR"} & set(rest), before.id


def _blocks() -> list[tuple[str, str, str]]:
    found = []
    for root in (WORKSHOP, example_course()):
        whole = load_course(root).course
        found += [(str(root), stretch.id, block.id) for stretch in whole.agenda for block in stretch.plan]
    return found


@pytest.mark.slow
@pytest.mark.parametrize(("root", "stretch", "block"), _blocks())
def test_what_promised_a_block_is_cut_with_it_or_reported(tmp_path: Path, root: str, stretch: str, block: str) -> None:
    """Each block taken out in turn: no reference is left that leads to what is gone, and if one would, it is said."""
    from coursegen.problems import Refused

    copied = Path(shutil.copytree(root, tmp_path / "course"))
    modules = {one.id for one in load_course(Path(root)).course.modules}
    gone = f"plan: [{{id: {block}, remove: true}}]"
    patch = (
        f"modules: {{{stretch}: {{{gone}}}}}"
        if stretch in modules
        else f"course: {{agenda: [{{id: {stretch}, {gone}}}]}}"
    )
    (copied / "teams").mkdir(exist_ok=True)
    (copied / "teams" / "night.yaml").write_text(
        f"format: 1\nteam: night\ntitle: Night\nwhy: it is night\n{patch}\n", "utf-8"
    )
    try:
        of = load_course(copied, team="night").course
    except Refused as refused:
        assert all(problem.place is not None and problem.hint for problem in refused.problems), str(refused)
        return
    for recipe in ("guide", "workbook"):
        said = told(handout(of, recipe))
        assert "${" not in said
        assert not re.search(r"Workbook (?![\dA-Z]+\.\d|page)\(|Workbook [.,;:]|Board [.,;:]", said), recipe
    numbers = set(re.findall(r"\bWorkbook ([\dA-Z]+\.\d+)", told(handout(of, "guide"))))
    book = told(handout(of, "workbook"))
    assert [one for one in numbers if not re.search(rf"(?<![\d.]){re.escape(one)}(?![\d.])", book)] == []


def bare(tmp_path: Path) -> Path:
    """The workshop's course without a scenario and without a quiz, and without what speaks of them."""
    root = Path(shutil.copytree(WORKSHOP, tmp_path / "bare"))
    path = root / "modules" / "calm.yaml"
    kept: list[str] = []
    leave = False
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith((" ", "#")):
            leave = line.startswith(("scenarios:", "quiz:"))
        if leave or re.search(r"block: (scenario|quiz)\b", line):
            continue
        kept.append(line.replace("seen_in: [handover, putting_down]", "seen_in: [putting_down]"))
    path.write_text("\n".join(kept).replace("minutes: 65", "minutes: 38") + "\n", "utf-8")
    session = root / "course.yaml"
    session.write_text(session.read_text("utf-8").replace("minutes: 90}", "minutes: 63}"), "utf-8")
    return root


@pytest.mark.slow
@pytest.mark.parametrize("name", ["workshop", "bare"])
def test_every_artefact_is_made_in_every_format_and_variant(tmp_path: Path, name: str) -> None:
    """Tools of all kinds, all kinds of quiz items, several scenarios, no article; and a course with neither."""
    root = bare(tmp_path) if name == "bare" else Path(shutil.copytree(WORKSHOP, tmp_path / "workshop"))
    made = typed(
        "build", root, "--out", tmp_path / "out", "--word", "--slides-pdf", "--large-print", "--booklet", "--two-up",
        "--fillable", cwd=tmp_path,
    )  # fmt: skip
    assert made.code == 0, made.err
    files = {path.name for path in (tmp_path / "out" / "base").iterdir()}
    for kind in ("guide", "workbook", "job_aid"):
        assert {f"{kind}.pdf", f"{kind}.docx", f"{kind}.large-print.pdf", f"{kind}.booklet.pdf"} <= files
    assert ("quiz.pdf" in files) == ("role_play.pdf" in files) == (name == "workshop")
    assert (
        name == "bare" or typed("check", root, cwd=tmp_path).code == 0
    )  # the other has an objective that nobody tests


def test_a_short_quiz_is_told_that_its_minute_is_not_enough(tmp_path: Path) -> None:
    root = Path(shutil.copytree(WORKSHOP, tmp_path / "course"))
    path = root / "modules" / "calm.yaml"
    text = path.read_text("utf-8")
    hurried = text.replace("block: quiz, minutes: 8", "block: quiz, minutes: 1").replace(
        "block: questions, minutes: 6", "block: questions, minutes: 13"
    )
    assert hurried != text
    path.write_text(hurried, "utf-8")
    rules = {one.rule: one for one in judged(load_course(root), date(2027, 1, 1)).problems}
    assert "this block has 1 minutes and needs" in rules["TIM6"].message


def test_every_kind_of_item_and_tool_passes_every_rule_of_the_others() -> None:
    """What has no options to tick is no question with too few of them, and stops no rule."""
    found = judged(load_course(WORKSHOP), date(2027, 1, 1)).problems
    assert {one.rule for one in found} & {"QZ2", "QZ3", "QZ6", "QZ7"} == set()


@pytest.mark.slow
def test_the_pack_of_the_default_course_is_as_long_as_was_promised(default_output: Path) -> None:
    kinds = ("workbook", "guide", "job_aid")
    pages = {kind: len(PdfReader(default_output / "base" / f"{kind}.pdf").pages) for kind in kinds}
    shown = len(slides(load_course(example_course()).course, recipe_named("deck", None), WORDS))
    assert pages["workbook"] <= 24
    assert pages["guide"] <= 0.8 * shown
    assert pages["job_aid"] <= 2


@pytest.mark.parametrize("version", VERSIONS, ids=lambda one: one.name)
def test_a_brief_is_read_in_half_a_minute_and_its_card_has_a_name_to_call(version: Version) -> None:
    """What others read on the tent is no "You", and half a minute is 60 words or so for a slow reader."""
    roles = [role for module in course(version).modules for scene in module.scenarios for role in scene.roles]
    assert [
        (role.name.plain, len(role.brief.plain.split())) for role in roles if len(role.brief.plain.split()) > 58
    ] == []
    assert [role.address for role in roles if role.name.plain.casefold() in ("you", "me", "i")] == []
