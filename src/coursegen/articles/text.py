"""Writes and reads the text that is kept of an article in ``articles/ID.txt``.

The file is UTF-8 in NFC, a paragraph a line, a blank line between two; numbers stand in no file, a paragraph's is its
place in the order, from 1. A paragraph is a non-empty block of lines: a file whose lines were broken by an editor
still has the same paragraphs.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from coursegen.problems import Refused
from coursegen.source.folder import ARTICLES, unsafe
from coursegen.source.text import read_text

SUFFIX = ".txt"
"""What the file of an article's text ends in, beside the ``.yaml`` of its citation."""

_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


def text_file(article: str) -> str:
    """The file of an article's text, relative to the course folder: ``articles/article_004.txt``."""
    return f"{ARTICLES}/{article}{SUFFIX}"


def article_text(root: Path, article: str) -> tuple[str, ...] | None:
    """The paragraphs of an article of the course in that folder, or ``None`` where its text is not here.

    Errors: ``Refused`` where the file is there and can't be read as text, or is a link out of the course folder.
    """
    file = text_file(article)
    if not os.path.lexists(root / file):
        return None
    if (wrong := unsafe(root, file)) is not None:
        raise Refused([wrong])
    return paragraphs_of(root / file, file)


def paragraphs_of(path: Path, file: str) -> tuple[str, ...]:
    """The paragraphs of a kept text; ``file`` is the path to show. Errors: those of ``source.text.read_text``."""
    return paragraphs_in(read_text(path, file).text)


def paragraphs_in(text: str) -> tuple[str, ...]:
    """The non-empty blocks of a text, each normalised, in order; line ends are ``\\n``."""
    return tuple(words for block in _BLANK_LINES.split(text) if (words := normalised(block)))


def normalised(words: str) -> str:
    """Words in NFC, with one space wherever there was white space, and none at either end."""
    return " ".join(unicodedata.normalize("NFC", words).split())


def text_of(paragraphs: Iterable[str]) -> str:
    """What is kept of those paragraphs: each normalised on a line of its own, a blank line between, a line end last."""
    return "\n\n".join(words for paragraph in paragraphs if (words := normalised(paragraph))) + "\n"


def fingerprint_of(paragraphs: Iterable[str]) -> str:
    """The sha256 of the kept text, 64 hex digits: what ``sha256sum articles/ID.txt`` says of a file left as it was."""
    return sha256(text_of(paragraphs).encode()).hexdigest()
