"""Warns of text on grounds that are not of one colour, where nobody can say that it can be read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from coursegen.layout.behind import painted_last, pieces
from coursegen.layout.ground import PAGE, RINGS, Uneven
from coursegen.layout.template import LayoutSpec, Template
from coursegen.model.brand import Brand
from coursegen.model.scene import Scene
from coursegen.model.scene_items import Item, ungrouped
from coursegen.problems import Problem, Severity

HINT = (
    "look at it once in PowerPoint; where text is hard to read, put an area of one colour behind it in the layout; if "
    "all of it can be read, say so in the map beside the template, on a line that is not indented (more names go into "
    "the same list, with commas between them): looked_at: [{name}]"
)
_MOST = 3
"""How many slides or layouts a warning names."""


def unjudged(scenes: Iterable[Scene], template: Template, address: str = "") -> list[Problem]:
    """A warning for each uneven ground that text of a slide stands on, naming the layouts and the slides.

    ``address`` is where the course names the template.
    """
    specs = {spec.part: spec for one in template.layouts.values() for spec in (one, one.alone) if spec and spec.uneven}
    found: dict[_Seen, dict[str, str]] = {}
    if specs:
        for scene in scenes:
            if (spec := specs.get(scene.layout)) is not None:
                for one in _under_text(scene, spec, template.looked_at):
                    found.setdefault(_seen(one, template.brand.of(spec.part)), {})[scene.id] = spec.name
    return [
        _warning("text is", one, slides.values(), f" ({_slides(list(slides))})", address)
        for one, slides in found.items()
    ]


class _Seen(NamedTuple):
    """An uneven ground in whichever layout it is seen: what it is, its name, and the colour that it is taken for."""

    kind: str
    name: str
    taken: str


def _seen(one: Uneven, brand: Brand) -> _Seen:
    colour = brand.rgb(one.taken) if one.taken is not None else ()
    return _Seen(one.kind, one.name, "".join(f"{round(part * 255):02X}" for part in colour))


def _under_text(scene: Scene, spec: LayoutSpec, looked_at: Collection[str]) -> Iterator[Uneven]:
    """What text of a scene stands on and nobody has looked at, each once, in painting order."""
    painted: list[Item] = list(scene.ground)
    places: set[int] = set()
    for item in ungrouped(scene.items):
        places.update(painted_last(painted, x, y) for _, x, y, fill in pieces(item) if fill is None)
        painted.append(item)
    return (one for one in spec.uneven if one.place in places and (one.name or PAGE) not in looked_at)


def _slides(ids: Sequence[str]) -> str:
    return f"{'the slide' if len(ids) == 1 else f'{len(ids)} slides:'} {_named(ids)}"


def _named(names: Sequence[str]) -> str:
    """The first few names, and how many more there are."""
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return f"{', '.join(names[:_MOST])}{more}"


def _warning(verb: str, one: _Seen, layouts: Iterable[str], told: str, address: str) -> Problem:
    names = [f"'{' '.join(name.split())}'" for name in dict.fromkeys(layouts)]
    what = f"{one.kind}, “{one.name}”," if one.name else f"{one.kind}, the page"
    where = f"{'the layout' if len(names) == 1 else 'the layouts'} {_named(names)}"
    judged = "whether it can be read there could not be judged"
    if one.kind == RINGS:
        judged = "whether it can be read there is judged by the worst of its colours"
    elif one.taken:
        judged = f"whether it can be read there is judged as if all of that were #{one.taken}"
    message = f"{verb} on {what} {'in' if one.name else 'of'} {where}{told}; {judged}"
    return Problem("ground", message, None, HINT.format(name=one.name or PAGE), Severity.WARNING, address)
