"""A Word file of every kind of block, as python-docx, LibreOffice and a validator of the format read it."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from msgspec.structs import replace

from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.document import (
    Callout,
    Card,
    Cards,
    Columns,
    DocumentBlock,
    Heading,
    KeepTogether,
    PageBreak,
)
from coursegen.model.text import words
from coursegen.write.docx import word_file
from support.pdf_cases import BRAND, SECRET, document, every_block
from support.tools import lacking, require_tool
from support.validated import schema_errors


def made(*blocks: DocumentBlock, reveal: bool = False) -> bytes:
    return word_file(replace(document(blocks, "facilitator"), reveal=reveal), BRAND, "en-GB").data


@pytest.fixture(scope="module")
def whole() -> bytes:
    return made(*every_block())


@pytest.mark.slow
def test_a_validator_finds_nothing(whole, tmp_path):
    path = tmp_path / "guide.docx"
    path.write_bytes(whole)
    assert schema_errors(path) == []


@pytest.mark.slow
def test_libreoffice_opens_it_with_all_its_words(whole, tmp_path):
    (tmp_path / "guide.docx").write_bytes(whole)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    office = str(require_tool("soffice"))
    command = [
        office,
        "--headless",
        profile,
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "guide.docx"),
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=240)
    if not (tmp_path / "guide.pdf").exists():
        lacking("LibreOffice Writer")
    text = subprocess.run(
        [require_tool("pdftotext"), "-layout", tmp_path / "guide.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    for said in ("The title", "Part 2 has a name", "another bullet", "Ring back", "What helped?", "Hello.", "Slide 1"):
        assert said in text


def test_headings_lists_and_tables_are_real_ones(whole):
    read = docx.Document(BytesIO(whole))
    styles = {paragraph.text: paragraph.style.name for paragraph in read.paragraphs if paragraph.style}
    assert styles["The title"] == "Title"
    assert styles["1  Part 1 has a name"] == "Heading 1"
    assert styles["a bullet"] == "List Bullet"
    assert styles["a step"] == "List Number"
    table = read.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["Step", "Who"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert len(table.rows) == 5


def test_each_list_of_numbers_starts_at_one():
    steps = ItemList((words("a"), words("b")), "number")
    read = docx.Document(BytesIO(made(steps, Paragraph(words("between")), steps)))
    numbers = [paragraph._p.pPr.numPr.numId.val for paragraph in read.paragraphs if paragraph._p.pPr.numPr is not None]
    assert len(set(numbers)) == 2
    assert numbers[0] == numbers[1] != numbers[2]


@pytest.mark.parametrize("reveal", [True, False])
def test_words_behind_blanks_are_there_only_where_they_are_revealed(reveal):
    text = "\n".join(
        paragraph.text for paragraph in docx.Document(BytesIO(made(*every_block(), reveal=reveal))).paragraphs
    )
    assert (SECRET in text) is reveal
    assert bool(re.search(r"(?<!_)_{10}(?!_)", text)) is not reveal


def test_the_file_says_what_it_is_and_in_which_language(whole):
    read = docx.Document(BytesIO(whole))
    facts = read.core_properties
    assert (facts.title, facts.language, facts.last_modified_by) == ("The course: workbook", "en-GB", "")
    (language,) = read.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    assert language.get(qn("w:val")) == "en-GB"


def test_what_is_kept_together_is_held_on_one_page():
    read = docx.Document(BytesIO(made(KeepTogether(tuple(Paragraph(words(text)) for text in "abc")))))
    kept = [paragraph.paragraph_format.keep_with_next for paragraph in read.paragraphs if len(paragraph.text) == 1]
    assert kept == [True, True, None]


def test_what_one_looks_up_is_on_the_page_of_what_stands_beside_it():
    beside = Columns(((Paragraph(words("When it stings")),), (Paragraph(words("One breath")),)), line=True)
    held = [one.paragraph_format.keep_with_next for one in docx.Document(BytesIO(made(beside))).paragraphs]
    assert held[:2] == [True, None]


@pytest.mark.parametrize("turns", [False, True])
def test_nothing_stands_between_a_table_and_what_opens_a_page_that_could_fill_one(turns):
    table = Table((words("Step"),), ((words("Ring back"),),), (1,), "")
    after = (PageBreak(),) if turns else ()
    file = docx.Document(BytesIO(made(Paragraph(words("Before.")), table, *after, Paragraph(words("Next.")))))
    told = [one.text for one in file.paragraphs]
    assert told.index("Next.") - told.index("Before.") == (1 if turns else 2)  # the table is no paragraph


def test_a_card_that_only_its_player_reads_is_alone_on_its_page():
    two = tuple(
        Card((Paragraph(words(f"You are {name}.")),), facing=(words(name), words("The lift")), reader=name)
        for name in ("Ana", "Ben")
    )
    told = docx.Document(BytesIO(made(Cards(two)))).paragraphs
    opens = [one.text for one in told if one.paragraph_format.page_break_before]
    assert [one.text for one in told][:4] == ["The lift", "You are Ana.", "The lift", "You are Ben."]
    assert opens == ["The lift"]  # the second; the first begins the file


def test_the_same_document_gives_the_same_bytes(whole):
    assert made(*every_block()) == whole


def test_a_table_alone_is_a_file():
    read = docx.Document(BytesIO(made(Table((words("A"),), (), (1.0,), "", fill_rows=1))))
    assert len(read.tables[0].rows) == 2


def drafts_of(*blocks: DocumentBlock, drafts: set[int]) -> tuple[int, int]:
    made_of = replace(document(blocks, "facilitator"), drafts=frozenset(drafts))
    file = word_file(made_of, BRAND, "en-GB")
    return file.count, len(file.drafts)


def test_a_document_that_is_wholly_a_draft_counts_every_section():
    inside = KeepTogether((Heading(2, words("b"), "b"), Callout("Example", (Heading(3, words("c"), "c"),))))
    card = Cards((Card((Heading(3, words("d"), "d"),)), Card((Heading(3, words("e"), "e"),))))
    blocks = (Heading(1, words("a"), "a"), inside, PageBreak(), card)
    assert drafts_of(*blocks, drafts={0, 1, 2, 3}) == (5, 5)


def test_a_section_is_counted_once_where_something_in_it_is_a_draft():
    some = Paragraph(words("x"))
    blocks = (some, Heading(1, words("a"), "a"), some, some, PageBreak(), Heading(1, words("b"), "b"), some)
    assert drafts_of(*blocks, drafts={2, 3}) == (2, 1)
    assert drafts_of(*blocks, drafts={0, 4}) == (2, 0)
    assert drafts_of(*blocks, drafts={5}) == (2, 1)


def test_a_kicker_stands_above_its_heading_and_says_its_number():
    head = Heading(1, words("Recover"), "recover", "2", kicker=words("Module 2 · 09:30"))
    read = docx.Document(BytesIO(made(head))).paragraphs
    above, heading, *_ = (paragraph for paragraph in read if paragraph.text)
    assert (above.text, heading.text, heading.style.name) == ("Module 2 · 09:30", "Recover", "Heading 1")
    assert above.paragraph_format.keep_with_next


def test_the_facts_of_a_section_stand_below_its_heading():
    head = Heading(2, words("Five words"), "words", "2.4", kind=words("Exercise 2.4"), facts=words("7 minutes · pairs"))
    read = docx.Document(BytesIO(made(head))).paragraphs
    assert [one.text for one in read if one.text][:2] == ["2.4  Five words", "7 minutes · pairs"]
