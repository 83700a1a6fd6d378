"""Makes fields that hold the id of another part into choices among the parts that there are, by their titles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from coursegen.course.loaded.addresses import Places
from coursegen.source import nodes
from coursegen.source.values import id_of, text_in
from coursegen.studio.shown.fields import Field

NAMED: Mapping[tuple[str, str], Sequence[str]] = {
    ("exercises", "tool"): ("tools",),
    ("scenario", "observer"): ("tools",),
    ("scenarios", "observer"): ("tools",),
    ("quiz", "objective"): ("objectives",),
    ("slides", "after"): ("plan", "key_points", "questions", "quiz"),
    ("objectives", "seen_in"): ("scenario", "scenarios", "questions", "exercises", "tools", "action_steps"),
}
"""The lists of the module that a field names parts of, by the list that the field stands in and by its name."""

WATCHED = ("checklist", "tally")
"""The kinds of tools that somebody who watches can fill in."""

_TITLES = ("title", "headline", "ask", "stem", "text", "step", "block")


def with_choices(field: Field, places: Places) -> Field:
    """The field as a choice where it names other parts, and so every field in it."""
    steps = field.address.split(".")
    named = NAMED.get((steps[1], steps[-1])) if len(steps) > 2 and "." in field.address else None
    if named is not None and field.shape in ("text", "texts"):
        found = dict(_parts(steps[0], named, places, only=WATCHED if steps[-1] == "observer" else ()))
        held = [field.value] if field.shape == "text" else [one.value for one in field.items]
        found |= {name: name for name in held if name and name not in found}
        shape = "choice" if field.shape == "text" else "ticks"
        return replace(field, shape=shape, choices=tuple(found), titles=tuple(found.values()))
    return replace(
        field,
        fields=tuple(with_choices(one, places) for one in field.fields),
        items=tuple(
            replace(item, fields=tuple(with_choices(one, places) for one in item.fields)) for item in field.items
        ),
    )


def _parts(module: str, named: Sequence[str], places: Places, only: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The id and the title of each part of some lists of a module; ``only`` those of some kinds, where it is said."""
    for name in named:
        held = places.node(f"{module}.{name}")
        for one in held.items if isinstance(held, nodes.Sequence) else (held,):
            if one is not None and id_of(one) and (not only or text_in(one, "kind") in only):
                titles = (" ".join(text_in(one, title).split()) for title in _TITLES)
                yield id_of(one), next(filter(None, titles), id_of(one))
