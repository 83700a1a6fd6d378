"""The nodes of a course's files to the table from dotted addresses to places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from coursegen.problems import Place
from coursegen.source import nodes


class Places(Mapping[str, Place]):
    """Addresses to places, made when the first one is asked for: a course without problems never needs them.

    ``roots`` are the mappings of the course's files by the address that each starts with (``course``,
    ``recover``, ``articles.article_004``).
    """

    def __init__(self, roots: Mapping[str, nodes.Node]) -> None:
        self._roots = dict(roots)

    @cached_property
    def _table(self) -> dict[str, Place]:
        table: dict[str, Place] = {}
        for address, node in self._roots.items():
            _enter(address, node, table)
        return table

    def __getitem__(self, address: str) -> Place:
        return self._table[address]

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


def _enter(address: str, node: nodes.Node, table: dict[str, Place]) -> None:
    table.setdefault(address, node.place)
    if isinstance(node, nodes.Mapping):
        for name, entry in node.entries.items():
            _enter(f"{address}.{name}", entry.value, table)
    elif isinstance(node, nodes.Sequence):
        for number, item in enumerate(node.items):
            _enter(f"{address}.{_name(item) or number}", item, table)


def _name(item: nodes.Node) -> str:
    """The id of an item that has one, else nothing: items without ids are addressed by number."""
    if isinstance(item, nodes.Mapping) and isinstance(found := item.get("id"), nodes.Scalar):
        return found.text
    return ""
