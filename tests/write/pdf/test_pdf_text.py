"""What can be read, searched and heard in a printed document: all of it, in order, and nothing secret."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from coursegen.model.blocks import ItemList, ListMarker, Paragraph, Table
from coursegen.model.document import (
    Beside,
    Board,
    Boards,
    Callout,
    Heading,
    KeepTogether,
    NotesPage,
    Thumbnail,
    WriteOn,
)
from coursegen.model.printing import PageOptions
from coursegen.model.text import Run, Text, words
from coursegen.units import Mm
from coursegen.write.pdf import Printed
from support import pdf_cases
from support.pdf_cases import HOSTILE, SECRET, printed, prose, with_blank
from support.tools import require_tool


def pages_of(made: Printed) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(made.data)).pages]


def text_of(made: Printed) -> str:
    return " ".join(" ".join(pages_of(made)).split())


def test_words_stand_in_reading_order(workbook):
    text = text_of(workbook)
    places = [
        text.index(wanted)
        for wanted in (
            "The title", "The subtitle", "First fact", "Second fact", "Contents", "1 Part 1 has a name",
            "A lead sentence.", "Plain, strong, emphasis, both, code and a link.", "A quotation.", "Small print.",
            "• a bullet", "1. a step", "2. a second step", "A an option", "B another option", "to tick as well",
        )
    ]  # fmt: skip
    contents = text.index("Contents")
    assert places[4:] == sorted(places[4:], key=lambda place: (place > contents, place))
    after = text[text.index("A lead sentence.") :]
    order = ["A lead sentence.", "A label", "Plain, strong", "A quotation.", "• a bullet", "1. a step", "A an option"]
    order += ["to tick", "1.1 They remember what is", "Our example", "Afterwards", "What helped?", "Step", "Ring back"]
    assert [after.index(word) for word in order] == sorted(after.index(word) for word in order)


def test_hostile_text_is_printed_as_it_is_written():
    made = printed(
        Heading(1, words(HOSTILE), "a"),
        Paragraph(words(HOSTILE)),
        ItemList((words(HOSTILE),)),
        Table((words(HOSTILE),), ((words(HOSTILE),),), (1.0,), HOSTILE),
        Callout(HOSTILE, (Paragraph(words(HOSTILE)),)),
        WriteOn(words(HOSTILE), 1),
        KeepTogether((Paragraph(words(HOSTILE), "quote"),)),
    )
    assert text_of(made).replace(" ", "").count(HOSTILE.replace(" ", "")) == 9


def test_invisible_and_odd_characters_are_harmless():
    made = printed(Paragraph(words("zero\u200bwidth soft\u00adhyphen tab\there line\nbreak no\u00a0break \u0007bell")))
    assert text_of(made).startswith("zerowidth softhyphen tab here line break no break bell")


def test_a_participants_blank_leaves_no_trace(workbook):
    assert SECRET not in text_of(workbook)
    with pikepdf.open(BytesIO(workbook.data)) as pdf:
        for number in range(1, len(pdf.objects)):
            thing = pdf.objects[number - 1]
            raw = thing.read_bytes() if isinstance(thing, pikepdf.Stream) else thing.unparse(resolved=False)
            for form in (SECRET.encode(), SECRET.encode("utf-16-be"), SECRET.encode("utf-16-be").hex().encode()):
                assert form.lower() not in raw.lower(), f"object {number}"
        with pdf.open_outline() as outline:
            titles = [child.title for item in outline.root for child in (item, *item.children)]
    assert "1.1 They remember what is ____." in titles


def test_a_gap_is_spoken_and_copied_as_underscores(workbook):
    assert "They remember what is ____." in text_of(workbook)
    assert "Be ____ today." in text_of(workbook)


def test_a_facilitator_reads_the_words_behind_the_blanks(guide):
    assert f"They remember what is {SECRET}." in text_of(guide)
    assert f"Before {SECRET} after" in text_of(guide)


def test_a_gap_is_one_of_two_widths_so_that_it_does_not_tell_its_word_unless_that_is_very_long():
    widths = {hidden: _gap_widths(printed(Paragraph(with_blank("a ", hidden, " c"))))[0] * 25.4 / 72
              for hidden in ("b", "a word", "three words more", "words of any sort")}  # fmt: skip
    assert list(widths.values()) == [pytest.approx(wide, abs=0.1) for wide in (32, 32, 46, 46)]
    hidden = "a good many words that nobody may read"
    (long,) = _gap_widths(printed(Paragraph(with_blank("a ", hidden, " c"))))
    assert long == pytest.approx(1.45 * pdf_cases.the_faces().width(hidden, "regular", 11.5), abs=0.1)


@pytest.mark.parametrize(("below", "room"), [((), 9.0), ((NotesPage(),), 6.0)])
def test_the_lines_of_a_paragraph_with_a_gap_are_all_as_far_apart(below: tuple[NotesPage, ...], room: float):
    made = printed(Paragraph(with_blank("first " + "words before it " * 15, "hidden", " and after it" * 15)), *below)
    heights: list[float] = []
    page = PdfReader(BytesIO(made.data)).pages[0]
    page.extract_text(
        visitor_text=lambda text, _cm, tm, *_: heights.append(tm[5]) if re.search("first|before|after", text) else None
    )
    lines = sorted({round(height, 1) for height in heights}, reverse=True)
    assert len(lines) >= 4
    assert [one - other for one, other in pairwise(lines)] == [pytest.approx(Mm(room).pt, abs=0.2)] * (len(lines) - 1)


def test_neighbouring_blanks_are_one_gap():
    text = Text((Run("a "), Run("one ", blank=True), Run("two", blank=True, strong=True), Run(" b")))
    assert len(_gap_widths(printed(Paragraph(text)))) == 1


def test_a_gap_longer_than_a_line_becomes_several():
    text = with_blank("a ", "many words " * 30, " b")
    assert len(_gap_widths(printed(Paragraph(text)))) > 2


def _gap_widths(made: Printed) -> list[float]:
    """How long the lines are that stand for blanks, read from the first page's operators."""
    with pikepdf.open(BytesIO(made.data)) as pdf:
        pdf.pages[0].contents_coalesce()
        content = pdf.pages[0].Contents.read_bytes().decode("latin-1")
    lines = re.findall(r"BT 3 Tr.*?\n[^\n]*?([\d.]+) [\d.]+ m ([\d.]+) [\d.]+ l S", content)
    return [float(end) - float(start) for start, end in lines]


