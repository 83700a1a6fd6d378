"""One of pydantic's faults, told by its type, to our own sentence, its place and its cure."""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from coursegen.course.forms import Form
from coursegen.problems import Place, Problem, nearest
from coursegen.source import nodes

PATTERNS: dict[str, tuple[str, str]] = {
    r"^[a-z][a-z0-9_]*$": (
        "an id has small letters, digits and _ only, and starts with a letter",
        "for instance call_back or article_004",
    ),
    r"^([01]?\d|2[0-3]):[0-5]\d$": ("a time of day is meant here", 'write it as "09:00" or "14:30"'),
    r"^(same day|next shift|next day|[1-9]\d{0,2} (day|days|week|weeks|month|months))$": (
        "a time after the session is meant here",
        "write same day, next shift, next day, or a number of days, weeks or months: 3 days, 2 weeks",
    ),
    r"^[0-9A-Za-z][0-9A-Za-z.+-]{0,30}$": (
        "a version has letters, digits, dots, + and - only, 31 at most",
        'for instance "1.0"',
    ),
    r"^[a-z]{2,3}(-[A-Z]{2})?$": ("a language tag is meant here", "for instance en, en-GB or de"),
    r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$": (
        "a field is named here, from the file's top",
        "for instance title, or key_points.own.headline",
    ),
    r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$": ("a date is meant here", 'year, month, day: "2027-03-04"'),
    r"^#[0-9A-Fa-f]{6}$": ("a colour is meant here", 'six hex digits in quotes: "#0B6E4F"'),
    r"^[^\\:]+\.pptx$": ("a .pptx file inside the course folder is meant here", "for instance brands/shop.pptx"),
    r"^https?://\S+$": ("an http or https address is meant here", "write it whole: https://example.org/page"),
}
"""What each pattern of the forms asks for, in words, and an example."""


def said(faults: Sequence[Mapping[str, Any]], root: nodes.Mapping, form: type[Form]) -> list[Problem]:
    """The problems that pydantic's faults are, each cause once, and one for each value that is not there.

    ``faults`` are the items of ``ValidationError.errors()``; only ``type``, ``loc`` and ``ctx`` are read.
    """
    problems: list[Problem] = []
    found = [_At(fault, root, form) for fault in faults]
    misspelt = [(id(at.around), _meant(at)) for at in found if at.kind == "extra_forbidden"]
    for at in found:
        if isinstance(at.node, nodes.Scalar) and at.node.missing and at.kind != "extra_forbidden":
            problems.append(no_value(at.node))
        elif at.kind != "missing" or (id(at.around), at.name) not in misspelt:
            problems.append(SAID.get(at.kind, _other)(at))
    return problems


def no_value(scalar: nodes.Scalar) -> Problem:
    """The problem of a field or a dash with nothing after it."""
    return Problem("no-value", "there is no value here", scalar.place, "write it here, or take the line out")


class _At:
    """Where a fault is: the node, the key above it, the mapping around it, and what the form wants there."""

    def __init__(self, fault: Mapping[str, Any], root: nodes.Mapping, form: type[Form]) -> None:
        self.kind: str = fault["type"]
        self.context: Mapping[str, Any] = fault.get("ctx", {})
        self.node: nodes.Node | None = root
        self.around: nodes.Node = root
        self.key: nodes.Scalar | None = None
        self.name = ""
        self.wanted: Any = form
        self.wanted_around: Any = form
        for step in fault["loc"]:
            if step == "[key]":  # the name itself is wrong, not what it names
                self.node, self.wanted = self.key, _within(self.wanted_around, "[key]")
                break
            if self.node is None:
                break
            self.around, self.wanted_around = self.node, self.wanted
            self.name = str(step) if isinstance(step, str) else self.name
            self.wanted = _within(self.wanted, step)
            self._go(step)

    def _go(self, step: str | int) -> None:
        if isinstance(self.around, nodes.Mapping):
            entry = self.around.entries.get(str(step))
            self.key, self.node = (None, None) if entry is None else (entry.key, entry.value)
        elif isinstance(self.around, nodes.Sequence) and isinstance(step, int) and step < len(self.around.items):
            self.node = self.around.items[step]

    @property
    def place(self) -> Place:
        """Where the value stands."""
        return (self.node or self.around).place

    def problem(self, rule: str, message: str, hint: str) -> Problem:
        """A problem at the value."""
        return Problem(rule, message, self.place, hint)


