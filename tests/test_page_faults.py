"""The search for pages that nobody would hand out finds them, each kind in a PDF made to have it."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from support.page_faults import empty_pages, lone_headings, off_the_paper, parted_rows

A4 = (595.28, 841.89)


def made(path: Path, *pages: str) -> Path:
    """A PDF of pages with these operators."""
    with pikepdf.new() as pdf:
        for content in pages:
            page = pdf.add_blank_page(page_size=A4)
            page.Contents = pdf.make_stream(content.encode())
        pdf.save(path)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "made.pdf"


def test_a_word_over_the_edge_is_found(path: Path) -> None:
    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawString(100, 400, "inside")
    canvas.drawString(570, 400, "over")
    canvas.showPage()
    canvas.drawString(100, 5, "low")
    canvas.save()
    assert off_the_paper(path) == ["1: over", "2: low"]


def test_a_heading_at_the_foot_is_found(path: Path) -> None:
    whole = "/H2 <</MCID 0>> BDC EMC /P <</MCID 1>> BDC EMC /Artifact BMC EMC"
    lone = "/P <</MCID 0>> BDC EMC /H2 <</MCID 1>> BDC EMC /Artifact <</Type/Pagination>> BDC EMC"
    assert lone_headings(made(path, whole, lone, whole)) == [2]


def test_a_page_of_furniture_alone_is_found_unless_it_turns_the_leaf(path: Path) -> None:
    full, bare = "/P <</MCID 0>> BDC EMC", "/Artifact BMC EMC"
    assert empty_pages(made(path, full, bare, full)) == []
    assert empty_pages(made(path, full, full, bare, full)) == [3]
    assert empty_pages(made(path, full, bare)) == [2]


def test_a_row_on_two_pages_is_found(path: Path) -> None:
    made(path, "", "")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        first, second = (page.obj for page in pdf.pages)

        def element(role: str, *kids: pikepdf.Object | int, page: pikepdf.Object | None = None) -> pikepdf.Object:
            found = pikepdf.Dictionary(S=pikepdf.Name(f"/{role}"), K=pikepdf.Array(kids))
            if page is not None:
                found.Pg = page
            return pdf.make_indirect(found)

        whole = element("TR", element("TD", 0, page=first), element("TD", 1, 2, page=first))
        parted = element("TR", element("TD", element("P", 3, page=first)), element("TD", 0, page=second))
        over = element("TR", element("TD", 4, pikepdf.Dictionary(Type=pikepdf.Name.MCR, Pg=second, MCID=1), page=first))
        pdf.Root.StructTreeRoot = pikepdf.Dictionary(K=element("Document", element("Table", whole, parted, over)))
        pdf.save(path)
    assert parted_rows(path) == [(1, 2), (1, 2)]
