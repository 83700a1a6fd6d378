"""What stands on which page: parts on odd pages, headings with what follows, rows whole, furniture where it belongs."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.document import (
    Beside,
    Callout,
    Columns,
    ContentsPage,
    Cover,
    DocumentBlock,
    FillIn,
    Heading,
    KeepTogether,
    NotesPage,
    PageBreak,
    PageOptions,
    Thumbnail,
    WriteOn,
)
from coursegen.model.text import Text, words
from coursegen.units import Mm
from coursegen.write.pdf import Printed
from support.exactness import pages_of
from support.pdf_cases import every_block, printed, prose

FOOT = "The course: workbook"
WHOLE_PAGES = ("Ana Ruiz", "Ben Osei", "Behind the name", "Eva Lind", "A guest")


def texts(made: Printed) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(made.data)).pages]


def test_the_index_says_on_which_page_each_heading_stands(workbook):
    pages = texts(workbook)
    assert workbook.pages == len(pages)
    parts = {f"part{part}{rest}" for part in (1, 2) for rest in ("", ".point", ".after", ".card", ".notes")}
    assert set(workbook.index) == {*parts, "said"}
    for part in (1, 2):
        assert f"Part {part} has a name" in pages[workbook.index[f"part{part}"] - 1]
        assert f"{part}.1 They remember" in pages[workbook.index[f"part{part}.point"] - 1]


def test_the_contents_say_the_same_pages_as_the_index(workbook):
    contents = texts(workbook)[1]
    for part in (1, 2):
        assert f"{part} Part {part} has a name {workbook.index[f'part{part}']}" in contents
        assert f"{part}.1 They remember what is ____. {workbook.index[f'part{part}.point']}" in contents


def test_parts_start_on_odd_pages_after_an_empty_one(workbook):
    assert [workbook.index[part] % 2 for part in ("part1", "part2")] == [1, 1]
    made = printed(Paragraph(words("one")), PageBreak("odd"), Heading(1, words("two"), "two"))
    assert made.index == {"two": 3}
    blank = PdfReader(BytesIO(made.data)).pages[1]
    assert blank.extract_text().split() == [*FOOT.split(), "2"]
    assert blank.get_contents().get_data().count(b" l S") < 3  # lines without a heading ask for nothing


def test_single_sided_pages_turn_no_leaf():
    single = PageOptions("a4", duplex=False)
    made = printed(Paragraph(words("one")), PageBreak("odd"), Heading(1, words("two"), "two"), options=single)
    assert made.index == {"two": 2}


def test_a_page_break_on_a_fresh_page_does_nothing():
    assert printed(PageBreak(), PageBreak("odd"), Paragraph(words("one")), PageBreak()).pages == 1
    assert printed(Paragraph(words("one")), PageBreak("odd")).pages == 1
    assert printed(PageBreak(), Paragraph(words("one"))).pages == 1


@pytest.mark.parametrize(("paper", "size"), [("a4", (595.28, 841.89)), ("letter", (612.0, 792.0))])
def test_paper(paper, size):
    made = printed(*every_block(), options=PageOptions(paper))
    for page in PdfReader(BytesIO(made.data)).pages:
        assert [float(page.mediabox.width), float(page.mediabox.height)] == pytest.approx(size, abs=0.01)
        if FOOT not in " ".join(page.extract_text().split()):
            continue  # a page that is all one thing: a cover, a certificate, a tent, cards to fold
        xs = [x for x, _ in spots(page)]
        assert min(xs) > 56
        assert max(xs) < size[0] - 56


def test_margins_are_mirrored_and_page_numbers_stand_outside():
    right, left = PdfReader(BytesIO(printed(Paragraph(words("a")), PageBreak(), Paragraph(words("b"))).data)).pages
    assert [round(min(x for x, _ in spots(page)) / 72 * 25.4) for page in (right, left)] == [25, 20]
    assert numbers(right)[0] > 400
    assert numbers(left)[0] < 60


@pytest.mark.parametrize(
    ("options", "margins"),
    [
        (PageOptions("a4", gutter="punched"), [30, 20]),
        (PageOptions("a4", duplex=False, gutter="punched"), [30, 30]),
        (PageOptions("a4", duplex=False), [22, 22]),
    ],
)
def test_margins_leave_room_for_holes_and_are_equal_on_single_pages(options, margins):
    made = printed(Paragraph(words("a")), PageBreak(), Paragraph(words("b")), options=options)
    pages = PdfReader(BytesIO(made.data)).pages
    assert [int(min(x for x, _ in spots(page)) / 72 * 25.4 + 0.01) for page in pages] == margins
    outside = [numbers(page)[0] > 400 for page in pages]
    assert outside == ([True, False] if options.duplex else [True, True])


def numbers(page) -> list[float]:
    """Where the page's number starts."""
    found: list[float] = []

    def visit(text, _user, matrix, _font, _size):
        if text.strip().isdigit():
            found.append(matrix[4])

    page.extract_text(visitor_text=visit)
    return found


