"""Makes the pictures of the guides again: ``python docs/img/make.py`` from the checkout, with coursegen installed.

They show the course in ``tests/cases/small_hotel``, which was started with ``coursegen new --blank``. LibreOffice
(``soffice``) draws a slide with its notes, as PowerPoint's notes page shows them; pypdfium2 draws the pages.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image
from pptx import Presentation
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).resolve().parent
COURSE = HERE.parent.parent / "tests" / "cases" / "small_hotel"
NOTES_SLIDE = "An upset guest wants to finish before you fix it."
WIDE = 900
"""Pixels across a picture."""

MOST = 120_000
"""Bytes that a picture may have."""

PAPER, INK, RED, GREEN = (0.97, 0.97, 0.95), (0.1, 0.12, 0.14), (0.65, 0.13, 0.1), (0.05, 0.42, 0.2)


def main() -> None:
    """Make all four pictures."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder)
        shutil.copytree(COURSE, desk / "small-hotel")
        told("preview", "small-hotel", "--sheet", desk=desk)
        kept("sheet.png", Image.open(desk / "output" / "base" / "preview" / "sheet.png"))
        told("build", "small-hotel", "--only", "deck", desk=desk)
        deck = desk / "output" / "base" / "deck.pptx"
        kept("notes.png", notes_page(deck, desk))
        reword(deck, desk / "edited.pptx")
        kept("pull.png", terminal(["pull", "edited.pptx", "--course", "small-hotel"], desk))
        shutil.copy(HERE / "people.csv", desk)
        told("kit", "small-hotel", "--session", "monday", "--participants", "people.csv", desk=desk)
        kept("kit.png", side_by_side(next(desk.glob("output/**/print-list.pdf")).parent))


def told(*words: str, desk: Path) -> str:
    """What a command says."""
    done = subprocess.run([sys.executable, "-m", "coursegen", *words], cwd=desk, check=True, capture_output=True)
    return done.stdout.decode()


def kept(name: str, picture: Image.Image) -> None:
    """Save a picture as small as it can be."""
    small = picture.convert("RGB")
    small = small.resize((WIDE, round(small.height * WIDE / small.width)), Image.Resampling.LANCZOS)
    held = io.BytesIO()
    small.quantize(128, dither=Image.Dither.NONE).save(held, "PNG", optimize=True)
    if len(held.getvalue()) > MOST:
        raise SystemExit(f"{name} has {len(held.getvalue())} bytes; make it narrower")
    (HERE / name).write_bytes(held.getvalue())


def page(pdf: Path, number: int, scale: float = 1.5) -> Image.Image:
    """A page of a PDF, from 0."""
    return pypdfium2.PdfDocument(pdf)[number].render(scale=scale).to_pil()


def notes_page(deck: Path, desk: Path) -> Image.Image:
    """The upper part of a slide's notes page."""
    slides = list(Presentation(str(deck)).slides)
    number = next(at for at, one in enumerate(slides) if one.shapes.title.text == NOTES_SLIDE)
    kind = 'pdf:impress_pdf_Export:{"ExportNotesPages":{"type":"boolean","value":"true"},' \
        '"ExportOnlyNotesPages":{"type":"boolean","value":"true"}}'  # fmt: skip
    profile = f"-env:UserInstallation={(desk / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", str(desk / "notes"), str(deck)],
        check=True, capture_output=True,
    )  # fmt: skip
    whole = page(desk / "notes" / "deck.pdf", number)
    return whole.crop((0, 0, whole.width, whole.height * 3 // 5))


def reword(deck: Path, edited: Path) -> None:
    """Change a headline and a line of the notes, as a colleague would in PowerPoint."""
    presentation = Presentation(str(deck))
    for slide in presentation.slides:
        if slide.shapes.title.text == NOTES_SLIDE:
            slide.shapes.title.text = "An upset guest wants to finish before anybody fixes it."
    presentation.save(str(edited))


def terminal(words: list[str], desk: Path) -> Image.Image:
    """A command and what it says, as a terminal shows it."""
    lines = [f"$ coursegen {' '.join(words)}", *told(*words, desk=desk).rstrip().splitlines()]
    held, size, leading = io.BytesIO(), 11, 15
    wide, tall = 760, leading * len(lines) + 30
    canvas = Canvas(held, (wide, tall))
    canvas.setFillColorRGB(*PAPER)
    canvas.rect(0, 0, wide, tall, stroke=0, fill=1)
    canvas.setFont("Courier", size)
    for number, line in enumerate(lines, 1):
        added, removed = line.startswith("+") and line[:3] != "+++", line.startswith("-") and line[:3] != "---"
        canvas.setFillColorRGB(*(GREEN if added else RED if removed else INK))
        canvas.drawString(15, tall - 10 - number * leading, line)
    canvas.save()
    return pypdfium2.PdfDocument(held.getvalue())[0].render(scale=2).to_pil()


def side_by_side(kit: Path) -> Image.Image:
    """The first pages of four files of a kit."""
    shown = [page(kit / f"{name}.pdf", 0, 0.9) for name in ("print-list", "sign_in", "name_tents", "certificate")]
    tall, gap = max(one.height for one in shown), 12
    whole = Image.new("RGB", (sum(one.width + gap for one in shown) + gap, tall + 2 * gap), (214, 218, 222))
    x = gap
    for one in shown:
        whole.paste(one, (x, gap))
        x += one.width + gap
    return whole


if __name__ == "__main__":
    main()