@pytest.mark.parametrize("made", ["workbook", "guide"])
def test_what_is_read_aloud_is_what_is_printed(made: str, request: pytest.FixtureRequest, tmp_path: Path):
    assert_same_words(request.getfixturevalue(made).data, tmp_path)


@pytest.mark.parametrize("name", ["workbook", "guide"])
def test_what_the_pen_remembers_is_what_is_printed(name: str, request: pytest.FixtureRequest, tmp_path: Path):
    made = request.getfixturevalue(name)
    pdftotext = require_tool("pdftotext")
    with pikepdf.open(BytesIO(made.data)) as pdf:
        for page in pdf.pages:
            page.contents_coalesce()
            page.Contents = pdf.make_stream(_without_artifacts(page.Contents.read_bytes()))
        pdf.save(tmp_path / "spoken.pdf")
    raw = subprocess.run([pdftotext, "-raw", tmp_path / "spoken.pdf", "-"], capture_output=True, check=True).stdout
    printed = Counter("".join(re.findall(r"\w", raw.decode())))
    remembered = Counter("".join(re.findall(r"\w", made.words)))
    assert printed - remembered == Counter()
    assert (SECRET in made.words) is (name == "guide")
    assert "The same slide, larger" in made.words


@pytest.mark.slow
def test_nothing_of_the_default_workbook_is_lost_to_the_ear(default_workbook: Path, tmp_path: Path):
    assert_same_words(default_workbook.read_bytes(), tmp_path)


