"""The checkers' matrix: every deck of the default course, its teams, themes and templates, for three kinds of checkers.

They are the schema validator, a linter of decks that others wrote, and rules of our own for who listens to a deck.
What text can be read on is in test_themes.py for our own template; here it is for those of others.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import msgspec
import pytest
from lxml import etree
from pptlint.model import DeckModel, load_deck
from pptlint.rules import audit_deck
from pptlint.schema import Finding
from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.util import Inches

from coursegen.compose import slide_ids
from coursegen.course.reading.load import course_of
from coursegen.layout.slide_rules import SLIDE_RULES
from coursegen.layout.slide_rules import Deck as LaidOutDeck
from coursegen.model.course import Course
from coursegen.publish.artefacts import made
from coursegen.publish.laid_out_slides import shown_slides
from coursegen.publish.versions import Version, versions_asked
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import course_files
from support import odd_templates
from support.contrast import seen
from support.deck_checks import A, P, faults
from support.looks import THEMES, workshop
from support.team_files import TINY
from support.validated import schema_errors
from support.working_templates import WORKING

VERSIONS = {version.name: version for version in versions_asked(workshop().files, everything=True)}
WHOLE = ("wide", "dark")
"""The templates in which the default course stands too; in the others, the small one."""


@pytest.mark.slow
@pytest.mark.parametrize("name", VERSIONS)
def test_a_version_s_deck_is_clean(tmp_path: Path, name: str) -> None:
    assert checked(tmp_path, workshop(), VERSIONS[name]) == []


@pytest.mark.slow
@pytest.mark.parametrize("theme", [theme for theme in THEMES if theme != "light"])
def test_the_course_s_deck_is_clean_in_a_theme(tmp_path: Path, theme: str) -> None:
    """The light one is the template itself."""
    assert checked(tmp_path, workshop(), Version(), theme) == []


@pytest.mark.slow
@pytest.mark.parametrize("template", WORKING)
def test_a_deck_is_clean_in_a_template(tmp_path: Path, template: str) -> None:
    assert checked(tmp_path, in_template(tmp_path, template, TINY), Version()) == []


@pytest.mark.slow
@pytest.mark.parametrize("template", WHOLE)
def test_the_course_s_deck_is_clean_in_a_template(tmp_path: Path, template: str) -> None:
    assert checked(tmp_path, in_template(tmp_path, template), Version()) == []


JUDGED = [one for one in WORKING if one != "on_a_picture"]
"""Text on a picture is judged by nobody, and a build says so: see test_any_template.py."""
IN_TEMPLATES = [*((one, TINY) for one in JUDGED), *((one, None) for one in WHOLE)]


@pytest.mark.slow
@pytest.mark.parametrize(("template", "root"), IN_TEMPLATES)
def test_every_text_can_be_read_in_a_template(tmp_path: Path, template: str, root: Path | None) -> None:
    """But for links where a template's own colour of links is faint on its page, as blue on black: A11Y6 says so."""
    shop = in_template(tmp_path, template, root)
    loaded = course_of(shop.files)
    looks = shop.looks(loaded.brand)
    laid_out = shown_slides(shop, Version(), loaded, looks, lambda _: None)
    brand = looks.slides.template.brand
    told = [one for scene in laid_out.scenes for one in seen(scene, brand)]
    faint = [one for one in told if one.ratio < one.needs(4.5)]
    slides = {slide.id: slide for slide in laid_out.slides}
    rule = list(SLIDE_RULES["A11Y6"](LaidOutDeck(slides, laid_out.scenes, brand), {}))
    assert len(told) > 100
    assert {one.colour for one in faint} == ({"hlink"} if template == "dark" else set())
    assert len(rule) == len({one.scene for one in faint})


def in_template(folder: Path, name: str, root: Path | None = None) -> Workshop:
    template = folder / f"{name}{'.potx' if name == 'potx' else '.pptx'}"
    template.write_bytes(WORKING[name]())
    return Workshop(course_files(root) if root else workshop().files, str(template))


def checked(folder: Path, shop: Workshop, version: Version, theme: str = "") -> list[str]:
    """What any checker finds on a version's deck, but for what is as it is meant."""
    path = folder / "deck.pptx"
    path.write_bytes(made(shop, version, Wanted(("deck",), theme=theme)).artefacts[0].data)
    course = course_of(shop.files, version.team, version.session).course
    return [*schema_errors(path), *linted(path, course), *faults(path, course.language)]


