"""What LibreOffice makes of a deck: rendered once, whichever worker asks first, and kept for all of them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from coursegen.publish.kept_faces import faces
from coursegen.write.pdf.slides import slides_pdf
from coursegen.write.pptx import DeckFacts, deck_bytes
from support.looks import looks, scenes
from support.once import made_once, shared_folder
from support.tools import require_tool

_PATIENCE = 300.0  # seconds that a worker waits for another one's rendering


class Rendered:
    """A version's deck, LibreOffice's PDF of it, and ours painted from the scenes."""

    def __init__(self, folder: Path) -> None:
        self.deck, self.theirs, self.ours = folder / "deck.pptx", folder / "deck.pdf", folder / "ours.pdf"


def rendered(shared: Path, team: str, theme: str) -> Rendered:
    """The files of a version in a theme; made under a lock in a folder that all workers share."""
    office = require_tool("soffice")
    require_tool("pdftotext")
    folder = shared / f"{team or 'base'}-{theme}"
    made = Rendered(folder)

    def make() -> None:
        slides, look = scenes(team, theme), looks(team, theme).slides
        facts = DeckFacts(title="Deck", subject="", language="en", stamp="1", fingerprint="1")
        made.deck.write_bytes(deck_bytes(slides, look.data, facts, look.colours))
        made.ours.write_bytes(slides_pdf(slides, look.template.brand, faces()))
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        words = [str(office), "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(made.deck)]
        subprocess.run(words, check=True, capture_output=True, timeout=_PATIENCE)
        assert made.theirs.exists()

    made_once(folder, make, _PATIENCE)
    return made


Render = Callable[[str, str], Rendered]


@pytest.fixture(scope="session")
def render(tmp_path_factory: pytest.TempPathFactory) -> Render:
    """``render("clinic_desk", "dark")`` gives the files of a version in a theme."""
    shared = shared_folder(tmp_path_factory) / "rendered"
    shared.mkdir(exist_ok=True)
    return lambda team, theme: rendered(shared, team, theme)
