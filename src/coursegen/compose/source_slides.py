"""Composes the slides of a course's sources: where the ideas come from, and what the trainer has to know of rights."""

from __future__ import annotations

from collections.abc import Iterator

from coursegen.compose import citation, slide_ids
from coursegen.compose.artefact import Setting, Step
from coursegen.compose.notes import note_lines
from coursegen.compose.opening_and_closing_slides import notice
from coursegen.model.blocks import Content, Paragraph, Table
from coursegen.model.rights import Source
from coursegen.model.slide import Plain, Slide
from coursegen.model.text import Text, joined, words


def credits_slide(setting: Setting, _: Step) -> tuple[Slide, ...]:
    """Where the ideas come from, with every statement that a source asks for; then, hidden, what each says of rights.

    The disclaimer comes before them, unless a welcome has shown it. A course that rests on no source has no such
    slides.
    """
    w, course = setting.words, setting.course
    heading = w.text("sources_title")
    welcomed = any(block.kind == "welcome" for stretch in course.agenda for block in stretch.plan)
    before = () if welcomed else notice(setting, slide_ids.CREDITS, heading.plain)
    if not course.sources:
        return before
    asked = statements(setting)
    shown: dict[str, tuple[Content, ...]] = {"table": (_table(setting, whole=False),)}
    return (
        *before,
        Slide(
            id=slide_ids.CREDITS,
            role="sources",
            title=heading,
            section=slide_ids.CREDITS,
            section_title=heading.plain,
            slots={**shown, "footnote": asked} if asked else shown,
            plain=Plain("credits", {"table": (_table(setting, whole=True),)}, ""),
            notes=note_lines(
                setting,
                slide_ids.CREDITS,
                None,
                default=w.text("do_credits_before" if course.farewell else "do_credits"),
            ),
            address="articles",
        ),
        _rights(setting, heading),
    )


def statements(setting: Setting) -> tuple[Paragraph, ...]:
    """What sources ask to be shown, in small print."""
    told = (asked_for(setting, source) for source in setting.course.sources.values())
    return tuple(Paragraph(text, "small") for text in told if text)


def _table(setting: Setting, *, whole: bool) -> Table:
    """Every source by its author and title and what was made of it; a ``whole`` one with what the source asks for."""
    w = setting.words
    rows = tuple(
        (_named(setting, source), joined(*_as_sentences(ours(setting, source), asked)))
        for source in setting.course.sources.values()
        for asked in (asked_for(setting, source) if whole else Text(),)
    )
    header = (w.text("column_source"), w.text("column_ours"))
    return Table(header, rows, (0.6, 0.4) if not whole else (0.36, 0.64), w.say("sources_caption"), address="articles")


def _as_sentences(*texts: Text) -> Iterator[Text | str]:
    """The texts that say something, a full stop between them."""
    for number, text in enumerate(text for text in texts if text):
        if number:
            yield ". "
        yield text


def _named(setting: Setting, source: Source) -> Text:
    """Author and title; of a text that is taken over all that is known, and of an untitled one how it opens."""
    w = setting.words
    if any(module.takes_over and module.source == source.id for module in setting.course.modules):
        return citation.full_citation(source, w)
    authors = ", ".join(one.shown for one in source.authors)
    if source.title:
        return words(f"{authors}: {source.title}" if authors else source.title)
    name = w.say("source_untitled", opening=source.opening) if source.opening else w.say("untitled_bare")
    return words(f"{authors}: {name}" if authors else name)


def ours(setting: Setting, source: Source) -> Text:
    """What was made of a source, and in which modules: a source of fifty is one line, ``Modules 1–50``."""
    made: dict[str, list[int]] = {}
    for module in setting.course.modules:
        if module.source == source.id:
            made.setdefault(module.use, []).append(int(setting.numbers[module.address]))
    return words("; ".join(_made(setting, use, numbers) for use, numbers in made.items()))


def _made(setting: Setting, use: str, numbers: list[int]) -> str:
    return setting.words.say(f"ours_{use}_{'one' if len(numbers) == 1 else 'many'}", numbers=citation.folded(numbers))


def asked_for(setting: Setting, source: Source) -> Text:
    """The licence and the statement that a source asks to be shown, with its name; empty where it asks for none."""
    w = setting.words
    said: list[Text | str] = []
    if source.licence not in ("NOASSERTION", "NONE"):
        said += [" ", w.say("licence", licence=source.licence)]
    if source.statement:
        quoted = Text(tuple(citation.linked(" ".join(source.statement.split()))))
        said += [f" {w.say('statement_before')} “", quoted, "”"]
    if not said:
        return Text()
    return joined(f"{citation.short_name(source, w)}.", *said)


def _rights(setting: Setting, heading: Text) -> Slide:
    """What each text says about its rights, for whoever runs the session: no slide show stops at it."""
    w = setting.words
    rows = tuple(
        (citation.full_citation(source, w), citation.rights_of(source, w)) for source in setting.course.sources.values()
    )
    header = (w.text("column_source"), w.text("column_rights"))
    return Slide(
        id=slide_ids.RIGHTS,
        role="credits",
        title=w.text("rights_title"),
        section=slide_ids.CREDITS,
        section_title=heading.plain,
        slots={"table": (Table(header, rows, (0.36, 0.64), w.say("credits_caption")),)},
        notes=note_lines(setting, slide_ids.RIGHTS, None, default=w.text("do_rights")),
        address=next(iter(setting.course.sources.values())).address,
        reserve=True,
    )
