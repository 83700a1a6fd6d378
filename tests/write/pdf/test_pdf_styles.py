"""The scale and the inks: on one rhythm, readable on paper and in grey."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from coursegen.model.brand import RGB, Brand, contrast
from coursegen.write.pdf.styles import STYLES, UNIT, WHITE, palette_of
from support.pdf_cases import BRAND, every_block, printed

PALE = Brand(dict.fromkeys(BRAND.palette, (0.98, 0.95, 0.6)), "Arial", "Arial")


def test_heights_are_quarters_of_the_rhythm():
    for name, style in STYLES.items():
        for height in (style.leading, style.before, style.after):
            assert (4 * height / UNIT) == pytest.approx(round(4 * height / UNIT), abs=1e-9), name
        assert style.leading >= (1.2 if style.size < 26 else 1.1) * style.size


@pytest.mark.parametrize("brand", [BRAND, PALE], ids=["usual", "pale"])
def test_every_ink_reads_on_its_ground(brand):
    palette = palette_of(brand)
    assert contrast(palette.text, WHITE) >= 7
    assert contrast(palette.soft, WHITE) >= 7
    assert contrast(palette.link, WHITE) >= 4.5
    for inks in palette.accents:
        assert contrast(inks.text, WHITE) >= 4.5
        assert contrast(inks.text, inks.tint) >= 4.5
        assert contrast(palette.text, inks.tint) >= 7
        assert max(abs(tint - (1 - 0.1 * (1 - full))) for tint, full in zip(inks.tint, inks.fill, strict=True)) <= 0.1


def test_the_quieter_ink_of_our_brand_is_dark_enough_for_a_copier():
    slate = (0x3F / 255, 0x4D / 255, 0x56 / 255)  # the lightest that came out whole at 9 points
    dark = Brand(BRAND.palette | {"dk1": (0x14 / 255, 0x21 / 255, 0x2B / 255)}, "Georgia", "Calibri")
    ours = palette_of(dark)
    assert contrast(ours.soft, WHITE) >= contrast(slate, WHITE)
    assert contrast(ours.text, ours.soft) >= 1.5  # and still quieter than the text


def grey(colour: RGB) -> RGB:
    """What a printer without colours makes of a colour (ITU-R BT.601, luma)."""
    luma = 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]
    return luma, luma, luma


@pytest.mark.parametrize("brand", [BRAND, PALE], ids=["usual", "pale"])
def test_every_ink_reads_on_its_ground_without_colours(brand):
    palette = palette_of(brand)
    for ink in (palette.text, palette.soft, palette.link):
        assert contrast(grey(ink), WHITE) >= 4.5
    for inks in palette.accents:
        assert contrast(grey(inks.text), WHITE) >= 4.5
        assert contrast(grey(inks.text), grey(inks.tint)) >= 4.5
        assert grey(inks.tint)[0] >= 0.9


def test_what_is_printed_reads_without_colours():
    written, filled = set(), set()
    fill: RGB = (0.0, 0.0, 0.0)
    for page in PdfReader(BytesIO(printed(*every_block()).data)).pages:
        content = page.get_contents().get_data().decode("latin-1")
        content = re.sub(r"/Figure <<.*?EMC", "", content, flags=re.S)  # a slide is its own designer's
        for match in re.finditer(r"([\d.]+) ([\d.]+) ([\d.]+) rg|\bBT\b|\bre [fB]\b", content):
            if match[1]:
                fill = float(match[1]), float(match[2]), float(match[3])
            elif match[0] == "BT":
                written.add(fill)
            else:
                filled.add(fill)
    plates = {ground for ground in filled if contrast(grey(ground), WHITE) >= 1.3}
    for ink in written - {WHITE}:
        on_white = contrast(grey(ink), WHITE) >= 4.5
        assert on_white or any(contrast(grey(ink), grey(plate)) >= 4.5 for plate in plates), ink
    for tint in filled - plates:
        assert grey(tint)[0] >= 0.9, tint
