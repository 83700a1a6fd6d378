"""Finds the layers that a team and a session lay on the course, in order, and checks each file's shape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from coursegen.course.forms.form import Form
from coursegen.course.validation.checked_once import checked_by
from coursegen.course.validation.partial_form import LAYER
from coursegen.model.layers import Layer, Session, Team
from coursegen.problems import Place, Problem, Refused, nearest
from coursegen.source import nodes
from coursegen.source.folder import COURSE, LAYER_FOLDERS, SECTORS, SESSIONS, TEAMS, CourseFiles
from coursegen.source.values import node_at, value_in_words

if TYPE_CHECKING:
    from coursegen.course.forms.layer import SessionLayerForm, TeamLayerForm

_UNKNOWN = {"sector": "unknown-sector", "team": "unknown-team", "session": "unknown-session"}
"""The names of problems with a layer that is named and not there, by its kind."""

BASE = "base"
"""What the course without any layer is called; no team can be."""

F = TypeVar("F", bound=Form)


class LayerNodes(Struct, frozen=True):
    """A layer and its file: its patches stand under ``terms``, ``course``, ``modules``, ``articles``, ``brand``."""

    layer: Layer
    root: nodes.Mapping


class Chosen(Struct, frozen=True):
    """The layers that lie on the course, lowest first, the facts that they state, and what is wrong in their files."""

    above: tuple[LayerNodes, ...]
    team: Team | None = None
    session: Session | None = None
    problems: tuple[Problem, ...] = ()


def course_layer(files: CourseFiles) -> Layer:
    """The lowest layer: the course itself."""
    return Layer("course", BASE, value_in_words(node_at(files.course, "title")), COURSE)


def chosen(files: CourseFiles, team: str, session: str) -> Chosen:
    """The layers of a team (``""`` or ``base``: none) and of a session (``""``: none); a session brings its team.

    Errors: ``Refused`` for a name that there isn't, with the nearest one, and for files that can't be laid on.
    """
    team = "" if team == BASE else team
    if not team and not session:
        return Chosen(())
    # Imported here: a course as it is has no layers, and forms are slow to make.
    from coursegen.course.forms.layer import SectorLayerForm, SessionLayerForm, TeamLayerForm

    reading = _Reading(files)
    held = reading.form(SESSIONS, files.sessions, session, SessionLayerForm) if session else None
    if held is not None:
        its_team = "" if held.team == BASE else held.team
        if team and team != its_team:
            told = f"the team {its_team}" if its_team else "the course as it is"
            message = f"the session '{session}' is for {told}, not for the team '{team}'"
            place = Place(f"{SESSIONS}/{session}.yaml", 1, 1)
            raise Refused([Problem("session-team", message, place, "leave the team out, or choose another session")])
        team = its_team
    whose = f"{SESSIONS}/{session}.yaml" if held is not None else ""
    its = reading.form(TEAMS, files.teams, team, TeamLayerForm, whose) if team else None
    whose = f"{TEAMS}/{team}.yaml"
    shared = reading.form(SECTORS, files.sectors, its.sector, SectorLayerForm, whose) if its and its.sector else None
    if reading.lost:
        raise Refused(reading.problems)
    above = []
    if its is not None and its.sector and shared is not None:
        layer = Layer("sector", its.sector, shared.title, f"{SECTORS}/{its.sector}.yaml")
        above.append(_with_nodes(layer, files.sectors[its.sector]))
    if its is not None:
        above.append(_with_nodes(Layer("team", team, its.title, whose), files.teams[team]))
    if held is not None:
        layer = Layer("session", session, held.title or session, f"{SESSIONS}/{session}.yaml")
        above.append(_with_nodes(layer, files.sessions[session]))
    return Chosen(tuple(above), _team(its), _session(held), tuple(reading.problems))


def _with_nodes(layer: Layer, node: nodes.Node) -> LayerNodes:
    if not isinstance(node, nodes.Mapping):  # the form would have refused it
        raise TypeError(layer.file)
    return LayerNodes(layer, node)


class _Reading:
    """Layer files looked up by name and checked, everything that is wrong collected; ``lost`` if one can't be used."""

    def __init__(self, files: CourseFiles) -> None:
        self.files, self.checked = files, checked_by(files)
        self.problems: list[Problem] = []
        self.lost = False

    def form(
        self, folder: str, found: Mapping[str, nodes.Node], name: str, form: type[F], named_in: str = ""
    ) -> F | None:
        """One layer's values; ``None`` where its patches can't be laid on. What is wrong is said."""
        file = f"{folder}/{name}.yaml"
        if name not in found:
            self.lost = True
            if file in self.files.unread or folder in self.files.unread:
                told = {file, folder, f"{folder}/{name}.yml"}
                self.problems += [p for p in self.files.problems if p.place and p.place.file in told]
            else:
                self.problems.append(self._unknown(folder, found, name, named_in))
            return None
        values, problems, unsure = self.checked.judged(found[name], form)
        self.problems += problems
        self.problems += _own_id(folder, found[name], name)
        if values is None or LAYER in unsure or any(problem.rule == "no-value" for problem in problems):
            self.lost = True
            return None
        return values

    def _unknown(self, folder: str, found: Iterable[str], name: str, named_in: str) -> Problem:
        kind = folder.removesuffix("s")
        known = sorted(set(found) - {BASE})
        near = nearest(name, known)
        hint = (
            f"did you mean '{near}'?"
            if near
            else f"there are {', '.join(known)}"
            if known
            else f"write {folder}/{name}.yaml"
        )
        place = self._where(named_in, kind) if named_in else None
        return Problem(_UNKNOWN[kind], f"there is no {kind} '{name}'", place, hint)

    def _where(self, file: str, field: str) -> Place:
        folder, _, stem = file.removesuffix(".yaml").partition("/")
        value = node_at({TEAMS: self.files.teams, SESSIONS: self.files.sessions}[folder].get(stem), field)
        return value.place if value is not None else Place(file, 1, 1)


