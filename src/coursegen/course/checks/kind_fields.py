"""Finds the fields that a form of some kind lacks, and those that its kind has no use for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from coursegen.problems import Problem


class Takes(Struct, frozen=True):
    """The fields that a kind needs, and those that it may have, besides what all kinds have."""

    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """What it needs or may have."""
        return (*self.needs, *self.may)


def own_fields(takes: Mapping[Any, Takes]) -> tuple[str, ...]:
    """The fields that only some kinds have."""
    return tuple(dict.fromkeys(name for one in takes.values() for name in one.all))


def misfits(form: Any, takes: Mapping[Any, Takes], noun: str, rule: str, here: str) -> Iterator[Problem]:
    """What is wrong with the fields of a form with a ``kind``, which is called by its ``noun``: a 'poll' slide."""
    kind = form.kind
    for name in takes[kind].needs:
        if not getattr(form, name):
            told = type(form).model_fields[name].description
            hint = f"add '{name}:'" + (f" ({told})" if told and told != kind else "")
            yield Problem(rule, f"a '{kind}' {noun} needs '{name}'", hint=hint, address=here)
    for name in own_fields(takes):
        if getattr(form, name) and name not in takes[kind].all:
            kinds = " or ".join(f"'{other}'" for other, one in takes.items() if name in one.all)
            hint = f"take it out; it belongs to {kinds}"
            yield Problem(rule, f"a '{kind}' {noun} has no '{name}'", hint=hint, address=f"{here}.{name}")
