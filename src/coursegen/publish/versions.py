"""Lists the versions of a course that are to be made, in order, from the teams and sessions that were asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from coursegen.problems import Hinted, nearest
from coursegen.source import nodes
from coursegen.source.folder import SESSIONS, TEAMS, CourseFiles
from coursegen.source.values import text_in

BASE = "base"
"""What the course without any layer is called, and the folder in the output that it has."""


class Version(Struct, frozen=True, order=True):
    """One version of a course: a team's id or ``base``, and a session's id or ``""``."""

    team: str = BASE
    session: str = ""

    @property
    def name(self) -> str:
        """What reports call it, which is also its folder in the output: ``clinic_desk/spring_clinic``."""
        return f"{self.team}/{self.session}" if self.session else self.team


class UnknownVersion(Hinted):
    """Raised for a team or a session that there isn't; says which, and the nearest one that there is."""


def versions_asked(
    files: CourseFiles, teams: Iterable[str] = (), sessions: Iterable[str] = (), *, everything: bool = False
) -> tuple[Version, ...]:
    """The versions in the order that they are made: the base, then each team with its sessions after it.

    A session's version is its team's with the session on top: a team that is named only to say whose the
    sessions are is not made again without them. Nothing named is the base.
    Errors: :class:`UnknownVersion`, also for a session of another team than those that are named.
    """
    known, held = _there(files.teams, files.unread, TEAMS), _sessions(files)
    if everything:
        named = [Version(), *(Version(team) for team in known)]
        return _in_order([*named, *(Version(team, session) for session, team in held.items())])
    teams, sessions = list(dict.fromkeys(teams)), list(dict.fromkeys(sessions))
    for team in teams:
        _check(team, [BASE, *known], "team")
    for session in sessions:
        _check(session, held, "session")
        if teams and held[session] not in teams:
            raise UnknownVersion(
                f"the session {session} is for the team {held[session]}", f"name that team, or leave out {teams[0]}"
            )
    made = [Version(held[session], session) for session in sessions]
    with_sessions = {version.team for version in made}
    made += [Version(team) for team in teams if team not in with_sessions]
    return _in_order(made or [Version()])


def layers_of(files: CourseFiles, version: Version) -> tuple[str, ...]:
    """The names of a version's layers, the lowest first, as far as its files can be read: ``course``, …"""
    sector = text_in(files.teams.get(version.team), "sector")
    team = "" if version.team == BASE else version.team
    return tuple(name for name in ("course", sector, team, version.session) if name)


def _in_order(versions: Iterable[Version]) -> tuple[Version, ...]:
    return tuple(sorted(set(versions), key=lambda version: (version.team != BASE, version)))


def _sessions(files: CourseFiles) -> dict[str, str]:
    """Every session, also one that could not be read, with its team."""
    ids = _there(files.sessions, files.unread, SESSIONS)
    return {name: text_in(files.sessions.get(name), "team") or BASE for name in ids}


def _there(read: Mapping[str, nodes.Node], unread: Collection[str], folder: str) -> list[str]:
    start = f"{folder}/"
    broken = {file.removeprefix(start).removesuffix(".yaml") for file in unread if file.startswith(start)}
    return sorted({*read, *broken} - {BASE})


def _check(name: str, known: Collection[str], what: str) -> None:
    if name in known:
        return
    near = nearest(name, known)
    listed = f"there are {', '.join(known)}" if known else f"there is no {what} yet"
    raise UnknownVersion(f"there is no {what} {name!r}", f"did you mean {near!r}?" if near else listed)
