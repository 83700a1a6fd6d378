"""Composes the slides of a module's own list, one function a kind, and finds their places in its plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from coursegen.compose import opening_and_closing_slides, phrases, slide_ids
from coursegen.compose.artefact import Setting
from coursegen.compose.module_slide import in_module
from coursegen.compose.notes import Turn
from coursegen.compose.visuals import comparing, plainly
from coursegen.model.blocks import Content, ItemList, Paragraph, Table
from coursegen.model.course import Block, Module, Stretch
from coursegen.model.diagrams import Cell, Comparison, Event, Process, Stage, Timeline, TwoByTwo
from coursegen.model.own_slides import Chart, Column, OwnSlide, OwnSlideKind, Part
from coursegen.model.slide import NoteLine, Plain, Slide, SlideRole
from coursegen.model.text import Text, joined, stronger, words
from coursegen.model.visuals import BigNumber, Photo, Quotation, Visual

Slots = dict[str, tuple[Content, ...]]

KICKED = frozenset({"key_point", "scenario", "answer", "quiz"})
FIGURES = frozenset({"big_number", "chart"})
"""Kinds of slides that show figures."""

SOURCED = frozenset({"key_point", "scenario"})
"""Common roles that have a line above the title, and those that have one for the source too."""


class Shown(Struct, frozen=True):
    """What a slide says in the places of its own kind, and what plainly in those of a common role.

    ``kicker`` and ``default`` (what to do where no notes say it) are there where the kind has words of its own.
    A slide that ``states`` something says where it has that from. ``own`` is the kind of layout that it stands on: one
    that is drawn has a ``visual``.
    """

    slots: Slots
    role: SlideRole
    plain: Slots
    kicker: Text | None = None
    default: Text | None = None
    states: bool = True
    chart: Chart | None = None
    visual: Visual | None = None
    own: SlideRole = "drawn"
    description: str = ""


def among(setting: Setting, stretch: Stretch, block: Block, made: Iterable[Slide]) -> tuple[Slide, ...]:
    """A block's slides, each followed by the slides of the module's own that stand after what it shows."""
    found = tuple(made)
    if stretch.kind != "module" or not setting.modules[stretch.id].slides:
        return found
    last = {slide.address: place for place, slide in enumerate(found)}
    placed: list[Slide] = []
    for place, slide in enumerate(found):
        placed.append(slide)
        if last[slide.address] == place:
            placed += _after(setting, stretch, slide.address, block)
    return (*placed, *_after(setting, stretch, block.address, block))


def at_the_end(setting: Setting, stretch: Stretch) -> tuple[Slide, ...]:
    """The slides of a module's own that stand after nothing in particular."""
    if stretch.kind != "module" or not stretch.plan:
        return ()
    return _after(setting, stretch, "", stretch.plan[-1])


def _after(setting: Setting, stretch: Stretch, address: str, span: Block) -> tuple[Slide, ...]:
    module = setting.modules[stretch.id]
    return tuple(_own(setting, stretch, module, slide, span) for slide in module.slides if slide.after == address)


def _own(setting: Setting, stretch: Stretch, module: Module, slide: OwnSlide, span: Block) -> Slide:
    w = setting.words
    shown = KINDS[slide.kind](setting, stretch, slide)
    kicker = shown.kicker or w.text("own_kicker", number=setting.numbers[module.address])
    source = _source(setting, slide) if shown.states else Text()
    above: Slots = {"kicker": (Paragraph(kicker, "label"),)}
    below: Slots = {"footnote": (Paragraph(source, "small"),)} if source else {}
    plain: Slots = {**above, **shown.plain} if shown.role in KICKED else {**shown.plain}
    if source and shown.role in SOURCED:
        plain |= below
    elif source:
        plain["kicker"] = (Paragraph(joined(kicker, " · ", source), "label"),)
    closing = [NoteLine(w.say("label_if_long"), w.text("if_long"))] if slide.reserve else []
    closing += [NoteLine("", source)] if source else []
    slots = {**above, **shown.slots, **below}
    return in_module(
        setting, stretch,
        Slide(
            id=slide_ids.own(module, slide), role=shown.own, title=slide.title, slots=slots, address=slide.address,
            pictogram=slide.pictogram, picture=slide.picture, plain=Plain(shown.role, plain, ICONS[slide.kind]),
            reserve=slide.reserve, chart=shown.chart, visual=shown.visual, link=slide.url.plain,
            description=shown.description,
        ),
        turn=Turn(span, guest=True), default=shown.default or w.text("do_own"), number="", own=slide.notes,
        closing=closing,
    )  # fmt: skip


