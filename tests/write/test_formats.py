"""Every format says what its files tell and where, and nothing outside this room knows a format."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from coursegen.course.reading.load import course_of
from coursegen.model.document import Cards, ClockStrip, Document, Heading, NameLine, NameTents, TearOff
from coursegen.model.document_tree import parts, walk
from coursegen.model.scene_items import TextItem
from coursegen.problems import Place, Refused
from coursegen.publish.files import MEDIA
from coursegen.publish.laid_out_slides import shown_slides
from coursegen.publish.versions import Version
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import course_files
from coursegen.write.formats import FORMATS, UNITS, Content, Format, Resources, formats_of, plain_format
from support.pdf_cases import BRAND, document, every_block, scene, the_faces
from support.team_files import TINY

SOURCE = Path(__file__).parents[2] / "src" / "coursegen"
SUFFIX = re.compile(r"\.?(pptx|docx|pdf)")
READERS = (
    "articles", "source", "pull", "layout/template", "publish/template_file.py", "publish/starter.py",
    "studio/shown/stage.py", "studio/web/new.py",
)  # fmt: skip
"""What is read, not written: articles, edited decks, companies' templates, the files of a course."""


SHOWN = NameLine | NameTents | Cards | ClockStrip | TearOff
"""Blocks whose own words a file need not tell: a form has the prompt of a line for a name as its tooltip, what faces
the others on a card is said again below its fold,
what stands in a strip of time is in its description, what stands at dashes only where something is torn off."""


def sample(one: Format) -> tuple[Content, Resources]:
    if one.medium == "pages":
        return document(every_block(), "facilitator"), Resources(BRAND, the_faces(), {"slide": scene()})
    workshop = Workshop(course_files(TINY))
    loaded = course_of(workshop.files, "base", "")
    looks = workshop.looks(loaded.brand, loaded.course.theme, "")
    shown = shown_slides(workshop, Version(), loaded, looks, lambda _: None)
    return MEDIA["slides"].content(shown, shown.recipes["deck"]), MEDIA["slides"].resources(shown)


def squeezed(text: str) -> str:
    return "".join(re.findall(r"\w+", text))


def said_in(content: Content) -> Iterator[str]:
    if isinstance(content, Document):
        own = (text for block in walk(content.blocks) if not isinstance(block, SHOWN) for text in parts(block).texts)
        yield from (run.text for text in own for run in text.runs if not run.blank)
        return
    for one in content.scenes:
        items = [item for item in one.items if isinstance(item, TextItem) and not item.field]
        yield from (paragraph.text.plain for item in items for paragraph in item.paragraphs)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_tells_all_words_of_its_files_and_where_they_are(name: str) -> None:
    one = FORMATS[name]
    content, resources = sample(one)
    made = one.write(content, resources)
    told = squeezed(made.words)
    assert [text for text in said_in(content) if squeezed(text) not in told] == []
    assert made.count > 1
    assert set(made.index.values()) <= set(range(1, made.count + 1))
    if isinstance(content, Document):
        wanted = {block.anchor for block in walk(content.blocks) if isinstance(block, Heading)}
    else:
        wanted = {scene.id for scene in content.scenes}
    assert set(made.index) >= wanted


@pytest.mark.parametrize("name", FORMATS)
def test_the_name_of_a_format_is_its_key_and_its_option(name: str) -> None:
    one = FORMATS[name]
    assert one.name == name
    assert one.option in ("", f"--{name.replace('_', '-')}")
    assert one.unit in UNITS
    assert plain_format(one.medium).installed


def test_a_recipe_is_written_in_what_its_medium_is_written_in_anyway_and_in_what_is_asked_for() -> None:
    def names(*asked: str, **named: Place) -> list[str]:
        return [one.name for one in formats_of("pages", "participant", named, asked)]

    assert names() == ["pdf"]
    assert names("word") == ["pdf", "word"]
    assert names(word=Place("recipes/sheet.yaml", 6, 5)) == ["word"]
    assert names("powerpoint") == ["pdf"]


def test_a_format_that_can_not_be_meant_is_told_with_its_place() -> None:
    named = {name: Place("recipes/sheet.yaml", line, 5) for line, name in enumerate(("wrod", "powerpoint"), start=6)}
    with pytest.raises(Refused) as refused:
        formats_of("pages", "participant", named)
    told = [(one.rule, one.place.line if one.place else 0, one.hint) for one in refused.value.problems]
    assert told == [
        ("unknown-format", 6, "did you mean 'word'?"),
        ("unfit-format", 7, "there are: pdf, word"),
    ]


def suffixes_in(tree: ast.AST) -> list[int]:
    """The lines on which a file's name is made, or told by its suffix: ``"pdf"``, or ``f"{name}.pdf"``."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and (SUFFIX.fullmatch(node.value) or (node.value.startswith(".") and SUFFIX.match(node.value)))
    ]


def test_a_suffix_outside_this_room_is_found() -> None:
    assert suffixes_in(ast.parse('path = f"{name}.pdf"\nif kind == "docx":\n    pass\n')) == [1, 2]


@pytest.mark.slow
def test_no_other_room_makes_a_files_name_by_its_suffix() -> None:
    outside = [
        path for path in sorted(SOURCE.rglob("*.py"))
        if not path.relative_to(SOURCE).as_posix().startswith(("write/", *READERS))
    ]  # fmt: skip
    assert len(outside) > 200
    found = {path.relative_to(SOURCE).as_posix(): suffixes_in(ast.parse(path.read_text("utf-8"))) for path in outside}
    assert {path: lines for path, lines in found.items() if lines} == {}
