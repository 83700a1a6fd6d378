"""Draws every form of drawing in every template of a folder, and has other programs judge each deck.

Use: ``python tests/proofs/all_forms.py FOLDER [--out DIR] [--only NAME …] [--no-office]``. A line for each template:
how many forms are drawn (a table and a picture as PowerPoint's own) and how many stand there in words instead, frames
that overflow by rpptx, errors of openxml-audit that the template itself has not, words that can't be read on their
ground, groups that are amiss (each drawing is one, named for its form, with an alternative text), and forms that
LibreOffice shows otherwise than we paint them: a shape or a word that is missing, elsewhere, larger or of another
colour. What is found is told under its line. LibreOffice starts once for all decks; ``--no-office`` does without it.
With ``--out`` the decks stay there with both renderings. The exit code is 1 where anything is found; templates that
are refused are counted.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

sys.path.insert(0, str(Path(__file__).parent.parent))
from coursegen.assets import example_course
from coursegen.layout.scenes import lay_out
from coursegen.layout.slide_rules import SLIDE_RULES, Deck
from coursegen.layout.twins import twin_of
from coursegen.model.layers import TeamBrand
from coursegen.model.scene import Scene
from coursegen.model.scene_items import GroupItem, PictureItem, ShapeItem, TableItem
from coursegen.problems import Refused
from coursegen.publish.visuals import example_slides, examples
from coursegen.publish.workshop import Look, Workshop
from coursegen.source.folder import course_files
from coursegen.write.pdf.slides import slides_pdf
from coursegen.write.pptx import DeckFacts, deck_bytes
from proofs.all_templates import SUFFIXES, errors, errors_of_template, overflow
from support.shapes_alike import Pages, compared
from support.shown_by_office import pdfs_of

FACTS = DeckFacts(title="Forms", subject="", language="en", stamp="1", fingerprint="1")
PATIENCE = 1800.0
"""Seconds that LibreOffice may take for all decks."""


class Made(NamedTuple):
    """A template's deck with a slide for each form, and what it was made of."""

    template: Path
    deck: Path
    look: Look
    scenes: tuple[Scene, ...]


def made(template: Path, out: Path) -> Made:
    """The deck of all forms in a template, written. Errors: ``Refused``, as a build."""
    workshop = Workshop(course_files(example_course()), str(template))
    look = workshop.looks(TeamBrand()).slides
    measured = workshop.faces_of(look, lambda _: None)
    scenes = lay_out(example_slides(examples()), look.template, measured, footer="", language="en")
    deck = out / f"{template.stem}.pptx"
    deck.write_bytes(deck_bytes(scenes, look.data, FACTS, look.colours))
    deck.with_suffix(".ours.pdf").write_bytes(slides_pdf(scenes, look.template.brand, measured))
    return Made(template, deck, look, scenes)


def drawing(scene: Scene) -> GroupItem | None:
    """A scene's drawing, where it has one."""
    return next((item for item in scene.items if isinstance(item, GroupItem) and item.description), None)


def shown(scene: Scene) -> bool:
    """Whether a form is drawn: as a group, or as what PowerPoint has a thing of its own for."""
    return drawing(scene) is not None or any(isinstance(item, TableItem | PictureItem) for item in scene.items)


def faint(one: Made) -> Iterator[str]:
    """Words that can't be read where they stand."""
    slides = {slide.id: slide for slide in example_slides(examples())}
    for found in SLIDE_RULES["A11Y6"](Deck(slides, list(one.scenes), one.look.template.brand), {}):
        yield f"faint: {found.message}"


def groups_amiss(one: Made) -> Iterator[str]:
    """Drawings that are not one group, named for their form, with an alternative text."""
    for slide, scene in zip(Presentation(str(one.deck)).slides, one.scenes, strict=True):
        wanted = [] if (group := drawing(scene)) is None else [(group.name, group.description)]
        shown = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
        found = [(shape.name, shape._element.nvGrpSpPr.cNvPr.get("descr")) for shape in shown]
        if found != wanted:
            yield f"group: {scene.id} has {found}"


