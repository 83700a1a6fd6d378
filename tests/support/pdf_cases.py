"""Documents made by hand, with every kind of block, and what they are printed with."""

from __future__ import annotations

from functools import cache

from coursegen.layout.faces import Faces
from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.brand import RGB, Brand
from coursegen.model.document import (
    Audience,
    Beside,
    Board,
    Boards,
    Callout,
    Captioned,
    Card,
    Cards,
    ClockPart,
    ClockStrip,
    Columns,
    ContentsPage,
    Cover,
    Cue,
    Cues,
    Document,
    DocumentBlock,
    FillIn,
    Form,
    FormPlace,
    Framed,
    Heading,
    KeepTogether,
    NameLine,
    NameTents,
    NotesPage,
    Opening,
    PageBreak,
    PageOptions,
    Signatures,
    SlideRows,
    TearOff,
    Tent,
    Thumbnail,
    WebCode,
    WriteOn,
)
from coursegen.model.scene import Scene
from coursegen.model.scene_items import (
    Box,
    Cell,
    Colour,
    Fragment,
    GroupItem,
    Line,
    PathItem,
    ShapeItem,
    TableItem,
    TextItem,
)
from coursegen.model.text import Run, Text, words
from coursegen.model.written import Written
from coursegen.publish.kept_faces import faces
from coursegen.units import Inch
from coursegen.write.formats import FORMATS, Resources
from coursegen.write.pdf import Printed, handout_bytes

HOSTILE = "<b>&amp;</b> </para> (paren) \\backslash\\ %percent 'quote' \"double\" BT ET EMC >> ]]> {{x}}"
SECRET = "quietly unforgettable"
WIDTH, HEIGHT = Inch(13.333), Inch(7.5)


def rgb(value: str) -> RGB:
    return int(value[:2], 16) / 255, int(value[2:4], 16) / 255, int(value[4:], 16) / 255


BRAND = Brand(
    {
        "dk1": rgb("1B2430"), "lt1": rgb("FFFFFF"), "dk2": rgb("16324F"), "lt2": rgb("F2F5F8"),
        "accent1": rgb("0B7285"), "accent2": rgb("F08C00"), "accent3": rgb("5B4B9A"), "accent4": rgb("2B7A3D"),
        "accent5": rgb("B5275B"), "accent6": rgb("8A6100"), "hlink": rgb("0B5CAD"), "folHlink": rgb("5B4B9A"),
    },
    "Arial",
    "Arial",
)  # fmt: skip


@cache
def the_faces() -> Faces:
    return faces()


def fragment(text: str, x: float, size: float = 24.0, *, gap: bool = False, link: str = "") -> Fragment:
    width = the_faces().width(text, "regular", size)
    return Fragment(text, x, width, "regular", size, Colour("dk1"), link, gap)


def scene(name: str = "slide", title: str = "A slide's title") -> Scene:
    """A slide with every kind of item but a picture; its second line has a gap over ``SECRET``."""
    gap = fragment(SECRET, 120, gap=True)
    head = TextItem("Title", Box(Inch(1), Inch(0.5), Inch(11), Inch(1)), (), (Line(40, (fragment(title, 0, 36),)),))
    lines = (Line(24, (fragment("Before ", 0), gap, fragment(" after", 120 + gap.width))),)
    body = TextItem("Body", Box(Inch(1), Inch(2), Inch(11), Inch(1)), (), lines)
    cell = Cell((), (Line(20, (fragment("a cell", 7, 14),)),), Colour("accent1", 0.1, 0.9))
    table = TableItem(
        "Table", Box(Inch(1), Inch(4), Inch(6), Inch(1)), (Inch(3), Inch(3)), (Inch(0.5), Inch(0.5)),
        ((cell, cell), (cell, cell)), "a table", Colour("dk2"),
    )  # fmt: skip
    shapes = (
        ShapeItem("Plate", Box(Inch(9), Inch(4), Inch(2), Inch(2)), "round_rect", Colour("accent2")),
        ShapeItem("Dot", Box(Inch(11), Inch(4), Inch(2), Inch(1)), "ellipse", Colour("accent3"), Colour("dk1"), 2.0),
        PathItem(
            "Icon", Box(Inch(9), Inch(6), Inch(1), Inch(1)), 10, 10,
            (("M", (0, 0)), ("L", (10, 0)), ("C", (10, 5, 5, 10, 0, 10)), ("Z", ())), Colour("accent4"),
        ),
    )  # fmt: skip
    bar = ShapeItem("Bar", Box(0, 0, Inch(0.4), HEIGHT), "rect", Colour("accent1"))
    drawn = GroupItem("Drawing", Box(Inch(1), Inch(5), Inch(4), Inch(1)), (shapes[1], _drawn_words()), "Two of a kind")
    return Scene(
        name, name, 1, 1, 1, "/ppt/slideLayouts/slideLayout1.xml", WIDTH, HEIGHT, words(title), Colour("lt1"),
        (bar,), (head, body, table, *shapes, drawn), (), "section", "Section", "en",
    )  # fmt: skip


