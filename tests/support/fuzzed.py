"""Each kind of file that people or coursegen itself hand over: a good one, how it is spoiled, and what reads it."""

from __future__ import annotations

import json
import random
import shutil
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import xlsxwriter

from coursegen.assets import asset
from support import odd_templates
from support.made_articles import MADE
from support.mutations import Change, json_changed, markup_changed, package_changed, streams_changed, text_changed
from support.pull_cases import TEAM_FILE, TINY, Deck, edited
from support.struck import ran
from support.writing_commands import SESSION, WORDS

ARTICLES = {"text": "txt", "markdown": "md", "html": "html", "docx": "docx", "pdf": "pdf", "epub": "epub"}
PEOPLE = 'Name,Team,E-mail\nNoor Adel,Desk,noor@example.org\nRowan Pell,Night,\n"Lenz, Ivo",Desk,\n'
KIT = ("kit", "course", "--session", "monday", "--out", "out", "--yes", "--participants")
JOURNAL = [
    {"path": "base/deck.pptx", "sha256": "0" * 64, "stood": True, "name": "0.deck.pptx", "keep": "base/kept.pptx"},
    {"path": "manifest.json", "sha256": "1" * 64, "stood": True, "name": "1.manifest.json", "keep": ""},
]  # fmt: skip


@dataclass(frozen=True)
class Fuzzed:
    """A kind of file: which ones in a folder made by :func:`good` are spoiled, how, and what is typed then."""

    name: str
    files: tuple[str, ...]
    change: Change
    commands: tuple[tuple[str, ...], ...]

    def spoil(self, folder: Path, chance: random.Random) -> tuple[str, tuple[str, ...]]:
        """Spoil one of the files; gives which, and the words to type."""
        found = sorted(path for pattern in self.files for path in folder.glob(pattern))
        path = chance.choice(found)
        path.write_bytes(self.change(path.read_bytes(), chance))
        name = path.relative_to(folder).as_posix()
        return name, tuple(name if word == "FILE" else word for word in chance.choice(self.commands))


def good(folder: Path) -> None:
    """A course with all that is read, beside what was built of it and what somebody sends."""
    root = Path(shutil.copytree(TINY, folder / "course"))
    for name in ("teams", "sessions", "recipes", "themes", "timings"):
        (root / name).mkdir()
    (root / "teams" / "desk.yaml").write_text(TEAM_FILE, "utf-8")
    (root / "sessions" / "monday.yaml").write_text(SESSION, "utf-8")
    (root / "themes" / "dusk.yaml").write_bytes(asset("themes/dark.yaml").read_bytes())
    for article in ("article_one", "article_two"):
        (root / "articles" / f"{article}.txt").write_text("\n\n".join(WORDS) + "\n", "utf-8")
    for words in (
        ("recipe", "eject", "job_aid", "--course", "course"),
        ("accept", "article_one", "--reason", "Read it.", "--today", "2027-03-04", "--course", "course"),
        ("build", "course", "--only", "deck,workbook", "--out", "out", "--jobs", "1"),
        ("build", "course", "--only", "deck", "--team", "desk", "--out", "out", "--jobs", "1"),
    ):
        done = ran(folder, words)
        assert done.code == 0, done.said
    (folder / "people.csv").write_text(PEOPLE, "utf-8")
    done = ran(folder, (*KIT, "people.csv"))
    assert done.code == 0, done.said
    _sent(folder)


