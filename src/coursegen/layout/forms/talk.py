"""Draws what people say to each other: a gap between two sentences, a talk, a sentence before and after."""

from __future__ import annotations

from msgspec.structs import replace

from coursegen.layout.forms.sketch import DISPLAY, PAD, Said, Sketch
from coursegen.layout.marks import Bounds
from coursegen.model.scene import PathStep
from coursegen.model.text import Run, Text
from coursegen.model.visuals import Dialogue, Gap, Sentence, SentencePair


def gap(said: Gap, sketch: Sketch) -> None:
    """Two bubbles on a line that is broken between them; what stands in the gap is the one thing to look at."""
    colours, stage, room = sketch.colours, sketch.stage, sketch.inner(330)
    line = room.y + room.height - sketch.line - 12
    share = room.width * 0.33
    left, high = sketch.bubble_size(said.heard, share, line - 40 - room.y)
    right, other = sketch.bubble_size(said.answered, share, line - 40 - room.y)
    tall = max(high, other)
    x1, x2 = room.x + room.width * 0.39, room.x + room.width * 0.61
    middle, top = (x1 + x2) / 2, line - 46
    at = room.x + room.width - right
    foot = line - 8
    sketch.bubble(
        "Heard", said.heard, Bounds(room.x, room.y, left, tall), (room.x + left * 0.8, foot), colours.mist, colours.ink
    )
    sketch.straight("Line before", (stage.left, line), (x1 - 8, line), colours.soft)
    arc: list[PathStep] = [
        ("M", (x1, line)),
        ("C", (x1 + 40, line, middle - 34, top, middle, top)),
        ("C", (middle + 34, top, x2 - 40, line, x2, line)),
    ]
    sketch.stroke("Between", arc, colours.hot, width=3, dash="dots")
    sketch.disc("Dot", (middle, top), 14, colours.hot)
    wide = at - (room.x + left) - 24
    sketch.words(
        "Between words",
        Said(said.between, colours.hot, size=sketch.size * DISPLAY),
        Bounds(middle - wide / 2, room.y, wide, top - 20 - room.y),
        align="centre",
        anchor="bottom",
    )
    sketch.straight("Line after", (x2 + 8, line), (stage.right, line), colours.main)
    sketch.bubble(
        "Answered",
        said.answered,
        Bounds(at, room.y, right, tall),
        (at + right * 0.2, foot),
        colours.main,
        colours.on_main,
    )
    below = line + 8
    labels = zip(said.labels, (room.x, x1, at), (x1 - room.x, x2 - x1, right), strict=True)
    looks = (("left", colours.soft), ("centre", colours.hot), ("left", colours.main))
    for number, ((label, x, width), (align, colour)) in enumerate(zip(labels, looks, strict=True), 1):
        bounds = Bounds(x, below, width, sketch.line + 4)
        sketch.words(f"Label {number}", Said(label, colour, bold=True), bounds, align=align)  # type: ignore[arg-type]


def dialogue(said: Dialogue, sketch: Sketch) -> None:
    """Bubbles under each other, theirs at the left and ours at the right, each with its tail to its side."""
    colours, room = sketch.colours, sketch.stage.bounds
    tail = 22.0
    bubbles = []
    for turn in said.turns:
        words = [Said(turn.name, bold=True), Said(turn.text)]
        bubbles.append((turn, words, *sketch.bubble_size(words, room.width * 0.7 - tail, room.height)))
    high = sum(tall for *_, tall in bubbles)
    gap = min(26.0, (room.height - high) / (len(bubbles) - 1))
    if gap < 8:
        sketch.fail(said.turns[-1].text)
    y = room.y + (room.height - high - gap * (len(bubbles) - 1)) / 2
    for number, (turn, words, across, tall) in enumerate(bubbles, 1):
        ours = turn.who == "us"
        x = room.x + room.width - tail - across if ours else room.x + tail
        tip = (room.x + room.width if ours else room.x), y + tall * 0.86
        fill, ink = (colours.main, colours.on_main) if ours else (colours.quiet, colours.ink)
        sketch.bubble(f"Turn {number}", words, Bounds(x, y, across, tall), tip, fill, ink)
        y += tall + gap


def sentence_pair(said: SentencePair, sketch: Sketch) -> None:
    """Two sentences in large words, the second on a ground; what goes is struck out, what is new is bold."""
    colours, stage, room = sketch.colours, sketch.stage, sketch.inner(330)
    large = sketch.size * 1.45
    before = [Said(said.before.label, colours.soft), Said(_marked(said.before, struck=True), colours.soft, size=large)]
    after = [Said(said.after.label, colours.main, bold=True), Said(_marked(said.after), colours.ink, size=large)]
    first, second = (sketch.height(words, room.width) for words in (before, after))
    free = room.height - first - second
    if free < 3 * PAD:
        sketch.fail(max((said.before.text, said.after.text), key=lambda text: len(text.plain)))
    top = Bounds(room.x, room.y + free * 0.12, room.width, first + 2)
    band = Bounds(stage.left, top.y + first + free * 0.26, stage.right - stage.left, second + free * 0.5)
    sketch.words("Before", before, top)
    sketch.area("Band", band, colours.mist)
    sketch.words("After", after, Bounds(room.x, band.y, room.width, band.height), anchor="middle")


def _marked(sentence: Sentence, *, struck: bool = False) -> Text:
    """The sentence with what its mark names struck out, or bold."""
    text, mark = sentence.text, sentence.mark
    runs: list[Run] = []
    for run in text.runs:
        before, found, after = run.text.partition(mark) if mark else (run.text, "", "")
        marked = replace(run, text=found, struck=struck, strong=run.strong or not struck)
        runs += [one for one in (replace(run, text=before), marked, replace(run, text=after)) if one.text]
    return replace(text, runs=tuple(runs))
