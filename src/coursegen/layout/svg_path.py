"""Reads the path data of an SVG icon as moves, lines, cubic curves and closes in absolute places.

Only the commands that icons use are read (SVG 1.1, 8.3: M L H V C S Z and their relative forms). It is
here because fontTools' parser costs more to import than a small deck takes to write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursegen.model.scene_items import PathStep

_TOKEN = re.compile(r"([A-Za-z])|([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Z": 0}


def steps_of(path: str) -> tuple[PathStep, ...]:
    """The steps of a path, to two decimals. Errors: ``ValueError`` for a command that is not read here."""
    steps: list[PathStep] = []
    x = y = 0.0  # where the pen is
    start = (0.0, 0.0)  # where this outline began
    control = (0.0, 0.0)  # the last curve's second control point, which S mirrors
    smooth = False
    for command, numbers in _commands(path):
        kind = command.upper()
        if kind == "Z":
            steps.append(("Z", ()))
            (x, y), smooth = start, False
            continue
        if command.islower():
            shifts = (x,) if kind == "H" else (y,) if kind == "V" else (x, y)
            numbers = [number + shifts[index % len(shifts)] for index, number in enumerate(numbers)]
        if kind in "CS":
            if kind == "S":
                mirrored = (2 * x - control[0], 2 * y - control[1]) if smooth else (x, y)
                numbers = [*mirrored, *numbers]
            control = (numbers[2], numbers[3])
            x, y = numbers[4], numbers[5]
            steps.append(("C", _rounded(numbers)))
        else:
            x = numbers[0] if kind != "V" else x
            y = numbers[-1] if kind != "H" else y
            if kind == "M":
                start = (x, y)
            steps.append(("M" if kind == "M" else "L", _rounded([x, y])))
        smooth = kind in "CS"
    return tuple(steps)


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with its numbers; numbers that follow without a letter repeat it, a move as a line."""
    command = ""
    numbers: list[float] = []
    for letter, number in _TOKEN.findall(path):
        if letter:
            if letter.upper() not in _TAKES:
                raise ValueError(f"the path command {letter} is not read")
            command, numbers = letter, []
            if letter in "Zz":
                yield letter, []
            continue
        numbers.append(float(number))
        if len(numbers) == _TAKES[command.upper()]:
            yield command, numbers
            numbers = []
            command = {"M": "L", "m": "l"}.get(command, command)


def _rounded(numbers: list[float]) -> tuple[float, ...]:
    return tuple([round(number, 2) for number in numbers])
