"""Makes all that one room needs for a session and its people, in one folder, and nowhere else.

Names stand in the files of the kit and in nothing beside them: not in the manifest, not in provenance.json, not in
what edits are compared with.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from coursegen.course.reading.load import course_of
from coursegen.model.course import Course
from coursegen.model.print_job import PrintJob
from coursegen.model.printing import PageChoice, PageOptions
from coursegen.model.roster import Person, Roster
from coursegen.model.written import Written
from coursegen.problems import Place, Problem, Refused, Severity
from coursegen.publish.artefacts import made
from coursegen.publish.existing_files import standing_hash
from coursegen.publish.kit_jobs import print_jobs
from coursegen.publish.made_version import Made, Progress
from coursegen.publish.manifest import manifest_of
from coursegen.publish.output import check_folder
from coursegen.publish.owner import check_owner
from coursegen.publish.place import LockedFolder, Write, locked
from coursegen.publish.read_back import Hash, read_back
from coursegen.publish.versions import Version
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import PRINT_FAMILY, Workshop
from coursegen.source.folder import CourseFiles
from coursegen.write.formats import Resources, plain_format

# The rooms that lay out and write are imported where they are used: a list of names is refused before that.
if TYPE_CHECKING:
    from coursegen.layout.faces import Faces
    from coursegen.model.brand import Brand

KIT = (
    "deck", "guide", "workbook", "slides_handout", "job_aid", "quiz", "answer_key", "role_play", "action_plan",
    "start_stop_continue", "evaluation", "manager", "certificate", "name_tents", "sign_in", "room_sheet",
    "packing_list",
)  # fmt: skip
"""What a room needs, by the ids of recipes, in the order in which they are listed; a course's own come after them."""

FOLDER = "kit"
HASHES = "kit.json"


class KitFile(Struct, frozen=True):
    """One file of a kit: what made it, its name and bytes, how many slides, pages or rows, and how many are DRAFT."""

    kind: str
    name: str
    data: bytes
    unit: str
    count: int
    drafts: int = 0


class Kit(Struct, frozen=True):
    """A kit that is made and not yet written: its files by their names, and what is to be said of it.

    ``problems`` are those of the list of names: an error among them is a person for whom a line was left.
    """

    version: Version
    made: Made
    files: tuple[KitFile, ...]
    jobs: tuple[PrintJob, ...]
    roster: Roster
    problems: tuple[Problem, ...]


class InPlace(Struct, frozen=True):
    """Where a kit lies, and the files of it that were changed by hand and are kept under another name.

    ``hashes_lost`` says that what was made last could not be read, so that every file that differs was kept.
    """

    folder: Path
    kept: tuple[Path, ...]
    hashes_lost: bool = False


def kit(files: CourseFiles, version: Version, people: Sequence[Person], wanted: Wanted, progress: Progress) -> Kit:
    """Everything for one session; without people, for as many as its file expects. Nothing is written.

    A name that the pages' font can't print becomes a line to write it on, and a problem that says which row it is.
    Errors: ``Refused``, as :func:`made`, and where nobody says how many come.
    """
    from coursegen.compose.recipe import recipe_named, recipe_names

    workshop = Workshop(files, wanted.template)
    loaded = course_of(files, version.team, version.session)
    session = loaded.course.session
    roster = _roster(people, session.headcount if session else 0, version)
    roster, problems = _printable(roster, workshop, progress)
    names = (*KIT, *(name for name in recipe_names(files.root) if name not in KIT))
    done = made(workshop, version, replace(wanted, artefacts=names, roster=roster), progress)
    course = replace(loaded.course, stamp=done.summary.stamp)
    jobs: list[PrintJob] = []
    for artefact in done.artefacts:
        if artefact.printed:
            recipe = recipe_named(artefact.kind, files.root)
            page = wanted.printing.pages.over(recipe.page).decided(course.page)
            jobs += print_jobs(artefact, recipe, page, course, roster)
    progress("writing the print list")
    looks = workshop.looks(loaded.brand, course.theme, wanted.theme)
    page = wanted.printing.pages.over(PageChoice(duplex=False)).decided(course.page)
    listed = _print_list(
        course, jobs, roster.count, page, looks.paper.template.brand, workshop.print_faces(looks.paper, progress)
    )
    files_made = (
        KitFile(one.kind, PurePosixPath(one.path).name, one.data, one.unit, one.count, one.drafts)
        for one in done.artefacts
    )
    sources = KitFile("credits", "credits.json", done.credits, "sources", len(course.sources))
    return Kit(version, done, (*files_made, *listed, sources), tuple(jobs), roster, problems)


