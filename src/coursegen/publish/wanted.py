"""Holds what is to be made of the versions of a course: one value that every stage of a build is given."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from coursegen.model.printing import AS_RECIPES_SAY, Printing
from coursegen.model.roster import Roster


class Wanted(Struct, frozen=True):
    """What is to be made of every version: the ids of recipes, in their order.

    ``strict`` lets no warning pass. ``today`` is the day that dates to look at something again are compared with;
    without one, none is. ``printing`` is what is asked for beyond what the course and the recipes say of pages.
    ``theme`` names the slides' colours in the place of those that the course's files name. ``rules`` asks the rules of
    slides as well. ``template`` is the path of a template for every version, whatever its brand says. A ``release`` is
    refused for every error that any rule finds. ``roster`` has those who are expected: quantities are worked out for
    as many, whatever the session's file says.
    """

    artefacts: tuple[str, ...]
    strict: bool = False
    today: date | None = None
    printing: Printing = AS_RECIPES_SAY
    theme: str = ""
    rules: bool = False
    template: str = ""
    release: bool = False
    roster: Roster | None = None
