"""What is edited and is no text comes home too: a slide hidden, a chart's data, new slides, new options."""

from __future__ import annotations

import random
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from coursegen.pull.placing.patch import AddObject
from coursegen.pull.placing.settlement import Side
from coursegen.pull.stations import pulled
from support.contents_cases import (
    POINT,
    SEEN,
    SHARES,
    comes_home,
    written,
)
from support.deck_edits import picture
from support.pull_cases import Case, Deck, below, edited, new_text, row_below, stays_of, words_of


@pytest.fixture
def case(contents: Case) -> Case:
    """A deck of the team, and one of the course as it is."""
    return contents


@pytest.mark.slow
def test_an_option_of_a_question_and_one_of_a_poll_are_added(case: Case) -> None:
    def edit(deck: Deck) -> None:
        below(deck, "listen/quiz/which", "The guest is late", "Nobody has said it yet")
        below(deck, "listen/quiz/which", "That is a fact.", "D That is a *guess*.")
        below(deck, "listen/slides/vote", "The odd ones", "The loud ones")

    built = comes_home(case, edit)
    said = words_of(built, "listen/quiz/which")
    assert "Nobody has said it yet" in said
    assert "D That is a *guess*." in said
    assert "The loud ones" in words_of(built, "listen/slides/vote")


def test_an_option_without_a_reason_is_listed_with_what_it_lacks(case: Case) -> None:
    def edit(deck: Deck) -> None:
        below(deck, "listen/quiz/which", "The guest is late", "Nobody has said it yet")
        below(deck, "listen/quiz/which", "That is a fact.", "E That is a guess.")

    found = case.pull(edited(case.deck, edit))
    assert found.files == ()
    assert "does not say why it is right or wrong" in stays_of(found)
    assert "the notes have a new paragraph, 'E That is a guess.'" in stays_of(found)


@pytest.mark.slow
def test_a_row_of_a_comparison_is_added_and_one_is_removed(case: Case) -> None:
    comes_home(case, lambda deck: row_below(deck, "listen/slides/table", "Then", "At last", "Thanks", "Silence"))
    case.deck = case.build()

    def drop(deck: Deck) -> None:
        row = deck.paragraph("listen/slides/table", "First")._p
        while not row.tag.endswith("}tr"):
            row = row.getparent()
        row.getparent().remove(row)

    said = words_of(comes_home(case, drop), "listen/slides/table")
    assert "Silence" in said
    assert "First" not in said


@pytest.mark.slow
def test_a_slide_of_a_modules_own_is_hidden_and_shown_again(case: Case) -> None:
    def is_hidden(data: bytes, slide: str) -> bool:
        return Deck(data).slide(slide)._element.get("show") == "0"

    def edit(deck: Deck) -> None:
        deck.slide("listen/slides/two")._element.set("show", "0")
        deck.slide("listen/slides/vote")._element.set("show", "1")

    assert is_hidden(case.deck, "listen/slides/vote")
    built = comes_home(case, edit)
    assert is_hidden(built, "listen/slides/two")
    assert not is_hidden(built, "listen/slides/vote")


def test_a_hidden_key_point_is_listed(case: Case) -> None:
    found = case.pull(edited(case.deck, lambda deck: deck.slide(POINT)._element.set("show", "0")))
    assert found.files == ()
    assert "a course hides only slides of a module's own list" in stays_of(found)


def with_data(names: list[str], *series: tuple[str, list[float]]) -> Callable[[Deck], None]:
    """Replace a chart's data, as Edit Data does."""

    def edit(deck: Deck) -> None:
        (chart,) = (shape.chart for shape in deck.slide(SHARES).shapes if shape.has_chart)
        data = CategoryChartData()
        data.categories = names
        for name, values in series:
            data.add_series(name, values)
        chart.replace_data(data)

    return edit


def figures(data: bytes) -> list[tuple[str, list[str], list[float]]]:
    (chart,) = (shape.chart for shape in Deck(data).slide(SHARES).shapes if shape.has_chart)
    (plot,) = chart.plots
    return [(one.name, list(plot.categories), list(one.values)) for one in plot.series]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("names", "title", "values"),
    [
        (["The bill", "A day", "Other"], "Share", [40.0, 40.5, 19.5]),
        (["The bill", "A *whole* day", "Others"], "Share", [50.0, 30.5, 19.5]),
        (["The bill", "A day", "A key", "Other"], "Part of all calls", [50.0, 30.5, 10.0, 9.5]),
    ],
)
def test_a_charts_data_come_home(case: Case, names: list[str], title: str, values: list[float]) -> None:
    built = comes_home(case, with_data(names, (title, values)))
    assert figures(built) == [(title, names, values)]


