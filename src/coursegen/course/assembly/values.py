"""Makes a value of the course from its form: each field becomes what its type in the value says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from msgspec import Struct

from coursegen.course.assembly.part_values import evidence_of, notes_of, picture_of
from coursegen.course.inline.texts import Texts
from coursegen.model.parts import Evidence, Notes, Picture
from coursegen.model.text import Text
from coursegen.model.visuals import VISUALS, Visual
from coursegen.source.folder import CourseFiles

Kind = TypeVar("Kind", bound=Struct)

_PICTURE, _VISUAL = Picture | None, Visual | None


class Values:
    """Makes the values of one version; what is wrong with their texts and pictures is left in ``texts.problems``."""

    def __init__(self, texts: Texts, files: CourseFiles) -> None:
        self.texts, self.files = texts, files

    def one(self, kind: type[Kind], form: Any, here: str, **given: Any) -> Kind:
        """The value at an address; fields that are ``given`` are taken as they are, and the form need not have them."""
        return kind(
            **{
                name: given[name] if name in given else self._field(hint, getattr(form, name), f"{here}.{name}")
                for name, hint in _fields(kind).items()
                if name != "address"
            },
            **({"address": here} if "address" in _fields(kind) else {}),
        )

    def each(self, kind: type[Kind], forms: Sequence[Any], here: str, **given: Any) -> tuple[Kind, ...]:
        """The values of a list at an address."""
        return tuple(self.one(kind, form, f"{here}.{form.id}", **given) for form in forms)

    def visual(self, form: Any, here: str) -> Visual | None:
        """The drawing at an address, ``None`` for none."""
        if form is None or not form.named:
            return None
        name = form.named[0]
        return self.one(VISUALS[name], getattr(form, name), f"{here}.{name}")

    def _field(self, hint: Any, said: Any, here: str) -> Any:
        """What a form says in one field, as the type of the value's field has it; what it left out is empty there."""
        if hint is Text:
            return self.texts.one(said, here)
        if hint is Notes:
            return notes_of(said, here, self.texts)
        if hint == _PICTURE:
            return picture_of(said, here, self.texts, self.files)
        if hint == _VISUAL:
            return self.visual(said, here)
        if get_origin(hint) is tuple:
            inner = get_args(hint)[0]
            if inner is Text:
                return self.texts.each(said or [], here)
            if inner is Evidence:
                return evidence_of(said)
            return self.each(inner, said, here) if _is_struct(inner) else tuple(said)
        if _is_struct(hint):
            return hint() if said is None else self.one(hint, said, here)
        return hint() if said is None and hint in (str, int) else said


@cache
def _fields(kind: type[Struct]) -> Mapping[str, Any]:
    hints = get_type_hints(kind)
    return {name: hints[name] for name in kind.__struct_fields__}


def _is_struct(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Struct)
