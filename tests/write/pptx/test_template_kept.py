"""What a deck takes over from a template, and the templates that it refuses."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from pptx import Presentation

from coursegen.problems import Refused
from coursegen.write.pptx import deck_bytes
from coursegen.write.pptx.template import opened
from support import deck_cases

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def changed(template: bytes, change: Callable[[str, str], str]) -> bytes:
    """The template with every XML part changed as text."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(template)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            is_text = name.endswith((".xml", ".rels"))
            new.writestr(name, change(name, data.decode()).encode() if is_text else data)
    return buffer.getvalue()


def deck_of(template: bytes, places: deck_cases.Places) -> bytes:
    scene = deck_cases.scene(places, 1, places.content, "T", (deck_cases.title_item("title", "T"),), "open")
    return deck_bytes([scene], template, deck_cases.FACTS)


def test_a_potx_is_taken_and_the_deck_is_a_presentation():
    places = deck_cases.default_places()
    potx = changed(places.template, lambda _, text: text.replace("presentation.main+xml", "template.main+xml"))
    assert b"template.main+xml" in zipfile.ZipFile(BytesIO(potx)).read("[Content_Types].xml")
    assert len(Presentation(BytesIO(deck_of(potx, places))).slides) == 1


def test_macros_stay_behind():
    places = deck_cases.default_places()

    def with_macros(name: str, text: str) -> str:
        if name == "ppt/_rels/presentation.xml.rels":
            row = '<Relationship Id="rId999" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"'
            return text.replace("</Relationships>", f'{row} Target="presProps.xml"/></Relationships>')
        return text.replace("presentation.main+xml", "presentation.macroEnabled.main+xml")

    archive = zipfile.ZipFile(BytesIO(deck_of(changed(places.template, with_macros), places)))
    assert b"macroEnabled" not in archive.read("[Content_Types].xml")
    assert b"vbaProject" not in archive.read("ppt/_rels/presentation.xml.rels")


def test_the_templates_notes_master_is_used_where_it_has_one():
    places = deck_cases.default_places()
    given = zipfile.ZipFile(BytesIO(places.template))
    made = zipfile.ZipFile(BytesIO(deck_of(places.template, places)))
    names = [name for name in given.namelist() if name.startswith("ppt/notesMasters/notesMaster")]
    assert len(names) == 1
    assert [name for name in made.namelist() if name.startswith("ppt/notesMasters/notesMaster")] == names
    assert made.read(names[0]) == given.read(names[0])


def test_masters_layouts_and_themes_are_kept_byte_for_byte():
    places = deck_cases.default_places()
    given = zipfile.ZipFile(BytesIO(places.template))
    made = zipfile.ZipFile(BytesIO(deck_of(places.template, places)))
    kept = [
        name
        for name in given.namelist()
        if name.startswith(("ppt/slideMasters/s", "ppt/slideLayouts/s", "ppt/theme/t"))
    ]
    assert len(kept) > 10
    assert [name for name in kept if given.read(name) != made.read(name)] == []


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\x03\x04 cut"])
def test_what_is_not_a_presentation_is_refused(data: bytes):
    with pytest.raises(Refused) as refused:
        opened(data)
    assert refused.value.problems[0].message == "the template is not a PowerPoint file, or it is damaged"
    assert "without a password" in refused.value.problems[0].hint


def test_another_zip_is_refused():
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(Refused, match="is no Office file: its list of content types is missing"):
        opened(buffer.getvalue())


def test_a_part_that_is_missing_is_refused():
    template = deck_cases.default_places().template
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(template)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            if name != "ppt/theme/theme1.xml":
                new.writestr(name, old.read(name))
    with pytest.raises(Refused, match="damaged"):
        opened(buffer.getvalue())


def test_the_strict_form_is_refused_by_name():
    def strict(_: str, text: str) -> str:
        return text.replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")

    with pytest.raises(Refused, match="Strict form of Open XML"):
        opened(changed(deck_cases.default_places().template, strict))


def test_a_document_type_is_refused():
    def with_doctype(name: str, text: str) -> str:
        if name != "ppt/_rels/presentation.xml.rels":
            return text
        head, _, body = text.partition("<Relationships")
        return f'{head}<!DOCTYPE x [<!ENTITY e "boom">]><Relationships{body}'

    with pytest.raises(Refused, match="has a document type in its XML"):
        opened(changed(deck_cases.default_places().template, with_doctype))


def test_what_points_out_of_the_template_stays_behind():
    rows = (
        f'<Relationship Id="rId901" Type="{OFFICE}/image" Target="file:///logo.png" TargetMode="External"/>'
        f'<Relationship Id="rId902" Type="{OFFICE}/hyperlink" Target="https://example.org/" TargetMode="External"/>'
        f'<Relationship Id="rId903" Type="{OFFICE}/video" Target="file:///film.mp4" TargetMode="External"/>'
    )
    shown = (
        '<p:pic><p:nvPicPr><p:cNvPr id="901" name="Linked"><a:hlinkClick r:id="rId902"/></p:cNvPr><p:cNvPicPr/>'
        '<p:nvPr><a:videoFile r:link="rId903"/></p:nvPr></p:nvPicPr><p:blipFill><a:blip r:link="rId901"/></p:blipFill>'
        "<p:spPr/></p:pic>"
        '<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="902" name="Line"><a:hlinkClick r:id="rId902"/></p:cNvPr><p:cNvCxnSpPr/>'
        "<p:nvPr/></p:nvCxnSpPr><p:spPr/></p:cxnSp>"
    )

    def linked(name: str, text: str) -> str:
        if name == "ppt/slideMasters/_rels/slideMaster1.xml.rels":
            return text.replace("</Relationships>", f"{rows}</Relationships>")
        return (
            text.replace("</p:spTree>", f"{shown}</p:spTree>") if name == "ppt/slideMasters/slideMaster1.xml" else text
        )

    kept = opened(changed(deck_cases.default_places().template, linked))
    assert not any(row.external for rows in kept.relationships.values() for row in rows)
    master = kept.parts["/ppt/slideMasters/slideMaster1.xml"].data
    assert b"rId90" not in master
    assert b'name="Linked"' not in master
    assert b'name="Line"' in master


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(4):
            with archive.open(f"ppt/{number}.xml", "w") as part:
                for _ in range(8):
                    part.write(bytes(10_000_000))
    with pytest.raises(Refused, match="larger than 300 MB when it is unpacked"):
        opened(buffer.getvalue())


@pytest.mark.parametrize("part", ["ppt/theme/theme1.xml", "ppt/notesMasters/notesMaster1.xml", "ppt/presentation.xml"])
@pytest.mark.parametrize("damage", ["", "<x>", "<x/"])
def test_a_part_that_is_no_xml_is_refused(part: str, damage: str):
    template = deck_cases.default_places().template
    with pytest.raises(Refused, match="damaged"):
        opened(changed(template, lambda name, text: damage if name == part else text))


@pytest.mark.parametrize("part", ["ppt/_rels/presentation.xml.rels", "ppt/slideMasters/_rels/slideMaster1.xml.rels"])
def test_a_template_without_a_master_or_a_theme_is_refused(part: str):
    empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    template = deck_cases.default_places().template
    with pytest.raises(Refused, match="damaged"):
        opened(changed(template, lambda name, text: empty if name == part else text))
