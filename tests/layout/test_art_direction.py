"""The default course's deck keeps to its art direction for every team: drawn, short, in few sizes, never in a rut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import dist

import pytest

from coursegen.layout.balance import SHORTEST, SPARE
from coursegen.layout.clicks import staged
from coursegen.layout.rhythm import RUNNING, Composition, composition_of
from coursegen.layout.template import LayoutSpec
from coursegen.model.scene import Scene
from coursegen.model.scene_items import (
    Cell,
    Colour,
    ConnectorItem,
    Fragment,
    GroupItem,
    Line,
    ShapeItem,
    TableItem,
    TextItem,
    ungrouped,
)
from coursegen.model.slide import Slide
from coursegen.model.slideshow import Slideshow
from coursegen.units import EMU_PER_POINT, Inch, Pt
from support.looks import TEAMS, composed, loaded, looks, scenes, with_one_goal

OURS = tuple(team for team in TEAMS if not team or not looks(team, "").slides.template.yields)
"""The versions in our own template; one team has a template of its own."""

SIZES = {14.0, 22.0, 40.0, 66.0}
LABELS = {"Kicker", "Footnote", "Footer", "Slide number", "Facts", *(f"Letter {number}" for number in range(1, 7))}
"""What may be set in the smallest size, which nobody has to read."""

every_version = pytest.mark.parametrize("team", OURS)


def texts(scene: Scene) -> Iterator[TextItem]:
    """Every text of a slide but its furniture, those inside drawings too."""
    for item in ungrouped(scene.items):
        if isinstance(item, TextItem) and item.name not in ("Footer", "Slide number"):
            yield item


def count_of(said: Sequence[str]) -> int:
    return sum(1 for text in said for word in text.split() if any(map(str.isalpha, word)))


def words_on(scene: Scene) -> int:
    """How many words a slide shows; its label and its source are not counted."""
    said = [p.text.plain for item in texts(scene) if item.name not in LABELS for p in item.paragraphs]
    return count_of(said) + count_of(
        [p.text.plain for table in tables(scene) for row in table.rows for cell in row for p in cell.paragraphs]
    )


def tables(scene: Scene) -> list[TableItem]:
    return [item for item in scene.items if isinstance(item, TableItem)]


def drawing(scene: Scene) -> GroupItem | None:
    return next((one for one in scene.items if isinstance(one, GroupItem) and one.description), None)


def by_slide(team: str) -> dict[str, Slide]:
    return {slide.id: slide for slide in composed(team)}


def key_points(team: str) -> list[Scene]:
    known = by_slide(team)
    return [one for one in scenes(team, "") if "/points/" in one.id and known[one.slide].address.count(".")]


@every_version
def test_most_key_points_are_drawn_in_many_forms(team: str) -> None:
    points = key_points(team)
    drawn = [found.name for one in points if (found := drawing(one)) is not None]
    assert len(drawn) >= 0.6 * len(points) > 3
    assert len(set(drawn)) >= min(9, len(drawn))


@every_version
def test_no_slide_has_many_words(team: str) -> None:
    points = {one.id for one in key_points(team)}
    most = {one.id: 40 if one.id in points else 90 if tables(one) else 60 for one in scenes(team, "")}
    found = {one.id: words_on(one) for one in scenes(team, "") if not one.id.startswith("credits")}
    assert {slide: count for slide, count in found.items() if count > most[slide]} == {}


@every_version
def test_no_composition_comes_three_times_running(team: str) -> None:
    seen = [(one.id, composition(one, team)) for one in scenes(team, "")]
    runs = [seen[at : at + RUNNING] for at in range(len(seen) - RUNNING + 1)]
    assert [[slide for slide, _ in run] for run in runs if len({look for _, look in run}) == 1] == []


def composition(scene: Scene, team: str) -> Composition:
    layouts = looks(team, "").slides.template.layouts
    specs: list[LayoutSpec] = [one for spec in layouts.values() for one in (spec, *spec.others)]
    return composition_of(next(one for one in specs if one.part == scene.layout), drawing(scene))


@every_version
def test_four_sizes_and_the_smallest_for_labels_alone(team: str) -> None:
    found = {
        (fragment.size, one.id, item.name)
        for one in scenes(team, "")
        for item in texts(one)
        for line in item.lines
        for fragment in line.fragments
    }
    assert {one for one in found if one[0] not in SIZES} == set()
    assert {one for one in found if one[0] == min(SIZES) and one[2] not in LABELS} == set()


@pytest.mark.parametrize("team", TEAMS)
def test_no_text_ends_in_a_lonely_word(team: str) -> None:
    assert [found for one in scenes(team, "") for item in texts(one) for found in lonely(one.id, item)] == []


@pytest.mark.parametrize("team", TEAMS)
def test_no_cell_of_a_table_ends_in_a_lonely_word(team: str) -> None:
    cells = [(one.id, cell) for one in scenes(team, "") for item in tables(one) for row in item.rows for cell in row]
    assert cells
    assert [found for slide, cell in cells for found in lonely(slide, cell) if " " not in found[1].strip()] == []


def lonely(slide: str, item: TextItem | Cell) -> Iterator[tuple[str, str]]:
    """The paragraphs of a text whose last line is one word, or shorter than a third of the widest."""
    at = 0
    for paragraph in item.paragraphs:
        lines: list[tuple[str, float]] = []
        left = paragraph.text.plain.replace(" ", "")
        while left and at < len(item.lines):
            said = "".join(one.text for one in _said(item.lines[at]))
            lines.append((said, _wide(item.lines[at])))
            left = left[len(said.replace(" ", "")) :]
            at += 1
        if len(lines) > 1:
            wide = [width for _, width in lines]
            if " " not in lines[-1][0].strip() or wide[-1] < SHORTEST * max(wide):
                yield slide, lines[-1][0]


def _said(line: Line) -> tuple[Fragment, ...]:
    """A line's words, without the bullet or number before them."""
    return line.fragments[1:] if len(line.fragments) > 1 and _is_mark(line.fragments[0].text) else line.fragments


