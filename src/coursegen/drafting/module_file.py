"""Writes a draft as the file of a module: above each text the words that it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from coursegen.course.lint.rules.unfinished import TO_WRITE
from coursegen.drafting.draft import Answer, Asked, Check, ModuleDraft, Point, Quoted, Scene, Step
from coursegen.drafting.lines import comment_lines, evidence_lines, id_part, numbers_of, paragraphs_said, text_of
from coursegen.drafting.sentence_kinds import telling_words
from coursegen.drafting.vocabulary import vocabulary_for

_INDENT = "  "
_IN_A_ROW = 3
_OPENER, _OBJECTIVES, _A_POINT, _A_QUESTION, _SCENE, _A_CHECK, _STEPS = 1, 1, 2, 4, 10, 2, 2
"""The minutes of each part of the plan: of a point, a question and a quiz item each, of the others together."""

_WITH_SCENE = 32  # minutes of a module in which a scene can be played as well
_LONGER = ("questions", "scenario", "quiz")  # what a module with more time gives it to
_Block = tuple[str, str, slice, int]


class Setting(Struct, frozen=True):
    """What a file needs to know besides the draft: its id, its article's language, its schema's address or ``""``.

    ``rights`` are sentences on what the article's rights allow, for the file's head. ``title`` is the module's where
    that is known already, ``minutes`` how long it is to be, 0 for as long as its plan reckons. Where it is not
    ``marked``, the course is a draft as a whole, and the module does not say so again.
    """

    id: str
    language: str
    schema: str
    rights: tuple[str, ...]
    title: str = ""
    minutes: int = 0
    marked: bool = True


def module_file(draft: ModuleDraft, setting: Setting) -> str:
    """The text of the module's file. It loads as it is, is marked as a draft, and its plan adds up.

    Words of the article stand in comments only, so that none of them reaches a slide or a page by itself.
    """
    return "\n".join(_File(draft, setting).lines()) + "\n"


def trimmed(draft: ModuleDraft, minutes: int) -> ModuleDraft:
    """A draft with no more in it than those minutes hold: the first points, questions and quiz items."""
    points = max(2, min(5, (minutes - 10) // 3))
    return replace(
        draft,
        points=draft.points[:points],
        questions=draft.questions[: 1 if minutes < 40 else 2],
        checks=draft.checks[: 1 if minutes < 30 else 2],
    )


def minutes_of(draft: ModuleDraft) -> int:
    """How long the module's plan is."""
    return sum(minutes for *_, minutes in _plan(draft))


def _plan(draft: ModuleDraft, wanted: int = 0) -> list[_Block]:
    """The plan's blocks: id, kind, which of their items, minutes. Nobody listens to more than three points in a row.

    ``wanted`` minutes are shared out as the blocks need them; a short module has no scene.
    """
    points, every = len(_points(draft)), slice(None)
    first = points if points <= _IN_A_ROW else (points + 1) // 2
    rest = [("points_2", "key_points", slice(first, None), _A_POINT * (points - first))] if first < points else []
    play = [("play", "scenario", every, _SCENE)] if _has_scene(wanted) else []
    plan = [
        ("opener", "opener", every, _OPENER),
        ("objectives", "objectives", every, _OBJECTIVES),
        ("points_1", "key_points", slice(first), _A_POINT * first),
        ("ask", "questions", every, _A_QUESTION * len(_questions(draft))),
        *rest,
        *play,
        ("check", "quiz", every, _A_CHECK * len(_checks(draft))),
        ("steps", "action_steps", every, _STEPS),
    ]
    return _stretched(plan, wanted) if wanted else plan


def _has_scene(wanted: int) -> bool:
    return not wanted or wanted >= _WITH_SCENE


def _stretched(plan: list[_Block], wanted: int) -> list[_Block]:
    """A plan in that many minutes: what is over is for doing something, what lacks is taken from the longest blocks."""
    minutes = [block[-1] for block in plan]
    while sum(minutes) > wanted and max(minutes) > 1:
        minutes[minutes.index(max(minutes))] -= 1
    busy = [number for number, block in enumerate(plan) if block[1] in _LONGER]
    for turn in range(max(0, wanted - sum(minutes))):
        minutes[busy[turn % len(busy)]] += 1
    return [(*block[:-1], share) for block, share in zip(plan, minutes, strict=True)]


def _points(draft: ModuleDraft) -> Sequence[Point]:
    return draft.points or (Point(()),)


def _questions(draft: ModuleDraft) -> Sequence[Asked]:
    return draft.questions or (Asked(()),)


