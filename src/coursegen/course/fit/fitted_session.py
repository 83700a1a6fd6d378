"""Makes the layer that cuts a course to the time that a session has."""

from __future__ import annotations

from msgspec import Struct

from coursegen.course.fit.fitted import Fit, fitted
from coursegen.course.fit.floors import floors_of
from coursegen.course.fit.session_layer import Values, as_nodes, fit_values
from coursegen.course.layers.layer_stack import LayerNodes
from coursegen.course.loaded.loaded_course import LoadedCourse
from coursegen.problems import Problem, Refused, Severity
from coursegen.source import nodes
from coursegen.source.folder import CourseFiles
from coursegen.source.values import node_at


class FittedSession(Struct, frozen=True):
    """The layer of a fit, and the sentence that says what it did."""

    layer: LayerNodes
    told: Problem


def fitted_session(loaded: LoadedCourse, files: CourseFiles) -> FittedSession | None:
    """What has to lie on a session's version so that it takes no longer than its file says; ``None`` where it doesn't.

    Everything that the layer changes stands where the session's ``minutes`` do. Errors: ``Refused`` where what
    must stay does not fit.
    """
    at = _minutes_of(loaded, files)
    if loaded.session is None or at is None:
        return None
    online = loaded.team is not None and loaded.team.delivery == "online"
    fit = fitted(loaded.course, loaded.session.minutes, floors_of(loaded.course, online=online))
    if not fit.fits:
        raise Refused([_too_long(fit, at, loaded.session.id)])
    if not fit.cuts:
        return None
    root = as_nodes(values_of(loaded, fit), at)
    if not isinstance(root, nodes.Mapping):  # a fit with cuts has values
        raise TypeError(fit)
    whole = sum(row.minutes for row in loaded.course.agenda)
    hint = f"'coursegen fit --session {loaded.session.id}' says what is left out, and what that costs"
    message = f"the course is cut from {whole} minutes to {fit.length}, to fit the {fit.minutes} of this session"
    told = Problem("fitted", message, at.place, hint, Severity.INFO)
    return FittedSession(LayerNodes(loaded.layers[-1], root), told)


def values_of(loaded: LoadedCourse, fit: Fit) -> Values:
    """What a layer says that cuts a version of a course to a fit of it."""
    return fit_values(loaded.course, fit, lambda block: loaded.merged.node(f"{block}.items") is not None)


def what_is_short(fit: Fit) -> str:
    """Why there is no fit, in a sentence without a full stop."""
    if fit.unbroken:
        return f"what must stay goes on for {fit.unbroken} minutes without a break, and 90 is the most"
    if not fit.needs:
        return "there is nothing but breaks in this agenda"
    needed = fit.minutes + fit.short_by
    return f"what must stay takes {needed} minutes, and there are {fit.minutes}: {fit.short_by} too many"


def _minutes_of(loaded: LoadedCourse, files: CourseFiles) -> nodes.Scalar | None:
    """Where a session's file says how much time there is, if it does."""
    found = node_at(files.sessions.get(loaded.session.id), "minutes") if loaded.session is not None else None
    return found if isinstance(found, nodes.Scalar) else None


def _too_long(fit: Fit, at: nodes.Scalar, session: str) -> Problem:
    if fit.unbroken:
        hint = "put a break between them, or give some of them another 'priority'"
    else:
        hint = f"'coursegen fit --session {session}' lists it; give some of it another 'priority', or more minutes here"
    return Problem("fit", what_is_short(fit), at.place, hint)
