"""Keeps the faces that texts are measured with in the user's cache, where they are made once per machine."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from importlib import metadata
from pathlib import Path

from coursegen.layout.face_cutting import FORMAT, Progress, cut_faces, no_font
from coursegen.layout.faces import METRICS, Faces, faces_in, widest
from coursegen.problems import Problem, Refused
from coursegen.publish.place import Write, put_in_place
from coursegen.publish.user_folders import cache_folder


def faces(family: str = "Arial", progress: Progress | None = None, headings: str = "") -> Faces:
    """The faces that a family's text is measured with; made on the first run, which takes seconds.

    ``headings`` is the family of headlines where it is another. Errors: ``Refused`` where the installation lacks the
    font package, or where there is no room to keep what is made of it.
    """
    return faces_in(_folder(progress), family, headings)


def faces_for(families: Sequence[str], progress: Progress | None = None, named: Iterable[str] = ()) -> Faces:
    """The faces for templates in which nobody can be sure which text has which family of the theme's.

    ``named`` are those that placeholders name for themselves. Errors: as :func:`faces`.
    """
    found = [faces(family, progress) for family in dict.fromkeys(families)]
    return widest(found, {family: faces(family, progress) for family in named})


def _folder(progress: Progress | None) -> Path:
    """The folder with the static faces, made if it isn't there; its name holds every version that matters."""
    try:
        versions = f"{metadata.version('fontpkg-arimo')}-fonttools-{metadata.version('fonttools')}-{FORMAT}"
    except metadata.PackageNotFoundError as missing:
        raise Refused([no_font()]) from missing
    files: Mapping[str, bytes] = {}
    for parent, shared in ((cache_folder() / "fonts", False), (_temporary_folder(), True)):
        folder = parent / f"arimo-{versions}"
        if not os.access(folder / METRICS, os.R_OK):
            files = files or cut_faces(progress)
            with suppress(Refused):
                put_in_place(folder, [Write(name, data) for name, data in files.items()])
        if os.access(folder / METRICS, os.R_OK) and (_is_own(folder) or not shared):
            return folder
    message = f"the fonts can't be kept in {cache_folder()}"
    hint = "make room there, or set XDG_CACHE_HOME to a folder that can be written"
    raise Refused([Problem("no-cache", message, hint=hint)])


def _is_own(folder: Path) -> bool:
    """Whether nobody else could have put other fonts there: the shared temporary folder is open to all."""
    return not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()


def _temporary_folder() -> Path:
    user = str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
    return Path(tempfile.gettempdir()) / f"coursegen-{user}" / "fonts"
