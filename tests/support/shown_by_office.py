"""Has LibreOffice make PDFs of decks; it starts once for all of them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from support.tools import require_tool


def pdfs_of(
    decks: Sequence[Path], folder: Path, patience: float = 300.0, instead: Mapping[str, str] | None = None
) -> None:
    """The PDFs of decks in a folder, under the decks' names.

    ``patience`` is in seconds; ``instead`` names the family that is shown for one that is not installed here.
    """
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = ["--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), *map(str, decks)]
    fonts = folder / "fonts.conf"
    fonts.write_text(_fonts(instead or {}), encoding="utf-8")
    around = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    office = str(require_tool("soffice"))
    subprocess.run([office, *words], check=True, capture_output=True, timeout=patience, env=around)


def _fonts(instead: Mapping[str, str]) -> str:
    aliases = "".join(
        f'<alias binding="same"><family>{escape(family)}</family><prefer><family>{other}</family></prefer></alias>'
        for family, other in sorted(instead.items())
    )
    return f'<?xml version="1.0"?><fontconfig><include>/etc/fonts/fonts.conf</include>{aliases}</fontconfig>'