def test_the_mark_follows_a_category_that_is_called_otherwise(case: Case) -> None:
    other = edited(case.deck, with_data(["A bill", "A day", "Other"], ("Share", [50, 30.5, 19.5])))
    assert "mark: A bill" in new_text(case.pull(other))


def test_a_marked_category_that_is_gone_is_listed(case: Case) -> None:
    found = case.pull(edited(case.deck, with_data(["A day", "Other"], ("Share", [30.5, 19.5]))))
    assert found.files == ()
    assert "the category that is marked is gone" in stays_of(found)


def test_numbers_are_written_as_an_author_writes_them(case: Case) -> None:
    found = case.pull(edited(case.deck, with_data(["The bill", "A day", "Other"], ("Share", [40, 40.5, 19.5]))))
    assert "values: [40, 40.5, 19.5]" in new_text(found)


@pytest.mark.parametrize(
    ("series", "why"),
    [
        ([("Share", [1.0, 2.0, 3.0]), ("More", [1.0, 2.0, 3.0])], "series that are added or removed"),
        ([("Share", [1.0, None, 3.0])], "a category has no name or no value"),
    ],
)
def test_data_that_a_course_can_not_hold_are_listed(case: Case, series: Any, why: str) -> None:
    found = case.pull(edited(case.deck, with_data(["The bill", "A day", "Other"], *series)))
    assert found.files == ()
    assert why in stays_of(found)


@pytest.mark.slow
@pytest.mark.parametrize("side", ["deck", "course"])
def test_data_that_the_course_has_changed_too_are_a_conflict(case: Case, side: Side) -> None:
    module = case.root / "modules" / "listen.yaml"
    module.write_text(module.read_text("utf-8").replace("[50, 30.5, 19.5]", "[51, 29.5, 19.5]"), "utf-8")
    deck = edited(case.deck, with_data(["The bill", "A day", "Other"], ("Share", [40, 40.5, 19.5])))
    (conflict,) = case.pull(deck).patch.conflicts
    assert (conflict.built, conflict.course) == ("Share: The bill 50; A day 30.5; Other 19.5", "51 29.5 19.5")
    found = pulled(case.root, case.output, deck, case.team, choose=lambda _: side)
    assert found.patch.conflicts == ()
    assert ("values: [40, 40.5, 19.5]" in new_text(found)) == (side == "deck")


def new_slide(
    after: str,
    layout: str,
    *texts: str,
    description: str = "",
    table: list[list[str]] | None = None,
    chart: bool = False,
) -> Callable[[Deck], None]:
    """A slide put in after another: a title, texts one below the other, and what else is on it."""

    def edit(deck: Deck) -> None:
        chosen = next(one for one in deck.presentation.slide_layouts if one.name == layout)
        slide = deck.presentation.slides.add_slide(chosen)
        for place in list(slide.placeholders):
            if place.placeholder_format.type not in (1, 3):  # a title
                place._element.getparent().remove(place._element)
        slide.shapes.title.text_frame.text = texts[0]
        for number, text in enumerate(texts[1:]):
            box = slide.shapes.add_textbox(Inches(1), Inches(2 + number), Inches(5), Inches(0.5))
            box.text_frame.text = text
        if description:
            shape = slide.shapes.add_picture(BytesIO(picture(random.Random(2))), Inches(6), Inches(3))
            shape._element._nvXxPr.cNvPr.set("descr", description)
        if table:
            grid = slide.shapes.add_table(len(table), len(table[0]), Inches(1), Inches(2), Inches(6), Inches(2)).table
            for row, cells in zip(grid.rows, table, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
        if chart:
            data = CategoryChartData()
            data.categories = ["One", "Two"]
            data.add_series("Calls", [3, 5])
            slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, Inches(2), Inches(5), Inches(3), data)
        slide.notes_slide.notes_text_frame.text = "Read it to them.\nThen wait."
        ids = deck.presentation.slides._sldIdLst
        there = next(one for one in ids if one.id == deck.slide(after).slide_id)
        there.addnext(ids[-1])

    return edit


