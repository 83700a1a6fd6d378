"""Decks edited by a seed, with python-pptx, and what each edit is in words: the slide, what was done, and how."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.util import Inches

Said = tuple[str, str, str]
"""What is edited, how, and the words that are new (or gone)."""


class EditedBySeed:
    """A deck with a number of edits in it, each on a slide of its own, and what they are."""

    def __init__(self, data: bytes, seed: int, number: int = 6) -> None:
        self.presentation = Presentation(BytesIO(data))
        self.chance = random.Random(seed)
        self.said: list[Said] = []
        slides = list(self.presentation.slides)
        self.chance.shuffle(slides)
        kinds = [*EDITS]
        self.chance.shuffle(kinds)
        for slide in slides:
            if len(self.said) == number:
                break
            for kind in tuple(kinds):
                if (said := EDITS[kind](self, slide)) is not None:
                    self.said.append(said)
                    kinds.remove(kind)
                    break
            kinds = kinds or [*EDITS]

    @property
    def data(self) -> bytes:
        stream = BytesIO()
        self.presentation.save(stream)
        return stream.getvalue()

    def word(self) -> str:
        """A word that no deck has."""
        return "".join(self.chance.choice("bdfgklmnprstvz") + self.chance.choice("aeiou") for _ in range(4))

    def ids(self) -> Any:
        return self.presentation.slides._sldIdLst

    def entry(self, slide: Any) -> Any:
        return next(one for one in self.ids() if one.id == slide.slide_id)


def _texts(slide: Any, least: int = 1) -> list[Any]:
    shapes = [one for one in slide.shapes if one.has_text_frame and not one.name.startswith(("Slide number", "Footer"))]
    return [one for one in shapes if len([p for p in one.text_frame.paragraphs if len(p.text.split()) > 3]) >= least]


def _reword(edited: EditedBySeed, slide: Any) -> Said | None:
    for shape in _texts(slide):
        for paragraph in shape.text_frame.paragraphs:
            if len(paragraph.text.split()) > 3 and paragraph.runs:
                word = edited.word()
                paragraph.runs[-1].text += f" {word}"
                return "line", "changed", word
    return None


def _new_line(edited: EditedBySeed, slide: Any) -> Said | None:
    for shape in _texts(slide, 2):
        word = f"{edited.word()} {edited.word()}"
        shape.text_frame.add_paragraph().text = word
        return "line", "added", word
    return None


def _line_gone(_: EditedBySeed, slide: Any) -> Said | None:
    for shape in _texts(slide, 3):
        paragraph = shape.text_frame.paragraphs[-1]
        words = " ".join(paragraph.text.split())
        if len({p.text for p in shape.text_frame.paragraphs}) < len(shape.text_frame.paragraphs) or not words:
            continue
        paragraph._p.getparent().remove(paragraph._p)
        return "line", "removed", words
    return None


def _cell(edited: EditedBySeed, slide: Any) -> Said | None:
    for shape in slide.shapes:
        if shape.has_table:
            for row in list(shape.table.rows)[1:]:
                paragraph = row.cells[0].text_frame.paragraphs[0]
                if paragraph.runs:
                    word = edited.word()
                    paragraph.runs[-1].text += f" {word}"
                    return "cell", "changed", word
    return None


def _row(edited: EditedBySeed, slide: Any) -> Said | None:
    """A row below the last one of a table, other words in each of its cells."""
    for shape in slide.shapes:
        if not shape.has_table or len(shape.table.rows) < 2:
            continue
        above = shape.table._tbl.tr_lst[-1]
        new = copy.deepcopy(above)
        above.addnext(new)
        said = [edited.word() for _ in new.tc_lst]
        for cell, word in zip(list(shape.table.rows)[-1].cells, said, strict=True):
            cell.text_frame.text = word
        return "row", "added", said[0]
    return None


def _note(edited: EditedBySeed, slide: Any) -> Said | None:
    if not slide.has_notes_slide:
        return None
    for paragraph in slide.notes_slide.notes_text_frame.paragraphs:
        if len(paragraph.text.split()) > 5 and paragraph.runs:
            word = edited.word()
            paragraph.runs[-1].text += f" {word}"
            return "notes", "changed", word
    return None


def _gone(edited: EditedBySeed, slide: Any) -> Said | None:
    entry = edited.entry(slide)
    edited.presentation.part.drop_rel(entry.rId)
    edited.ids().remove(entry)
    return "slide", "removed", ""


def _moved(edited: EditedBySeed, slide: Any) -> Said | None:
    entry, ids = edited.entry(slide), list(edited.ids())
    place = ids.index(entry)
    if not 3 < place < len(ids) - 3:
        return None
    edited.ids().remove(entry)
    edited.ids().insert(0, entry)
    return "slide", "moved", ""


def _new_slide(edited: EditedBySeed, _: Any) -> Said | None:
    if ("slide", "removed", "") in edited.said:  # python-pptx would give the new one the name of another
        return None
    layout = next((one for one in edited.presentation.slide_layouts if one.placeholders), None)
    if layout is None:
        return None
    added = edited.presentation.slides.add_slide(layout)
    word = f"{edited.word()} {edited.word()} {edited.word()}"
    box = added.shapes.add_textbox(Inches(1), Inches(1), Inches(5), Inches(1))
    box.text_frame.text = word
    return "slide", "added", word


def _hidden(_: EditedBySeed, slide: Any) -> Said | None:
    if slide._element.get("show") == "0":
        return None
    slide._element.set("show", "0")
    return "slide", "hidden", ""


def _box(edited: EditedBySeed, slide: Any) -> Said | None:
    word = f"{edited.word()} {edited.word()}"
    box = slide.shapes.add_textbox(Inches(1), Inches(6), Inches(4), Inches(0.5))
    box.text_frame.text = word
    return "text", "added", word


def _picture(edited: EditedBySeed, slide: Any) -> Said | None:
    slide.shapes.add_picture(BytesIO(picture(edited.chance)), Inches(2), Inches(2))
    return "picture", "added", ""


def _shape_moved(_: EditedBySeed, slide: Any) -> Said | None:
    for shape in _texts(slide):
        if shape._element.x is not None:
            shape.left += Inches(0.5)
            return "drawing", "moved", ""
    return None


def _chart(_: EditedBySeed, slide: Any) -> Said | None:
    from pptx.chart.data import CategoryChartData

    for shape in slide.shapes:
        if getattr(shape, "has_chart", False) and shape.has_chart:
            data = CategoryChartData()
            plot = shape.chart.plots[0]
            data.categories = [str(one) for one in plot.categories]
            for series in plot.series:
                data.add_series(series.name, [value + 1 for value in series.values])
            shape.chart.replace_data(data)
            return "chart", "changed", ""
    return None


def picture(chance: random.Random) -> bytes:
    """A small picture in one colour."""
    from PIL import Image

    stream = BytesIO()
    Image.new("RGB", (40, 30), tuple(chance.randrange(256) for _ in range(3))).save(stream, "PNG")  # type: ignore[arg-type]
    return stream.getvalue()


EDITS: dict[str, Callable[[EditedBySeed, Any], Said | None]] = {
    "cell": _cell, "chart": _chart, "reword": _reword, "new line": _new_line, "line gone": _line_gone, "note": _note,
    "gone": _gone, "moved": _moved, "new slide": _new_slide, "hidden": _hidden, "text box": _box, "picture": _picture,
    "shape moved": _shape_moved, "row": _row,
}  # fmt: skip
