"""A number of sections, a page each, to the same text for three typesetters: blocks, HTML and Typst."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from bench.synthetic import WORDS

STYLE = (
    "@page{size:A4;margin:25mm 20mm 22mm 25mm}body{font:12pt/16pt Arimo,Arial,sans-serif}section{break-before:page}"
    "table{width:100%;border-collapse:collapse}td,th{border-bottom:.5pt solid #888;text-align:left;padding:6pt}"
    ".line{height:24pt;border-bottom:.5pt solid #888}"
)
LINES = 6


@dataclass(frozen=True)
class Section:
    """What stands on one page: a heading, paragraphs, a list, a table of two columns, and lines to write on."""

    title: str
    paragraphs: tuple[str, ...]
    items: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    prompt: str


def sections(count: int) -> Iterator[Section]:
    """So many sections, the same ones on any day."""
    random = Random(count)

    def sentence(words: int) -> str:
        return " ".join(random.choices(WORDS, k=words)).capitalize() + "."

    for number in range(1, count + 1):
        yield Section(
            f"Section {number}",
            tuple(" ".join(sentence(12) for _ in range(4)) for _ in range(3)),
            tuple(sentence(10) for _ in range(4)),
            tuple((sentence(6), sentence(9)) for _ in range(3)),
            sentence(8),
        )


def as_html(count: int) -> str:
    """The sections as a page for WeasyPrint."""
    parts = [f"<!doctype html><html lang=en><title>Sections</title><style>{STYLE}</style>"]
    for one in sections(count):
        rows = "".join(f"<tr><td>{left}</td><td>{right}</td></tr>" for left, right in one.rows)
        parts += [
            f"<section><h1>{one.title}</h1>",
            *(f"<p>{text}</p>" for text in one.paragraphs),
            f"<ul>{''.join(f'<li>{item}</li>' for item in one.items)}</ul>",
            f"<table><thead><tr><th>Step</th><th>Why</th></tr></thead><tbody>{rows}</tbody></table>",
            f"<p>{one.prompt}</p>{'<div class=line></div>' * LINES}</section>",
        ]
    return "\n".join(parts)


def as_typst(count: int) -> str:
    """The sections for Typst."""
    parts = [
        '#set document(title: "Sections")\n#set text(lang: "en", size: 12pt, font: ("Arimo", "Liberation Sans"))\n'
        '#set page("a4", margin: (left: 25mm, right: 20mm, top: 25mm, bottom: 22mm))'
    ]
    for one in sections(count):
        cells = ", ".join(f"[{cell}]" for row in one.rows for cell in row)
        parts += [
            "#pagebreak(weak: true)",
            f"= {one.title}",
            "\n\n".join(one.paragraphs),
            "\n".join(f"- {item}" for item in one.items),
            f"#table(columns: (1fr, 1fr), table.header([Step], [Why]), {cells})",
            one.prompt,
            "#v(24pt) #line(length: 100%, stroke: 0.5pt + gray)\n" * LINES,
        ]
    return "\n\n".join(parts)
