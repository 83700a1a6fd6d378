"""Writes what a deck adds to a course as a course's file has it: an object, a list, a number, yes or no."""

from __future__ import annotations

from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from coursegen.pull.placing.patch import AddObject, Content, Fields
from coursegen.pull.yaml_text.file_tree import in_lines, way_to
from coursegen.pull.yaml_text.text_value import in_brackets, is_long, written

_ON_ONE_LINE = 80
"""How many letters the texts of an object in braces may have."""


def object_of(operation: AddObject) -> CommentedMap:
    """A new object as a course's file has it."""
    return _map((("id", operation.id), *operation.fields), 1 + operation.around.count("."))


def put_content(root: Any, container: Any, key: Any, content: Content) -> None:
    """Put a value into a container of a tree, which is written in lines where the value is no single word."""
    way = way_to(root, container)
    if isinstance(content, Fields) or (isinstance(content, str) and is_long(content)):
        in_lines(way)
    container[key] = content_of(content, len(way) - 1)


def content_of(content: Content, depth: int) -> Any:
    """A value as a course's file has it, so deep in it."""
    match content:
        case bool():
            return content
        case float() | int():
            return int(content) if float(content).is_integer() else float(content)
        case str():
            return written(content, depth)
        case Fields(entries=entries):
            return _map(entries, depth)
        case _ if all(isinstance(one, str) for one in content):
            return written(tuple(one for one in content if isinstance(one, str)), depth)
        case _ if all(isinstance(one, float) for one in content):
            return in_brackets([content_of(one, depth) for one in content])
        case _:
            return CommentedSeq([content_of(one, depth + 1) for one in content])


def _map(entries: tuple[tuple[str, Content], ...], depth: int) -> CommentedMap:
    """An object, in braces where it is short and has nothing but texts."""
    found = CommentedMap({name: content_of(content, depth + 1) for name, content in entries})
    texts = [content for _, content in entries if isinstance(content, str)]
    if len(texts) == len(entries) and sum(map(len, texts)) < _ON_ONE_LINE:
        found.fa.set_flow_style()
    return found