def assert_same_words(data: bytes, folder: Path) -> None:
    """Every word of the pages, furniture and repeated table heads aside, is in the structure, and no other."""
    pdftotext, pdfinfo = require_tool("pdftotext"), require_tool("pdfinfo")
    path = folder / "document.pdf"
    path.write_bytes(data)
    # What only the ear gets, "☐" for a box that is drawn, is no word; what is an artifact is cut out first.
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            page.contents_coalesce()
            page.Contents = pdf.make_stream(_without_artifacts(page.Contents.read_bytes()))
        spoken_only = folder / "spoken.pdf"
        pdf.save(spoken_only)
    raw = subprocess.run([pdftotext, "-raw", spoken_only, "-"], capture_output=True, check=True).stdout.decode()
    told = subprocess.run([pdfinfo, "-struct-text", path], capture_output=True, check=True).stdout
    heard = "\n".join(_quoted(line) for line in told.decode("utf-8", "replace").splitlines())
    assert _words(heard) == _words(raw)


def _without_artifacts(content: bytes) -> bytes:
    """The operators without the text of artifacts; their graphics do no harm here."""
    kept: list[bytes] = []
    silent = False
    for line in content.split(b"\n"):
        if line.startswith(b"/Artifact"):
            silent = True
        if not silent or b"BT" not in line:
            kept.append(line)
        if line == b"EMC":
            silent = False
    return b"\n".join(kept)


def _quoted(line: str) -> str:
    stripped = line.strip()
    return stripped[1:-1] if stripped.startswith('"') and stripped.endswith('"') else ""


def _words(text: str) -> Counter[str]:
    """How often each word stands there; the two programs order what stands side by side differently."""
    return Counter(re.findall(r"\w+", text))


def test_long_paragraphs_lose_no_word_at_line_ends():
    made = printed(Paragraph(prose(3000)))
    assert re.findall(r"word\d+", text_of(made)) == [f"word{number}" for number in range(3000)]


def test_no_word_is_alone_on_the_last_line_of_a_paragraph():
    """A sentence whose last line would be one word is set narrower, on as many lines."""
    said = "Write down the first sentence that comes to you and read it to the person who sits beside you today"
    for count in range(14, len(said.split()) + 1):
        sentence = " ".join(said.split()[:count])
        (page,) = PdfReader(BytesIO(printed(Paragraph(words(f"{sentence} {sentence}."))).data)).pages
        lines = [line.split() for line in page.extract_text().splitlines() if line.split() and line.split()[0] in said]
        assert len(lines) > 1
        assert len(lines[-1]) > 1, lines


def test_two_words_of_a_few_letters_are_as_lonely_as_one() -> None:
    made = printed(
        Paragraph(words("It shows everybody what you are saying yes to, and which of them is going to be no to."))
    )
    (page,) = PdfReader(BytesIO(made.data)).pages
    assert "no to." not in page.extract_text().splitlines()


@pytest.mark.parametrize("count", [9, 10, 20])
def test_no_word_is_alone_on_the_last_line_of_a_cell(count: int) -> None:
    said = "Find the one word in a sentence that stings you and then write down what it hits in you and say so"
    told = words(f"{' '.join(said.split()[:count])}.")
    (page,) = pages_of(printed(Table((words("What"), words("When")), ((told, words("")),), (0.5, 0.5), "Steps")))
    last = next(line for line in page.splitlines() if line.strip().endswith("."))
    assert len(last.split()) > 1, page


def test_boards_are_read_one_after_the_other_each_with_what_is_below_it():
    two = Boards(
        (
            Board(words("Our rules"), (words("Real calls"), words("No names")), words("1 · 09:05")),
            Board(words("Signs"), (), words("2 · 09:19")),
        )
    )
    for options in (PageOptions("a4"), PageOptions("a4", text="large")):
        text = text_of(printed(two, options=options))
        order = ["Our rules", "Real calls", "No names", "1 · 09:05", "Signs", "2 · 09:19"]
        assert [text.index(one) for one in order] == sorted(text.index(one) for one in order)


