"""Finds what a participant's finished file, of whatever format, tells that is not for participants."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from coursegen.compose.secrets import blank_pieces, pieces, texts_by_secrecy
from coursegen.model.blocks import Table
from coursegen.model.course import Course
from coursegen.model.document import Document
from coursegen.model.document_tree import Blocks, cards, texts, walk
from coursegen.model.scene import Scenes
from coursegen.model.text import Text
from coursegen.problems import Problem

_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 5  # of a sentence that is searched for: shorter ones are said by chance


class Secrets(Struct, frozen=True):
    """What is secret in one version: texts by address, and sentences of five words or more without their spaces.

    ``told`` maps a sentence to its text's address; ``blanks`` does so for those that readers fill in.
    ``repeated`` says that a text which is for participants says one of ``told``.
    """

    texts: Mapping[str, Text]
    told: Mapping[str, str]
    blanks: Mapping[str, str]
    repeated: bool


def secrets_of(course: Course) -> Secrets:
    """What a version's participants are not to read.

    A sentence that participants read anyway is no secret where notes repeat it, to say it aloud, and none to fill
    in; feedback and expected answers are secret wherever they stand.
    """
    known = list(texts_by_secrecy(course))
    texts = {text.address: text for text, secret in known if secret and text.address}
    public = "\n".join(_squeezed_once(text.plain) for text, secret in known if not secret and not _has_blanks(text))
    told = {
        short: text.address
        for text in texts.values()
        for one in pieces(text)
        if _long(one)
        for short in (_squeezed_once(one),)
        if ".notes." not in text.address or short not in public
    }
    gaps = {squeezed(one): text.address for one, text in blank_pieces(course) if _long(one)}
    blanks = {short: address for short, address in gaps.items() if short not in public}
    gapped = "\n".join(squeezed(_without_blanks(text)) for text, secret in known if not secret and _has_blanks(text))
    return Secrets(texts, told, blanks, any(short in public or short in gapped for short in told))


def leaks(document: Document | Scenes, printed: str, secrets: Secrets) -> list[Problem]:
    """A problem for each secret that a participant's handout tells: in its tree, or in the text of the finished file.

    ``printed`` is all that was drawn and described. None for a handout of another audience.
    """
    if document.audience != "participant":
        return []
    own = _on_their_cards(document)
    found = dict(_in_the_tree(document, secrets, own))
    page = squeezed(printed)
    wanted = dict(secrets.told) if document.reveal else {**secrets.blanks, **secrets.told}
    for sentence, address in wanted.items():
        if sentence in page and address not in found and address not in own:
            found[address] = _said_by(document, sentence)
    return [
        _problem(document, address, written, _quoted(secrets.texts.get(address), page))
        for address, written in found.items()
    ]


def _quoted(secret: Text | None, page: str) -> str:
    """The first sentence of a secret text that a page says, as its author wrote it; ``""`` where it says none whole."""
    return next((one for one in pieces(secret) if _long(one) and squeezed(one) in page), "") if secret else ""


def squeezed(text: str) -> str:
    """A text's letters and figures alone, so that line ends, hyphens and marks don't hide it."""
    return "".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


@lru_cache(20_000)  # the versions of a course share most of their texts
def _squeezed_once(text: str) -> str:
    return squeezed(text)


def _has_blanks(text: Text) -> bool:
    return any(run.blank for run in text.runs)


def _without_blanks(text: Text) -> str:
    return "".join(run.text for run in text.runs if not run.blank)


def printed_words(document: Document) -> str:
    """The words of a handout as they are printed, its blanks left out unless it reveals them."""
    said = texts(_blocks(document))
    return "\n".join(text.plain if document.reveal else _without_blanks(text) for text in said)


def _long(sentence: str) -> bool:
    return len(_WORD.findall(sentence)) >= _FEWEST_WORDS


def _on_their_cards(document: Document | Scenes) -> Mapping[str, int]:
    """How often each brief is on the card of the player who may read it, by the brief's address."""
    own = (card for card in cards(_blocks(document)) if card.reader)
    return Counter(
        text.address for card in own for text in texts(card.blocks) if text.address == f"{card.reader}.brief"
    )


def _in_the_tree(document: Document | Scenes, secrets: Secrets, own: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """The addresses of secret texts and marked answers in a document, each with where it is written.

    What is written as often as its own card says it is no secret there.
    """
    said = Counter(text.address for text in texts(_blocks(document)) if text.address in secrets.texts)
    yield from ((address, "") for address, times in said.items() if times > own.get(address, 0))
    for block in walk(_blocks(document)):
        if isinstance(block, Table) and block.marked:
            yield block.address, ""


def _said_by(document: Document | Scenes, sentence: str) -> str:
    """The address of the text of a document that says a sentence; ``""`` where a picture or several texts do."""
    return next((text.address for text in texts(_blocks(document)) if sentence in squeezed(text.plain)), "")


def _blocks(document: Document | Scenes) -> Blocks:
    """A handout's blocks; a deck has none, and its words are searched alone."""
    return document.blocks if isinstance(document, Document) else ()


def _problem(document: Document | Scenes, address: str, written: str, quoted: str) -> Problem:
    keeps = "says to one player alone" if ".roles." in address else "keeps for the facilitator"
    message = f"the {document.id.replace('_', ' ')} would tell its readers what {address} {keeps}"
    message += f": “{quoted}”" if quoted else ""
    if written and written != address:
        return Problem("leak", message, hint="say it in other words here, or there", address=written)
    hint = f"take the block that shows it out of recipes/{document.id}.yaml, or say it in other words"
    return Problem("leak", message, hint=hint, address=address)
