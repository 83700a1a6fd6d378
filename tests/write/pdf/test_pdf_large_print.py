"""Large print: laid out again, nothing smaller than 18 points but what is inside a picture, one column, no italics."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.document import (
    Beside,
    Cover,
    FillIn,
    Form,
    FormPlace,
    Heading,
    NameTents,
    PageBreak,
    PageOptions,
    Tent,
    Thumbnail,
    WriteOn,
)
from coursegen.model.scene_items import Box, Colour, GroupItem, Line, ShapeItem, TextItem
from coursegen.model.text import Run, Text, words
from coursegen.units import Inch
from coursegen.write.pdf import Printed, handout_bytes
from coursegen.write.pdf.styles import LARGE_STYLES, STYLES, UNIT
from support.pdf_cases import BRAND, document, every_block, fragment, printed, scene, the_faces

LARGE = PageOptions("a4", text="large")


def spoken_sizes(made: Printed) -> set[float]:
    """The sizes of all text outside figures."""
    found: set[float] = set()
    for page in PdfReader(BytesIO(made.data)).pages:
        content = page.get_contents().get_data().decode("latin-1")
        outside = re.sub(r"/Figure <<.*?EMC", "", content, flags=re.S)
        found |= {float(size) for size in re.findall(r" ([\d.]+) Tf", outside)}
    return found


def test_no_text_is_under_18_points():
    made = printed(*every_block(), options=LARGE)
    assert min(spoken_sizes(made)) >= 18
    assert made.pages > printed(*every_block()).pages


def drawn_on(wide: int) -> Printed:
    """A page with a drawing so many inches wide on its slide, whose words are a label and a line below it."""
    lines = (Line(24, (replace(fragment("Label", 0, 18), face="bold"),)), Line(48, (fragment("drawn", 0, 18),)))
    said = TextItem("Said", Box(0, 0, Inch(1), Inch(1)), (), lines)
    ground = ShapeItem("Ground", Box(0, 0, Inch(wide), Inch(1)), "rect", Colour("accent2"))
    drawn = GroupItem("Drawing", Box(0, 0, Inch(wide), Inch(1)), (ground, said), "Two of a kind")
    beside = Beside(Thumbnail("slide", "", drawing=True), (Paragraph(words("A point.")),))
    slide = replace(scene(), items=(drawn,))
    return handout_bytes(document((beside,), "participant", LARGE), BRAND, the_faces(), {"slide": slide})


@pytest.mark.parametrize(("wide", "key"), [(4, ""), (5, ""), (8, "1. Label: drawn")])
def test_the_words_of_a_drawing_are_as_large_as_all_others_or_a_key_to_numbers_in_it(wide: int, key: str):
    made = drawn_on(wide)
    content = PdfReader(BytesIO(made.data)).pages[0].get_contents().get_data().decode("latin-1")
    sizes = [float(size) for size in re.findall(r" ([\d.]+) Tf", content)]
    assert min(sizes) == pytest.approx(18, abs=0.1)
    assert key in text_of(made)
    assert ("Label:" in text_of(made)) == bool(key)
    assert "Two of a kind" in made.words


def test_there_is_not_one_line_more_to_write_on_than_in_normal_print():
    forms = (WriteOn(words("Why?"), 1), Form((FormPlace(words("Fact"), Text(), Text(), 2),)))
    content = PdfReader(BytesIO(printed(*forms, options=LARGE).data)).pages[0].get_contents().get_data()
    rules = {float(y) for y in re.findall(rb"[\d.]+ ([\d.]+) m [\d.]+ [\d.]+ l S", content)}
    assert len(rules) == 3 + 1  # and the line at the foot


def test_an_example_of_what_to_write_is_as_plain_as_what_it_is_for():
    form = Form((FormPlace(words("Fact"), Text(), words("(for example: she hung up)"), 1),))
    bold = "".join(_in_bold(printed(form, options=LARGE)))
    assert "Fact" in bold
    assert "example" not in bold


def _in_bold(made: Printed) -> list[str]:
    found: list[str] = []

    def seen(text: str, _cm: object, _tm: object, font: dict[str, str] | None, _size: float) -> None:
        found.extend([text] if font and "Bold" in font["/BaseFont"] else [])

    PdfReader(BytesIO(made.data)).pages[0].extract_text(visitor_text=seen)
    return found


def test_no_face_slopes():
    text = Text((Run("plain "), Run("stressed", emphasis=True), Run(" both", strong=True, emphasis=True)))
    made = printed(Paragraph(text, "quote"), Paragraph(text), options=LARGE)
    fonts = str(PdfReader(BytesIO(made.data)).pages[0]["/Resources"]["/Font"])
    assert "Italic" not in fonts


def test_every_style_has_one_in_large_print_on_the_same_rhythm():
    assert set(LARGE_STYLES) == set(STYLES)
    for name, style in LARGE_STYLES.items():
        assert style.upright, name
        assert style.leading >= 1.3 * style.size, name  # 1.15 of Arimo's own 1.149
        for height in (style.leading, style.before, style.after):
            assert (4 * height / UNIT) == pytest.approx(round(4 * height / UNIT), abs=1e-9), name
    assert all(20 <= LARGE_STYLES[name].size <= 22 for name in ("h1", "h2", "h3"))


def test_lines_to_write_on_are_10_to_12_mm_apart():
    made = printed(WriteOn(words("Why?"), 5), *[Paragraph(words("x"))] * 20, options=LARGE)
    content = PdfReader(BytesIO(made.data)).pages[0].get_contents().get_data().decode("latin-1")
    rules = sorted({float(y) for y in re.findall(r"[\d.]+ ([\d.]+) m [\d.]+ [\d.]+ l S", content)}, reverse=True)
    assert [high - low for high, low in pairwise(rules)][:4] == pytest.approx([34.02] * 4, abs=0.02)
    assert 10 <= 34.0 / 72 * 25.4 <= 12


def text_of(made: Printed) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(made.data)).pages)


def steps(told: str) -> Table:
    header = (words("Step"), words("Who"), words("By when"), words("How we see it"))
    return Table(header, ((words(told), words("lead"), words("1 week"), words("two notes")),), (3, 1, 1, 3), "Steps")


def test_a_long_label_has_its_line_beside_it():
    labels = ("In our work", "One improvement that counts")
    (page,) = PdfReader(BytesIO(printed(FillIn(tuple(map(words, labels))), options=LARGE).data)).pages
    lines = page.extract_text().splitlines()
    assert all(any(label in line for line in lines) for label in labels)


def test_a_table_that_does_not_fit_becomes_a_list_with_the_columns_names():
    made = printed(steps("Ring back everybody who left a number on the day before " * 2), options=LARGE)
    text = text_of(made)
    assert "Step: Ring back" in text
    assert "Who: lead By when: 1 week How we see it: two notes" in text
    tree = structure(made)
    assert "/Table" not in tree
    assert tree.count("/LBody") == 1


def test_a_table_that_fits_stays_one():
    tree = structure(printed(Table((words("A"), words("B")), ((words("1"), words("2")),), (1, 1), ""), options=LARGE))
    assert tree.count("/TD") == 2
    assert "/LBody" not in tree


def test_an_item_is_not_parted_where_a_page_has_room_for_it():
    header = words("Mine"), words("Help"), words("When"), words("Sign")
    for filler in range(0, 24, 2):
        lines = tuple(Paragraph(words(f"line {number}")) for number in range(filler))
        made = printed(*lines, Table(header, (), (0.34, 0.19, 0.14, 0.33), "", fill_rows=3), options=LARGE)
        for page in PdfReader(BytesIO(made.data)).pages:
            said = [line.strip() for line in page.extract_text().splitlines() if line.strip().endswith(":")]
            assert said == ["Mine:", "Help:", "When:", "Sign:"] * (len(said) // 4)


def test_cells_to_write_in_become_lines_on_the_page_of_their_label():
    table = Table((words("Mine"), words("When"), words("Help"), words("Sign")), (), (1, 1, 1, 1), "", fill_rows=6)
    made = printed(table, options=LARGE)
    lines = [
        [line for line in page.extract_text().splitlines() if line.strip().endswith(":")]
        for page in PdfReader(BytesIO(made.data)).pages
    ]
    assert sum(map(len, lines)) == 24
    for page, labels in zip(PdfReader(BytesIO(made.data)).pages, lines, strict=True):
        content = page.get_contents().get_data().decode("latin-1")
        assert content.count(" l S") == 2 * len(labels) + 1  # and the rule of the page's foot


def test_no_word_of_a_table_is_cut_where_another_column_has_room():
    span = Text((Run("09:00"), Run("–"), Run("10:30")))
    table = Table((words("Time"), words("Minutes")), ((span, words("90")),), (0.1, 0.9), "")
    for options in (PageOptions("a4"), LARGE):
        assert "09:00–10:30" in text_of(printed(table, options=options))


def test_a_picture_stands_above_its_text():
    beside = Beside(Thumbnail("slide", "A slide"), (Paragraph(words("what it means")),))
    for options, is_above in ((LARGE, True), (PageOptions("a4"), False)):
        content = PdfReader(BytesIO(printed(beside, options=options).data)).pages[0].get_contents().get_data()
        figure, *_, paragraph = re.findall(rb"/(Figure|P) <<.*?1 0 0 1 ([\d.]+) ([\d.]+) Tm", content, flags=re.S)
        x, frame = float(paragraph[1]), re.search(rb"q ([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re W n", content)
        assert figure[0] == b"Figure"
        assert frame is not None
        assert (x < float(frame[1]) + 1) is is_above
        assert (float(paragraph[2]) < float(frame[2])) is is_above


def test_a_cover_with_much_on_it_stays_one_page():
    facts = tuple(words(f"fact {number} " * 12) for number in range(4))
    cover = Cover(words("A title that is rather long for a cover"), words("Sub"), facts, (words("Name"), words("Date")))
    assert printed(cover, PageBreak(), Paragraph(words("next")), options=LARGE).pages == 2


def structure(made: Printed) -> str:
    """The roles of the structure tree, in order."""
    reader = PdfReader(BytesIO(made.data))
    found: list[str] = []

    def walk(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for kid in node:
                walk(kid)
        elif isinstance(node, dict):
            found.append(str(node.get("/S", "")))
            walk(node.get("/K"))

    walk(reader.trailer["/Root"]["/StructTreeRoot"])
    return " ".join(found)


def the_rules_of(count: int) -> NameTents:
    """A tent for nobody in particular, with a heading and so many rules for its owner."""
    rules = ItemList(
        tuple(words(f"Rule {number} is said in this room in a line of its own.") for number in range(count))
    )
    return NameTents((Tent(Text(), Text()),), "A name tent", (Heading(2, words("In this room"), "tents.back"), rules))


@pytest.mark.parametrize(("count", "told"), [(3, 3), (5, 5), (60, 0)])
def test_the_owners_side_of_a_tent_gets_closer_lines_before_it_is_cut_down_to_its_heading(count: int, told: int):
    made = printed(the_rules_of(count), options=PageOptions("a4", text="large", landscape=True))
    assert made.pages == 1
    assert "In this room" in made.words
    assert sum(f"Rule {number} is" in made.words for number in range(count)) == told
    assert min(spoken_sizes(made)) >= 18


def test_rules_of_two_lines_each_stand_in_two_columns_behind_a_tent():
    told = "Rule {number} is so long that it needs two lines of a column, here and there."
    rules = ItemList(tuple(words(told.format(number=number)) for number in range(6)))
    tent = NameTents((Tent(Text(), Text()),), "A name tent", (Heading(2, words("In this room"), "tents.back"), rules))
    made = printed(tent, options=PageOptions("a4", text="large", landscape=True))
    assert made.pages == 1
    assert [number for number in range(6) if f"Rule {number} is" not in made.words] == []
    assert min(spoken_sizes(made)) >= 18