def linted(path: Path, course: Course) -> list[str]:
    """What the linter finds, but for what ``MEANT`` says is meant."""
    deck = Linted(path, course)
    findings = audit_deck(deck.model)
    return [
        f"{one.rule_id}: {one.evidence} (slide {one.slide_index})"
        for one in findings
        if one.rule_id not in MEANT or not MEANT[one.rule_id](one, deck)
    ]


class Linted:
    """A deck as the linter has read it, and as others have."""

    def __init__(self, path: Path, course: Course) -> None:
        self.model: DeckModel = load_deck(path)
        self.deck: Deck = Presentation(str(path))
        self.course = course

    def slide_id(self, number: int | None) -> str:
        """A slide's id, which is the last line of its notes."""
        assert number is not None
        return str(self.deck.slides[number - 1].notes_slide.notes_text_frame.text.rpartition("slide: ")[2])


def is_what_a_trainer_reads(finding: Finding, deck: Linted) -> bool:
    """Notes are half of the product; the linter fears that they were forgotten. Ours name their slide."""
    return bool(deck.slide_id(finding.slide_index))


def rests_on_places_that_the_linter_lacks(finding: Finding, deck: Linted) -> bool:
    """It sorts shapes by their upper edges, and takes a placeholder that inherits its place for one at 0, 0.

    So it can't say in which order they stand, nor whether three slides in a row look alike, of a deck whose text stands
    in placeholders, as text should. Where shapes really stand, and in which columns, is asked by ``deck_checks``.
    """
    shapes = next(slide.shapes for slide in deck.model.slides if slide.index == finding.slide_index)
    return any(shape.placeholder_type and (shape.bbox.w, shape.bbox.h) == (0, 0) for shape in shapes)


def is_a_table_of_credits(finding: Finding, deck: Linted) -> bool:
    """Sources with their rights, stated whole: small print at the end, which is read on paper (SLD3 leaves it out)."""
    return finding.evidence.startswith("Table ") and deck.slide_id(finding.slide_index).startswith("credits")


def is_the_course_s_own_link(finding: Finding, deck: Linted) -> bool:
    """An address that the course writes: in a text, or in a statement of rights that must be shown as it is."""
    return finding.evidence in addresses(deck.course)


def is_held_in_reserve(finding: Finding, deck: Linted) -> bool:
    """A slide that its author hides for when there is time left, or advice on rights, which is for the trainer."""
    reserve = {f"{module.id}/slides/{own.id}" for module in deck.course.modules for own in module.slides if own.reserve}
    shown = deck.slide_id(finding.slide_index)
    return shown in reserve or shown.startswith(slide_ids.RIGHTS)


def is_an_answer_that_waits(finding: Finding, deck: Linted) -> bool:
    """As many slides with an animation as the deck has quiz questions and other answers that a click shows."""
    moving = [slide for slide in deck.deck.slides if "<p:timing" in etree.tostring(slide._element).decode()]
    return f"animation slides={len(moving)};" in finding.evidence and all(
        'presetID="1"' in etree.tostring(slide._element).decode() for slide in moving
    )


def is_the_theme_s_own_face(finding: Finding, _: Linted) -> bool:
    """The theme's face of headlines, by its name in every theme: no font's name stands in the text."""
    return finding.evidence.startswith("font=+mj-lt;")


MEANT: dict[str, Callable[[Finding, Linted], bool]] = {
    "privacy.speaker-notes": is_what_a_trainer_reads,
    "privacy.external-relationship": is_the_course_s_own_link,
    "privacy.hidden-slide": is_held_in_reserve,
    "accessibility.reading-order-risk": rests_on_places_that_the_linter_lacks,
    "readability.font-portability-risk": is_the_theme_s_own_face,
    "readability.dense-text": is_a_table_of_credits,
    "consistency.repeated-layout": rests_on_places_that_the_linter_lacks,
    "readability.motion-portability-risk": is_an_answer_that_waits,
}
"""The linter's rules that a deck breaks and is right to, and for what on it; each says why."""


def addresses(course: Course) -> set[str]:
    """Every address of the web that stands anywhere in a course."""
    found = re.findall(r"(?:https?://|www\.)[^\s\"\\<>()]+", msgspec.json.encode(course).decode())
    return {("" if one.startswith("http") else "https://") + one.rstrip(".,;") for one in found}


@cache
def _small() -> bytes:
    shop = Workshop(course_files(TINY))
    return made(shop, Version(), Wanted(("deck",))).artefacts[0].data


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The small course's deck, to spoil."""
    path = tmp_path / "deck.pptx"
    path.write_bytes(_small())
    return path


def tiny() -> Course:
    return course_of(course_files(TINY)).course


def test_the_small_deck_is_clean_before_it_is_spoiled(small: Path) -> None:
    assert [*schema_errors(small), *linted(small, tiny()), *faults(small, "en")] == []


