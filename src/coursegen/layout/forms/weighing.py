"""Draws what is weighed: a balance, four cells between two axes, a spectrum."""

from __future__ import annotations

from coursegen.layout.forms.sketch import Said, Sketch
from coursegen.layout.marks import Bounds
from coursegen.model.diagrams import Balance, Spectrum, TwoByTwo
from coursegen.model.scene_items import Colour, PathStep

TILT = 0.14
"""How steep the beam of scales is where one side weighs more: eight degrees."""

STRINGS, LEAST_CARD = 46.0, 104.0
"""How far below the beam's end a card hangs, and how high it is at least, in points."""


def balance(said: Balance, sketch: Sketch) -> None:
    """Scales: a card hangs from each end of a beam; what weighs more is lower, and filled."""
    colours, room = sketch.colours, sketch.inner(320)
    wide, reach = room.width * 0.36, room.width * 0.27
    drop = reach * TILT
    middle, y, foot = room.x + room.width / 2, room.y + drop + 8, room.y + room.height - 4
    half = min(34.0, (reach - wide / 2) * 0.6)
    sketch.outline(
        "Stand",
        [("M", (middle, y)), ("L", (middle + half, foot)), ("L", (middle - half, foot)), ("Z", ())],
        colours.soft,
    )
    left, right = {"left": (y + drop, y - drop), "right": (y - drop, y + drop), "even": (y, y)}[said.heavier]
    sketch.straight("Beam", (middle - reach, left), (middle + reach, right), colours.ink, width=5)
    sketch.disc("Pivot", (middle, y), 8, colours.ink)
    for name, voice, x, end in (
        ("Left", said.left, middle - reach, left),
        ("Right", said.right, middle + reach, right),
    ):
        heavier = said.heavier == name.lower()
        fill, ink = (colours.main, colours.on_main) if heavier else (colours.mist, colours.ink)
        told = [Said(voice.label, ink, bold=True), Said(voice.said, ink)]
        top = end + STRINGS
        tall = min(max(sketch.height(told, wide - 36) + 34, LEAST_CARD), foot - top)
        strings: list[PathStep] = [
            ("M", (x - wide * 0.3, top)), ("L", (x, end)), ("L", (x + wide * 0.3, top)),
        ]  # fmt: skip
        sketch.stroke(f"{name} strings", strings, colours.soft, width=2)
        sketch.card(name, told, Bounds(x - wide / 2, top, wide, tall), fill, ink)


def two_by_two(said: TwoByTwo, sketch: Sketch) -> None:
    """Four cells, the axes named at their ends where they have names; one cell can be filled."""
    colours, room = sketch.colours, sketch.inner(460)
    down = [Said(text, colours.soft, bold=True) for text in said.down]
    side = max((sketch.snug(one, room.width * 0.24) + 14 for one in down if one.text), default=0.0)
    head, gap = sketch.line + 10 if any(said.across) else 0.0, 10.0
    wide, tall = (room.width - side - gap) / 2, (room.height - head - gap) / 2
    for number, text in enumerate(said.across):
        at = Bounds(room.x + side + number * (wide + gap), room.y, wide, head)
        if text:
            sketch.words(f"Across {number + 1}", Said(text, colours.soft, bold=True), at, align="centre")
    for number, one in enumerate(down):
        at = Bounds(room.x, room.y + head + number * (tall + gap), side - 10, tall)
        if one.text:
            sketch.words(f"Down {number + 1}", one, at, anchor="middle")
    for number, cell in enumerate(said.cells):
        x, y = room.x + side + number % 2 * (wide + gap), room.y + head + number // 2 * (tall + gap)
        fill, ink = (colours.main, colours.on_main) if cell.mark else (colours.mist, colours.ink)
        told = [Said(cell.name, ink, bold=True), Said(cell.text, ink)]
        sketch.card(f"Cell {number + 1}", told, Bounds(x, y, wide, tall), fill, ink)


def _look(marked: bool, sketch: Sketch) -> tuple[Colour, bool]:
    """The colour of what is marked on a scale, or of the rest, and whether it is bold."""
    return (sketch.colours.hot, True) if marked else (sketch.colours.ink, False)


def spectrum(said: Spectrum, sketch: Sketch) -> None:
    """A line with two ends and a middle, what stands for each below it; the marked one has the dot."""
    colours, room = sketch.colours, sketch.inner(250)
    wide = room.width / 3
    xs = {"left": room.x + 12, "middle": room.x + room.width / 2, "right": room.x + room.width - 12}
    aligned = (("left", "left", 0.0), ("middle", "centre", wide), ("right", "right", 2 * wide))
    looks = {name: Said(getattr(said, name), *_look(name == said.mark, sketch)) for name in xs}
    spoken = {name: sketch.spoken(look, wide - 16, room.height - 66) for name, look in looks.items()}
    if spoken["left"].size != spoken["right"].size:  # two ends of one scale weigh the same
        spoken |= {name: looks[name] for name in ("left", "right")}
    room = sketch.inner(min(room.height, 66 + max(sketch.height(one, wide - 16) for one in spoken.values())))
    y = room.y + 30
    sketch.straight("Line", (room.x + 12, y), (room.x + room.width - 12, y), colours.soft)
    for name, align, x in aligned:
        mark = name == said.mark
        if mark:
            sketch.disc(f"{name.title()} dot", (xs[name], y), 18, colours.hot)
        else:
            ring: list[PathStep] = [("M", (xs[name], y - 14)), ("L", (xs[name], y + 14))]
            sketch.stroke(f"{name.title()} mark", ring, colours.soft)
        at = Bounds(room.x + x + (8 if x else 0), y + 34, wide - 16 + (8 if name != "middle" else 0), room.height - 66)
        sketch.words(name.title(), spoken[name], at, align=align)  # type: ignore[arg-type]
