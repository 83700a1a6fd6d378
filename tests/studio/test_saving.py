"""Says a course's texts otherwise, puts parts in and out: every other line stays, and the course stays one."""

from __future__ import annotations

import random
import shutil
from datetime import date
from pathlib import Path

import pytest

from coursegen.assets import example_course
from coursegen.compose.words import words_for
from coursegen.course.reading.load import load_course
from coursegen.model.text import texts_of
from coursegen.problems import Place, Severity
from coursegen.source import nodes
from coursegen.source.text import SourceText, read_text
from coursegen.source.yaml_file import node_of
from coursegen.studio.open_course import ChangedMeanwhile, OpenCourse
from coursegen.studio.recent import Listed, at_hand, remember
from coursegen.studio.saving.change import AddItem, Change, MoveItem, RemoveItem, SetText, SetValue
from coursegen.studio.saving.edited_files import NoSuchPlace, edited
from coursegen.studio.saving.elsewhere import Spot, moved_elsewhere, needed_by, who_says_otherwise
from coursegen.studio.saving.new_parts import KINDS
from coursegen.studio.saving.parts import Editing, added_part, added_row, moved_part, without_part
from coursegen.studio.saving.span_edit import typed_anew
from coursegen.studio.saving.sums import with_sums
from coursegen.studio.saving.team_file import team_edited
from coursegen.studio.shown.fields import field_names, fields_at, schema_at
from coursegen.studio.shown.references import with_choices
from coursegen.studio.web.terms import NewTerm, with_new_term

say = words_for("en").say
FILES = sorted(path.relative_to(example_course()).as_posix() for path in example_course().rglob("*.yaml"))


def scalars(node: nodes.Node) -> list[nodes.Scalar]:
    if isinstance(node, nodes.Scalar):
        return [node]
    if isinstance(node, nodes.Mapping):
        return [one for entry in node.entries.values() for one in scalars(entry.value)]
    return [one for item in node.items for one in scalars(item)]


@pytest.mark.parametrize("file", FILES)
def test_a_changed_word_is_one_changed_line(file: str) -> None:
    source = read_text(example_course() / file, file)
    drawn = random.Random(file)
    for one in drawn.sample(
        found := [s for s in scalars(node_of(source)) if len(s.text.split()) > 2], min(8, len(found))
    ):
        words = one.text.strip().split(" ")
        at = drawn.randrange(len(words))
        words[at] = drawn.choice(["changed", "it: is", "“so”", "# no", "don't", 'a "b"'])
        new = typed_anew(source.text, one.place, " ".join(words))
        assert new is not None, one
        before, after = source.text.split("\n"), new.split("\n")
        assert sum(old != line for old, line in zip(before, after, strict=True)) == 1


def test_what_takes_more_than_a_word_is_left_to_others() -> None:
    text = "a: &x one two\nb: *x\nc: [one, two]\n"
    assert typed_anew(text, Place("f.yaml", 1, 4), "") is None
    assert typed_anew(text, Place("f.yaml", 2, 4), "three") is None
    assert typed_anew(text, Place("f.yaml", 3, 4), "three") is None


