"""Takes the objects of other programs out of a master or layout: each becomes its picture, or goes where none is seen.

Add-ins keep hidden ones there (think-cell does in every file that it has touched); a deck must not carry them to
everybody who gets it, and they say nothing on a slide.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from coursegen.layout.drawingml import A, P, R, box_of
from coursegen.problems import Problem, Severity
from coursegen.source.office.xml import Element
from coursegen.units import EMU_PER_POINT

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

OBJECT_KINDS = frozenset({"oleObject", "package", "control", "activeXControlBinary", "vmlDrawing"})
"""The last words of the relationships' types that such objects need, and nothing else on a master or layout."""

PROGRAMS = {
    "TCLayout": "think-cell", "Mekko": "Mekko Graphics", "EmpowerCharts": "empower", "Excel": "Excel", "Word": "Word",
    "PowerPoint": "PowerPoint", "Visio": "Visio", "Equation": "Equation Editor", "MSGraph": "Microsoft Graph",
    "Acro": "Acrobat", "Package": "a packed file", "Forms": "a form control",
}  # fmt: skip
"""What people call the programs, by how their ``progId`` begins."""

_SEEN = 2 * EMU_PER_POINT
"""The least side, in EMU, of an object that anybody is meant to see."""


class Embedded(Struct, frozen=True):
    """An object that a master or layout held: whose it was, where, and whether its picture stays in its place."""

    program: str
    where: str
    shown: bool


def without_objects(root: Element, pictures: Mapping[str, str]) -> list[Embedded]:
    """Take all objects out of a part and tell of each; ``pictures`` are its pictures, by relationship."""
    common = root.find(f"{P}cSld")
    named = common.get("name", "").strip() if common is not None else ""
    where = " ".join(named.split()) or ("the slide master" if root.tag == f"{P}sldMaster" else "a layout")
    found: list[Embedded] = []
    for frame in list(root.iter(f"{P}graphicFrame")):
        if (held := next(frame.iter(f"{P}oleObj"), None)) is not None:
            picture = None if _hidden(frame) else _picture(frame, pictures)
            _replace(frame, picture)
            found.append(Embedded(_program(held), where, picture is not None))
    for controls in list(root.iter(f"{P}controls")):
        names = {one.get("name", "") for one in controls.iter(f"{P}control")}
        found += [Embedded(_of_control(name), where, False) for name in sorted(names)]
        _take_away(controls)
    return found


def _hidden(frame: Element) -> bool:
    """Whether nobody is meant to see an object: it says so itself, or is no larger than a dot."""
    properties, extent = frame.find(f"{P}nvGraphicFramePr/{P}cNvPr"), frame.find(f"{P}xfrm/{A}ext")
    sides = (0, 0) if extent is None else (int(extent.get("cx", 0)), int(extent.get("cy", 0)))
    return min(sides) < _SEEN or (properties is not None and properties.get("hidden") in {"1", "true"})


def _picture(frame: Element, pictures: Mapping[str, str]) -> Element | None:
    """The picture that stands for an object where its program is not there, under the object's own id and name."""
    for picture in frame.iter(f"{P}pic"):
        blip = picture.find(f"{P}blipFill/{A}blip")
        if blip is None or blip.get(f"{R}embed", "") not in pictures or box_of(picture.find(f"{P}spPr")) is None:
            continue
        theirs, ours = frame.find(f"{P}nvGraphicFramePr/{P}cNvPr"), picture.find(f"{P}nvPicPr/{P}cNvPr")
        if theirs is not None and ours is not None:
            ours.set("id", theirs.get("id", "0"))
            ours.set("name", theirs.get("name", ""))
        return picture
    return None


def _replace(frame: Element, picture: Element | None) -> None:
    """Put a picture where a frame was, with all the choices that stood around it, or nothing."""
    outer = next(frame.iterancestors(f"{_MC}AlternateContent"), frame)
    if picture is not None and (parent := outer.getparent()) is not None:
        parent.replace(outer, picture)
    else:
        _take_away(outer)


def _take_away(element: Element) -> None:
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def _program(held: Element) -> str:
    known = held.get("progId", "")
    return next((name for start, name in PROGRAMS.items() if known.startswith(start)), known or "another program")


def _of_control(name: str) -> str:
    return f"the control {name}" if name else "a control"


def objects_told(objects: Sequence[Embedded]) -> tuple[Problem, ...]:
    """One warning for all objects that a template held, with whose they are and where; none where there are none."""
    if not objects:
        return ()
    places: dict[tuple[str, bool], dict[str, None]] = {}
    for one in objects:
        places.setdefault((one.program, one.shown), {})[one.where] = None
    told = [
        f"{program} on {_listed(list(where))} ({'its picture stays' if shown else 'left out'})"
        for (program, shown), where in places.items()
    ]
    message = f"the template holds objects of other programs, which no deck should carry: {'; '.join(told)}"
    hint = "the deck is right without them; to see this no more, delete them in PowerPoint under View > Slide Master"
    return (Problem("other-programs", message, None, hint, Severity.WARNING),)


def _listed(where: Sequence[str]) -> str:
    named = ", ".join(f"“{name}”" for name in where[:3])
    return f"{named} and {len(where) - 3} more" if len(where) > 3 else named
