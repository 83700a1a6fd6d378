"""Holds what a form can ask for: a text, an item more or less, another order; each by address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

Value = str | int | bool | Sequence[Any] | Mapping[str, Any]
"""What a file of a course can hold, as a form gives it."""


class SetText(Struct, frozen=True, tag="text"):
    """A value to be said otherwise; an empty text takes the field out. ``was`` is what the form showed before."""

    address: str
    text: str
    was: str = ""


class SetValue(Struct, frozen=True, tag="value"):
    """A whole object to stand in a field: a drawing with its words, say; ``None`` takes the field out."""

    address: str
    value: Any


class AddItem(Struct, frozen=True, tag="add"):
    """One item more for the list at an address, after another one (an id, or a number from 0); ``""``: at its end."""

    address: str
    value: Any
    after: str = ""


class RemoveItem(Struct, frozen=True, tag="remove"):
    """An item of the list at an address to be taken out."""

    address: str
    name: str


class MoveItem(Struct, frozen=True, tag="move"):
    """An item of the list at an address to be put ``by`` places further down, or up where that is negative."""

    address: str
    name: str
    by: int


Change = SetText | SetValue | AddItem | RemoveItem | MoveItem
