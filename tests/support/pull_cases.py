"""A course with a team, its deck as it was built, and the same deck edited as a trainer would."""

from __future__ import annotations

import copy
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.oxml.ns import qn

from coursegen.publish.artefacts import made
from coursegen.publish.place import Write, put_in_place
from coursegen.publish.versions import Version
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Workshop
from coursegen.pull.placing.patch import SetText
from coursegen.pull.proposal.proposal import Proposal
from coursegen.pull.stations import pulled
from coursegen.source.folder import course_files
from support.tools import require_tool

TINY = Path(__file__).parent.parent / "cases" / "tiny"
TEAM_FILE = """\
# The front desk. This comment stays.
format: 1
team: desk
title: The front desk
why: They say visitor.   # and this one

terms:
  customer: {one: visitor, many: visitors}

modules:
  patch:
    # Listening comes first.
    listen:
      promise: >-
        You will hear what a visit is for, and what it is not for, before anybody has said it in so
        many words.
      action_steps:
        patch:
          review: {owner: the desk lead, was: the team lead, reason: there is no team lead}
"""


@dataclass
class Case:
    """A course folder with a team, and what is asked of both."""

    root: Path
    team: str
    deck: bytes = b""

    @property
    def output(self) -> Path:
        return self.root.parent / "output"

    @property
    def file(self) -> Path:
        return self.root / "teams" / f"{self.team}.yaml"

    def build(self, session: str = "") -> bytes:
        """The deck of the team, or of one of its sessions; its base is kept as a build keeps it."""
        version = made(Workshop(course_files(self.root)), Version(self.team, session), Wanted(("deck",)))
        deck = version.artefacts[0]
        assert deck.base is not None
        put_in_place(self.output, [Write(deck.base.path, deck.base.data)])
        return deck.data

    def pull(self, deck: bytes) -> Proposal:
        return pulled(self.root, self.output, deck, self.team)

    def pull_and_write(self, deck: bytes) -> Proposal:
        found = self.pull(deck)
        for file in found.files:
            (self.root / file.file).write_bytes(file.data)
        return found


def new_text(found: Proposal) -> str:
    """The one file that changed, as it would be; nothing where none does."""
    return "".join(file.new for file in found.files)


def tiny_case(parent: Path) -> Case:
    """The small course with a team of its own, built."""
    root = Path(shutil.copytree(TINY, parent / "course"))
    (root / "teams").mkdir()
    (root / "teams" / "desk.yaml").write_text(TEAM_FILE, "utf-8")
    case = Case(root, "desk")
    case.deck = case.build()
    return case


class Deck:
    """A deck opened with python-pptx, its slides found by the ids that their accent shapes carry."""

    def __init__(self, data: bytes) -> None:
        self.presentation = Presentation(BytesIO(data))

    def slide(self, name: str) -> Any:
        for slide in self.presentation.slides:
            if f"slide:{name}" in self._names(slide):
                return slide
        raise KeyError(name)

    def ids(self) -> list[str]:
        names = (name for slide in self.presentation.slides for name in self._names(slide))
        return [name.removeprefix("slide:") for name in names if name.startswith("slide:")]

    def _names(self, slide: Any) -> list[str]:
        """What the shapes of a slide are called, read from its XML: python-pptx makes each shape anew to tell it."""
        return [one.get("name") for one in slide.shapes._spTree.iter(qn("p:cNvPr"))]

    def paragraphs(self, slide: str) -> Iterator[Any]:
        """Every paragraph on a slide and in its notes."""
        found = self.slide(slide)
        for shape in (inner for one in found.shapes for inner in getattr(one, "shapes", (one,))):
            if shape.has_text_frame:
                yield from shape.text_frame.paragraphs
            if getattr(shape, "has_table", False) and shape.has_table:
                for row in shape.table.rows:
                    for cell in row.cells:
                        yield from cell.text_frame.paragraphs
        yield from found.notes_slide.notes_text_frame.paragraphs

    def paragraph(self, slide: str, words: str) -> Any:
        """The first paragraph of a slide, or of its notes, that holds some words."""
        for paragraph in self.paragraphs(slide):
            if words in "".join(run.text for run in paragraph.runs):
                return paragraph
        raise KeyError(words)

    def replace(self, slide: str, old: str, new: str) -> None:
        """Replace words wherever they stand on a slide or in its notes; the runs around them stay."""
        done = False
        for paragraph in self.paragraphs(slide):
            done = _replaced(paragraph, old, new) or done
        assert done, f"'{old}' is not on {slide}"

    def replace_first(self, slide: str, old: str, new: str) -> None:
        """Replace words where they stand first."""
        assert _replaced(self.paragraph(slide, old), old, new)

    def delete(self, *names: str) -> None:
        """Delete slides, as PowerPoint does: no list names them any more."""
        ids = self.presentation.slides._sldIdLst
        wanted = [self.slide(name).slide_id for name in names]
        for one in list(ids):
            if one.id in wanted:
                self.presentation.part.drop_rel(one.rId)
                ids.remove(one)

    def move(self, name: str, before: str) -> None:
        """Move a slide to just before another."""
        ids = self.presentation.slides._sldIdLst
        wanted, there = self.slide(name).slide_id, self.slide(before).slide_id
        moved = next(one for one in ids if one.id == wanted)
        target = next(one for one in ids if one.id == there)
        ids.remove(moved)
        target.addprevious(moved)

    def saved(self) -> bytes:
        stream = BytesIO()
        self.presentation.save(stream)
        return stream.getvalue()


