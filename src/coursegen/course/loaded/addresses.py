"""Makes the table from dotted addresses to places, from the nodes of a course's files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coursegen.problems import Place
from coursegen.source import nodes
from coursegen.source.values import id_of


class Places(Mapping[str, Place]):
    """Addresses to places, each found when it is asked for: a course without problems asks for none.

    ``roots`` are the mappings of the course's files by the address that each starts with (``course``,
    ``recover``, ``articles.article_004``).
    """

    def __init__(self, roots: Mapping[str, nodes.Node]) -> None:
        self._roots = dict(roots)
        self._holders: dict[str, nodes.Node] = dict(roots)  # what was walked through, so that it is walked once

    def __getitem__(self, address: str) -> Place:
        found = self.node(address)
        if found is None:
            raise KeyError(address)
        return found.place

    def node(self, address: str) -> nodes.Node | None:
        """What stands at an address, or ``None``."""
        if (root := self._roots.get(address)) is not None:
            return root
        above, _, name = address.rpartition(".")
        if (holder := self._holders.get(above)) is None and above and (holder := self.node(above)) is not None:
            self._holders[above] = holder
        return None if holder is None else _child(holder, name)

    def __iter__(self) -> Iterator[str]:
        for address, node in self._roots.items():
            yield from _addresses(address, node)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _child(node: nodes.Node, name: str) -> nodes.Node | None:
    if isinstance(node, nodes.Mapping):
        return node.get(name)
    if isinstance(node, nodes.Sequence):
        for number, item in enumerate(node.items):
            if name == (id_of(item) or str(number)):
                return item
    return None


def _addresses(address: str, node: nodes.Node) -> Iterator[str]:
    yield address
    if isinstance(node, nodes.Mapping):
        for name, entry in node.entries.items():
            yield from _addresses(f"{address}.{name}", entry.value)
    elif isinstance(node, nodes.Sequence):
        for number, item in enumerate(node.items):
            yield from _addresses(f"{address}.{id_of(item) or number}", item)
