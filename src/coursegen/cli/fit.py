"""Tells what of a session is kept in the minutes that there are, what goes, and what that costs."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from typer import Exit

from coursegen.cli.course_folder import course_folder
from coursegen.cli.ending import CURABLE, WrongUse
from coursegen.cli.json_output import ToldBlock, ToldCut, ToldFit, checked_format, say_json
from coursegen.cli.refusals import refusals_said
from coursegen.cli.terminal_lines import counted, harmless, say, strong, table
from coursegen.course.clock.measured import measured_in
from coursegen.course.clock.rehearsal import NOT_MEASURED
from coursegen.course.fit.cost import block_in_words, objectives_lost
from coursegen.course.fit.fitted import Fit, fitted
from coursegen.course.fit.fitted_session import values_of, what_is_short
from coursegen.course.fit.floors import Floors, floors_of
from coursegen.course.fit.session_layer import as_nodes, session_file
from coursegen.course.layers.layer_stack import BASE, LayerNodes
from coursegen.course.reading.load import LoadedCourse, course_as_written, course_files
from coursegen.model.layers import Layer
from coursegen.problems import Problem, Refused
from coursegen.publish.backups import put_with_backup
from coursegen.publish.place import Write
from coursegen.publish.write_faults import shown
from coursegen.source import nodes
from coursegen.source.folder import SESSIONS, CourseFiles, unsafe


class Asked(Struct, frozen=True):
    """What was typed: a team's id (``""`` for the session's own, or the base), minutes (0 for the session's own)."""

    team: str
    minutes: int
    session: str
    write: bool
    form: str = "text"


def fit_it(asked: Asked, option: Path | None) -> None:
    """Print the fit of a team's or a session's version, and save it as a session where that is asked for.

    Errors: :class:`WrongUse` for a team or a session that there isn't, and where no minutes are known. Ends with
    exit code 1 where what must stay does not fit, and where there is a file of that name already.
    """
    checked_format(asked.form)
    root = course_folder(None, option)
    files = course_files(root)
    named = asked.session if asked.session in files.sessions or not asked.write else ""
    with refusals_said(root, "Nothing can be fitted until that is right."):
        loaded = course_as_written(files, asked.team, named)
    minutes = asked.minutes or (loaded.session.minutes if loaded.session else 0)
    if not minutes:
        raise WrongUse("say how many minutes there are, for instance --minutes 90")
    with refusals_said(root, "Nothing can be fitted until that is right."):
        fit = fitted(loaded.course, minutes, _floors(root, loaded, measured=not named))
    if not fit.fits:
        for line in short_lines(fit):
            say(line, sys.stderr)
        raise Exit(CURABLE)
    session = asked.session or f"{loaded.team.id if loaded.team else BASE}_{minutes}"
    if asked.form == "json":
        with refusals_said(root, "Nothing was written."):
            say_json(_told(loaded, fit, shown(_written(files, loaded, fit, session)) if asked.write else ""))
        return
    for line in lines(loaded, fit):
        sys.stdout.write(line + "\n")
    say()
    if asked.write:
        with refusals_said(root, "Nothing was written."):
            written = _written(files, loaded, fit, session)
        say(f"Saved as {shown(written)}.")
    elif fit.cuts and not named:
        say(f"Nothing was written. With --write it is saved as {SESSIONS}/{session}.yaml.")
    elif named:
        say(f"Every build of the session {named} is fitted to its minutes; nothing needs to be written for that.")


def _floors(root: Path, loaded: LoadedCourse, *, measured: bool) -> Floors:
    """What blocks need, as measured where there are logs; a session that is fitted whenever it is built is reckoned."""
    known = [block.address for stretch in loaded.course.agenda for block in stretch.plan]
    times = measured_in(root, known) if measured else NOT_MEASURED
    return floors_of(loaded.course, online=loaded.team is not None and loaded.team.delivery == "online", measured=times)


def _told(loaded: LoadedCourse, fit: Fit, written: str) -> ToldFit:
    stays: list[ToldBlock] = []
    for row in fit.agenda:
        stays.append(ToldBlock(str(row.start), row.minutes, row.title.plain, ""))
        stays += [
            ToldBlock(str(block.start), block.minutes, block_in_words(loaded.course, block), row.id)
            for block in row.plan
        ]
    cuts = [ToldCut(cut.title, cut.what, cut.minutes, cut.priority, list(cut.costs)) for cut in fit.cuts]
    return ToldFit(loaded.course.title.plain, fit.minutes, fit.length, fit.fits, stays, cuts, written)


def lines(loaded: LoadedCourse, fit: Fit) -> Iterator[str]:
    """What stays, with its clock, then what goes, and what each cut costs; harmless to a terminal."""
    course = loaded.course
    whole = sum(row.minutes for row in course.agenda)
    rows: list[tuple[str, str, str]] = []
    for row in fit.agenda:
        rows.append((str(row.start), f"{row.minutes:4}", row.title.plain))
        rows += [(f"  {block.start}", f"{block.minutes:7}", f"  {block_in_words(course, block)}") for block in row.plan]
    name = loaded.session.title or loaded.session.id if loaded.session else loaded.team.title if loaded.team else ""
    which = f"{course.title.plain}, {name}" if name else course.title.plain
    clock = f"{fit.agenda[0].start} to {fit.agenda[-1].end}"
    yield harmless(f"{which}: {fit.length} of {counted(whole, 'minute')}, {clock}.")
    yield ""
    head, *rest = table(("stays", "min", "what"), rows)
    yield strong(head)
    yield from map(harmless, rest)
    yield ""
    if not fit.cuts:
        yield f"Nothing has to go: it fits in {counted(fit.minutes, 'minute')} as it is."
        return
    yield strong(f"Left out, {counted(sum(cut.minutes for cut in fit.cuts), 'minute')}:")
    for cut in fit.cuts:
        what = f"{cut.title}: {cut.what}" if cut.what else cut.title
        priority = f" ({cut.priority})" if cut.priority else ""
        yield harmless(f"  {what}, {counted(cut.minutes, 'minute')}{priority}")
        yield from (harmless(f"      {cost}") for cost in cut.costs)
    yield ""
    yield from map(harmless, _price(loaded, fit))


def _price(loaded: LoadedCourse, fit: Fit) -> Iterator[str]:
    """What the shorter version costs in objectives, and which blocks get more minutes than they had."""
    kept = {row.address for row in fit.agenda} | {block.address for row in fit.agenda for block in row.plan}
    lost = objectives_lost(loaded.course, kept)
    said = [
        f"{len(these)} {'is' if len(these) == 1 else 'are'} no longer {what}"
        for these, what in ((lost.not_taught, "taught"), (lost.not_checked, "checked"))
        if these
    ]
    if said:
        yield f"Of {counted(lost.all, 'objective')}, {' and '.join(said)}."
    elif lost.all:
        yield f"All {counted(lost.all, 'objective')} are still taught and checked as before."
    if fit.longer:
        yield strong("Given more than their plan gives them, since they need it (`coursegen rehearse` says why):")
        for one in fit.longer:
            yield f"  {one.title}: {one.what}, {one.planned} → {counted(one.minutes, 'minute')}"
    if fit.bare:
        yield "What must stay fits only as a quick room needs it, and nothing is left as a buffer: expect to run over."


def short_lines(fit: Fit) -> Iterator[str]:
    """Why nothing fits: what must stay, which of it comes too late, and what to do."""
    yield f"It can't be done: {what_is_short(fit)}."
    if not fit.needs:
        return
    yield ""
    rows = [
        (f"{need.minutes:4}", f"{need.title}: {need.what}", "does not fit" if need.over else "") for need in fit.needs
    ]
    yield from table((" min", "must stay", ""), rows)
    yield ""
    if fit.unbroken:
        yield "hint: put a break between them, or give some of them the priority should or could"
    else:
        yield f"hint: give {counted(fit.short_by, 'minute')} of it the priority should or could, or find more time"


def _written(files: CourseFiles, loaded: LoadedCourse, fit: Fit, session: str) -> Path:
    """Save a fit as a session's file, which must not be there yet. Errors: ``Refused``, and nothing is written."""
    file = f"{SESSIONS}/{session}.yaml"
    path = files.root / file
    _check_name(session)
    if os.path.lexists(files.root / SESSIONS) and (wrong := unsafe(files.root, SESSIONS)) is not None:
        raise Refused([wrong])
    if os.path.lexists(path):
        hint = "choose another name with --session, or move that file away"
        raise Refused([Problem("exists", f"{file} is there already, and stays as it is", hint=hint)])
    values = values_of(loaded, fit)
    team = loaded.team.id if loaded.team else BASE
    _check_layer(files, team, Layer("session", session, session, file), values)
    text = session_file(session, team, loaded.course, fit, values, schema=_schema(files.root))
    put_with_backup(files.root, "fit --write", [Write(file, text.encode())])
    return path


def _check_layer(files: CourseFiles, team: str, layer: Layer, values: dict[str, object]) -> None:
    """Lay on what is about to be written, so that a lock is met now and not at the next build."""
    root = as_nodes(values, nodes.Scalar("", False, files.course.file if files.course else "", 1, 1, 1))
    if isinstance(root, nodes.Mapping):
        course_as_written(files, team, more=[LayerNodes(layer, root)])


def _check_name(session: str) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,59}", session) or session == BASE:
        raise WrongUse(f"'{session}' can't be a session's name: lower-case letters, digits and _, and not 'base'")


def _schema(root: Path) -> str:
    """Where a session's file finds its schema, or nothing where there is none."""
    for folder, address in ((root / ".schema", "../.schema"), (root.parent / "assets/schema", "../../assets/schema")):
        if (folder / "session.json").is_file():
            return f"{address}/session.json"
    return ""
