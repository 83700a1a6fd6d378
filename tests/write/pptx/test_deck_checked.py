"""A deck as programs of others judge it: a schema validator, a layout engine and LibreOffice."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import rpptx
from pypdf import PdfReader

from support.tools import require_tool
from support.validated import schema_errors


def test_the_validator_finds_no_error(made, tmp_path: Path):
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(made.data)
    assert schema_errors(deck) == []


def test_rpptx_opens_it_and_measures_every_frame(made, tmp_path: Path):
    path = tmp_path / "deck.pptx"
    path.write_bytes(made.data)
    deck = rpptx.Presentation(str(path))
    assert len(deck.slides) == len(made.scenes)
    frames = [frame for frame in deck.fit_report().frames if "/slides/" in str(frame.context)]
    assert len(frames) >= len(made.scenes)
    hostile = "/ppt/slides/slide6.xml"  # words that nobody laid out, in a frame that was made for others
    assert [str(frame.context) for frame in frames if frame.overflow and str(frame.context) != hostile] == []
    assert [section.name for section in deck.sections] == ["Opening", "Module 1 & more", "Opening", "No notes here"]


@pytest.mark.slow
def test_libreoffice_shows_as_many_pages(made, tmp_path: Path):
    office = require_tool("soffice")
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(made.data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    arguments = [str(office), "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), str(deck)]
    subprocess.run(arguments, check=True, capture_output=True, timeout=180)
    pages = PdfReader(tmp_path / "deck.pdf").pages
    assert len(pages) == len(made.scenes)
    assert "What to say first" in pages[1].extract_text()
