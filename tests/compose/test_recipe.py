from __future__ import annotations

from pathlib import Path

import pytest

from coursegen.compose.artefact import Each, Step
from coursegen.compose.recipe import recipe_named
from coursegen.compose.recipe_form import KINDS
from coursegen.compose.recipe_reading import recipe_of
from coursegen.model.printing import PageChoice
from coursegen.problems import Refused
from coursegen.source.text import source_text

HEAD = "format: 1\nid: sheet\ntitle: A sheet\nmedium: pages\naudience: participant\n"


def problems(text: str, name: str = "sheet") -> list[tuple[str, str]]:
    """Each problem's place and message with its hint."""
    with pytest.raises(Refused) as refused:
        recipe_of(source_text(text.encode(), f"recipes/{name}.yaml"), name)
    return [(str(problem.place), f"{problem.message} | {problem.hint}") for problem in refused.value.problems]


@pytest.mark.parametrize(("name", "medium"), [("deck", "slides"), ("workbook", "pages")])
def test_the_shipped_recipes(name: str, medium: str) -> None:
    recipe = recipe_named(name, None)
    assert (recipe.id, recipe.medium, recipe.file) == (name, medium, f"recipes/{name}.yaml")
    assert len(recipe.sha256) == 64


def test_a_recipe_as_written() -> None:
    text = HEAD + (
        "page: {duplex: false, gutter: punched, text: large, paper: letter}\n"
        "blocks:\n  - cover\n  - each: modules\n    blocks:\n"
        "      - block: plan\n        leave_out: [quiz, scenario]\n        lines: 6\n"
    )
    recipe = recipe_of(source_text(text.encode(), "recipes/sheet.yaml"), "sheet")
    assert recipe.page == PageChoice("letter", duplex=False, gutter="punched", text="large")
    assert recipe.entries == (
        Step("cover"),
        Each(
            "modules",
            (
                Step(
                    "plan",
                    {
                        "leave_out": ("quiz", "scenario"),
                        "lines": 6,
                        "example_lines": 0,
                        "debrief_lines": 1,
                        "rows": 0,
                    },
                ),
            ),
        ),
    )


def test_slides_are_for_the_facilitator() -> None:
    text = HEAD.replace("sheet", "deck").replace("pages", "slides") + "blocks: [credits]\n"
    ((where, what),) = problems(text, "deck")
    assert where == "recipes/deck.yaml:5:11"
    assert what.startswith("slides have notes and answers, so they")


def test_everything_is_said_at_once() -> None:
    text = "format: 2\nid: sheet\ntitel: x\nmedium: pages\naudience: me\nblocks: [covr, plan]\n"
    assert len(problems(text)) == 5


def test_a_course_can_replace_a_recipe_and_add_one(tmp_path: Path) -> None:
    (tmp_path / "recipes").mkdir()
    (tmp_path / "recipes" / "sheet.yaml").write_text(HEAD + "blocks: [cover]\n", "utf-8")
    shipped = recipe_named("workbook", tmp_path)
    own = HEAD.replace("sheet", "workbook").replace("A workbook", "Ours") + "blocks: [credits]\n"
    (tmp_path / "recipes" / "workbook.yaml").write_text(own, "utf-8")
    assert recipe_named("workbook", tmp_path) != shipped
    assert recipe_named("workbook", tmp_path).title == "Ours"
    assert recipe_named("sheet", tmp_path).entries == (Step("cover"),)
    assert recipe_named("workbook", None) == shipped


def test_an_unknown_recipe_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    (tmp_path / "recipes").mkdir()
    (tmp_path / "recipes" / "sheet.yaml").write_text(HEAD + "blocks: [cover]\n", "utf-8")
    for wrong in ("dec", "../course", "/etc/passwd", "", "deck.yaml", "DECK"):
        with pytest.raises(Refused) as refused:
            recipe_named(wrong, tmp_path)
        (problem,) = refused.value.problems
        assert "sheet" in problem.hint.rpartition("there are: ")[2].split(", ")
    with pytest.raises(Refused, match="no recipe 'dek'") as refused:
        recipe_named("dek", None)
    assert refused.value.problems[0].hint.startswith("did you mean 'deck'?")


def test_a_recipe_that_is_a_link_out_of_the_course_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text(HEAD + "blocks: [cover]\n", "utf-8")
    course = tmp_path / "course"
    (course / "recipes").mkdir(parents=True)
    try:
        (course / "recipes" / "sheet.yaml").symlink_to(outside)
        (course / "recipes" / "lost.yaml").symlink_to(tmp_path / "nowhere.yaml")
    except OSError:
        pytest.skip("this system lets nobody make links")
    for name, message in (("sheet", "out of the course folder"), ("lost", "leads nowhere")):
        with pytest.raises(Refused, match=message) as refused:
            recipe_named(name, course)
        assert str(refused.value.problems[0].place) == f"recipes/{name}.yaml:1:1"


def test_a_recipe_that_is_not_yaml_has_its_place_too() -> None:
    ((where, _),) = problems("format: 1\n\tid: sheet\n")
    assert where.startswith("recipes/sheet.yaml:2:")


def test_both_media_know_the_blocks_of_a_plan() -> None:
    assert set(KINDS["slides"]()["plan"].options) == {"leave_out"}
    assert set(KINDS["pages"]()["plan"].options) == {"leave_out", "lines", "example_lines", "debrief_lines", "rows"}
