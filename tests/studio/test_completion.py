"""Asks what may be typed at places of a course's files: fields of the map around it, words of a choice, names."""

from __future__ import annotations

import pytest

from coursegen.assets import example_course
from coursegen.source.folder import CourseFiles, course_files
from coursegen.studio.shown.completion import options_at

MODULE = "modules/recover.yaml"


@pytest.fixture(scope="module")
def files() -> CourseFiles:
    return course_files(example_course())


CASES = {
    "fields of a file, without those that are there": (MODULE, "format: 1\nid: x\ntit", {"title"}, {"format", "id"}),
    "fields of an item": (MODULE, "key_points:\n  - id: a\n    he", {"headline", "explanation"}, {"id", "title"}),
    "a list at its field's own column": (MODULE, "key_points:\n- id: a\n  ", {"headline"}, {"id", "key_points"}),
    "fields after a dash": (MODULE, "tools:\n  - ", {"id", "kind", "fields"}, {"headline"}),
    "fields two lists deep": (
        MODULE, "tools:\n  - id: t\n    fields:\n      - id: f\n        ", {"label", "lines"}, {"kind"},
    ),
    "back in the outer item": (
        MODULE, "tools:\n  - id: t\n    fields:\n      - id: f\n        label: x\n    ", {"kind", "title"}, {"label"},
    ),
    "below a comment": (MODULE, "key_points:\n  - id: a\n# not this\n    ", {"headline"}, {"title"}),
    "words of a choice": (MODULE, "tools:\n  - id: t\n    kind: ch", {"checklist", "grid"}, {"id"}),
    "yes and no": (MODULE, "tools:\n  - carry: ", {"true", "false"}, {"kind"}),
    "a pictogram": (MODULE, "pictogram: li", {"life-ring"}, {"title"}),
    "an article": (MODULE, "key_points:\n  - evidence:\n      - article: ", {"article_003"}, {"headline"}),
    "an objective of the module": (MODULE, "quiz:\n  - objective: ", {"ask_three"}, {"stem"}),
    "inside a drawing": (
        MODULE, "key_points:\n  - visual:\n      dialogue:\n        turns:\n          - ", {"who", "text"}, {"visual"},
    ),
    "a team's change": (
        "teams/live_chat.yaml",
        "modules:\n  patch:\n    recover:\n      key_points:\n        patch:\n          cornered:\n            he",
        {"headline"}, {"title"},
    ),
    "the course": ("course.yaml", "session:\n  ", {"minutes"}, {"title"}),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_may_be_typed_is_offered(files: CourseFiles, case: str) -> None:
    file, before, offered, not_offered = CASES[case]
    lines = before.split("\n")
    labels = {one.label for one in options_at(files, file, lines, len(lines[-1])).options}
    assert offered <= labels
    assert not not_offered & labels


@pytest.mark.parametrize(
    "before",
    [
        "title: Some free wor",
        "background:\n  purpose: >-\n    Some te",
        "title: 'kind: ",
        "roles: {na",
        "- - : :\n\t\t",
        "",
    ],
)
def test_nothing_is_offered_in_a_text(files: CourseFiles, before: str) -> None:
    lines = before.split("\n")
    found = options_at(files, MODULE, lines, len(lines[-1]))
    assert found.options == () or before == ""


def test_what_is_taken_goes_on_in_the_next_line(files: CourseFiles) -> None:
    lines = ["tools:", "  - id: t", "    "]
    applied = {one.label: one.apply for one in options_at(files, MODULE, lines, 4).options}
    assert applied["kind"] == "kind: "
    assert applied["fields"] == "fields:\n      - "
    assert applied["notes"] == "notes:\n      "
