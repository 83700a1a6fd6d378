"""Draws what is weighed: a balance, four cells between two axes, a spectrum."""

from __future__ import annotations

from coursegen.layout.forms.sketch import Said, Sketch
from coursegen.layout.marks import Bounds
from coursegen.model.scene import PathStep
from coursegen.model.visuals import Balance, Spectrum, TwoByTwo


def balance(said: Balance, sketch: Sketch) -> None:
    """A beam on a triangle with a card on each side; what weighs more is lower, and filled."""
    colours, room = sketch.colours, sketch.inner(320)
    tilt = {"left": 22.0, "right": -22.0, "even": 0.0}[said.heavier]
    middle, y = room.x + room.width / 2, room.y + room.height - 84
    reach = room.width * 0.42
    sketch.outline(
        "Stand",
        [("M", (middle, y)), ("L", (middle + 44, y + 80)), ("L", (middle - 44, y + 80)), ("Z", ())],
        colours.soft,
    )
    sketch.straight("Beam", (middle - reach, y + tilt), (middle + reach, y - tilt), colours.ink, width=5)
    wide = room.width * 0.36
    for name, voice, left in (("Left", said.left, middle - reach), ("Right", said.right, middle + reach - wide)):
        heavier = said.heavier == name.lower()
        fill, ink = (colours.main, colours.on_main) if heavier else (colours.mist, colours.ink)
        told = [Said(voice.label, ink, bold=True), Said(voice.said, ink)]
        foot = min(y + tilt * (middle - edge) / reach for edge in (left, left + wide)) - 5
        tall = min(sketch.height(told, wide - 36) + 34, foot - room.y)
        sketch.card(name, told, Bounds(left, foot - tall, wide, tall), fill, ink)


def two_by_two(said: TwoByTwo, sketch: Sketch) -> None:
    """Four cells, the axes named at their ends; one cell can be filled."""
    colours, room = sketch.colours, sketch.inner(460)
    down = [Said(text, colours.soft, bold=True) for text in said.down]
    side = max(sketch.snug(one, room.width * 0.24) for one in down) + 14
    head, gap = sketch.line + 10, 10.0
    wide, tall = (room.width - side - gap) / 2, (room.height - head - gap) / 2
    for number, text in enumerate(said.across):
        at = Bounds(room.x + side + number * (wide + gap), room.y, wide, head)
        sketch.words(f"Across {number + 1}", Said(text, colours.soft, bold=True), at, align="centre")
    for number, one in enumerate(down):
        at = Bounds(room.x, room.y + head + number * (tall + gap), side - 10, tall)
        sketch.words(f"Down {number + 1}", one, at, anchor="middle")
    for number, cell in enumerate(said.cells):
        x, y = room.x + side + number % 2 * (wide + gap), room.y + head + number // 2 * (tall + gap)
        fill, ink = (colours.main, colours.on_main) if cell.mark else (colours.mist, colours.ink)
        told = [Said(cell.name, ink, bold=True), Said(cell.text, ink)]
        sketch.card(f"Cell {number + 1}", told, Bounds(x, y, wide, tall), fill, ink)


def spectrum(said: Spectrum, sketch: Sketch) -> None:
    """A line with two ends and a middle, what stands for each below it; the marked one has the dot."""
    colours, room = sketch.colours, sketch.inner(230)
    y = room.y + 30
    wide = room.width / 3
    xs = {"left": room.x + 12, "middle": room.x + room.width / 2, "right": room.x + room.width - 12}
    sketch.straight("Line", (room.x + 12, y), (room.x + room.width - 12, y), colours.soft)
    aligned = (("left", "left", 0.0), ("middle", "centre", wide), ("right", "right", 2 * wide))
    for name, align, x in aligned:
        mark = name == said.mark
        if mark:
            sketch.disc(f"{name.title()} dot", (xs[name], y), 18, colours.hot)
        else:
            ring: list[PathStep] = [("M", (xs[name], y - 14)), ("L", (xs[name], y + 14))]
            sketch.stroke(f"{name.title()} mark", ring, colours.soft)
        look = Said(getattr(said, name), colours.hot if mark else colours.ink, bold=mark)
        at = Bounds(room.x + x + (8 if x else 0), y + 34, wide - 16 + (8 if name != "middle" else 0), room.height - 66)
        sketch.words(name.title(), look, at, align=align)  # type: ignore[arg-type]