def _drawn_words() -> TextItem:
    """Words of a drawing in a box that is far higher than they are."""
    return TextItem("Said", Box(Inch(1), Inch(5), Inch(4), Inch(3)), (), (Line(24, (fragment("drawn", 0, 22),)),))


def with_blank(before: str, hidden: str, after: str, address: str = "") -> Text:
    return Text((Run(before), Run(hidden, blank=True), Run(after)), address)


def every_block() -> tuple[DocumentBlock, ...]:
    """At least one block of each kind (a test holds it to that): two parts that start on odd pages, and sheets."""
    marked = Text(
        (
            Run("Plain, "), Run("strong", strong=True), Run(", "), Run("emphasis", emphasis=True), Run(", "),
            Run("both", strong=True, emphasis=True), Run(", "), Run("code", code=True), Run(" and "),
            Run("a link", link="https://example.org/a?b=c&d=(e)"), Run("."),
        )
    )  # fmt: skip
    blocks: list[DocumentBlock] = [
        Cover(words("The title"), words("The subtitle"), (words("First fact"), words("Second fact")), (words("Name"),)),
        PageBreak(),
        ContentsPage(words("Contents")),
    ]
    for part in (1, 2):
        blocks += [
            PageBreak("odd"),
            Heading(
                1, words(f"Part {part} has a name"), f"part{part}", str(part), part, f"Part {part}",
                words(f"Part {part} at nine") if part == 2 else Text(), ("line", "dip"), opens=part == 2,
            ),
            Opening(("line", "dip")),
            Paragraph(words("A lead sentence."), "lead"),
            Paragraph(words("A label"), "label"),
            Paragraph(marked),
            Paragraph(words("A quotation."), "quote"),
            Paragraph(words("Small print."), "small"),
            ItemList((words("a bullet"), words("another bullet")), "bullet"),
            ItemList((words("a step"), words("a second step")), "number"),
            ItemList((words("an option"), words("another option")), "letter"),
            ItemList((words("to tick"), words("to tick as well")), "check"),
            Heading(2, with_blank("They remember what is ", SECRET, "."), f"part{part}.point", f"{part}.1", part),
            Beside(
                Thumbnail("slide", f"Slide {part}: what the slide shows"),
                (
                    Paragraph(with_blank("Be ", SECRET, " today.")),
                    Callout("Our example", (Paragraph(words("Hm.")),), part),
                ),
            ),
            Thumbnail("slide", "The same slide, larger", 80.0),
            Beside(Thumbnail("slide", "", drawing=True), (Paragraph(words("What is drawn stands below.")),)),
            Form(
                (
                    FormPlace(words("Fact"), words("what a recording would show"), words("She hung up."), 2),
                    FormPlace(words("Able?"), words("If no: ask"), Text(), 1, (words("Yes"), words("No"))),
                ),
                rises=part == 2,
            ),
            KeepTogether((Heading(3, words("Afterwards"), f"part{part}.after"), WriteOn(words("What helped?"), 3))),
            Table(
                (words("Step"), words("Who")),
                ((words("Ring back"), words("each agent")), (words("Ask"), words("lead"))),
                (2.0, 1.0), "Steps", frozenset({1}), 2,
            ),
            Table(
                (Text(), words("Mine"), words("Not mine")),
                ((words("Now"), words("Start here"), words("Pass it on")),),
                (0.2, 0.4, 0.4), "A grid", row_mm=45, write_below=True,
            ),
            Cards(
                (
                    Card((Heading(3, words("The customer"), f"part{part}.card"), Paragraph(words("You have waited.")))),
                    Card((Paragraph(words("The agent"), "label"), WriteOn(words("Your words:"), 2)), part),
                    Card((Paragraph(words("The observer"), "label"), ItemList((words("a sign"),), "check"))),
                ),
                height_mm=60,
            ),
            Heading(2, words("Notes"), f"part{part}.notes"),
            NotesPage((words("New to me"), words("To try"))),
        ]  # fmt: skip
    return (*blocks, *_sheets())


