"""Holds the rules of modules and action steps: how many key points, what they rest on, who does what by when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coursegen.course.lint.course_words import words_of
from coursegen.course.lint.rule import Found, LintRule, View
from coursegen.course.lint.speech import Speech
from coursegen.model.course import Module
from coursegen.model.text import Text
from coursegen.problems import Severity


def _as_many_as_people_keep(view: View) -> Iterator[Found]:
    """MOD1."""
    least, most = int(view.limits["least"]), int(view.limits["most"])
    for module in view.course.modules:
        if not least <= (number := len(module.key_points)) <= most:
            message = f"this module has {number} key point{'' if number == 1 else 's'}, and {least} to {most} work best"
            hint = "join or drop some, or make two modules of it" if number > most else "add one, or join two modules"
            yield Found(f"{module.address}.key_points", message, hint)


def _beyond_the_end(module: Module, paragraphs: Mapping[str, int]) -> Iterator[Found]:
    """The places of a module in articles that have fewer paragraphs, as far as somebody has counted those."""
    resting = [(point.address, point.evidence) for point in module.key_points]
    resting += [(one.address, one.evidence) for one in module.practised]
    resting += [(slide.address, slide.evidence) for slide in module.slides]
    for address, evidence in resting:
        for number, place in enumerate(evidence):
            last = paragraphs.get(place.article)
            for at, paragraph in enumerate(place.paragraphs):
                if last is not None and paragraph > last:
                    message = f"there is no paragraph {paragraph} in {place.article}, which has {last}"
                    hint = f"name the right one; if the text is another by now: coursegen accept {place.article}"
                    yield Found(f"{address}.evidence.{number}.paragraphs.{at}", message, hint)


def _rests_on_its_source(view: View) -> Iterator[Found]:
    """MOD2, as far as files can be read without it."""
    for module in view.course.modules:
        yield from _beyond_the_end(module, view.paragraphs)
        for point in module.key_points:
            here = f"{point.address}.evidence"
            if module.source and module.source not in {evidence.article for evidence in point.evidence}:
                message = f"this key point names no place in the module's own source, {module.source}"
                yield Found(here, message, f"add {{article: {module.source}, paragraphs: [1]}} with the right numbers")
            seen: set[tuple[str, int]] = set()
            for number, evidence in enumerate(point.evidence):
                for at, paragraph in enumerate(evidence.paragraphs):
                    if (evidence.article, paragraph) in seen:
                        message = f"paragraph {paragraph} of {evidence.article} is named twice for this key point"
                        yield Found(f"{here}.{number}.paragraphs.{at}", message, "name each paragraph once")
                    seen.add((evidence.article, paragraph))


def _says_who_does_what(view: View) -> Iterator[Found]:
    """ACT1."""
    for module in view.course.modules:
        for step in module.action_steps:
            first = next(iter(words_of(step.step.plain)), "")
            if _is_no_verb(first.casefold(), view.speech):
                message = f"this step starts with '{first}', which isn't a verb"
                yield Found(f"{step.address}.step", message, "start with what to do: write, ask, ring, practise")
            if _unsaid(step.owner, view.speech):
                message = f"nobody can tell who does this step: '{step.owner.plain}'"
                yield Found(f"{step.address}.owner", message, "name the people by their job: each agent, the team lead")
            if _unsaid(step.measure, view.speech):
                message = f"nobody can tell whether this step happened: '{step.measure.plain}'"
                hint = "say what somebody else would see or hear"
                yield Found(f"{step.address}.measure", message, hint, mild=True)


def _is_no_verb(word: str, speech: Speech) -> bool:
    if word in speech["no_verbs"]:
        return True
    return word.endswith(tuple(speech["no_verb_endings"])) and word not in speech["verbs_all_the_same"]


def _unsaid(text: Text, speech: Speech) -> bool:
    return text.plain.strip(" .").casefold() in {word.strip(" .") for word in speech["not_said_yet"]}


RULES = (
    LintRule(
        "MOD1",
        Severity.WARNING,
        "A module has 3 to 5 key points.",
        "People leave with a handful of points at most; fewer than three make no module of their own.",
        "Join what says the same, drop what nobody will use, or make two modules of it.",
        "working memory holds about four things (Cowan, 2001); a rule of thumb",
        bad="key_points: [{id: a, …}, {id: b, …}]",
        good="key_points: [{id: a, …}, {id: b, …}, {id: c, …}]",
        judge=_as_many_as_people_keep,
        limits={"least": 3, "most": 5},
    ),
    LintRule(
        "MOD2",
        Severity.ERROR,
        "Every module has a source, and every key point a place in it.",
        "A reader who asks “who says so?” gets the article and the paragraph, and nothing is made up.",
        "Write `evidence` with the article and its paragraphs, counted from 1.",
        "trails from a statement to its source: evidence-based practice",
        bad="evidence: []",
        good="evidence: [{article: article_004, paragraphs: [10, 11]}]",
        judge=_rests_on_its_source,
    ),
    LintRule(
        "ACT1",
        Severity.ERROR,
        "An action step starts with a verb and says who does it, by when, and how one sees it.",
        "A step that nobody owns and nobody can see is not taken.",
        "Start with what to do, name the job that does it, and say what somebody else would see. A missing measure "
        "is a warning.",
        "implementation intentions (Gollwitzer, 1999)",
        bad="{id: a, step: Better listening, owner: tbd, due: 1 week, measure: …}",
        good="{id: a, step: Ring one caller back, owner: each agent, due: 1 week, measure: The log shows the call}",
        judge=_says_who_does_what,
        worded=True,
    ),
)
