"""An edited deck and a team's course to the patch for the team's file, and the file with the patch in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from coursegen.course.load import LoadedCourse, course_of
from coursegen.problems import Problem, Refused
from coursegen.pull.base import FINGERPRINT, MAX_BYTES, Base, base_of
from coursegen.pull.comparison import compared
from coursegen.pull.edited import EditedDeck, edited_deck
from coursegen.pull.kept import BASE_FOLDER, KEPT
from coursegen.pull.layer_file import edited_text
from coursegen.pull.merged import Merged
from coursegen.pull.merging import merged_patch
from coursegen.pull.ordering import rearranged
from coursegen.pull.package import refuse
from coursegen.pull.passages import Stays
from coursegen.pull.patch import Operation, Patch, in_words
from coursegen.pull.rewritten import Rewritten, bytes_as
from coursegen.source.folder import TEAMS, CourseFiles, course_files
from coursegen.source.text import source_text
from coursegen.source.yaml_file import node_of


class Pulled(Rewritten, frozen=True):
    """What came of an edited deck: the team's file as it is and as it would be, and the patch between."""

    patch: Patch


def pulled(root: Path, output: Path, deck: bytes, team: str) -> Pulled:
    """What edits of a deck mean for a team's file; nothing is written.

    ``output`` is the folder that the deck was built into, where its base is kept. Errors: ``Refused``
    for a deck that can't be read, has no base or is another team's, and for a course that does not load.
    """
    edited = edited_deck(deck)
    base = _base(edited, output)
    if base.team != team:
        whose = "the course as it is, without a team" if base.team == "base" else f"the team {base.team}"
        refuse(f"this deck was built for {whose}, not for {team}", "name that team, or edit a deck of this one")
    files = course_files(root)
    loaded = course_of(files, team, base.session)
    found = compared(base, edited)
    patch = merged_patch(base, found, rearranged(base, found.slides), loaded)
    file = f"{TEAMS}/{team}.yaml"
    raw = (root / file).read_bytes()
    old = source_text(raw, file).text
    operations, left = _that_load(patch.operations, files, loaded, old, file, base.session)
    new = edited_text(old, operations, Merged(loaded.merged), file) if operations else old
    done = replace(patch, operations=tuple(operations), stays=(*patch.stays, *left))
    return Pulled(file, old, new, bytes_as(new, raw), done)


def _base(edited: EditedDeck, output: Path) -> Base:
    """What was built. Errors: ``Refused`` where that is not known."""
    if not FINGERPRINT.fullmatch(edited.fingerprint):
        refuse(
            "this deck does not say which build it comes from, so nobody can tell what was edited in it",
            "pull a deck that coursegen built, edited and saved as .pptx",
        )
    path = output / BASE_FOLDER / f"{edited.fingerprint}.json"
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ValueError("too large")
        return base_of(path.read_bytes())
    except FileNotFoundError:
        refuse(
            f"what this deck was built as is not kept in {output.name}/{BASE_FOLDER} (any more), "
            "so nobody can tell what was edited in it",
            f"the latest {KEPT} are kept: name the folder that it was built into with --out; else build the team "
            "again and make the edits in that deck",
        )
    except (OSError, ValueError):
        refuse(
            f"{BASE_FOLDER}/{path.name} in the output folder can't be read",
            "build the same course again with the same version of coursegen, which writes it anew",
        )


def _that_load(
    operations: Sequence[Operation], files: CourseFiles, loaded: LoadedCourse, old: str, file: str, session: str
) -> tuple[list[Operation], list[Stays]]:
    """The operations with which the course still loads, and why it does not with the others.

    All of them, where that is well; else one after another is added as long as it is.
    """
    now = Merged(loaded.merged)

    def problem_with(some: Sequence[Operation]) -> Problem | None:
        text = edited_text(old, some, now, file)
        stem = file.removeprefix(f"{TEAMS}/").removesuffix(".yaml")
        try:
            source = source_text(text.encode(), file)
            teams = {**files.teams, stem: node_of(source)}
            lines = {**files.lines, file: source.lines}
            course_of(replace(files, teams=teams, lines=lines), stem, session)
        except Refused as refused:
            return refused.problems[0]
        return None

    if not operations or problem_with(operations) is None:
        return list(operations), []
    kept: list[Operation] = []
    left: list[Stays] = []
    for operation in operations:
        problem = problem_with([*kept, operation])
        if problem is None:
            kept.append(operation)
            continue
        hint = f"; {problem.hint}" if problem.hint else ""
        left.append(Stays("", f"{in_words(operation)} can't be taken over: {problem.message}{hint}"))
    return kept, left
