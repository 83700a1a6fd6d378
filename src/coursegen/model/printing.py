"""Holds how pages are printed: paper, sides, gutter and size of text, as asked for and as decided."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

PaperName = Literal["a4", "letter"]
Gutter = Literal["plain", "punched"]
TextSize = Literal["normal", "large"]


class PageOptions(Struct, frozen=True):
    """Paper and margins, all decided.

    ``duplex`` mirrors the margins and lets modules start on odd pages; ``gutter`` is where a punch or a plain
    binding goes; ``text`` ``large`` is set again by the rules of large print; ``folded`` pages are half as
    large as the paper, two of them side by side on one sheet; ``fillable`` ones can be written in on a screen;
    ``landscape`` ones lie on their long side.
    """

    paper: PaperName
    duplex: bool = True
    gutter: Gutter = "plain"
    text: TextSize = "normal"
    folded: bool = False
    fillable: bool = False
    landscape: bool = False


class PageChoice(Struct, frozen=True):
    """What somebody asks for; ``None`` leaves it to whoever is asked next."""

    paper: PaperName | None = None
    duplex: bool | None = None
    gutter: Gutter | None = None
    text: TextSize | None = None
    landscape: bool | None = None

    def over(self, other: PageChoice) -> PageChoice:
        """This choice, and the other's where this one leaves something open."""
        mine = {name: getattr(self, name) for name in self.__struct_fields__}
        return PageChoice(**{name: getattr(other, name) if said is None else said for name, said in mine.items()})

    def decided(self, paper: PaperName) -> PageOptions:
        """The options, with the course's paper and two-sided plain pages where nobody said anything else."""
        return PageOptions(
            paper=self.paper or paper,
            duplex=self.duplex is not False,
            gutter=self.gutter or "plain",
            text=self.text or "normal",
            landscape=self.landscape is True,
        )


ANY_PAGE = PageChoice()
"""The choice that leaves everything open."""


class Printing(Struct, frozen=True):
    """What is asked for when artefacts are made: a choice of pages that goes before every recipe's, and more files.

    ``formats`` and ``variants`` are the names of those that are made beside what each recipe is written in. With
    ``long_names`` a file is called by its course and version too; ``None`` leaves that to the course.
    """

    pages: PageChoice = ANY_PAGE
    variants: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    long_names: bool | None = None


AS_RECIPES_SAY = Printing()
"""Nothing that recipes don't say, and no variants."""
