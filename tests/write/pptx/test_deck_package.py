"""A deck as a package: every part typed, reached and named once, and the same on every run."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from io import BytesIO
from xml.etree import ElementTree

import pytest

from coursegen.write.pptx import deck_bytes
from support import deck_cases

RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


@pytest.fixture
def archive(made) -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO(made.data))


def relationships(archive: zipfile.ZipFile) -> dict[str, list[ElementTree.Element]]:
    """The relationships of each part by its name in the zip; ``""`` is the package."""
    found = {}
    for name in archive.namelist():
        if name.endswith(".rels"):
            folder, file = posixpath.split(name)
            source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
            found[source] = list(ElementTree.fromstring(archive.read(name)).iter(RELATIONSHIP))
    return found


def target(source: str, relationship: ElementTree.Element) -> str:
    where = relationship.get("Target", "")
    return where[1:] if where.startswith("/") else posixpath.normpath(posixpath.join(posixpath.dirname(source), where))


def test_the_same_scenes_give_the_same_bytes(made):
    assert deck_bytes(made.scenes, made.places.template, deck_cases.FACTS) == made.data


def test_entries_are_in_order_once_each_and_carry_no_time(archive):
    names = archive.namelist()
    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert [name for name, times in Counter(name.lower() for name in names).items() if times > 1] == []
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_DEFLATED}


def test_every_part_has_a_content_type_and_every_row_a_part(archive):
    root = ElementTree.fromstring(archive.read("[Content_Types].xml"))
    defaults = {row.get("Extension") for row in root.iter(f"{TYPES}Default")}
    overrides = [row.get("PartName", "").lstrip("/") for row in root.iter(f"{TYPES}Override")]
    assert len(overrides) == len(set(overrides))
    assert set(overrides) <= set(archive.namelist())
    for name in archive.namelist():
        if name.endswith(".xml") and name != "[Content_Types].xml":
            assert name in overrides
        else:
            assert name.rpartition(".")[2] in defaults


def test_every_relationship_leads_to_a_part_and_every_part_is_reached(archive):
    reached = set()
    for source, rows in relationships(archive).items():
        assert len({row.get("Id") for row in rows}) == len(rows)
        inside = [row for row in rows if row.get("TargetMode") != "External"]
        reached |= {target(source, row) for row in inside}
    parts = {n for n in archive.namelist() if not n.endswith(".rels") and n != "[Content_Types].xml"}
    assert reached == parts


def test_every_relationship_id_in_a_part_is_in_its_rels(archive):
    known = relationships(archive)
    for name in archive.namelist():
        if not name.endswith(".xml") or name == "[Content_Types].xml":
            continue
        ids = set(re.findall(r'\br:(?:id|embed|link)="([^"]+)"', archive.read(name).decode()))
        assert ids <= {row.get("Id") for row in known.get(name, [])}, name


def test_nothing_leads_out_of_the_file_but_links(archive):
    outside = [r for rows in relationships(archive).values() for r in rows if r.get("TargetMode") == "External"]
    assert {row.get("Type") for row in outside} == {f"{OFFICE}/hyperlink"}
    assert {row.get("Target", "").partition(":")[0] for row in outside} == {"https", "mailto"}


def test_a_link_used_twice_on_a_slide_is_one_relationship(archive):
    targets = [row.get("Target") for row in relationships(archive)["ppt/slides/slide2.xml"]]
    assert targets.count("https://example.org/a?b=1&c=2") == 1


def test_nothing_of_the_templates_own_slides_is_left(archive):
    names = archive.namelist()
    assert len([n for n in names if re.fullmatch(r"ppt/slides/slide\d+\.xml", n)]) == 7
    assert [n for n in names if "printer" in n.lower() or "thumbnail" in n.lower()] == []
    assert [n for n in names if n.startswith("ppt/media/")] == [f"ppt/media/{MEDIA}.png"]
    assert b"hlinksldjump" not in b"".join(archive.read(n) for n in names if "slideLayout" in n)


MEDIA = "096ec213d8fbf58a4317b014"


def test_the_notes_master_is_listed_right_after_the_slide_masters_and_has_a_theme_of_its_own(archive):
    root = ElementTree.fromstring(archive.read("ppt/presentation.xml"))
    order = [child.tag for child in root]
    assert order[:2] == [f"{P}sldMasterIdLst", f"{P}notesMasterIdLst"]
    known = relationships(archive)
    themes = {
        source: target(source, row)
        for source, rows in known.items()
        for row in rows
        if row.get("Type") == f"{OFFICE}/theme" and "aster" in source
    }
    assert any(source.startswith("ppt/notesMasters/") for source in themes)
    assert len(set(themes.values())) == len(themes)


def test_slides_are_numbered_from_256_and_every_one_is_in_a_section(archive):
    root = ElementTree.fromstring(archive.read("ppt/presentation.xml"))
    ids = [row.get("id") for row in root.iterfind(f"{P}sldIdLst/{P}sldId")]
    assert ids == [str(number) for number in range(256, 263)]
    sections = list(root.iter(f"{P14}section"))
    assert [section.get("name") for section in sections] == ["Opening", "Module 1 & more", "Opening", "No notes here"]
    assert [row.get("id") for row in root.iter(f"{P14}sldId")] == ids
    assert len({section.get("id") for section in sections}) == len(sections)
    assert all(re.fullmatch(r"\{[0-9A-F-]{36}\}", section.get("id", "")) for section in sections)


def test_shapes_are_numbered_once_on_each_slide(archive):
    for name in archive.namelist():
        if re.fullmatch(r"ppt/(slides|notesSlides)/\w+\.xml", name):
            ids = [int(n) for n in re.findall(r'<p:cNvPr id="(\d+)"', archive.read(name).decode())]
            assert ids == list(range(1, len(ids) + 1)), name


def test_the_properties_count_what_is_there(archive):
    app = archive.read("docProps/app.xml").decode()
    assert "<Slides>7</Slides><Notes>6</Notes>" in app
    assert '<vt:vector size="8" baseType="lpstr">' in app
    assert "<vt:lpstr>Calls &amp; care</vt:lpstr>" in app
    custom = archive.read("docProps/custom.xml").decode()
    assert f'name="coursegen.fingerprint"><vt:lpwstr>{"f" * 64}</vt:lpwstr>' in custom
    assert 'name="coursegen.stamp"><vt:lpwstr>1.0+abcdef0</vt:lpwstr>' in custom


def test_runs_name_a_language_and_neither_a_face_nor_an_rgb_colour(archive):
    for name in archive.namelist():
        if re.fullmatch(r"ppt/(slides|notesSlides)/\w+\.xml", name):
            text = archive.read(name).decode()
            assert "srgbClr" not in text
            assert "typeface" not in text
            properties = re.findall(r"<a:(?:rPr|endParaRPr)\b[^>]*>", text)
            assert properties
            assert all(re.search(r' lang="(en-US|he-IL)"', found) for found in properties)


def test_a_layout_that_the_template_lacks_is_our_fault(made):
    places = made.places
    wrong = deck_cases.scene(places, 1, "/ppt/slideLayouts/none.xml", "T", (), "open")
    with pytest.raises(KeyError, match=re.escape("/ppt/slideLayouts/none.xml")):
        deck_bytes([wrong], places.template, deck_cases.FACTS)


def test_no_text_waits_for_powerpoint_to_shrink_it(archive):
    """``normAutofit`` without a scale is not applied when a file is opened; sizes are written instead."""
    slides = [name for name in archive.namelist() if name.startswith("ppt/slides/slide")]
    assert slides
    for name in slides:
        for mark in ElementTree.fromstring(archive.read(name)).iter(f"{A}normAutofit"):
            assert mark.get("fontScale"), name


def test_decorative_shapes_are_marked_and_all_others_say_what_they_show(archive):
    marked = 0
    for name in (name for name in archive.namelist() if name.startswith("ppt/slides/slide")):
        tree = ElementTree.fromstring(archive.read(name))
        for kind in ("pic", "graphicFrame"):
            for shape in tree.iter(f"{P}{kind}"):
                properties = shape.find(f".//{P}cNvPr")
                assert properties is not None
                decorative = properties.find(f".//{DECORATIVE}")
                assert properties.get("descr") or (decorative is not None and decorative.get("val") == "1"), name
        marked += len(list(tree.iter(DECORATIVE)))
    assert marked
