"""The measured pages: the same words for every typesetter, and what is left of a file without its tags."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from support.pdf_cases import every_block, printed

CHECKOUT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(not (CHECKOUT / "bench").is_dir(), reason="bench/ is not in the wheel")


def test_every_typesetter_gets_the_same_words(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(CHECKOUT))
    from bench.sections import as_html, as_typst, sections

    (one,) = sections(1)
    for text in (as_html(1), as_typst(1)):
        for said in (one.title, *one.paragraphs, *one.items, one.prompt, *(cell for row in one.rows for cell in row)):
            assert said in text
    assert len(re.findall("<section>", as_html(3))) == 3


def test_a_file_without_tags_shows_the_same_and_says_nothing_of_its_structure(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(CHECKOUT))
    from bench.handouts import untagged

    data = printed(*every_block()).data
    bare = untagged(data)
    with pikepdf.open(io.BytesIO(bare)) as pdf:
        assert "/StructTreeRoot" not in pdf.Root
        assert b"BDC" not in pdf.pages[0].Contents.read_bytes()
    texts = [[page.extract_text() for page in PdfReader(io.BytesIO(one)).pages] for one in (data, bare)]
    assert texts[0] == texts[1]
    assert len(bare) < len(data)
