"""Lists in the guide what to print of the other files: what it is, where it is, on which sides, how often."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct

from coursegen.compose.artefact import Setting
from coursegen.compose.guide_pages import people
from coursegen.compose.quiz_sheets import asked_in_test, marked
from coursegen.model import plan_items as items
from coursegen.model.blocks import BOX, Table
from coursegen.model.document import DocumentBlock, Heading
from coursegen.model.groups import EXPECTED, group_count, observer_sheets, players, table_count
from coursegen.model.practice import Scenario
from coursegen.model.text import Text, words

_WIDE = (0.06, 0.365, 0.26, 0.055)  # of a box to tick, what, the file and the sides; the rest is for the copies
_SPARE = 2  # of what bears names, for people who are on no list


class _Job(Struct, frozen=True):
    """What to print: ``pages`` are those of the file, ``copies`` how many it takes for so many people."""

    what: Text
    file: str
    both: bool
    copies: Callable[[int], int | str]
    pages: str = ""


def to_print(setting: Setting) -> tuple[DocumentBlock, ...]:
    """Every file to print with the copies that so many people need, for several numbers where nobody knows it."""
    w, many = setting.words, people(setting)
    counts = (many,) if many else EXPECTED
    heads = (w.text("column_copies"),) if many else tuple(w.text("copies_for", people=str(one)) for one in counts)
    header = (*(w.text(f"column_{name}") for name in ("done", "what", "file", "sides")), *heads)
    rows = tuple(
        (
            words(BOX),
            job.what,
            words(", ".join(filter(None, (job.file, job.pages)))),
            w.text("sides_both" if job.both else "sides_one"),
            *(words(str(job.copies(one))) for one in counts),
        )
        for job in _jobs(setting)
    )
    widths = (*_WIDE, *((1 - sum(_WIDE)) / len(counts) for _ in counts))
    anchor = f"{setting.recipe.id}.print"
    return (
        Heading(2, w.text("print_heading"), anchor),
        Table(header, rows, widths, w.say("print_caption"), small=True, bare=True),
    )


def _jobs(setting: Setting) -> Iterator[_Job]:
    w, room = setting.words, setting.course.room
    yield _whole(setting, "workbook.pdf", _for_each)
    yield from _cards(setting)
    if asked_in_test(setting):
        spans = _versions(setting)
        what = w.text("print_test" if marked(setting) else "print_check")
        pages = w.say("on_pages", pages=", ".join(_pages(span) for span in spans)) if spans else ""
        yield _Job(what, "quiz.pdf", any(last > first for first, last in spans), _for_each, pages)
        yield _whole(setting, "answer_key.pdf", _once)
    if setting.course.modules:
        yield _whole(setting, "job_aid.pdf", _for_each, both=False)
    yield _whole(setting, "slides_handout.pdf", lambda many: table_count(many, room.group if room else 0))
    yield _whole(setting, "manager.pdf", lambda _: w.say("print_for_teams"), both=False)
    if setting.roster is not None:
        yield from _of_a_kit(setting, bool(setting.roster.people))


def _of_a_kit(setting: Setting, named: bool) -> Iterator[_Job]:
    """What a kit has besides: forms, what bears names, and the sheets of those who set up, pack and print."""
    spare = setting.words.text("print_named" if named else "print_to_spare").plain
    yield _whole(setting, "evaluation.pdf", _for_each)
    for file in ("name_tents.pdf", "certificate.pdf"):
        what = words(f"{setting.words.say(f'print_{_recipe_of(file)}')}{spare}")
        yield _Job(what, file, False, _once if named else lambda many: many + _SPARE)
    for file in ("sign_in.pdf", "room_sheet.pdf", "packing_list.pdf"):
        yield _whole(setting, file, _once, both=False)
    yield _Job(setting.words.text("print_list"), "print-list.pdf", False, _once)


def _for_each(many: int) -> int:
    return many


def _once(_: int) -> int:
    return 1


def _recipe_of(file: str) -> str:
    return file.partition(".")[0]


def _whole(setting: Setting, file: str, copies: Callable[[int], int | str], *, both: bool = True) -> _Job:
    """All pages of a file, on both sides where they are several."""
    w, recipe = setting.words, _recipe_of(file)
    made = setting.others.listed.get(recipe)
    pages = w.count("pages", made.count) if made else ""
    two_sided = both and (made is None or made.count > 1)
    return _Job(w.text(f"print_{recipe}"), file, two_sided, copies, pages)


def _cards(setting: Setting) -> Iterator[_Job]:
    """The role cards of each scene, a set for each group, and its observer's sheet that follows them in the file."""
    w, sheets = setting.words, _sheets(setting)
    pages = {
        part: w.say("on_page" if span[0] == span[1] else "on_pages", pages=_pages(span))
        for part, span in sheets.items()
    }
    for played in _played(setting):
        number, size = setting.numbers[played.address], players(played)
        what = w.text("print_cards", number=number, scenario=played.title, size=str(size))
        yield _Job(what, "role_play.pdf", False, partial(_sets, size), pages.get(played.address, ""))
        sheet, at = w.text("print_observers", number=number), f"{played.address}.observer"
        yield _Job(sheet, "role_play.pdf", False, partial(_watching, played), pages.get(at, ""))


def _sets(size: int, many: int) -> int:
    return group_count(many, size)


def _watching(played: Scenario, many: int) -> int:
    return observer_sheets(many, played)


def _played(setting: Setting) -> Iterator[Scenario]:
    for stretch in setting.course.agenda:
        for block in stretch.plan:
            if block.kind == "scenario":
                yield from items.scenarios(setting.modules[stretch.id], block)


def _sheets(setting: Setting) -> dict[str, tuple[int, int]]:
    """The pages of each scenario's cards, and of its observer's sheet, by their addresses."""
    made = setting.others.listed.get("role_play")

    def part(anchor: str) -> str:
        scene, _, role = anchor.partition(".roles.")
        return scene if role else anchor if anchor.endswith(".observer") else ""

    return made.spans(part) if made else {}


def _versions(setting: Setting) -> tuple[tuple[int, int], ...]:
    """Where each version of the test is; nothing where nobody knows, or it has one."""
    made = setting.others.listed.get("quiz")
    found = made.spans(lambda anchor: anchor if re.fullmatch(r"quiz\.[A-J]", anchor) else "") if made else {}
    return tuple(found.values())


def _pages(span: tuple[int, int]) -> str:
    """``3``, or ``3–4``."""
    first, last = span
    return str(first) if first == last else f"{first}–{last}"
