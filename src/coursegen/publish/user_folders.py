"""Names the folders that a user's own files belong in, on every system; they need not exist."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NAME = "coursegen"


def cache_folder() -> Path:
    """Where what can be made again is kept."""
    return _folder("XDG_CACHE_HOME", ".cache", "Library/Caches", "Cache")


def state_folder() -> Path:
    """Where the studio remembers what is this user's alone."""
    return _folder("XDG_STATE_HOME", ".local/state", "Library/Application Support", "")


def _folder(variable: str, linux: str, mac: str, windows: str) -> Path:
    if home := os.environ.get(variable):
        return Path(home) / _NAME
    if sys.platform == "darwin":
        return Path.home() / mac / _NAME
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / _NAME / windows
    return Path.home() / linux / _NAME
