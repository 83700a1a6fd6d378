"""Recipes listed, and copied into a course."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pypdf import PdfReader

from coursegen.cli.blocks import as_markdown
from coursegen.compose.recipe import recipe_names
from coursegen.compose.recipe_form import KINDS
from coursegen.publish.made_version import ARTEFACTS
from support.typed import Ended, changed

ROOT = Path(__file__).parents[2]
Inside = Callable[..., Ended]


def test_every_recipe_is_listed_those_of_a_build_first(inside: Inside, course: Path) -> None:
    ended = inside("recipe", "list", "--course", course)
    assert ended.code == 0
    names = [line.split()[0] for line in ended.out.splitlines()[1:]]
    assert names[: len(ARTEFACTS)] == list(ARTEFACTS)
    assert sorted(names) == recipe_names(None)
    assert "yours" not in ended.out


def test_a_copied_recipe_is_the_courses_own_and_is_used(inside: Inside, course: Path) -> None:
    assert inside("build", course, "--only", "slides_handout").code == 0
    output = course.parent / "output" / "base" / "slides_handout.pdf"
    three = len(PdfReader(output).pages)
    ended = inside("recipe", "eject", "slides_handout", "--course", course)
    assert ended.code == 0
    own = course / "recipes" / "slides_handout.yaml"
    assert str(own) in ended.out
    changed(own, "per_page: 3", "per_page: 6")
    assert inside("build", course, "--only", "slides_handout").code == 0
    assert len(PdfReader(output).pages) <= -(-three // 2) + 1
    listed = inside("recipe", "list", "--course", course).out
    assert [line.split()[0] for line in listed.splitlines() if line.endswith("yours")] == ["slides_handout"]


def test_a_recipe_of_the_course_is_not_written_over(inside: Inside, course: Path) -> None:
    inside("recipe", "eject", "quiz", "--course", course)
    own = course / "recipes" / "quiz.yaml"
    own.write_text("mine", "utf-8")
    ended = inside("recipe", "eject", "quiz", "--course", course)
    assert ended.code == 1
    assert "the course has a recipe of its own" in ended.err
    assert own.read_text("utf-8") == "mine"


def test_a_name_that_nobody_has_is_told_with_those_that_there_are(inside: Inside, course: Path) -> None:
    ended = inside("recipe", "eject", "quizz", "--course", course)
    assert ended.code == 1
    assert "did you mean 'quiz'?" in ended.err
    assert not (course / "recipes").exists()


def test_a_recipe_of_the_courses_own_is_made_by_its_name(inside: Inside, course: Path) -> None:
    (course / "recipes").mkdir()
    text = "format: 1\nid: tent\ntitle: Tent\nmedium: pages\naudience: participant\nblocks: [cover]\n"
    (course / "recipes" / "tent.yaml").write_text(text, "utf-8")
    ended = inside("build", course, "--only", "tent")
    assert ended.code == 0
    assert "Print " in ended.out
    assert (course.parent / "output" / "base" / "tent.pdf").exists()


def test_two_recipes_that_cite_each_other_are_refused(inside: Inside, course: Path) -> None:
    (course / "recipes").mkdir()
    for one, other in (("one", "two"), ("two", "one")):
        head = f"format: 1\nid: {one}\ntitle: X\nmedium: pages\naudience: facilitator\n"
        (course / "recipes" / f"{one}.yaml").write_text(f"{head}cites: {other}\nblocks: [cover]\n", "utf-8")
    ended = inside("build", course, "--only", "one")
    assert ended.code == 1
    assert "the recipe 'one' can't cite 'two'" in ended.err


def test_every_block_is_listed_with_what_it_shows(inside: Inside) -> None:
    ended = inside("recipe", "blocks")
    assert ended.code == 0
    for kinds in KINDS.values():
        for name, kind in kinds().items():
            assert kind.says, name
            assert any(line.startswith(f"{name} ") and kind.says in line for line in ended.out.splitlines()), name
            assert all(option.says for option in kind.options.values()), name


def test_the_page_of_blocks_is_fresh() -> None:
    assert (ROOT / "docs" / "blocks.md").read_text("utf-8") == as_markdown()


def test_every_field_of_recipes_maps_and_themes_is_described() -> None:
    rows = [line.split(" | ") for line in as_markdown().splitlines() if line.startswith("| `")]
    assert len(rows) > 100
    assert [row[0] for row in rows if not row[1].strip()] == []
