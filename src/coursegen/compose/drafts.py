"""Says of a slide or a block of a page whether it shows what is not finished: words from a draft's file."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from msgspec import Struct

from coursegen.model.course import Course
from coursegen.model.document import DocumentBlock, SlideRows
from coursegen.model.document_tree import parts, walk
from coursegen.model.slide import Slide
from coursegen.model.slide_texts import slide_texts


class Drafts(Struct, frozen=True):
    """What of a course is a draft: ``whole``, or the modules with these addresses."""

    whole: bool
    modules: frozenset[str]

    def __bool__(self) -> bool:
        return self.whole or bool(self.modules)

    def shown_on(self, slide: Slide) -> bool:
        """Whether a slide or its notes say anything of a draft."""
        return self._any_of(chain((slide.address,), (text.address for text in slide_texts(slide))))

    def shown_in(self, block: DocumentBlock) -> bool:
        """Whether a block says anything of a draft, at whatever depth; slides in small have their own mark."""
        inside = (one for one in walk((block,)) if not isinstance(one, SlideRows))
        return self._any_of(address for one in inside for address in parts(one).addresses)

    def _any_of(self, addresses: Iterable[str]) -> bool:
        return self.whole or any(_module(address) in self.modules for address in addresses)


def drafts_of(course: Course) -> Drafts:
    """What of a course is not finished."""
    return Drafts(course.draft, frozenset(module.address for module in course.modules if module.draft))


def _module(address: str) -> str:
    """The module that an address, or an anchor made of it (``recover.scenario/2``), belongs to."""
    return address.partition("/")[0].partition(".")[0]
