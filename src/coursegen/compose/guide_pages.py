"""Composes the facilitator guide's first pages: its cover, what the labels mean, the session at a glance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coursegen.compose import occasion, phrases
from coursegen.compose.artefact import Setting, Step
from coursegen.compose.gaps import has_gaps
from coursegen.model.blocks import ItemList, Table
from coursegen.model.course import Stretch
from coursegen.model.document import (
    ClockPart,
    ClockStrip,
    Cover,
    Cue,
    Cues,
    CueShape,
    DocumentBlock,
    Heading,
    PageBreak,
)
from coursegen.model.groups import table_count
from coursegen.model.room import Material
from coursegen.model.text import Text, joined, words

Blocks = tuple[DocumentBlock, ...]

LABELS: Mapping[str, CueShape] = {
    "first": "do", "say": "say", "do": "do", "ask": "ask", "listen_for": "listen", "if_short": "maybe",
    "if_long": "maybe", "move_on": "move",
}  # fmt: skip
"""The labels of a guide that have a shape of their own, by their names in the catalogue."""


PLAIN_LABELS = (
    "label_solution", "label_hint", "fact_materials", "label_in_full", "label_example", "label_measure",
    "label_answer", "label_left_off",
)  # fmt: skip
"""The labels without one, by their keys in the catalogue."""


def guide_cover(setting: Setting, _: Step) -> Blocks:
    """What the course is, when and where it is given, and what the labels on the pages after it mean."""
    course, w = setting.course, setting.words
    first, last = setting.whole.agenda[0], setting.whole.agenda[-1]
    timing = joined(w.text("span", start=str(first.start), end=str(last.end)), " · ", phrases.length(w, setting.whole))
    facts = (course.subtitle, _all([timing, *_occasion(setting)], " · "), w.text("guide_alone"))
    occurring = {line.label for slide in setting.others.slides for line in slide.notes}
    shaped = tuple(
        Cue(w.say(f"label_{name}"), (w.text(f"label_{name}_means"),), shape)
        for name, shape in LABELS.items()
        if name != "first" or w.say("label_first") in occurring
    )
    labels = (*shaped, *(cue for cue in _plain_labels(setting) if cue.label in occurring))
    paper = w.say(f"paper_{setting.others.cited.paper}") if setting.others.cited else ""
    pages = (w.text("pages_of", paper=paper),) if paper else ()
    gaps = (w.text("on_pages_blanks"),) if has_gaps(course) else ()
    legend: Blocks = (
        Heading(2, w.text("labels_title"), f"{setting.recipe.id}.labels"),
        Cues(labels),
        Heading(2, w.text("on_pages_title"), f"{setting.recipe.id}.on_pages"),
        ItemList((w.text("on_pages_clock"), w.text("on_pages_slide"), *pages, *gaps)),
    )
    return (Cover(course.title, words(setting.recipe.title), facts, (), legend, course.logo),)


def _plain_labels(setting: Setting) -> Iterator[Cue]:
    """What the labels without a shape mean: those of what is looked up, not said."""
    w = setting.words
    for name in PLAIN_LABELS:
        yield Cue(w.say(name), (w.text(f"{name}_means"),))


def overview(setting: Setting, _: Step) -> Blocks:
    """What the course is for, whom it is for, when, and in what room."""
    course, w = setting.course, setting.words
    first, last = setting.whole.agenda[0], setting.whole.agenda[-1]
    timing = joined(w.text("span", start=str(first.start), end=str(last.end)), " · ", phrases.length(w, setting.whole))
    facts = [
        ("goals", course.goals),
        ("for", (course.audience,)),
        ("when", (_all([timing, *_occasion(setting)], " · "),)),
    ]
    if course.room:
        facts.append(("room", (joined(course.room.layout, *_at_tables(setting)),)))
    title = w.text("overview_title")
    return (
        PageBreak(),
        Heading(1, title, f"{setting.recipe.id}.overview", running=title.plain),
        Cues(tuple(Cue(w.say(f"fact_{name}"), told) for name, told in facts if any(told))),
    )


def at_a_glance(setting: Setting, _: Step) -> Blocks:
    """One row for each stretch: when, what, how long, its slides, where it is in the workbook, what it could save."""
    w = setting.words
    rows = tuple(_glance(setting, stretch) for stretch in setting.course.agenda)
    header = (
        w.text("column_time"), w.text("column_what"), w.text("column_minutes_short"),
        w.text("column_slides"), w.text("column_workbook_page"), w.text("column_can_save"),
    )  # fmt: skip
    return (
        Heading(2, w.text("glance_title"), f"{setting.recipe.id}.glance"),
        _in_proportion(setting),
        Table(header, rows, (0.15, 0.37, 0.06, 0.14, 0.13, 0.15), w.say("glance_caption"), address="course.agenda"),
    )


def _in_proportion(setting: Setting) -> ClockStrip:
    """The whole session as a strip, its breaks tinted."""
    w, agenda = setting.words, setting.course.agenda
    parts = tuple(_stretch_on_strip(setting, stretch) for stretch in agenda)
    told = ", ".join(f"{part.name.plain}: {part.said}" for part in parts)
    return ClockStrip(parts, str(agenda[0].start), str(agenda[-1].end), w.say("strip_of_session", parts=told))


def _stretch_on_strip(setting: Setting, stretch: Stretch) -> ClockPart:
    w = setting.words
    number = setting.numbers[setting.modules[stretch.id].address] if stretch.kind == "module" else ""
    name = w.text("module", number=number) if number else stretch.title
    minutes = w.say("length_minutes", minutes=str(stretch.minutes))
    return ClockPart(name, stretch.minutes, number=number, said=minutes, pause=stretch.kind == "break")


def people(setting: Setting) -> int:
    """How many are expected, 0 where no session says it."""
    return setting.whole.session.headcount if setting.whole.session else 0


def _occasion(setting: Setting) -> tuple[Text, ...]:
    many = people(setting)
    expected = (words(setting.words.count("people", many)),) if many else ()
    return (*occasion.when_and_where(setting.words, setting.course.session), *expected)


def _at_tables(setting: Setting) -> tuple[str, ...]:
    """How many tables that makes, where the number of people is known."""
    room, many = setting.course.room, people(setting)
    if room is None or not many:
        return ()
    return (" · ", setting.words.count("tables", table_count(many, room.group)))


def materials(setting: Setting) -> list[Text]:
    """What to lay ready, each with how much of it; the workbook first, and what activities need after the rest."""
    w, many = setting.words, people(setting)
    workbook = w.say("material_workbook")
    found = [w.text("material_total", item=workbook, total=str(many), per=_each(setting, "person", 1))] if many else []
    if not many:
        found = [w.text("material_each", item=workbook, per=_each(setting, "person", 1))]
    room = setting.course.room
    for one in room.materials if room else ():
        found.append(_material(setting, one, many, room.group if room else 1))
    if not room or not room.materials:
        found += [text for done in setting.course.activities for text in done.materials]
    return found


def _material(setting: Setting, one: Material, many: int, group: int) -> Text:
    per = _each(setting, one.per, one.count)
    if not many and one.per != "room":
        return setting.words.text("material_each", item=one.item, per=per)
    total = str(one.needed(max(1, many), group))
    if one.per == "room":
        return setting.words.text("material_once", item=one.item, total=total)
    return setting.words.text("material_total", item=one.item, total=total, per=per)


def _each(setting: Setting, per: str, count: int) -> str:
    return setting.words.say(f"per_{per}", count=str(count))


def _glance(setting: Setting, stretch: Stretch) -> tuple[Text, ...]:
    w = setting.words
    saved = sum(block.minutes for block in stretch.plan if block.priority == "could")
    return (
        w.text("span", start=str(stretch.start), end=str(stretch.end)),
        phrases.stretch_title(setting, stretch),
        words(str(stretch.minutes)),
        words(_slides(setting, stretch) or "–"),
        words(_page(setting, stretch) or "–"),
        words(str(saved) if saved else "–"),
    )


def _slides(setting: Setting, stretch: Stretch) -> str:
    """``14–31, 40``: the numbers of the slides of a stretch, wherever they are shown; ``""`` where there are none."""
    blocks = {block.address for block in stretch.plan}
    spans: list[tuple[int, int]] = []
    for slide in setting.others.slides:
        if (slide.section == stretch.id or slide.block in blocks) and slide.id in setting.slide_numbers:
            first = setting.slide_numbers[slide.id]
            last = setting.others.last.get(slide.id, first)
            joins = bool(spans) and spans[-1][1] + 1 >= first
            spans = [*spans[:-1], (spans[-1][0], last)] if joins else [*spans, (first, last)]
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in spans)


def _page(setting: Setting, stretch: Stretch) -> str:
    cited = setting.others.cited
    anchor = setting.modules[stretch.id].address if stretch.kind == "module" else stretch.address
    return str(cited.pages[anchor]) if cited and anchor in cited.pages else ""


def _all(texts: list[Text] | tuple[Text, ...], between: str) -> Text:
    parts = [part for text in texts for part in (between, text)][1:]
    return joined(*parts) if parts else Text()