def _sent(folder: Path) -> None:
    """What comes from elsewhere: articles, a list of people, a template with its map, edited decks, a log."""
    for name, suffix in ARTICLES.items():
        (folder / f"letter.{suffix}").write_bytes(MADE[name]())
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("People")
        for at, row in enumerate(PEOPLE.splitlines()):
            sheet.write_row(at, 0, row.split(","))
    (folder / "people.xlsx").write_bytes(stream.getvalue())
    for suffix in ("pptx", "potx"):
        (folder / f"brand.{suffix}").write_bytes(odd_templates.few_layouts())
    done = ran(folder, ("template", "inspect", "brand.pptx"))
    assert done.code == 0, done.said
    deck = (folder / "out" / "desk" / "deck.pptx").read_bytes()

    def edit(one: Deck) -> None:
        one.replace("how_it_runs", "face down", "off")

    (folder / "sent.pptx").write_bytes(edited(deck, edit))
    (folder / "log.csv").write_text("block,minutes\nopening.welcome,4\nlisten,31:30\n", "utf-8")
    work = folder / "out" / ".coursegen.new"
    work.mkdir()
    (work / "journal.json").write_text(json.dumps(JOURNAL), "utf-8")
    (work / "0.deck.pptx.old").write_bytes(b"old")


BUILD = ("build", "course", "--only", "deck", "--out", "out", "--jobs", "1")
CHECK = ("check", "course", "--quick")
ADD = ("article", "add", "FILE", "--course", "course")
PULL = ("pull", "sent.pptx", "--course", "course", "--out", "out")
INSPECT = ("template", "inspect", "FILE")
FUZZED: tuple[Fuzzed, ...] = (
    Fuzzed("course", ("course/*.yaml", "course/*/*.yaml"), text_changed, (CHECK, CHECK, (*CHECK, "--fix"), BUILD)),
    Fuzzed("recipe", ("course/recipes/*.yaml",), text_changed, (
        ("build", "course", "--only", "job_aid", "--out", "out"), ("recipe", "list", "--course", "course"))),
    Fuzzed("map", ("brand.yaml",), text_changed, (("template", "inspect", "brand.pptx"),)),
    Fuzzed("theme", ("course/themes/dusk.yaml",), text_changed, ((*BUILD, "--theme", "dusk"),)),
    Fuzzed("template", ("brand.pptx", "brand.potx"), package_changed, (INSPECT,)),
    Fuzzed("edited deck", ("sent.pptx",), package_changed, (PULL, ("compare", "sent.pptx", "out/desk/deck.pptx"))),
    Fuzzed("text", ("letter.txt", "letter.md"), text_changed, (ADD,)),
    Fuzzed("page", ("letter.html",), markup_changed, (ADD,)),
    Fuzzed("Word file", ("letter.docx",), package_changed, (ADD,)),
    Fuzzed("book", ("letter.epub",), package_changed, (ADD,)),
    Fuzzed("PDF", ("letter.pdf",), streams_changed, (ADD,)),
    Fuzzed("list of people", ("people.csv",), text_changed, ((*KIT, "FILE"),)),
    Fuzzed("spreadsheet", ("people.xlsx",), package_changed, ((*KIT, "FILE"),)),
    Fuzzed("log", ("log.csv",), text_changed, (("timings", "monday", "FILE", "--course", "course"),)),
    Fuzzed("manifest", ("out/manifest.json", "out/*/provenance.json", "out/*/credits.json"), json_changed, (BUILD,)),
    Fuzzed("kit.json", ("out/desk/monday/kit/kit.json",), json_changed, ((*KIT, "people.csv"),)),
    Fuzzed("base", ("out/.bases/*.json", "out/.bases/course"), text_changed, (PULL, BUILD)),
    Fuzzed("journal", ("out/.coursegen.new/journal.json",), json_changed, (BUILD,)),
    Fuzzed("backup", ("course/.coursegen/undo_*.json",), json_changed, (("undo", "--course", "course"),)),
    Fuzzed("lock", ("course/sources.lock",), text_changed, (("drift", "course"), CHECK)),
    Fuzzed("article's text", ("course/articles/*.txt",), text_changed, (
        ("drift", "course"), ("draft", "article_one", "--course", "course"))),
)  # fmt: skip
"""Everything that is read, strangers' files first and then those that coursegen wrote itself."""
