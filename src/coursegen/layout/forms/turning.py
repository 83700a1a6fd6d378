"""Draws what stands by itself: a statement, a line through the whole course, a picture."""

from __future__ import annotations

from math import pi, sin

from coursegen.layout.forms.sketch import Said, Sketch
from coursegen.layout.marks import Bounds, Point
from coursegen.model.scene import PathStep
from coursegen.model.text import words
from coursegen.model.visuals import LineRecap, Photo, Statement


def statement(said: Statement, sketch: Sketch) -> None:
    """A sentence in large words on a full ground, with a sun on the horizon."""
    colours, stage, room = sketch.colours, sketch.stage, sketch.stage.bounds
    sketch.area("Ground", Bounds(stage.left, room.y, stage.right - stage.left, room.height), colours.main)
    foot = room.y + room.height
    wide = room.width
    if said.picture == "horizon":
        line, radius = foot - room.height * 0.24, min(room.height * 0.24, room.width * 0.2, 90.0)
        middle = room.x + room.width - radius - 40
        wide = room.width - 2 * radius - 80
        sketch.pie("Sun", (middle, line), radius, (180, 360), colours.warm)
        sketch.straight("Horizon", (stage.left, line), (stage.right, line), colours.on_main, width=3)
    text = [Said(said.text, colours.on_main, size=sketch.size * 1.9), Said(said.credit, colours.on_main)]
    room_for = (line if said.picture == "horizon" else foot) - room.y
    sketch.words("Statement", text, Bounds(room.x, room.y + 6, wide, room_for - 12), anchor="middle")


def line_recap(said: LineRecap, sketch: Sketch) -> None:
    """One line that takes a shape in each part, and the part's number and sentence under it."""
    colours, stage, room = sketch.colours, sketch.stage, sketch.inner(330)
    wide = room.width / len(said.items)
    y = room.y + 76.0
    x = stage.left
    for number, item in enumerate(said.items, 1):
        end = room.x + wide * number if number < len(said.items) else stage.right
        y = _part(sketch, number, item.shape, (x, y), end)
        x = end
    top = room.y + 132
    for number, item in enumerate(said.items, 1):
        at = Bounds(room.x + wide * (number - 1), top, wide - 14, room.y + room.height - top)
        told = [Said(words(str(number)), colours.hot, bold=True), Said(item.text)]
        sketch.words(f"Part {number}", told, at)


def _part(sketch: Sketch, number: int, shape: str, start: Point, end: float) -> float:
    """The line in one part, from a point to where the next one begins; the height that it ends at."""
    colours, (x, y) = sketch.colours, start
    wide = end - x
    name = f"Line {number}"
    steps: list[PathStep] = [("M", start)]
    if shape == "gap":
        sketch.straight(f"{name} before", start, (x + wide * 0.36, y), colours.main)
        sketch.disc(f"{name} dot", (x + wide / 2, y), 11, colours.hot)
        sketch.straight(f"{name} after", (x + wide * 0.64, y), (end, y), colours.main)
        return y
    if shape == "horizon":
        radius = min(34.0, wide * 0.24)
        sketch.pie(f"{name} sun", (x + wide / 2, y), radius, (180, 360), colours.warm)
    if shape == "runs_dry":
        count = 36
        for step in range(1, count + 1):
            share = step / count
            height = 34 * (1 - share) ** 1.4 * sin(share * 6 * pi)
            steps.append(("L", (x + wide * share, y - height)))
    elif shape == "dip":
        steps += [
            ("L", (x + wide * 0.16, y)),
            ("C", (x + wide * 0.36, y, x + wide * 0.34, y + 40, x + wide * 0.5, y + 40)),
            ("C", (x + wide * 0.66, y + 40, x + wide * 0.64, y, x + wide * 0.84, y)),
            ("L", (end, y)),
        ]
    elif shape == "step":
        steps += [("L", (x + wide / 2, y)), ("L", (x + wide / 2, y - 26)), ("L", (end, y - 26))]
        y -= 26
    else:
        steps.append(("L", (end, y)))
    sketch.stroke(name, steps, colours.main)
    return y


def picture(said: Photo, sketch: Sketch) -> None:
    """A picture as large as its room allows, whole, with its sentence beside or below it."""
    room, photo = sketch.stage.bounds, said.picture
    if photo is None:  # told where it is read
        sketch.fail(said.caption)
    beside = photo.width < photo.height * 1.2 and room.width > room.height
    words_wide = room.width * 0.36 if beside else room.width
    tall = sketch.height(said.caption, words_wide) + 10 if said.caption else 0.0
    wide, high = (room.width - words_wide - 24, room.height) if beside and tall else (room.width, room.height - tall)
    scale = min(wide / photo.width, high / photo.height)
    at = Bounds(room.x, room.y, photo.width * scale, photo.height * scale)
    sketch.photo("Picture", photo, at)
    if said.caption:
        right = at.x + at.width + 24
        below = Bounds(room.x, at.y + at.height + 8, room.width, tall)
        aside = Bounds(right, room.y, room.x + room.width - right, room.height)
        sketch.words("Caption", said.caption, aside if beside else below, anchor="middle" if beside else "top")