STEPS = "Hear: let them finish\nName: say the purpose\nAct: do it at once"
NEW: list[tuple[str, Callable[..., Callable[[Deck], None]], dict[str, Any], tuple[str, ...]]] = [
    ("picture", new_slide, {"description": SEEN}, ("Look at this queue", "It was ten o'clock")),
    ("comparison", new_slide, {"table": [["What", "So"], ["A wish", "Why"], ["A plea", "How"]]}, ("Two words differ",)),
    ("two_columns", new_slide, {}, ("Try this", "Not this", "The rules\nThe letter", "But this", "A question")),
    ("quotation", new_slide, {}, ("They say it", "“I only want to get in.”", "A guest at night")),
    ("big_number", new_slide, {}, ("Most calls are short", "4 in 5", "calls are over in a minute")),
    ("process", new_slide, {}, ("A call has parts", STEPS)),
    ("chart", new_slide, {"chart": True}, ("Calls have doubled",)),
]  # fmt: skip


IN_OTHER_PLACES = [
    (after, *one) for after in ("listen/slides/number", "listen/scenario/debrief") for one in (NEW[0], NEW[5])
]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("after", "kind", "made", "rest", "texts"), [*((POINT, *one) for one in NEW), *IN_OTHER_PLACES]
)
def test_a_new_slide_becomes_one_of_the_modules_own(
    case: Case, after: str, kind: str, made: Any, rest: dict[str, Any], texts: tuple[str, ...]
) -> None:
    layout = Deck(case.deck).slide(POINT).slide_layout.name
    deck = edited(case.deck, made(after, layout, *texts, **rest))
    found = written(case, deck)
    assert (found.patch.conflicts, stays_of(found)) == ((), "")
    (added,) = found.patch.operations
    assert isinstance(added, AddObject)
    assert dict(added.fields)["kind"] == kind
    again = case.pull(deck)
    assert (again.files, again.pictures, stays_of(again)) == ((), (), "")
    built = case.build()
    name = f"listen/slides/{added.id}"
    said = words_of(built, name)
    for text in texts:
        for line in text.splitlines():
            assert all(part in said for part in line.split(": ")), (line, said)
    assert "Read it to them." in said
    ids = Deck(built).ids()
    assert ids.index(name) - ids.index(after) in ((1,) if after != POINT else (1, 2))


@pytest.mark.parametrize(
    ("after", "texts", "why"),
    [
        (POINT, ("A list of things", "One\nTwo\nThree"), "laid out like none of the kinds"),
        ("how_it_runs", ("Most calls are short", "4 in 5", "calls"), "it stands outside the modules"),
        (POINT, ("", "4 in 5", "calls are short"), "it has no title"),
        (POINT, ("Most calls are short", "4 in 5", "calls of ${customer}"), "can't be written down"),
    ],
)
def test_a_new_slide_that_fits_nowhere_is_listed(case: Case, after: str, texts: tuple[str, ...], why: str) -> None:
    layout = Deck(case.deck).slide(POINT).slide_layout.name
    found = case.pull(edited(case.deck, new_slide(after, layout, *texts)))
    assert found.files == ()
    assert why in stays_of(found)
    assert "this is a new slide" in stays_of(found)


@pytest.mark.slow
def test_two_new_slides_in_a_module_without_any_stand_in_their_order(case: Case) -> None:
    layout = Deck(case.deck).slide(POINT).slide_layout.name
    module = next(
        one
        for one in Deck(case.deck).ids()
        if one.endswith("/points/" + one.rpartition("/")[2]) and not one.startswith("listen")
    )

    def edit(deck: Deck) -> None:
        new_slide(module, layout, "Second comes second", "4 in 5", "calls are over in a minute")(deck)
        new_slide(module, layout, "First comes first", "3 in 5", "calls are over in a minute")(deck)

    built = comes_home(case, edit)
    ids = Deck(built).ids()
    at = ids.index(module)
    titles = [words_of(built, one) for one in ids[at + 1 : at + 3]]
    assert "First comes first" in titles[0]
    assert "Second comes second" in titles[1]