def _wide(line: Line) -> float:
    return sum(one.width for one in _said(line))


def _is_mark(text: str) -> bool:
    return text in "•□▪–" or (text[-1:] in ".)" and len(text) <= 3 and " " not in text)


@every_version
def test_the_last_slide_is_the_farewell(team: str) -> None:
    last = scenes(team, "")[-1]
    assert last.slide == "farewell"
    assert any(isinstance(item, GroupItem) and item.name == "motif" for item in last.items)
    # It has no foot, so nothing is seen where one would begin.
    assert {item.fill for item in last.items if isinstance(item, ShapeItem)} <= {Colour("lt2")}


@every_version
def test_the_line_takes_a_shape_in_every_module_and_comes_back_in_the_recap(team: str) -> None:
    openers = [one for one in scenes(team, "") if one.id.endswith("/opener")]
    assert openers
    shapes = [
        next(item for item in one.items if isinstance(item, GroupItem) and item.name == "motif") for one in openers
    ]
    assert all(one.items != other.items for one, other in pairwise(shapes))
    recap = next((one for one in scenes(team, "") if one.id == "recap"), None)
    assert recap is None or drawing(recap) is not None
    taken = {module.id: module.shape for module in loaded("").course.modules}
    assert len(set(taken.values())) == len(taken)
    assert {module.id: module.shape for module in loaded(team).course.modules}.items() <= taken.items()


def test_each_sentence_of_the_recap_waits_for_a_click_of_its_own() -> None:
    (recap,) = (one for one in staged(scenes("", ""), composed(""), Slideshow()) if one.id == "recap")
    shown = [[recap.items[part.item] for part in click] for click in recap.clicks]
    said = [[item.paragraphs[-1].text.plain for item in click if isinstance(item, TextItem)] for click in shown]
    assert said == [[module.takeaway.plain] for module in loaded("").course.modules]
    assert all(part.paragraph == 1 for click in recap.clicks for part in click)  # its number is there before
    group = drawing(recap)
    assert group is not None
    assert not any(isinstance(item, TextItem) for item in group.items)


@every_version
def test_headlines_of_one_level_have_one_size(team: str) -> None:
    known = by_slide(team)
    found: dict[str, set[float]] = {}
    for one in scenes(team, ""):
        title = next(item for item in one.items if isinstance(item, TextItem) and item.name == "Title")
        shown = drawing(one)  # a statement is the headline of its slide: the title only leads to it
        level = shown.name if shown is not None and shown.name == "statement" else known[one.slide].role
        found.setdefault(level, set()).update(f.size for line in title.lines for f in line.fragments)
    assert {role: sizes for role, sizes in found.items() if len(sizes) > 1} == {}


def test_two_runs_choose_the_same_compositions() -> None:
    first = [composition(one, "") for one in scenes("", "")]
    scenes.cache_clear()
    assert [composition(one, "") for one in scenes("", "")] == first


