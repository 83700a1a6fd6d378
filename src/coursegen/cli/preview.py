"""Draws pictures of slides for ``coursegen preview``, and says where they are."""

from __future__ import annotations

from pathlib import Path

import typer

from coursegen.cli.building import chosen_versions, known_theme
from coursegen.cli.course_folder import course_folder, output_folder
from coursegen.cli.ending import CURABLE
from coursegen.cli.option_bundles import Asked
from coursegen.cli.progress import shown_progress
from coursegen.cli.refusals import refusals_said
from coursegen.cli.terminal_lines import counted, say, say_problems
from coursegen.problems import Severity
from coursegen.publish.output import check_folder
from coursegen.publish.preview import Preview, preview, put_preview
from coursegen.publish.versions import Version
from coursegen.publish.workshop import Workshop
from coursegen.publish.write_faults import shown
from coursegen.source.folder import course_files

_STEPS = 5  # of a version


def preview_it(asked: Asked, out: Path | None, theme: str, *, sheet: bool) -> None:
    """Paint the slides of versions, one after the other, and say where the pictures lie."""
    root = course_folder(asked.course, asked.course_option)
    folder = output_folder(root, out)
    theme = known_theme(theme, root)
    files = course_files(root)
    versions = chosen_versions(files, asked)
    workshop = Workshop(files, asked.template_path)
    lines: list[str] = []
    warned = False
    for version in versions:
        with refusals_said(root, f"Nothing was changed in {shown(folder)}/ for {version.name}."):
            check_folder(folder)
            made = _made(workshop, version, sheet=sheet, theme=theme)
            problems = [one for one in made.warnings if one.severity is Severity.WARNING]
            if not (problems and asked.strict):
                put_preview(folder, made)
                lines.append(_told(folder, made, sheet=sheet))
        say_problems(problems, root)
        warned = warned or bool(problems)
    for line in lines:
        say(line)
    if warned and asked.strict:
        raise typer.Exit(CURABLE)


def _made(workshop: Workshop, version: Version, *, sheet: bool, theme: str) -> Preview:
    with shown_progress(1, _STEPS) as watch:
        return preview(workshop, version, lambda what: watch.doing(version, what), sheet=sheet, theme=theme)


def _told(folder: Path, made: Preview, *, sheet: bool) -> str:
    path = folder / made.path
    if sheet:
        return f"{counted(made.slides, 'slide')} on one sheet: {shown(path / made.pictures[0].name)}"
    return f"{counted(made.slides, 'slide')} in {shown(path)}/, from {made.pictures[0].name} on"
