"""Makes a form that can still be judged from a file with faults, and says which rules must be silent.

What is wrong gets a stand-in, so that everything else in the file (its sums, its references, its texts) is
told in the same round. A stand-in is never judged: the rules that would look at it are left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import ValidationError

from coursegen.course.forms.form import Form
from coursegen.course.validation.pydantic_fault import bare, is_form, within
from coursegen.problems import nearest

F = TypeVar("F", bound=Form)
Data = dict[str, Any]
Faults = Sequence[Mapping[str, Any]]

TEXT = "x"
"""What stands where a text or an id is missing."""

TEXTS = {"due": "same day", "start": "09:00", "version": "1.0", "date": "2027-03-04", "template": "x.pptx"}
"""What stands where a text is missing that has a pattern of its own, by its field."""

SUMS = frozenset({"TIM1", "clock"})
SHOWN = frozenset({"reference@plan", "reference@agenda", "reference@slides", "never-shown", "items", "twice"})
ROWS = frozenset({"missing-field", "module-row", "break-plan"})
TERMS = "terms"
"""Said of a course whose terms are not known: its texts with terms are not judged."""

AGENDA = "agenda"
"""Said of a course whose agenda is not known: no module is missed in it."""

MINUTES = "minutes"
"""Said of a module whose minutes are not known: the session's sum is not judged."""

UNSURE: dict[str, frozenset[str]] = {
    "blanks": frozenset({"blank"}),
    "headline": frozenset({"blank"}),
    "explanation": frozenset({"blank"}),
    "minutes": SUMS,
    "start": SUMS,
    "right": frozenset({"QZ2"}),
    "article": frozenset({"reference@key_points", "reference@scenario", "reference@slides"}),
    "source": frozenset({"reference@source", "MOD2@source", "MOD2@"}),
    "use": frozenset({"MOD2@source", "MOD2@"}),
    "objective": frozenset({"reference@quiz"}),
    "evidence": frozenset({"reference@key_points", "reference@scenario", "reference@slides"}),
    "after": frozenset({"reference@slides"}),
    "url": frozenset({"own-slide@slides"}),
}
"""Which rules say nothing once a field has a stand-in; ``reference@quiz`` is that rule in the list ``quiz``."""

INSIDE: dict[str, frozenset[str]] = {
    "key_points": SHOWN | {"reference@key_points", "blank"},
    "questions": SHOWN,
    "quiz": SHOWN | {"reference@quiz", "QZ2", "quiz-kind"},
    "scenario": SHOWN | {"reference@scenario", "reference@objectives"},
    "scenarios": SHOWN | {"reference@scenarios", "reference@objectives"},
    "exercises": SHOWN | {"reference@exercises", "reference@objectives"},
    "tools": SHOWN
    | {"tool-kind", "reference@tools", "reference@scenario", "reference@objectives", "reference@exercises"},
    "action_steps": SHOWN | {"reference@objectives"},
    "activities": SHOWN,
    "slides": frozenset({"own-slide", "reference@slides"}),
    "objectives": SHOWN | {"reference@quiz"},
    "plan": SHOWN | SUMS,
    "agenda": SHOWN | SUMS | ROWS | {AGENDA},
    "session": SUMS,
    "id": frozenset({"file-id", "reserved"}),
    "title": frozenset({"untitled"}),
    "opening": frozenset({"untitled"}),
}
"""Which rules say nothing once an id, a choice or a whole object inside a file's field has a stand-in."""

HARMLESS = {
    "date", "distribution", "due", "format", "issued", "language", "licence", "locked", "method", "notes",
    "page", "paragraphs", "pictogram", "picture", "priority", "rights", "status", "url", "use", "version",
    "write_lines",
}  # fmt: skip
"""Fields that no rule between the parts of a file looks at; nor at texts and lists of texts."""

IDS = frozenset({"id", "items", "team", "sector", "session", "order", "remove"})
"""Fields whose texts other parts go by."""

LAYER = "layer"
"""Said of a layer that can't be laid on: its patches, or what they are for, are not known."""

_ALWAYS = frozenset({"title", "opening", "id"})
_OF_LAYERS = frozenset(
    {"team", "sector", "session", "channel", "delivery", "terms", "course", "modules", "articles", "headcount", "paper"}
)
_ROUNDS = 3  # a list whose items are wrong is counted only once they are right


