"""Builds a course in every template of a folder, as it is and for one team, and measures each deck with other programs.

Use: ``python tests/proofs/all_templates.py FOLDER [--team ID] [--out DIR] [--only NAME …] [--no-office]``. A line for
each deck: the exit code, warnings, slides in the deck and in LibreOffice, frames that overflow by rpptx, empty
placeholders, errors of openxml-audit that the template itself has not, and warnings that ``template inspect`` did not
foresee, or foresaw for nothing. What is found is told under its line. With ``--out`` the decks stay there with
LibreOffice's contact sheet of each; ``--no-office`` does without LibreOffice, which takes most of the time, and shows
a dash for its slides. All decks are built first, and LibreOffice shows several at a time. The exit code is 1
where a deck has any fault; templates that are refused are counted, with what was said.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import rpptx
from PIL import Image
from pptx import Presentation
from pptx.exc import PackageNotFoundError

sys.path.insert(0, str(Path(__file__).parent.parent))
from coursegen.assets import example_course
from support.validated import schema_errors

SUFFIXES = {".pptx", ".potx", ".pptm"}
TOLD = re.compile(r"^(?:[^\s:]+:\d+:\d+: )?(warning: .+)$", re.MULTILINE)
REFUSED = 1
ACROSS = 8
"""How many slides stand side by side on a contact sheet."""


AT_ONCE = 8
"""How many decks LibreOffice shows before it is started anew: it holds all of them in memory, 150 MB each."""


class Built(NamedTuple):
    """A deck in a template: what the build said, the template's own faults, the warnings given and those foreseen."""

    template: str
    version: str
    code: int
    said: str
    deck: Path
    theirs: Counter[str]
    given: set[str]
    foreseen: set[str]


class Found(NamedTuple):
    """What was measured of one deck; ``faults`` are told under its line."""

    warnings: int
    slides: int
    shown: int | None
    overflow: int
    empty: int
    errors: int
    missed: int
    invented: int
    faults: tuple[str, ...]

    @property
    def good(self) -> bool:
        """Whether nothing is wrong with the deck."""
        wrong = (self.overflow, self.empty, self.errors, self.missed, self.invented)
        return not any(wrong) and self.shown in {None, self.slides}


