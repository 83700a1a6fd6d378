"""Says what is in nodes: what is at some steps, a value in words, whether two say the same, a short fingerprint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from coursegen.source import nodes

FINGERPRINT = "sha256:"
"""What a fingerprint starts with, where ``was:`` has one instead of the old text."""


def joined(at: str, name: str) -> str:
    """The address of a name inside another address."""
    return f"{at}.{name}" if at else name


def value_in_words(node: nodes.Node | None) -> str:
    """A text as it was typed; a list with commas; an object as ``field: value; field: value``; ``""`` for nothing."""
    if node is None:
        return ""
    if isinstance(node, nodes.Scalar):
        return node.text.strip()
    if isinstance(node, nodes.Sequence):
        return list_in_words(map(value_in_words, node.items))
    return "; ".join(f"{name}: {value_in_words(entry.value)}" for name, entry in node.entries.items())


def list_in_words(values: Iterable[str]) -> str:
    """A list of values in words, with commas."""
    return ", ".join(f"({value})" if "; " in value else value for value in values)


def short(text: str, most: int = 70) -> str:
    """A text on one line, cut with an ellipsis where it is long."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def same(one: nodes.Node, other: nodes.Node) -> bool:
    """Whether two nodes say the same, wherever and however they are written."""
    if isinstance(one, nodes.Scalar):
        return isinstance(other, nodes.Scalar) and one.text.strip() == other.text.strip()
    if isinstance(one, nodes.Sequence):
        return (
            isinstance(other, nodes.Sequence)
            and len(one.items) == len(other.items)
            and all(map(same, one.items, other.items))
        )
    return (
        isinstance(other, nodes.Mapping)
        and one.entries.keys() == other.entries.keys()
        and all(same(entry.value, other.entries[name].value) for name, entry in one.entries.items())
    )


def fingerprint(node: nodes.Node) -> str:
    """Sixteen hex digits of the hash of what a value says, after ``sha256:``; line breaks do not count."""
    return fingerprint_of(value_in_words(node))


def fingerprint_of(words: str) -> str:
    """The fingerprint of a value in words."""
    return FINGERPRINT + sha256(" ".join(words.split()).encode()).hexdigest()[:16]


def was_text(told: nodes.Node, found: nodes.Node | None) -> bool:
    """Whether what ``was:`` tells (a text, a list or a fingerprint) is what is found; line breaks do not count."""
    if found is None:
        return False
    old = " ".join(value_in_words(told).split())
    return old == (fingerprint(found) if old.startswith(FINGERPRINT) else " ".join(value_in_words(found).split()))


def id_of(node: nodes.Node) -> str:
    """The id of an object that has one, else nothing."""
    return text_in(node, "id")


def node_at(node: nodes.Node | None, *steps: str) -> nodes.Node | None:
    """What is at some steps in a node, each the name of a field, an object's id or the number of what has none."""
    for step in steps:
        if isinstance(node, nodes.Mapping):
            node = node.get(step)
        elif isinstance(node, nodes.Sequence):
            node = next((one for at, one in enumerate(node.items) if step == (id_of(one) or str(at))), None)
        else:
            return None
    return node


def text_in(node: nodes.Node | None, *steps: str) -> str:
    """The text at some steps in a node, nothing where there is none."""
    found = node_at(node, *steps)
    return found.text if isinstance(found, nodes.Scalar) else ""


def items_in(node: nodes.Node | None, *steps: str) -> tuple[nodes.Node, ...]:
    """The items of the list at some steps in a node, none where there is no list."""
    found = node_at(node, *steps)
    return found.items if isinstance(found, nodes.Sequence) else ()


def entries_in(node: nodes.Node | None, *steps: str) -> Mapping[str, nodes.Entry]:
    """The fields of the object at some steps in a node, none where there is no object."""
    found = node_at(node, *steps)
    return found.entries if isinstance(found, nodes.Mapping) else {}


def plain_value(node: nodes.Node) -> Any:
    """A node as texts, lists and dictionaries; white space around a text does not count."""
    if isinstance(node, nodes.Mapping):
        return {name: plain_value(entry.value) for name, entry in node.entries.items()}
    return list(map(plain_value, node.items)) if isinstance(node, nodes.Sequence) else node.text.strip()


def texts_in(node: nodes.Node | None) -> tuple[str, ...]:
    """The texts of a list of texts, or of one text; nothing for what is neither."""
    if isinstance(node, nodes.Scalar):
        return (node.text,)
    if isinstance(node, nodes.Sequence):
        return tuple(item.text for item in node.items if isinstance(item, nodes.Scalar))
    return ()


def field_names(node: nodes.Node) -> set[str]:
    """The names of all fields anywhere in a tree."""
    if isinstance(node, nodes.Mapping):
        return {*node.entries}.union(*(field_names(entry.value) for entry in node.entries.values()))
    return set().union(*map(field_names, node.items)) if isinstance(node, nodes.Sequence) else set()


def scalars_in(node: nodes.Node) -> list[nodes.Scalar]:
    """Every scalar in a node, in order: keys as well as values."""
    if isinstance(node, nodes.Scalar):
        return [node]
    if isinstance(node, nodes.Mapping):
        return [one for entry in node.entries.values() for one in (entry.key, *scalars_in(entry.value))]
    return [one for item in node.items for one in scalars_in(item)]