def put_kit(folder: Path, files: CourseFiles, made_kit: Kit) -> InPlace:
    """Put a kit into its folder in the output: all of it, or nothing.

    A file there that is neither what was made last nor what is made now was changed by hand: it is kept beside.
    Errors: ``Refused``, as :func:`put_in_place`, and for an output folder that is another course's.
    """
    check_folder(folder)
    with locked(folder) as place:
        if (known := manifest_of(folder)) is not None:
            check_owner(files, folder, known.course)
        return _put(place, folder, made_kit)


def _put(place: LockedFolder, folder: Path, made_kit: Kit) -> InPlace:
    inside = f"{made_kit.version.name}/{FOLDER}"
    found = _hashes(folder / inside / HASHES)
    before = found or {}
    now = {one.name: one.data for one in made_kit.files}
    hashes = {name: sha256(data).hexdigest() for name, data in now.items()}
    writes = [
        Write(f"{inside}/{name}", data, frozenset({before[name]} if name in before else ()))
        for name, data in now.items()
        if standing_hash(folder / inside / name) != hashes[name]
    ]
    bases = [one.base for one in made_kit.made.artefacts if one.base is not None]
    writes += [Write(base.path, base.data) for base in bases if not (folder / base.path).exists()]
    listed = (json.dumps({**before, **hashes}, indent=1, sort_keys=True) + "\n").encode()
    writes.append(Write(f"{inside}/{HASHES}", listed))
    kept = place.put(writes)
    return InPlace(folder / inside, tuple(kept.values()), hashes_lost=found is None)


def _roster(people: Sequence[Person], headcount: int, version: Version) -> Roster:
    if people:
        return Roster(len(people), tuple(people))
    if headcount:
        return Roster(headcount)
    message = f"nothing says how many people come to {version.session}"
    hint = "name a list of them with --participants, or write headcount: 12 here"
    raise Refused([Problem("no-headcount", message, Place(f"sessions/{version.session}.yaml", 1, 1), hint)])


def _printable(roster: Roster, workshop: Workshop, progress: Progress) -> tuple[Roster, tuple[Problem, ...]]:
    """The roster without what the pages' font can't print, and a problem for each row that has such."""
    from coursegen.write.pdf.glyphs import lacking

    faces = workshop.faces(PRINT_FAMILY, progress)
    problems: list[Problem] = []
    people: list[Person] = []
    for person in roster.people:
        clear = person
        for field in ("name", "team", "id"):
            missing, leftward = lacking(getattr(person, field), faces)
            if not missing and not leftward:
                continue
            clear = replace(clear, **{field: ""})
            signs = ", ".join(sorted({_script(char) for char in missing or leftward}))
            why = f"the pages' font, {faces.family}, has no signs for it" if missing else "it runs from right to left"
            message = f"the {field} in this row can't be printed: {why} ({signs}); a line is left to write it on"
            hint = "write it in by hand, or put it in the list in Latin, Greek or Cyrillic letters"
            problems.append(Problem("no-glyph", message, person.place, hint, Severity.ERROR))
        people.append(clear)
    return replace(roster, people=tuple(people)), tuple(problems)


def _script(char: str) -> str:
    """The first word of a character's name, which is its script: ``cjk``, ``arabic``; no name is told by it."""
    return unicodedata.name(char, "unnamed").partition(" ")[0].lower()


def _print_list(
    course: Course, jobs: Sequence[PrintJob], people: int, page: PageOptions, brand: Brand, faces: Faces
) -> Iterator[KitFile]:
    """The list of what is to be printed, itself at its end: to read, and for a spreadsheet."""
    from coursegen.compose.print_list import NAME, print_csv, print_list
    from coursegen.compose.words import words_for

    paper = plain_format("pages")
    name = f"{NAME}{paper.suffix}"

    def printed(jobs: Sequence[PrintJob]) -> Written:
        document = print_list(course, words_for(course.language), jobs, people, page)
        return paper.write(document, Resources(brand, faces))

    own = PrintJob(name, 1, 1, 1, page.paper, duplex=False, stiff=False, colour=False, why="print_list")
    every = (*jobs, own)
    made = printed(every)
    if made.count > 1:
        every = (*jobs, replace(own, last=made.count))
        made = printed(every)
    yield KitFile(NAME, name, made.data, paper.unit, made.count)
    yield KitFile(NAME, f"{NAME}.csv", print_csv(words_for(course.language), every), "rows", len(every))


def _hashes(path: Path) -> dict[str, str] | None:
    """The hashes of the files that were put into a kit last, ``None`` where they can't be read."""
    try:
        return read_back(path, dict[str, Hash])
    except FileNotFoundError:
        return {}
