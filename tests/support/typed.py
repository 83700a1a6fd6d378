"""Words typed on the command line to the code, the output and the messages that came back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

TINY = Path(__file__).parent.parent / "cases" / "tiny"


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str


def typed(*words: str | Path, cwd: Path, **environment: str) -> Ended:
    """Run ``coursegen`` as a process of its own in a folder, without anything of the caller's locale or colours."""
    inherited = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR", "TERM"}}
    done = subprocess.run(
        [sys.executable, "-m", "coursegen", *map(str, words)],
        cwd=cwd,
        env=inherited | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


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
