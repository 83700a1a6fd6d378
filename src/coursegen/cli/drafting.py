"""Drafts a module from an article of a course, printed or saved where there is no file yet."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from coursegen.articles.findings import findings_in
from coursegen.articles.phrases import phrases
from coursegen.articles.text import article_text, text_file
from coursegen.cli.course_folder import course_folder
from coursegen.cli.ending import WrongUse
from coursegen.cli.refusals import refusals_said
from coursegen.cli.terminal_lines import counted, harmless, say
from coursegen.course.checks.module_file import RESERVED, module_problems
from coursegen.course.forms.files import ArticleForm, ModuleForm
from coursegen.course.validation.validate import checked
from coursegen.drafting.draft import ModuleDraft
from coursegen.drafting.extracted import extracted
from coursegen.drafting.module_file import Setting, minutes_of, module_file
from coursegen.drafting.rights import rights_said
from coursegen.problems import Problem, Refused, Severity, nearest
from coursegen.publish.backups import put_with_backup
from coursegen.publish.place import Write, put_in_place
from coursegen.publish.write_faults import shown
from coursegen.source.folder import MODULES, CourseFiles, course_files, unsafe
from coursegen.source.text import SourceText
from coursegen.source.yaml_file import node_of

_ASSUMED = "en"
_NO_LANGUAGE = "articles/{article}.yaml does not say which language the article is in; it was read as English."
MODEL = "COURSEGEN_MODEL"
"""The variable that names the language model of whoever types ``--ai``."""


class Asked(Struct, frozen=True):
    """What was typed: the article's id, the module's (``""``: the same), where to put the file, whether to save it.

    ``model`` names a language model, or is ``""``; ``ai`` asks for the one that the user's settings name.
    """

    article: str
    module: str
    out: Path | None
    write: bool
    model: str = ""
    ai: bool = False


def draft_it(asked: Asked, option: Path | None) -> None:
    """Print a draft of a module, or save it; what was found is told on the other stream.

    Errors: :class:`WrongUse` for an article that there isn't, or a name that no module can have. Ends with exit code 1
    where the article's text is not here, or where a file is there already.
    """
    if asked.ai and not asked.model and not os.environ.get(MODEL, "").strip():
        raise WrongUse(f"{MODEL} names no language model; set it to one such as openai:gpt-5, or name it with --model")
    root = course_folder(None, option)
    files = course_files(root)
    module = asked.module or asked.article
    _check_names(files, asked.article, module)
    with refusals_said(root, "Nothing was drafted."):
        place = _free_place(root, asked, module)
        form, paragraphs = _article(files, asked.article)
        language = form.language or _ASSUMED
        draft = _drafted(asked, paragraphs, language)
        if form.language is None:
            draft = replace(draft, warnings=(_NO_LANGUAGE.format(article=asked.article), *draft.warnings))
        text = module_file(draft, Setting(module, language, _schema(root, place), rights_said(form)))
        _check_it_loads(text, module, files)
        asked_in = len(findings_in(paragraphs, phrases(language)).questions)
        if place is None:
            sys.stdout.write(text)
        else:
            write = Write(place.name, text.encode())
            if place.is_relative_to(root):
                put_with_backup(root, "draft", [Write(place.relative_to(root).as_posix(), write.data)])
            else:
                put_in_place(place.parent, [write])
    _say_found(draft, paragraphs, place, module, asked_in)


def _check_names(files: CourseFiles, article: str, module: str) -> None:
    known = [*files.articles]
    if article not in files.articles:
        near = nearest(article, known)
        listed = f"; did you mean {near}?" if near else f"; there are: {', '.join(known)}" if known else ""
        raise WrongUse(f"there is no article {article!r} in articles/{listed}")
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,59}", module) or module in RESERVED:
        raise WrongUse(
            f"{module!r} can't be a module's name: lower-case letters, digits and _; give another one with --as"
        )


def _free_place(root: Path, asked: Asked, module: str) -> Path | None:
    """Where the draft is saved, or ``None`` where it is printed. Errors: ``Refused`` where a file is there already."""
    if asked.out is None and not asked.write:
        return None
    if asked.out is None and os.path.lexists(root / MODULES) and (wrong := unsafe(root, MODULES)) is not None:
        raise Refused([wrong])
    place = asked.out or root / MODULES / f"{module}.yaml"
    if os.path.lexists(place):
        hint = "give the module another name with --as, or move that file away"
        raise Refused([Problem("exists", f"{shown(place)} is there already, and stays as it is", hint=hint)])
    return place


def _article(files: CourseFiles, article: str) -> tuple[ArticleForm, tuple[str, ...]]:
    """What is known of an article, and its paragraphs. Errors: ``Refused``."""
    form, problems = checked(files.articles[article], ArticleForm)
    if form is None:
        raise Refused(problems)
    paragraphs = article_text(files.root, article)
    if not paragraphs:
        hint = f"put it into {text_file(article)}, a blank line between two paragraphs; `coursegen article add` does it"
        raise Refused([Problem("no-text", f"the text of {article} is not here, and a draft is made of it", hint=hint)])
    return form, paragraphs


def _drafted(asked: Asked, paragraphs: tuple[str, ...], language: str) -> ModuleDraft:
    """The draft, by a language model where one is named. Errors: ``Refused``."""
    model = asked.model or (os.environ.get(MODEL, "").strip() if asked.ai else "")
    if not model:
        return extracted(asked.article, paragraphs, language)
    # Imported here: a draft without a model needs none of it.
    from coursegen.drafting.model_draft import SECONDS, check_it_can_be_sent, written

    check_it_can_be_sent(asked.article, paragraphs)
    words = counted(sum(len(paragraph.split()) for paragraph in paragraphs), "word")
    say(f"Sending {asked.article} ({words}) to {harmless(model)}; {SECONDS:g} seconds at most.", sys.stderr)
    return written(asked.article, paragraphs, language, model)


def _schema(root: Path, place: Path | None) -> str:
    """Where the module's file finds its schema, or nothing where there is none."""
    if place is not None and place.parent != root / MODULES:
        return ""
    for folder, address in ((root / ".schema", "../.schema"), (root.parent / "assets/schema", "../../assets/schema")):
        if (folder / "module.json").is_file():
            return f"{address}/module.json"
    return ""


