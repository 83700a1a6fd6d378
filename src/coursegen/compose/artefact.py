"""Defines what an artefact is made of: a recipe's steps, and the kinds of block that steps can name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, Literal, TypeVar, get_args

from msgspec import Struct, field

from coursegen.compose.audience import shown_to
from coursegen.compose.numbers import printed_numbers, quiz_places
from coursegen.compose.references import NOTHING_YET, Others, in_workbook
from coursegen.compose.references_filled import filled, plain_parts
from coursegen.compose.words import Words
from coursegen.model.audience import Audience
from coursegen.model.course import Course, Module, Stretch
from coursegen.model.printing import ANY_PAGE, PageChoice
from coursegen.model.roster import Roster
from coursegen.model.written import Medium
from coursegen.problems import Place

T = TypeVar("T")
Over = Literal["agenda", "modules"]
Blanks = Literal["gaps", "words"]
Value = int | tuple[str, ...]
EVERYBODY: tuple[Audience, ...] = get_args(Audience)


class Names(Struct, frozen=True):
    """An option that lists some of the ``known`` names; none of them when it is left out. ``says`` what it does."""

    known: tuple[str, ...]
    says: str


class Whole(Struct, frozen=True):
    """An option that is a whole number from ``least`` to ``most``. ``says`` what is counted."""

    default: int
    least: int
    most: int
    says: str


Option = Names | Whole


class Step(Struct, frozen=True):
    """A block that a recipe names, with every option of its kind: as given, else its default."""

    block: str
    options: Mapping[str, Value] = field(default_factory=dict)

    def whole(self, option: str) -> int:
        """The value of a :class:`Whole` option. Errors: ``KeyError`` where the kind declares none such."""
        value = self.options[option]
        if not isinstance(value, int):
            raise KeyError(option)
        return value

    def names(self, option: str) -> tuple[str, ...]:
        """The value of a :class:`Names` option. Errors: ``KeyError`` where the kind declares none such."""
        value = self.options[option]
        if isinstance(value, int):
            raise KeyError(option)
        return value


class Each(Struct, frozen=True):
    """Steps repeated for each stretch of the agenda, or for each module."""

    over: Over
    steps: tuple[Step, ...]


class Recipe(Struct, frozen=True):
    """An artefact as its file describes it; ``page`` matters for pages only.

    ``formats`` are the names of the formats that it is written in, each with its place in the recipe's file; none
    leaves it to what its medium is written in anyway. ``cites`` names the recipe whose page numbers it tells, and
    which is made before it; ``lists`` are handouts that it lists, with the pages of each. ``blanks`` says whether its
    readers fill them in or read the words.

    ``file`` is the recipe's path to show and ``sha256`` the hash of its bytes, for the list of what went in.
    """

    id: str
    title: str
    medium: Medium
    audience: Audience
    entries: tuple[Step | Each, ...]
    page: PageChoice = ANY_PAGE
    cites: str = ""
    blanks: Blanks = "gaps"
    formats: Mapping[str, Place] = field(default_factory=dict)
    file: str = ""
    sha256: str = ""
    lists: tuple[str, ...] = ()


class Setting(Struct, frozen=True):
    """What every block sees: the course, the recipe, the tool's own words and the printed numbers.

    ``course`` is what the recipe's audience may see, ``whole`` what all together do: how long the session
    is, when it starts, ``numbers`` and ``quiz_places`` are the same for everybody.
    ``modules`` are the course's by id (a course of hundreds is asked for them on every slide).
    ``slide_numbers`` maps slide ids to their numbers in the deck; empty where a deck is composed.
    ``others`` is what is known of the artefacts that were made before this one. ``roster`` has those who are
    expected, where a kit is made for them.
    """

    course: Course
    whole: Course
    recipe: Recipe
    words: Words
    numbers: Mapping[str, str]
    quiz_places: Mapping[str, tuple[int, int]]
    modules: Mapping[str, Module]
    slide_numbers: Mapping[str, int] = field(default_factory=dict)
    others: Others = NOTHING_YET
    roster: Roster | None = None

    def accent(self, stretch: Stretch) -> int:
        """The theme accent of a stretch: the first for any module, since colour tells none apart, 0 for the rest."""
        return 1 if stretch.kind == "module" else 0


class CourseBlock(Struct, Generic[T], frozen=True):
    """A kind of block that is made once from the whole course, for the audiences that may see it."""

    make: Callable[[Setting, Step], tuple[T, ...]]
    options: Mapping[str, Option] = field(default_factory=dict)
    only: tuple[Audience, ...] = EVERYBODY

    @property
    def says(self) -> str:
        """What it shows, as the page of blocks tells it: what the function that makes it says of itself."""
        return _first_paragraph(self.make)


class StretchBlock(Struct, Generic[T], frozen=True):
    """A kind of block that is made from one stretch of the agenda, under an ``each``. The rest is as above."""

    make: Callable[[Setting, Stretch, Step], tuple[T, ...]]
    options: Mapping[str, Option] = field(default_factory=dict)
    only: tuple[Audience, ...] = EVERYBODY

    @property
    def says(self) -> str:
        """What it shows, as the page of blocks tells it: what the function that makes it says of itself."""
        return _first_paragraph(self.make)


Kind = CourseBlock[T] | StretchBlock[T]


def _first_paragraph(make: Callable[..., object]) -> str:
    return " ".join((make.__doc__ or "").split("\n\n")[0].split())


def setting_of(
    course: Course,
    recipe: Recipe,
    words: Words,
    slide_numbers: Mapping[str, int] | None = None,
    others: Others = NOTHING_YET,
    roster: Roster | None = None,
) -> Setting:
    """A setting with what the recipe's audience may see, and the whole course's printed numbers."""
    shown = shown_to(course, recipe.audience)
    if course.refers:
        said, plain = _Said(recipe, words, printed_numbers(course), others), _plain_in(course)
        shown, course = filled(shown, said, plain), filled(course, said, plain)
    modules = {module.id: module for module in shown.modules}
    numbers, places = printed_numbers(course), quiz_places(course)
    return Setting(shown, course, recipe, words, numbers, places, modules, slide_numbers or {}, others, roster)


_seen: list[tuple[Course, frozenset[int]]] = []
"""The course that was composed last, with its parts that refer to nothing: a version composes ten artefacts in turn."""


def _plain_in(course: Course) -> frozenset[int]:
    known = next((plain for one, plain in _seen if one is course), None)
    if known is None:
        known = plain_parts(course)
        _seen[:] = [(course, known)]
    return known


class _Said(Struct, frozen=True):
    """Says where something is that a text refers to; a facilitator reads the page as well."""

    recipe: Recipe
    words: Words
    numbers: Mapping[str, str]
    others: Others

    def __call__(self, address: str) -> str:
        number = self.numbers.get(address, "")
        if ".boards." in address:
            return self.words.say("at_board", number=number)
        if self.recipe.audience == "facilitator" and (cited := in_workbook(self.words, self.others, address, number)):
            return cited
        return self.words.say("at_workbook", number=number)


def composed(setting: Setting, kinds: Mapping[str, Kind[T]]) -> Iterator[T]:
    """Everything that the setting's recipe asks for, in its order.

    Errors: ``KeyError`` for a block of another medium, ``TypeError`` for one outside its scope; the
    reader of recipe files refuses both before.
    """
    for entry in setting.recipe.entries:
        if isinstance(entry, Step):
            kind = kinds[entry.block]
            if not isinstance(kind, CourseBlock):
                raise TypeError(f"{entry.block} needs a stretch")
            yield from kind.make(setting, entry)
            continue
        for stretch in setting.course.agenda:
            if entry.over == "modules" and stretch.kind != "module":
                continue
            for step in entry.steps:
                inner = kinds[step.block]
                if not isinstance(inner, StretchBlock):
                    raise TypeError(f"{step.block} takes no stretch")
                yield from inner.make(setting, stretch, step)