def of_rings(scene: Scene) -> tuple[str, ...]:
    """The colours in which LibreOffice shows rings of the ground, where it runs from one to another in rings.

    Nobody can tell such a ring from a shape of the drawing in that colour.
    """
    grounds = (item.gradient for item in scene.ground if isinstance(item, ShapeItem) and item.gradient is not None)
    return tuple(str(colour) for one in grounds if one.angle is None for _, colour in one.stops)


def otherwise(one: Made) -> Iterator[str]:
    """What LibreOffice shows otherwise than we paint it."""
    ours, theirs = Pages(one.deck.with_suffix(".ours.pdf")), Pages(one.deck.with_suffix(".pdf"))
    brand = one.look.template.brand
    alike = (twin := twin_of(brand.heading_font)) == twin_of(brand.body_font) and twin.exact
    for number, scene in enumerate(one.scenes):
        if drawing(scene) is not None:
            found = compared(scene, brand, (ours, number), (theirs, number), "lines" if alike else "there")
            rings = of_rings(scene)
            told = (fault for fault in found if not any(colour in fault for colour in rings))
            yield from (f"otherwise: {scene.id}: {fault}" for fault in told)


INSTALLED = {"arimo": "Arimo", "carlito": "Carlito", "gelasio": "Gelasio", "tinos": "Tinos", "caladea": "Gelasio"}
"""The families that LibreOffice has here, by the tables that faces are measured with."""


def stood_in(one: Made) -> Iterator[tuple[str, str]]:
    """The family that each of a template's own is shown in: the one that it is measured as."""
    brand = one.look.template.brand
    for family in (brand.heading_font, brand.body_font):
        yield family, INSTALLED.get(twin_of(family).table, "Arimo")


def main(folder: Path, out: Path, only: list[str], *, office: bool) -> int:
    """Judge all; the number of templates with a fault."""
    decks: list[Made] = []
    refused = wrong = 0
    templates = [path for path in sorted(folder.iterdir()) if path.suffix.lower() in SUFFIXES]
    for template in [one for one in templates if not only or one.stem in only or one.name in only]:
        try:
            decks.append(made(template, out))
        except Refused as told:
            refused += 1
            print(f"{template.name:34} refused: {told.problems[0].message[:160]}", flush=True)
    if office and decks:  # without a file to convert it would wait for one
        pdfs_of([one.deck for one in decks], out, PATIENCE, dict(row for one in decks for row in stood_in(one)))
    print(f"{'template':34} drawn words  over error faint group otherwise")
    for one in decks:
        drawn = sum(map(shown, one.scenes))
        found = [
            list(overflow(one.deck)),
            [f"invalid: {error}" for error in (errors(one.deck) - errors_of_template(one.template)).elements()],
            list(faint(one)),
            list(groups_amiss(one)),
            list(otherwise(one)) if office else [],
        ]
        untold = [f"untold: {one.id}" for one in one.scenes if not shown(one) and one.undrawn is None]
        wrong += any(found) or bool(untold)
        counts = " ".join(f"{len(faults):>5}" for faults in found[:-1])
        forms = len({fault.split(":")[1] for fault in found[-1]})
        print(f"{one.template.name:34} {drawn:>5} {len(one.scenes) - drawn:>5} {counts} {forms:>5}", flush=True)
        for fault, count in Counter(fault for faults in (*found, untold) for fault in faults).most_common(12):
            print(f"    {fault}" + (f" ({count})" if count > 1 else ""))
        for reason, count in Counter(one.undrawn.message for one in one.scenes if one.undrawn is not None).most_common(
            4
        ):
            print(f"    in words: {reason}" + (f" ({count})" if count > 1 else ""))
    print(f"{len(decks)} decks, {wrong} with a fault; {refused} templates refused")
    return wrong


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", type=Path)
    asked.add_argument("--out", type=Path)
    asked.add_argument("--only", nargs="*", default=[])
    asked.add_argument("--no-office", action="store_true")
    typed = asked.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        kept = typed.out or Path(scratch)
        kept.mkdir(parents=True, exist_ok=True)
        raise SystemExit(min(1, main(typed.folder, kept, typed.only, office=not typed.no_office)))
