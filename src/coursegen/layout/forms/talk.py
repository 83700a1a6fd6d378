"""Draws what people say to each other: gaps, talks, sentences, questions, replies, somebody who speaks."""

from __future__ import annotations

from math import fsum, pi

from msgspec.structs import replace

from coursegen.layout.forms.outlines import INSET, arc
from coursegen.layout.forms.sketch import CORNER, PAD, Said, Sketch
from coursegen.layout.forms.speech import TAIL, speech
from coursegen.layout.marks import Bounds, Point
from coursegen.model.scene_items import PathStep, ShapeItem
from coursegen.model.text import Run, Text, words
from coursegen.model.visuals import (
    BubbleQuestion,
    Dialogue,
    Gap,
    Options,
    Portrait,
    Quotation,
    RightChoice,
    Sentence,
    SentencePair,
    Turn,
)

TICK = 16.5
"""The radius of the disc with a tick, in points."""


LONGEST, BREATH = 64.0, 19.5
"""The longest tail of a bubble beside a gap, and the radius of the dot in it, in points."""


BESIDE, BOLDER = 14.0, 1.1
"""What is free at either side of the words in a gap, in points; how much wider they are on paper, in bold."""


def gap(said: Gap, sketch: Sketch) -> None:
    """Two bubbles on a line that is broken between them; what stands in the gap is the one thing to look at.

    They are equally large where that leaves room for it. What is said is as large as a headline where both
    bubbles have room so.
    """
    colours, stage, room = sketch.colours, sketch.stage, sketch.inner(330)
    line = room.y + room.height - sketch.line - 12
    between = Said(said.between, colours.hot, size=sketch.head, heading=True)
    kept = sketch.snug(between, room.width * 0.3) * BOLDER + 2 * BESIDE
    share, free = min(room.width * 0.36, (room.width - kept) / 2), line - 40 - room.y
    heard, answered = (Said(one) for one in (said.heard, said.answered))
    around = 2 * (PAD + INSET * CORNER)
    large = [sketch.spoken(one, share - around, free - around) for one in (heard, answered)]
    if all(one.heading for one in large):
        heard, answered = large
    left, high = sketch.bubble_size(heard, share, free)
    right, other = sketch.bubble_size(answered, share, free)
    tall = max(high, other)
    x1, x2 = room.x + room.width * 0.39, room.x + room.width * 0.61
    middle, top = (x1 + x2) / 2, line - 46
    apart = (room.width - 2 * max(left, right) - 2 * BESIDE) / BOLDER
    if sketch.whole(between, apart) and sketch.height(between, apart) <= top - BREATH - 6 - room.y:
        left = right = max(left, right)
    at = room.x + room.width - right
    foot = line - 8
    bubbles = max(room.y, foot - LONGEST - tall)
    sketch.bubble(
        "Heard", heard, Bounds(room.x, bubbles, left, tall), (room.x + left * 0.8, foot), colours.mist, colours.ink
    )
    sketch.straight("Line before", (stage.left, line), (x1 - 8, line), colours.soft)
    arc: list[PathStep] = [
        ("M", (x1, line)),
        ("C", (x1 + 40, line, middle - 34, top, middle, top)),
        ("C", (middle + 34, top, x2 - 40, line, x2, line)),
    ]
    sketch.stroke("Between", arc, colours.hot, width=3, dash="dots")
    sketch.disc("Dot", (middle, top), BREATH, colours.hot)
    apart = 2 * (min(middle - room.x - left, at - middle) - BESIDE) / BOLDER
    sketch.words(
        "Between words",
        between,
        Bounds(middle - apart / 2, room.y, apart, top - BREATH - 6 - room.y),
        align="centre",
        anchor="bottom",
    )
    sketch.straight("Line after", (x2 + 8, line), (stage.right, line), colours.main)
    sketch.bubble(
        "Answered",
        answered,
        Bounds(at, bubbles, right, tall),
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
    """Bubbles under each other, theirs at the left and ours at the right, each with its tail to its side.

    What is said is as large as a headline where all of it has room so.
    """
    room, tail, gap = sketch.stage.bounds, 26.0, 0.0
    for large in (True, False):
        bubbles = [_turn(one, sketch, room.width * 0.74 - tail, large=large) for one in said.turns]
        high = fsum(tall for *_, tall in bubbles)
        gap = min(30.0, (room.height - high) / (len(bubbles) - 1))
        if gap >= 10 and max(tall for *_, tall in bubbles) < room.height * 0.5:
            break
    if gap < 8:
        sketch.fail(said.turns[-1].text)
    colours = sketch.colours
    y = room.y + (room.height - high - gap * (len(bubbles) - 1)) / 2
    for number, (turn, told, across, tall) in enumerate(bubbles, 1):
        ours = turn.who == "us"
        x = room.x + room.width - tail - across if ours else room.x + tail
        tip = (room.x + room.width if ours else room.x), y + tall * 0.86
        fill, ink = (colours.main, colours.on_main) if ours else (colours.quiet, colours.ink)
        sketch.bubble(f"Turn {number}", told, Bounds(x, y, across, tall), tip, fill, ink)
        y += tall + gap


def _turn(turn: Turn, sketch: Sketch, wide: float, *, large: bool) -> tuple[Turn, list[Said], float, float]:
    """What somebody says under their name, and the size of its bubble."""
    words = Said(turn.text, size=sketch.head, heading=True) if large else Said(turn.text)
    told = [Said(turn.name, bold=True), words]
    return turn, told, *sketch.bubble_size(told, wide, 10_000.0)


def sentence_pair(said: SentencePair, sketch: Sketch) -> None:
    """Two sentences in large words, the second on a ground; what goes is struck out."""
    colours, stage, room = sketch.colours, sketch.stage, sketch.inner(330)
    before = [
        Said(said.before.label, colours.soft),
        Said(_struck(said.before), colours.soft, size=sketch.head, heading=True),
    ]
    after = [
        Said(said.after.label, colours.main, bold=True),
        Said(said.after.said, colours.ink, size=sketch.head, heading=True),
    ]
    first, second = (sketch.height(told, room.width) for told in (before, after))
    free = room.height - first - second
    if free < 3 * PAD:
        sketch.fail(max((said.before.text, said.after.said), key=lambda text: len(text.plain)))
    top = Bounds(room.x, room.y + free * 0.12, room.width, first + 2)
    band = Bounds(stage.left, top.y + first + free * 0.26, stage.right - stage.left, second + free * 0.5)
    sketch.words("Before", before, top)
    sketch.area("Band", band, colours.mist)
    sketch.words("After", after, Bounds(room.x, band.y, room.width, band.height), anchor="middle")


def _struck(sentence: Sentence) -> Text:
    """The sentence with what of it is struck out."""
    runs: list[Run] = []
    for run in sentence.text.runs:
        before, found, after = run.text.partition(sentence.struck) if sentence.struck else (run.text, "", "")
        parts = (replace(run, text=before), replace(run, text=found, struck=True), replace(run, text=after))
        runs += [one for one in parts if one.text]
    return replace(sentence.text, runs=tuple(runs))


def bubble_question(said: BubbleQuestion, sketch: Sketch) -> None:
    """The question in a large bubble, and a second one that opens an answer."""
    colours, room = sketch.colours, sketch.inner(360)
    question = Said(said.question, colours.ink, size=sketch.head, heading=True)
    opener = Said(said.opener, colours.on_warm, heading=True, size=sketch.head)
    across, tall = sketch.bubble_size(opener, room.width * 0.5, room.height * 0.32)
    wide, high = sketch.bubble_size(question, room.width * 0.78, room.height - tall - 44)
    at = Bounds(room.x, room.y, wide + 16, high + 10)
    low = room.x + at.width * 0.1, at.y + at.height + TAIL
    speech(sketch, "Question", question, at, low, colours.mist, colours.ink)
    answer = Bounds(room.x + room.width - across, room.y + room.height - tall - 24, across, tall)
    tip = answer.x + across * 0.88, answer.y + tall + 24
    speech(sketch, "Opener", opener, answer, tip, colours.warm, colours.on_warm)


def options(said: Options, sketch: Sketch) -> None:
    """What there is to choose from, each with its letter: replies are bubbles, everything else cards."""
    (_replies if said.spoken else _cards)(said, sketch)


def _replies(said: Options, sketch: Sketch) -> None:
    colours, room = sketch.colours, sketch.stage.bounds
    gap, letter = 12.0, 56.0
    tall = min(88.0, (room.height - gap * (len(said.items) - 1)) / len(said.items))
    top = room.y + (room.height - tall * len(said.items) - gap * (len(said.items) - 1)) / 2
    for number, item in enumerate(said.items):
        y = top + number * (tall + gap)
        name = Said(words(chr(ord("A") + number)), colours.main, bold=True)
        sketch.words(f"Letter {number + 1}", name, Bounds(room.x, y, letter - 24, tall), anchor="middle")
        at = Bounds(room.x + letter, y, room.width - letter, tall)
        tip = room.x + letter - 20, y + tall * 0.5
        bubble = sketch.bubble(f"Option {number + 1}", item.text, at, tip, colours.mist, colours.ink)
        if isinstance(item, RightChoice):
            _right(sketch, number + 1, bubble, (room.x + 8, y + tall / 2))


def _right(sketch: Sketch, number: int, card: ShapeItem, middle: Point) -> None:
    """What a click marks: a ring round a right option, and a tick in its letter's stead."""
    answer, colours = sketch.answer, sketch.colours
    answer.ring(f"Right {number} ring", card)
    answer.disc(f"Right {number}", middle, TICK, colours.main)
    answer.mark(f"Right {number} tick", middle, TICK, colours.on_main)


def _cards(said: Options, sketch: Sketch) -> None:
    colours, room = sketch.colours, sketch.inner(400)
    columns = 2 if room.width >= room.height * 1.5 else 1
    rows = -(-len(said.items) // columns)
    gap, letter = 14.0, 44.0
    wide = (room.width - gap * (columns - 1)) / columns
    tall = min(120.0, (room.height - gap * (rows - 1)) / rows)
    for number, item in enumerate(said.items):
        x, y = room.x + number % columns * (wide + gap), room.y + number // columns * (tall + gap)
        card = sketch.area(f"Card {number + 1}", Bounds(x, y, wide, tall), colours.mist)
        if isinstance(item, RightChoice):
            _right(sketch, number + 1, card, (x + PAD + 9, y + tall / 2))
        name = Said(words(chr(ord("A") + number)), colours.main, bold=True)
        sketch.words(f"Letter {number + 1}", name, Bounds(x + PAD, y, letter - PAD, tall), anchor="middle")
        at = Bounds(x + letter + 6, y, wide - letter - 6 - PAD, tall)
        sketch.words(f"Option {number + 1}", item.text, at, anchor="middle")


def quotation(said: Quotation, sketch: Sketch) -> None:
    """What somebody said in a large bubble, and who it was where the bubble's tail points."""
    colours, room = sketch.colours, sketch.inner(400)
    gap = 6.0
    foot = sketch.height(Said(said.who, bold=True), room.width) + gap
    free = room.height - TAIL - foot
    small, inner = Said(said.said, colours.ink), free - 2 * PAD
    text = sketch.spoken(small, room.width * 0.86, inner)
    if text is small:  # the last line that it needs may be saved by the whole width
        text = sketch.spoken(small, room.width - 2 * (PAD + INSET * CORNER), inner)
    wide, tall = sketch.bubble_size(text, room.width, free)
    at = Bounds(room.x, room.y + (free - tall) / 2, wide, tall)
    tip = room.x + 2 * PAD, at.y + tall + TAIL
    speech(sketch, "Said", text, at, tip, colours.mist, colours.ink)
    who = Bounds(room.x, tip[1] + gap, room.width, foot)
    sketch.words("Who", Said(said.who, colours.main, bold=True), who)


def portrait(said: Portrait, sketch: Sketch) -> None:
    """A head and shoulders with a headset, like nobody, and what they say in a bubble."""
    colours, room = sketch.colours, sketch.inner(320)
    head = min(room.height * 0.19, 58.0)
    middle, top = room.x + head * 1.9, room.y + 12 + head
    foot = room.y + room.height - sketch.line * 2 - 6
    y = top + head * 1.16
    half, c, chin = head * 1.7, head * 0.9, top + head * 0.7
    shoulders: list[PathStep] = [
        ("M", (middle - half, foot)), ("L", (middle - half, y + c)),
        ("C", (middle - half, y, middle - c, y, middle, y)),
        ("C", (middle + c, y, middle + half, y, middle + half, y + c)), ("L", (middle + half, foot)), ("Z", ()),
    ]  # fmt: skip
    sketch.outline("Shoulders", shoulders, colours.main)
    sketch.disc("Head", (middle, top), head, colours.quiet)
    band: list[PathStep] = [
        ("M", (middle - head, top)), *arc((middle, top), (head, head), pi, 2 * pi),
        ("L", (middle + head, top + head * 0.3)),
        ("C", (middle + head, chin, middle + head * 0.7, chin, middle + head * 0.4, chin)),
    ]  # fmt: skip
    sketch.stroke("Headset", band, colours.ink)
    left = middle + half + 56
    text = sketch.spoken(Said(said.said, colours.ink), room.width * 0.5, room.height - 60)
    wide, tall = sketch.bubble_size(text, room.x + room.width - left, room.height - 16)
    at = Bounds(left, room.y + max(0.0, min(top - tall / 2, room.height - tall) - room.y), wide, tall)
    sketch.bubble("Said", text, at, (middle + head + 18, top + head * 0.5), colours.mist, colours.ink)
    name = Bounds(room.x, foot + 6, 2 * head * 1.9 + 40, sketch.line * 2)
    sketch.words("Who", Said(said.who, colours.main, bold=True), name)