def test_a_new_word_of_a_team_is_in_its_file_and_in_the_texts_that_say_it(tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(example_course(), root)
    course = OpenCourse(root)
    before = load_course(root).course
    team = next(iter(course.files.teams))
    wanted = NewTerm("workbook", "workbooks", team, "little book", "little books", everywhere="yes")
    name, texts = with_new_term(course, wanted)
    course.write(texts, "", "")
    assert name == "workbook" and f"teams/{team}.yaml" in texts
    after, theirs = load_course(root).course, load_course(root, team=team).course
    assert [text.plain for text in texts_of(after)] == [text.plain for text in texts_of(before)]
    assert any("little book" in text.plain for text in texts_of(theirs))


TEXT = """\
# what comes first
title: One thing   # beside it
points:
  # about a
  - id: a
    text: "first, quoted"
  - id: b
    text: >-
      second, folded over
      two lines
last: yes
"""


def done(change: Change, text: str = TEXT) -> str:
    return edited({"modules/m.yaml": text}, change, lambda _: ("title", "middle", "points", "last")).get(
        "modules/m.yaml", text
    )


CHANGES = {
    "a word": (
        SetText("m.points.a.text", "first, cited"), {'    text: "first, quoted"'}, {'    text: "first, cited"'},
    ),
    "a word in lines": (
        SetText("m.points.b.text", "second, folded into two lines"), {"      second, folded over"},
        {"      second, folded into"},
    ),
    "a field more": (SetText("m.middle", "new"), set(), {"middle: new"}),
    "a field less": (SetText("m.last", ""), {"last: yes"}, set()),
    "an item less": (RemoveItem("m.points", "a"), {"  # about a", "  - id: a", '    text: "first, quoted"'}, set()),
    "an item more": (AddItem("m.points", {"id": "c", "text": "third"}, "a"), set(), {"  - id: c", "    text: third"}),
    "another order": (MoveItem("m.points", "b", -1), set(), set()),
    "nothing": (SetText("m.title", "One thing"), set(), set()),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGES)
def test_only_the_lines_of_a_change_are_others(case: str) -> None:
    change, gone, new = CHANGES[case]
    before, after = TEXT.splitlines(), done(change).splitlines()
    assert set(before) - set(after) == gone
    assert set(after) - set(before) == new


def test_an_address_of_nothing_is_told() -> None:
    with pytest.raises(NoSuchPlace):
        done(RemoveItem("m.points", "z"))
    with pytest.raises(NoSuchPlace):
        edited({}, SetText("m.title", "x"), lambda _: ())


def test_a_whole_object_is_written_in_lines() -> None:
    new = done(SetValue("m.middle", {"turns": [{"id": "one", "text": "“Hello: you”"}]}))
    root = node_of(SourceText("m.yaml", new, ""))
    assert isinstance(root, nodes.Mapping)
    assert [one.text for one in scalars(root.entries["middle"].value)] == ["one", "“Hello: you”"]
    assert list(root.entries) == ["title", "middle", "points", "last"]


@pytest.fixture
def course(tmp_path: Path) -> OpenCourse:
    root = tmp_path / "course"
    shutil.copytree(example_course(), root)
    return OpenCourse(root)


def stays_a_course(opened: OpenCourse, editing: Editing) -> None:
    opened.write(editing.changed, "done", "")
    loaded = load_course(opened.root)
    assert [one for one in loaded.warnings if one.severity is Severity.ERROR] == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_part_comes_and_goes_with_its_minutes(course: OpenCourse, kind: str) -> None:
    whole = {path: path.read_bytes() for path in course.root.rglob("*.yaml")}
    minutes = load_course(course.root).course.agenda[-1].end
    editing = Editing(course.texts(), field_names)
    there = added_part(editing, "recover", kind, "cornered", "recover.plan.points_1", say)
    stays_a_course(course, editing)
    node = course.own().node(there)
    assert node is not None
    block = next((at for at in course.own() if at.endswith(f"items.{there.rpartition('.')[2]}")), "")
    loaded = load_course(course.root).course
    shown = next(
        (one.address for row in loaded.agenda for one in row.plan if there.rpartition(".")[2] in one.items), block
    )
    editing = Editing(course.texts(), field_names)
    without_part(editing, there, shown)
    stays_a_course(course, editing)
    assert load_course(course.root).course.agenda[-1].end == minutes
    while course.history.last:
        course.undo()
    assert {path: path.read_bytes() for path in course.root.rglob("*.yaml")} == whole


def test_a_module_and_a_break_come_and_go(course: OpenCourse) -> None:
    editing = Editing(course.texts(), field_names)
    there = added_row(editing, "module", "A new one", "recover", say)
    pause = added_row(editing, "break", "", there, say)
    stays_a_course(course, editing)
    rows = [row.id for row in load_course(course.root).course.agenda]
    assert rows.index(there) == rows.index("recover") + 1
    assert rows.index(pause.rpartition(".")[2]) == rows.index("recover") + 2
    editing = Editing(course.texts(), field_names)
    without_part(editing, there, "")
    without_part(editing, pause, "")
    stays_a_course(course, editing)
    assert not (course.root / f"modules/{there}.yaml").exists()
    course.undo()
    assert (course.root / f"modules/{there}.yaml").exists()


def test_parts_change_places(course: OpenCourse) -> None:
    editing = Editing(course.texts(), field_names)
    assert moved_part(editing, "recover.key_points.cornered", "recover.plan.points_1", 1)
    assert moved_part(editing, "course.agenda.recover", "", 1)
    assert moved_part(editing, "recover.tools.three_lines", "recover.plan.lines", -1)
    assert not moved_part(editing, "course.agenda.opening", "", -1)
    stays_a_course(course, editing)
    plan = [one.id for one in load_course(course.root).course.agenda if one.kind == "module"]
    assert plan.index("recover") == 3


@pytest.mark.slow
@pytest.mark.parametrize(
    ("address", "block", "to"),
    [
        ("recover.key_points.cornered", "recover.plan.points_1", Spot("meaning")),
        ("recover.tools.three_requests", "recover.plan.own_words", Spot("meaning")),
        ("meaning.exercises.stop_two", "meaning.plan.second_stop", Spot("choice")),
        ("recover.quiz.first_reply", "", Spot("meaning")),
    ],
)
def test_a_part_goes_into_another_module_with_its_lines(course: OpenCourse, address: str, block: str, to: Spot) -> None:
    before, home = load_course(course.root), address.partition(".")[0]
    blocks = [one for row in before.course.agenda for one in row.plan if one.address.startswith(f"{home}.")]
    name = address.rpartition(".")[2]
    block = block or next(one.address for one in blocks if one.kind == "quiz")
    alone = address != "recover.key_points.cornered"
    held = "".join((course.root / f"modules/{home}.yaml").read_text("utf-8").splitlines(keepends=True))
    editing = Editing(course.texts(), field_names)
    there = moved_elsewhere(editing, address, block, to)
    assert there == f"{to.module}.{address.partition('.')[2]}"
    for file in (f"modules/{home}.yaml", f"modules/{to.module}.yaml"):
        node_of(SourceText(file, editing.texts[file], ""))
    stays_a_course(course, editing)
    after = load_course(course.root)
    assert after.course.agenda[-1].end == before.course.agenda[-1].end
    shown = [one.address for row in after.course.agenda for one in row.plan if name in one.items]
    assert [one.partition(".")[0] for one in shown] == [to.module]
    assert (block in {one.address for row in after.course.agenda for one in row.plan}) is not alone
    # Every line of it is in the other file as it was typed, and gone from its own.
    at = held.index(f"- id: {name}\n", held.index(f"\n{address.split('.')[1]}:"))
    second = held[at:].splitlines()[1]
    assert second in editing.texts[f"modules/{to.module}.yaml"]
    assert f"- id: {name}\n" not in editing.texts[f"modules/{home}.yaml"]
    course.undo()
    assert load_course(course.root).hashes == before.hashes


@pytest.mark.slow
def test_a_slide_of_its_own_goes_where_the_part_before_it_goes(course: OpenCourse) -> None:
    before = load_course(course.root)
    editing = Editing(course.texts(), field_names)
    moved_elsewhere(editing, "recover.exercises.cold", "recover.plan.cold_block", Spot("meaning"))
    assert editing.text("meaning.slides.email.after") == "cold_block"
    assert "email" not in editing.names("recover.slides")
    assert "      I was transferred twice and cut off once. Then a woman" in editing.texts["modules/meaning.yaml"]
    stays_a_course(course, editing)
    course.undo()
    assert load_course(course.root).hashes == before.hashes


@pytest.mark.slow
def test_a_part_put_between_two_of_a_block_is_shown_by_it(course: OpenCourse) -> None:
    before = load_course(course.root).course
    editing = Editing(course.texts(), field_names)
    spot = Spot("beyond", "beyond.key_points.seekers", "beyond.plan.points_2")
    given = sum(int(editing.text(f"{one}.plan.points_2.minutes")) for one in ("beyond", "meaning"))
    moved_elsewhere(editing, "meaning.key_points.spiral", "meaning.plan.points_2", spot)
    assert editing.names("beyond.plan.points_2.items") == ["seekers", "spiral", "own_way"]
    assert editing.text("beyond.plan.points_2.minutes") == str(given)
    points = editing.names("beyond.key_points")
    assert points.index("spiral") == points.index("seekers") + 1
    assert "points_2" not in editing.names("meaning.plan")
    stays_a_course(course, editing)
    assert load_course(course.root).course.agenda[-1].end == before.agenda[-1].end
    editing = Editing(course.texts(), field_names)
    spot = Spot("beyond", "beyond.key_points.own_way", "beyond.plan.points_2")
    moved_elsewhere(editing, "meaning.key_points.challenge", "meaning.plan.points_4", spot)
    rows = editing.names("beyond.plan")
    assert rows[rows.index("points_2") + 1] == "points_4"


def test_what_a_version_says_otherwise_stays_in_its_module(course: OpenCourse) -> None:
    layers = {**course.files.sectors, **course.files.teams}
    assert who_says_otherwise(layers, "choice.key_points.unwanted", "choice.plan.points_1")[0] == "clinic_desk"
    assert who_says_otherwise(layers, "meaning.key_points.nobody", "meaning.plan.none") == []
    editing = Editing(course.texts(), field_names)
    moved_elsewhere(editing, "recover.tools.three_lines", "recover.plan.lines", Spot("meaning"))
    assert needed_by(editing, "recover", "three_lines")
    with pytest.raises(NoSuchPlace):
        moved_elsewhere(
            Editing(course.texts(), field_names), "recover.action_steps", "recover.plan.steps", Spot("meaning")
        )


def test_a_word_for_one_team_is_in_its_file_alone(course: OpenCourse) -> None:
    file = "teams/live_chat.yaml"
    text = (course.root / file).read_text("utf-8")
    loaded = load_course(course.root, team="live_chat")
    new = team_edited(text, file, loaded, SetText("recover.key_points.put_down.headline", "Keep what is better."))
    course.write({file: new}, "said", "")
    assert (
        load_course(course.root, team="live_chat").course.module("recover").key_points[-1].headline.plain
        == "Keep what is better."
    )
    assert load_course(course.root).course.module("recover").key_points[-1].headline.plain != "Keep what is better."
    kept = [line for line in text.splitlines() if line in new.splitlines()]
    assert kept == text.splitlines()


def test_undo_never_takes_back_what_another_program_wrote(course: OpenCourse) -> None:
    file = course.root / "course.yaml"
    editing = Editing(course.texts(), field_names)
    editing.do(SetText("course.title", "Another title"))
    stays_a_course(course, editing)
    file.write_text(file.read_text("utf-8") + "# by hand\n", "utf-8")
    with pytest.raises(ChangedMeanwhile):
        course.undo()
    assert file.read_text("utf-8").endswith("# by hand\n")
    assert course.history.last is None


def test_fields_are_those_of_the_form_in_its_order() -> None:
    names = field_names("recover.key_points.cornered")
    assert names[:4] == ("id", "label", "headline", "explanation")
    by_name = {one.name: one for one in fields_at("recover.key_points.cornered", None)}
    assert by_name["headline"].required
    assert by_name["headline"].help == "a full sentence that says the point"
    assert by_name["blanks"].shape == "texts"
    assert by_name["visual"].shape == "object"
    assert "id" not in by_name
    assert schema_at("recover.quiz.x.kind")["enum"][0] == "choice"
    assert schema_at("recover.nothing") == {}


def test_courses_at_hand_are_listed_and_no_deeper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    start = tmp_path / "start"
    for folder in ("one", "deep/er", ".hidden", "open"):
        (start / folder).mkdir(parents=True)
        (start / folder / "course.yaml").write_text("title: Keys on the hook\n", "utf-8")
    (start / "no course").mkdir()
    remember(start / "open")
    found = Listed(
        str(start / "one"),
        "Keys on the hook",
        True,
        changed=date.fromtimestamp((start / "one/course.yaml").stat().st_mtime),
    )
    assert at_hand(start) == (found,)
    assert at_hand(tmp_path / "gone") == ()


def test_minutes_of_one_team_keep_its_sums(tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(example_course(), root)
    before = load_course(root, team="live_chat")
    row = next(one for one in before.course.agenda if one.kind == "module")
    block = row.plan[0]
    change = SetText(f"{block.address}.minutes", str(block.minutes + 2), str(block.minutes))
    file = root / "teams/live_chat.yaml"
    file.write_text(team_edited(file.read_text("utf-8"), "teams/live_chat.yaml", before, change), "utf-8")
    after, base = load_course(root, team="live_chat"), load_course(root)
    assert next(one for one in after.course.agenda if one.id == row.id).minutes == row.minutes + 2
    assert sum(one.minutes for one in after.course.agenda) == sum(one.minutes for one in before.course.agenda) + 2
    assert base.course == load_course(example_course()).course


def test_what_names_another_part_is_chosen_by_its_title() -> None:
    places = OpenCourse(example_course()).own()
    chosen = {
        one.name: dict(zip(one.choices, one.titles, strict=True))
        for address in ("recover.exercises.rewrite", "recover.quiz.first_reply", "recover.slides.new")
        for one in (with_choices(field, places) for field in fields_at(address, places.node(address)))
        if one.titles
    }
    assert chosen.keys() == {"tool", "objective", "after"}
    assert all(names and all(title for title in names.values()) for names in chosen.values())


def test_minutes_that_are_asked_for_twice_are_given_once(tmp_path: Path) -> None:
    """Two pages ask for the same minutes, counted from what both of them showed."""
    root = tmp_path / "course"
    shutil.copytree(example_course(), root)
    course, block = OpenCourse(root), load_course(root).course.agenda[0].plan[0]
    for _ in range(2):
        editing = Editing(course.texts(), field_names)
        change = SetText(f"{block.address}.minutes", str(block.minutes + 2), str(block.minutes))
        for one in with_sums(change, editing.text):
            editing.do(one)
        course.write(editing.changed, "", "")
    assert load_course(root).course.agenda[0].plan[0].minutes == block.minutes + 2
