"""Numbers a course as it is printed: what slides, notes and handouts call a key point or an activity."""

from __future__ import annotations

from collections.abc import Mapping

from coursegen.model import plan_items as items
from coursegen.model.course import Block, Course, Module

_AS_A_WHOLE = ("quiz", "action_steps", "commitments")


def printed_numbers(course: Course) -> Mapping[str, str]:
    """Address to printed number, by the rule in docs/architecture.md.

    A module's address has ``2``. Key points, scenarios and questions have ``2.3`` at their own address,
    quiz and action-step blocks at the address of the plan's block; a quiz question has its block's number
    too. In a stretch without a module, each
    activity (its own address) and the commitments (the block's) have ``A.1``. The count follows the
    whole plan, whatever a recipe leaves out, so the numbers are the same in every artefact. Boards are counted from 1
    through the whole course.
    """
    numbers: dict[str, str] = {}
    modules = letters = 0
    for stretch in course.agenda:
        if stretch.kind == "module":
            module = course.module(stretch.id)
            modules += 1
            head = numbers[module.address] = str(modules)
            addresses = [address for block in stretch.plan for address in _numbered(module, block)]
        else:
            addresses = [address for block in stretch.plan for address in _numbered(course, block)]
            if not addresses:
                continue
            letters += 1
            head = _letters(letters)
        for count, address in enumerate(dict.fromkeys(addresses), 1):
            numbers.setdefault(address, f"{head}.{count}")
        for block in stretch.plan:
            if block.kind == "quiz":
                for item in items.shown(course.module(stretch.id).quiz, block):
                    numbers.setdefault(item.address, numbers[block.address])
    boards = [*course.boards, *(board for module in course.modules for board in module.boards)]
    numbers.update((board.address, str(place)) for place, board in enumerate(boards, 1))
    return numbers


def quiz_places(course: Course) -> Mapping[str, tuple[int, int]]:
    """A quiz question's address to its place in its block, counted from 1, and how many that block asks."""
    places: dict[str, tuple[int, int]] = {}
    for stretch in course.agenda:
        for block in stretch.plan:
            if block.kind == "quiz":
                asked = items.shown(course.module(stretch.id).quiz, block)
                places.update((item.address, (place, len(asked))) for place, item in enumerate(asked, 1))
    return places


def number_around(numbers: Mapping[str, str], address: str) -> str:
    """The number of an address, or of the nearest thing around it that has one; ``""`` without any."""
    while address and address not in numbers:
        address = address.rpartition(".")[0]
    return numbers.get(address, "")


def _numbered(owner: Course | Module, block: Block) -> list[str]:
    """The addresses in a block that have a number each, or the block's own where it has one as a whole."""
    if block.kind in _AS_A_WHOLE:
        return [block.address]
    return [one.address for one in items.shown_of(owner, block)]


def _letters(count: int) -> str:
    """1 to A, 26 to Z, 27 to AA, as spreadsheet columns are lettered."""
    letters = ""
    while count:
        count, rest = divmod(count - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
