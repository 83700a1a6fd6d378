"""Gives each module the shape of the motif whose turn it is in the course as it is, whatever a version leaves out."""

from __future__ import annotations

from collections.abc import Mapping

from coursegen.course.forms.files import CourseForm, ModuleForm
from coursegen.model.motif import FIGURES


def in_turn(
    modules: Mapping[str, ModuleForm], course: CourseForm | None, before: CourseForm | None
) -> dict[str, ModuleForm]:
    """The modules of a version, each that names no shape with the one of its turn.

    ``before`` is the course's own file, in whose agenda the turns are counted; modules that only the version's
    agenda has come after those.
    """
    agendas = [*(before.agenda if before else ()), *(course.agenda if course else ())]
    turns = list(dict.fromkeys(row.id for row in agendas if row.kind == "module"))
    return {
        stem: form.model_copy(update={"shape": FIGURES[turns.index(stem) % len(FIGURES)]})
        if form.shape is None and stem in turns
        else form
        for stem, form in modules.items()
    }
