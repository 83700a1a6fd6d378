"""Slides of every role as a course makes them, and what a scene shows as plain words."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from coursegen.model.blocks import Content, ItemList, ListMarker, Paragraph, ParagraphStyle, Table
from coursegen.model.own_slides import Chart, Series
from coursegen.model.scene import Scene
from coursegen.model.scene_items import Line, TableItem, TextItem
from coursegen.model.slide import NoteLine, Slide, SlideRole
from coursegen.model.text import Run, Text, words
from coursegen.model.visuals import Gap

SENTENCE = "The caller hears that you have read the note before you say a word."


def text(value: str, address: str = "") -> Text:
    return words(value, address=address)


def paragraph(value: str, style: ParagraphStyle = "body", address: str = "") -> Paragraph:
    return Paragraph(text(value, address), style)


def items(*values: str, marker: ListMarker = "bullet") -> ItemList:
    return ItemList(tuple(map(text, values)), marker)


def table(rows: int, cell: str = SENTENCE, marked: frozenset[int] = frozenset()) -> Table:
    return Table(
        (text("Step"), text("Who"), text("Minutes")),
        tuple((text(f"{row}. {cell}"), text("each agent"), text(str(row))) for row in range(rows)),
        (0.5, 0.3, 0.2),
        "What is done, and by whom",
        marked,
        address="m.action_steps",
    )


def slide(role: SlideRole, title: str = "A title that says the point", **slots: tuple[Content, ...]) -> Slide:
    return Slide(
        id=f"m/{role}", role=role, title=text(title, "m.title"), section="m", section_title="1. A module", slots=slots,
        notes=(NoteLine("SAY", text("Say it.")),), accent=0 if role in {"title", "break"} else 1, address="m",
    )  # fmt: skip


def every_role() -> list[Slide]:
    """One slide of each role, every slot filled."""
    kicker = (paragraph("Key point 2.3", "label"),)
    body = (paragraph(SENTENCE), paragraph("Your task", "label"), paragraph(SENTENCE))
    aside = (paragraph("Our example", "label"), paragraph(SENTENCE), items("one note", "one pen"))
    small = (paragraph("Source: an article, ¶ 5–6", "small"),)
    rows = table(3)
    return [
        slide(
            "title", subtitle=(paragraph(SENTENCE, "lead"),), meta=(paragraph("For agents"), paragraph("Half a day"))
        ),
        slide("how_it_runs", body=(items(SENTENCE, SENTENCE),)),
        slide("agenda", table=(rows,)),
        slide("activity", kicker=kicker, body=(items(SENTENCE, SENTENCE, marker="number"),), aside=aside),
        slide("section", kicker=kicker, subtitle=(paragraph(SENTENCE, "lead"),), meta=small),
        slide("objectives", kicker=kicker, body=(items(SENTENCE, SENTENCE, SENTENCE),)),
        slide("key_point", kicker=kicker, body=(paragraph(SENTENCE),), aside=aside, footnote=small),
        slide("scenario", kicker=kicker, body=body, aside=(items(SENTENCE, SENTENCE),), footnote=small),
        slide("debrief", kicker=kicker, body=(items(SENTENCE, SENTENCE, marker="number"),)),
        slide("discussion", "Which sentence would you rather hear?", kicker=kicker, aside=aside[:2]),
        slide("quiz", kicker=kicker, body=(items("One", "Two", "Three", SENTENCE, marker="letter"),)),
        slide("answer", kicker=kicker, table=(table(4, marked=frozenset({2})),)),
        slide("action_steps", kicker=kicker, table=(rows,)),
        slide("break", "Break", big=(paragraph("10:40"),), subtitle=(paragraph("Next: a module", "lead"),)),
        slide("recap", table=(rows,)),
        slide("commitments", kicker=kicker, body=(items(SENTENCE, marker="check"),)),
        slide("credits", table=(rows,)),
        slide("sources", table=(rows,), footnote=small),
        slide("back", "Break", big=(paragraph("Back at 10:40"),), subtitle=(paragraph("Next: a module", "lead"),)),
        *own_roles(kicker, small),
    ]


def own_roles(kicker: tuple[Content, ...], small: tuple[Content, ...]) -> list[Slide]:
    """One slide of each role that a module's own slides have."""
    two = {f"{name}_{number}": (paragraph("Say what happened."),) for number in (1, 2) for name in ("name", "text")}
    shares = (Series("share", words("Share"), (40.0, 35.5, -2.0), "m.s.chart.series.share"),)
    gap = Gap("m.visual.gap", words("“Was it you?”"), words("One breath"), words("“It was.”"), (words("Then"),) * 3)
    drawn = replace(slide("drawn", kicker=kicker, footnote=small), visual=gap, description="A line with a gap")
    beside = slide("drawn_beside", kicker=kicker, body=(paragraph("Two of them talk."),), footnote=small)
    chart = Chart("bar", (words("Phone"), words("Chat"), words("Counter")), shares, "%", "m.s.chart")
    return [
        slide("two_columns", kicker=kicker, **two, footnote=small),
        slide("comparison", kicker=kicker, table=(table(3),), footnote=small),
        replace(slide("chart", kicker=kicker, footnote=small), chart=chart),
        slide("picture", kicker=kicker, body=(paragraph(SENTENCE),), footnote=small),
        slide("hero", kicker=kicker, body=(paragraph(SENTENCE),), footnote=small),
        slide("farewell", "Thank you", subtitle=(paragraph(SENTENCE, "lead"),), meta=small),
        drawn,
        replace(beside, visual=gap, description="A line with a gap"),
        slide("poll", kicker=kicker, body=(items("One", "Two", marker="letter"),), aside=(paragraph(SENTENCE),)),
    ]  # fmt: skip


def blanked(before: str, blank: str, after: str) -> Text:
    return Text((Run(before), Run(blank, blank=True), Run(after)))


def texts_of(scene: Scene) -> Iterator[tuple[str, float, float, float, float, tuple[Line, ...]]]:
    """Every frame of text: name, left, top, width and height in points, and its lines."""
    for item in scene.items:
        if isinstance(item, TextItem):
            box = item.box
            yield item.name, box.x / 12_700, box.y / 12_700, box.width / 12_700, box.height / 12_700, item.lines
        elif isinstance(item, TableItem):
            top = item.box.y
            for height, row in zip(item.heights, item.rows, strict=True):
                left = item.box.x
                for width, cell in zip(item.columns, row, strict=True):
                    yield "Cell", left / 12_700, top / 12_700, width / 12_700, height / 12_700, cell.lines
                    left += width
                top += height


def shown(lines: tuple[Line, ...]) -> str:
    """The words on lines, one space between lines."""
    return " ".join("".join(fragment.text for fragment in line.fragments) for line in lines)
