"""Finds the files that are shipped with the program, in a wheel, an editable install and a checkout alike."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def _root(packaged: str, in_checkout: str) -> Path:
    shipped = _PACKAGE / packaged
    return shipped if shipped.is_dir() else _CHECKOUT / in_checkout


def asset(name: str) -> Path:
    """The path of a shipped asset, for instance ``asset("recipes/deck.yaml")``.

    Errors: ``FileNotFoundError`` if the installation lacks it, which is our fault and not the user's.
    """
    path = _root("_assets", "assets") / name
    if not path.exists():
        raise FileNotFoundError(path)
    return path


def example_course() -> Path:
    """The folder of the default course, which ``coursegen new`` copies."""
    path = _root("_course", "course")
    if not (path / "course.yaml").is_file():
        raise FileNotFoundError(path / "course.yaml")
    return path
