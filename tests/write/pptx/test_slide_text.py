"""Paragraphs and runs as DrawingML."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen.model.scene_items import Colour, Insets, Marker, TextParagraph
from coursegen.model.text import Run, Text, words
from coursegen.write.pptx.escape import as_attribute, as_content, legal
from coursegen.write.pptx.paint import fill, outline, solid_fill
from coursegen.write.pptx.relationships import Relationships
from coursegen.write.pptx.text import body_properties, paragraph_xml, paragraphs_xml


def written(paragraph: TextParagraph, language: str = "en-GB", **more: bool) -> str:
    return paragraph_xml(paragraph, language, Relationships("/ppt/slides/slide1.xml"), **more)


def test_a_paragraph_that_the_layout_sets_says_only_its_words_and_language():
    assert written(TextParagraph(words("Listen"))) == ('<a:p><a:r><a:rPr lang="en-GB"/><a:t>Listen</a:t></a:r></a:p>')


def test_what_is_given_is_written_in_the_order_of_the_schema():
    paragraph = TextParagraph(
        words("Listen", emphasis=True),
        size=20.5,
        colour=Colour("dk1", 0.65, 0.35),
        bold=True,
        align="right",
        marker=Marker(numbering="alphaUcPeriod", start=2),
        space_before=4.5,
        indent=18.0,
    )
    colour = (
        '<a:solidFill><a:schemeClr val="tx1"><a:lumMod val="65000"/><a:lumOff val="35000"/></a:schemeClr></a:solidFill>'
    )
    assert written(paragraph) == (
        '<a:p><a:pPr marL="228600" indent="-228600" algn="r"><a:spcBef><a:spcPts val="450"/></a:spcBef>'
        '<a:buFontTx/><a:buAutoNum type="alphaUcPeriod" startAt="2"/></a:pPr>'
        f'<a:r><a:rPr lang="en-GB" sz="2050" b="1" i="1">{colour}</a:rPr><a:t>Listen</a:t></a:r></a:p>'
    )


@pytest.mark.parametrize(
    ("marker", "indent", "expected"),
    [
        (Marker(), 0.0, '<a:pPr marL="0" indent="0"><a:buNone/></a:pPr>'),
        (Marker(), 18.0, '<a:pPr marL="228600" indent="0"><a:buNone/></a:pPr>'),
        (
            Marker(character="–"),
            18.0,
            '<a:pPr marL="228600" indent="-228600"><a:buFontTx/><a:buChar char="–"/></a:pPr>',
        ),
        (Marker(character='"'), None, '<a:pPr><a:buFontTx/><a:buChar char="&quot;"/></a:pPr>'),
        (Marker(numbering="arabicPeriod"), None, '<a:pPr><a:buFontTx/><a:buAutoNum type="arabicPeriod"/></a:pPr>'),
    ],
)
def test_a_marker_hangs_in_the_indent_and_names_no_face(marker: Marker, indent: float | None, expected: str):
    assert expected in written(TextParagraph(words("x"), marker=marker, indent=indent))


def test_strong_words_are_bold_even_where_the_paragraph_is_not():
    text = Text((Run("plain "), Run("strong", strong=True)))
    xml = written(TextParagraph(text, bold=False))
    assert '<a:rPr lang="en-GB" b="0"/><a:t>plain </a:t>' in xml
    assert '<a:rPr lang="en-GB" b="1"/><a:t>strong</a:t>' in xml


def test_a_slide_number_is_a_field():
    xml = written(TextParagraph(words("12")), slide_number=True)
    assert 'type="slidenum"><a:rPr lang="en-GB"/><a:t>12</a:t></a:fld>' in xml


def test_line_ends_become_breaks():
    assert written(TextParagraph(words("a\r\nb\n\nc"))) == (
        '<a:p><a:r><a:rPr lang="en-GB"/><a:t>a</a:t></a:r><a:br><a:rPr lang="en-GB"/></a:br>'
        '<a:r><a:rPr lang="en-GB"/><a:t>b</a:t></a:r><a:br><a:rPr lang="en-GB"/></a:br>'
        '<a:br><a:rPr lang="en-GB"/></a:br><a:r><a:rPr lang="en-GB"/><a:t>c</a:t></a:r></a:p>'
    )


def test_no_paragraph_is_one_empty_one():
    xml = paragraphs_xml([], "de", Relationships("/ppt/slides/slide1.xml"))
    assert xml == '<a:p><a:endParaRPr lang="de-DE"/></a:p>'


@pytest.mark.parametrize("language", ["ar", "he-IL", "fa"])
def test_a_language_from_right_to_left_says_so(language: str):
    assert '<a:pPr rtl="1"/>' in written(TextParagraph(words("x")), language)


def test_a_link_is_a_relationship_with_its_address_made_safe():
    relationships = Relationships("/ppt/slides/slide1.xml")
    text = Text((Run("x", link='https://example.org/a b?"q"&c=<d>'),))
    assert '<a:hlinkClick r:id="rId1"/>' in paragraph_xml(TextParagraph(text), "en", relationships)
    assert 'Target="https://example.org/a%20b?%22q%22&amp;c=%3Cd%3E" TargetMode="External"' in relationships.xml()


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "/local", ""])
def test_an_address_that_a_slide_may_not_link_to_is_never_written(address: str):
    with pytest.raises(ValueError, match="not an address"):
        Relationships("/ppt/slides/slide1.xml").to_link(address)


def test_a_frame_says_nothing_that_the_layout_says():
    assert body_properties(None, None) == "<a:bodyPr/>"
    assert body_properties("middle", Insets(1, 2, 3, 4), wrap=True) == (
        '<a:bodyPr wrap="square" lIns="1" tIns="2" rIns="3" bIns="4" anchor="ctr"/>'
    )


def test_colours_are_the_themes():
    assert solid_fill(Colour("lt2")) == '<a:solidFill><a:schemeClr val="bg2"/></a:solidFill>'
    assert fill(None) == "<a:noFill/>"
    assert (
        outline(Colour("accent4"), 0.75)
        == '<a:ln w="9525"><a:solidFill><a:schemeClr val="accent4"/></a:solidFill></a:ln>'
    )
    assert outline(Colour("accent4"), 0.0, "a:lnT") == "<a:lnT><a:noFill/></a:lnT>"


def test_text_is_escaped_and_what_xml_can_not_hold_is_dropped():
    assert as_content("a<b>&\x07\ud800]]>\t\n") == "a&lt;b&gt;&amp;\ufffd]]&gt;\t\n"
    assert as_attribute('a"b\n\tc\r') == "a&quot;b&#10;&#9;c&#13;"


def test_an_empty_paragraph_keeps_its_looks():
    xml = written(TextParagraph(Text(), size=18.0))
    assert xml == '<a:p><a:endParaRPr lang="en-GB" sz="1800"/></a:p>'


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("/ppt/slides/slide1.xml", "/ppt/notesSlides/notesSlide1.xml", "../notesSlides/notesSlide1.xml"),
        ("/ppt/presentation.xml", "/ppt/slides/slide1.xml", "slides/slide1.xml"),
        ("/", "/ppt/presentation.xml", "ppt/presentation.xml"),
        ("/a/b/c.xml", "/d.xml", "../../d.xml"),
    ],
)
def test_targets_are_written_as_seen_from_the_part(source: str, target: str, expected: str):
    relationships = Relationships(source)
    relationships.to_part("type", target)
    assert f'Target="{expected}"' in relationships.xml()


@given(st.text(st.characters(codec=None, categories=None)))
def test_any_text_at_all_can_be_written_and_read_back(text: str):
    xml = f'<t a="{as_attribute(text)}">{as_content(text)}</t>'
    element = ElementTree.fromstring(xml)
    assert element.get("a") == (element.text or "") == legal(text)


def test_no_line_ends_at_the_spaces_that_hold():
    said = TextParagraph(words("A fact. A verdict."), held=(9,))
    assert "<a:t>A fact. A\u00a0verdict.</a:t>" in written(said)
