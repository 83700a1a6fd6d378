"""An Office file from anyone is read within one set of bounds, whoever reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from coursegen.source.office import package as package_module
from coursegen.source.office.bounds import Damaged, Unsafe
from coursegen.source.office.package import Package, judged
from coursegen.source.office.relationships import Relationship
from coursegen.source.office.zip_writer import zipped

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="PNG" ContentType="image/png"/>'
    '<Override PartName="/a/main.xml" ContentType="x/main+xml"/></Types>'
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="t/inner" Target="../b/other.xml#there"/>'
    '<Relationship Id="r2" Type="t/outer" Target="https://example.org/" TargetMode="External"/></Relationships>'
)
PARTS = {"[Content_Types].xml": TYPES, "a/main.xml": "<main/>", "a/_rels/main.xml.rels": RELS, "b/other.xml": "<x/>"}


def file_of(**parts: str | bytes) -> bytes:
    return zipped({**PARTS, **parts}.items())


def test_parts_are_named_from_the_root() -> None:
    package = Package(file_of())
    assert package.parts == [f"/{name}" for name in PARTS]
    assert package.has("/a/main.xml")
    assert package.read("/a/main.xml") == b"<main/>"
    assert package.xml("/b/other.xml").tag == "x"


def test_relationships_lead_to_parts_or_outside() -> None:
    assert Package(file_of()).related("/a/main.xml") == [
        Relationship("r1", "t/inner", "/b/other.xml"),
        Relationship("r2", "t/outer", "https://example.org/", True),
    ]
    assert Package(file_of()).related("/b/other.xml") == []


def test_media_types_are_known_by_part_and_by_suffix() -> None:
    package = Package(file_of())
    found = [package.media_type(part) for part in ("/a/main.xml", "/b/other.xml", "/c.png", "/c.jpg")]
    assert found == ["x/main+xml", "application/xml", "image/png", ""]


BAD: Mapping[str, tuple[Callable[[], bytes], type[Exception], str]] = {
    "no zip": (lambda: b"PK", Damaged, "no zip"),
    "broken XML": (lambda: file_of(**{"b/other.xml": "<x>"}), Damaged, "/b/other.xml can't be read as XML"),
    "document type": (
        lambda: file_of(**{"b/other.xml": '<!DOCTYPE x [<!ENTITY e "x">]><x>&e;</x>'}),
        Unsafe,
        r"has a document type in its XML \(/b/other.xml\)",
    ),
    "in another encoding": (
        lambda: file_of(**{"b/other.xml": '<!DOCTYPE x [<!ENTITY e "x">]><x>&e;</x>'.encode("utf-16")}),
        Unsafe,
        "has a document type",
    ),
    "deep": (lambda: file_of(**{"b/other.xml": "<x>" * 300 + "</x>" * 300}), Damaged, "can't be read as XML"),
    "relationships": (lambda: file_of(**{"a/_rels/main.xml.rels": "<"}), Damaged, "can't be read as XML"),
    "types": (lambda: file_of(**{"[Content_Types].xml": "<"}), Damaged, "can't be read as XML"),
}


@pytest.mark.parametrize(("make", "error", "message"), BAD.values(), ids=BAD)
def test_what_no_other_library_may_open(make: Callable[[], bytes], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        judged(make())


def test_tags_are_counted_over_all_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_module, "MAX_ALL_TAGS", 30)
    judged(file_of())
    with pytest.raises(Unsafe, match="too much in it to be read"):
        judged(file_of(**{"b/other.xml": f"<x>{'<y/>' * 20}</x>"}))


def test_a_part_that_is_no_xml_is_left_alone() -> None:
    judged(file_of(**{"b/picture.png": b"<" * 2_000}))
