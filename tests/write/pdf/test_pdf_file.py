"""The file itself: the same bytes every time, its fonts inside it, and what viewers and readers are told."""

from __future__ import annotations

import os
import subprocess
import unicodedata
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from coursegen.model.blocks import Paragraph
from coursegen.model.document import Heading
from coursegen.model.text import Run, Text, words
from support import pdf_cases, verapdf
from support.pdf_cases import every_block, printed
from support.tools import require_tool


def test_two_runs_make_the_same_bytes(workbook):
    assert printed(*every_block()).data == workbook.data


@pytest.mark.parametrize("day", ["1700000000", "not a number"])
def test_the_day_that_the_environment_tells_changes_nothing(workbook, monkeypatch: pytest.MonkeyPatch, day: str):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
    assert printed(*every_block()).data == workbook.data
    assert os.environ["SOURCE_DATE_EPOCH"] == day


def test_the_audience_changes_the_bytes(workbook, guide):
    assert workbook.data != guide.data


def test_every_font_is_embedded_and_none_is_listed_in_vain(workbook, tmp_path: Path):
    path = tmp_path / "workbook.pdf"
    path.write_bytes(workbook.data)
    listed = subprocess.run([require_tool("pdffonts"), path], capture_output=True, text=True, check=True).stdout
    rows = listed.splitlines()[2:]
    assert {row.split()[0].partition("+")[2] for row in rows} == {
        "Arimo-Regular", "Arimo-Bold", "Arimo-Italic", "Arimo-BoldItalic"
    }  # fmt: skip
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)
    assert b"Helvetica" not in workbook.data


def test_more_characters_than_one_subset_holds_come_back():
    letters = "".join(
        char for char in map(chr, range(0x20, 0x500)) if pdf_cases.the_faces().covers(char) and char.isalpha()
    )
    text = PdfReader(BytesIO(printed(Paragraph(words(" ".join(letters)))).data)).pages[0].extract_text()
    found = "".join(text.split())
    assert unicodedata.normalize("NFC", letters) in found


def test_what_the_file_says_of_itself(workbook):
    with pikepdf.open(BytesIO(workbook.data)) as pdf:
        root = pdf.Root
        assert str(root.Lang) == "en-GB"
        assert root.ViewerPreferences.DisplayDocTitle
        assert root.ViewerPreferences.Duplex == pikepdf.Name.DuplexFlipLongEdge
        assert root.MarkInfo.Marked
        assert str(pdf.docinfo["/Title"]) == "The course: workbook"
        assert str(pdf.docinfo["/Author"]) == "An author"
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20000101")
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "The course: workbook"
            assert metadata["pdfuaid:part"] == "1"
        assert all(page.Tabs == pikepdf.Name.S for page in pdf.pages)
        assert root.PageLabels.Nums[1].S == pikepdf.Name.D


def test_bookmarks_follow_the_headings(workbook):
    with pikepdf.open(BytesIO(workbook.data)) as pdf, pdf.open_outline() as outline:
        shown = [(item.title, [child.title for child in item.children]) for item in outline.root]
        assert shown == [
            ("1 Part 1 has a name", ["1.1 They remember what is ____.", "Notes"]),
            ("2 Part 2 has a name", ["2.1 They remember what is ____.", "Notes"]),
            ("To say and do", []),
        ]
        assert [child.title for child in outline.root[0].children[0].children] == ["Afterwards", "The customer"]
        first = outline.root[0].destination[0]
        assert pdf.pages[workbook.index["part1"] - 1].objgen == first.objgen


def test_a_heading_level_that_is_left_out_is_left_out_nowhere():
    made = printed(Heading(1, words("One"), "a"), Heading(3, words("Three"), "b"), Heading(2, words("Two"), "c"))
    assert roles(made.data, "H") == ["H1", "H2", "H2"]
    with pikepdf.open(BytesIO(made.data)) as pdf, pdf.open_outline() as outline:
        assert [child.title for child in outline.root[0].children] == ["Three", "Two"]


def test_links_go_where_they_say(workbook):
    reader = PdfReader(BytesIO(workbook.data))
    links = [link.get_object() for page in reader.pages for link in page.get("/Annots", [])]
    assert all(link["/Subtype"] == "/Link" and link["/Contents"] and "/StructParent" in link for link in links)
    assert {link["/A"]["/URI"] for link in links if "/A" in link} == {"https://example.org/a?b=c&d=(e)"}
    contents = list(reader.pages[1]["/Annots"])
    targets = [reader.get_page_number(link.get_object()["/Dest"][0].get_object()) + 1 for link in contents]
    assert targets == sorted(workbook.index[name] for name in workbook.index if not name.endswith((".after", ".card")))


def test_an_address_in_any_letters_becomes_a_valid_one():
    made = printed(Paragraph(Text((Run("here", link="https://example.org/ä b?q=(1)%20"),))))
    (link,) = PdfReader(BytesIO(made.data)).pages[0]["/Annots"]
    assert link.get_object()["/A"]["/URI"] == "https://example.org/%C3%A4%20b?q=(1)%20"


def test_the_structure_has_lists_tables_figures_and_contents(workbook):
    found = set(roles(workbook.data, ""))
    assert {
        "Document", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Figure", "Link",
        "TOC", "TOCI", "Reference", "BlockQuote", "Sect",
    } <= found  # fmt: skip
    with pikepdf.open(BytesIO(workbook.data)) as pdf:
        figures = [thing for thing in pdf.objects if is_element(thing) and pikepdf.Name.Figure == thing.S]
        assert {str(figure.Alt) for figure in figures} == {
            "Slide 1: what the slide shows", "Slide 2: what the slide shows", "The same slide, larger", "Two of a kind",
            "26 minutes",
            "QR code of the address https://example.org/film",
        }  # fmt: skip
        heads = [thing for thing in pdf.objects if is_element(thing) and thing.S == pikepdf.Name.TH]
        assert all(head.A.Scope == pikepdf.Name.Column for head in heads)


def roles(data: bytes, start: str) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        found: list[str] = []
        stack = [pdf.Root.StructTreeRoot.K]
        while stack:
            element = stack.pop()
            if isinstance(element, pikepdf.Array):
                stack.extend(reversed(list(element)))
            elif is_element(element):
                found.append(str(element.S)[1:])
                if "/K" in element:
                    stack.append(element.K)
        return [role for role in found if role.startswith(start)]


def is_element(thing: object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == pikepdf.Name.StructElem


def test_every_piece_of_content_is_tagged_or_an_artifact(workbook):
    with pikepdf.open(BytesIO(workbook.data)) as pdf:
        for page in pdf.pages:
            depth = 0
            for operands, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
                assert depth in (0, 1)
                if name in {"Tj", "S", "f", "B", "Do"}:
                    assert depth == 1, operands


@pytest.mark.slow
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_finds_nothing(flavour: str, workbook, guide, default_workbook: Path, tmp_path: Path):
    said = verapdf.verdict(flavour, tmp_path, workbook.data, guide.data, default_workbook.read_bytes())
    assert [line.rpartition(" ")[0] for line in said] == [f"PASS {flavour}"] * 3


@pytest.mark.slow
def test_verapdf_sees_a_fault(workbook, tmp_path: Path):
    broken = BytesIO()
    with pikepdf.open(BytesIO(workbook.data)) as pdf:
        del pdf.Root.Lang
        del pdf.Root.MarkInfo
        pdf.save(broken)
    assert verapdf.verdict("ua1", tmp_path, broken.getvalue())[0].startswith("FAIL ua1")
