"""Edits a course as people do, by a seed, and holds what a build with a cache leaves against one without."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from coursegen.model.printing import PageChoice, Printing
from coursegen.publish.cache.folder import CacheFolder
from coursegen.publish.cache.kept_builds import kept_builds
from coursegen.publish.outcomes import Outcome
from coursegen.publish.output import built
from coursegen.publish.versions import versions_asked
from coursegen.publish.wanted import Wanted
from coursegen.source.folder import course_files
from support.team_files import Blind, course_with_teams

TEXT = re.compile(r"^(?:.*[ {])?(?:title|text|why|headline|takeaway|promise|say|do|ask|subtitle|footer|label): [A-Z]")
"""A line that ends in a text for people, to which a word can be added."""

WORDS = ("ready", "Kaffee", "two calls", "again", "naïve", "the end of the day")
RECIPE = "format: 1\nid: {name}\ntitle: Ours {number}\nmedium: pages\naudience: participant\nblocks: [credits]\n"


def edited(root: Path, chance: random.Random) -> str:
    """Change one thing in a course; gives what, in words. Some of it makes the course one that is refused."""
    files = sorted(path for path in root.rglob("*") if path.is_file())
    yaml = [path for path in files if path.suffix == ".yaml"]
    path = chance.choice(yaml)
    kind = chance.choice(
        ("word", "word", "word", "word", "comment", "line", "team", "gone", "recipe", "insert", "note")
    )
    lines = path.read_text("utf-8").splitlines()
    if kind == "word":
        texts = [number for number, line in enumerate(lines) if TEXT.match(line) and not line.endswith(("}", "]"))]
        if not texts:
            return "nothing"
        number = chance.choice(texts)
        lines[number] += f" {chance.choice(WORDS)}"
    elif kind == "comment":
        lines.insert(chance.randrange(len(lines) + 1), "# a remark")
    elif kind == "line":
        del lines[chance.randrange(len(lines))]
    elif kind == "insert":
        stem = chance.choice([one.stem for one in yaml if one.parent.name == "modules"] or ["listen"])
        path = root / "teams" / "chat.yaml"
        bring = f"{{insert_after: {{listen: [{stem}]}}}}"
        lines = f"format: 1\nteam: chat\ntitle: Chat\nwhy: They type.\nmodules: {bring}".splitlines()
    elif kind == "team":
        name = chance.choice(("north", "south"))
        path = root / "teams" / f"{name}.yaml"
        lines = f"format: 1\nteam: {name}\ntitle: The {name}\nwhy: {chance.choice(WORDS)}.\n".splitlines()
    elif kind == "recipe":
        path = root / "recipes" / "job_aid.yaml"
        lines = RECIPE.format(name="job_aid", number=chance.randrange(3)).splitlines()
    elif kind == "note":
        path = root / "notes.txt"
        lines = [chance.choice(WORDS)]
    else:
        if path.parent != root:
            path.unlink()
        return f"{path.relative_to(root)} is gone"
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return f"{kind} in {path.relative_to(root)}"


def wanted_by(chance: random.Random) -> Wanted:
    """Mostly the same options, sometimes others."""
    usual = Wanted(("deck", "workbook", "job_aid"), today=date(2026, 1, 1))
    if chance.random() < 0.8:
        return usual
    others = (
        {"printing": Printing(PageChoice("letter"))},
        {"today": date(2031, 1, 1)},
        {"strict": True},
        {"release": True},
    )
    return replace(usual, **chance.choice(others))


@dataclass
class Compared:
    """What differed between builds with a cache and without; how many versions were taken from it, and made at all.

    ``refused`` counts the edits after which nothing could be made.
    """

    differences: list[str] = field(default_factory=list)
    taken: int = 0
    made: int = 0
    refused: int = 0


def compared(folder: Path, rounds: int, seed: int) -> Compared:
    """Builds with a cache and without held against each other after each of so many edits, one a round.

    Now and then an edit is taken back, the cache is cut or spoilt, or some of it is lost.
    """
    done = Compared()
    chance = random.Random(seed)
    root = course_with_teams(folder)
    before = folder / "before"
    shutil.copytree(root, before)
    cache = CacheFolder(folder / "cache")
    for number in range(rounds):
        said = edited(root, chance)
        wanted = wanted_by(chance)
        spoilt(cache.root, chance)
        there, taken = _left(root, folder / "with", wanted, cache)
        here, _ = _left(root, folder / "without", wanted, None)
        made = sum(name.endswith("/deck.pptx") for name in here)
        done.taken, done.made, done.refused = done.taken + taken, done.made + made, done.refused + (not made)
        names = sorted(there.keys() | here.keys())
        done.differences += [f"round {number}, {said}: {one}" for one in names if there.get(one) != here.get(one)]
        if not made or chance.random() < 0.2:
            shutil.rmtree(root)
            shutil.copytree(before, root)
    return done


def spoilt(cache: Path, chance: random.Random) -> None:
    """Harm a cache, as full disks, kills and other programs do; mostly leave it alone."""
    files = sorted(path for path in cache.rglob("*") if path.is_file())
    if not files or chance.random() < 0.7:
        return
    path = chance.choice(files)
    data = path.read_bytes()
    kind = chance.choice(("cut", "changed", "gone", "another's", "empty"))
    if kind == "gone":
        path.unlink()
    elif kind == "another's":
        path.write_bytes(chance.choice(files).read_bytes())
    elif kind == "changed":
        at = chance.randrange(len(data))
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    else:
        path.write_bytes(data[: chance.randrange(len(data))] if kind == "cut" else b"")


def _left(root: Path, output: Path, wanted: Wanted, cache: CacheFolder | None) -> tuple[Mapping[str, object], int]:
    """What a build leaves in a new folder, by path, what became of every version, and how many were in the cache."""
    shutil.rmtree(output, ignore_errors=True)
    files = course_files(root)
    versions = versions_asked(files, everything=True)
    kept = None if cache is None else kept_builds(cache, files, versions, wanted, output)
    taken = 0 if kept is None else sum(kept.outcome(version) is not None for version in versions)
    result = built(files, output, versions, wanted, Blind(), 1, kept)
    told: dict[str, object] = {one.outcome.version.name: _told(one.outcome) for one in result.versions}
    left = {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}
    return told | left, taken


def _told(outcome: Outcome) -> object:
    assert outcome.fault is None, outcome.fault
    made = outcome.made
    return outcome.layers, outcome.problems, made and (made.warnings, made.summary, made.held, dict(made.hashes))
