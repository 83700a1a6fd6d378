"""The tools that make the same deck, each as the command that runs it, and what each needs beforehand."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.content import Content, content_of
from bench.synthetic import write_course
from bench.timing import in_turns
from coursegen.publish.user_folders import cache_folder

BENCH = Path(__file__).resolve().parent
COURSEGEN, SCRIPT, GENJS, PANDOC, FLOOR = "coursegen", "python-pptx", "PptxGenJS", "pandoc", "zip floor"
SLOW = (SCRIPT, PANDOC)
"""Whose time grows with the square of the slides: minutes for 3,000."""

_GENJS = "pptxgenjs@4.0.1"


@dataclass(frozen=True)
class Contender:
    """A tool at a number of modules."""

    modules: int
    tool: str

    def __str__(self) -> str:
        return f"{self.tool}, {self.modules} modules"


def made_once(modules: int, folder: Path) -> Content:
    """A course of that size, and the content of its deck for the others.

    This run of coursegen is not counted: the first one on a machine prepares the fonts, and Python keeps what it
    compiled.
    """
    write_course(folder / "course", modules)
    in_turns({"coursegen, not counted": coursegen(folder)}, 1, folder)
    deck = folder / "out" / "base" / "deck.pptx"
    subprocess.run([sys.executable, str(BENCH / "zip_floor.py"), str(deck), str(folder / "parts.zip")], check=True)
    return content_of(deck, folder)


def contenders(content: Content, folder: Path, genjs: Path | None) -> dict[str, list[str]]:
    """The command of each tool that is there."""
    python = sys.executable
    commands = {
        COURSEGEN: coursegen(folder),
        SCRIPT: [python, str(BENCH / "minimal_pptx.py"), str(content.json), str(folder / "minimal.pptx")],
        FLOOR: [python, str(BENCH / "zip_floor.py"), str(folder / "parts.zip"), str(folder / "zip.pptx"), "--write"],
    }
    if genjs is not None:
        script = str(BENCH / "minimal_pptxgen.js")
        commands[GENJS] = ["node", script, str(genjs), str(content.json), str(folder / "genjs.pptx")]
    if pandoc := shutil.which("pandoc"):
        made = ["-f", "markdown", str(content.markdown), "-o", str(folder / "pandoc.pptx")]
        commands[PANDOC] = [pandoc, "--slide-level=2", *made]
    else:
        print("pandoc is not installed; it is left out", file=sys.stderr)
    return commands


def coursegen(folder: Path) -> list[str]:
    """The deck of the course in a folder."""
    return [sys.executable, "-m", "coursegen", "deck", str(folder / "course"), "--out", str(folder / "out")]


def pptxgenjs() -> Path | None:
    """The folder of PptxGenJS, installed with npm into the user's cache once; ``None``, and said, where it can't be."""
    folder = cache_folder() / "bench"
    library = folder / "node_modules" / "pptxgenjs"
    if shutil.which("node") and shutil.which("npm") and not library.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), _GENJS]
        subprocess.run(install, check=False)
    if shutil.which("node") and library.is_dir():
        return library
    print("PptxGenJS is left out: it needs node, npm and, the first time, the network", file=sys.stderr)
    return None
