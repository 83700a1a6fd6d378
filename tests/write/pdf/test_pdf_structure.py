"""What the structure of a PDF says of cards, lists and captions, as other programs read it."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from pypdf import PageObject, PdfReader

from coursegen.model.blocks import ItemList, Paragraph
from coursegen.model.document import Card, Cards, Cue, Cues, DocumentBlock, Heading
from coursegen.model.text import words
from support.pdf_cases import every_block, printed


def test_a_heading_on_a_card_has_its_page_and_a_bookmark_at_its_words():
    above = tuple(Paragraph(words(f"line {number}")) for number in range(3))
    cards = [Card((*above, Heading(3, words(f"Card {number}"), f"card{number}"))) for number in range(8)]
    made = printed(Heading(1, words("Cards"), "cards"), Cards(tuple(cards), height_mm=70))
    assert {made.index[f"card{number}"] for number in range(8)} == {1, 2}
    reader = PdfReader(BytesIO(made.data))
    where = {str(mark.title): mark for mark in reader.outline[1]}  # all of them beside each other, under the first
    for number in range(8):
        page = reader.pages[made.index[f"card{number}"] - 1]
        mark = where[f"Card {number}"]
        assert reader.get_destination_page_number(mark) == made.index[f"card{number}"] - 1
        shown = words_at(page, f"Card {number}")
        assert shown < float(mark.top) < shown + 30  # just above the words, not at the head of the row


def words_at(page: PageObject, text: str) -> float:
    """How far above a page's foot the baseline of a text is."""
    found: list[float] = []

    def look(said: str, _now: object, matrix: list[float], *_rest: object) -> None:
        if said.strip() == text:
            found.append(matrix[5])

    page.extract_text(visitor_text=look)
    (baseline,) = found
    return baseline


def numbering(*blocks: DocumentBlock) -> list[str]:
    """What the lists of a file say that their labels are; every list with labels must say it."""
    with pikepdf.open(BytesIO(printed(*blocks).data)) as pdf:
        lists = [thing for thing in pdf.objects if is_element(thing) and thing.S == pikepdf.Name.L]
        labelled = [any(pikepdf.Name.Lbl == kid.S for item in kids(one) for kid in kids(item)) for one in lists]
        said = [str(one.A.ListNumbering)[1:] for one in lists]
    assert [name != "None" for name in said] == labelled
    return said


def kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    inside = element.get("/K")
    every = list(inside) if isinstance(inside, pikepdf.Array) else [inside]
    return [one for one in every if isinstance(one, pikepdf.Dictionary) and is_element(one)]


@pytest.mark.parametrize(
    ("marker", "said"), [("bullet", "Disc"), ("number", "Decimal"), ("letter", "UpperAlpha"), ("check", "Square")]
)
def test_a_list_says_what_its_marks_are(marker, said):
    assert numbering(ItemList((words("a"), words("b")), marker)) == [said]


def test_cues_are_a_list_of_names_and_what_belongs_to_each():
    assert numbering(Cues((Cue("SAY", (words("a"),)), Cue("", (words("b"),))))) == ["Description"]
    assert numbering(Cues((Cue("", (words("b"),)),))) == ["None"]


def test_every_list_with_labels_says_what_they_are():
    assert len(numbering(*every_block())) > 8


def test_a_slide_with_lines_is_one_group_with_its_caption(workbook):
    with pikepdf.open(BytesIO(workbook.data)) as pdf:
        parents = [thing.P for thing in pdf.objects if is_element(thing) and pikepdf.Name.Caption == thing.S]
        assert len(parents) == 2
        for parent in parents:
            assert pikepdf.Name.Div == parent.S
            assert [str(kid.S) for kid in kids(parent)] == ["/Figure", "/Caption"]


def is_element(thing: object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == pikepdf.Name.StructElem
