"""Each kind of fault that real templates have shown, in a template of our own, with the right result.

The small course is built in it from end to end; tests of the single steps are in ``tests/layout``.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest
from pptx import Presentation
from pptx.util import Inches

from coursegen.course.reading.load import course_of
from coursegen.layout.template import Template
from coursegen.model.scene import Scene
from coursegen.model.scene_items import Item, TableItem, TextItem
from coursegen.problems import Problem
from coursegen.publish.artefacts import made
from coursegen.publish.kept_faces import faces
from coursegen.publish.laid_out_slides import LaidOut, shown_slides
from coursegen.publish.versions import Version
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import course_files
from support import left_behind, odd_templates, small_places
from support.contrast import seen
from support.kept_words import lost
from support.team_files import TINY
from support.validated import schema_errors


class Tried(NamedTuple):
    """A build of the small course: the template as read, what was laid out, the warnings, and the deck's file."""

    template: Template
    laid_out: LaidOut
    warnings: tuple[Problem, ...]
    deck: Path

    @property
    def scenes(self) -> tuple[Scene, ...]:
        return self.laid_out.scenes

    def items(self, name: str) -> list[Item]:
        return [item for scene in self.scenes for item in scene.items if item.name == name]

    def layouts(self, slide: str) -> set[str]:
        names = {spec.part: spec.name for spec in self.template.layouts.values()}
        return {names[scene.layout] for scene in self.scenes if slide in scene.id}

    def text(self, part: str) -> str:
        with zipfile.ZipFile(self.deck) as archive:
            return "".join(archive.read(name).decode() for name in archive.namelist() if re.fullmatch(part, name))


def narrow_footer() -> bytes:
    return _with_footers(1.0, "")


def footer_of_a_company() -> bytes:
    return _with_footers(5.0, "Example Ltd - internal")


def _with_footers(width: float, words: str) -> bytes:
    presentation = Presentation(BytesIO(odd_templates.in_arial()))
    for owner in (presentation.slide_master, *presentation.slide_master.slide_layouts):
        for place in owner.placeholders:
            if place.element.find(".//{*}ph").get("type") == "ftr":
                place.left, place.top, place.width, place.height = map(Inches, (2.0, 6.95, width, 0.4))
                place.text_frame.text = words
    buffer = BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def valid(tried: Tried) -> None:
    assert schema_errors(tried.deck) == []
    assert not re.search(r'Ignorable="[^"]*mv', tried.text(r"ppt/presentation\.xml"))


def gives_way(tried: Tried) -> None:
    assert {one.rule for one in tried.warnings} <= {"SLD4", "SLD3"}
    assert lost(tried.laid_out.slides, tried.scenes) == []


def footer_is_cut(tried: Tried) -> None:
    said = {item.paragraphs[0].text.plain for item in tried.items("Footer") if isinstance(item, TextItem)}
    assert len(said) == 1
    assert said.pop().endswith("…")


def object_is_told_and_gone(tried: Tried) -> None:
    (told,) = tried.warnings
    assert "TCLayout" in told.message or "think-cell" in told.message
    assert "oleObj" not in tried.text(r"ppt/slideLayouts/.*\.xml")


def can_be_read(tried: Tried) -> None:
    """But for links, whose colour is the theme's own wherever they are: A11Y6 says so."""
    told = [one for scene in tried.scenes for one in seen(scene, tried.template.brand)]
    assert len(told) > 100
    assert {one.colour for one in told if one.ratio < one.needs(4.5)} <= {"hlink"}
    assert any(item.name == "Fill of title" for scene in tried.scenes for item in scene.ground)


def no_text_runs_through_the_logo(tried: Tried) -> None:
    for scene in tried.scenes:
        (logo,) = (item for item in scene.ground if item.name == "Logo")
        assert not any(logo.box.overlaps(item.box) for item in scene.items if isinstance(item, TextItem | TableItem))


def texts_take_their_own_layout(tried: Tried) -> None:
    assert tried.layouts("objectives") == {"Title and Content"}


def reads_from_the_left(tried: Tried) -> None:
    assert 'rtl="1"' not in tried.text(r"ppt/(slideMasters|slideLayouts|slides)/[^/]*\.xml|ppt/presentation\.xml")


def tables_have_what_is_free(tried: Tried) -> None:
    assert tried.warnings == ()
    assert len([scene for scene in tried.scenes if scene.slide == "agenda"]) == 1


