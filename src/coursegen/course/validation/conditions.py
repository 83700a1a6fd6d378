"""Leaves out of a form what is conditional and does not hold for a team."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from coursegen.course.forms.form import AtMost, Form
from coursegen.course.forms.when import WhenForm
from coursegen.model.layers import Team
from coursegen.problems import Problem, nearest

F = TypeVar("F", bound=Form)
DECIDED = ("sector", "team", "channel", "delivery")
"""What is decided for a whole course; ``audience`` is decided for each artefact, once the course is whole."""


def facts_of(team: Team | None) -> dict[str, str]:
    """What is known of a team, by the fields of ``when``; nothing without one."""
    if team is None:
        return {}
    return {"sector": team.sector, "team": team.id, "channel": team.channel, "delivery": team.delivery}


def fails(when: WhenForm | None, facts: Mapping[str, str]) -> str:
    """Why a condition does not hold, in words; ``""`` where it does. What is not known does not hold."""
    for name in DECIDED if when is not None else ():
        wanted = getattr(when, name)
        if wanted is not None and facts.get(name, "") not in wanted:
            known = f"this is {facts[name]}" if facts.get(name) else f"no {name} is known"
            return f"it is there for the {name} {' or '.join(wanted)}, and {known}"
    return ""


def is_list_of_objects(value: object) -> bool:
    """Whether a field's value is a list of forms that have ids, and so may have conditions."""
    return isinstance(value, list) and bool(value) and isinstance(value[0], Form) and hasattr(value[0], "id")


def least_of(form: Form, name: str) -> int:
    """How many objects a list of a form has to have."""
    metadata = type(form).model_fields[name].metadata
    return next((found.min_length for found in metadata if hasattr(found, "min_length")), 0)


def most_of(form: Form, name: str) -> int | None:
    """How many objects a list of a form can have at most; ``None`` where it is not bounded."""
    metadata = type(form).model_fields[name].metadata
    return next((found.number for found in metadata if isinstance(found, AtMost)), None)


@dataclass(slots=True)
class Kept:
    """What is left of a form's lists: ``gone`` maps addresses to why, ``problems`` has lists with too little left."""

    facts: Mapping[str, str]
    gone: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def of(self, form: F, at: str) -> F:
        """The form without the objects whose condition does not hold, however deep; the same one where all stay."""
        changed: dict[str, Any] = {}
        for name in type(form).model_fields:
            value = getattr(form, name)
            here = f"{at}.{name}"
            kept: Any = value
            if is_list_of_objects(value):
                kept = self._list(value, here)
                self._enough(form, name, kept, value, here)
            elif isinstance(value, Form) and not isinstance(value, WhenForm):
                kept = self.of(value, here)
            if kept is not value:
                changed[name] = kept
        return form.model_copy(update=changed) if changed else form

    def _list(self, items: list[Any], at: str) -> list[Any]:
        kept = []
        for item in items:
            here = f"{at}.{item.id}"
            if why := fails(getattr(item, "when", None), self.facts):
                self.gone[here] = why
            else:
                kept.append(self.of(item, here))
        same = len(kept) == len(items) and all(one is other for one, other in zip(kept, items, strict=True))
        return items if same else kept

    def _enough(self, form: Form, name: str, kept: list[Any], value: list[Any], at: str) -> None:
        least = least_of(form, name)
        if len(kept) < least <= len(value):
            message = f"'{name}' has {len(kept)} left once every 'when' is decided, and needs at least {least}"
            hint = "take a 'when' away, or add an object that is there for this version"
            self.problems.append(Problem("nothing-left", message, hint=hint, address=at))
        most = most_of(form, name)
        if most is not None and len(kept) > most and any(item.when is not None for item in value):
            message = f"'{name}' has {len(kept)} items once every 'when' is decided; at most {most} fit"
            self.problems.append(
                Problem("length", message, hint=f"keep the {most} that matter most, or give one a 'when'", address=at)
            )


def parts_of(form: Form, at: str) -> Iterator[tuple[Form, str]]:
    """A form and every form in it, however deep, each with its address."""
    yield form, at
    for name in type(form).model_fields:
        value = getattr(form, name)
        if isinstance(value, Form):
            yield from parts_of(value, f"{at}.{name}")
        elif is_list_of_objects(value):
            for item in value:
                yield from parts_of(item, f"{at}.{name}.{item.id}")


def conditions(form: Form, at: str) -> Iterator[tuple[str, WhenForm]]:
    """Every condition in a form, with the address of what it belongs to."""
    for part, here in parts_of(form, at):
        if (when := getattr(part, "when", None)) is not None:
            yield here, when


def condition_problems(form: Form, at: str, sectors: Collection[str], teams: Collection[str]) -> Iterator[Problem]:
    """Sectors and teams in conditions that have no file, and options that only some would see."""
    for here, when in conditions(form, at):
        if when.audience is not None and _is_option(here):
            message = "an option is there for every audience: the deck and the workbook call it by the same letter"
            hint = "take 'audience' out, or put the condition on the whole question"
            yield Problem("option-audience", message, hint=hint, address=f"{here}.when.audience")
        for name, known in (("sector", sectors), ("team", teams)):
            for number, wanted in enumerate(getattr(when, name) or ()):
                if wanted not in known:
                    near = nearest(wanted, known)
                    there = f"there are {', '.join(sorted(known))}" if known else f"write {name}s/{wanted}.yaml"
                    hint = f"did you mean '{near}'?" if near else there
                    where = f"{here}.when.{name}.{number}"
                    yield Problem("reference", f"there is no {name} '{wanted}'", hint=hint, address=where, about=wanted)


def _is_option(address: str) -> bool:
    """Whether an address is that of a quiz question's option: ``listen.quiz.which.options.a``."""
    parts = address.split(".")
    return len(parts) == 5 and (parts[1], parts[3]) == ("quiz", "options")


def audiences_of(form: Form, at: str) -> dict[str, frozenset[str]]:
    """Who may see what is conditional on its audience: addresses to audiences."""
    return {here: frozenset(when.audience) for here, when in conditions(form, at) if when.audience is not None}
