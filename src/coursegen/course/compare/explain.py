"""Explains the value at an address: which layer wrote it, which changed it, where and why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from coursegen.course.inline.terms import BadTerm, terms_in
from coursegen.course.loaded.loaded_course import LoadedCourse
from coursegen.model.layers import Change, Stack
from coursegen.problems import Hinted, nearest
from coursegen.source import nodes
from coursegen.source.values import value_in_words

_EXPRESSION = re.compile(r"\$\{(\w+)(?:\.(\w+))?[^}]*\}")


class NoSuchAddress(Hinted):
    """Raised where nothing in the course has an address; carries a message and a hint."""


class TermUsed(Struct, frozen=True):
    """A term in a text, as it is written there, with its words and what made them."""

    written: str
    words: str
    stack: Stack


class Explained(Struct, frozen=True):
    """What stands at an address and why.

    ``value`` is in words, ``said`` the same with its terms filled in. ``stack`` starts with the course's
    own words where it has some. ``inside`` are the changed addresses in an object or a list, with their
    stacks. ``gone`` says why it is not in this version, ``""`` where it is.
    """

    address: str
    value: str
    said: str
    stack: Stack
    terms: tuple[TermUsed, ...] = ()
    inside: tuple[tuple[str, Stack], ...] = ()
    gone: str = ""

    @property
    def inherited(self) -> bool:
        """Whether it is the course's own, whatever its terms' words."""
        return all(change.how == "wrote" for change in self.stack) and not self.inside


def explained(loaded: LoadedCourse, asked: str) -> Explained:
    """What stands at an address, or at the only one that ends so (``three_lines.owner``).

    Errors: :class:`NoSuchAddress`, with the nearest address, or with those that end so where there are several.
    """
    address = address_asked(loaded, asked)
    now, before = loaded.merged.node(address), loaded.own.node(address)
    gone = _gone(loaded, address)
    value = value_in_words(now if now is not None else before)
    terms = tuple(_terms_in(loaded, value)) if isinstance(now or before, nodes.Scalar) else ()
    inside = tuple((at, _stack(loaded, at)) for at in loaded.stacks if at.startswith(f"{address}.") and not gone)
    return Explained(address, value, _filled(loaded, value), _stack(loaded, address), terms, inside, gone)


def _stack(loaded: LoadedCourse, address: str) -> Stack:
    """What layers did to an address, after the course's own words, if it has some."""
    above = loaded.stack(address)
    own = loaded.own.node(address)
    if own is None:
        return above
    course = loaded.layers[0]
    return (Change(course, "wrote", own.place, "", value_in_words(own)), *above)


def _gone(loaded: LoadedCourse, address: str) -> str:
    at = address
    while at:
        if why := loaded.gone.get(at):
            return why if at == address else f"{at} is left out: {why}"
        if (stack := loaded.stacks.get(at)) and stack[-1].how == "removed":
            what = "" if at == address else f" {at}"
            return f"{stack[-1].layer.name} removed{what or ' it'}"
        at = at.rpartition(".")[0]
    return ""


def _terms_in(loaded: LoadedCourse, value: str) -> Iterator[TermUsed]:
    for written in dict.fromkeys(found[0] for found in _EXPRESSION.finditer(value)):
        found = _EXPRESSION.fullmatch(written)
        if found is None:
            continue
        name, form = found[1], found[2] or "one"
        address = f"course.terms.{name}.{form}"
        if loaded.merged.node(address) is None:  # a possessive that is made from `one`
            address = f"course.terms.{name}.one"
        yield TermUsed(written, _filled(loaded, written), _stack(loaded, address))


def _filled(loaded: LoadedCourse, value: str) -> str:
    try:
        return terms_in(loaded.merged.node("course.terms")).fill(value)
    except BadTerm:  # what is left out is not judged
        return value


def address_asked(loaded: LoadedCourse, asked: str) -> str:
    """The address that is meant by one, or by the end of one. Errors: as :func:`explained`."""
    asked = asked.strip().strip(".")
    if loaded.merged.node(asked) is not None or loaded.own.node(asked) is not None or asked in loaded.stacks:
        return asked
    known = list(dict.fromkeys([*loaded.merged, *loaded.own, *loaded.stacks]))
    ending: list[str] = [address for address in known if address.endswith(f".{asked}")]
    if len(ending) == 1:
        return ending[0]
    if ending:
        hint = f"which of them: {', '.join(ending[:6])}{' …' if len(ending) > 6 else ''}?"
        raise NoSuchAddress(f"{len(ending)} addresses end with '{asked}'", hint)
    near = _nearest(asked, known)
    hint = f"did you mean '{near}'?" if near else "an address is dotted, as in recover.action_steps.call_back.owner"
    raise NoSuchAddress(f"nothing in this version has the address '{asked}'", hint)


def _nearest(asked: str, known: list[str]) -> str:
    """The address that agrees longest with what was asked, its next step the nearest one there is."""
    parts = asked.split(".")
    at = ""
    for number, part in enumerate(parts):
        prefix = f"{at}." if at else ""
        names = {address.removeprefix(prefix).partition(".")[0] for address in known if address.startswith(prefix)}
        found = part if part in names else nearest(part, names) or _holding(part, names)
        if not found:
            rest = [address for address in known if address.startswith(prefix)]
            last = [address for address in rest if address.rpartition(".")[2] == parts[-1]]
            return nearest(asked, last or rest) or at
        at = f"{prefix}{found}"
        if number == len(parts) - 1:
            return at
    return at


def _holding(part: str, names: set[str]) -> str:
    """The only name that holds a word: ``actions`` is in no name, ``steps`` is in ``action_steps``."""
    found = [name for name in names if part in name or part.rstrip("s") in name]
    return found[0] if len(found) == 1 else ""
