"""The rules of slides: what each finds on slides that are laid out, and that it is silent where nothing is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from coursegen.course.lint.all_rules import RULES
from coursegen.layout.slide_rules import SLIDE_RULES
from coursegen.problems import Problem, Refused
from coursegen.publish.artefacts import made
from coursegen.publish.made_version import Made
from coursegen.publish.versions import Version
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import course_files
from support.typed import changed, tiny_course

LISTEN, TODAY = "modules/listen.yaml", date(2027, 3, 4)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return tiny_course(tmp_path)


def drawn(root: Path, *, rules: bool = True, release: bool = False) -> Made:
    workshop = Workshop(course_files(root))
    return made(workshop, Version(), Wanted(("deck",), today=TODAY, rules=rules, release=release))


def found(root: Path) -> list[Problem]:
    return [problem for problem in drawn(root).warnings if problem.rule in SLIDE_RULES]


def test_every_rule_of_slides_has_its_judge() -> None:
    judged_by_layout = {rule.id for rule in RULES.values() if rule.stage == "slides"} - {"SLD4"}
    assert set(SLIDE_RULES) == judged_by_layout  # SLD4 is what laying out itself refuses


def test_nothing_is_wrong_with_the_small_course(course: Path) -> None:
    assert found(course) == []


def test_words_in_a_row(course: Path) -> None:
    words = " ".join(["Ask what they need, and wait."] * 7)  # 42 words
    changed(course / LISTEN, "A step without a time is a wish.", words)
    (problem,) = found(course)
    assert (problem.rule, problem.address) == ("SLD1", "listen.key_points.next_step.explanation")
    assert problem.place is not None
    changed(course / "course.yaml", "check:\n  rules:\n", "check:\n  rules:\n    SLD1: {words: 60}\n")
    assert found(course) == []


def test_entries_of_a_list(course: Path) -> None:
    changed(course / "course.yaml", "check:\n  rules:\n", "check:\n  rules:\n    SLD1: {bullets: 1}\n")
    told = {problem.message for problem in found(course)}
    assert "the slide listen/objectives lists 2 things, and 1 are enough" in told
    assert not any("quiz" in message for message in told)  # answers to choose from are no list


def test_small_letters(course: Path) -> None:
    changed(course / "course.yaml", "check:\n  rules:\n", "check:\n  rules:\n    SLD3: {points: 28}\n")
    problems = found(course)
    assert {problem.rule for problem in problems} == {"SLD3"}
    assert all("the back row needs 28" in problem.message for problem in problems)


def test_an_ignored_place_is_held_back(course: Path) -> None:
    changed(course / LISTEN, "A step without a time is a wish.", " ".join(["Ask what they need, and wait."] * 7))
    ignore = "check:\n  ignore:\n    - {rule: SLD1, at: listen.key_points, reason: it is read aloud}\n"
    changed(course / "course.yaml", "check:\n", ignore)
    finished = drawn(course)
    assert [problem for problem in finished.warnings if problem.rule == "SLD1"] == []
    assert finished.held == {"course.check.ignore.0"}


def test_a_release_is_refused_for_what_a_rule_calls_an_error(course: Path) -> None:
    assert drawn(course, rules=False, release=True).artefacts
    changed(course / "course.yaml", 'OBJ3: {severity: "off"}', "OBJ3: {severity: error}")
    assert drawn(course).artefacts  # which is no release
    with pytest.raises(Refused) as refused:
        drawn(course, rules=False, release=True)
    assert {problem.rule for problem in refused.value.problems} >= {"OBJ3"}


def test_rights_that_nobody_knows_pass_in_a_draft_alone(course: Path) -> None:
    changed(course / LISTEN, "source: article_one\n", "source: article_one\nuse: excerpted\n")
    article = course / "articles" / "article_one.yaml"
    changed(article, "licence: CC-BY-4.0\nstatus: licensed\n", "licence: NOASSERTION\nstatus: unknown\n")
    assert [problem.rule for problem in drawn(course, rules=False).warnings] == ["RGT1"]
    with pytest.raises(Refused):
        drawn(course, release=True)
    changed(article, "status: unknown", "status: reserved")
    with pytest.raises(Refused) as refused:
        drawn(course, rules=False)
    assert "RGT7" in {problem.rule for problem in refused.value.problems}


def test_faint_letters_on_a_slide(course: Path) -> None:
    from coursegen.course.reading.load import course_of
    from coursegen.layout.slide_rules import Deck
    from coursegen.publish.laid_out_slides import shown_slides

    workshop = Workshop(course_files(course))
    loaded = course_of(workshop.files)
    looks = workshop.looks(loaded.brand, "", "")
    shown = shown_slides(workshop, Version(), loaded, looks, lambda _: None)
    brand = looks.slides.template.brand
    slides = {slide.id: slide for slide in shown.slides}
    judge = SLIDE_RULES["A11Y6"]
    assert list(judge(Deck(slides, shown.scenes, brand), {})) == []
    faint = replace(brand, palette={**brand.palette, "dk1": (0.8, 0.8, 0.8)})
    told = list(judge(Deck(slides, shown.scenes, faint), {}))
    assert told
    assert all("has a contrast of 1." in one.message for one in told)
