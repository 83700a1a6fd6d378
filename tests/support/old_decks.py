"""Decks as people have them, made by seeded steps, and every word and picture of any deck, read without our reader."""

from __future__ import annotations

import posixpath
import random
import re
import zipfile
from io import BytesIO
from typing import Any

from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WORDS = ("till", "queue", "form", "desk", "note", "call", "shift", "price", "key", "guest", "letter", "bank", "card")
SIGNS = ("50 % *off*", "a_b_c", "[x](y)", "`code`", "${price}", "“quoted”", "1 < 2 & 3", "安全", "naïve", "\\back")


def seeded_deck(seed: int) -> bytes:
    """A deck with titles, sections, lists, tables, charts, pictures, groups, notes and hidden slides."""
    random_ = random.Random(seed)
    deck: Any = Presentation()
    layouts = deck.slide_layouts
    for number in range(random_.randint(6, 16)):
        step = random_.choice(("list", "list", "question", "table", "chart", "picture", "group", "section", "bare"))
        layout = layouts[0 if not number else {"section": 2, "list": 1, "question": 1}.get(step, 5)]
        slide = deck.slides.add_slide(layout)
        if step != "bare" or not number:
            slide.shapes.title.text = _sentence(random_) + ("?" if step == "question" else random_.choice((".", "")))
        if not number or step in ("list", "question", "section"):
            slide.placeholders[1].text = "\n".join(_sentence(random_) for _ in range(random_.randint(1, 6)))
        _ADD.get(step, lambda *_: None)(slide, random_)
        if random_.random() < 0.6:
            slide.notes_slide.notes_text_frame.text = "\n".join(_sentence(random_) for _ in range(3))
        if number and random_.random() < 0.2:
            slide.element.set("show", "0")
    saved = BytesIO()
    deck.save(saved)
    return saved.getvalue()


def _sentence(random_: random.Random) -> str:
    words = [random_.choice(WORDS) for _ in range(random_.randint(2, 12))]
    if random_.random() < 0.3:
        words.insert(1, random_.choice(SIGNS))
    return " ".join(words).capitalize()


def _table(slide: Any, random_: random.Random) -> None:
    rows, columns = random_.randint(2, 9), random_.randint(1, 5)
    table = slide.shapes.add_table(rows, columns, Inches(1), Inches(2), Inches(8), Inches(3)).table
    for row in range(rows):
        for column in range(columns):
            table.cell(row, column).text = f"{random_.choice(WORDS)} {row} {column}"


def _chart(slide: Any, random_: random.Random) -> None:
    data = CategoryChartData()
    data.categories = [f"{random_.choice(WORDS)} {number}" for number in range(random_.randint(1, 10))]
    for number in range(random_.randint(1, 5)):
        data.add_series(f"series {number}", [random_.randint(1, 90) for _ in data.categories])
    kind = random_.choice((XL_CHART_TYPE.COLUMN_CLUSTERED, XL_CHART_TYPE.LINE, XL_CHART_TYPE.PIE, XL_CHART_TYPE.RADAR))
    slide.shapes.add_chart(kind, Inches(1), Inches(2), Inches(7), Inches(4), data)


def _picture(slide: Any, random_: random.Random) -> None:
    for _ in range(random_.randint(1, 2)):
        saved = BytesIO()
        colour = tuple(random_.randint(0, 255) for _ in range(3))
        Image.new("RGB", (40, 30), colour).save(saved, random_.choice(("PNG", "JPEG", "GIF", "BMP")))
        shape = slide.shapes.add_picture(BytesIO(saved.getvalue()), Inches(1), Inches(2))
        shape._element.nvPicPr.cNvPr.set(
            "descr", random_.choice(("", "picture.png", _sentence(random_) * 8, "A queue"))
        )


def _group(slide: Any, random_: random.Random) -> None:
    group = slide.shapes.add_group_shape()
    for number in range(3):
        box = group.shapes.add_textbox(Inches(1), Inches(2 + number), Inches(3), Inches(1))
        box.text_frame.text = _sentence(random_)


_ADD = {"table": _table, "chart": _chart, "picture": _picture, "group": _group}


def words_in(data: bytes) -> set[str]:
    """Every paragraph of a deck's slides, notes, charts and drawings, but for what it keeps up to date itself."""
    found: set[str] = set()
    with zipfile.ZipFile(BytesIO(data)) as package:
        for slide in _slides(package):
            for part in (slide, *_others(package, slide)):
                for paragraph in _paragraphs(etree.fromstring(package.read(part))):
                    found.add(paragraph)
    return found


def pictures_in(data: bytes) -> int:
    """How many pictures are on the slides of a deck."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return sum(len(list(_tree(package, slide).iter(f"{P}pic"))) for slide in _slides(package))


def _tree(package: zipfile.ZipFile, part: str) -> Any:
    tree = etree.fromstring(package.read(part))
    for choice in list(tree.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice")):
        choice.getparent().remove(choice)
    return tree


def _slides(package: zipfile.ZipFile) -> list[str]:
    main = etree.fromstring(package.read("ppt/presentation.xml"))
    targets = _targets(package, "ppt/presentation.xml")
    return [targets[row.get(f"{R}id")][1] for row in main.iter(f"{P}sldId")]


def _others(package: zipfile.ZipFile, slide: str) -> list[str]:
    kinds = ("/notesSlide", "/chart", "/diagramData")
    return [target for kind, target in _targets(package, slide).values() if kind.endswith(kinds)]


def _targets(package: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    rels = f"{posixpath.dirname(part)}/_rels/{posixpath.basename(part)}.rels"
    if rels not in package.namelist():
        return {}
    return {
        str(row.get("Id")): (
            str(row.get("Type")),
            posixpath.normpath(posixpath.join("/", posixpath.dirname(part), str(row.get("Target")))).lstrip("/"),
        )
        for row in etree.fromstring(package.read(rels))
        if row.get("TargetMode") != "External"
    }


def _paragraphs(tree: Any) -> list[str]:
    for choice in list(tree.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice")):
        choice.getparent().remove(choice)
    for shape in list(tree.iter(f"{P}sp")):
        place = shape.find(f".//{P}nvPr/{P}ph")
        if place is not None and place.get("type") in ("sldNum", "dt", "ftr", "hdr", "sldImg"):
            shape.getparent().remove(shape)
    rows = []
    for paragraph in tree.iter(f"{A}p"):
        said = "".join(" " if one.tag == f"{A}br" else one.text or "" for one in paragraph.iter(f"{A}t", f"{A}br"))
        if re.search(r"\w", said):
            rows.append(" ".join(said.split()))
    return rows
