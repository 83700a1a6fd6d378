"""An edited deck and the course that it was built from to a patch, and the files with the patch in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from coursegen.course.layers.layer_stack import BASE
from coursegen.course.reading.load import LoadedCourse, course_of
from coursegen.problems import Problem, Refused
from coursegen.pull.base import FINGERPRINT, MAX_BYTES, Base, base_of
from coursegen.pull.comparison import compared
from coursegen.pull.course_file import edited_course
from coursegen.pull.edited import EditedDeck, edited_deck
from coursegen.pull.kept import BASE_FOLDER, KEPT
from coursegen.pull.layer_file import edited_text
from coursegen.pull.merged import Merged
from coursegen.pull.merging import merged_patch
from coursegen.pull.ordering import rearranged
from coursegen.pull.package import refuse
from coursegen.pull.passages import Stays
from coursegen.pull.patch import Operation, Patch, RemoveModule, SetText, in_words
from coursegen.pull.rewritten import Rewritten, bytes_as
from coursegen.source import nodes
from coursegen.source.folder import COURSE, MODULES, TEAMS, CourseFiles, course_files
from coursegen.source.text import source_text
from coursegen.source.yaml_file import node_of


class Pulled(Struct, frozen=True):
    """What came of an edited deck: the patch, and the files that it changes."""

    patch: Patch
    files: tuple[Rewritten, ...] = ()


def pulled(root: Path, output: Path, deck: bytes, team: str) -> Pulled:
    """What edits of a deck mean for a team's file, or for the course's own where the deck is the course as it is.

    Nothing is written. ``output`` is the folder that the deck was built into, where its base is kept. Errors:
    ``Refused`` for a deck that can't be read, has no base or is another team's, and for a course that does not load.
    """
    edited = edited_deck(deck)
    base = _base(edited, output)
    if base.team != team:
        whose = "the course as it is, without a team" if base.team == BASE else f"the team {base.team}"
        hint = f"name it, --team {base.team}, or edit a deck of {team}"
        refuse(f"this deck was built for {whose}, not for {team}", hint)
    files = course_files(root)
    loaded = course_of(files, team, base.session)
    found = compared(base, edited)
    patch = merged_patch(base, found, rearranged(base, found.slides), loaded)
    home = _Home(files, loaded, team, base.session)
    operations, left = _that_load(patch.operations, home)
    done = replace(patch, operations=tuple(operations), stays=(*patch.stays, *left))
    return Pulled(done, home.rewritten(operations))


class _Home:
    """The files that edits come home to: a team's own, or those of the course where there is no team."""

    def __init__(self, files: CourseFiles, loaded: LoadedCourse, team: str, session: str) -> None:
        self.files, self.team, self.session = files, team, session
        self.now = Merged(loaded.merged)
        own = [COURSE, *(f"{MODULES}/{name}.yaml" for name in files.modules)]
        self._raw = {
            file: (files.root / file).read_bytes() for file in (own if team == BASE else [f"{TEAMS}/{team}.yaml"])
        }
        self.texts = {file: source_text(raw, file).text for file, raw in self._raw.items()}

    def edited(self, operations: Sequence[Operation]) -> dict[str, str]:
        """The texts of all files with some operations done."""
        if self.team == BASE:
            return edited_course(self.texts, operations, self.now)
        return {file: edited_text(text, operations, self.now, file) for file, text in self.texts.items()}

    def problem_with(self, operations: Sequence[Operation]) -> Problem | None:
        """Why the version does not load with some operations; ``None`` where it does."""
        try:
            course_of(self._read(self.edited(operations)), self.team, self.session)
        except Refused as refused:
            return refused.problems[0]
        return None

    def rewritten(self, operations: Sequence[Operation]) -> tuple[Rewritten, ...]:
        """The files that some operations change."""
        new = self.edited(operations) if operations else self.texts
        return tuple(
            Rewritten(file, old, new[file], bytes_as(new[file], self._raw[file]))
            for file, old in self.texts.items()
            if new[file] != old
        )

    def _read(self, texts: Mapping[str, str]) -> CourseFiles:
        """The course's files with these texts in the place of their own. Errors: ``Refused``."""
        sources = {file: source_text(text.encode(), file) for file, text in texts.items() if text != self.texts[file]}
        read = {file: node_of(source) for file, source in sources.items()}
        return replace(
            self.files,
            course=read.get(COURSE, self.files.course),
            modules=_with(self.files.modules, read, MODULES),
            teams=_with(self.files.teams, read, TEAMS),
            lines={**self.files.lines, **{file: source.lines for file, source in sources.items()}},
        )


def _with(found: Mapping[str, nodes.Node], read: Mapping[str, nodes.Node], folder: str) -> dict[str, nodes.Node]:
    """A folder's files by name, those that were read anew in their place."""
    return {name: read.get(f"{folder}/{name}.yaml", node) for name, node in found.items()}


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


def _that_load(operations: Sequence[Operation], home: _Home) -> tuple[list[Operation], list[Stays]]:
    """The operations with which the course still loads, and why it does not with the others.

    All of them, where that is well; else one after another is added as long as it is.
    """
    left = [Stays("", _whole_module(one)) for one in operations if home.team == BASE and isinstance(one, RemoveModule)]
    operations = [one for one in operations if home.team != BASE or not isinstance(one, RemoveModule)]
    if not operations or home.problem_with(operations) is None:
        return operations, left
    kept: list[Operation] = []
    # A blank that is dropped never stops a course from loading, and the new text without its words may need that.
    for operation in sorted(operations, key=_is_no_blank):
        problem = home.problem_with([*kept, operation])
        if problem is None:
            kept.append(operation)
            continue
        hint = f"; {problem.hint}" if problem.hint else ""
        left.append(Stays("", f"{in_words(operation)} can't be taken over: {problem.message}{hint}"))
    return kept, left


def _is_no_blank(operation: Operation) -> bool:
    return not (isinstance(operation, SetText) and operation.address.endswith(".blanks"))


def _whole_module(operation: RemoveModule) -> str:
    module = operation.id
    message = f"all slides of {module} were deleted; to take it out of the course for everybody, take its row out of"
    return f"{message} the agenda and delete {MODULES}/{module}.yaml"
