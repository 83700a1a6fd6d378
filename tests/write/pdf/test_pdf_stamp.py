"""The stamp comes last: all else of a file is the same for other sources, and the file is as sound as any."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from coursegen.model.blocks import Paragraph
from coursegen.model.document import PageBreak
from coursegen.model.text import words
from coursegen.write.pdf.handout import drawn, handout_bytes, stamped
from coursegen.write.pdf.stamp import form_of
from support.pdf_cases import BRAND, document, the_faces
from support.tools import require_tool

STAMPS = ("1.0 · abc1234", "1.0 · fffffff", "1.0 · 0000000")
ONE_PAGE = (Paragraph(words("Words.")),)
TWO_PAGES = (*ONE_PAGE, PageBreak(), *ONE_PAGE)


@pytest.mark.parametrize("blocks", [ONE_PAGE, TWO_PAGES], ids=["right page", "left page"])
def test_a_stamp_is_put_into_what_was_drawn_for_another(blocks, tmp_path: Path):
    first = document(blocks)
    made = drawn(replace(first, stamp=form_of(STAMPS[1])), BRAND, the_faces(), {})
    files = [stamped(made, replace(first, stamp=stamp)) for stamp in STAMPS]
    assert [
        one.data == handout_bytes(replace(first, stamp=stamp), BRAND, the_faces(), {}).data
        for one, stamp in zip(files, STAMPS, strict=True)
    ] == [True] * 3
    assert all(one.data.startswith(made.file.data) for one in files)
    assert len({one.data for one in files}) == 3
    ends = []
    for one, stamp in zip(files, STAMPS, strict=True):
        (tmp_path / "one.pdf").write_bytes(one.data)
        told = _said("pdftotext", "-bbox", tmp_path / "one.pdf", "-")
        last = [line for line in told.splitlines() if f">{stamp[-7:]}<" in line]
        assert len(last) == 1
        ends.append(tuple(float(last[0].split(f'{at}="')[1].partition('"')[0]) for at in ("xMin", "xMax")))
        with pikepdf.open(BytesIO(one.data)) as pdf, pdf.open_metadata() as metadata:
            assert str(pdf.docinfo["/Subject"]) == metadata["dc:description"] == stamp
    # A left-hand page has its foot at the right, which ends there whatever the stamp; a right-hand one begins alike.
    edges = [end[len(blocks) > 1] for end in ends]
    assert max(edges) - min(edges) < 0.1


def test_a_stamp_without_a_hash_is_drawn_as_it_is(tmp_path: Path):
    for stamp in ("draft", "3", "1.a\u0301 (é)"):
        (tmp_path / "one.pdf").write_bytes(
            handout_bytes(replace(document(ONE_PAGE), stamp=stamp), BRAND, the_faces(), {}).data
        )
        assert stamp.replace("a\u0301", "á") in _said("pdftotext", tmp_path / "one.pdf", "-")


def test_what_is_packed_is_what_was_written(workbook, tmp_path: Path):
    file = tmp_path / "workbook.pdf"
    file.write_bytes(workbook.data)
    job = pikepdf.Job(["qpdf", "--check", str(file)])
    job.run()
    assert not job.has_warnings
    with pikepdf.open(file) as pdf:
        assert len(pdf.pages) == workbook.pages
        kinds = [one.get("/Type") for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        assert kinds.count(pikepdf.Name.ObjStm) == 1 + (len(pdf.objects) - len(kinds) - 1) // 200 > 1


def _said(program: str, *more: object) -> str:
    command = [require_tool(program), *map(str, more)]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
