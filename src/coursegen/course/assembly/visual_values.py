"""Makes the value of a drawing from its form: what the value has as a text is read as one, at its own address."""

from __future__ import annotations

from typing import Any, get_args, get_origin, get_type_hints

from msgspec import Struct

from coursegen.course.assembly.part_values import picture_of
from coursegen.course.forms.visual import VisualForm
from coursegen.course.inline.texts import Texts
from coursegen.model.parts import Picture
from coursegen.model.text import Text
from coursegen.model.visuals import VISUALS, Visual
from coursegen.source.folder import CourseFiles


def visual_of(form: VisualForm | None, here: str, texts: Texts, files: CourseFiles) -> Visual | None:
    """The drawing at an address, ``None`` for none; what is wrong with it is left in ``texts.problems``."""
    if form is None or not form.named:
        return None
    name = form.named[0]
    value: Visual = _value(VISUALS[name], getattr(form, name), f"{here}.{name}", texts, files)
    return value


def _value(kind: Any, form: Any, here: str, texts: Texts, files: CourseFiles) -> Any:
    """A form's field as the value's field has it: a text, a list of texts or of parts, a part, or as it is."""
    if kind is Text:
        return texts.one(form, here)
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        if inner is Text:
            return texts.each(form, here)
        return tuple(_value(inner, one, f"{here}.{one.id}", texts, files) for one in form)
    if kind == Picture | None:
        return picture_of(form, here, texts, files)
    if isinstance(kind, type) and issubclass(kind, Struct):
        fields = {name: hint for name, hint in get_type_hints(kind).items() if name in kind.__struct_fields__}
        return kind(
            **{
                name: here if name == "address" else _value(hint, getattr(form, name), f"{here}.{name}", texts, files)
                for name, hint in fields.items()
            }
        )
    return form
