"""Knows licences by their names and addresses, and tells their ids at SPDX."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coursegen.articles.rights_words import rights_words

_ADDRESS = re.compile(
    r"licen[sc]es/(?P<by>by(?:-nc)?(?:-nd|-sa)?)/(?P<version>\d\.\d)|publicdomain/(?P<zero>zero|mark)/", re.IGNORECASE
)
_SHORT = re.compile(r"\bCC[ -]?BY((?:[ -](?:NC|ND|SA))*)\b(?:\D{0,12}?(\d\.\d))?", re.IGNORECASE)
_VERSION = re.compile(r"\b([1-4]\.\d)\b")
_PUBLIC = "LicenseRef-public-domain"


def licence_of(said: str) -> str:
    """The SPDX id of a licence's address or name, or ``""``; a version nobody says is a LicenseRef."""
    known = rights_words()
    if found := _ADDRESS.search(said):
        if found["zero"]:
            return "CC0-1.0" if found["zero"].lower() == "zero" else _PUBLIC
        return f"CC-{found['by'].upper()}-{found['version']}"
    if named := next((name for name, pattern in known.named.items() if pattern.search(said)), ""):
        return named
    if re.search(r"\bCC[ -]?0\b", said, re.IGNORECASE):
        return "CC0-1.0"
    if found := _SHORT.search(said):
        elements = tuple(found[1].upper().replace(" ", "-").strip("-").split("-")) if found[1] else ()
        return _id((part for part in elements if part), found[2] or "")
    if re.search(r"creative[\s-]?commons", said, re.IGNORECASE):
        present = [name for name, pattern in known.elements.items() if pattern.search(said)]
        if "BY" in present:
            version = _VERSION.search(said)
            return _id((name for name in present if name != "BY"), version[1] if version else "")
        return ""
    return (
        _PUBLIC if known.kinds["licence"].search(said) and not re.search(r"etalab|dl-de|open gov", said, re.I) else ""
    )


def same_licence(one: str, other: str) -> bool:
    """Whether two ids are of one licence: one may leave out the version that the other has."""
    return one == other or (_bare(one) == _bare(other) and "LicenseRef-" in f"{one} {other}")


def _bare(licence: str) -> str:
    return re.sub(r"-\d\.\d$", "", licence.removeprefix("LicenseRef-"))


def _id(elements: Iterable[str], version: str) -> str:
    name = "-".join(("CC", "BY", *elements))
    return f"{name}-{version}" if version else f"LicenseRef-{name}"