def _sheets() -> tuple[DocumentBlock, ...]:
    """The kinds of block that sheets of their own are made of."""
    small = Thumbnail("slide", "Slide 1: what the slide shows")
    return (
        TearOff(
            words("Tear here"),
            (WriteOn(words("I promised …"), 2), FillIn((words("My name"),))),
            (Paragraph(words("Then listen")), ItemList((words("What happened?"),), "number")),
            "line",
        ),
        WriteOn(words("My five words"), 1, 5),
        PageBreak(),
        Heading(1, words("To say and do"), "said", running="To say and do"),
        Cues(
            (Cue("SAY", (words("Hello."), words("Again."))), Cue("DO", (words(HOSTILE),)), Cue("", (words("Wait."),)))
        ),
        FillIn((words("Your name"), words("Your team"))),
        FillIn((words("My rule"), words("My five words")), (words("what I may say"), Text())),
        PageBreak(),
        SlideRows((Captioned(small, words("Slide 1")), Captioned(small, words("Slides 2 to 3"))), 1, 3),
        PageBreak(),
        NameLine(words("This says that"), words("Ana Ruiz"), "The name"),
        NameLine(words("and that"), Text(), "Another name"),
        Signatures((words("For the team"), words("The trainer")), words("Kept for a year.")),
        PageBreak(),
        NameTents(
            (Tent(words("Ben"), words("Desk"), words("Ben Osei")), Tent(Text(), Text())),
            "The name for the tent",
            (Paragraph(words("Behind the name")),),
            (Paragraph(words("Beside it")),),
            words("Fold along here"),
        ),
        Framed((NameLine(Text(), words("Eva Lind"), "The name"), Signatures((words("The host"),), Text()))),
        Cards(
            (Card((Paragraph(words("Keep this to yourself.")),), 2, facing=(words("A guest"), words("At the door"))),)
        ),
        PageBreak(),
        ClockStrip(
            (
                ClockPart(words("1.1"), 5, 7),
                ClockPart(words("Scenario"), 20, 20, "", "20 min"),
                ClockPart(words("1.2"), 1, 1),
            ),
            "09:00",
            "09:26",
            "26 minutes",
        ),
        Boards((Board(words("Our rules"), (words("Real calls"), words("No names")), words("1 · 09:05")),)),
        WebCode("https://example.org/film", "QR code of the address https://example.org/film"),
        Columns(((Paragraph(words("On the left")),), (Paragraph(words("On the right")),)), line=True),
    )


def document(
    blocks: tuple[DocumentBlock, ...], audience: Audience = "participant", options: PageOptions | None = None
) -> Document:
    return Document(
        "workbook",
        "The course: workbook",
        "An author",
        "en-GB",
        audience,
        "1.0 · abc1234",
        options or PageOptions("a4"),
        blocks,
        reveal=audience == "facilitator",
        motif="line",
    )


def printed(*blocks: DocumentBlock, audience: Audience = "participant", options: PageOptions | None = None) -> Printed:
    return handout_bytes(document(blocks, audience, options), BRAND, the_faces(), {"slide": scene()})


def in_variants(whole: Document, *names: str) -> dict[str, Written]:
    """A document's PDF (``""``) and those variants of it that there is something to make of, by their names."""
    resources = Resources(BRAND, the_faces(), {"slide": scene()})
    plain = FORMATS["pdf"].write(whole, resources)
    made = {one.name: one.write(whole, resources, plain) for one in FORMATS["pdf"].variants if one.name in names}
    return {"": plain, **{name: variant for name, variant in made.items() if variant is not None}}


def prose(words_: int) -> Text:
    return words(" ".join(f"word{number}" for number in range(words_)))