def spots(page) -> list[tuple[float, float]]:
    """Where pieces of text start, in points from the page's lower left corner."""
    content = page.get_contents().get_data().decode("latin-1")
    return [(float(x), float(y)) for x, y in re.findall(r"1 0 0 1 ([\d.]+) ([\d.]+) Tm", content)]


def test_the_cover_has_no_furniture_and_the_other_pages_do(workbook):
    cover, *others = texts(workbook)
    assert FOOT not in cover
    numbered = [page for number, page in enumerate(others, 2) if re.search(rf" {number} ?(1\.0 · abc1234)?$", page)]
    bare = [page for page in others if page not in numbered]
    assert [next((name for name in WHOLE_PAGES if name in page), "") for page in bare] == [
        "Ana Ruiz", "Ben Osei", "Behind the name", "Eva Lind", "A guest",
    ]  # fmt: skip
    assert all(FOOT in page for page in others[::2] if page in numbered)


def test_the_version_is_told_on_the_last_page_alone(workbook):
    *before, last = texts(workbook)
    assert "1.0 · abc1234" in last
    assert not any("abc1234" in page for page in before)


def test_nothing_else_stands_on_the_cover():
    made = printed(Cover(words("Title"), words("Sub"), (), ()), Paragraph(words("The first page")))
    assert ["The first page" in page for page in texts(made)] == [False, True]


def test_the_running_head_names_the_part_on_right_hand_pages_and_leaves_out_its_first_page():
    blocks = [Heading(1, words("A part"), "a", running="In short"), Paragraph(prose(1500))]
    first, second, third, *_ = texts(printed(*blocks))
    assert "In short" not in first + second
    assert FOOT in second
    assert "In short" in third
    assert FOOT not in third
    _, alone, *_ = texts(printed(*blocks, options=PageOptions("a4", duplex=False)))
    assert {FOOT, "In short"} == set(re.findall(f"{FOOT}|In short", alone))


def test_the_running_head_names_the_part_that_a_page_begins_in():
    first = Heading(1, words("A part"), "a", running="In short")
    second = Heading(1, words("The next"), "b", running="Then")
    blocks = first, Paragraph(prose(500)), PageBreak("soft"), second, Paragraph(prose(900))
    pages = texts(printed(*blocks, options=PageOptions("a4", duplex=False)))
    shared = next(number for number, page in enumerate(pages) if "The next" in page)
    assert shared > 0
    assert "In short" in pages[shared]
    assert "Then" not in pages[shared]
    assert "Then" in pages[shared + 1]


@pytest.mark.parametrize("filler", range(30, 52))
def test_no_heading_stands_alone_at_a_pages_foot(filler):
    lines: tuple[DocumentBlock, ...] = tuple(Paragraph(words(f"line {number}"), "small") for number in range(filler))
    made = printed(*lines, Heading(2, words("The heading"), "h"), Heading(3, words("Below"), "b"), Paragraph(prose(40)))
    page = texts(made)[made.index["h"] - 1]
    assert "The heading Below word0" in page
    assert "word39" in page or "word10" in page  # two lines at least


@pytest.mark.slow
def test_no_line_of_a_paragraph_is_alone_on_a_page():
    for filler in range(20, 60):
        lines = tuple(Paragraph(words(f"line {number}"), "small") for number in range(filler))
        for page in PdfReader(BytesIO(printed(*lines, Paragraph(prose(90))).data)).pages:
            rows = [line for line in page.extract_text().splitlines() if line.startswith("word")]
            assert len(rows) != 1, filler


def test_a_tables_rows_are_whole_and_its_head_is_set_again():
    rows = tuple((words(f"first{number}"), words(f"last{number} " * 20)) for number in range(60))
    made = printed(Table((words("Left"), words("Right")), rows, (1.0, 1.0), "Long"))
    pages = texts(made)
    assert len(pages) > 3
    for page in pages:
        assert page.startswith("Left Right first")
    for number in range(60):
        holders = [page for page in pages if re.search(rf"first{number}\b", page)]
        assert len(holders) == 1
        assert holders[0].count(f"last{number} ") == 20


def test_a_row_higher_than_a_page_is_cut_and_loses_nothing():
    made = printed(Table((words("A"), words("B")), ((words("short"), prose(2500)),), (1.0, 1.0), "Huge"))
    assert made.pages > 2
    assert re.findall(r"word\d+", " ".join(texts(made))) == [f"word{number}" for number in range(2500)]


