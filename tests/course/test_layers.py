"""Layers on a whole course: what a team's version is, what it rests on, and what does not change because of it."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from coursegen.course.layers.layer_stack import LayerNodes, problems_of_layers
from coursegen.course.reading.load import LoadedCourse, course_as_written, course_files, course_of, load_course
from coursegen.course.validation import validate
from coursegen.model.layers import Layer
from coursegen.problems import Refused
from coursegen.source.nodes import Mapping
from coursegen.source.text import source_text
from coursegen.source.yaml_file import node_of
from support.layered import TEAM, TINY, changed, layered, row, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return layered(tmp_path / "course")


def test_a_teams_version_is_what_its_layers_say(root: Path) -> None:
    loaded = load_course(root, team="desk")
    course = loaded.course
    assert [layer.name for layer in loaded.layers] == ["course", "sector health", "team desk"]
    assert [(stretch.id, str(stretch.start)) for stretch in course.agenda] == [
        ("opening", "13:00"),
        ("close", "13:15"),
        ("listen", "13:40"),
        ("closing", "14:06"),
    ]
    assert course.team == "The front desk"
    assert course.page == "letter"
    assert [step.id for step in course.module("listen").action_steps] == ["write_it", "log_it"]
    assert course.module("listen").action_steps[0].owner.plain == "shift lead"
    assert course.module("listen").action_steps[1].step.plain == "Log each patient"
    assert course.module("listen").key_points[0].explanation.plain.startswith("A patient calls")
    assert loaded.warnings == ()


def test_a_session_lies_on_its_team(root: Path) -> None:
    loaded = load_course(root, session="spring")
    assert [layer.kind for layer in loaded.layers] == ["course", "sector", "team", "session"]
    assert str(loaded.course.agenda[0].start) == "10:00"
    assert loaded.course.page == "a4"
    session = loaded.course.session
    assert session is not None
    assert (session.date, session.place, session.trainer, session.minutes) == ("2027-03-04", "Room 4", "Sam", 70)
    assert loaded.course == load_course(root, team="desk", session="spring").course


def test_a_session_may_repeat_what_stands_below(root: Path) -> None:
    changed(root, "sessions/spring", "paper: a4", "paper: letter")
    assert "no-change" not in [warning.rule for warning in load_course(root, session="spring").warnings]


def test_the_brand_is_merged_over_the_layers(root: Path) -> None:
    brand = load_course(root, team="desk").brand
    assert brand.footer.plain == "Health for all"
    assert brand.colours == {"accent1": "#0B6E4F", "accent2": "#102030"}
    assert brand.notice is not None
    assert [one.plain for one in brand.notice.text] == ["No medical advice."]
    assert (brand.notice.approved_by.plain, brand.notice.review_by) == ("", "2027-06-30")
    assert load_course(root).brand.colours == {}


def test_the_course_as_it_is_knows_nothing_of_layers(root: Path) -> None:
    plain, with_teams = load_course(TINY), load_course(root)
    assert with_teams.course == plain.course
    assert with_teams.hashes == plain.hashes
    assert with_teams.stacks == {}
    assert load_course(root, team="base").course == plain.course


def test_a_stamp_changes_with_the_files_that_a_version_rests_on_and_no_others(root: Path) -> None:
    base, team, session = stamps(root)
    changed(root, "sessions/spring", "Room 4", "Room 5")
    assert (base, team) == stamps(root)[:2]
    assert session != stamps(root)[2]
    changed(root, "teams/desk", "face to face", "at the desk")
    assert base == stamps(root)[0]
    assert team != stamps(root)[1]
    team = stamps(root)[1]
    changed(root, "teams/desk", "  order: [close]\n", "  remove: [close]\n")
    changed(root, "teams/desk", "minutes: 76", "minutes: 51")
    team = stamps(root)[1]
    changed(root, "modules/close", "Is tired", "Is worn out")
    assert base != stamps(root)[0]
    assert team == stamps(root)[1]


def stamps(root: Path) -> tuple[str, str, str]:
    return (
        load_course(root).course.stamp,
        load_course(root, team="desk").course.stamp,
        load_course(root, session="spring").course.stamp,
    )


def test_a_module_that_only_a_layer_uses(root: Path) -> None:
    base = load_course(root).course.stamp
    text = (root / "modules" / "listen.yaml").read_text(encoding="utf-8")
    write(root, "modules/extra", text.replace("id: listen", "id: extra", 1))
    assert [warning.rule for warning in load_course(root).warnings] == ["not-in-agenda"]
    changed(root, "teams/desk", "  order: [close]\n", "  insert_after: {listen: [extra]}\n")
    changed(root, "teams/desk", "minutes: 76", "minutes: 106")
    assert load_course(root).warnings == ()
    assert load_course(root).course.stamp == base
    loaded = load_course(root, team="desk")
    assert [module.id for module in loaded.course.modules] == ["listen", "extra", "close"]
    assert loaded.touched("extra.title") == ("team desk",)
    assert [module.shape for module in loaded.course.modules] == ["runs_dry", "dip", "gap"]


def test_a_module_keeps_the_shape_of_its_turn_wherever_a_team_puts_it(root: Path) -> None:
    assert {module.id: module.shape for module in load_course(root).course.modules} == {
        "listen": "runs_dry",
        "close": "gap",
    }
    assert [(module.id, module.shape) for module in load_course(root, team="desk").course.modules] == [
        ("close", "gap"),
        ("listen", "runs_dry"),
    ]


def test_a_term_keeps_nothing_of_the_old_word(root: Path) -> None:
    changed(root, "course", "    many: guests\n", "    many: guests\n    possessive: guest’s\n")
    changed(root, "modules/listen", "A ${customer} calls late", "The ${customer.possessive} key is lost late")
    said = load_course(root, team="desk").course.module("listen").scenarios[0].setting.plain
    assert said.startswith("The patient’s key")


def test_a_team_can_define_terms_of_its_own(root: Path) -> None:
    changed(root, "teams/desk", "channel:", "terms:\n  ward: {one: ward, many: wards}\nchannel:")
    changed(root, "teams/desk", "owner: shift lead", 'owner: "each ${ward}"')
    assert load_course(root, team="desk").course.module("listen").action_steps[0].owner.plain == "each ward"


def test_stacks_tell_who_did_what_where_and_why(root: Path) -> None:
    loaded = load_course(root, team="desk")
    (change,) = loaded.stacks["listen.action_steps.write_it.owner"]
    assert change.layer.name == "team desk"
    assert (change.old, change.new, change.reason) == ("each agent", "shift lead", "nobody else may phone")
    line = TEAM.splitlines().index(
        "          write_it: {owner: shift lead, was: each agent, reason: nobody else may phone}"
    )
    assert (change.place.file, change.place.line) == ("teams/desk.yaml", line + 1)
    assert loaded.stacks["course.terms.customer.one"][0].layer.name == "sector health"
    assert loaded.stacks["close" if "close" in loaded.stacks else "course.agenda"][0].how == "ordered"


def test_touched_knows_what_is_inside_around_and_in_a_terms_words(root: Path) -> None:
    loaded = load_course(root, team="desk")
    assert loaded.touched("listen.action_steps") == ("sector health", "team desk")
    assert loaded.touched("listen.action_steps.write_it.owner") == ("team desk",)
    assert loaded.touched("listen.action_steps.log_it.due") == ("team desk",)
    assert loaded.touched("listen.key_points.purpose.explanation") == ("sector health",)
    assert loaded.touched("listen.title") == ()
    assert load_course(root).touched("listen.action_steps") == ()


def test_values_have_the_place_of_whoever_wrote_them(root: Path) -> None:
    origins = load_course(root, team="desk").origins
    owner, step = (origins.place(f"listen.action_steps.write_it.{name}") for name in ("owner", "step"))
    assert owner is not None
    assert step is not None
    assert (owner.file, step.file) == ("teams/desk.yaml", "modules/listen.yaml")


def test_files_are_checked_once_for_all_versions(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from coursegen.course.validation import checked_once

    seen: list[str] = []

    def counting(node: Mapping, form: type) -> object:
        seen.append(f"{node.file} {form.__name__}")
        return validate.judged(node, form)

    monkeypatch.setattr(checked_once, "judged", counting)
    files = course_files(root)
    for team in ("", "desk", "desk"):
        course_of(files, team)
    assert seen.count("modules/close.yaml ModuleForm") == 1
    assert seen.count("articles/article_one.yaml ArticleForm") == 1
    assert seen.count("teams/desk.yaml TeamLayerForm") == 1


def test_files_travel_to_another_process(root: Path) -> None:
    files = pickle.loads(pickle.dumps(course_files(root)))
    assert course_of(files, "desk").course == load_course(root, team="desk").course
    loaded: LoadedCourse = pickle.loads(pickle.dumps(course_of(files, "desk")))
    assert loaded.touched("listen.action_steps.write_it.owner") == ("team desk",)


def test_a_layer_that_is_made_lies_on_top(root: Path) -> None:
    layer = Layer("session", "fitted", "Fitted", "sessions/fitted.yaml")
    made = node_of(source_text(b"course: {title: Shorter}", layer.file))
    assert isinstance(made, Mapping)
    loaded = course_as_written(course_files(root), "desk", more=[LayerNodes(layer, made)])
    assert loaded.course.title.plain == "Shorter"
    assert loaded.touched("course.title") == ("session fitted",)


def test_one_teams_broken_file_stops_nobody_else(root: Path) -> None:
    base = load_course(root).course
    write(root, "teams/other", "format: 1\n\tteam: other\n")
    assert load_course(root).course == base
    assert load_course(root, team="desk").course.team == "The front desk"
    with pytest.raises(Refused) as refused:
        load_course(root, team="other")
    assert refused.value.problems[0].rule == "tab"


def test_a_layers_file_that_is_not_read_is_told_to_who_asks_for_all(root: Path) -> None:
    assert problems_of_layers(course_files(root)) == []
    (root / "teams" / "Night Shift.yaml").write_text("format: 1\n", encoding="utf-8")
    (root / "sectors" / "retail.yml").write_text("format: 1\n", encoding="utf-8")
    assert [problem.rule for problem in problems_of_layers(course_files(root))] == ["file-name", "file-name"]
    assert load_course(root).warnings == ()


def test_priorities_reach_the_course(root: Path) -> None:
    changed(
        root,
        "modules/listen",
        "{id: talk, block: questions, minutes: 4}",
        "{id: talk, block: questions, minutes: 4, priority: could}",
    )
    plan = {block.id: block.priority for block in row(load_course(root).course, "listen").plan}
    assert (plan["talk"], plan["play"]) == ("could", "should")
