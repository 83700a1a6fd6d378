"""Looks up what was typed at an address of a course, whichever layer wrote it, and the words of its terms."""

from __future__ import annotations

from coursegen.course.inline.terms import BadTerm, terms_in
from coursegen.course.loaded.addresses import Places
from coursegen.problems import Place
from coursegen.pull.text.shown_text import Value, value_of
from coursegen.source import nodes
from coursegen.source.values import id_of


class Merged:
    """A version of a course by address: its nodes with every layer laid on them."""

    def __init__(self, nodes_by_address: Places) -> None:
        self._nodes = nodes_by_address
        self._terms = terms_in(nodes_by_address.node("course.terms"))

    def node(self, address: str) -> nodes.Node | None:
        """What stands at an address, or ``None`` where nothing does."""
        return self._nodes.node(address)

    def typed(self, address: str) -> str | None:
        """The text at an address as its author typed it; ``None`` where there is no text."""
        found = self.node(address)
        return found.text if isinstance(found, nodes.Scalar) and not found.missing else None

    def place(self, address: str) -> Place | None:
        """Where the value at an address was written, by whichever layer wrote it last."""
        found = self.node(address)
        return None if found is None else found.place

    def ids(self, address: str) -> tuple[str, ...]:
        """The ids of the objects in the list at an address; none for anything else."""
        found = self.node(address)
        return tuple(filter(None, map(id_of, found.items))) if isinstance(found, nodes.Sequence) else ()

    def texts(self, address: str) -> tuple[str, ...] | None:
        """The list of texts at an address; ``None`` for anything else."""
        found = self.node(address)
        if not isinstance(found, nodes.Sequence) or not all(isinstance(item, nodes.Scalar) for item in found.items):
            return None
        return tuple(item.text for item in found.items if isinstance(item, nodes.Scalar))

    def value(self, address: str) -> Value | None:
        """The text at an address with its terms filled in; ``None`` where there is none that can be read."""
        typed = self.typed(address)
        return None if typed is None else self.value_of(address, typed)

    def value_of(self, address: str, typed: str) -> Value | None:
        """What a text would say at an address; ``None`` where it can't be read."""
        try:
            words = self._terms.masked(typed)[1] if "${" in typed else []
        except BadTerm:
            return None
        return value_of(address, typed, words)

    def filled(self, text: str) -> str:
        """A text with its terms filled in. Errors: ``BadTerm``."""
        return self._terms.fill(text)
