"""Turns a patch into files with the patch in them, and leaves out what the course would not load with."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from coursegen.course.layers.layer_stack import BASE
from coursegen.pull.comparison.differences import Stays
from coursegen.pull.placing.patch import NewFile, Operation, Patch, RemoveModule, SetText, in_words
from coursegen.pull.proposal.course_home import CourseHome
from coursegen.pull.proposal.rewritten import Rewritten
from coursegen.source.folder import MODULES


class Proposal(Struct, frozen=True):
    """What came of an edited deck: the patch, the files that it changes, and the pictures that it brings."""

    patch: Patch
    files: tuple[Rewritten, ...] = ()
    pictures: tuple[NewFile, ...] = ()


def proposed(patch: Patch, home: CourseHome) -> Proposal:
    """The files that a patch changes; what can't be taken over is among what stays."""
    operations, left = _that_load(patch.operations, home)
    done = replace(patch, operations=tuple(operations), stays=(*patch.stays, *left))
    return Proposal(done, home.rewritten(operations), home.new_files(operations))


def _that_load(operations: Sequence[Operation], home: CourseHome) -> tuple[list[Operation], list[Stays]]:
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
