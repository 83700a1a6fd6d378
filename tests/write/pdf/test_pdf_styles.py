"""The scale and the inks: on one rhythm, readable on paper and in grey."""

from __future__ import annotations

import pytest
from pdf_cases import BRAND

from coursegen.model.brand import Brand, contrast
from coursegen.write.pdf.styles import STYLES, UNIT, WHITE, palette_of

PALE = Brand(dict.fromkeys(BRAND.palette, (0.98, 0.95, 0.6)), "Arial", "Arial")


def test_heights_are_quarters_of_the_rhythm():
    for name, style in STYLES.items():
        for height in (style.leading, style.before, style.after):
            assert (4 * height / UNIT) == pytest.approx(round(4 * height / UNIT), abs=1e-9), name
        assert style.leading >= 1.2 * style.size


@pytest.mark.parametrize("brand", [BRAND, PALE], ids=["usual", "pale"])
def test_every_ink_reads_on_its_ground(brand):
    palette = palette_of(brand)
    assert contrast(palette.text, WHITE) >= 7
    assert contrast(palette.soft, WHITE) >= 4.5
    assert contrast(palette.link, WHITE) >= 4.5
    for inks in palette.accents:
        assert contrast(inks.text, WHITE) >= 4.5
        assert contrast(inks.text, inks.tint) >= 4.5
        assert contrast(palette.text, inks.tint) >= 7
        assert contrast(inks.on_fill, inks.fill) >= 4.5
        assert max(abs(tint - (1 - 0.1 * (1 - full))) for tint, full in zip(inks.tint, inks.fill, strict=True)) <= 0.1
