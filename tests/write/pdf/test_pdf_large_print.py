"""Large print: laid out again, nothing smaller than 18 points but what is inside a picture, one column, no italics."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise

import pytest
from pdf_cases import every_block, printed
from pypdf import PdfReader

from coursegen.model.blocks import Paragraph
from coursegen.model.document import PageOptions, WriteOn
from coursegen.model.text import Run, Text, words
from coursegen.write.pdf import Printed
from coursegen.write.pdf.styles import LARGE_STYLES, STYLES, UNIT

LARGE = PageOptions("a4", text="large")


def spoken_sizes(made: Printed) -> set[float]:
    """The sizes of all text outside figures."""
    found: set[float] = set()
    for page in PdfReader(BytesIO(made.data)).pages:
        content = page.get_contents().get_data().decode("latin-1")
        outside = re.sub(r"/Figure <<.*?EMC", "", content, flags=re.S)
        found |= {float(size) for size in re.findall(r" ([\d.]+) Tf", outside)}
    return found


def test_no_text_is_under_18_points():
    made = printed(*every_block(), options=LARGE)
    assert min(spoken_sizes(made)) >= 18
    assert made.pages > printed(*every_block()).pages


def test_no_face_slopes():
    text = Text((Run("plain "), Run("stressed", emphasis=True), Run(" both", strong=True, emphasis=True)))
    made = printed(Paragraph(text, "quote"), Paragraph(text), options=LARGE)
    fonts = str(PdfReader(BytesIO(made.data)).pages[0]["/Resources"]["/Font"])
    assert "Italic" not in fonts


def test_every_style_has_one_in_large_print_on_the_same_rhythm():
    assert set(LARGE_STYLES) == set(STYLES)
    for name, style in LARGE_STYLES.items():
        assert style.upright, name
        assert style.leading >= 1.3 * style.size, name  # 1.15 of Arimo's own 1.149
        for height in (style.leading, style.before, style.after):
            assert (4 * height / UNIT) == pytest.approx(round(4 * height / UNIT), abs=1e-9), name
    assert all(20 <= LARGE_STYLES[name].size <= 22 for name in ("h1", "h2", "h3"))


def test_lines_to_write_on_are_10_to_12_mm_apart():
    made = printed(WriteOn(words("Why?"), 5), *[Paragraph(words("x"))] * 20, options=LARGE)
    content = PdfReader(BytesIO(made.data)).pages[0].get_contents().get_data().decode("latin-1")
    rules = sorted({float(y) for y in re.findall(r"[\d.]+ ([\d.]+) m [\d.]+ [\d.]+ l S", content)}, reverse=True)
    assert [high - low for high, low in pairwise(rules)][:4] == pytest.approx([32.13] * 4, abs=0.02)
    assert 10 <= 32.13 / 72 * 25.4 <= 12