@every_version
def test_a_scene_shows_its_task_and_a_card_for_each_role_and_nobodys_brief(team: str) -> None:
    played = [one for module in loaded(team).course.modules for one in module.scenarios if one.visual is None]
    shown = {one.address: one for one in scenes(team, "") if "/scenarios/" in one.id}
    assert played
    for one in played:
        scene = shown[one.address]
        group = drawing(scene)
        assert group is not None and group.name == "cast", scene.id
        said = {item.name: item for item in group.items if isinstance(item, TextItem)}
        names = [role.name.plain for role in one.roles]
        assert [said[f"Role {n}"].paragraphs[0].text.plain for n in range(1, len(names) + 1)] == names
        assert said["Task"].paragraphs[0].text.address == one.task.address
        assert any(item.name == "clock" for item in scene.items)
        briefs = {role.brief.address for role in one.roles}
        assert not briefs & {p.text.address for item in texts(scene) for p in item.paragraphs}


@every_version
def test_tools_and_commitments_lie_on_the_screen_as_in_the_workbook(team: str) -> None:
    course = loaded(team).course
    tools = {tool.address: tool for module in course.modules for tool in module.tools}
    shown = [one for one in scenes(team, "") if one.address in tools and "/tools/" in one.id]
    assert shown
    for scene in shown:
        group = drawing(scene)
        assert group is not None and group.name == "worksheet", scene.id
        every = [p.text.address for item in group.items if isinstance(item, TextItem) for p in item.paragraphs]
        assert [one for one in every if one] == [
            tools[scene.address].prompt.address,
            *(one.label.address for one in tools[scene.address].fields),
        ]
    (promised,) = (one for one in scenes(team, "") if one.address == "course.commitments")
    group = drawing(promised)
    assert group is not None
    assert len([item for item in group.items if item.name.startswith("Line ")]) == len(course.commitments)
    (aside,) = ([p.text.plain for p in item.paragraphs] for item in texts(promised) if item.name == "Aside")
    assert re.fullmatch(r"\d+ minutes", aside[0]) and re.fullmatch(r"Workbook [A-Z]\.\d", aside[1])
    assert any(item.name == "clock" for item in promised.items)


@every_version
def test_action_steps_are_not_stairs_on_every_slide(team: str) -> None:
    shown = [one for one in scenes(team, "") if one.id.endswith("/action_steps")]
    drawn = [(scene, group) for scene in shown if (group := drawing(scene)) is not None]
    by_layout = {scene.layout for scene, _ in drawn}
    assert len(drawn) < 3 or len(by_layout) > 1
    for one, other in pairwise(scene.layout for scene, _ in drawn):
        assert one != other
    for scene, group in drawn:
        blocks = [item.box for item in group.items if item.name.startswith("Block ")]
        stairs = any(item.name == "Line" for item in group.items)
        tops = [box.y for box in blocks]
        assert tops == sorted(tops, reverse=stairs), scene.id
        if not stairs:  # each block reaches farther than the one before, the last to the slide's edge
            assert all(one.right < other.right for one, other in pairwise(blocks)) and blocks[-1].right == scene.width


@pytest.mark.parametrize("team", TEAMS)
def test_the_headline_of_action_steps_is_what_they_come_to(team: str) -> None:
    said = {module.id: module.steps_headline.plain or module.takeaway.plain for module in loaded(team).course.modules}
    shown = [one for one in scenes(team, "") if one.id.endswith("/action_steps")]
    assert shown
    for scene in shown:
        (title,) = (item for item in texts(scene) if item.name == "Title")
        assert title.paragraphs[0].text.plain == said[scene.id.partition("/")[0]]


def test_a_single_goal_is_large_on_the_line() -> None:
    (alone,) = (one for one in with_one_goal("new_starters") if one.id == "choice/objectives")
    group = drawing(alone)
    assert group is not None and group.name == "line_recap"
    (goal,) = (item for item in group.items if isinstance(item, TextItem))
    assert {fragment.size for line in goal.lines for fragment in line.fragments} == {40.0}


