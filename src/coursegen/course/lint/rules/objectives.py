"""Holds the rules of objectives: a verb that can be seen, one of them, and something that checks it."""

from __future__ import annotations

from collections.abc import Iterator

from coursegen.course.lint.course_words import unquoted, words_of
from coursegen.course.lint.rule import Found, LintRule, View
from coursegen.course.lint.speech import LEVELS, Speech
from coursegen.model.course import Objective
from coursegen.problems import Severity, nearest

_MAGER = "Mager, Preparing Instructional Objectives: an objective names a performance that can be observed"
_BLOOM = "the levels of Anderson and Krathwohl's revised taxonomy (2001)"

SEEN_VERBS = ("name", "explain", "demonstrate", "compare", "choose")
"""Verbs of the list to name to somebody who needs one, from the lower levels to the higher."""


def _starts_with_what_is_seen(view: View) -> Iterator[Found]:
    """OBJ1."""
    for objective, verb in _objectives(view):
        if verb in view.speech["unseen_verbs"] or verb in view.speech["no_verbs"]:
            what = "what nobody can see happen" if verb in view.speech["unseen_verbs"] else "no verb"
            message = f"this objective starts with '{verb}', and that is {what}"
            hint = "start with what people will do in front of you: name, choose, rewrite, demonstrate"
            yield Found(f"{objective.address}.text", message, hint)


def _has_one_verb_of_a_level(view: View) -> Iterator[Found]:
    """OBJ2."""
    speech = view.speech
    for objective, verb in _objectives(view):
        if verb in speech["unseen_verbs"] or verb in speech["no_verbs"]:
            continue  # OBJ1 tells it
        if verb not in speech.levels:
            near = nearest(verb, speech.levels)
            some = list(dict.fromkeys((near, *SEEN_VERBS) if near else SEEN_VERBS))[: len(SEEN_VERBS)]
            hint = f"take a verb that says how well people have it, such as {', '.join(some)}"
            yield Found(f"{objective.address}.text", f"'{verb}' is not on the list of verbs by level", hint)
        elif second := _second_verb(objective, speech):
            message = f"this objective asks for two things, '{verb}' and '{second}'"
            yield Found(f"{objective.address}.text", message, "make it two objectives, or keep the harder of the two")


def _is_checked(view: View) -> Iterator[Found]:
    """OBJ3."""
    for module in view.course.modules:
        asked = {item.objective for item in module.quiz}
        for objective in module.objectives:
            if objective.id not in asked and not objective.seen_in:
                message = f"nothing checks the objective '{objective.id}'"
                seen = next((one.id for one in module.practised), "practice")
                hint = f"give a quiz item 'objective: {objective.id}', or say here where you see it: seen_in: [{seen}]"
                yield Found(objective.address, message, hint)


def _is_checked_at_its_level(view: View) -> Iterator[Found]:
    """OBJ4."""
    speech = view.speech
    for module in view.course.modules:
        levels = {objective.id: speech.levels.get(_verb(objective, speech)) for objective in module.objectives}
        for item in module.quiz:
            wanted = levels.get(item.objective)
            if not wanted:
                continue
            level = _level(item.level, item.stem.plain, speech)
            if level is None or level in wanted or (not item.level and min(wanted) <= 1):
                continue
            names = " or ".join(LEVELS[one] for one in sorted(wanted))
            message = f"this question asks to {LEVELS[level]}, and its objective '{item.objective}' to {names}"
            hint = "ask for a decision in a case, or lower the objective's verb"
            yield Found(f"{item.address}.{'level' if item.level else 'stem'}", message, hint)


def _level(stated: str, stem: str, speech: Speech) -> int | None:
    """The level that an item says it has, else the lowest where its question asks to recall; ``None`` where unknown."""
    if stated:
        return LEVELS.index(stated)
    question = unquoted(stem).casefold()
    return 0 if question.startswith(tuple(speech["recall_stems"])) else None


def _objectives(view: View) -> Iterator[tuple[Objective, str]]:
    for module in view.course.modules:
        for objective in module.objectives:
            if verb := _verb(objective, view.speech):
                yield objective, verb


def _verb(objective: Objective, speech: Speech) -> str:
    """The first word of an objective after ``to`` and the like, in small letters; ``""`` where there is none."""
    text = " ".join(objective.text.plain.casefold().split())
    for start in sorted(speech["before_verbs"], key=len, reverse=True):
        if text.startswith(f"{start} "):
            text = text[len(start) + 1 :]
            break
    found = words_of(text)
    return found[0] if found else ""


def _second_verb(objective: Objective, speech: Speech) -> str:
    """A second thing to do: a verb right after "and", with the first verb before it or with its own object after it."""
    found = [word.casefold() for word in words_of(unquoted(objective.text.plain))]
    for at, word in enumerate(found[1:-1], 1):
        if word in ("and", "or", "then") and (second := found[at + 1]) in speech.levels:
            follows = found[at + 2] if at + 2 < len(found) else ""
            if at == 1 or follows in speech["starts_of_objects"]:
                return second
    return ""


RULES = (
    LintRule(
        "OBJ1",
        Severity.ERROR,
        "An objective starts with a verb that can be seen.",
        "Nobody can check whether somebody knows or understands; one can check what they do.",
        "Start with what people will do in front of you: name, choose, rewrite, demonstrate.",
        _MAGER,
        bad="text: Understand why complaints hurt",
        good="text: Separate the fact from the blame in a complaint",
        judge=_starts_with_what_is_seen,
        worded=True,
    ),
    LintRule(
        "OBJ2",
        Severity.WARNING,
        "The verb of an objective is on the list of verbs by level, and there is one of them.",
        "The level says how to check it, and two verbs would need two checks.",
        "Take a verb of the list (assets/lint/en.yaml), and split an objective that asks for two things.",
        _BLOOM,
        bad="text: Compare two openings and write your own",
        good="text: Compare two openings of the same call",
        judge=_has_one_verb_of_a_level,
        worded=True,
    ),
    LintRule(
        "OBJ3",
        Severity.ERROR,
        "Every objective has a quiz item or an activity in which it is seen, and every quiz item an objective.",
        "What nothing checks is a wish, and what checks nothing takes time from the rest.",
        "Give it a quiz item, or name at `seen_in` the scenario, question or action step in which you see it.",
        "constructive alignment (Biggs, 1996)",
        bad="objectives: [{id: rank, text: Rank your worries}]   # and no quiz item says `objective: rank`",
        good="quiz: [{id: first, objective: rank, stem: …}]",
        judge=_is_checked,
    ),
    LintRule(
        "OBJ4",
        Severity.WARNING,
        "A quiz item asks for as much as its objective's verb does.",
        "A question that only asks to remember says nothing of whether somebody can apply it.",
        "Ask for a decision in a case. Where the question does more than its words show, say `level: apply` in it.",
        _BLOOM,
        bad="stem: Who wrote the article?                        # for: Rewrite a reply",
        good="stem: Your reply is “Not my department.” Which rewrite helps?",
        judge=_is_checked_at_its_level,
        worded=True,
    ),
)
