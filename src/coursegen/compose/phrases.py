"""Words times, options and evidence alike for slides, notes and pages."""

from __future__ import annotations

from coursegen.compose.artefact import Setting
from coursegen.compose.citation import short_citation
from coursegen.compose.words import Words
from coursegen.model.blocks import Table
from coursegen.model.course import ActionStep, Block, Course, Module, Stretch
from coursegen.model.parts import Evidence
from coursegen.model.practice import Option, QuizItem, Scenario
from coursegen.model.text import Run, Text, joined, stronger


def clock(words: Words, span: Block | Stretch) -> str:
    """``10:05–10:20 · 15 min``."""
    return words.say("clock", start=str(span.start), end=str(span.end), minutes=str(span.minutes))


def length(words: Words, course: Course) -> str:
    """How long the session is: ``3 h 30 min with breaks``."""
    bare = _length(words, course)
    breaks = any(stretch.kind == "break" for stretch in course.agenda)
    return words.say("length_with_breaks", length=bare) if breaks else bare


def _length(words: Words, course: Course) -> str:
    hours, minutes = divmod(sum(stretch.minutes for stretch in course.agenda), 60)
    if not hours:
        return words.say("length_minutes", minutes=str(minutes))
    if not minutes:
        return words.say("length_hours", hours=str(hours))
    return words.say("length_both", hours=str(hours), minutes=str(minutes))


def stretch_title(setting: Setting, stretch: Stretch) -> Text:
    """What the agenda calls a stretch; a module with its number before its title."""
    if stretch.kind != "module":
        return stretch.title
    return numbered(setting, setting.modules[stretch.id])


def numbered(setting: Setting, module: Module) -> Text:
    """``2. Own the complaint``."""
    number = setting.numbers[module.address]
    return setting.words.text("module_numbered", number=number, title=module.title)


def lettered(options: tuple[Option, ...]) -> tuple[Text, ...]:
    """The options of a question with A, B, C before them."""
    return tuple(joined(f"{letter(place)}. ", option.text) for place, option in enumerate(options))


def reasons(words: Words, item: QuizItem) -> Table:
    """Each option of a quiz question with its feedback, the right one marked: for the facilitator only."""
    return Table(
        (words.text("column_option"), words.text("column_why")),
        tuple(zip(lettered(item.options), (option.feedback for option in item.options), strict=True)),
        (0.44, 0.56),
        words.say("answer_caption"),
        marked=frozenset(row for row, option in enumerate(item.options) if option.right),
        address=item.address,
    )


def letter(place: int) -> str:
    """The letter of an option, counted from 0; a question has six at most."""
    return "ABCDEF"[place]


def colon(label: Text) -> str:
    """What parts a label from what is said of it: a colon, unless it ends with a sign of its own."""
    return " " if label.plain.endswith((".", "?", "!", "…", ":")) else ": "


def told(strong: Text, rest: Text) -> Text:
    """A name in strong type and what is said about it: **Customer.** Wants …; **The story:** what happened."""
    if strong.plain.endswith((".", "?", "!", "…", ":")):
        return joined(stronger(strong), " ", rest)
    return joined(stronger(strong), ": " if rest.plain[:1].islower() else ". ", rest)


def step_with_due(setting: Setting, step: ActionStep) -> Text:
    """``Read it back aloud. (each agent, same day)``."""
    return setting.words.text("step_with_due", step=step.step, owner=step.owner, due=step.due)


def whose_story(setting: Setting, scenario: Scenario) -> Text:
    """Where a scenario comes from: its evidence, or the words that it was written for the course."""
    return whose(setting, scenario.evidence, scenario.address)


def whose(setting: Setting, evidence: tuple[Evidence, ...], address: str) -> Text:
    """What something rests on, or the words that it was written for the course."""
    if not evidence:
        return setting.words.text("written_for_course")
    return source_line(setting, evidence, address)


def source_line(setting: Setting, evidence: tuple[Evidence, ...], address: str) -> Text:
    """``Source: Kaufman, Customer Service Improvement, ¶ 8–9``, with the address of what rests on it.

    What is taken over is attributed where it stands: the line is a link to the text, and its licence follows.
    """
    sources = setting.course.sources
    line = setting.words.say("source", source=short_citation(evidence, sources, setting.words))
    taken = {module.source for module in setting.course.modules if module.takes_over}
    named = [sources[name] for name in dict.fromkeys(place.article for place in evidence)]
    runs = [Run(line, link=named[0].url if len(named) == 1 and named[0].id in taken else "")]
    for source in named:
        if source.id in taken and source.licence not in ("NOASSERTION", "NONE"):
            listed = (
                "" if source.licence.startswith("LicenseRef-") else f"https://spdx.org/licenses/{source.licence}.html"
            )
            runs += [Run(" · "), Run(source.licence, link=listed)]
    return Text(tuple(runs), f"{address}.evidence")


def in_words(w: Words, number: int) -> str:
    """A number as a word, where the language's catalogue has one for it."""
    named = w.say("numbers_in_words").split()
    return named[number] if number < len(named) else str(number)