@pytest.mark.parametrize("block", [
    Heading(2, with_blank("There is ", "room", " to choose."), "choice", "2.3"),
    ItemList((with_blank("There is ", "room", " to choose."),), "number"),
], ids=["heading", "item"])  # fmt: skip
def test_a_number_stands_on_the_line_of_its_words_where_they_have_a_gap(block: Heading | ItemList) -> None:
    low: dict[str, float] = {}

    def seen(text: str, _cm: object, tm: list[float], *_: object) -> None:
        low[text.strip()] = tm[5]

    (page,) = PdfReader(BytesIO(printed(block, Paragraph(words("Then this."))).data)).pages
    page.extract_text(visitor_text=seen)
    (number,) = (y for text, y in low.items() if re.fullmatch(r"2\.3|1\.", text))
    (said,) = (y for text, y in low.items() if text.startswith("There is"))
    assert number == pytest.approx(said, abs=0.1)


@pytest.mark.parametrize(("marker", "parted"), [("check", {8}), ("number", {2, 3, 4, 5, 6, 8})])
def test_a_list_leaves_no_item_alone_on_a_page_and_a_short_one_to_tick_is_whole(
    marker: ListMarker, parted: set[int]
) -> None:
    items = ItemList(tuple(words(f"Paper {number}") for number in range(8)), marker)
    found: set[int] = set()
    for before in range(24, 40):
        made = printed(*(Paragraph(words("A line.")) for _ in range(before)), items, Paragraph(words("Then this.")))
        found |= {page.count("Paper") for page in pages_of(made)} - {0}
    assert found == parted


@pytest.mark.parametrize("boards", range(4, 34))
def test_no_board_stands_alone_on_a_page(boards: int) -> None:
    shown = Boards(tuple(Board(words(f"Corner {number}"), (), words("")) for number in range(boards)))
    assert min(page.count("Corner") for page in pages_of(printed(shown))) > 1


@pytest.mark.parametrize("steps", [4, 24])
def test_a_list_of_a_slide_is_in_one_place_beside_it_or_below_it(steps: int) -> None:
    """Four items stand beside the picture, twenty-four need the width of the page: all of them."""
    told = "do what is asked of you here, and then a little more of the same"
    items = ItemList(tuple(words(f"Step {number}: {told}") for number in range(steps)), "number")
    shown = Beside(Thumbnail("slide", "A slide", 80.0), (items,), whole=False, wraps=True)
    made = printed(shown, Paragraph(words("Then this.")))
    with pikepdf.open(BytesIO(made.data)) as file:
        kinds = Counter(str(one.S) for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one)
    assert (kinds["/L"], kinds["/LI"]) == (1, steps)
    left: set[int] = set()

    def seen(text: str, _cm: object, tm: list[float], *_: object) -> None:
        if "Step" in text:
            left.add(round(tm[4]))

    for page in PdfReader(BytesIO(made.data)).pages:
        page.extract_text(visitor_text=seen)
    assert len(left) == 1
    assert (min(left) > Mm(100).pt) == (steps == 4)


def test_a_sentence_that_is_begun_has_its_lines_beside_its_words():
    """One after each open place, and another below where that is not many; on a screen a field is below the words."""
    asked = WriteOn(words("From my next complaint I’ll keep …, and I’ll put down …"), 2)
    assert text_of(printed(asked)).startswith("From my next complaint I’ll keep ____ and I’ll put down ____")
    (page,) = PdfReader(BytesIO(printed(asked).data)).pages
    rules = re.findall(r"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l", page.get_contents().get_data().decode("latin-1"))
    drawn = sorted({(float(y), float(left), float(right)) for left, y, right, high in rules if y == high}, reverse=True)
    (keep, put_down, below) = [line for line in drawn if line[2] - line[1] > 100][:3]
    assert keep[2] == put_down[2] == below[2]
    assert keep[1] > put_down[1] > below[1]
    assert "keep …" in text_of(printed(asked, options=PageOptions("a4", fillable=True)))


def test_a_sentence_that_fills_its_line_has_whole_lines_below_it():
    long = WriteOn(words("The next time somebody snaps at me, I will begin with …"), 2)
    assert "____" not in text_of(printed(long))
    assert "…" not in text_of(printed(long))
