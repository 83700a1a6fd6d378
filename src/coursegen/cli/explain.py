"""Tells what is at an address in a team's version, and which layers made it so."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from coursegen.cli.course_folder import course_folder
from coursegen.cli.ending import WrongUse
from coursegen.cli.refusals import refusals_said
from coursegen.cli.terminal_lines import harmless, say, strong, table
from coursegen.compose.recipe import recipe_named
from coursegen.compose.slides import slides
from coursegen.compose.words import words_for
from coursegen.course.compare.explain import Explained, NoSuchAddress, explained
from coursegen.course.reading.load import LoadedCourse, load_course
from coursegen.model.layers import Change
from coursegen.publish.made_version import ARTEFACTS
from coursegen.source.ledger import noting
from coursegen.source.values import short


def explain_it(team: str, asked: str, session: str, option: Path | None) -> None:
    """Print what stands at an address (or on a slide, by its id) in a team's version, and why.

    Errors: :class:`WrongUse` for a team, a session or an address that there isn't.
    """
    root = course_folder(None, option)
    with refusals_said(root, "Nothing can be explained until that is right."):
        loaded = load_course(root, team=team, session=session)
    try:
        found = explained(loaded, _address_of(loaded, root, asked))
    except NoSuchAddress as error:
        raise WrongUse(f"{error.message}; {error.hint}") from error
    heading, *rest = lines(found, loaded)
    sys.stdout.write(strong(harmless(heading)) + "\n")
    for line in rest:
        say(line)


def lines(found: Explained, loaded: LoadedCourse) -> Iterator[str]:
    """What is printed about an address, the address itself first."""
    layers = " → ".join(layer.name for layer in loaded.layers)
    yield found.address
    whole = bool(found.inside) or loaded.merged.node(found.address) is None
    if found.gone:
        yield f"  Not in this version: {found.gone}."
    elif not found.inside:
        yield f"  {short(found.said, 300)}"
    yield f"  Layers: {layers}"
    yield ""
    yield from _steps(found.stack, "  ", values=not whole or bool(found.gone))
    if found.inherited and not found.gone:
        theirs = any(change.how != "wrote" for term in found.terms for change in term.stack)
        yield f"  Inherited from the course; {'only its terms have other words.' if theirs else 'no layer changed it.'}"
    for term in found.terms:
        yield ""
        yield f"  {term.written} is “{term.words}”:"
        yield from _steps(term.stack, "    ", values=True)
    for address, stack in found.inside:
        yield ""
        yield f"  {address}"
        yield from _steps(stack, "    ", values=True)
    yield from _to_note(found, loaded)


def _to_note(found: Explained, loaded: LoadedCourse) -> Iterator[str]:
    """What to type where patches were written for another text and still fit."""
    told = [(found.address, found.stack), *found.inside]
    stale = [(address, change.layer) for address, stack in told for change in stack if change.stale]
    if stale:
        yield ""
        yield "  See whether that still fits, then note the new text:"
        team = loaded.team.id if loaded.team else "base"
        yield from (f"    {noting(layer, address, team)}" for address, layer in stale)


def _steps(stack: Sequence[Change], indent: str, *, values: bool) -> Iterator[str]:
    """A line for each change: its layer, its file and line, what it did; its reason below."""
    if not stack:
        return
    rows = [(change.layer.name, f"{change.place.file}:{change.place.line}", _done(change, values)) for change in stack]
    for change, line in zip(stack, table(rows[0], rows[1:]), strict=True):
        yield f"{indent}{line}"
        if change.reason:
            yield f"{indent}    because {change.reason}"
        if change.stale:
            yield f"{indent}    written when it said “{short(change.stale)}”"


def _done(change: Change, values: bool) -> str:
    if change.how == "wrote":
        return short(change.new) if values else "wrote it"
    if change.how == "removed":
        return f"removed: {short(change.old)}"
    if change.how == "inserted":
        return f"inserted: {short(change.new)}"
    if change.how == "ordered":
        return f"{short(change.old, 60)} → {short(change.new, 60)}"
    return f"{short(change.old) or '(nothing)'} → {short(change.new)}"


def _address_of(loaded: LoadedCourse, root: Path, asked: str) -> str:
    """The address of what a slide shows, where its id was typed; else what was typed."""
    if "/" not in asked:
        return asked
    deck = recipe_named(ARTEFACTS[0], root)
    found = {slide.id: slide.address for slide in slides(loaded.course, deck, words_for(loaded.course.language))}
    return found.get(asked, asked.replace("/", "."))
