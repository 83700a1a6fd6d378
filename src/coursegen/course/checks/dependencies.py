"""Takes out of a version what rests on something that the version leaves out (``needs: [wall]``)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from operator import is_
from typing import Any, TypeVar

from coursegen.course.forms.form import Form
from coursegen.course.validation.conditions import is_list_of_objects, parts_of
from coursegen.problems import Problem, nearest

F = TypeVar("F", bound=Form)


def without_what_needs(form: F, at: str, known: Callable[[str], bool], gone: dict[str, str]) -> F:
    """The form without the objects that need something unknown to this version, however deep; ``gone`` says why."""
    changed: dict[str, Any] = {}
    for name in type(form).model_fields:
        value = getattr(form, name)
        here = f"{at}.{name}"
        kept: Any = value
        if is_list_of_objects(value):
            kept = [
                without_what_needs(item, f"{here}.{item.id}", known, gone)
                for item in value
                if not _unmet(item, f"{here}.{item.id}", known, gone)
            ]
            kept = value if len(kept) == len(value) and all(map(is_, kept, value)) else kept
        elif isinstance(value, Form):
            kept = None if _unmet(value, here, known, gone) else without_what_needs(value, here, known, gone)
        if kept is not value:
            changed[name] = kept
    return form.model_copy(update=changed) if changed else form


def _unmet(item: Form, here: str, known: Callable[[str], bool], gone: dict[str, str]) -> bool:
    missing = next((name for name in getattr(item, "needs", ()) if not known(name)), None)
    if missing is None:
        return False
    gone[here] = f"it rests on '{missing}', which is left out"
    return True


def needs_in(form: Form, at: str) -> Iterator[tuple[str, str]]:
    """Every id that something in a form needs, or has other notes for, with the address where it is written."""
    for part, here in parts_of(form, at):
        yield from ((f"{here}.needs.{number}", name) for number, name in enumerate(getattr(part, "needs", ())))
        yield from ((f"{here}.without.{name}", name) for name in getattr(part, "without", ()))


def unknown_needs(form: Form, at: str, known: Collection[str]) -> Iterator[Problem]:
    """What something needs and the course never had, left out or not."""
    for where, name in needs_in(form, at):
        if name not in known:
            near = nearest(name, known)
            hint = f"did you mean '{near}'?" if near else "name a tool, key point, exercise, activity … of this course"
            yield Problem("reference", f"this course has nothing called '{name}'", hint=hint, address=where)
