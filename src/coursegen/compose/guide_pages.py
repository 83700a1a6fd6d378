"""Composes the facilitator guide's first pages: what the session is, what has to be ready, the whole at a glance."""

from __future__ import annotations

from coursegen.compose import occasion, phrases
from coursegen.compose.artefact import Setting, Step
from coursegen.compose.references import slide_span
from coursegen.model.blocks import Paragraph, Table
from coursegen.model.course import Block, Stretch
from coursegen.model.document import Cue, Cues, DocumentBlock, Heading
from coursegen.model.room import Material
from coursegen.model.text import Text, joined, words

Blocks = tuple[DocumentBlock, ...]


def overview(setting: Setting, _: Step) -> Blocks:
    """What the course is, what it is for, whom it is for, when, where, and what has to be ready, with quantities."""
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
        if course.room.equipment:
            facts.append(("equipment", (_all(course.room.equipment, " · "),)))
    facts.append(("materials", (_all(_materials(setting), " · "),)))
    return (
        Heading(1, course.title, f"{setting.recipe.id}.overview", running=setting.recipe.title),
        Paragraph(course.subtitle),
        Cues(tuple(Cue(w.say(f"fact_{name}"), told) for name, told in facts)),
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
        Table(header, rows, (0.16, 0.41, 0.08, 0.11, 0.14, 0.10), w.say("glance_caption"), address="course.agenda"),
    )


def cuts(setting: Setting, _: Step) -> Blocks:
    """What to leave out first when time is short, with what each saves; nothing where a course names no such block."""
    w = setting.words
    rows = tuple(
        (words(str(block.start)), _where(setting, stretch, block), words(str(block.minutes)))
        for stretch in setting.course.agenda
        for block in stretch.plan
        if block.priority == "could"
    )
    if not rows:
        return ()
    header = (w.text("column_time"), w.text("column_what"), w.text("column_minutes"))
    return (
        Heading(2, w.text("cuts_title"), f"{setting.recipe.id}.cuts"),
        Paragraph(w.text("cuts_lead")),
        Table(header, rows, (0.17, 0.67, 0.16), w.say("cuts_caption")),
    )


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
    return (" · ", setting.words.count("tables", -(-many // room.group)))


def _materials(setting: Setting) -> list[Text]:
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
    """``14–31``: the numbers of the slides of a stretch; ``""`` where the deck shows none."""
    shown = [slide.id for slide in setting.others.slides if slide.section == stretch.id]
    numbers = [setting.slide_numbers[one] for one in shown if one in setting.slide_numbers]
    if not numbers:
        return ""
    last = max(setting.others.last.get(one, setting.slide_numbers[one]) for one in shown)
    return str(numbers[0]) if numbers[0] == last else f"{min(numbers)}–{last}"


def _page(setting: Setting, stretch: Stretch) -> str:
    cited = setting.others.cited
    anchor = setting.modules[stretch.id].address if stretch.kind == "module" else stretch.address
    return str(cited.pages[anchor]) if cited and anchor in cited.pages else ""


def _where(setting: Setting, stretch: Stretch, block: Block) -> Text:
    """``2. Own the complaint: Discussion (slide 31)``."""
    w = setting.words
    named = joined(phrases.stretch_title(setting, stretch), ": ", w.say(f"block_{block.kind}"))
    shown = [slide.id for slide in setting.others.slides if slide.block == block.address]
    if not shown or shown[0] not in setting.slide_numbers:
        return named
    last = setting.others.last.get(shown[-1], setting.slide_numbers[shown[-1]])
    return joined(named, f" ({slide_span(w, setting.slide_numbers[shown[0]], last).lower()})")


def _all(texts: list[Text] | tuple[Text, ...], between: str) -> Text:
    parts = [part for text in texts for part in (between, text)][1:]
    return joined(*parts) if parts else Text()
