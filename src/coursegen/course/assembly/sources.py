"""Turns the form of an article into its citation and its rights; the proof of a permission has to be there."""

from __future__ import annotations

from pathlib import PurePosixPath

from coursegen.course.assembly.values import Values
from coursegen.course.forms.files import ArticleForm
from coursegen.model.rights import Source
from coursegen.problems import Problem
from coursegen.source.folder import CourseFiles, unsafe


def source_of(form: ArticleForm, values: Values) -> Source:
    """An article's citation and rights; what is wrong with a permission's proof is left among the texts' problems."""
    here = f"articles.{form.id}"
    proof = form.permission.evidence if form.permission else None
    if proof and not _is_there(values.files, proof):
        message = f"there is no file '{proof}' in the course folder"
        hint = "put the letter or the e-mail that gives the permission there, or take the line out"
        values.texts.problems.append(Problem("RGT6", message, hint=hint, address=f"{here}.permission.evidence"))
    return values.one(Source, form, here, statement=(form.statement or "").strip())


def _is_there(files: CourseFiles, path: str) -> bool:
    """Whether a path names a file inside the course folder, links followed."""
    if PurePosixPath(path).is_absolute() or "\\" in path or ".." in PurePosixPath(path).parts:
        return False
    return unsafe(files.root, path) is None and (files.root / path).is_file()
