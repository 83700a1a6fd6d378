"""Turns the form of an article into its citation and its rights; the proof of a permission has to be there."""

from __future__ import annotations

from pathlib import PurePosixPath

from coursegen.course.forms.files import ArticleForm
from coursegen.course.forms.rights import AllowForm, PermissionForm
from coursegen.course.inline.texts import Texts
from coursegen.model.author import Author
from coursegen.model.rights import Allowed, Permission, Source
from coursegen.problems import Problem
from coursegen.source.folder import CourseFiles, unsafe


def source_of(form: ArticleForm, texts: Texts, files: CourseFiles) -> Source:
    """An article's citation and rights; what is wrong with a permission's proof is left in ``texts.problems``."""
    here = f"articles.{form.id}"
    return Source(
        id=form.id,
        title=texts.plain(form.title),
        opening=texts.plain(form.opening),
        authors=tuple(Author(texts.plain(one.name), one.organisation) for one in form.authors),
        publisher=texts.plain(form.publisher),
        url=form.url or "",
        issued=texts.plain(form.issued),
        accessed=texts.plain(form.accessed),
        language=form.language or "",
        licence=texts.plain(form.licence),
        status=form.status,
        rights=texts.plain(form.rights),
        statement=(form.statement or "").strip(),
        address=here,
        allow=_allowed(form.allow),
        permission=_permission(form.permission, f"{here}.permission", texts, files),
        statement_at=form.statement_at,
    )


def _allowed(form: AllowForm | None) -> Allowed:
    if form is None:
        return Allowed()
    return Allowed(
        form.internal, form.paid, form.print, form.adapt, form.translate, form.copies_max, form.excerpt_words
    )


def _permission(form: PermissionForm | None, here: str, texts: Texts, files: CourseFiles) -> Permission | None:
    if form is None:
        return None
    proof = form.evidence or ""
    if proof and not _is_there(files, proof):
        message = f"there is no file '{proof}' in the course folder"
        hint = "put the letter or the e-mail that gives the permission there, or take the line out"
        texts.problems.append(Problem("RGT6", message, hint=hint, address=f"{here}.evidence"))
    return Permission(
        by=texts.plain(form.by),
        date=form.date,
        expires=form.expires or "",
        scope=texts.plain(form.scope),
        evidence=proof,
        address=here,
    )


def _is_there(files: CourseFiles, path: str) -> bool:
    """Whether a path names a file inside the course folder, links followed."""
    if PurePosixPath(path).is_absolute() or "\\" in path or ".." in PurePosixPath(path).parts:
        return False
    return unsafe(files.root, path) is None and (files.root / path).is_file()