def _drawn(visual: Visual, role: SlideRole, plain: Slots) -> Shown:
    """A slide that is drawn, and what it says plainly."""
    return Shown({}, role, plain, visual=visual)


def _big_number(_: Setting, __: Stretch, slide: OwnSlide) -> Shown:
    plain: Slots = {"body": (Paragraph(stronger(slide.number), "lead"), Paragraph(slide.body))}
    return _drawn(BigNumber(slide.address, slide.number, slide.body, Text()), "key_point", plain)


def _quotation(_: Setting, __: Stretch, slide: OwnSlide) -> Shown:
    plain: Slots = {"body": (Paragraph(slide.quote), Paragraph(slide.who))}
    return _drawn(Quotation(slide.address, slide.quote, slide.who), "key_point", plain)


def _two_columns(_: Setting, __: Stretch, slide: OwnSlide) -> Shown:
    left, right = slide.columns
    slots: Slots = {
        "name_1": (Paragraph(left.head),),
        "text_1": (ItemList(left.items),),
        "name_2": (Paragraph(right.head),),
        "text_2": (ItemList(right.items),),
    }
    return Shown(slots, "scenario", {"body": _headed(left), "aside": _headed(right)}, own="two_columns")


def _headed(column: Column) -> tuple[Content, ...]:
    return Paragraph(column.head, "label"), ItemList(column.items)


def _process(_: Setting, __: Stretch, slide: OwnSlide) -> Shown:
    stages = tuple(Stage(one.id, one.name, one.text, one.address) for one in slide.steps)
    told = ItemList(tuple(phrases.told(step.name, step.text) for step in slide.steps), "number")
    return _drawn(Process(slide.address, stages), "key_point", {"body": (told,)})


def _comparison(setting: Setting, _: Stretch, slide: OwnSlide) -> Shown:
    visual = Comparison(slide.address, slide.header, slide.rows)
    caption = setting.words.say("comparison_caption", title=slide.title.plain)[:150]
    return _drawn(visual, "answer", {"table": (comparing(visual, caption),)})


def _matrix(setting: Setting, _: Stretch, slide: OwnSlide) -> Shown:
    w = setting.words
    left, right = slide.across
    ends = {
        name: w.say("of_both", one=one.plain, other=other.plain)
        for name, (one, other) in (("across", slide.across), ("down", slide.down))
    }
    rows = tuple(
        (stronger(end), *(_cell(cell) for cell in slide.cells[2 * row : 2 * row + 2]))
        for row, end in enumerate(slide.down)
    )
    caption = w.say("matrix_caption", **ends)[:150]
    table = Table((words(" "), left, right), rows, (0.2, 0.4, 0.4), caption, address=slide.address)
    cells = tuple(Cell(one.id, one.name, one.text, mark=False, address=one.address) for one in slide.cells)
    return _drawn(TwoByTwo(slide.address, slide.across, slide.down, cells), "answer", {"table": (table,)})


def _cell(cell: Part) -> Text:
    return phrases.told(cell.name, cell.text)


def _timeline(setting: Setting, stretch: Stretch, slide: OwnSlide) -> Shown:
    events = tuple(
        Event(row.id, words(str(row.start)), _here(row, stretch, setting), row.id == stretch.id, slide.address)
        for row in setting.course.agenda
    )
    plain: Slots = {"table": (opening_and_closing_slides.agenda_table(setting),)}
    w = setting.words
    kicker = w.text("timeline_kicker", number=_module_number(setting, stretch))
    visual = Timeline(slide.address, events)
    return Shown({}, "agenda", plain, kicker, w.text("do_timeline"), states=False, visual=visual)


def _here(row: Stretch, here: Stretch, setting: Setting) -> Text:
    """A stretch's title; that of the module is strong, and not as its author wrote it, so it has no address."""
    title = phrases.stretch_title(setting, row)
    return Text(stronger(title).runs) if row.id == here.id else title


