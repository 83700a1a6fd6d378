"""Every word of every form of drawing, changed in PowerPoint, comes home."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE

from coursegen.assets import example_course
from coursegen.model.text import Text, texts_of
from coursegen.pull.placing.patch import AddObject, SetText
from support.forms import EXAMPLES, NATIVE
from support.pull_cases import TEAM_FILE, TINY, Case, edited, row_below, saved_by_libreoffice

AT = "listen.slides."


def slides() -> str:
    """Slides of a module's own, one with each example."""
    made = ["slides:"]
    for one in EXAMPLES.values():
        head = f"- id: {one.form}\n  kind: drawing\n  title: {one.headline}\n  notes: {{say: Look.}}\n"
        made.append(textwrap.indent(head + textwrap.indent(one.yaml, "  "), "  ").rstrip())
    return "\n".join(made) + "\n"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    root = Path(shutil.copytree(TINY, tmp_path_factory.mktemp("drawn") / "course"))
    (root / "teams").mkdir()
    (root / "teams" / "desk.yaml").write_text(TEAM_FILE, "utf-8")
    shutil.copytree(example_course() / "pictures", root / "pictures")
    module = root / "modules" / "listen.yaml"
    module.write_text(module.read_text("utf-8") + slides(), "utf-8")
    case = Case(root, "desk")
    case.deck = case.build()
    return case


def test_an_unedited_deck_gives_an_empty_patch(case: Case) -> None:
    found = case.pull(case.deck)
    assert (found.files, found.patch.operations, found.patch.stays) == ((), (), ())


@pytest.mark.slow
def test_every_text_comes_home(case: Case) -> None:
    wanted = {text.address.replace(f"examples.{form}.", f"{AT}{form}.visual."): _said(text) for form, text in _texts()}

    def edit(deck: Any) -> None:
        for slide in deck.presentation.slides:
            for frame in _frames(slide):
                for paragraph in frame.paragraphs:
                    _change(paragraph)

    found = case.pull(edited(case.deck, edit))
    assert found.patch.conflicts == ()
    home: dict[str, str] = {}
    for one in (one for one in found.patch.operations if isinstance(one, SetText)):
        listed = {"": one.typed} if isinstance(one.typed, str) else {f".{n}": text for n, text in enumerate(one.typed)}
        home |= {one.address + number: text for number, text in listed.items()}
    assert set(home) == set(wanted)
    for address, said in wanted.items():
        assert home[address].replace("*", "") == said, address


@pytest.mark.slow
def test_a_deck_that_libreoffice_saved_brings_home_what_was_changed_and_no_more(case: Case, tmp_path: Path) -> None:
    def edit(deck: Any) -> None:
        deck.replace_first("listen/slides/gap", "One breath", "Two breaths")

    found = case.pull(saved_by_libreoffice(edited(case.deck, edit), tmp_path))
    home = {one.address: one.typed for one in found.patch.operations if isinstance(one, SetText)}
    assert home == {f"{AT}gap.visual.gap.between": "Two breaths"}


def _frames(slide: Any) -> Iterator[Any]:
    """What holds the words of a drawing: the shapes of its group, the cells of its table, the text at its picture."""
    here = {f"slide:listen/slides/{form}" for form in NATIVE}
    own = any(shape.name in here for shape in slide.shapes)
    for shape in slide.shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from (one.text_frame for one in shape.shapes if one.has_text_frame)
        elif own and shape.has_table:
            yield from (cell.text_frame for row in shape.table.rows for cell in row.cells)
        elif own and shape.name == "Body":
            yield shape.text_frame


def _texts() -> Iterator[tuple[str, Text]]:
    for form, one in EXAMPLES.items():
        yield from ((form, text) for text in texts_of(one.visual))


def _said(text: Text) -> str:
    return _changed(text.plain)


def _changed(said: str) -> str:
    """A time becomes another time, anything else says so."""
    return "11" + said[2:] if said[2:3] == ":" and len(said) == 5 else said + " now"


def _change(paragraph: Any) -> None:
    runs = [run for run in paragraph.runs if run.text]
    if len("".join(run.text for run in runs)) < 2:  # a letter or a number of the tool's own
        return
    runs[-1].text = _changed(runs[-1].text)


@pytest.mark.slow
def test_a_row_that_was_added_to_a_drawn_table_comes_home(case: Case) -> None:
    cells = ("It says", "please", "now")
    found = case.pull(edited(case.deck, lambda deck: row_below(deck, "listen/slides/comparison", "It asks", *cells)))
    (one,) = found.patch.operations
    assert isinstance(one, AddObject)
    assert one.around == f"{AT}comparison.visual.comparison.rows"
    assert found.patch.stays == ()
