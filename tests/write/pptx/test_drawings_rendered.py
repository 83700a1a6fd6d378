"""Our painting of every form beside LibreOffice's, and faults planted in it that have to be found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from coursegen.model.scene import Scene
from coursegen.model.scene_items import Box, Colour, GroupItem, PathItem, ShapeItem, TextItem
from coursegen.write.pdf.slides import slides_pdf
from coursegen.write.pptx import DeckFacts, deck_bytes
from support.forms import EXAMPLES, GROUPED, PLACES, drawn, group_of, place
from support.once import made_once, shared_folder
from support.shapes_alike import Pages, compared
from support.shown_by_office import pdfs_of

pytestmark = pytest.mark.slow

PATIENCE = 300.0
"""Seconds that a worker waits for another one's rendering."""

FACTS = DeckFacts(title="Forms", subject="", language="en", stamp="1", fingerprint="1")


@pytest.fixture(scope="session")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """LibreOffice's PDF of the deck of all forms in each place; it starts once for all of them."""
    folder = shared_folder(tmp_path_factory) / "forms"

    def make() -> None:
        for name in PLACES:
            (folder / f"{name}.pptx").write_bytes(deck_bytes(tuple(drawn(name).values()), place(name).data, FACTS))
        pdfs_of([folder / f"{name}.pptx" for name in PLACES], folder)

    made_once(folder, make, PATIENCE)
    return {name: folder / f"{name}.pdf" for name in PLACES}


def ours(scene: Scene, name: str, folder: Path) -> Pages:
    path = folder / "ours.pdf"
    path.write_bytes(slides_pdf([scene], place(name).template.brand, place(name).faces))
    return Pages(path)


def found(scene: Scene, name: str, form: str, theirs: Mapping[str, Path], folder: Path) -> list[str]:
    """What differs between our painting of a scene and LibreOffice's of the form."""
    both = (ours(scene, name, folder), 0), (Pages(theirs[name]), list(EXAMPLES).index(form))
    return compared(drawn(name)[form], place(name).template.brand, *both)


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("form", GROUPED)
def test_every_shape_and_word_is_where_libreoffice_has_it(
    theirs: Mapping[str, Path], form: str, name: str, tmp_path: Path
) -> None:
    assert found(drawn(name)[form], name, form, theirs, tmp_path) == []


def shape_of(item: object) -> ShapeItem | PathItem | None:
    shape = item.within if isinstance(item, TextItem) else item
    return shape if isinstance(shape, ShapeItem | PathItem) else None


def without_a_shape(group: GroupItem) -> GroupItem | None:
    """The drawing without the largest shape in the colour of what is ours, or else without its largest one."""
    filled = [item for item in group.items if (shape := shape_of(item)) is not None and shape.fill is not None]
    own = [item for item in filled if (shape := shape_of(item)) is not None and shape.fill == Colour("accent1")]
    if not filled:
        return None
    largest = max(own or filled, key=lambda item: item.box.width * item.box.height)
    return replace(group, items=tuple(item for item in group.items if item is not largest))


def in_swapped_colours(group: GroupItem) -> GroupItem | None:
    """The drawing with the two colours that most of it is filled with in each other's place."""
    fills = Counter(shape.fill for item in group.items if (shape := shape_of(item)) is not None and shape.fill)
    if len(fills) < 2:
        return None
    (one, _), (other, _) = fills.most_common(2)
    turned = {one: other, other: one}

    def painted(item: object) -> object:
        shape = shape_of(item)
        if shape is None or shape.fill not in turned:
            return item
        filled = replace(shape, fill=turned[shape.fill])
        return replace(item, within=filled) if isinstance(item, TextItem) else filled

    return replace(group, items=tuple(map(painted, group.items)))


def with_words_outside(group: GroupItem) -> GroupItem:
    """The drawing with its first words moved off their place."""
    first = next(item for item in group.items if isinstance(item, TextItem))
    moved = Box(first.box.x + 900_000, first.box.y + 500_000, first.box.width, first.box.height)
    return replace(
        group, items=tuple(replace(item, box=moved, within=None) if item is first else item for item in group.items)
    )


PLAIN = frozenset(
    {"big_number", "options", "picture", "process", "quotation", "sentence_pair", "spectrum", "statement", "tasks"}
)
"""Forms that have no two filled shapes in different colours."""


@pytest.mark.parametrize("fault", [without_a_shape, in_swapped_colours, with_words_outside])
@pytest.mark.parametrize("form", GROUPED)
def test_a_planted_fault_is_found(
    theirs: Mapping[str, Path], form: str, fault: Callable[[GroupItem], GroupItem | None], tmp_path: Path
) -> None:
    scene = drawn("light")[form]
    spoilt = fault(group_of(scene))
    if spoilt is None:  # nothing in it is filled, or all of it in one colour
        assert form in PLAIN
        return
    items = tuple(spoilt if isinstance(item, GroupItem) else item for item in scene.items)
    assert found(replace(scene, items=items), "light", form, theirs, tmp_path) != []
