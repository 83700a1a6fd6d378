"""Balances the lines of a text by narrowing its frame, so that no last line is one lonely word.

Nothing is written into the text: a headline stays one line in the outline, in a search and for whoever edits it.
Where a line can't end in a good place so, ``sense`` says which words hold together.
"""

from __future__ import annotations

from collections.abc import Sequence

from coursegen.layout.breaking import Broken, broken
from coursegen.layout.faces import Faces
from coursegen.layout.text_lines import Para, sure

SHORTEST = 1 / 3
"""The share of the widest line that a last line has at least."""

SPARE = 0.03
"""How much narrower than its breaks allow a frame is, so that every renderer breaks there."""

NARROWEST = 0.4
"""The share of its width that a frame of running text gives up at most."""

STEPS = 60
"""How many widths are tried for running text: enough to tell a hundredth of its frame."""

HAIR = 1e-9
"""How much narrower than its widest line a frame is tried, in em: no two lines differ by less."""


def ragged(found: Broken) -> bool:
    """Whether a text of several lines ends in one word, or in a line shorter than a third of its widest.

    So it is where a line ends inside a word, at its hyphen: "forty-" and then "five" is read as two numbers.
    """
    if len(found.lines) < 2:
        return False
    start, end, em = found.lines[-1]
    return end - start == 1 or em < found.widest * SHORTEST or _cut(found)


def _cut(found: Broken) -> bool:
    """Whether a line ends inside a word, at its hyphen."""
    words = found.words
    for _, after, _ in found.lines[:-1]:
        if words.style is None:
            if words.words[after].space is None and words.words[after - 1].pieces[-1][0].endswith("-"):
                return True
        elif words.plain[words.offsets[after][0] - 1] == "-":
            return True
    return False


def balanced(paras: Sequence[Para], found: list[Broken], width: float, faces: Faces) -> tuple[list[Broken], float]:
    """A headline with lines of about one width; and how much narrower its frame is for that, in points.

    Its breaks are those of the narrowest frame with as many lines; the frame is as wide as these breaks allow, less
    ``SPARE``. Where a renderer could break otherwise there, or a line would end inside a word, it ends in no lonely
    word at least. All stays as it is
    where it has one line, or several paragraphs; or where a wider face, taken for one that is missing, would need
    another line in that frame.
    """
    if len(paras) != 1 or len(found[0].lines) < 2 or found[0].words.ends:
        return found, 0.0
    para, words, narrowest = paras[0], found[0].words, found[0]
    # The same lines break alike down to a frame as wide as the widest of them, so only what is below that is tried.
    while (limit := narrowest.widest - HAIR) > words.longest:
        tried = broken(words, limit, faces)
        if len(tried.lines) > len(narrowest.lines):
            break
        narrowest = tried
    lines = narrowest.lines
    most = min(words.stops[end] - words.begins[start] for start, end, _ in lines[:-1])
    # Between the widest line and the first word that would move up, nearer to the latter.
    limit = max(most * (1 - SPARE), (most + narrowest.widest) / 2)
    frame = limit * para.size + para.margin
    even = broken(words, limit, faces)
    if (
        frame < width
        and even.lines == lines
        and not _cut(even)
        and sure(para, even, frame)
        and _holds(even, limit, faces)
    ):
        return [even], width - frame
    return unragged(paras, found, width, faces)


def unragged(
    paras: Sequence[Para], found: list[Broken], width: float, faces: Faces, room: float = 0.0
) -> tuple[list[Broken], float]:
    """Running text in the widest frame in which the fewest paragraphs end in a lonely word.

    It takes no more lines, but for those that ``room`` points are still free for. All stays as it is where no
    paragraph ends so, or no frame helps.
    """
    if not any(map(ragged, found)):
        return found, 0.0
    high = sum(len(one.lines) * para.line for para, one in zip(paras, found, strict=True))
    best, fewest = (found, 0.0), sum(map(ragged, found))
    likely: tuple[list[Broken], float] | None = None  # no lonely word, but another renderer may break elsewhere
    for step in range(1, STEPS + 1):
        frame = width * (1 - NARROWEST * step / STEPS)
        if any((frame - para.margin) / para.size < one.words.longest for para, one in zip(paras, found, strict=True)):
            break  # a word would be cut
        tried = [
            broken(one.words, (frame - para.margin) / para.size, faces) for para, one in zip(paras, found, strict=True)
        ]
        if sum(len(one.lines) * para.line for para, one in zip(paras, tried, strict=True)) > high + room:
            break
        left = sum(map(ragged, tried))
        holds = all(
            sure(para, one, frame) and _holds(one, (frame - para.margin) / para.size, faces)
            for para, one in zip(paras, tried, strict=True)
        )
        if left < fewest and holds:
            best, fewest = (tried, width - frame), left
        elif not left and likely is None and faces.spare == 1.0:
            likely = tried, width - frame
        if not fewest:
            break
    return likely if fewest and likely is not None else best


def _holds(found: Broken, limit: float, faces: Faces) -> bool:
    """Whether a text has no more lines in a frame of so many em where another face is shown for one that is missing."""
    return faces.spare == 1.0 or len(broken(found.words, limit / faces.spare, faces).lines) <= len(found.lines)