def test_the_validator_sees_an_attribute_that_there_is_not(small: Path) -> None:
    with zipfile.ZipFile(small) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    slide = "ppt/slides/slide1.xml"
    parts[slide] = parts[slide].replace(b"<p:cSld", b'<p:cSld colour="red"', 1)
    small.write_bytes(odd_templates.zipped(parts.items()))
    assert any("slide1.xml" in error for error in schema_errors(small))


def _off_the_page(deck: Deck) -> None:
    box = deck.slides[3].shapes.add_textbox(Inches(40), Inches(1), Inches(3), Inches(1))
    box.text_frame.text = "Nobody sees this"


def _links_elsewhere(deck: Deck) -> None:
    deck.slides[3].part.relate_to(
        "https://example.org/elsewhere", f"{odd_templates.OFFICE}/hyperlink", is_external=True
    )


def _dense(deck: Deck) -> None:
    deck.slides[3].shapes[-1].text_frame.text = "words " * 200


def _hidden(deck: Deck) -> None:
    deck.slides[3]._element.set("show", "0")


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (_off_the_page, "readability.off-canvas-text"),
        (_links_elsewhere, "privacy.external-relationship"),
        (_dense, "readability.dense-text"),
        (_hidden, "privacy.hidden-slide"),
    ],
)
def test_the_linter_sees_what_is_not_meant(small: Path, spoil: Callable[[Deck], None], rule: str) -> None:
    told = linted(spoiled(small, spoil), tiny())
    assert [one.partition(":")[0] for one in told] == [rule]


def spoiled(path: Path, spoil: Callable[[Deck], None]) -> Path:
    deck = Presentation(str(path))
    spoil(deck)
    deck.save(str(path))
    return path


def _same_title(deck: Deck) -> None:
    deck.slides[3].shapes.title.text_frame.paragraphs[0].runs[0].text = deck.slides[4].shapes.title.text_frame.text


def _title_last(deck: Deck) -> None:
    tree = deck.slides[3].shapes._spTree
    tree.append(deck.slides[3].shapes.title._element)


def _tables(deck: Deck) -> Iterator[etree._Element]:
    return (shape._element for slide in deck.slides for shape in slide.shapes if shape.has_table)


def _silent(deck: Deck) -> None:
    del next(_tables(deck)).find(f".//{P}cNvPr").attrib["descr"]


def _file_name(deck: Deck) -> None:
    next(_tables(deck)).find(f".//{P}cNvPr").set("descr", "table1.png")


def _no_header(deck: Deck) -> None:
    del next(_tables(deck)).find(f".//{A}tblPr").attrib["firstRow"]


def _no_notes(deck: Deck) -> None:
    frame = deck.slides[3].notes_slide.notes_text_frame
    for paragraph in frame.paragraphs[1:]:
        frame._txBody.remove(paragraph._p)
    for run in frame.paragraphs[0].runs:
        run.text = "Go."


def _empty(deck: Deck) -> None:
    body = next(shape for slide in deck.slides for shape in slide.placeholders if shape.name == "Body")
    for paragraph in body._element.findall(f".//{A}p"):
        for run in paragraph.findall(f"{A}r"):
            paragraph.remove(run)


def _body_first(deck: Deck) -> None:
    slide = next(slide for slide in deck.slides if {"Body", "Kicker"} <= {shape.name for shape in slide.shapes})
    kicker = next(shape for shape in slide.shapes if shape.name == "Kicker")
    slide.shapes._spTree.append(kicker._element)


def _source_first(deck: Deck) -> None:
    slide = next(slide for slide in deck.slides if {"Body", "Footnote"} <= {shape.name for shape in slide.shapes})
    body, source = (next(one for one in slide.shapes if one.name == name) for name in ("Body", "Footnote"))
    body._element.addprevious(source._element)


def _in_german(deck: Deck) -> None:
    next(deck.slides[3]._element.iter(f"{A}rPr")).set("lang", "de-DE")


@pytest.mark.parametrize(
    ("spoil", "check"),
    [
        (_same_title, "title"),
        (_title_last, "title"),
        (_silent, "description"),
        (_file_name, "description"),
        (_no_header, "header row"),
        (_no_notes, "notes"),
        (_empty, "empty place"),
        (_body_first, "reading order"),
        (_source_first, "reading order"),
        (_in_german, "language"),
    ],
)
def test_our_own_checks_see_what_is_wrong(small: Path, spoil: Callable[[Deck], None], check: str) -> None:
    told = faults(spoiled(small, spoil), "en")
    assert {one.partition(":")[0] for one in told} == {check}