def _meant(at: _At) -> str:
    """The field that an unknown one was probably meant to be, one that is not there yet before all."""
    known = list(at.wanted_around.model_fields) if _is_form(at.wanted_around) else []
    written = at.around.entries if isinstance(at.around, nodes.Mapping) else {}
    return nearest(at.name, [name for name in known if name not in written]) or nearest(at.name, known)


def _unknown_field(at: _At) -> Problem:
    known = list(at.wanted_around.model_fields) if _is_form(at.wanted_around) else []
    near = _meant(at)
    hint = f"did you mean '{near}'?" if near else f"the fields here are {', '.join(known)}"
    return Problem("unknown-field", f"unknown field '{at.name}'", at.key.place if at.key else at.place, hint)


def _missing_field(at: _At) -> Problem:
    info = at.wanted_around.model_fields.get(at.name) if _is_form(at.wanted_around) else None
    description = getattr(info, "description", None) or _describe(at.wanted)
    return Problem(
        "missing-field",
        f"the field '{at.name}' is missing here",
        at.around.place,
        f"add '{at.name}:'" + (f" ({description})" if description else ""),
    )


def _describe(wanted: Any) -> str:
    """What a form's field wants, in a few words."""
    if isinstance(wanted, type) and issubclass(wanted, Form):
        return "with fields of its own: " + ", ".join(wanted.model_fields)
    if get_origin(wanted) is list:
        return "a list"
    if get_origin(wanted) is Literal:
        return "one of " + ", ".join(str(choice) for choice in get_args(wanted))
    return ""


def _text_meant(at: _At) -> Problem:
    found = shape_of(at.node)
    if isinstance(at.node, nodes.Mapping):
        hint = "put the text in quotes: without them a colon with a space after it, or a {, makes fields of it"
    else:
        hint = "write it as one text; a text that starts with [ or - needs quotes"
    return at.problem("shape", f"{_named(at)} is text, and here is {found}", hint)


def _list_meant(at: _At) -> Problem:
    hint = "start each item on its own line with '- ', even if there is only one"
    return at.problem("shape", f"{_named(at)} is a list, and here is {shape_of(at.node)}", hint)


def _fields_meant(at: _At) -> Problem:
    names = list(at.wanted.model_fields) if _is_form(at.wanted) else []
    hint = f"write its fields: {', '.join(names)}" if names else "write 'name: value' lines below it"
    return at.problem("shape", f"{_named(at)} has fields of its own, and here is {shape_of(at.node)}", hint)


def _pattern(at: _At) -> Problem:
    message, hint = PATTERNS.get(at.context["pattern"], ("this is not written as it should be", ""))
    return at.problem("pattern", f"{message}, not '{_shown(at.node)}'", hint)


def _choice(at: _At) -> Problem:
    choices = [str(choice) for choice in get_args(at.wanted)]
    near = nearest(_shown(at.node), choices)
    one_of = f"one of {', '.join(choices)}"
    if not isinstance(at.node, nodes.Scalar):
        return at.problem("choice", f"{_named(at)} is a word, and here is {shape_of(at.node)}", one_of)
    hint = f"did you mean '{near}'?" if near else f"write {one_of}"
    return at.problem("choice", f"{_named(at)} can't be '{_shown(at.node)}'", hint)


def _number_meant(at: _At) -> Problem:
    found = f"'{_shown(at.node)}'" if isinstance(at.node, nodes.Scalar) else shape_of(at.node)
    shown = _shown(at.node)
    if len(ends := re.findall(r"\d+", shown)) == 2 and isinstance(at.around, nodes.Sequence):
        hint = (
            f"write each number: [{', '.join(map(str, range(int(ends[0]), min(int(ends[1]), int(ends[0]) + 9) + 1)))}]"
        )
    else:
        hint = f"write digits only: {ends[0] if len(ends) == 1 else 15}"
    return at.problem("number", f"{_named(at)} is a whole number, not {found}", hint)


def _too_small(at: _At) -> Problem:
    return at.problem("range", f"{_named(at)} must be at least {at.context['ge']}, not {_shown(at.node)}", "")


