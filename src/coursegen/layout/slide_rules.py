"""Judges slides as they are laid out: too many words, small letters and faint ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from coursegen.course.lint.rule import Found
from coursegen.layout.behind import painted_last, pieces
from coursegen.layout.gradient import colours_at
from coursegen.model.blocks import ItemList
from coursegen.model.brand import Brand, contrast
from coursegen.model.scene import Scene
from coursegen.model.scene_items import Colour, Item, Line, TableItem, TextItem, ungrouped
from coursegen.model.slide import Slide

Limits = Mapping[str, float]
BODY = frozenset({"Body", "Aside"})
"""What the items are called that hold a slide's body text, besides tables."""


class Deck(Struct, frozen=True):
    """What the rules of slides see: a deck's slides by id, as they are laid out, in the colours of its brand."""

    slides: Mapping[str, Slide]
    scenes: Sequence[Scene]
    brand: Brand


_LEAST, _LEAST_LARGE, _LARGE = 4.5, 3.0, 18.0  # WCAG 2.2, 1.4.3; large text has 18 points, or 14 in bold
_LARGE_BOLD = 14.0


def _has_few_words(deck: Deck, limits: Limits) -> Iterator[Found]:
    """SLD1."""
    for scene in deck.scenes:
        entries = _entries(deck.slides[scene.slide])
        for item in scene.items:
            if not isinstance(item, TextItem) or item.name not in BODY:
                continue
            listed = [one for one in item.paragraphs if one.text.plain in entries]
            if len(listed) > limits["bullets"]:
                message = f"the slide {scene.id} lists {len(listed)} things, and {limits['bullets']:g} are enough"
                yield Found(item.address or scene.address, message, "join some, or make two of it")
            for paragraph in item.paragraphs:
                if (number := len(paragraph.text.plain.split())) > limits["words"]:
                    message = f"the slide {scene.id} has {number} words in a row, and {limits['words']:g} are enough"
                    hint = "leave the words that people are to keep, and say the rest in the notes"
                    yield Found(paragraph.text.address or item.address or scene.address, message, hint)


def _entries(slide: Slide) -> frozenset[str]:
    """What the lists of a slide say, answers to choose from left out."""
    contents = (content for place in slide.slots.values() for content in place)
    lists = (content for content in contents if isinstance(content, ItemList) and content.marker != "letter")
    return frozenset(text.plain for one in lists for text in one.items)


def _can_be_read_from_the_back(deck: Deck, limits: Limits) -> Iterator[Found]:
    """SLD3: the size that most letters of a body text or a table have; a card's label may be smaller than its words."""
    for scene in deck.scenes:
        for item in scene.items:
            if isinstance(item, TextItem) and item.name in BODY:
                lines: Iterable[Line] = item.lines
            elif isinstance(item, TableItem):
                lines = (line for row in item.rows for cell in row for line in cell.lines)
            else:
                continue
            letters: Counter[float] = Counter()
            for line in lines:
                for fragment in line.fragments:
                    letters[fragment.size] += len(fragment.text)
            if letters and (size := _size(item, letters)) < limits["points"] and not _small_print(scene):
                message = (
                    f"the slide {scene.id} has text of {size:g} points, and the back row needs {limits['points']:g}"
                )
                yield Found(item.address or scene.address, message, "shorten it, or give the layout more room for it")


def _size(item: Item, letters: Counter[float]) -> float:
    """The size of an item's text, in points."""
    if isinstance(item, TextItem) and item.name == "Aside":
        return max(letters)
    return letters.most_common(1)[0][0]


def _small_print(scene: Scene) -> bool:
    """Whether a slide is there to be complete, and is read on paper: the credits."""
    return scene.slide.partition("/")[0] == "credits"


def _can_be_seen(deck: Deck, _: Limits) -> Iterator[Found]:
    """A11Y6: each piece of text against what is painted last under its middle; see ``unjudged.py`` for pictures."""
    for scene in deck.scenes:
        brand = deck.brand.of(scene.layout)
        worst: tuple[float, str, str] | None = None
        painted: list[Item] = list(scene.ground)
        for item in ungrouped(scene.items):
            for fragment, x, y, fill in pieces(item):
                grounds = (fill,) if fill else _colours_at(painted, x, y, scene.background)
                ratios = [contrast(brand.rgb(fragment.colour), brand.rgb(ground)) for ground in grounds]
                if not ratios:
                    continue
                ratio = min(ratios)
                large = fragment.size >= (_LARGE_BOLD if "bold" in fragment.face else _LARGE)
                if ratio < (_LEAST_LARGE if large else _LEAST) and (worst is None or ratio < worst[0]):
                    worst = (ratio, fragment.text, item.address if isinstance(item, TextItem | TableItem) else "")
            painted.append(item)
        if worst is not None:
            message = f"“{worst[1].strip()[:40]}” on the slide {scene.id} has a contrast of {worst[0]:.1f} to 1 only"
            yield Found(worst[2] or scene.address, message, "take a darker colour for the text, or a lighter ground")


def _colours_at(painted: Sequence[Item], x: float, y: float, background: Colour) -> tuple[Colour, ...]:
    """The colours between which the one painted last at a point is; none where nobody can say."""
    place = painted_last(painted, x, y)
    return (background,) if place < 0 else colours_at(painted[place], x, y)


SLIDE_RULES: Mapping[str, Callable[[Deck, Limits], Iterator[Found]]] = {
    "SLD1": _has_few_words,
    "SLD3": _can_be_read_from_the_back,
    "A11Y6": _can_be_seen,
}
"""The judge of each rule of slides; SLD4 is judged where slides are laid out, for what does not fit is no slide."""
