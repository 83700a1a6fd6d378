from __future__ import annotations

from pathlib import Path

import pytest

from coursegen.compose.artefact import Each, Step
from coursegen.compose.recipe import recipe_named
from coursegen.compose.recipe_form import KINDS, recipe_of
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
                        "example_lines": 2,
                        "debrief_lines": 3,
                        "rows": 4,
                    },
                ),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (HEAD + "blocks:\n  - covr\n", "7:5", "unknown block 'covr' | did you mean 'cover'?"),
        (HEAD + "blocks:\n  - xyzzy\n", "7:5", "unknown block 'xyzzy' | there are: cover, contents,"),
        (HEAD + "blocks:\n  - each: agenda\n    blocks: [break]\n", "8:14", "the block 'break' is for slides, and"),
        (HEAD + "blocks:\n  - plan\n", "7:5", "'plan' is made for one stretch of the agenda at a time | put it under"),
        (HEAD + "blocks:\n  - each: agenda\n    blocks: [cover]\n", "8:14", "'cover' is made once for the whole"),
        (HEAD + "blocks:\n  - each: module\n    blocks: [plan]\n", "7:11", "unknown each 'module' | did you mean 'mod"),
        (HEAD + "blocks:\n  - each: agenda\n", "7:5", "the field 'blocks' is missing"),
        (HEAD + "blocks:\n  - each: agenda\n    block: [plan]\n    blocks: [plan]\n", "8:5", "unknown field 'block'"),
        (HEAD + "blocks:\n  - {block: cover, lines: 3}\n", "7:20", "unknown option 'lines' | there are none here"),
        (
            HEAD + "blocks:\n  - each: agenda\n    blocks: [{block: plan, leave_out: [quizz]}]\n", "8:40",
            "unknown block 'quizz' | did you mean 'quiz'?",
        ),
        (
            HEAD + "blocks:\n  - each: agenda\n    blocks: [{block: plan, lines: 0}]\n", "8:35",
            "this is not a number that fits here | write a whole number from 1 to 30",
        ),
        (
            HEAD + "blocks:\n  - each: agenda\n    blocks:\n      - each: modules\n        blocks: [plan]\n", "9:9",
            "an 'each' can't stand inside another one",
        ),
        (HEAD + "blocks:\n  - block:\n", "7:11", "a block is a name, or a field 'block' with options"),
        (HEAD + "blocks: []\n", "6:9", "a list with something in it is wanted here"),
        (HEAD + "blocks: cover\n", "6:9", "a list with something in it is wanted here"),
        (HEAD + "colour: red\nblocks: [cover]\n", "6:1", "unknown field 'colour'"),
        (HEAD + "page: {duplx: true}\nblocks: [cover]\n", "6:8", "unknown field 'duplx' | did you mean 'duplex'?"),
        (HEAD + "page: {duplex: yes}\nblocks: [cover]\n", "6:16", "unknown duplex 'yes' | there are: true, false"),
        (HEAD + "page: {gutter: holes}\nblocks: [cover]\n", "6:16", "unknown gutter 'holes' | there are: plain, pun"),
        (HEAD.replace("pages", "page") + "blocks: [cover]\n", "4:9", "unknown medium 'page' | did you mean 'pages'?"),
        (HEAD.replace("participant", "me") + "blocks: [cover]\n", "5:11", "unknown audience 'me' | there are: facil"),
        (
            HEAD.replace("pages", "slides").replace("participant", "facilitator") + "blocks: [credits]\n", "4:9",
            "the recipe 'sheet' makes pages; only the one called 'deck' makes slides | write medium: pages",
        ),
        (HEAD.replace("1", "2") + "blocks: [cover]\n", "1:9", "unknown format '2' | there are: 1"),
        (HEAD.replace("id: sheet", "id: page") + "blocks: [cover]\n", "2:5", "the id is 'page' and the file's name"),
        (HEAD.replace("A sheet", "''") + "blocks: [cover]\n", "3:8", "'title' is a text"),
        (HEAD, "1:1", "the field 'blocks' is missing"),
        ("- cover\n", "1:1", "fields are wanted here"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_recipe_is_said_with_its_place(text: str, place: str, message: str) -> None:
    ((where, what),) = problems(text)
    assert where == f"recipes/sheet.yaml:{place}"
    assert what.startswith(message)


def test_slides_are_for_the_facilitator() -> None:
    text = HEAD.replace("sheet", "deck").replace("pages", "slides") + "blocks: [credits]\n"
    ((where, what),) = problems(text, "deck")
    assert where == "recipes/deck.yaml:5:11"
    assert what.startswith("slides have notes and answers, so they")


def test_everything_is_said_at_once() -> None:
    text = "format: 2\nid: sheet\ntitel: x\nmedium: pages\naudience: me\nblocks: [covr, plan]\n"
    assert len(problems(text)) == 6


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
