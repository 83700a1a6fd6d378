"""A template's contract beside it: what it says, that a build reads it, and that people's words stay in it."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from coursegen.assets import asset, example_course
from coursegen.layout.layout_map import read_map
from coursegen.layout.template import LayoutSpec, read_template
from support import hostile_templates, odd_templates, small_places
from support.working_templates import WORKING

Inside = Callable[..., Any]


@pytest.fixture
def brand(tmp_path: Path) -> Path:
    path = tmp_path / "brand.pptx"
    path.write_bytes(odd_templates.few_layouts())
    return path


@pytest.mark.slow
def test_it_says_what_the_template_offers(inside: Inside, brand: Path) -> None:
    ended = inside("template", "inspect", brand)
    assert ended.code == 0
    assert "brand.yaml: 5 layouts, 18 kinds of slide with a layout." in ended.out
    told = yaml.safe_load(brand.with_suffix(".yaml").read_text("utf-8"))
    assert told["template"]["page"] == [13.333, 7.5]
    assert told["template"]["fonts"] == {"headings": "Arial", "text": "Arial"}
    assert told["template"]["colours"]["accent1"] == "#4F81BD"
    assert told["roles"]["key_point"] == {
        "layout": "Two Content",
        "slots": {"title": 0, "body": 1, "aside": 2, "kicker": "body", "footnote": "body"},
        "alone": {
            "layout": "Title and Content",
            "slots": {"title": 0, "body": 1, "kicker": "body", "footnote": "body"},
        },
    }
    assert set(told["unmapped"]) >= {"chart", "two_columns"}
    content = next(one for one in told["layouts"] if one["name"] == "Title and Content")
    body = next(one for one in content["places"] if one["idx"] == 1)
    assert (body["kind"], body["size"], body["at"]) == ("obj", 32.0, 18.0)
    assert 14 <= body["lines"] <= 16
    assert 250 <= body["words"] <= 400


@pytest.mark.slow
@pytest.mark.parametrize("name", WORKING)
def test_a_build_reads_it_as_it_was_found(inside: Inside, tmp_path: Path, name: str) -> None:
    def seen(spec: LayoutSpec | None) -> object:
        if spec is None:
            return None
        slots = {name: (slot.placeholder, slot.box.y // 2000) for name, slot in spec.slots.items()}
        return spec.part, slots, spec.footer, spec.number, spec.joined, seen(spec.alone)

    path = tmp_path / ("brand.potx" if name == "potx" else "brand.pptx")
    path.write_bytes(WORKING[name]())
    assert inside("template", "inspect", path).code == 0
    found, written = read_template(path), read_template(path, read_map(tmp_path / "brand.yaml"))
    assert {role: seen(spec) for role, spec in written.layouts.items()} == {
        role: seen(spec) for role, spec in found.layouts.items()
    }


@pytest.mark.slow
def test_a_second_look_changes_nothing_and_keeps_what_people_wrote(inside: Inside, brand: Path) -> None:
    assert "Unless you add them to the map's roles" in inside("template", "inspect", brand).out
    file = brand.with_suffix(".yaml")
    first = file.read_text("utf-8")
    assert "Unless you add them" not in inside("template", "inspect", brand).out
    assert file.read_text("utf-8") == first
    mine = first.replace(
        "  quiz:\n    layout: Title and Content\n",
        "  quiz:   # our people like it in two columns\n    layout: Two Content\n",
    ).replace("  - name: Section Header\n", "  - name: Section Header   # the blue one\n")
    assert mine.count("#") == first.count("#") + 2
    file.write_text(mine, "utf-8")
    assert "Unchanged: " in inside("template", "inspect", brand).out
    assert file.read_text("utf-8") == mine


@pytest.mark.slow
def test_what_changed_since_is_told_and_what_breaks_is_an_error(inside: Inside, brand: Path) -> None:
    inside("template", "inspect", brand)
    template = odd_templates.replaced(
        brand.read_bytes(), odd_templates.THEME, 'latin typeface="Arial"', 'latin typeface="Verdana"'
    )
    brand.write_bytes(template)
    ended = inside("template", "inspect", brand)
    assert ended.code == 0
    assert "the font of text is now Verdana, and was Arial" in ended.out
    template = odd_templates.replaced(template, odd_templates.LAYOUT, 'name="Title Only"', 'name="Headline"')
    brand.write_bytes(template)
    ended = inside("template", "inspect", brand)
    assert ended.code == 1
    assert "the layout 'Title Only' is gone; drawn used it\n" in ended.err
    assert "there is a new layout 'Headline'" in ended.out
    assert "brand.yaml: 5 layouts" in ended.out

    brand.write_bytes(odd_templates.replaced(template, odd_templates.LAYOUT, 'name="Two Content"', 'name="Pair"'))
    for again in (True, False):
        ended = inside("template", "inspect", brand)
        assert ended.code == 1
        assert ended.err.count("'Two Content'") >= 1
        assert ("is gone; activity, key_point, scenario used it" in ended.err) is again


@pytest.mark.slow
def test_a_moved_place_and_a_lost_one(inside: Inside, brand: Path) -> None:
    inside("template", "inspect", brand)
    template = odd_templates.replaced(
        brand.read_bytes(), odd_templates.LAYOUT, 'sz="half" idx="2"', 'sz="half" idx="7"'
    )
    brand.write_bytes(template)
    ended = inside("template", "inspect", brand)
    assert ended.code == 1
    assert (
        "breaking: the layout 'Two Content' has lost its placeholder 2; activity, key_point, scenario needs it"
        in ended.err
    )
    assert "the layout 'Two Content' has a new placeholder 7" in ended.out


@pytest.mark.parametrize("name", ["bomb", "macros", "password", "laughs_in_master"])
def test_a_hostile_template_is_told_and_nothing_is_written(inside: Inside, tmp_path: Path, name: str) -> None:
    make, said = hostile_templates.HOSTILE[name]
    path = tmp_path / "brand.pptx"
    path.write_bytes(make())
    ended = inside("template", "inspect", path)
    assert ended.code == 1
    assert said in ended.err
    assert not (tmp_path / "brand.yaml").exists()


def test_a_map_with_a_mistake_is_told_with_its_line(inside: Inside, brand: Path) -> None:
    brand.with_suffix(".yaml").write_text("format: 1\nroles:\n  quizz: {layout: Quiz, slots: {title: 0}}\n", "utf-8")
    ended = inside("template", "inspect", brand)
    assert ended.code == 1
    assert "brand.yaml:3:3: unknown field 'quizz'" in ended.err


@pytest.mark.slow
def test_it_says_where_nobody_can_judge_whether_text_can_be_read(inside: Inside, tmp_path: Path) -> None:
    path = tmp_path / "brand.pptx"
    path.write_bytes(odd_templates.on_a_picture())
    ended = inside("template", "inspect", path)
    assert ended.code == 0
    assert (
        "text is on a picture, the page of the layout 'Title Slide' (the slide title); whether it can be read"
        in ended.err
    )
    assert "put an area of one colour behind it" in ended.err


@pytest.mark.slow
def test_our_own_map_keeps_every_line_as_it_was_written(inside: Inside, tmp_path: Path) -> None:
    for name in ("coursegen.pptx", "coursegen.yaml"):
        (tmp_path / name).write_bytes(asset(f"template/{name}").read_bytes())
    assert inside("template", "inspect", tmp_path / "coursegen.pptx").code == 0
    ours, told = asset("template/coursegen.yaml").read_text("utf-8"), (tmp_path / "coursegen.yaml").read_text("utf-8")
    roles = ours[ours.index("roles:") :]
    assert roles in told
    assert told.startswith(ours[: ours.index("roles:")])
    assert not re.search(r"(?m) $", told)


def test_a_role_that_is_found_is_added_to_those_that_people_wrote(inside: Inside, brand: Path) -> None:
    mine = "format: 1\nroles:\n    quiz: {layout: Title and Content,\n      slots: {title: 0, body: 1}}  # ours\n"
    file = brand.with_suffix(".yaml")
    file.write_text(mine, "utf-8")
    inside("template", "inspect", brand)
    told = file.read_text("utf-8")
    assert mine[mine.index("    quiz") :] in told
    roles = yaml.safe_load(told)["roles"]
    assert roles["quiz"] == {"layout": "Title and Content", "slots": {"title": 0, "body": 1}}
    assert roles["agenda"]["layout"] == "Title and Content"
    assert read_map(file).roles.keys() >= {"quiz", "agenda", "key_point"}


@pytest.mark.slow
def test_a_map_that_can_not_be_written_stays_as_it_was(
    inside: Inside, brand: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside("template", "inspect", brand)
    beside = brand.with_suffix(".yaml")
    written = beside.read_text("utf-8")
    mine = written.replace("roles:", "# this is mine\nroles:", 1).replace("Arial", "Georgia", 1)
    beside.write_text(mine, "utf-8")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    ended = inside("template", "inspect", brand)
    assert ended.code == 1
    assert "the disk is full" in ended.err and "copy the template" in ended.err
    assert beside.read_text("utf-8") == mine
    assert [path.name for path in brand.parent.iterdir() if path.name.startswith(".")] == []


@pytest.mark.slow
def test_the_warnings_of_a_build_are_told_before_it(inside: Inside, tmp_path: Path) -> None:
    """A place for headlines that holds one line: the same warnings twice, and none once the map was mended."""
    path = tmp_path / "brand.pptx"
    path.write_bytes(small_places.one_line_titles())
    told = inside("template", "inspect", path)
    built = inside(
        "build", "--course", example_course(), "--only", "deck", "--template", path, "--out", tmp_path / "out"
    )
    assert told.code == built.code == 0
    assert _warnings(told.err) == _warnings(built.err) != []
    assert re.search(r"(?m)^ +\d+  the headline of the slide \S+ is set in 1[68] points", told.out)
    mended = inside("template", "inspect", path, "--map")
    assert re.search(r"Wrote \d+ places? into .*brand\.yaml", mended.out)
    assert "fits: nothing gives way on its " in mended.out
    assert _warnings(mended.err) == []
    built = inside(
        "build", "--course", example_course(), "--only", "deck", "--template", path, "--out", tmp_path / "out"
    )
    assert _warnings(built.err) == []


def test_all_slides_are_shown_on_one_picture(inside: Inside, brand: Path) -> None:
    ended = inside("template", "inspect", brand, "--sheet", "--course", Path(__file__).parents[1] / "cases" / "tiny")
    assert ended.code == 0
    assert "brand.sheet.png" in ended.out
    assert (brand.parent / "brand.sheet.png").read_bytes().startswith(b"\x89PNG")


def _warnings(said: str) -> list[str]:
    return sorted(line for line in said.splitlines() if "warning: " in line and "[other-font]" not in line)


@pytest.mark.slow
def test_a_map_is_held_to_the_page_and_nothing_to_mend_is_said(inside: Inside, brand: Path) -> None:
    ended = inside("template", "inspect", brand, "--map")
    assert "There is nothing to mend: everything has a place." in ended.out
    file = brand.with_suffix(".yaml")
    text = file.read_text("utf-8")
    kicker = re.search(r"stage: .*kicker: (\[.*?\])", text)
    assert kicker is not None
    off = text.replace(kicker[0], kicker[0].replace(kicker[1], "[0.5, 7.75, 6, 0.5]"))
    file.write_text(off, "utf-8")
    ended = inside("template", "inspect", brand)
    assert ended.code == 1
    line = 1 + off[: off.index("[0.5, 7.75")].count("\n")
    assert f"brand.yaml:{line}:" in ended.err
    assert "the box of the kicker (for drawn) is not on the page, which is 13.333 by 7.5 inches [off-page]" in ended.err


@pytest.mark.slow
def test_drawings_that_became_words_are_told_slide_by_slide_and_their_cure_once(inside: Inside, brand: Path) -> None:
    inside("template", "inspect", brand)
    file = brand.with_suffix(".yaml")
    low = re.sub(r"stage: \[([^,]*), ([^,]*), ([^,]*), [^\]]*\]", r"stage: [\1, \2, \3, 0.5]", file.read_text("utf-8"))
    file.write_text(low, "utf-8")
    ended = inside("template", "inspect", brand, "--map")
    lines = re.findall(r"(?m)^ +\d+  the drawing of the slide (\S+) is shown in words", ended.out)
    assert len(lines) > 10
    assert ended.err.count("[visual]") == 1
    assert "give it 1.25 inches of height at least" in ended.err
    assert "under roles: drawn: slots: stage:, which is [" in ended.err
    assert "The map can't mend this" in ended.out