def test_rows_to_fill_in_are_18_mm_high_at_least():
    made = printed(Table((words("Mine"),), (), (1.0,), "Mine", fill_rows=8), *[Paragraph(words("x"))] * 20)
    content = PdfReader(BytesIO(made.data)).pages[0].get_contents().get_data().decode("latin-1")
    rules = sorted({float(y) for y in re.findall(r"[\d.]+ ([\d.]+) m [\d.]+ [\d.]+ l S", content)})
    assert sum(high - low >= 51.0 for low, high in pairwise(rules)) >= 7


def test_lines_to_write_on_are_9_mm_apart():
    made = printed(WriteOn(words("Why?"), 5), *[Paragraph(words("x"))] * 25)
    content = PdfReader(BytesIO(made.data)).pages[0].get_contents().get_data().decode("latin-1")
    rules = sorted({float(y) for y in re.findall(r"[\d.]+ ([\d.]+) m [\d.]+ [\d.]+ l S", content)}, reverse=True)
    assert [high - low for high, low in pairwise(rules)][:4] == pytest.approx([25.51] * 4, abs=0.02)


@pytest.mark.parametrize("share", [1.0, 0.7, 0.5, 0.3])
def test_a_dash_has_room_for_a_long_word_and_a_row_takes_the_whole_width(share):
    block = WriteOn(Text(), 1, 5)
    (row,) = (block,) if share == 1.0 else (Columns(((Paragraph(words("x")),), (block,)), (1 - share, share)),)
    content = PdfReader(BytesIO(printed(row).data)).pages[0].get_contents().get_data().decode("latin-1")
    lines = re.findall(r"([\d.]+) ([\d.]+) m ([\d.]+) \2 l S", content)
    dashes = [(float(x), float(end), y) for x, y, end in lines if y != lines[-1][1]]
    assert len(dashes) == 5
    assert min(end - x for x, end, _ in dashes) >= Mm(22).pt
    assert max(end for _, end, _ in dashes) == pytest.approx(Mm(210 - 20).pt, abs=0.1)


def test_a_notes_page_is_ruled_to_its_foot():
    made = printed(Heading(2, words("Notes"), "n"), NotesPage((words("New"), words("Next"))))
    assert made.pages == 1
    content = PdfReader(BytesIO(made.data)).pages[0].get_contents().get_data().decode("latin-1")
    foot, lowest, *_ = sorted(float(y) for y in re.findall(r"[\d.]+ ([\d.]+) m [\d.]+ [\d.]+ l S", content))
    assert lowest - foot < 50  # the rule of the page's foot, and no more than a line's height above it


def test_what_is_kept_together_stays_together():
    for filler in (25, 30, 35):
        lines = tuple(Paragraph(words(f"line {number}")) for number in range(filler))
        group = KeepTogether(tuple(Paragraph(words(f"kept {number}")) for number in range(6)))
        pages = [page for page in texts(printed(*lines, group)) if "kept" in page]
        assert len(pages) == 1


@pytest.mark.slow
def test_what_leads_to_a_list_is_on_the_page_of_its_first_item():
    for filler in range(20, 36):
        lines = tuple(Paragraph(words(f"line {number}")) for number in range(filler))
        items = ItemList(tuple(words(f"item {number}") for number in range(40)), "check")
        made = printed(*lines, KeepTogether((Heading(2, words("Head"), "head"), Paragraph(words("Lead")), items)))
        (page,) = [page for page in texts(made) if "Head" in page]
        assert "Lead" in page
        assert "item 0" in page


def test_a_thumbnail_and_what_is_beside_it_share_a_page():
    for filler in (20, 24, 28):
        lines = tuple(Paragraph(words(f"line {number}")) for number in range(filler))
        beside = Beside(Thumbnail("slide", "A slide"), (Paragraph(words("first")), Paragraph(words("last"))))
        (page,) = [page for page in texts(printed(*lines, beside)) if "first" in page]
        assert "last" in page
        assert "A slide's title" in page


def test_more_beside_a_thumbnail_than_a_page_holds_runs_on():
    long = tuple(Paragraph(words(f"item{number} and more")) for number in range(90))
    made = printed(Beside(Thumbnail("slide", "A slide"), long))
    assert made.pages == 3
    assert re.findall(r"item\d+", " ".join(texts(made))) == [f"item{number}" for number in range(90)]


def test_a_callout_longer_than_a_page_runs_on():
    made = printed(Callout("Long", tuple(Paragraph(words(f"item{number}")) for number in range(90))))
    assert re.findall(r"item\d+", " ".join(texts(made))) == [f"item{number}" for number in range(90)]


@pytest.mark.parametrize(
    "block",
    [
        Paragraph(Text()), ItemList(()), ItemList((Text(),)), Heading(2, Text(), "h"), WriteOn(Text(), 0),
        WriteOn(Text(), 2),
        Callout("", ()), KeepTogether(()), Beside(Thumbnail("slide", ""), ()), NotesPage(), ContentsPage(Text()),
        Cover(Text(), Text(), (), ()), Table((words("A"),), (), (1.0,), ""), PageBreak(),
    ],
    ids=lambda block: type(block).__name__,
)  # fmt: skip
def test_empty_blocks_make_a_page(block):
    assert printed(block).pages == 1


