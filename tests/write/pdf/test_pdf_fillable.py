"""Handouts to fill in on a screen: a field for every place to write, named, asked, in the order of the text, empty."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader, PdfWriter

from coursegen.model.blocks import BOX, ItemList, Paragraph, Table
from coursegen.model.document import FillIn, Heading, PageOptions, WriteOn
from coursegen.model.text import Run, Text, words
from coursegen.write.pdf import Printed
from support.pdf_cases import document, every_block, in_variants, printed, with_blank
from support.verapdf import verdict

FILLABLE = PageOptions("a4", duplex=False, fillable=True)


@pytest.fixture(scope="module")
def form() -> Printed:
    return printed(*every_block(), options=FILLABLE)


def fields(made: Printed) -> dict[str, dict[str, object]]:
    found = PdfReader(BytesIO(made.data)).get_fields() or {}
    return {name: dict(field) for name, field in found.items() if "/FT" in field}


def rules(made: Printed) -> int:
    """How many straight lines are drawn on its pages."""
    return sum(page.get_contents().get_data().count(b" w [] 0 d ") for page in PdfReader(BytesIO(made.data)).pages)


def test_every_place_to_write_is_a_field_that_is_empty_and_asks_something(form):
    found = fields(form)
    assert len(found) == form.fields
    for name, field in found.items():
        assert str(field["/TU"]).strip(), name
        assert field.get("/V", "") in ("", "/Off"), name
    kinds = {re.sub(r"\d+$", "", name.rsplit(".", 1)[-1]) for name in found}
    assert kinds == {"text-", "lines-", "tick-"}


def test_names_come_from_addresses_and_no_two_are_equal():
    asked = Text((Run("Why?"),), "recover.debrief.why")
    blocks = [
        Heading(2, words("Afterwards"), "recover.debrief"),
        WriteOn(asked, 2),
        WriteOn(asked, 2),
        WriteOn(Text(), 2),
        ItemList((words("to tick"), words("as well")), "check"),
        Paragraph(with_blank("Be ", "calm", " today.")),
        Table((words("Step"), words("Who")), (), (1, 1), "", fill_rows=2, address="recover.mine"),
    ]
    found = fields(printed(*blocks, options=FILLABLE))
    assert {name: str(field["/TU"]) for name, field in found.items()} == {
        "recover.debrief.why.lines-1": "Why?",
        "recover.debrief.why.lines-2": "Why?",
        "recover.debrief.lines-1": "Afterwards",
        "recover.debrief.tick-1": "to tick",
        "recover.debrief.tick-2": "as well",
        "recover.debrief.text-1": "Be ____ today.",
        "recover.mine.row-1.lines-1": "Step 1",
        "recover.mine.row-1.lines-2": "Who 1",
        "recover.mine.row-2.lines-1": "Step 2",
        "recover.mine.row-2.lines-2": "Who 2",
    }


def test_things_to_tick_twice_have_two_fields_each_and_no_rules_between_them():
    heads = (words("Tick:"), words("on the way in"), words("on the way out"))
    rows = tuple((words(one), words(BOX), words(BOX)) for one in ("Breathe", "Ask"))
    bare, ruled = (Table(heads, rows, (8, 1, 1), "", address="ticks", bare=bare) for bare in (True, False))
    assert [str(field["/TU"]) for field in fields(printed(bare, options=FILLABLE)).values()] == [
        "on the way in: Breathe", "on the way out: Breathe", "on the way in: Ask", "on the way out: Ask",
    ]  # fmt: skip
    straight = [
        PdfReader(BytesIO(printed(one).data)).pages[0].get_contents().get_data().count(b" l S")
        for one in (Paragraph(heads[0]), bare, ruled)
    ]
    assert straight == [straight[0], straight[0], straight[0] + 3]


@pytest.mark.parametrize(
    "hint", ["", "what happened", "what happened, told by somebody who was there and heard all of it"]
)
def test_a_label_with_a_hint_has_one_field_beside_it(hint):
    label = Text((Run("The story"),), "recover.story.label")
    block = FillIn((label,), (words(hint),))
    found = fields(printed(block, options=FILLABLE))
    assert {name: str(field["/TU"]) for name, field in found.items()} == {"recover.story.label.text-1": "The story"}
    assert rules(printed(block)) == rules(printed(Paragraph(label))) + 1  # on paper it is one line


def test_what_is_filled_in_is_read_back_and_the_words_behind_blanks_are_nowhere(form):
    names = list(fields(form))
    writer = PdfWriter(clone_from=BytesIO(form.data))
    typed = {name: f"Ärger über {number}" for number, name in enumerate(names) if ".tick-" not in name}
    ticked = {name: "/Yes" for name in names if ".tick-" in name}
    for page in writer.pages:
        writer.update_page_form_field_values(page, typed | ticked)
    stream = BytesIO()
    writer.write(stream)
    again = PdfReader(stream).get_fields() or {}
    assert all(again[name]["/V"] == text for name, text in typed.items())
    assert all(again[name]["/V"] == "/Yes" for name in ticked)
    assert "unforgettable" not in "".join(page.extract_text() for page in PdfReader(BytesIO(form.data)).pages)
    with pikepdf.open(BytesIO(form.data)) as pdf:
        assert not any(b"unforgettable" in bytes(str(one), "utf-8") for one in pdf.objects)


def test_fields_stand_in_the_structure_where_they_are_read(form):
    with pikepdf.open(BytesIO(form.data)) as pdf:
        order: list[str] = []

        def walk(node: pikepdf.Object) -> None:
            if isinstance(node, pikepdf.Array):
                for kid in node:
                    walk(kid)
            elif isinstance(node, pikepdf.Dictionary):
                if node.get("/Type") == "/OBJR" and node.Obj.get("/Subtype") == "/Widget":
                    order.append(str(node.Obj.TU))
                walk(node.get("/K", pikepdf.Array()))

        walk(pdf.Root.StructTreeRoot.K)
        placed = [str(one.TU) for page in pdf.pages for one in page.get("/Annots", []) if one.Subtype == "/Widget"]
        assert order == placed
        assert len(order) == form.fields
        assert all(page.Tabs == "/S" for page in pdf.pages)


def test_a_gap_in_a_sentence_is_read_between_its_words():
    made = printed(Paragraph(with_blank("Be ", "calm", " today.")), options=FILLABLE)
    with pikepdf.open(BytesIO(made.data)) as pdf:
        (paragraph,) = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/P"]
        before, form, after = list(paragraph.K)
        assert form.S == "/Form"
        assert int(before) < int(after)


@pytest.mark.slow
def test_a_form_is_accessible_and_does_not_say_that_it_is_an_archive(form, tmp_path):
    assert [line.split()[0] for line in verdict("ua1", tmp_path, form.data)] == ["PASS"]
    with pikepdf.open(BytesIO(form.data)) as pdf:
        told = pdf.Root.Metadata.read_bytes()
        assert b"pdfuaid:part>1" in told
        assert b"<pdfaid:part>" not in told


def test_a_handout_without_a_place_to_write_has_no_form():
    plain = document((Paragraph(words("only words")),))
    made = in_variants(plain, "fillable")
    assert list(made) == [""]


def test_a_printed_handout_has_no_fields(workbook):
    assert fields(workbook) == {}
    with pikepdf.open(BytesIO(workbook.data)) as pdf:
        assert "/AcroForm" not in pdf.Root
