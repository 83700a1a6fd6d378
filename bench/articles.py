"""Measures how well an import reads labelled articles: their titles, authors, dates, rights, language and body.

``python -m bench.articles [FOLDER]`` prints a row for each article of a folder, ``tests/cases/articles`` where none is
named; ``-v`` prints what went wrong. A folder holds articles as somebody would add them, and beside them:

- ``expected.yaml``: for each file ``{title, authors, publisher, issued, licence, status, language}``, as the article's
  file in a course has them. A field that no row has is not judged; where others have it, a row without it says that the
  article has none (``licence: NOASSERTION``, ``status: unknown``).
- what belongs to the body, in one of three ways. In HTML an attribute ``data-is`` says what an element's words are
  (``prose``, ``title``, ``byline``, ``author``, ``rights``; else noise), the innermost one. In text the first letter of
  every line does (P, T, B, A, R, N). Or a file ``NAME.body.txt`` beside ``NAME`` holds the body. Labels are taken off
  before an article is read; a body that nobody labelled is not judged.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml
from lxml import html
from msgspec import Struct

from coursegen.articles.citation import Citation, citation_of
from coursegen.articles.findings import findings_in
from coursegen.articles.formats import Given, reading_of
from coursegen.articles.parts import PROSE, Part
from coursegen.articles.phrases import phrases
from coursegen.articles.reading import Reading
from coursegen.articles.sorting import parts_of
from coursegen.problems import Refused

CASES = Path(__file__).parent.parent / "tests" / "cases" / "articles"
_NONE: Mapping[str, Any] = {
    "title": "", "authors": [], "publisher": "", "issued": "", "licence": "NOASSERTION", "status": "unknown",
    "language": "",
}  # fmt: skip
"""The fields that are judged, and what each is where an article does not say it."""

_LETTERS = {"P": "prose", "T": "title", "B": "byline", "A": "author", "R": "rights", "N": "noise"}
_UNREAD = {"script", "style", "head", "svg", "option"}
_WORD = re.compile(r"\w+")
_LINES = re.compile(r"(?:[PTBARN](?: [^\n]*+)?\n|[^\S\n]*\n)*+(?:[PTBARN](?: [^\n]*+)?)?")
_BODY = ".body.txt"
_READ = frozenset({".html", ".htm", ".md", ".txt", ".docx", ".pdf", ".epub"})
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


def labelled_articles(folder: Path = CASES) -> Iterator[Labelled]:
    """Every article of a set, by name."""
    for path in sorted(folder.iterdir()):
        if path.name.endswith(_BODY) or path.suffix not in _READ:
            continue
        body = path.with_name(path.name + _BODY)
        if body.exists():
            yield Labelled(path.name, path.read_bytes(), _prose(body.read_text("utf-8")))
        elif path.suffix in (".html", ".htm") and b"data-is=" in path.read_bytes():
            yield _page(path)
        elif path.suffix in (".txt", ".md") and _LINES.fullmatch(path.read_text("utf-8")):
            yield _text(path)
        else:
            yield Labelled(path.name, path.read_bytes(), ())


def _prose(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((word, "prose") for word in _WORD.findall(text.casefold()))


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
    if not others:  # the body alone is labelled: all else that was kept is no part of it
        wrong = tuple(kept[at] for at in _unmet(there, kept))
    return Sorted(article.name, len(prose), len(prose) - len(lost), len(others), len(wrong), lost, wrong)


def _unmet(there: Sequence[str], kept: Sequence[str]) -> Iterator[int]:
    """The places of words that were kept and do not stand in the body."""
    met = [False] * len(kept)
    for match in SequenceMatcher(None, there, kept, autojunk=False).get_matching_blocks():
        met[match.b : match.b + match.size] = [True] * match.size
    return (place for place, found in enumerate(met) if not found)


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


def judged(
    name: str, citation: Citation, expected: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[str, object, object]]:
    """Each field of a citation that the set labels: its name, what is right, and what was read."""
    fields = {field for row in expected.values() for field in row} & set(_NONE)
    told = expected.get(name)
    for field in sorted(fields) if told is not None else ():
        right = told.get(field, _NONE[field])
        read = getattr(citation, field)
        yield field, str(right) if field != "authors" else list(right), list(read) if field == "authors" else read


def citation_read(reading: Reading, parts: Sequence[Part]) -> Citation:
    """What an import says of an article."""
    known = phrases(reading.said.language or "en")
    findings = findings_in([part.block.text for part in parts if part.what == PROSE], known)
    return citation_of(parts, reading.said, findings)


def main() -> None:
    """Print a row for each article, then how many of each field are right and all bodies together."""
    typed = [Path(word) for word in sys.argv[1:] if not word.startswith("-")]
    folder, told = typed[0] if typed else CASES, "-v" in sys.argv[1:]
    listed = folder / "expected.yaml"
    expected = yaml.safe_load(listed.read_text("utf-8")) if listed.exists() else {}
    rows, counts = [], Counter[tuple[str, bool]]()
    for article in labelled_articles(folder):
        try:
            reading, parts = imported(article)
        except Refused as refused:
            print(f"{article.name:28} refused: {refused.problems[0].message}")
            continue
        citation = citation_read(reading, parts)
        wrong = []
        for field, right, read in judged(article.name, citation, expected):
            counts[field, right == read] += 1
            wrong += [] if right == read else [f"    {field}: {read!r}, and not {right!r}"]
        if article.words:
            rows.append(sorted_words(article))
            _print(f"{article.name:28}", rows[-1])
        else:
            said = f"“{citation.title}” {', '.join(citation.authors)} {citation.issued} {citation.language}"
            print(f"{article.name:28} {said.strip()} {citation.licence} {citation.status}")
        if told:
            print(*wrong, sep="\n", end="\n" if wrong else "")
            if article.words and (rows[-1].lost or rows[-1].wrong):
                print("    lost:", " ".join(rows[-1].lost)[:400])
                print("    let through:", " ".join(rows[-1].wrong)[:400])
    for field in sorted({field for field, _ in counts}):
        right, every = counts[field, True], counts[field, True] + counts[field, False]
        print(f"{field:28} {right:5} of {every} right")
    if rows:
        _print(f"{len(rows)} bodies".ljust(28), together(rows))


def together(rows: Sequence[Sorted]) -> Sorted:
    """All articles as one."""
    sums = (sum(getattr(row, name) for row in rows) for name in ("prose", "kept", "others", "let_through"))
    return Sorted("all", *sums, lost=(), wrong=())


def _print(name: str, row: Sorted) -> None:
    told = f"{row.prose:5} words, {row.share_kept:7.2%} kept"
    precision = row.kept / (row.kept + row.let_through) if row.kept else 0.0
    f_score = 2 * precision * row.share_kept / (precision + row.share_kept) if row.kept else 0.0
    print(f"{name} {told}; {row.others:5} others, {row.share_let_through:6.2%} let through; F {f_score:.3f}")


if __name__ == "__main__":
    main()