@pytest.mark.parametrize("rows", range(5, 30))
def test_small_print_at_the_end_never_has_a_page_to_itself(rows):
    """The number of rows walks the end of the table across a page's foot."""
    note = KeepTogether((Paragraph(words("Sources: " + "a name; " * 30), "small"),))
    told = tuple((words(f"row{row}"), words("")) for row in range(rows))
    table = Table((words("step"), words("done")), told, (0.5, 0.5), "What was done")
    last = texts(printed(Heading(1, words("Form"), "form"), table, note))[-1]
    assert "Sources:" in last
    assert f"row{rows - 1}" in last


@pytest.mark.parametrize("lines", range(8, 20))
def test_small_print_at_the_end_brings_the_question_above_it_along(lines):
    above = [Paragraph(words(f"line{number}")) for number in range(2 * lines)]
    last = texts(printed(*above, WriteOn(words("What do you need?"), 2), Paragraph(words("Sources: some"), "small")))[
        -1
    ]
    assert "What do you need? Sources: some" in last


def test_columns_that_are_levelled_end_at_about_one_height() -> None:
    long, short = (Paragraph(prose(150)),), (Paragraph(prose(90)),)
    heights = {}
    for levelled in (False, True):
        (page,) = PdfReader(BytesIO(printed(Columns((long, short), levelled=levelled)).data)).pages
        lines: dict[int, list[float]] = {}

        def seen(text: str, _cm: object, tm: list[float], *_: object, lines: dict[int, list[float]] = lines) -> None:
            if text.startswith("word"):
                lines.setdefault(round(tm[4]), []).append(tm[5])

        page.extract_text(visitor_text=seen)
        ends = [min(column) for column in lines.values() if len(column) > 1]
        heights[levelled] = max(ends) - min(ends)
        assert len(ends) == 2
    assert heights[True] < heights[False] / 2


def test_a_ticked_row_leaves_the_rule_above_it_whole():
    header, row = (words("Option"), words("Why")), (words("A"), words("It is small"))
    made = printed(Table(header, (row, row), (0.5, 0.5), "Options", marked=(0,)))
    content = PdfReader(BytesIO(made.data)).pages[0].get_contents().get_data().decode("latin-1")
    thick, rule = re.findall(r"([\d.]+) w \[\] 0 d 0 J [\d.]+ ([\d.]+) m", content)[0]
    below = re.findall(r"rg [\d.]+ ([\d.]+) [\d.]+ ([\d.]+) re f", content)[1]
    assert float(thick) == 1.25
    assert float(below[0]) + float(below[1]) <= float(rule) - 1.25 / 2 + 0.02


@pytest.mark.parametrize(("hint", "whole"), [("what happened", False), ("what I may say, and when I may " * 3, True)])
def test_a_label_with_much_to_say_has_its_line_below_it_over_the_whole_width(hint: str, whole: bool):
    made = printed(FillIn((words("Our rule"),), (words(hint),)))
    content = PdfReader(BytesIO(made.data)).pages[0].get_contents().get_data().decode("latin-1")
    drawn = re.findall(r"([\d.]+) ([\d.]+) m ([\d.]+) \2 l S", content)
    longest = max(float(right) - float(left) for left, low, right in drawn if float(low) > 100)
    assert (longest > 400) is whole


def test_a_label_with_much_to_say_beside_a_moment_has_a_field_on_a_screen():
    asked = FillIn((words("Our rule"),), (words("what I may say, and when I may end the conversation, and how"),))
    beside = Columns(((Paragraph(words("When somebody turns abusive")),), (asked,)), (0.26, 0.74), line=True)
    made = printed(beside, options=PageOptions("a4", fillable=True))
    fields = PdfReader(BytesIO(made.data)).get_fields() or {}
    assert [field["/TU"] for field in fields.values() if "/TU" in field] == ["Our rule"]


def test_a_number_hung_at_the_margin_has_all_its_lines_beside_it(tmp_path: Path):
    asked = words("1. " + "What do you say to somebody who has waited? " * 4)
    options = ItemList((words("Yes"),), "circle")
    (tmp_path / "one.pdf").write_bytes(printed(KeepTogether((Paragraph(asked), options), hung=3)).data)
    told = pages_of(tmp_path / "one.pdf")[0]
    number = next(one for one in told if one.text == "1" and one.top < 150)
    said = [one for one in told if one.text in asked.plain.split()]
    assert len({round(one.top) for one in said}) > 1
    assert min(one.left for one in said) == pytest.approx(number.left + Mm(7).pt, abs=0.5)