def _checks(draft: ModuleDraft) -> Sequence[Check]:
    return draft.checks or (Check((), 0),)


class _File:
    """The lines of one file."""

    def __init__(self, draft: ModuleDraft, setting: Setting) -> None:
        self.draft, self.setting = draft, setting
        self.vocabulary = vocabulary_for(setting.language)
        self.taken: set[str] = set()
        self.points: list[str] = []
        self.objectives = [f"objective_{number}" for number in range(1, self._objective_count() + 1)]

    def _objective_count(self) -> int:
        wanted = max((check.objective + 1 for check in _checks(self.draft)), default=1)
        return max(1, len(self.draft.objectives), wanted)

    def lines(self) -> Iterator[str]:
        """All of them, in the order of a module's fields."""
        draft = self.draft
        yield from self._head()
        yield "format: 1"
        yield f"id: {self.setting.id}"
        yield f"title: {text_of(draft.title or self.setting.title, 'what the module is called, in a few words')}"
        yield f"promise: {text_of(draft.promise, 'what people will be able to do afterwards, in one sentence to them')}"
        yield f"takeaway: {text_of(draft.takeaway, 'the one sentence that people should remember')}"
        yield f"source: {draft.article}"
        yield "use: cited"
        if self.setting.marked:
            yield "status: draft"
        yield f"minutes: {self.setting.minutes or minutes_of(draft)}"
        yield ""
        yield "# A verb that can be seen first: name, choose, rewrite. A quiz item below checks each of them."
        yield "objectives:"
        for number, name in enumerate(self.objectives):
            said = draft.objectives[number] if number < len(draft.objectives) else ""
            yield f"  - id: {name}"
            yield f"    text: {text_of(said, 'what people can do afterwards, a verb first')}"
        yield ""
        yield "# Candidates: keep 3 to 5, join what says the same. Add 'example', 'pictogram' and 'blanks' as you go."
        yield "key_points:"
        for point in _points(draft):
            yield from self._point(point)
        yield ""
        yield "action_steps:"
        for step in draft.steps or (Step(()),):
            yield from self._step(step)
        yield ""
        if _has_scene(self.setting.minutes):
            yield from self._scene(draft.scene)
            yield ""
        yield "questions:"
        for asked in _questions(draft):
            yield from self._question(asked)
        yield ""
        yield "quiz:"
        for number, check in enumerate(_checks(draft)):
            yield from self._check(check, number)
        yield ""
        yield "plan:"
        for name, kind, some, minutes in _plan(draft, self.setting.minutes):
            items = f"items: [{', '.join(self.points[some])}], " if kind == "key_points" else ""
            yield f"  - {{id: {name}, block: {kind}, {items}minutes: {minutes}}}"

    def _head(self) -> Iterator[str]:
        draft = self.draft
        if self.setting.schema:
            yield f"# yaml-language-server: $schema={self.setting.schema}"
        if draft.by:
            how = (
                f"Written by the language model {draft.by}, which can be wrong: read every sentence against the article"
            )
        else:
            how = "Nothing in it is made up: its sentences were chosen by what they share, and some will be of no use"
        there = "" if self.setting.marked else " of course.yaml"
        said = [
            f"A draft of a module from articles/{draft.article}, to work on. {how}.",
            f"Write over every text that begins with {TO_WRITE}; `coursegen check` lists what is left. When all is "
            f"written and looked at, take the line 'status: draft' out{there}.",
            "Lines with ¶ and a number quote the article, so that you can see what something rests on. They are "
            "evidence and no text of the course: say it in your own words, and delete the line.",
            *self.setting.rights,
            *draft.warnings,
        ]
        for sentence in said:
            yield from comment_lines(sentence, "")

    def _point(self, point: Point) -> Iterator[str]:
        indent = 2 * _INDENT
        yield from evidence_lines(point.quoted, _INDENT)
        self.points.append(self._id(point.quoted, "point"))
        yield f"  - id: {self.points[-1]}"
        sure = all(one.verified for one in point.quoted)
        told = "" if sure else f"{TO_WRITE}: not verified, the words quoted are not in the article. "
        where = paragraphs_said(point.quoted)
        yield f"{indent}headline: {text_of(point.headline, f'the point of {where} in one full sentence', told)}"
        yield f"{indent}explanation: {text_of(point.explanation, f'what {where} gives for it, in few words', told)}"
        yield f"{indent}evidence: [{{article: {self.draft.article}, paragraphs: [{numbers_of(point.quoted)}]}}]"
        yield f"{indent}notes: {{say: {text_of('', 'what to say at this slide, in words that can be spoken')}}}"

    def _step(self, step: Step) -> Iterator[str]:
        indent = 2 * _INDENT
        yield from evidence_lines(step.quoted, _INDENT)
        yield f"  - id: {self._id(step.quoted, 'step')}"
        yield f"{indent}step: {text_of(step.step, 'what to do at work, a verb first')}"
        yield f"{indent}owner: {text_of(step.owner, 'who does it: each agent, the team lead')}"
        yield f"{indent}due: 1 week"
        yield f"{indent}measure: {text_of(step.measure, 'how others can tell that it was done')}"

    def _scene(self, scene: Scene) -> Iterator[str]:
        numbers = numbers_of(scene.quoted) if scene.quoted else ""
        if scene.quoted:
            told = "This may be a story. If it is one, play what could happen at your own desk; if not, make one up."
            yield from comment_lines(told, "")
            yield from evidence_lines(scene.quoted[:3], "")
        else:
            yield from comment_lines("Made up for the course: a moment in which the key points are needed.", "")
        yield "scenario:"
        yield f"  id: {self._id((), 'scene')}"
        yield f"  title: {text_of(scene.title, 'what the scene is called')}"
        yield f"  setting: {text_of(scene.setting, 'what has happened, where, on which channel')}"
        yield f"  task: {text_of(scene.task, 'what the players do, in how many minutes')}"
        yield "  grouping: threes"
        yield "  roles:"
        for name, hint in (
            ("Customer", "what this player wants, and what makes it worse or better"),
            ("Agent", "what this player knows and tries"),
            ("Observer", "what this player listens for and writes down"),
        ):
            yield f"    - {{id: {name.lower()}, name: {name}, brief: {text_of('', hint)}}}"
        yield "  debrief:"
        yield "    - id: noticed"
        yield f"      ask: {text_of('', 'a question about what happened in the scene')}"
        yield f"      listen_for: [{text_of('', 'what a good answer contains')}]"
        if numbers:
            yield f"  evidence: [{{article: {self.draft.article}, paragraphs: [{numbers}]}}]"
        yield f"  notes: {{do: {text_of('', 'how to start and stop the scene')}}}"

    def _question(self, asked: Asked) -> Iterator[str]:
        yield from evidence_lines(asked.quoted, _INDENT)
        yield f"  - id: {self._id(asked.quoted, 'question')}"
        yield f"    ask: {text_of(asked.ask, 'a question that nobody can answer with yes or no')}"
        yield "    grouping: pairs"
        answers = asked.good_answers or ("",)
        yield "    good_answers:"
        for answer in answers:
            yield f"      - {text_of(answer, 'what a good answer contains')}"
        yield f"    notes: {{do: {text_of('', 'how to collect the answers')}}}"

    def _check(self, check: Check, number: int) -> Iterator[str]:
        indent = 2 * _INDENT
        if not check.gap:
            yield from evidence_lines(check.quoted, _INDENT)
        else:
            yield from comment_lines(f"{paragraphs_said(check.quoted)}, with a gap: {check.gap}", _INDENT)
            others = f" Others that would fit there: {', '.join(check.others)}." if check.others else ""
            yield from comment_lines(f"Missing: {check.missing}.{others}", _INDENT)
        yield f"  - id: {self._id(check.quoted, 'check')}"
        yield f"{indent}stem: {text_of(check.stem, 'a question about this point, with one right answer')}"
        yield f"{indent}objective: {self.objectives[check.objective]}"
        yield f"{indent}options:"
        answers = list(enumerate(check.answers or (Answer(), Answer(), Answer())))
        right_at = (2 * number + 1) % len(answers)  # at another place each time
        for place, answer in (*answers[1 : right_at + 1], answers[0], *answers[right_at + 1 :]):
            right = place == 0
            hints = ("the right answer", "why it is right") if right else ("a wrong answer", "why it is wrong")
            yield f"      - id: {'right' if right else f'other_{place}'}"
            yield f"        text: {text_of(answer.text, hints[0])}"
            if right:
                yield "        right: true"
            yield f"        feedback: {text_of(answer.feedback, hints[1])}"

    def _id(self, quoted: Sequence[Quoted], otherwise: str) -> str:
        """A name that is free: of the first words that tell something, else numbered."""
        told = telling_words(quoted[0].words, self.vocabulary) if quoted else []
        parts = [part for word in told if (part := id_part(word))]
        name = "_".join(parts[:2])
        if not re.fullmatch(r"[a-z][a-z0-9_]{2,39}", name):
            name = otherwise
        number, free = 1, name
        while free in self.taken:
            number += 1
            free = f"{name}_{number}"
        self.taken.add(free)
        return free
