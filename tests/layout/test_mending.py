"""What add-ins, other programs and old saves leave in a template, and what a deck that is made from it has of it."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest
import rpptx
from lxml import etree

from coursegen.assets import asset
from coursegen.layout.foreign_objects import objects_told
from coursegen.layout.mending import mended
from coursegen.write.pptx import deck_bytes
from support import left_behind, odd_templates
from support.deck_cases import FACTS


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def deck_parts(template: bytes) -> dict[str, bytes]:
    return parts(deck_bytes((), mended(template).data, FACTS))


@pytest.mark.parametrize("make", [odd_templates.stock, odd_templates.in_arial, odd_templates.with_logo])
def test_what_needs_nothing_stays_the_very_same_bytes(make) -> None:
    data = make()
    assert mended(data).data is data
    assert mended(data).objects == ()


def test_our_own_template_needs_nothing() -> None:
    data = asset("template/coursegen.pptx").read_bytes()
    assert mended(data).data is data


def test_a_hidden_object_is_left_out_and_its_program_named() -> None:
    done = mended(left_behind.hidden_object())
    (warning,) = objects_told(done.objects)
    assert "think-cell on “Title and Content” (left out)" in warning.message
    made = deck_parts(left_behind.hidden_object())
    layout = made["ppt/slideLayouts/slideLayout2.xml"]
    assert b"oleObj" not in layout
    assert b"graphicFrame" not in layout
    assert b"AlternateContent" not in layout
    assert not [name for name in made if "embeddings" in name or "vmlDrawing" in name]
    assert b"vmlDrawing" not in made["ppt/slideLayouts/_rels/slideLayout2.xml.rels"]


def test_an_object_that_is_seen_becomes_its_picture() -> None:
    done = mended(left_behind.sheet_on_master())
    (warning,) = objects_told(done.objects)
    assert "Excel on “the slide master” (its picture stays)" in warning.message
    made = deck_parts(left_behind.sheet_on_master())
    master = made[odd_templates.MASTER].decode()
    assert "oleObj" not in master
    (picture,) = re.findall(r"<p:pic>.*?</p:pic>", master)
    assert 'id="931" name="Held object"' in picture
    assert odd_templates.png().getvalue() in made.values()
    assert not [name for name in made if "embeddings" in name]


def test_an_object_without_a_picture_is_left_out() -> None:
    template = left_behind.object_on(left_behind.SECOND_LAYOUT, "Acme.Thing.1", hidden=False, picture=False)
    (warning,) = objects_told(mended(template).objects)
    assert "Acme.Thing.1 on “Title and Content” (left out)" in warning.message


def test_pointers_to_nothing_go_with_what_rests_on_them() -> None:
    made = deck_parts(left_behind.null_targets())
    assert not [name for name, data in made.items() if b"NULL" in data]
    assert b'name="Lost"' not in made[odd_templates.MASTER]


def test_styles_run_from_left_to_right() -> None:
    given, made = parts(left_behind.right_to_left()), parts(mended(left_behind.right_to_left()).data)
    for name in (odd_templates.MASTER, left_behind.PRESENTATION):
        assert given[name].count(b'rtl="1"') > 8
        assert b'rtl="1"' not in made[name]
        assert b'algn="r" defTabSz="457200" rtl' not in made[name]


def test_no_prefix_is_named_that_is_not_declared() -> None:
    main = deck_parts(left_behind.prefix_of_a_mac())[left_behind.PRESENTATION].decode()
    head = main[main.index("<p:presentation") :].partition(">")[0]
    assert "mv" not in head


def test_parts_in_utf_16_are_written_in_utf_8(tmp_path) -> None:
    """Old templates of Office have such layouts; PowerPoint reads them, and many another program does not."""

    def wide(name: str, data: bytes) -> bytes:
        if not odd_templates.LAYOUT.fullmatch(name):
            return data
        return etree.tostring(etree.fromstring(data), xml_declaration=True, encoding="UTF-16", standalone=True)

    plain = odd_templates.in_arial()
    template = odd_templates.changed(plain, wide)
    found = parts(mended(template).data)
    layouts = [name for name in found if odd_templates.LAYOUT.fullmatch(name)]
    assert layouts
    for name in layouts:
        assert parts(template)[name].startswith((b"\xff\xfe", b"\xfe\xff"))
        assert found[name].startswith(b"<?xml version='1.0' encoding='UTF-8'")
        same = (etree.tostring(etree.fromstring(one), method="c14n") for one in (found[name], parts(plain)[name]))
        assert len(set(same)) == 1
    path = tmp_path / "mended.pptx"
    path.write_bytes(mended(template).data)
    assert rpptx.Presentation(str(path)).fit_report().frames


def test_the_same_bytes_every_time() -> None:
    assert mended(left_behind.hidden_object()).data == mended(left_behind.hidden_object()).data
