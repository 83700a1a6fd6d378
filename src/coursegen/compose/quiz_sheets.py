"""Composes the questions of all modules as a test to hand out, in several orders, and the key to each."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from coursegen.compose import items, phrases, quiz_kinds
from coursegen.compose.artefact import Setting, Step
from coursegen.model.blocks import Paragraph, Table
from coursegen.model.course import Module
from coursegen.model.document import DocumentBlock, FillIn, Heading, KeepTogether, PageBreak, WriteOn
from coursegen.model.parts import Evidence
from coursegen.model.practice import QuizItem
from coursegen.model.text import Text, joined, stronger, words

Blocks = tuple[DocumentBlock, ...]


class _Asked(Struct, frozen=True):
    """A question and the module that asks it."""

    item: QuizItem
    module: Module


def quiz_sheet(setting: Setting, step: Step) -> Blocks:
    """Each version of the test on pages of its own, the right answers nowhere."""
    return tuple(part for version in _versions(step) for part in _sheet(setting, version, step.whole("pass_mark")))


def answer_key(setting: Setting, step: Step) -> Blocks:
    """The letters of each version on a page, then every option with its reason."""
    keys = [part for version in _versions(step) for part in _key(setting, version, step.whole("pass_mark"))]
    return (*keys, *_reasons(setting))


def _versions(step: Step) -> str:
    return "ABCDEFGHIJ"[: step.whole("versions")]


def _asked(setting: Setting) -> tuple[_Asked, ...]:
    """The test's questions in the agenda's order: what a plan shows and class alone does not, then the rest."""
    asked: list[_Asked] = []
    for stretch in setting.course.agenda:
        if stretch.kind == "module":
            module = setting.modules[stretch.id]
            shown = [item for block in stretch.plan if block.kind == "quiz" for item in items.shown(module.quiz, block)]
            shown += [item for item in module.quiz if item.use == "test"]
            asked += (_Asked(item, module) for item in shown if item.use != "class")
    return tuple(asked)


def in_version(asked: tuple[_Asked, ...], version: str) -> tuple[_Asked, ...]:
    """The questions in a version's order, their options too: A as the course has them, the others shuffled.

    The order follows from a hash of the version and the ids, so that it is the same in every build, and a question
    that comes or goes leaves the order of the others as it was.
    """
    if version == "A":
        return asked
    mixed = [
        replace(one, item=replace(one.item, options=tuple(sorted(one.item.options, key=lambda o: _lot(version, o)))))
        for one in asked
    ]
    return tuple(sorted(mixed, key=lambda one: _lot(version, one.item)))


def _lot(version: str, thing: items.Addressed) -> bytes:
    return sha256(f"{version} {thing.address}".encode()).digest()


def needed(asked: int, pass_mark: int) -> int:
    """How many right answers a mark in per cent asks for, rounded up."""
    return -(-asked * pass_mark // 100)


def _sheet(setting: Setting, version: str, pass_mark: int) -> Iterator[DocumentBlock]:
    w, asked = setting.words, in_version(_asked(setting), version)
    if not asked:
        return
    title = w.text("quiz_version", version=version)
    yield PageBreak("odd", even=True)
    yield Heading(1, title, f"{setting.recipe.id}.{version}", running=title.plain)
    yield FillIn((w.text("name"), w.text("date")))
    alike = all(one.item.kind == "choice" for one in asked)
    counts = {"total": str(len(asked)), "needed": str(needed(len(asked), pass_mark))}
    yield Paragraph(w.text("quiz_sheet_lead" if alike else "quiz_sheet_lead_kinds", **counts))
    for place, one in enumerate(asked, 1):
        stem = stronger(w.text("quiz_stem", place=str(place), stem=one.item.stem))
        how = () if one.item.kind == "choice" else quiz_kinds.how_to_tick(w, one.item)
        yield KeepTogether((Paragraph(joined(stem, *how)), *quiz_kinds.on_paper(w, one.item, version)))
    yield WriteOn(w.text("quiz_more"), 2)


def _key(setting: Setting, version: str, pass_mark: int) -> Iterator[DocumentBlock]:
    w, asked = setting.words, in_version(_asked(setting), version)
    if not asked:
        return
    title = w.text("key_version", version=version)
    rows = tuple(
        (words(str(place)), words(quiz_kinds.letters(one.item, version), strong=True), one.item.stem)
        for place, one in enumerate(asked, 1)
    )
    header = (w.text("column_number"), w.text("column_answer"), w.text("column_question"))
    yield PageBreak()
    yield Heading(1, title, f"{setting.recipe.id}.{version}", running=title.plain)
    yield Paragraph(w.text("key_pass", total=str(len(asked)), needed=str(needed(len(asked), pass_mark))))
    yield Table(header, rows, (0.08, 0.12, 0.80), w.say("key_caption", version=version))


def _reasons(setting: Setting) -> Iterator[DocumentBlock]:
    w, asked = setting.words, _asked(setting)
    if not asked:
        return
    yield PageBreak()
    yield Heading(1, w.text("reasons_title"), f"{setting.recipe.id}.reasons", running=w.say("reasons_title"))
    yield Paragraph(w.text("reasons_lead"))
    for place, one in enumerate(asked, 1):
        item = one.item
        answer = quiz_kinds.answered(w, item)
        stem = w.text("quiz_stem", place=str(place), stem=item.stem)
        checks = w.text("checks", objective=_objective(one))
        where = joined(phrases.numbered(setting, one.module), " · ", _source(setting, one.module))
        yield KeepTogether((Heading(3, stem, item.address), Paragraph(checks), Paragraph(where, "small"), *answer))


def _objective(one: _Asked) -> Text:
    return next((aim.text for aim in one.module.objectives if aim.id == one.item.objective), Text())


def _source(setting: Setting, module: Module) -> Text:
    """The paragraphs of its articles that the module's key points rest on."""
    evidence = tuple(place for point in module.key_points for place in point.evidence)
    return phrases.source_line(setting, _merged(evidence), module.address)


def _merged(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    found: dict[str, set[int]] = {}
    for place in evidence:
        found.setdefault(place.article, set()).update(place.paragraphs)
    return tuple(Evidence(article, tuple(sorted(numbers))) for article, numbers in found.items())
