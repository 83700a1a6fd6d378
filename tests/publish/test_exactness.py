"""What is measured and painted is what is shown: every slide beside LibreOffice's rendering of the deck.

Where words stand does not depend on a theme, so teams are rendered in one; that it does not is a test of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import pytest
import rpptx
from msgspec.structs import replace

from coursegen.layout.faces import Faces
from coursegen.layout.fit import STEP, TOLERANCE
from coursegen.layout.paragraphs import Setter
from coursegen.layout.tables import PADDINGS, grid
from coursegen.layout.template import LayoutSpec, Slot
from coursegen.layout.text_lines import measured, stacked
from coursegen.model.blocks import Content, Paragraph, Table
from coursegen.model.scene import Scene
from coursegen.model.scene_items import Box, Colour, GroupItem, Item, Line, ShapeItem, TableItem, TextItem, ungrouped
from coursegen.publish.kept_faces import faces
from coursegen.units import EMU_PER_POINT
from coursegen.write.pdf.slides import slides_pdf
from support.exactness import Word, differences, pages_of
from support.looks import TEAMS, THEMES, TORTURE, composed, looks, scenes
from support.rendered import Render, render
from support.similar import LEAST_ALIKE, LEAST_PART_ALIKE, cut, pages, registered, similarity, wordless
from support.typed import changed, tiny_course, typed

__all__ = ["render"]

VERSIONS = [*(("", theme) for theme in THEMES), *((team, "light") for team in TEAMS if team)]


def _compared(slides: Sequence[Scene], ours: Path, theirs: Path) -> list[str]:
    """What is otherwise on any slide that is shown; LibreOffice leaves hidden ones out of a PDF."""
    one, two = pages_of(ours), pages_of(theirs)
    one = [page for page, scene in zip(one, slides, strict=True) if not scene.reserve]
    slides = [scene for scene in slides if not scene.reserve]
    assert len(one) == len(two) == len(slides)
    return [
        told for scene, mine, their in zip(slides, one, two, strict=True) for told in differences(scene, mine, their)
    ]


@pytest.mark.slow
@pytest.mark.parametrize(("team", "theme"), VERSIONS)
def test_lines_end_and_words_stand_where_libreoffice_has_them(render: Render, team: str, theme: str) -> None:
    made = render(team, theme)
    assert _compared(scenes(team, theme), made.ours, made.theirs) == []


@pytest.mark.slow
@pytest.mark.parametrize(("team", "theme"), [*VERSIONS[1:], (TORTURE, "light")])
def test_nothing_overflows(render: Render, team: str, theme: str) -> None:
    """The course in its own looks is in test_default_deck.py.

    A headline whose word is longer than a line is left out: programs break the word there, as we do and say, and the
    measure breaks none.
    """
    frames = rpptx.Presentation(str(render(team, theme).deck)).fit_report().frames
    parted = {f"/ppt/slides/slide{one.number}.xml" for one in scenes(team, theme) if _has_a_parted_word(one)}
    assert [str(frame.context) for frame in frames if frame.overflow and str(frame.context) not in parted] == []
    assert not parted or team == TORTURE


def _has_a_parted_word(scene: Scene) -> bool:
    title = scene.items[0]
    assert isinstance(title, TextItem)
    lines = ["".join(one.text for one in line.fragments) for line in title.lines]
    return any(not any(word in line for line in lines) for word in scene.title.plain.split())


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_drawings_look_as_libreoffice_draws_them(render: Render, theme: str) -> None:
    made = render("", theme)
    slides = scenes("", theme)
    shown = [number for number, scene in enumerate(slides) if not scene.reserve]  # by their place among LibreOffice's
    drawn = {at: found for at, number in enumerate(shown) if (found := list(_drawings(slides[number])))}
    ours, theirs = pages(made.ours, [shown[at] for at in drawn]), pages(made.theirs, list(drawn))
    mine, others = pages_of(made.ours), pages_of(made.theirs)
    assert len(others) == len(shown)
    compared = 0
    unlike: dict[tuple[int, str], float] = {}
    for at, drawings in drawn.items():
        words = [*mine[shown[at]], *others[at]]
        one, other = wordless(ours[shown[at]], words), wordless(theirs[at], words)
        for name, box, least in drawings:
            compared += 1
            if (ratio := registered(cut(one, box), cut(other, box), enough=least)) < least:
                unlike[at, name] = ratio
    assert compared > 150
    assert unlike == {}


def _drawings(scene: Scene) -> Iterator[tuple[str, Box, float]]:
    """The drawings of a slide and each part of a group, and how alike they have to be; words are compared apart."""
    for item in scene.items:
        if not isinstance(item, (TextItem, TableItem, ShapeItem)):
            yield item.name, item.box, LEAST_ALIKE
        if isinstance(item, GroupItem):
            for part in item.items:
                if not isinstance(part, TextItem) or part.within is not None:
                    yield f"{item.name}: {part.name}", part.box, LEAST_PART_ALIKE


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES[1:])
@pytest.mark.parametrize("team", TEAMS)
def test_a_theme_moves_no_word(team: str, theme: str) -> None:
    def words(slides: Iterable[Scene]) -> list[object]:
        return [
            (scene.id, item.box, line.baseline, [(one.text, one.x, one.size) for one in line.fragments])
            for scene in slides
            for item in ungrouped(scene.items)
            for lines in _lines_of(item)
            for line in lines
        ]

    assert words(scenes(team, theme)) == words(scenes(team, "light"))


def _lines_of(item: Item) -> list[tuple[Line, ...]]:
    if isinstance(item, TextItem):
        return [item.lines]
    return [cell.lines for row in item.rows for cell in row] if isinstance(item, TableItem) else []


@pytest.mark.slow
def test_long_words_and_wide_signs_are_all_there_and_inside_their_slides(render: Render) -> None:
    """The faces lack wide signs, so no painting of ours has them; LibreOffice takes another font for them."""
    made = render(TORTURE, "light")
    seen = [scene for scene in scenes(TORTURE, "light") if not scene.reserve]
    for scene, shown in zip(seen, pages_of(made.theirs), strict=True):
        there = "".join(word.text for word in shown)
        for item in ungrouped(scene.items):
            for lines in _lines_of(item):
                for line in lines:
                    for word in "".join(one.text for one in line.fragments).split():
                        if word.isascii():
                            assert word in there, (scene.id, word)
        outside = [word for word in shown if word.left < 0 or word.right > 960.5 or word.bottom > 545]
        assert outside == []


@pytest.mark.slow
def test_long_words_end_where_libreoffice_ends_them(render: Render) -> None:
    made = render(TORTURE, "light")
    told = _compared(scenes(TORTURE, "light"), made.ours, made.theirs)
    assert [one for one in told if not any(ord(char) > 0x2E7F for char in one)] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "old", "at"),
    [
        ("modules/close.yaml", "headline: The **next step** has a name and a time", "modules/close.yaml:"),
        ("course.yaml", "title: Name one call", "course.yaml:24:12: "),
    ],
)
def test_a_headline_of_three_hundred_characters_is_told_at_its_line(
    tmp_path: Path, file: str, old: str, at: str
) -> None:
    root = tiny_course(tmp_path)
    headline = " ".join(["Who asks first listens longer"] * 11)[:300]
    changed(root / file, old, f"{old.split(':')[0]}: {headline}")
    ended = typed("check", root, cwd=tmp_path)
    assert ended.code == 1
    assert re.search(re.escape(at) + r".*the title of the slide \S+ is .* too long for its place", ended.err)


@pytest.mark.parametrize("team", [*TEAMS, TORTURE])
def test_no_text_is_smaller_than_it_need_be(team: str) -> None:
    """What is smaller than its layout says would not fit one step larger.

    The headlines of a role are set alike, and in a company's template a text and its side too: there it is enough that
    one of those of a size would not fit.
    """
    template = looks(team, "light").slides.template
    measures = faces(template.brand.body_font, headings=template.brand.heading_font)
    shown = {scene.slide: scene for scene in scenes(team, "light") if scene.parts == 1}
    needless: list[tuple[str, str, float]] = []
    needed: set[tuple[str, float]] = set()
    smaller = 0
    for slide in composed(team):
        if slide.id not in shown:
            continue
        drawn = any(isinstance(item, GroupItem) for item in shown[slide.id].items)
        plain = slide.plain if slide.visual is not None and not drawn else None  # what is there in a drawing's stead
        role, slots = (plain.role, plain.slots) if plain is not None else (slide.role, slide.slots)
        spec = _spec_of(template.layouts.get(role), shown[slide.id])
        if spec is None:  # a template of a team's own may set a role on another one's layout
            continue
        for item in shown[slide.id].items:
            slot = _slot_of(item, spec)
            size = max((one.size for lines in _lines_of(item) for line in lines for one in line.fragments), default=0.0)
            if slot is None or size >= slot.style.size:
                needed.add((slide.id, size))
                continue
            smaller += 1
            larger = min(slot.style.size, size + STEP)
            contents = slots.get(slot.name, ()) if slot.name != "title" else (Paragraph(slide.title),)
            group = slide.role if slot.name == "title" else slide.id
            if _would_fit(slot, contents, larger, measures):
                needless.append((slide.id, slot.name, size))
            else:
                needed.add((group, size))
    roles = {slide.id: slide.role for slide in composed(team)}
    alike = {one for one in needless if {(one[0], one[2]), (roles[one[0]], one[2])} & needed}
    needless = [one for one in needless if not (one in alike and (template.yields or one[1] == "title"))]
    assert needless == []
    assert smaller > 0 or team != TORTURE


def _spec_of(own: LayoutSpec | None, scene: Scene) -> LayoutSpec | None:
    """The composition that a slide has, among those of its role."""
    every = (own, *own.others) if own is not None else ()
    return next((one for one in every if one.part == scene.layout), None)


def _slot_of(item: Item, spec: LayoutSpec) -> Slot | None:
    place = item.placeholder if isinstance(item, (TextItem, TableItem)) else None
    return next((slot for slot in spec.slots.values() if place is not None and slot.placeholder == place), None)


def _would_fit(slot: Slot, contents: tuple[Content, ...], size: float, measures: Faces) -> bool:
    room = (slot.box.height - slot.insets.top - slot.insets.bottom) / EMU_PER_POINT
    width = (slot.box.width - slot.insets.left - slot.insets.right) / EMU_PER_POINT
    table = next((one for one in contents if isinstance(one, Table)), None)
    if table is not None:
        heights = grid(table, slot.box.width, size, measures).heights
        return sum(heights) + 2 * PADDINGS[-1] * len(heights) <= room + TOLERANCE
    paras = Setter(slot.name, slot.style, Colour("dk2"), False).paras(contents, size)
    found = measured(paras, width, measures)
    return not found.cut and stacked(paras, found.safe) <= room + TOLERANCE


def _painted(tmp_path: Path, slides: Sequence[Scene]) -> list[list[Word]]:
    file = tmp_path / "painted.pdf"
    file.write_bytes(slides_pdf(slides, looks("", "light").slides.template.brand, faces()))
    return pages_of(file)


def _with_title(scene: Scene, change: Callable[[TextItem], TextItem]) -> Scene:
    title = scene.items[0]
    assert isinstance(title, TextItem)
    return replace(scene, items=(change(title), *scene.items[1:]))


def test_planted_faults_are_found(tmp_path: Path) -> None:
    scene = scenes("", "light")[1]
    (right,) = _painted(tmp_path, [scene])
    assert differences(scene, right, right) == []
    left_out = replace(scene, items=scene.items[1:])
    other = _with_title(scene, lambda title: replace(title, lines=_reworded(title)))
    moved = _with_title(scene, lambda title: replace(title, box=replace(title.box, y=title.box.y + 300_000)))
    aside = _with_title(scene, lambda title: replace(title, box=replace(title.box, x=title.box.x + 300_000)))
    for fault, said in ((left_out, "is not there"), (other, "'Elsewhere'"), (moved, "elsewhere"), (aside, "elsewhere")):
        (wrong,) = _painted(tmp_path, [fault])
        told = differences(scene, right, wrong)
        assert any(said in one for one in told), (said, told)
    assert similarity(_bar(20), _bar(20)) == pytest.approx(1.0)
    assert similarity(_bar(20), _bar(28)) < LEAST_ALIKE


def test_a_part_that_a_drawing_lost_is_found(tmp_path: Path) -> None:
    scene, group = next((one, item) for one in scenes("", "light") for item in one.items if item.name == "timeline")
    assert isinstance(group, GroupItem)
    for lost in (part for part in group.items if not isinstance(part, TextItem)):
        less = replace(group, items=tuple(part for part in group.items if part is not lost))
        rest = replace(scene, items=tuple(less if item is group else item for item in scene.items))
        words = _painted(tmp_path, [scene, rest])[0]
        whole, without = (wordless(page, words) for page in pages(tmp_path / "painted.pdf", [0, 1]).values())
        assert registered(cut(whole, lost.box), cut(whole, lost.box)) == pytest.approx(1.0)
        assert registered(cut(whole, lost.box), cut(without, lost.box)) < LEAST_PART_ALIKE, lost.name


def _reworded(title: TextItem) -> tuple[object, ...]:
    first, *rest = title.lines
    return (replace(first, fragments=(replace(first.fragments[0], text="Elsewhere"), *first.fragments[1:])), *rest)


def _bar(at: int) -> object:
    import numpy

    page = numpy.full((60, 60), 255.0)
    page[10:50, at : at + 12] = 30.0
    return page
