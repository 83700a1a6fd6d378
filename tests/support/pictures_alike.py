"""Compares two pictures of one drawing: what of each is not in the other, near where it is and in about its colour."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

NEAR = 0.02
"""How far a shape may be from where it is in the other picture, as a share of the drawing's longer side."""

ALIKE = 40
"""How far a colour may be from the other's, in each of red, green and blue, of 255."""

Picture = npt.NDArray[np.uint8]
"""Rows of pixels in red, green and blue."""


def unlike(one: Picture, other: Picture) -> float:
    """The share of the pixels of either that the other has nothing like within the distance."""
    reach = max(1, round(NEAR * max(one.shape[:2])))
    return max(_missing(one, other, reach), _missing(other, one, reach))


def _missing(one: Picture, other: Picture, reach: int) -> float:
    """The share of one picture's pixels whose colour is outside what the other has around the same place."""
    around = other.astype(np.int16)
    low, high = _least(around, reach) - ALIKE, -_least(-around, reach) + ALIKE
    return float(((one < low) | (one > high)).any(axis=2).mean())


def _least(values: npt.NDArray[np.int16], reach: int) -> npt.NDArray[np.int16]:
    """The least value of each channel within a square that reaches so far each way."""
    for axis in (0, 1):
        padded = np.pad(values, [(reach, reach) if one == axis else (0, 0) for one in range(3)], mode="edge")
        done, wanted = 1, 2 * reach + 1
        while done < wanted:  # of windows of one width, two make one that is up to twice as wide
            step = min(done, wanted - done)
            ahead = np.roll(padded, -step, axis=axis)
            padded, done = np.minimum(padded, ahead), done + step
        values = padded.take(range(values.shape[axis]), axis=axis)
    return values
