"""Shows texts as they read in a version: terms and references in words, as they are typed where they aren't known."""

from __future__ import annotations

from coursegen.assets import example_course
from coursegen.course.reading.load import load_course
from coursegen.studio.shown.outline import Part
from coursegen.studio.shown.part_view import ours
from coursegen.studio.shown.read_as import ReadAs
from coursegen.studio.web.desk import hint_here

TOOL = Part("recover.tools.three_lines", "Three lines", "tools", "3.7")
PARTS = (Part("recover", "After the complaint", "module", "3", parts=(TOOL,)),)


def test_terms_and_references_are_read_as_words() -> None:
    places = load_course(example_course()).merged
    reads = ReadAs(places, PARTS)
    assert reads("Ask the ${customer.one}s: see ${at.three_lines}.") == "Ask the customers: see 3.7 Three lines."
    assert reads("${nobody.many} and ${at.recover.elsewhere_too}") == "${nobody.many} and ${at.recover.elsewhere_too}"
    assert reads("on ${at.my_challenge}") == "on my challenge"
    assert reads.beneath([("a", "plain"), ("b", "${customer|cap}")]) == {"b": "Customer"}


def test_what_is_ours_is_told_by_its_kind_and_not_repeated() -> None:
    places = load_course(example_course()).merged
    assert ours("recover.key_points.cornered", "recover.plan.cornered", places) == ["visual", "notes"]
    assert ours("recover.key_points.nobody", "", places) == []


def test_hints_name_what_is_in_the_studio_and_no_command() -> None:
    said = hint_here("try one of these: steps; coursegen visuals shows every form")
    assert said.startswith("try one of these: steps; ")
    assert "coursegen" not in said
    assert hint_here("name the right one; if it is another by now: coursegen accept article_1") == "name the right one"
    assert hint_here("pull a deck that coursegen built") == "pull a deck that coursegen built"