def _own_id(folder: str, root: nodes.Node, stem: str) -> list[Problem]:
    """What is wrong with the id that a layer's file states: it must be the file's name."""
    kind = folder.removesuffix("s")
    found = node_at(root, kind)
    if not isinstance(found, nodes.Scalar) or not found.text:
        return []
    if found.text != stem:
        hint = f"write {kind}: {stem} (or rename the file to {found.text}.yaml)"
        return [Problem("file-id", f"the {kind} '{found.text}' is not the file's name, '{stem}'", found.place, hint)]
    return []


def _team(form: TeamLayerForm | None) -> Team | None:
    if form is None:
        return None
    return Team(form.team, form.title, form.why, form.sector or "", form.channel or "", form.delivery or "")


def _session(form: SessionLayerForm | None) -> Session | None:
    if form is None:
        return None
    return Session(
        id=form.session,
        title=form.title or "",
        team="" if form.team == BASE else form.team,
        date=form.date or "",
        start=form.start or "",
        minutes=form.minutes or 0,
        place=form.place or "",
        trainer=form.trainer or "",
        headcount=form.headcount or 0,
        paper=form.paper or "",
    )


def reserved_names(files: CourseFiles) -> list[Problem]:
    """The team that nobody could ask for: ``base`` is the course without any layer."""
    if BASE not in files.teams:
        return []
    hint = "rename the file, and the id in it; 'base' is the course without any layer"
    return [Problem("reserved", "no team can be called 'base'", Place(f"{TEAMS}/{BASE}.yaml", 1, 1), hint)]


def problems_of_layers(files: CourseFiles) -> list[Problem]:
    """What was wrong with reading the files of all layers, for a check of every version of a course."""
    return [p for p in files.problems if p.place and p.place.file.partition("/")[0] in LAYER_FOLDERS]