def edited(data: bytes, *edits: Callable[[Deck], None]) -> bytes:
    """A deck after some edits."""
    deck = Deck(data)
    for edit in edits:
        edit(deck)
    return deck.saved()


def words_of(data: bytes, slide: str) -> str:
    """Every word on a slide and in its notes, a line for each paragraph."""
    return "\n".join("".join(run.text for run in paragraph.runs) for paragraph in Deck(data).paragraphs(slide))


def saved_by_libreoffice(deck: bytes, folder: Path, formats: Sequence[str] = ("pptx",)) -> bytes:
    """The deck as LibreOffice saves it: opened and written in one format after the other, .pptx at last."""
    office = require_tool("soffice")
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "deck.pptx"
    file.write_bytes(deck)
    for number, form in enumerate(formats):
        saved = folder / f"saved_{number}"
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        words = [office, "--headless", profile, "--convert-to", form, "--outdir", saved, file]
        subprocess.run(words, check=True, capture_output=True, timeout=900)
        file = saved / f"deck.{form}"
    return file.read_bytes()


def _replaced(paragraph: Any, old: str, new: str) -> bool:
    runs = list(paragraph.runs)
    text = "".join(run.text for run in runs)
    at = text.find(old)
    if at < 0:
        return False
    end, place, written = at + len(old), 0, False
    for run in runs:
        start, stop = place, place + len(run.text)
        place = stop
        if stop <= at or start >= end:
            continue
        head, tail = run.text[: max(0, at - start)], run.text[max(0, end - start) :]
        run.text = head + ("" if written else new) + tail
        written = True
    return True


def texts_of(found: Proposal) -> dict[str, str | tuple[str, ...]]:
    """The texts that come home, by address."""
    return {one.address: one.typed for one in found.patch.operations if isinstance(one, SetText)}


def stays_of(found: Proposal) -> str:
    """What can't come home, a line each."""
    return "\n".join(f"{stay.slide}: {stay.message}" for stay in found.patch.stays)


def drop(deck: Deck, slide: str, words: str) -> None:
    """Delete a paragraph of a slide."""
    paragraph = deck.paragraph(slide, words)._p
    paragraph.getparent().remove(paragraph)


def row_of(paragraph: Any) -> Any:
    """The row of a table that a paragraph stands in."""
    element = paragraph._p
    while not element.tag.endswith("}tr"):
        element = element.getparent()
    return element


def below(deck: Deck, slide: str, words: str, *lines: str) -> None:
    """Type lines below one, as Enter and typing do."""
    above = deck.paragraph(slide, words)._p
    for line in lines:
        new = copy.deepcopy(above)
        above.addnext(new)
        above = new
        runs = new.findall("{http://schemas.openxmlformats.org/drawingml/2006/main}r")
        for run in runs[1:]:
            new.remove(run)
        runs[0].t.text = line


def row_below(deck: Deck, slide: str, words: str, *cells: str) -> None:
    """Insert a row below one, and type into it."""
    above: Any = row_of(deck.paragraph(slide, words))
    new = copy.deepcopy(above)
    above.addnext(new)
    for cell, text in zip(new.tc_lst, cells, strict=True):
        for paragraph in cell.txBody.p_lst:
            for run in paragraph.r_lst[1:]:
                paragraph.remove(run)
            paragraph.r_lst[0].t.text = text