def _picture(setting: Setting, stretch: Stretch, slide: OwnSlide) -> Shown:
    body: Slots = {"body": (Paragraph(slide.caption),)} if slide.caption else {}
    kicker = setting.words.text("picture_kicker", number=_module_number(setting, stretch))
    return Shown({}, "key_point", body, kicker, visual=Photo(slide.address, slide.picture, slide.caption))


def _video(setting: Setting, stretch: Stretch, slide: OwnSlide) -> Shown:
    """The address of a video, which is its source as well."""
    w = setting.words
    source = phrases.whose(setting, slide.evidence, slide.address) if slide.evidence else Text()
    address = joined(slide.url, " · ", source) if source else slide.url
    said: Slots = {"body": (Paragraph(slide.caption),)} if slide.caption else {}
    said["footnote"] = (Paragraph(address, "small"),)
    kicker = w.text("video_kicker", number=_module_number(setting, stretch))
    described = w.say("video_frame", title=slide.title.plain)[:150]
    return Shown(
        said, "key_point", said, kicker, w.text("do_video"), states=False, description=described, own="picture"
    )


def _poll(setting: Setting, stretch: Stretch, slide: OwnSlide) -> Shown:
    w = setting.words
    options = ItemList(tuple(option.text for option in slide.options), "letter")
    how: tuple[Content, ...] = (Paragraph(slide.body),) if slide.body else ()
    slots: Slots = {"body": (options,), **({"aside": how} if how else {})}
    kicker = w.text("poll_kicker", number=_module_number(setting, stretch))
    return Shown(slots, "quiz", {"body": (options, *how)}, kicker, w.text("do_poll"), states=False, own="poll")


def _chart(setting: Setting, _: Stretch, slide: OwnSlide) -> Shown:
    chart = slide.chart
    assert chart is not None  # a chart without one is refused where it is read
    count = len(chart.series)
    rows = tuple(
        (category, *(words(chart.told(one.values[place])) for one in chart.series))
        for place, category in enumerate(chart.categories)
    )
    table = Table(
        (words(" "), *(one.name for one in chart.series)),
        rows,
        (0.4, *(0.6 / count for _ in range(count))),
        setting.words.say("comparison_caption", title=slide.title.plain)[:150],
        address=slide.address,
    )
    return Shown({}, "answer", {"table": (table,)}, chart=chart, own="chart")


def _drawing(_: Setting, __: Stretch, slide: OwnSlide) -> Shown:
    assert slide.visual is not None  # a drawing without one is refused where it is read
    return _drawn(slide.visual, "key_point", {"body": plainly(slide.visual)})


def _source(setting: Setting, slide: OwnSlide) -> Text:
    """What a slide rests on; figures that have neither evidence nor a source are an example of ours."""
    if slide.kind not in FIGURES or (slide.evidence and not slide.source):
        return phrases.whose(setting, slide.evidence, slide.address)
    given = slide.source or setting.words.text("own_figures")
    return (
        joined(given, " · ", phrases.source_line(setting, slide.evidence, slide.address)) if slide.evidence else given
    )


def _module_number(setting: Setting, stretch: Stretch) -> str:
    return setting.numbers[setting.modules[stretch.id].address]


KINDS: Mapping[OwnSlideKind, Callable[[Setting, Stretch, OwnSlide], Shown]] = {
    "big_number": _big_number,
    "quotation": _quotation,
    "two_columns": _two_columns,
    "process": _process,
    "comparison": _comparison,
    "matrix": _matrix,
    "timeline": _timeline,
    "picture": _picture,
    "video": _video,
    "poll": _poll,
    "chart": _chart,
    "drawing": _drawing,
}
"""What each kind of slide says."""

ICONS: Mapping[OwnSlideKind, str] = {
    "big_number": "chart-simple",
    "quotation": "quote-left",
    "two_columns": "right-left",
    "process": "arrows-turn-right",
    "comparison": "scale-balanced",
    "matrix": "table-cells-large",
    "timeline": "location-dot",
    "picture": "image",
    "video": "film",
    "poll": "square-poll-horizontal",
    "chart": "chart-column",
    "drawing": "pen-ruler",
}
"""The icon of each kind where it stands in the layout of another."""
