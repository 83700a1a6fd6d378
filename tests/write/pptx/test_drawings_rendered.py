"""Our painting of every form beside LibreOffice's, and faults planted in it that have to be found."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PIL import Image

from coursegen.model.scene import Box, Colour, GroupItem, Scene, ShapeItem, TextItem
from coursegen.write.pdf.slides import slides_pdf
from coursegen.write.png import page_pictures
from coursegen.write.pptx import DeckFacts, deck_bytes
from support.forms import EXAMPLES, drawn, group_of, place
from support.pictures_alike import unlike
from support.tools import require_tool

pytestmark = pytest.mark.slow

ACROSS = 800
"""Pixels across a slide."""

LITTLE = 0.002
"""The share of a drawing that two renderers may set otherwise: the edges of letters."""

FACTS = DeckFacts(title="Forms", subject="", language="en", stamp="1", fingerprint="1")


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Image.Image]:
    folder = tmp_path_factory.mktemp("rendered")
    (folder / "deck.pptx").write_bytes(deck_bytes(tuple(drawn("light").values()), place("light").data, FACTS))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = ["--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(folder / "deck.pptx")]
    subprocess.run([str(require_tool("soffice")), *words], check=True, capture_output=True, timeout=300)
    return dict(zip(EXAMPLES, painted((folder / "deck.pdf").read_bytes()), strict=True))


def painted(pdf: bytes) -> list[Image.Image]:
    scale = ACROSS / (place("light").template.width / 12_700)
    return [Image.open(io.BytesIO(data)).convert("RGB") for data in page_pictures(pdf, scale)]


def ours(scene: Scene) -> Image.Image:
    (picture,) = painted(slides_pdf([scene], place("light").template.brand, place("light").faces))
    return picture


def inside(picture: Image.Image, scene: Scene) -> Image.Image:
    """What of a slide's picture is in its drawing's box."""
    box, scale = group_of(scene).box, ACROSS / scene.width
    return picture.crop(
        (round(box.x * scale), round(box.y * scale), round(box.right * scale), round(box.bottom * scale))
    )


@pytest.mark.parametrize("form", EXAMPLES)
def test_libreoffice_draws_what_we_paint(theirs: dict[str, Image.Image], form: str) -> None:
    scene = drawn("light")[form]
    assert unlike(inside(ours(scene), scene), inside(theirs[form], scene)) <= LITTLE


def fill_of(item: object) -> Colour | None:
    shape = item.within if isinstance(item, TextItem) else item
    return shape.fill if isinstance(shape, ShapeItem) else None


def without_a_shape(group: GroupItem) -> GroupItem:
    """The drawing without the largest shape that is filled with the module's colour."""
    filled = [item for item in group.items if (fill := fill_of(item)) is not None and fill == Colour("accent1")]
    largest = max(filled, key=lambda item: item.box.width * item.box.height)
    return replace(group, items=tuple(item for item in group.items if item is not largest))


def in_other_colours(group: GroupItem) -> GroupItem:
    def turned(item: object) -> object:
        if isinstance(item, TextItem) and item.within is not None and item.within.fill is not None:
            return replace(item, within=replace(item.within, fill=Colour("accent5")))
        return replace(item, fill=Colour("accent5")) if isinstance(item, ShapeItem) else item

    return replace(group, items=tuple(map(turned, group.items)))


def with_words_outside(group: GroupItem) -> GroupItem:
    def moved(item: object) -> object:
        if not isinstance(item, TextItem):
            return item
        return replace(item, box=Box(item.box.x + 900_000, item.box.y + 500_000, item.box.width, item.box.height))

    return replace(group, items=tuple(map(moved, group.items)))


@pytest.mark.parametrize("fault", [without_a_shape, in_other_colours, with_words_outside])
@pytest.mark.parametrize("form", ["gap", "dialogue", "fork", "steps", "two_by_two"])
def test_a_planted_fault_is_found(
    theirs: dict[str, Image.Image], form: str, fault: Callable[[GroupItem], GroupItem]
) -> None:
    scene = drawn("light")[form]
    items = tuple(fault(item) if isinstance(item, GroupItem) else item for item in scene.items)
    assert unlike(inside(ours(replace(scene, items=items)), scene), inside(theirs[form], scene)) > LITTLE
