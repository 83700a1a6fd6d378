"""Holds the rules of accessibility that a course's words can keep or break; the tool keeps the rest by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursegen.course.lint.course_words import all_texts, unquoted
from coursegen.course.lint.rule import Found, LintRule, View
from coursegen.model.parts import Notes
from coursegen.model.text import Text
from coursegen.problems import Severity

_WCAG = "WCAG 2.2"


def _has_titles_of_their_own(view: View) -> Iterator[Found]:
    """A11Y2. Questions of a quiz that are asked twice are QZ7's."""
    first: dict[str, Text] = {}
    for title in _titles(view):
        said = " ".join(title.plain.casefold().split())
        if (earlier := first.setdefault(said, title)) is not title:
            message = f"two slides are called “{title.plain}”, this one and {earlier.address}"
            yield Found(title.address, message, "say in one of them what is different")


def _titles(view: View) -> Iterator[Text]:
    """What becomes a slide's title, in the order of the files."""
    course = view.course
    yield course.title
    yield from (activity.title for activity in course.activities)
    for module in course.modules:
        yield module.title
        yield from (point.headline for point in module.key_points)
        yield from (one.title for one in module.practised)
        yield from (tool.title for tool in module.tools)
        yield from (question.ask for question in module.questions)
        yield from (slide.title for slide in module.slides)


def _says_where_it_goes(view: View) -> Iterator[Found]:
    """A11Y3."""
    for text in all_texts(view.course):
        for link, said in _links(text):
            bare = said.strip(" .…→»>").casefold()
            if bare in view.speech["vague_links"]:
                message = f"the link “{said}” does not say where it goes"
                hint = "link the words that name what is there: [the refund form](https://…)"
                yield Found(text.address, message, hint)
            elif re.match(r"(?:https?://|www\.)\S{30,}$", bare):
                message = f"the link shows its address, {said[:60]}"
                hint = f"link words that name what is there: [its title]({link})"
                yield Found(text.address, message, hint)


def _links(text: Text) -> Iterator[tuple[str, str]]:
    """Each link of a text with all the words that it stands under."""
    link, said = "", ""
    for run in text.runs:
        if run.link != link:
            if link:
                yield link, said
            link, said = run.link, ""
        said += run.text
    if link:
        yield link, said


def _speaks_to_the_facilitator(view: View) -> Iterator[Found]:
    """A11Y4."""
    for address, what, notes in _notes(view):
        if not notes:
            message = f"the {what} has no notes, so its slides can't be followed without seeing them"
            yield Found(
                f"{address}.notes", message, "write in 'say' what you would tell somebody who can't see the slide"
            )


def _notes(view: View) -> Iterator[tuple[str, str, Notes]]:
    for module in view.course.modules:
        for point in module.key_points:
            yield point.address, "key point", point.notes
        for scenario in module.scenarios:
            yield scenario.address, "scenario", scenario.notes
        for question in module.questions:
            yield question.address, "question", question.notes
    for activity in view.course.activities:
        yield activity.address, "activity", activity.notes


def _finds_nothing_by_colour(view: View) -> Iterator[Found]:
    """A11Y5."""
    speech = view.speech
    pattern = re.compile(
        rf"\b(?:the|all|every|each|only|in) ({'|'.join(sorted(speech['colours']))}) "
        rf"({'|'.join(sorted(speech['coloured_things']))})\b",
        re.IGNORECASE,
    )
    texts = list(all_texts(view.course))
    if not pattern.search("\n".join(text.plain for text in texts)):  # one search is faster than a thousand
        return
    for text in texts:
        if found := pattern.search(unquoted(text.plain)):
            message = f"“{found.group()}” can't be found by somebody who does not see colours"
            yield Found(text.address, message, "name it by its words, its number or its place as well")


RULES = (
    LintRule(
        "A11Y1",
        Severity.ERROR,
        "Every picture has a description: what it shows, in at most 150 characters, and not what its file is called.",
        "Whoever can't see the picture hears the description in its stead.",
        "Say it to somebody on the phone: Five people wait in front of one open counter.",
        f"{_WCAG}, 1.1.1; PowerPoint's own checker",
        bad="picture: {file: pictures/queue.png, description: queue.png}",
        good="picture: {file: pictures/queue.png, description: Five people wait in front of one open counter}",
        stage="reading",
        firm=True,
    ),
    LintRule(
        "A11Y2",
        Severity.ERROR,
        "Every slide has a title of its own. Where two are the same, the deck counts them: “Listen first (2)”.",
        "A screen reader lists slides by their titles, and so does the search; a number says nothing.",
        "Give each key point, question and quiz item its own words.",
        f"{_WCAG}, 2.4.2; PowerPoint's own checker",
        bad="two key points with the headline “Listen first.”",
        good="“Listen before you look it up.” and “Listen again before you close.”",
        judge=_has_titles_of_their_own,
    ),
    LintRule(
        "A11Y3",
        Severity.ERROR,
        "The words of a link say where it goes.",
        "Screen readers list links without the sentence around them, and on paper “here” leads nowhere.",
        "Link the words that name what is there.",
        f"{_WCAG}, 2.4.4",
        bad="say: The form is [here](https://example.org/refund).",
        good="say: You will need [the refund form](https://example.org/refund).",
        judge=_says_where_it_goes,
        worded=True,
    ),
    LintRule(
        "A11Y4",
        Severity.ERROR,
        "Every slide can be followed by its notes.",
        "Who can't see the slide, and who takes the session over, has the notes alone.",
        "Write `say`, `do` or `ask` into its notes.",
        "accessible presentations: say what is shown",
        bad="notes: {transition: And now the next one.}",
        good="notes: {say: Two ways to get this wrong., ask: Which is more yours?}",
        judge=_speaks_to_the_facilitator,
    ),
    LintRule(
        "A11Y5",
        Severity.WARNING,
        "No text finds a thing by its colour alone.",
        "One man in twelve sees red and green alike, and the workbook may be printed in grey.",
        "Name it by its words, its number or its place as well.",
        f"{_WCAG}, 1.4.1",
        bad="do: Point at the red cards.",
        good="do: Point at the cards marked “today”.",
        judge=_finds_nothing_by_colour,
        worded=True,
    ),
    LintRule(
        "A11Y6",
        Severity.ERROR,
        "Text has a contrast of 4.5 to 1 with what is behind it.",
        "On a projector in a bright room less than that is gone.",
        "Take a darker colour for text and accents in `brand`, or a lighter ground.",
        f"{_WCAG}, 1.4.3",
        bad='brand: {colours: {accent1: "#FFE08A"}}',
        good='brand: {colours: {accent1: "#7A5A00"}}',
        stage="slides",
        firm=True,
    ),
)
