"""Each command that writes, with a folder in which it has something to do, and where somebody's edits are at stake."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from support import odd_templates
from support.pull_cases import TEAM_FILE, TINY, Deck, edited
from support.struck import ran
from support.typed import changed

SESSION = """\
format: 1
session: monday
team: desk
date: "2027-03-01"
place: Room 1
trainer: Noor Adel
"""
WORDS = (
    "The bakery on the corner opens at six, and by half past the queue reaches the bus stop.",
    "Nobody in it minds: the baker knows every name, and asks after every dog.",
    "One morning the oven failed, and she stood outside with a tray of yesterday's rolls, free for all.",
    "People came back the next day, more of them than before.",
)
LISTEN = "course/modules/listen.yaml"


@dataclass(frozen=True)
class Writing:
    """A command: its name, what makes its folder ready, and the words that are typed in it."""

    name: str
    ready: Callable[[Path], None]
    words: tuple[str, ...]


def _do(folder: Path, *words: str) -> None:
    done = ran(folder, words)
    assert done.code == 0, f"{words}: {done.said}"


def _course(folder: Path) -> None:
    shutil.copytree(TINY, folder / "course")
    (folder / "course" / "teams").mkdir()
    (folder / "course" / "teams" / "desk.yaml").write_text(TEAM_FILE, "utf-8")


def _built(folder: Path) -> None:
    """Built; then one deck was changed by hand, and the course as well."""
    _course(folder)
    _do(folder, "build", "course", "--only", "deck,workbook", "--all-teams", "--out", "out", "--jobs", "1")
    deck = folder / "out" / "base" / "deck.pptx"
    deck.write_bytes(edited(deck.read_bytes(), lambda one: one.replace("how_it_runs", "face down", "off")))
    changed(folder / LISTEN, "title: Listen", "title: Hear and listen")


def _in_session(folder: Path) -> None:
    _course(folder)
    (folder / "course" / "sessions").mkdir()
    (folder / "course" / "sessions" / "monday.yaml").write_text(SESSION, "utf-8")


def _kit(folder: Path) -> None:
    _in_session(folder)
    (folder / "people.csv").write_text("Name,Team\nNoor Adel,Desk\nRowan Pell,Desk\n", "utf-8")
    _do(folder, "kit", "course", "--session", "monday", "--participants", "people.csv", "--out", "out", "--yes")
    guide = next((folder / "out").rglob("room_sheet.pdf"))
    guide.write_bytes(guide.read_bytes() + b"% by hand\n")
    (folder / "people.csv").write_text("Name,Team\nNoor Adel,Desk\nIvo Lenz,Desk\n", "utf-8")


def _deck_to_pull(folder: Path) -> None:
    _course(folder)
    _do(folder, "build", "course", "--team", "desk", "--only", "deck", "--out", "out", "--jobs", "1")

    def edit(deck: Deck) -> None:
        deck.replace("how_it_runs", "face down", "off")

    deck = folder / "out" / "desk" / "deck.pptx"
    (folder / "sent.pptx").write_bytes(edited(deck.read_bytes(), edit))


def _texts(folder: Path, *paragraphs: str) -> None:
    for article in ("article_one", "article_two"):
        (folder / "course" / "articles" / f"{article}.txt").write_text("\n\n".join(paragraphs) + "\n", "utf-8")


def _looked(folder: Path) -> None:
    _course(folder)
    _texts(folder, *WORDS)
    words = ("--reason", "Read it.", "--today", "2027-03-04", "--course", "course")
    for article in ("article_one", "article_two"):
        _do(folder, "accept", article, *words)


def _drifted(folder: Path) -> None:
    _looked(folder)
    _texts(folder, "A new first one.", *WORDS)


def _letter(folder: Path) -> None:
    _course(folder)
    (folder / "letter.txt").write_text("How to say no\n\n" + "\n\n".join(WORDS) + "\n", "utf-8")


def _template(folder: Path) -> None:
    _course(folder)
    (folder / "brand.pptx").write_bytes(odd_templates.few_layouts())
    _do(folder, "template", "inspect", "brand.pptx")
    file = folder / "brand.yaml"
    file.write_text("# our own words\n" + file.read_text("utf-8"), "utf-8")
    (folder / "brand.pptx").write_bytes(odd_templates.wide())


def _to_fix(folder: Path) -> None:
    _course(folder)
    changed(folder / LISTEN, "say: Say the point, then wait.", "say: Say the FCR , then wait.")


def _to_undo(folder: Path) -> None:
    _course(folder)
    _do(folder, "fit", "desk", "--minutes", "75", "--write", "--course", "course")


def _to_draft(folder: Path) -> None:
    _letter(folder)
    _do(folder, "article", "add", "letter.txt", "--course", "course")


COURSE = ("--course", "course")
INTO = ("--out", "out")
LISTED = ("--participants", "people.csv", "--yes")
WRITING: tuple[Writing, ...] = (
    Writing("build", _built, ("build", "course", "--only", "deck,workbook", "--out", "out", "--jobs", "1")),
    Writing("kit", _kit, ("kit", "course", "--session", "monday", *LISTED, *INTO)),
    Writing("pull", _deck_to_pull, ("pull", "sent.pptx", "--write", "--out", "out", *COURSE)),
    Writing("fit", _course, ("fit", "desk", "--minutes", "75", "--write", *COURSE)),
    Writing("drift", _drifted, ("drift", "course", "--write")),
    Writing("accept", _looked, ("accept", "article_one", "--reason", "Again.", "--today", "2027-04-04", *COURSE)),
    Writing("article add", _letter, ("article", "add", "letter.txt", *COURSE)),
    Writing("recipe eject", _course, ("recipe", "eject", "workbook", *COURSE)),
    Writing("inspect", _template, ("template", "inspect", "brand.pptx")),
    Writing("check --fix", _to_fix, ("check", "course", "--quick", "--fix")),
    Writing("undo", _to_undo, ("undo", *COURSE)),
    Writing("draft", _to_draft, ("draft", "letter", "--write", *COURSE)),
)  # fmt: skip
"""Every command that is held to this; ``undo`` and ``draft`` besides those that were asked for."""
