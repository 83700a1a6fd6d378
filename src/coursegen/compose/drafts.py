"""A slide or a block of a page to whether it shows what is not finished: words that stand in a draft's file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from coursegen.model.course import Course
from coursegen.model.document import SlideRows


class Drafts(Struct, frozen=True):
    """What of a course is a draft: ``whole``, or the modules with these addresses."""

    whole: bool
    modules: frozenset[str]

    def __bool__(self) -> bool:
        return self.whole or bool(self.modules)

    def shown_in(self, thing: object) -> bool:
        """Whether a value of slides or documents says anything of a draft, at whatever depth."""
        return self.whole or any(_module(address) in self.modules for address in _addresses(thing))


def drafts_of(course: Course) -> Drafts:
    """What of a course is not finished."""
    return Drafts(course.draft, frozenset(module.address for module in course.modules if module.draft))


def _module(address: str) -> str:
    """The module that an address, or an anchor made of it (``recover.scenario/2``), belongs to."""
    return address.partition("/")[0].partition(".")[0]


def _addresses(thing: object) -> Iterator[str]:
    """Every address in a value; slides in small have their own mark, so theirs are not asked for."""
    if isinstance(thing, tuple):
        for part in thing:
            yield from _addresses(part)
    elif isinstance(thing, Mapping):
        yield from _addresses(tuple(thing.values()))
    elif isinstance(thing, Struct) and not isinstance(thing, SlideRows):
        for name in thing.__struct_fields__:
            value = getattr(thing, name)
            if name in ("address", "anchor"):
                yield value
            elif isinstance(value, tuple | Mapping | Struct):
                yield from _addresses(value)