def _check_it_loads(text: str, module: str, files: CourseFiles) -> None:
    """Read a draft as a course reads it. Errors: ``Refused`` with what a language model wrote that no file can hold."""
    name = f"{MODULES}/{module}.yaml"
    source = SourceText(name, text, "")
    form, problems = checked(node_of(source), ModuleForm)
    if form is not None:
        problems += [
            one for one in module_problems(form, module, tuple(files.articles)) if one.severity is Severity.ERROR
        ]
    if problems:
        raise Refused(problems)


def _say_found(draft: ModuleDraft, paragraphs: tuple[str, ...], place: Path | None, module: str, asked_in: int) -> None:
    """What the draft has, where it is, and what comes next; ``asked_in`` is how many questions the article asks."""
    questions = counted(len(draft.questions), "question")
    found = (
        counted(len(draft.points), "candidate for a key point", "candidates for key points"),
        counted(len(draft.steps), "action step"),
        f"{questions} of the {asked_in} that it asks" if asked_in > len(draft.questions) > 0 else questions,
        counted(len(draft.checks), "quiz item"),
    )
    story = ", and a story for the scenario" if draft.scene.quoted else ""
    say(f"From {counted(len(paragraphs), 'paragraph')}: {', '.join(found)}{story}.", sys.stderr)
    for warning in draft.warnings:
        say(harmless(warning), sys.stderr)
    if place is None:
        say(f"Nothing was written. With --write it is saved as {MODULES}/{module}.yaml.", sys.stderr)
        return
    say(f"Saved as {shown(place)}, with status: draft. Read it beside the article, and write in your own words.")
    minutes = counted(minutes_of(draft), "minute")
    say(f"To teach it, add '- {{id: {module}, kind: module}}' to the agenda in course.yaml; it takes {minutes}, so the")
    say("session's minutes there grow by as many, and those of every team that has minutes of its own.")
