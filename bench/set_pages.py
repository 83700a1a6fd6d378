"""Sections to a tagged PDF, by one of three typesetters: ``set_pages.py coursegen|weasyprint|typst IN OUT``.

``IN`` is a number of sections for coursegen, and a file with the same text for the others.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path


def main() -> None:
    """Read what is asked for, and write the file."""
    tool, given, out = sys.argv[1:]
    TOOLS[tool](given, out)


def _coursegen(given: str, out: str) -> None:
    gc.set_threshold(100_000, 50, 50)  # as the command line does
    from coursegen.assets import asset
    from coursegen.layout.layout_map import read_map
    from coursegen.layout.template import read_template
    from coursegen.model.blocks import ItemList, Paragraph, Table
    from coursegen.model.document import Document, DocumentBlock, Heading, PageBreak, PageOptions, WriteOn
    from coursegen.model.text import words
    from coursegen.publish.kept_faces import faces
    from coursegen.write.pdf import handout_bytes

    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from bench.sections import LINES, sections

    blocks: list[DocumentBlock] = []
    for number, one in enumerate(sections(int(given))):
        blocks += [
            PageBreak(),
            Heading(1, words(one.title), f"section_{number}"),
            *(Paragraph(words(text)) for text in one.paragraphs),
            ItemList(tuple(words(item) for item in one.items)),
            Table(
                (words("Step"), words("Why")),
                tuple((words(left), words(right)) for left, right in one.rows),
                (1.0, 1.0),
                "Steps",
            ),
            WriteOn(words(one.prompt), LINES),
        ]
    template = read_template(asset("template/coursegen.pptx").read_bytes(), read_map(asset("template/coursegen.yaml")))
    page = PageOptions("a4", duplex=False)
    document = Document("bench", "Sections", "", "en", "participant", "1", page, tuple(blocks))
    made = handout_bytes(document, template.brand, faces(template.brand.body_font, lambda *_: None), {})
    Path(out).write_bytes(made.data)


def _weasyprint(given: str, out: str) -> None:
    import weasyprint  # type: ignore[import-untyped]

    weasyprint.HTML(filename=given).write_pdf(out, pdf_variant="pdf/ua-1")


def _typst(given: str, out: str) -> None:
    import typst

    typst.compile(given, output=out, pdf_standards="ua-1")


TOOLS = {"coursegen": _coursegen, "weasyprint": _weasyprint, "typst": _typst}

if __name__ == "__main__":
    main()
