"""Finds the slides and pages of a version by the addresses of what is on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from coursegen.publish.artefacts import made
from coursegen.publish.versions import Version
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Workshop

_CITED = "workbook"
_SHOWN_IN = ("deck", _CITED)


class SlideAt(Struct, frozen=True):
    """A slide of the deck: its number, its id, its title, and the address of what it shows."""

    number: int
    id: str
    title: str
    address: str


class Whereabouts(Struct, frozen=True):
    """The deck's slides in order, and the page of the workbook on which each address has its heading."""

    slides: tuple[SlideAt, ...]
    pages: Mapping[str, int]

    def slides_of(self, address: str) -> Iterator[SlideAt]:
        """The slides that show what stands at an address, or inside it."""
        return (one for one in self.slides if one.address == address or one.address.startswith(f"{address}."))

    def page_of(self, address: str) -> int:
        """The workbook's page with that heading, 0 where there is none."""
        return self.pages.get(address, 0)


def whereabouts(workshop: Workshop, version: Version) -> Whereabouts:
    """Where the deck and the workbook of a version show things; both are made in memory for that, and forgotten.

    Errors: ``Refused``, as a build.
    """
    finished = made(workshop, version, Wanted(_SHOWN_IN))
    told = [(artefact.kind, artefact.told) for artefact in finished.artefacts]
    rows = next(rows["slides"] for _, rows in told if "slides" in rows)
    slides = (SlideAt(row["number"], row["id"], row["title"], row["address"]) for row in rows)
    headings = [row for kind, rows in told if kind == _CITED for row in rows["headings"]]
    return Whereabouts(
        tuple(slides), {row["anchor"]: row["page"] for row in headings if row["anchor"] and "page" in row}
    )
