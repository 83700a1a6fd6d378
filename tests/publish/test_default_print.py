"""The default course's printed handouts in every paper and size: accessible, secret-free, the same in two builds."""

from __future__ import annotations

import subprocess
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader

from coursegen.assets import example_course
from coursegen.model.printing import PageChoice, PaperName, Printing
from coursegen.publish.artefacts import made
from coursegen.publish.versions import Version
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import course_files
from support.tools import require_tool
from support.verapdf import verdict

pytestmark = pytest.mark.slow

VERSIONS = ("base", "clinic_desk", "live_chat")
PAPERS: tuple[PaperName, ...] = ("a4", "letter")
READ: tuple[str, ...] = ("large-print", "fillable")
ALL: tuple[str, ...] = ("large-print", "booklet", "2-up", "fillable")
HANDOUTS = ("guide", "workbook", "slides_handout")


def made_anew(
    team: str, paper: PaperName, handouts: tuple[str, ...] = ("workbook",), variants: tuple[str, ...] = ALL
) -> dict[str, bytes]:
    """The handouts of a version on a paper, with variants, by the names of their files."""
    printing = Printing(PageChoice(paper=paper), variants)
    workshop = Workshop(course_files(example_course()))
    done = made(workshop, Version(team), Wanted(handouts, printing=printing))
    return {artefact.path.rsplit("/", 1)[-1]: artefact.data for artefact in done.artefacts}


@cache
def files(team: str, paper: PaperName) -> dict[str, bytes]:
    return made_anew(team, paper, variants=ALL if team == "base" else READ)


@pytest.mark.parametrize("team", VERSIONS)
def test_every_variant_that_is_read_is_accessible(team, tmp_path):
    """What is not filled in is in test_every_print.py, but for one team."""
    variants = ("", ".large-print", ".fillable") if team == "live_chat" else (".fillable",)
    read = [files(team, paper)[f"workbook{variant}.pdf"] for paper in PAPERS for variant in variants]
    told = verdict("ua1", tmp_path, *read)
    assert [line.split()[0] for line in told] == ["PASS"] * len(read), told


def test_the_other_handouts_are_accessible_where_they_are_filled_in(tmp_path):
    """In large print they are in test_every_print.py."""
    pack = made_anew("base", "a4", HANDOUTS, ("fillable",))
    told = verdict("ua1", tmp_path, *(pack[name] for name in sorted(pack) if name.endswith(".fillable.pdf")))
    assert [line.split()[0] for line in told] == ["PASS"] * len(told), told
    assert len(told) >= 2


def test_two_builds_are_the_same():
    assert files("base", "a4") == made_anew("base", "a4")


@pytest.mark.parametrize("paper", PAPERS)
def test_nothing_is_cut_off_and_no_page_is_without_a_word(paper, tmp_path):
    """What stands on a page stays clear of its edges; a page without words is ruled, to turn a leaf."""
    for variant in ("", ".large-print", ".fillable"):
        path = tmp_path / f"{variant}.pdf"
        path.write_bytes(files("base", paper)[f"workbook{variant}.pdf"])
        told = subprocess.run(
            [require_tool("pdftotext"), "-bbox", path, "-"], capture_output=True, check=True, text=True
        ).stdout
        pages = told.split("<page ")[1:]
        assert pages
        for page in pages:
            wide, tall = (float(page.split(f'{side}="')[1].split('"')[0]) for side in ("width", "height"))
            edges = [
                tuple(float(word.split(f'{edge}="')[1].split('"')[0]) for edge in ("xMin", "yMin", "xMax", "yMax"))
                for word in page.split("<word ")[1:]
            ]
            assert edges
            for left, top, right, low in edges:
                assert left > 40, (variant, page[:200])
                assert right < wide - 40, (variant, page[:200])
                assert top > 20, (variant, page[:200])
                assert low < tall - 20, (variant, page[:200])


def test_a_booklet_is_of_whole_sheets():
    assert len(PdfReader(BytesIO(files("base", "a4")["workbook.booklet.pdf"])).pages) % 2 == 0
