"""Words typed on the command line to the code, the output and the messages that came back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryFile
from warnings import catch_warnings, simplefilter

from coursegen.cli import main

TINY = Path(__file__).parent.parent / "cases" / "tiny"


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str


_PATIENCE = 120.0  # seconds that a command may take

_AT_START = ("PYTHON", "LC_", "LANG")
"""How the names of variables begin that Python itself reads when it starts."""


def typed(*words: str | Path, cwd: Path, **environment: str) -> Ended:
    """Run ``coursegen`` as a process of its own in a folder, without anything of the caller's locale or colours.

    The process is forked from this one, which has read most modules already; where the environment says how Python is
    to start, or nothing can be forked, it is started afresh.
    """
    inherited = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR", "TERM"}}
    afresh = not hasattr(os, "fork") or any(name.startswith(_AT_START) for name in environment)
    return (started if afresh else forked)([str(word) for word in words], cwd, inherited | environment)


def started(words: Sequence[str], cwd: Path, environment: Mapping[str, str]) -> Ended:
    """What a new Python makes of the words."""
    done = subprocess.run(
        [sys.executable, "-m", "coursegen", *words],
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=_PATIENCE,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def forked(words: Sequence[str], cwd: Path, environment: Mapping[str, str]) -> Ended:
    """What a copy of this process makes of the words."""
    with TemporaryFile() as out, TemporaryFile() as err:
        child = get_context("fork").Process(
            target=_as_typed, args=(words, cwd, environment, out.fileno(), err.fileno())
        )
        with catch_warnings():
            simplefilter("ignore", DeprecationWarning)  # other threads: none of them holds what the copy needs
            child.start()
        child.join(_PATIENCE)
        if child.exitcode is None:
            child.kill()
            raise subprocess.TimeoutExpired(["coursegen", *words], _PATIENCE)
        for file in (out, err):
            file.seek(0)
        return Ended(child.exitcode, out.read().decode("utf-8"), err.read().decode("utf-8"))


def _as_typed(words: Sequence[str], cwd: Path, environment: Mapping[str, str], out: int, err: int) -> None:
    os.dup2(out, 1)
    os.dup2(err, 2)
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - open to the end, by number
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["coursegen", *words]
    main()


def tiny_course(parent: Path, name: str = "course") -> Path:
    """A copy of the small course, to change."""
    return Path(shutil.copytree(TINY, parent / name))


def changed(file: Path, old: str, new: str) -> None:
    """Replace words in a file that must have them."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes; not the bases of decks, nor what ``undo`` takes back."""
    aside = {".bases", ".coursegen"}
    files = (path for path in folder.rglob("*") if path.is_file() and aside.isdisjoint(path.parts))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
