"""Writes a citation as the file that keeps it, ``articles/ID.yaml``, as an author would."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator

from coursegen.articles.citation import Citation
from coursegen.articles.findings import Findings
from coursegen.model.author import names_an_organisation

_PLAIN = re.compile(r"[A-Za-z“‘À-ÿ](?:[\w ,;'’“”‘.()&/!?…–—-]|:(?! |$))*")
_MEANT = re.compile(r"(?i:yes|no|true|false|null|on|off|y|n|~)")
_WIDTH = 116
_FINGERPRINT = re.compile(r"^fingerprint:.*$", re.MULTILINE)


def citation_text(
    article: str, citation: Citation, findings: Findings, fingerprint: str, accessed: str, schema: str
) -> str:
    """The file as text: a line for editors where ``schema`` leads to one, comments with what was found, the fields."""
    lines = [f"# yaml-language-server: $schema={schema}"] if schema else []
    lines += [
        "# Read by `coursegen article add`: look through it, above all at the rights. Paragraphs are those of the .txt",
        "# beside this file, counted from 1.",
    ]
    for told in found_lines(findings):
        lines += textwrap.wrap(told, _WIDTH, initial_indent="# ", subsequent_indent="#   ", break_long_words=False)
    return "\n".join((*lines, *_fields(article, citation, fingerprint, accessed))) + "\n"


def found_lines(findings: Findings) -> Iterator[str]:
    """What an article says of itself, a line each: where its key point stands, what it asks, whom it quotes."""
    for section in findings.sections:
        yield f"It names its own {section.what}: “{section.heading}”, {_span(section.first, section.last)}."
    for one in findings.lists:
        kind = "numbered list" if one.numbered else "list"
        yield f"It has a {kind} of {one.last - one.first + 1}: {_span(one.first, one.last)}."
    if findings.questions:
        places = ", ".join(str(number) for number in dict.fromkeys(one.paragraph for one in findings.questions))
        number = len(findings.questions)
        yield f"It asks {number} question{'s' * (number > 1)}: paragraph{'s' * (',' in places)} {places}."
    if nobody := [str(one.paragraph) for one in findings.quotations if not one.credited]:
        places = f"paragraph{'s' * (len(nobody) > 1)} {', '.join(nobody)}"
        yield f"It quotes words and credits nobody: {places}. Whose are they?"
    for quotation in findings.quotations:
        if not quotation.credited:
            continue
        if quotation.question:
            yield f"It credits “{quotation.credited}” in paragraph {quotation.paragraph}; {quotation.question}"
        else:
            yield f"It credits “{quotation.credited}” in paragraph {quotation.paragraph}."


def with_fingerprint(text: str, fingerprint: str) -> str:
    """A citation's file as its author left it, with another fingerprint and nothing else changed."""
    line = f"fingerprint: {fingerprint}"
    if _FINGERPRINT.search(text):
        return _FINGERPRINT.sub(line, text, count=1)
    return f"{text.rstrip()}\n{line}\n"


def _span(first: int, last: int) -> str:
    return f"paragraph {first}" if first == last else f"paragraphs {first} to {last}"


def _fields(article: str, citation: Citation, fingerprint: str, accessed: str) -> Iterator[str]:
    yield "format: 1"
    yield f"id: {article}"
    if citation.title:
        yield from _field("title", citation.title)
    else:
        yield from _field("opening", citation.opening)
    if citation.authors:
        yield f"authors: [{', '.join(_author(author, citation) for author in citation.authors)}]"
    for name in ("publisher", "url", "issued"):
        yield from _field(name, getattr(citation, name))
    yield from _field("accessed", accessed)
    if citation.language:
        yield from _field("language", citation.language)
    else:
        yield "# language: en    # it states none: write it in, since words are looked for in that language"
    yield from _field("licence", citation.licence)
    yield from _field("status", citation.status)
    yield from _folded("rights", citation.rights)
    yield from _folded("statement", citation.statement)
    if citation.paid is not None:
        yield f"allow: {{paid: {'true' if citation.paid else 'false'}}}"
    yield f"fingerprint: {fingerprint}"


def _author(name: str, citation: Citation) -> str:
    said = _scalar(name, inside=True)
    whole = name in citation.organisations and not names_an_organisation(name)
    return f"{{name: {said}, organisation: true}}" if whole else said


def _field(name: str, value: str) -> Iterator[str]:
    if value:
        yield f"{name}: {_scalar(value)}"


def _scalar(text: str, *, inside: bool = False) -> str:
    """A text as YAML has it on one line: plain where that is safe, else in double quotes."""
    plain = _PLAIN.fullmatch(text) and not _MEANT.fullmatch(text) and not (inside and "," in text)
    return text if plain else json.dumps(text, ensure_ascii=False)


def _folded(name: str, text: str) -> Iterator[str]:
    """A longer text, folded: its lines are put together again with one space."""
    if text:
        yield f"{name}: >-"
        yield from textwrap.wrap(
            text, _WIDTH, initial_indent="  ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
        )
