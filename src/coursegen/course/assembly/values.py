"""Makes a value of the course from its form: each field becomes what its type in the value says."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from msgspec import Struct

from coursegen.course.assembly.part_values import notes_of, picture_of
from coursegen.course.inline.texts import Texts
from coursegen.model.drawn_forms import VISUALS
from coursegen.model.parts import Notes, Picture
from coursegen.model.text import Text
from coursegen.model.visuals import Visual
from coursegen.source.folder import CourseFiles

Kind = TypeVar("Kind", bound=Struct)

_PICTURE, _VISUAL = Picture | None, Visual | None


class Values:
    """Makes the values of one version; what is wrong with their texts and pictures is left in ``texts.problems``."""

    def __init__(self, texts: Texts, files: CourseFiles) -> None:
        self.texts, self.files = texts, files

    def one(self, kind: type[Kind], form: Any, here: str, **given: Any) -> Kind:
        """The value at an address; fields that are ``given`` are taken as they are, and the form need not have them."""
        own = {"address": here} if "address" in _fields(kind) else {}
        return kind(**self.fields(kind, form, here, {*given, *own}), **given, **own)

    def fields(self, kind: type[Struct], form: Any, here: str, leave_out: Container[str]) -> dict[str, Any]:
        """What a form says in each field of the value at an address, but for those to ``leave_out``."""
        return {
            name: self._field(hint, getattr(form, name), f"{here}.{name}")
            for name, hint in _fields(kind).items()
            if name not in leave_out
        }

    def each(self, kind: type[Kind], forms: Sequence[Any], here: str, **given: Any) -> tuple[Kind, ...]:
        """The values of a list at an address; what has no id is numbered."""
        return tuple(
            self.one(kind, form, f"{here}.{getattr(form, 'id', number)}", **given) for number, form in enumerate(forms)
        )

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
        if hint is str:
            return self.texts.plain(said)
        if hint is Notes:
            return notes_of(said, here, self.texts)
        if hint == _PICTURE:
            return picture_of(said, here, self.texts, self.files)
        if hint == _VISUAL:
            return self.visual(said, here)
        if get_origin(hint) is tuple:
            inner = get_args(hint)[0]
            if inner is Text:
                return self.texts.many(said, here) if isinstance(said, str) else self.texts.each(said or [], here)
            return self.each(inner, said, here) if _struct_in(inner) else tuple(said)
        inner = _struct_in(hint)
        if said is not None:
            return said if inner is None else self.one(inner, said, here)
        return inner() if inner is hint and inner is not None else 0 if hint is int else None


@cache
def _fields(kind: type[Struct]) -> Mapping[str, Any]:
    hints = get_type_hints(kind)
    return {name: hints[name] for name in kind.__struct_fields__}


@cache
def _struct_in(hint: Any) -> type[Struct] | None:
    """The kind of value that a type names, ``None`` for none: ``Room`` of ``Room`` and of ``Room | None``."""
    kinds = [one for one in get_args(hint) or (hint,) if one is not NoneType]
    return kinds[0] if len(kinds) == 1 and isinstance(kinds[0], type) and issubclass(kinds[0], Struct) else None
