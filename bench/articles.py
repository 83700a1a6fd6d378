"""The labelled articles of ``tests/cases/articles`` to how well an import sorts them: words kept and words let through.

``python -m bench.articles`` prints a row for each. In HTML an attribute ``data-is`` says what an element's words are
(``prose``, ``title``, ``byline``, ``author``, ``rights``; else noise), the innermost one; in text the first letter of
a line does (P, T, B, A, R, N). Labels are taken off before an article is read.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from lxml import html
from msgspec import Struct

from coursegen.articles.formats import Given, reading_of
from coursegen.articles.parts import PROSE, Part
from coursegen.articles.phrases import phrases
from coursegen.articles.reading import Reading
from coursegen.articles.sorting import parts_of

CASES = Path(__file__).parent.parent / "tests" / "cases" / "articles"
_LETTERS = {"P": "prose", "T": "title", "B": "byline", "A": "author", "R": "rights", "N": "noise"}
_UNREAD = {"script", "style", "head", "svg", "option"}
_WORD = re.compile(r"\w+")
_TARGET = re.compile(r"\]\([^)]*\)")


class Labelled(Struct, frozen=True):
    """An article of the set: its file as somebody would add it, and each word of it with what it is."""

    name: str
    data: bytes
    words: tuple[tuple[str, str], ...]


class Sorted(Struct, frozen=True):
    """How an article was sorted: how many words of prose it has and how many were kept, and the same of all others."""

    name: str
    prose: int
    kept: int
    others: int
    let_through: int
    lost: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def share_kept(self) -> float:
        """The share of the words that belong and were kept."""
        return self.kept / self.prose

    @property
    def share_let_through(self) -> float:
        """The share of the words that do not belong and were kept."""
        return self.let_through / self.others if self.others else 0.0


def labelled_articles() -> Iterator[Labelled]:
    """Every article of the set, by name."""
    for path in sorted(CASES.iterdir()):
        if path.suffix == ".html":
            yield _page(path)
        elif path.suffix in (".txt", ".md"):
            yield _text(path)


def imported(article: Labelled) -> tuple[Reading, tuple[Part, ...]]:
    """What the import reads of an article, and how it sorts that."""
    reading = reading_of(Given(article.data, article.name))
    return reading, parts_of(reading, phrases(reading.said.language or "en"))


def sorted_words(article: Labelled) -> Sorted:
    """How the words of an article were sorted; those kept are met with those of the page in order."""
    _, parts = imported(article)
    kept = [word for part in parts if part.what == PROSE for word in _WORD.findall(part.block.text.casefold())]
    there = [word for word, _ in article.words]
    taken = [False] * len(there)
    for match in SequenceMatcher(None, there, kept, autojunk=False).get_matching_blocks():
        taken[match.a : match.a + match.size] = [True] * match.size
    prose = [place for place, (_, label) in enumerate(article.words) if label == "prose"]
    others = [place for place, (_, label) in enumerate(article.words) if label != "prose"]
    lost = tuple(there[place] for place in prose if not taken[place])
    wrong = tuple(there[place] for place in others if taken[place])
    return Sorted(article.name, len(prose), len(prose) - len(lost), len(others), len(wrong), lost, wrong)


def _page(path: Path) -> Labelled:
    tree = html.document_fromstring(path.read_text("utf-8"))
    words = tuple(
        (word, label)
        for text, label in _labelled_texts(tree.find("body"), "noise")
        for word in _WORD.findall(text.casefold())
    )
    for element in tree.iter():
        element.attrib.pop("data-is", None)
    return Labelled(path.name, html.tostring(tree, encoding="utf-8", doctype="<!DOCTYPE html>"), words)


def _labelled_texts(element: html.HtmlElement, around: str) -> Iterator[tuple[str, str]]:
    label = element.get("data-is") or around
    if isinstance(element.tag, str) and element.tag not in _UNREAD:
        yield element.text or "", label
        for child in element:
            yield from _labelled_texts(child, label)
            yield child.tail or "", label


def _text(path: Path) -> Labelled:
    lines = [
        (line[2:], _LETTERS[line[0]]) if line.strip() else ("", "noise") for line in path.read_text("utf-8").split("\n")
    ]
    words = tuple((word, label) for line, label in lines for word in _WORD.findall(_TARGET.sub("]", line).casefold()))
    return Labelled(path.name, "\n".join(line for line, _ in lines).encode(), words)


def main() -> None:
    """Print a row for each article, then all of them together; ``-v`` prints the words that went wrong."""
    rows = [sorted_words(article) for article in labelled_articles()]
    for row in rows:
        _print(f"{row.name:28}", row)
        if "-v" in sys.argv[1:] and (row.lost or row.wrong):
            print("    lost:", " ".join(row.lost)[:400])
            print("    let through:", " ".join(row.wrong)[:400])
    _print(f"{len(rows)} articles".ljust(28), together(rows))


def together(rows: Sequence[Sorted]) -> Sorted:
    """All articles as one."""
    sums = (sum(getattr(row, name) for row in rows) for name in ("prose", "kept", "others", "let_through"))
    return Sorted("all", *sums, lost=(), wrong=())


def _print(name: str, row: Sorted) -> None:
    told = f"{row.prose:5} words, {row.share_kept:7.2%} kept"
    print(f"{name} {told}; {row.others:5} others, {row.share_let_through:6.2%} let through")


if __name__ == "__main__":
    main()