def measured_in_true_widths(tried: Tried) -> None:
    assert tried.warnings == ()
    calibri, arial = tried.laid_out.faces, faces("Arial")
    assert calibri.width("Every call has one purpose", "regular", 24) < arial.width(
        "Every call has one purpose", "regular", 24
    )


def points_to_nothing_no_more(tried: Tried) -> None:
    assert 'Target="NULL"' not in tried.text(r"ppt/.*\.rels")
    assert tried.warnings == ()


def company_speaks_first(tried: Tried) -> None:
    said = {item.paragraphs[0].text.plain for item in tried.items("Footer") if isinstance(item, TextItem)}
    assert all(one.startswith("Example Ltd - internal · ") for one in said)
    assert len(tried.items("Slide number")) >= len(tried.scenes) - 1


def headlines_keep_their_colour(tried: Tried) -> None:
    titles = [item for item in tried.items("Title") if isinstance(item, TextItem)]
    assert {piece.colour.slot for item in titles for line in item.lines for piece in line.fragments} == {"dk2"}
    assert all(paragraph.colour is None for item in titles for paragraph in item.paragraphs)


def headlines_are_measured_in_their_own_face(tried: Tried) -> None:
    (told,) = (one for one in tried.warnings if one.rule == "other-font")
    assert "font are not known" in told.message
    assert told.message.endswith(": Verdana as Arial, 20 % wider")
    own = faces("Verdana")
    titles = [item for item in tried.items("Title") if isinstance(item, TextItem)]
    pieces = [piece for item in titles for line in item.lines for piece in line.fragments]
    assert len(pieces) > 20
    assert {piece.face for piece in pieces} <= {"bold", "head_bold"}
    for piece in pieces:
        assert piece.width == pytest.approx(own.em(piece.text, "bold") * piece.size, abs=0.01)
    body = next(item for item in tried.items("Body") if isinstance(item, TextItem))
    piece = body.lines[0].fragments[-1]
    assert piece.width == pytest.approx(faces("Arial").em(piece.text, piece.face) * piece.size, abs=0.01)


Case = tuple[Callable[[], bytes], Callable[[Tried], None]]
FAULTS: Mapping[str, Case] = {
    "F1 a prefix that is named loses its declaration": (left_behind.prefix_of_a_mac, valid),
    "F2 the cover's facts do not fit": (small_places.one_line_subtitle, gives_way),
    "F2 a subtitle has not even one line": (small_places.slit_for_the_subtitle, gives_way),
    "F2 headlines do not fit": (small_places.one_line_titles, gives_way),
    "F3 our own footer does not fit": (narrow_footer, footer_is_cut),
    "F4 a layout has a hidden object": (left_behind.hidden_object, object_is_told_and_gone),
    "F5 placeholders have a fill of their own": (small_places.filled_places, can_be_read),
    "F6 a logo is in the headline's place": (small_places.logo_in_the_title, no_text_runs_through_the_logo),
    "F12 a line runs along a headline's place": (small_places.rule_under_the_title, headlines_keep_their_colour),
    "F13 layouts name a face of their own": (small_places.face_of_its_own, headlines_are_measured_in_their_own_face),
    "F7 the text's place is low and grows": (small_places.growing_body, texts_take_their_own_layout),
    "F8 the master reads from right to left": (left_behind.right_to_left, reads_from_the_left),
    "F9 the master's text place is low": (small_places.small_body_on_the_master, tables_have_what_is_free),
    "F10 the fonts are Calibri": (odd_templates.stock, measured_in_true_widths),
    "F11 a pointer leads to nothing": (left_behind.null_targets, points_to_nothing_no_more),
    "F11 the footer has a company's words": (footer_of_a_company, company_speaks_first),
}
"""By the number of the kind: a template with the fault, and what has to be so."""


@pytest.mark.parametrize("fault", FAULTS)
def test_a_template_with_a_known_fault_gives_the_right_deck(tmp_path: Path, fault: str) -> None:
    make, right = FAULTS[fault]
    path, deck = tmp_path / "brand.pptx", tmp_path / "deck.pptx"
    path.write_bytes(make())
    workshop, version = Workshop(course_files(TINY), str(path)), Version()
    done = made(workshop, version, Wanted(("deck",)))
    deck.write_bytes(done.artefacts[0].data)
    loaded = course_of(workshop.files)
    looks = workshop.looks(loaded.brand)
    laid_out = shown_slides(workshop, version, loaded, looks, lambda _: None)
    right(Tried(looks.slides.template, laid_out, done.warnings, deck))
