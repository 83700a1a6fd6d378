"""Balances the lines of a text by narrowing its frame, so that no last line is one lonely word.

Nothing is written into the text: a headline stays one line in the outline, in a search and for whoever edits it.
"""

from __future__ import annotations

from collections.abc import Sequence

from coursegen.layout.breaking import Broken, broken
from coursegen.layout.fonts import Faces
from coursegen.layout.measure import Para, sure

SHORTEST = 1 / 3
"""The share of the widest line that a last line has at least."""

SPARE = 0.03
"""How much narrower than its breaks allow a frame is, so that every renderer breaks there."""

NARROWEST = 0.25
"""The share of its width that a frame of running text gives up at most."""

STEPS = 20
"""How many widths are tried: enough to tell a thousandth of a line."""


def ragged(found: Broken) -> bool:
    """Whether a text of several lines ends in one word, or in a line shorter than a third of its widest."""
    if len(found.lines) < 2:
        return False
    start, end, em = found.lines[-1]
    return end - start == 1 or em < found.widest * SHORTEST


def balanced(paras: Sequence[Para], found: list[Broken], width: float, faces: Faces) -> tuple[list[Broken], float]:
    """A headline with lines of about one width; and how much narrower its frame is for that, in points.

    Its breaks are those of the narrowest frame with as many lines; the frame is as wide as these breaks allow, less
    ``SPARE``. Where a renderer could break otherwise there, it ends in no lonely word at least. All stays as it is
    where it has one line, or several paragraphs.
    """
    if len(paras) != 1 or len(found[0].lines) < 2 or found[0].words.ends:
        return found, 0.0
    para, words, count = paras[0], found[0].words, len(found[0].lines)
    low, high = words.longest, (width - para.margin) / para.size
    for _ in range(STEPS):
        middle = (low + high) / 2
        if len(broken(words, middle, faces).lines) > count:
            low = middle
        else:
            high = middle
    narrowest = broken(words, high, faces)
    lines = narrowest.lines
    most = min(words.stops[end] - words.begins[start] for start, end, _ in lines[:-1])
    # Between the widest line and the first word that would move up, nearer to the latter.
    limit = max(most * (1 - SPARE), (most + narrowest.widest) / 2)
    frame = limit * para.size + para.margin
    even = broken(words, limit, faces)
    if frame < width and even.lines == lines and sure(para, even, frame):
        return [even], width - frame
    return unragged(paras, found, width, faces)


def unragged(paras: Sequence[Para], found: list[Broken], width: float, faces: Faces) -> tuple[list[Broken], float]:
    """Running text in as many lines, in the widest frame in which no paragraph ends in a lonely word.

    All stays as it is where no paragraph does so, or no frame helps.
    """
    if not any(map(ragged, found)):
        return found, 0.0
    counts = [len(one.lines) for one in found]
    for step in range(1, STEPS + 1):
        frame = width * (1 - NARROWEST * step / STEPS)
        if any((frame - para.margin) / para.size < one.words.longest for para, one in zip(paras, found, strict=True)):
            break  # a word would be cut
        tried = [
            broken(one.words, (frame - para.margin) / para.size, faces) for para, one in zip(paras, found, strict=True)
        ]
        if [len(one.lines) for one in tried] != counts:
            break
        if not any(map(ragged, tried)) and all(sure(p, one, frame) for p, one in zip(paras, tried, strict=True)):
            return tried, width - frame
    return found, 0.0
