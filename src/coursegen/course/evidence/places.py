"""Lists the paragraphs that the key points, scenarios and own slides of a version rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from coursegen.model.course import Course
from coursegen.model.parts import Evidence


class ParagraphOf(Struct, frozen=True, order=True):
    """A paragraph of an article by its number, from 1; written ``article_004#9``."""

    article: str
    number: int

    def __str__(self) -> str:
        return f"{self.article}#{self.number}"


def places_of(course: Course) -> Mapping[str, tuple[ParagraphOf, ...]]:
    """The paragraphs that things rest on by their addresses, in the course's order; what rests on none is left out."""
    return {address: tuple(_paragraphs(evidence)) for address, evidence in _resting(course) if evidence}


def _resting(course: Course) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    for module in course.modules:
        yield from ((point.address, point.evidence) for point in module.key_points)
        yield from ((one.address, one.evidence) for one in module.practised)
        yield from ((slide.address, slide.evidence) for slide in module.slides)


def _paragraphs(evidence: tuple[Evidence, ...]) -> Iterator[ParagraphOf]:
    found = {ParagraphOf(one.article, number) for one in evidence for number in one.paragraphs}
    yield from sorted(found)