def _too_large(at: _At) -> Problem:
    return at.problem("range", f"{_named(at)} must be at most {at.context['le']}, not {_shown(at.node)}", "")


def _yes_or_no(at: _At) -> Problem:
    found = f"'{_shown(at.node)}'" if isinstance(at.node, nodes.Scalar) else shape_of(at.node)
    return at.problem("yes-no", f"{_named(at)} is true or false, not {found}", "write true, or leave the field out")


def _text_too_short(at: _At) -> Problem:
    return at.problem("no-value", f"{_named(at)} is empty", "write its text between the quotes, or take the line out")


def _text_too_long(at: _At) -> Problem:
    length = len(at.node.text) if isinstance(at.node, nodes.Scalar) else 0
    most = at.context["max_length"]
    return at.problem("length", f"{_named(at)} has {length:,} characters; at most {most:,} fit", "say it shorter")


def _too_few(at: _At) -> Problem:
    least, there = at.context["min_length"], at.context["actual_length"]
    message = f"{_named(at)} needs at least {least} {_items(least)} and has {there}"
    return at.problem("length", message, "add to the list")


def _too_many(at: _At) -> Problem:
    there, most = len(at.node.items) if isinstance(at.node, nodes.Sequence) else 0, at.context["max_length"]
    message = f"{_named(at)} has {there} {_items(there)}; at most {most} fit"
    return at.problem("length", message, f"keep the {most} that matter most")


def _items(number: int) -> str:
    return "item" if number == 1 else "items"


def _no_such_day(at: _At) -> Problem:
    return at.problem("value", "there is no such day in the calendar", 'write year, month, day: "2027-03-04"')


def _other(at: _At) -> Problem:
    return at.problem("value", f"{_named(at)} is not what belongs here", "compare it with the same field elsewhere")


SAID: dict[str, Callable[[_At], Problem]] = {
    "extra_forbidden": _unknown_field,
    "missing": _missing_field,
    "string_type": _text_meant,
    "list_type": _list_meant,
    "model_type": _fields_meant,
    "dict_type": _fields_meant,
    "string_pattern_mismatch": _pattern,
    "literal_error": _choice,
    "date_parsing": _no_such_day,
    "int_type": _number_meant,
    "int_parsing": _number_meant,
    "int_parsing_size": _number_meant,
    "int_from_float": _number_meant,
    "greater_than_equal": _too_small,
    "less_than_equal": _too_large,
    "bool_type": _yes_or_no,
    "bool_parsing": _yes_or_no,
    "string_too_short": _text_too_short,
    "string_too_long": _text_too_long,
    "too_short": _too_few,
    "too_long": _too_many,
}
"""Pydantic's fault types (its documented error codes) to our sentences."""


def shape_of(node: nodes.Node | None) -> str:
    """What a node is, in plain words."""
    if isinstance(node, nodes.Sequence):
        return "a list"
    if isinstance(node, nodes.Mapping):
        names = list(node.entries)
        return f"a field '{_short(names[0])}'" if len(names) == 1 else "a set of fields"
    return "nothing" if node is None else f"the text '{_short(node.text)}'"


def _named(at: _At) -> str:
    """What a value is called: its field, or an item of the list that the field holds."""
    listed = isinstance(at.around, nodes.Sequence)
    return f"an item of '{at.name}'" if listed else f"'{at.name}'"


def _shown(node: nodes.Node | None) -> str:
    return _short(node.text) if isinstance(node, nodes.Scalar) else shape_of(node)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39] + "…"


def _within(wanted: Any, step: str | int) -> Any:
    """What a form wants one step further in: a field's, an item's or a value's type without its wrappers."""
    if _is_form(wanted):
        info = wanted.model_fields.get(str(step))
        return None if info is None else _bare(info.annotation)
    arguments = get_args(wanted)
    if get_origin(wanted) is list:
        return _bare(arguments[0])
    if get_origin(wanted) is dict:
        return _bare(arguments[0] if step == "[key]" else arguments[1])
    return None


def _bare(annotation: Any) -> Any:
    """A type without ``Annotated`` and ``| None``."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return _bare(next(part for part in get_args(annotation) if part is not type(None)))
    return annotation


def _is_form(wanted: Any) -> bool:
    return isinstance(wanted, type) and issubclass(wanted, Form)
