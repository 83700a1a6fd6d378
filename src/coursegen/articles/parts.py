"""Lists what a block of an article can be: prose, what its citation tells, or what is around it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from coursegen.articles.reading import Block

PROSE, TITLE, BYLINE, AUTHOR, RIGHTS = "prose", "title", "byline", "author", "rights"
METADATA = (TITLE, BYLINE, AUTHOR, RIGHTS)
"""What is no prose and no noise either: it is told in the citation."""


class Part(Struct, frozen=True):
    """A block and what it is: a name from above, or what of the page it belongs to (``sharing``, ``comments`` …)."""

    block: Block
    what: str


def title_in(parts: Sequence[Part]) -> str:
    """The title that stands in the text, or ``""``."""
    return next((part.block.words for part in parts if part.what == TITLE), "")
