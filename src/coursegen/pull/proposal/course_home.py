"""Brings edits home to the files that they belong in: a team's own, or the course's where there is no team."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from coursegen.course.layers.layer_stack import BASE
from coursegen.course.reading.load import LoadedCourse, course_of
from coursegen.problems import Problem, Refused
from coursegen.pull.placing.patch import AddObject, NewFile, Operation, SetContent
from coursegen.pull.proposal.course_file import edited_course
from coursegen.pull.proposal.layer_file import edited_text
from coursegen.pull.proposal.rewritten import Rewritten, bytes_as
from coursegen.pull.text.merged_course import Merged
from coursegen.source.folder import COURSE, MODULES, TEAMS, CourseFiles, with_texts
from coursegen.source.text import source_text


class CourseHome:
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
            course_of(self._read(self.edited(operations), files_of(operations)), self.team, self.session)
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

    def new_files(self, operations: Sequence[Operation]) -> tuple[NewFile, ...]:
        """The files that some operations bring and the course does not have."""
        return tuple(one for one in files_of(operations) if not (self.files.root / one.file).exists())

    def _read(self, texts: Mapping[str, str], new: Sequence[NewFile]) -> CourseFiles:
        """The course's files with these texts in the place of their own. Errors: ``Refused``."""
        edited = {file: text for file, text in texts.items() if text != self.texts[file]}
        return replace(with_texts(self.files, edited), unsaved={one.file: one.data for one in new})


def files_of(operations: Sequence[Operation]) -> tuple[NewFile, ...]:
    """The files that some operations bring."""
    bringing = (one for one in operations if isinstance(one, AddObject | SetContent))
    return tuple(dict.fromkeys(file for one in bringing for file in one.files))
