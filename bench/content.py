"""A deck that coursegen made to the same content for other tools: JSON for python-pptx, Markdown for pandoc."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.timing import CHECKOUT

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$^@\"'-])")


@dataclass(frozen=True)
class Content:
    """Where the same content lies for the other tools, on how many slides, with how many words of notes on each."""

    json: Path
    markdown: Path
    slides: int
    words_of_notes: float


def content_of(deck: Path, folder: Path) -> Content:
    """Write the titles, texts and notes of a deck for the other tools into a folder.

    Another process does it: what a process has used counts as used by those that it starts.
    """
    subprocess.run([sys.executable, "-m", "bench.content", str(deck), str(folder)], cwd=CHECKOUT, check=True)
    as_json = folder / "content.json"
    slides = json.loads(as_json.read_text(encoding="utf-8"))
    words = sum(len(" ".join(slide["notes"]).split()) for slide in slides)
    return Content(as_json, folder / "content.md", len(slides), words / len(slides))


def _write(deck: Path, folder: Path) -> None:
    from pptx import Presentation  # imported here, so that the process which measures stays small

    slides = []
    for slide in Presentation(str(deck)).slides:
        body = []
        for shape in slide.shapes:
            if shape.has_text_frame and shape.shape_id != slide.shapes.title.shape_id:
                body += [paragraph.text for paragraph in shape.text_frame.paragraphs if paragraph.text]
            elif shape.has_table:
                body += [" | ".join(cell.text for cell in row.cells) for row in shape.table.rows]
        notes = slide.notes_slide.notes_text_frame.text.split("\n")
        slides.append({"title": slide.shapes.title.text, "body": body, "notes": notes})
    (folder / "content.json").write_text(json.dumps(slides), encoding="utf-8")
    (folder / "content.md").write_text("\n".join(map(_markdown, slides)), encoding="utf-8")


def _markdown(slide: dict[str, Any]) -> str:
    body = "\n".join(f"- {_plain(line)}" for line in slide["body"])
    notes = "\n\n".join(map(_plain, slide["notes"]))
    return f"## {_plain(slide['title'])}\n\n{body}\n\n::: notes\n\n{notes}\n\n:::\n"


def _plain(text: str) -> str:
    """Text that pandoc does not take for markup."""
    return _MARKUP.sub(r"\\\1", text)


if __name__ == "__main__":
    _write(Path(sys.argv[1]), Path(sys.argv[2]))