def _coursegen(*words: str) -> tuple[int, str, set[str]]:
    """The exit code of a command, what it said, and its warnings without their places."""
    done = subprocess.run([sys.executable, "-m", "coursegen", *words], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr, set(TOLD.findall(done.stderr))


def overflow(deck: Path) -> Iterator[str]:
    """Each frame of a slide that is too full; what rpptx can't measure, as some templates themselves, is told."""
    try:
        frames = rpptx.Presentation(str(deck)).fit_report().frames
    except rpptx.RpptxError as error:
        yield f"not measured: {error}"
        return
    for frame in frames:
        told = frame.update
        if frame.overflow and told.owner_kind == "slide":
            tried = frame.persisted_trial
            yield (
                f"overflow: {told.owner_part.rpartition('/')[2]} {told.name} {told.cell or ''} "
                f"{tried.physical_height:.1f} of {tried.usable.height:.1f} pt"
            )


def _empty(deck: Path) -> Iterator[str]:
    for number, slide in enumerate(Presentation(str(deck)).slides, start=1):
        for place in slide.placeholders:
            if place.has_text_frame and not place.text_frame.text.strip():
                yield f"empty: slide {number}, {place.name}"


def errors(path: Path) -> Counter[str]:
    """The errors of a file by what they say and the kind of part; names of parts may differ in a deck."""
    return Counter(re.sub(r"\d+(?=\.xml)", "", error) for error in schema_errors(path))


def _sheet(pdf: Path, picture: Path) -> int:
    """LibreOffice's pages on one picture, and how many there are."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-r", "24", "-png", str(pdf), f"{folder}/page"]
        subprocess.run(command, check=True, capture_output=True)
        pages = [Image.open(path).convert("RGB") for path in sorted(Path(folder).iterdir())]
    wide, tall = max(page.width for page in pages) + 4, max(page.height for page in pages) + 4
    sheet = Image.new("RGB", (wide * ACROSS, tall * -(-len(pages) // ACROSS)), "grey")
    for number, page in enumerate(pages):
        sheet.paste(page, (number % ACROSS * wide + 2, number // ACROSS * tall + 2))
    sheet.save(picture)
    return len(pages)


def _shown(decks: list[Path], folder: Path) -> None:
    """LibreOffice's PDF beside each deck."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder)]
    for first in range(0, len(decks), AT_ONCE):
        some = [str(deck) for deck in decks[first : first + AT_ONCE]]
        subprocess.run([*words, *some], check=True, capture_output=True, timeout=120 * len(some))


def _judged(built: Built, *, office: bool) -> Found:
    deck, given, foreseen = built.deck, built.given, built.foreseen
    over, empty = list(overflow(deck)), list(_empty(deck))
    new = errors(deck) - built.theirs
    missed, invented = given - foreseen, foreseen - given
    slides = sum(slide._element.get("show") != "0" for slide in Presentation(str(deck)).slides)  # as a PDF shows them
    shown = _sheet(deck.with_suffix(".pdf"), deck.with_suffix(".png")) if office else None
    faults = [
        *over,
        *empty,
        *(f"invalid: {count} x {error}" for error, count in new.items()),
        *(f"not foreseen: {one}" for one in missed),
        *(f"foreseen for nothing: {one}" for one in invented),
    ]
    return Found(
        len(given), slides, shown, len(over), len(empty), new.total(), len(missed), len(invented), tuple(faults)
    )


def _figure(measured: object) -> str:
    return "-" if measured is None else str(measured)


def errors_of_template(template: Path) -> Counter[str]:
    """The errors that a template has of its own; none where it is no package that can be judged."""
    try:
        return errors(template)
    except (AssertionError, PackageNotFoundError):
        return Counter()


def _built(template: Path, team: str, out: Path) -> Iterator[Built]:
    """A template's decks, or what was said where there is none."""
    course = str(example_course())
    copy = out / template.name
    shutil.copyfile(template, copy)
    versions = {"base": (), team: ("--team", team)}
    theirs = errors_of_template(template)
    for name, chosen in versions.items():
        words = ("build", course, "--only", "deck", "--template", str(copy), "--out", str(out / "files"), *chosen)
        code, said, given = _coursegen(*words)
        made, deck = out / "files" / name / "deck.pptx", out / f"{template.stem}.{name}.pptx"
        if made.exists():
            shutil.move(made, deck)
        foreseen = _coursegen("template", "inspect", str(copy), "--course", course, *chosen)[2]
        copy.with_suffix(".yaml").unlink(missing_ok=True)
        yield Built(template.name, name, code, said, deck, theirs, given, foreseen)
    shutil.rmtree(out / "files", ignore_errors=True)
    copy.unlink()


def main(folder: Path, team: str, out: Path, only: list[str], *, office: bool) -> int:
    """Try all; the number of decks with a fault."""
    wrong = refused = decks = 0
    files = [path for path in sorted(folder.iterdir()) if path.suffix.lower() in SUFFIXES]
    chosen = [one for one in files if not only or one.stem in only or one.name in only]
    built = [deck for template in chosen for deck in _built(template, team, out)]
    if office:
        _shown([one.deck for one in built if one.deck.exists()], out)
    print(f"{'template':34}{'version':14} exit warn slides  LO over empty error missed invented")
    for one in built:
        name = f"{one.template:34}{one.version:14}"
        if not one.deck.exists():
            refused += 1
            print(f"{name} {one.code:4} {' '.join(one.said.split())[:240]}", flush=True)
            continue
        found = _judged(one, office=office)
        decks += 1
        wrong += not found.good
        print(f"{name} {one.code:4} {' '.join(f'{_figure(figure):>5}' for figure in found[:-1])}", flush=True)
        for fault, count in Counter(found.faults).most_common(12):
            print(f"    {fault}" + (f" ({count})" if count > 1 else ""))
    print(f"{decks} decks, {wrong} with a fault; {refused} versions refused")
    return wrong


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", type=Path)
    asked.add_argument("--team", default="clinic_desk")
    asked.add_argument("--out", type=Path)
    asked.add_argument("--only", nargs="*", default=[])
    asked.add_argument("--no-office", action="store_true")
    typed = asked.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        kept = typed.out or Path(scratch)
        kept.mkdir(parents=True, exist_ok=True)
        raise SystemExit(min(1, main(typed.folder, typed.team, kept, typed.only, office=not typed.no_office)))
