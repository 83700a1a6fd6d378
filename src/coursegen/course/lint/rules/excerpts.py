"""Holds the rule of excerpts: how many words of each article a course may quote, and does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from coursegen.course.lint.course_words import unquoted, words_of
from coursegen.course.lint.rule import Found, View
from coursegen.course.lint.taken_over import CURE, beyond_citing, rule_of_rights
from coursegen.model.course import Module
from coursegen.model.parts import Evidence, Notes
from coursegen.model.text import Text


def _is_short_enough(view: View) -> Iterator[Found]:
    """RGT10."""
    most = {source.id: source.allow.excerpt_words for source in view.course.sources.values()}
    for module, source in beyond_citing(view):
        if most[source.id] is not None and module.use != "excerpted":
            message = f"{source.id} may be excerpted up to {most[source.id]} words, and this module has it {module.use}"
            yield Found(f"{module.address}.use", message, CURE)
    quoted, passed = Counter[str](), dict[str, str]()
    for module in view.course.modules:
        for article, words, address in _quotations(module):
            quoted[article] += words
            if (limit := most.get(article)) is not None and quoted[article] > limit:
                passed.setdefault(article, address)
    for article, address in passed.items():
        message = f"{quoted[article]} words are quoted from {article}, and its rights give {most[article]}"
        hint = "quote less, and retell the rest in your own words with its place; or ask its owner for more words"
        yield Found(address, message, hint)


def _quotations(module: Module) -> Iterator[tuple[str, int, str]]:
    """What rests on an article and quotes it: the article, how many words, and where.

    A quotation slide is a quotation whole; elsewhere it is what stands between quotation marks. Examples, notes and
    what people are asked are the course's own, and so is what rests on no article.
    """
    for point in module.key_points:
        yield from _counted(point.evidence, (point.headline, point.explanation), point.address)
    for scene in module.scenarios:
        yield from _counted(scene.evidence, (scene.title, scene.setting, scene.task, scene.roles), scene.address)
    for done in module.exercises:
        yield from _counted(done.evidence, (done.title, done.steps), done.address)
    for slide in module.slides:
        yield from _counted(slide.evidence, slide, slide.address, len(words_of(unquoted(slide.quote.plain))))


def _counted(evidence: tuple[Evidence, ...], said: Any, address: str, more: int = 0) -> Iterator[tuple[str, int, str]]:
    """The words between quotation marks in what is said, with ``more``, where it rests on an article and has some."""
    words = more + sum(len(words_of(text)) - len(words_of(unquoted(text))) for text in _plain(said))
    if evidence and words:
        yield evidence[0].article, words, address


def _plain(value: Any) -> Iterator[str]:
    """Every text inside a value but a facilitator's notes."""
    if isinstance(value, Text):
        yield value.plain
    elif isinstance(value, tuple):
        for part in value:
            yield from _plain(part)
    elif isinstance(value, Struct) and not isinstance(value, Notes):
        for name in value.__struct_fields__:
            yield from _plain(getattr(value, name))


RULES = (
    rule_of_rights(
        "RGT10",
        "No more words are quoted from a text than its rights give, in whatever module and on whatever slide.",
        "An excerpt is a measure, and somebody has named it.",
        "allow: {excerpt_words: 20}     # and 60 words of that article in quotation marks",
        "allow: {excerpt_words: 150}",
        _is_short_enough,
    ),
)
