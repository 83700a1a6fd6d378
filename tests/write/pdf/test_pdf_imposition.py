"""Sheets to print: which page lies where, so that a folded stack reads in order, and how far pages creep."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from coursegen.model.blocks import Paragraph
from coursegen.model.document import PageBreak, PageOptions
from coursegen.model.text import words
from coursegen.units import Mm
from coursegen.write.pdf import Printed
from coursegen.write.pdf.imposition import booklet_sides, imposed, two_up_sides
from support.pdf_cases import document, every_block, in_variants, printed
from support.tools import require_tool

A4 = (Mm(297).pt, Mm(210).pt)


def pages(count: int) -> Printed:
    blocks = [part for number in range(1, count + 1) for part in (Paragraph(words(f"leaf{number:02}")), PageBreak())]
    return printed(*blocks)


def halves(data: bytes) -> list[tuple[list[str], list[str]]]:
    """The leaves that stand on the left and on the right half of each side, as pdftotext finds their words."""
    tool = str(require_tool("pdftotext"))
    told = subprocess.run([tool, "-bbox", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()
    found = []
    for width, page in re.findall(r'<page width="([\d.]+)"(.*?)</page>', told, flags=re.S):
        sides: tuple[list[str], list[str]] = ([], [])
        for x, leaf in re.findall(r'xMin="([\d.]+)"[^>]*>(leaf\d\d)<', page):
            sides[float(x) > float(width) / 2].append(leaf)
        found.append(sides)
    return found


def folded(sides: list[tuple[list[str], list[str]]]) -> list[str]:
    """The leaves in the order in which a reader turns them: sheets nested, each folded in its middle."""
    fronts, backs = sides[::2], sides[1::2]
    first = [leaf for front, back in zip(fronts, backs, strict=True) for leaf in (front[1], back[0])]
    last = [leaf for front, back in zip(fronts, backs, strict=True) for leaf in (front[0], back[1])]
    return [leaf[0] for leaf in (*first, *reversed(last)) if leaf]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 8, 13, 16])
def test_a_folded_stack_reads_in_order(count):
    made = pages(count)
    done = imposed(made.data, booklet_sides(made.pages), A4, duplex=True)
    found = halves(done.data)
    assert len(found) == done.sides == 2 * -(-count // 4)
    assert folded(found) == [f"leaf{number:02}" for number in range(1, count + 1)]
    for number in range(count):
        assert f"leaf{number + 1:02}" in [*found[done.side_of[number]][0], *found[done.side_of[number]][1]]


def test_the_outermost_sheet_has_the_last_and_the_first_page():
    made = pages(8)
    front, back, inner_front, inner_back = halves(imposed(made.data, booklet_sides(8), A4, duplex=True).data)
    assert (front, back) == ((["leaf08"], ["leaf01"]), (["leaf02"], ["leaf07"]))
    assert (inner_front, inner_back) == ((["leaf06"], ["leaf03"]), (["leaf04"], ["leaf05"]))


def test_pages_creep_towards_the_fold_by_a_tenth_of_a_millimetre_a_sheet():
    made = pages(12)
    with pikepdf.open(BytesIO(imposed(made.data, booklet_sides(12), A4, duplex=True).data)) as pdf:
        offsets = [
            [
                float(found)
                for found in re.findall(rb"q [\d.]+ [\d.]+ [\d.]+ [\d.]+ ([-\d.]+)", page.Contents.read_bytes())
            ]
            for page in pdf.pages
        ]
    left, right = offsets[0]
    for sheet in range(3):
        for side in (offsets[2 * sheet], offsets[2 * sheet + 1]):
            assert side[0] - left == pytest.approx(sheet * Mm(0.1).pt, abs=0.001)
            assert right - side[1] == pytest.approx(sheet * Mm(0.1).pt, abs=0.001)


def test_two_pages_stand_side_by_side_as_they_are_read():
    made = pages(5)
    found = halves(imposed(made.data, two_up_sides(5), A4, duplex=True).data)
    assert found == [(["leaf01"], ["leaf02"]), (["leaf03"], ["leaf04"]), (["leaf05"], [])]


@pytest.mark.parametrize(("duplex", "told"), [(True, "/DuplexFlipShortEdge"), (False, "/Simplex")])
def test_the_printer_is_told_not_to_scale_and_on_which_edge_to_turn(duplex, told):
    made = pages(4)
    with pikepdf.open(BytesIO(imposed(made.data, two_up_sides(4), A4, duplex=duplex).data)) as pdf:
        assert str(pdf.Root.ViewerPreferences.Duplex) == told
        assert str(pdf.Root.ViewerPreferences.PrintScaling) == "/None"
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo["/Title"]) == "The course: workbook"


@pytest.mark.parametrize(("paper", "sheet"), [("a4", (841.89, 595.28)), ("letter", (792.0, 612.0))])
def test_variants_lie_on_the_paper_of_the_handout(paper, sheet):
    made = in_variants(document(every_block(), options=PageOptions(paper)), "booklet", "2-up")
    for name in ("booklet", "2-up"):
        reader = PdfReader(BytesIO(made[name].data))
        assert len(reader.pages) == made[name].pages
        for page in reader.pages:
            assert [float(page.mediabox.width), float(page.mediabox.height)] == pytest.approx(sheet, abs=0.01)
        assert set(made[name].index) == set(made[""].index)
        for anchor, side in made[name].index.items():
            heading = {"part1": "Part 1 has a name", "part2": "Part 2 has a name"}.get(anchor, "")
            assert heading in " ".join(reader.pages[side - 1].extract_text().split())
    with pikepdf.open(BytesIO(made["booklet"].data)) as pdf:
        for page in pdf.pages:
            assert b"q 1.0000 0.0000 0.0000 1.0000" in page.Contents.read_bytes()  # laid out for it, not made smaller


def test_what_stands_on_many_pages_stands_in_the_file_once():
    made = pages(40)
    done = imposed(made.data, booklet_sides(made.pages), A4, duplex=True)
    assert len(done.data) < 1.5 * len(made.data)
    assert done == imposed(made.data, booklet_sides(made.pages), A4, duplex=True)


def test_what_is_read_in_a_variant_is_told_so_that_it_can_be_searched_for_secrets():
    made = in_variants(document(every_block()), "booklet", "2-up", "fillable")
    assert made["2-up"].words == made[""].words
    for name in ("booklet", "fillable"):
        assert "They remember what is" in made[name].words
    assert "Who 1" in made["fillable"].words
    assert "Who 1" not in made[""].words