def mended(data: Data, faults: Faults, form: type[F]) -> tuple[F | None, list[Mapping[str, Any]], frozenset[str]]:
    """The form with stand-ins, the faults that came to light on the way, and the rules to leave out.

    ``data`` is changed. ``None`` where what is wrong can't be stood in for.
    """
    unsure: set[str] = {TERMS} if TERMS in form.model_fields and TERMS not in data else set()
    more: list[Mapping[str, Any]] = []
    for _ in range(_ROUNDS):
        for fault in faults:
            unsure |= _stand_in(data, fault, form)
        try:
            return form.model_validate(data), more, frozenset(unsure)
        except ValidationError as error:
            faults = error.errors(include_url=False, include_input=False)
            more += [fault for fault in faults if fault["type"] in ("too_long", "too_short")]
    return None, more, frozenset(unsure)


def _stand_in(data: Data, fault: Mapping[str, Any], form: type[Form]) -> frozenset[str]:
    """Put something right where a fault is; which rules are unsure from then on."""
    loc = [step for step in fault["loc"] if step != "[key]"]
    around: Any = data
    wanted: Any = form
    for step in loc[:-1]:
        if step == "when":
            around.pop(step, None)
            return _unsure(loc, None) | SUMS
        try:
            around = around[step]
        except (KeyError, IndexError, TypeError):  # something around it has a stand-in already
            return frozenset()
        wanted = within(wanted, step)
    last = loc[-1]
    if fault["type"] != "missing" and isinstance(around, dict) and last not in around:
        return frozenset()  # gone with what stood around it
    if loc != list(fault["loc"]):
        around.pop(last, None)
        return _unsure(loc, None)
    if fault["type"] == "extra_forbidden":
        before = list(around)[: list(around).index(last)][-1:]
        if around.pop(last) == "" and before:  # it may be the rest of the value before it
            return _unsure([*loc[:-1], *before], within(wanted, before[0]))
        near = nearest(str(last), set(wanted.model_fields) - set(around)) if is_form(wanted) else ""
        return _unsure([*loc[:-1], near], within(wanted, near)) if near else frozenset()
    inside = within(wanted, last)
    info = wanted.model_fields.get(last) if is_form(wanted) else None
    if fault["type"] in ("too_short", "too_long") and isinstance(around[last], list):
        missing = fault["ctx"].get("min_length", 0) - len(around[last])
        around[last] += [_filler("", bare(get_args(inside)[0])) for _ in range(missing)]
        del around[last][fault["ctx"].get("max_length", len(around[last])) :]
    elif info is not None and not info.is_required():
        around.pop(last, None)
    else:
        around[last] = _filler(str(last), inside, info.metadata if info is not None else ())
    return _unsure(loc, inside)


def _filler(name: str, wanted: Any, metadata: Sequence[Any] = ()) -> Any:
    """The least that a field or an item can be."""
    if is_form(wanted):
        return {
            field: _filler(field, bare(info.annotation), info.metadata)
            for field, info in wanted.model_fields.items()
            if info.is_required()
        }
    if get_origin(wanted) is list:
        least = max((getattr(one, "min_length", 0) for one in metadata), default=0)
        return [_filler("", bare(get_args(wanted)[0])) for _ in range(least)]
    if get_origin(wanted) is Literal:
        return get_args(wanted)[0]
    if get_origin(wanted) is dict:
        return {}
    return TEXTS.get(name, TEXT) if wanted is str else 1 if wanted is int else False


def _unsure(loc: Sequence[Any], wanted: Any) -> frozenset[str]:
    """The rules that look at what is at a place of a form."""
    names = [step for step in loc if isinstance(step, str)]
    name, top = names[-1], names[0]
    if names == [MINUTES]:
        return SUMS | {MINUTES}
    if name in UNSURE:
        return UNSURE[name]
    if top == TERMS:
        return frozenset({TERMS, LAYER})
    inside = bare(get_args(wanted)[0]) if get_origin(wanted) is list else wanted
    is_text = inside is str and name not in IDS and "when" not in names
    if top not in _ALWAYS and (is_text or name in HARMLESS or "notes" in names):
        return frozenset()
    return INSIDE.get(top, frozenset()) | ({LAYER} if top in _OF_LAYERS else frozenset())
