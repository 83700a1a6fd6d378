"""Tables: measured rows, a repeated header, marked rows that stand out without colour."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coursegen.layout.faces import Faces
from coursegen.layout.tables import RULES, columns_of, fitted_table, grid, table_item
from coursegen.layout.template import Template
from coursegen.model.blocks import Table
from coursegen.model.scene_items import Colour, PathItem, TableItem
from support.layout_samples import shown, slide, table, text

ACCENT, TINT = Colour("accent1"), Colour("accent1", 0.12, 0.88)


@given(st.lists(st.floats(0.05, 5), min_size=1, max_size=7), st.integers(1_000_000, 12_000_000))
def test_columns_add_up_to_the_whole_width(widths: list[float], width: int) -> None:
    header = tuple(text("x") for _ in widths)
    columns = columns_of(Table(header, (header,), tuple(widths), "c"), width)
    assert sum(columns) == width
    assert min(columns) > 0


@given(st.lists(st.text("abc defg", min_size=1, max_size=120), min_size=1, max_size=30))
def test_every_row_stands_once_and_no_table_leaves_its_place(
    template: Template, arimo: Faces, cells: list[str]
) -> None:
    made = Table(
        (text("No"), text("What")), tuple((text(f"r{n}"), text(c)) for n, c in enumerate(cells)), (0.2, 0.8), "c"
    )
    slot = template.layouts["action_steps"].slots["table"]
    parts = fitted_table(made, slot, arimo)
    assert parts is not None
    seen = []
    for laid in parts:
        assert 16 <= laid.grid.size <= slot.style.size
        item = table_item(made, slot, laid, ACCENT, TINT, RULES[0], arimo)
        assert sum(item.heights) == item.box.height
        assert item.box.bottom <= slot.box.bottom + 10_000
        assert shown(item.rows[0][0].lines) == "No"
        seen += [shown(row[0].lines) for row in item.rows[1:]]
        for height, row in zip(item.heights, item.rows, strict=True):
            for cell in row:
                for line in cell.lines:
                    assert 0 < line.baseline < height / 12_700
    assert seen == [f"r{n}" for n in range(len(cells))]


@given(
    st.lists(st.integers(3, 14), min_size=2, max_size=4),
    st.lists(st.floats(0.05, 1), min_size=4, max_size=4),
    st.sampled_from([18.0, 20.0]),
)
def test_columns_hold_their_longest_words_where_these_fit_side_by_side(
    template: Template, arimo: Faces, letters: list[int], shares: list[float], size: float
) -> None:
    slot = template.layouts["action_steps"].slots["table"]
    words = tuple(text("n" * count) for count in letters)
    made = grid(Table(words, (words,), tuple(shares[: len(words)]), "c"), slot.box.width, size, arimo)
    assert not made.cut
    assert sum(made.columns) == slot.box.width
    assert [len(cell.lines) for row in made.cells for cell in row] == [1] * 2 * len(words)


def test_a_table_too_narrow_for_its_words_is_said_to_cut_them(arimo: Faces) -> None:
    words = (text("n" * 40), text("n" * 40))
    assert grid(Table(words, (words,), (1, 1), "c"), 3_000_000, 20.0, arimo).cut


def test_the_header_is_set_off_and_numbers_stand_to_the_right(laid_out) -> None:
    (scene,) = laid_out(slide("action_steps", table=(table(3),)))
    (item,) = [item for item in scene.items if isinstance(item, TableItem)]
    assert {cell.fill for cell in item.rows[0]} == {Colour("accent1")}
    assert all(fragment.face == "bold" for cell in item.rows[0] for line in cell.lines for fragment in line.fragments)
    assert [row[2].paragraphs[0].align for row in item.rows] == ["right"] * 4
    assert [row[0].paragraphs[0].align for row in item.rows] == [None] * 4
    assert item.description == "What is done, and by whom"
    assert item.placeholder is not None
    assert item.placeholder.type == "tbl"


def test_a_marked_row_has_weight_a_ground_and_an_icon_with_words(laid_out) -> None:
    (scene,) = laid_out(slide("answer", table=(table(4, "An option", frozenset({2})),)))
    (item,) = [item for item in scene.items if isinstance(item, TableItem)]
    checks = [item for item in scene.items if isinstance(item, PathItem) and item.name == "Check"]
    assert [check.description for check in checks] == ["✓ 2. An option"]
    top = item.box.y + sum(item.heights[:3])
    assert top <= checks[0].box.y
    assert checks[0].box.bottom <= top + item.heights[3]
    marked, plain = item.rows[3][0], item.rows[2][0]
    assert marked.lines[0].fragments[0].face == "bold"
    assert plain.lines[0].fragments[0].face == "regular"
    assert marked.paragraphs[0].bold is True
    assert marked.fill is not None
    assert plain.fill is None
    assert checks[0].box.right <= item.box.x + marked.lines[0].fragments[0].x * 12_700


def test_a_long_table_goes_on_with_its_header_and_its_icon(laid_out) -> None:
    scenes = laid_out(slide("answer", table=(table(24, "An option", frozenset({20})),)))
    assert len(scenes) > 1
    checks = [
        [item.name for item in scene.items if isinstance(item, PathItem) and item.name == "Check"] for scene in scenes
    ]
    assert sum(map(len, checks)) == 1
    assert checks[-1] == ["Check"]