@every_version
def test_the_line_of_an_opener_keeps_away_from_its_title(team: str) -> None:
    for scene in (one for one in scenes(team, "") if one.id.endswith("/opener")):
        (group,) = (item for item in scene.items if isinstance(item, GroupItem) and item.name == "motif")
        drawn = [item.box for item in group.items if not isinstance(item, ConnectorItem)]
        (title,) = (item for item in texts(scene) if item.name == "Title")
        top = title.box.y + Pt(title.lines[0].baseline - 0.7 * title.lines[0].fragments[0].size)
        bottom = title.box.y + Pt(title.lines[-1].baseline)
        away = [box.y - bottom if box.y > top else top - box.bottom for box in drawn]
        assert min(away) > Pt(24), scene.id
        for label in (item for item in texts(scene) if item.name in ("Kicker", "Facts") and item.box.y < top):
            under = label.box.y + Pt(label.lines[-1].baseline)
            assert min(box.y for box in drawn) > under + Pt(12), scene.id


def test_a_subtitle_breaks_where_its_sense_does() -> None:
    last = scenes("", "")[-1]
    (subtitle,) = (item for item in texts(last) if item.name == "Subtitle")
    first, second = ("".join(one.text for one in line.fragments) for line in subtitle.lines)
    assert first.endswith(",") and second.endswith(".")


@every_version
def test_no_large_line_is_full_where_there_is_room_for_another(team: str) -> None:
    """A renderer that breaks it would let a single word fall on what stands below."""
    names = {"meaning/points/please", "beyond/opener"}
    shown = [one for one in scenes(team, "") if one.id in names]
    for item in (item for one in shown for item in texts(one) if item.name in ("Title", "Body")):
        frame = item.box.width - (item.insets.left + item.insets.right if item.insets else 0)
        assert len(item.lines) > 1
        assert max(map(_wide, item.lines)) <= item.box.width / EMU_PER_POINT * (1 - SPARE)
        assert max(map(_wide, item.lines)) < frame / EMU_PER_POINT


@every_version
def test_the_minutes_on_a_clock_keep_away_from_its_marks(team: str) -> None:
    clocks = [item for one in scenes(team, "") for item in one.items if isinstance(item, GroupItem)]
    said = [(group, item) for group in clocks for item in group.items if item.name == "Minutes"]
    assert said or team
    for group, minutes in said:
        face = next(item.box for item in group.items if item.name == "Face")
        middle = face.x + face.width / 2, face.y + face.height / 2
        corners = [(x, y) for x in (minutes.box.x, minutes.box.right) for y in (minutes.box.y, minutes.box.bottom)]
        # The marks begin at 0.84 of the radius.
        assert max(dist(corner, middle) for corner in corners) < face.width / 2 * 0.78


@every_version
def test_the_words_of_a_stair_fill_its_block(team: str) -> None:
    shown = [one for one in scenes(team, "") if one.id.endswith("/action_steps")]
    drawn = [(scene.id, group) for scene in shown if (group := drawing(scene)) is not None]
    for slide, group in ((slide, group) for slide, group in drawn if any(item.name == "Line" for item in group.items)):
        told = [item for item in group.items if isinstance(item, TextItem) and re.fullmatch(r"Step \d", item.name)]
        for item in told:
            assert max(map(_wide, item.lines)) > item.box.width / EMU_PER_POINT * 2 / 3, (slide, item.name)


def test_the_bubble_of_a_question_has_a_slim_tail_under_its_words() -> None:
    question = looks("", "").slides.template.layouts["discussion"]
    for spec in (question, question.others[0]):
        bubble, tail = (one for one in spec.ground if isinstance(one, ShapeItem) and one.geometry != "rect")
        assert (bubble.geometry, tail.geometry, bubble.fill) == ("round_rect", "callout", tail.fill)
        assert tail.box.bottom == bubble.box.bottom and bubble.box.x < tail.box.x and tail.box.right < bubble.box.right
        assert tail.box.width / 4 < bubble.box.width / 10  # a preset's tail is a quarter as wide as its bubble
        assert tail.box.y >= spec.slots["title"].box.bottom


@every_version
def test_key_points_in_words_alone_do_not_follow_each_other_in_one_layout(team: str) -> None:
    for one, other in pairwise(scenes(team, "")):
        in_words = all("/points/" in scene.id and drawing(scene) is None for scene in (one, other))
        assert not (in_words and one.layout == other.layout), other.id


def test_a_question_keeps_clear_of_the_replies_beside_it() -> None:
    layouts = looks("", "").slides.template.layouts
    beside = [
        spec
        for spec in (layouts["quiz_drawn"], *layouts["quiz_drawn"].others)
        if spec.slots["title"].box.right <= spec.slots["stage"].box.x
    ]
    assert beside
    assert all(spec.slots["stage"].box.x - spec.slots["title"].box.right >= Inch(0.35) for spec in beside)
