"""Makes the rows of ``provenance.json``: what slides and pages rest on, and the layers that changed it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from coursegen.compose.changed_by import addresses_of
from coursegen.course.loaded.loaded_course import WHOLE, LoadedCourse
from coursegen.model.layers import Change
from coursegen.model.scene import Scene
from coursegen.model.slide import Slide
from coursegen.publish.provenance_file import Row

if TYPE_CHECKING:
    from coursegen.model.document import DocumentBlock


class Provenance:
    """What the layers of one version did, looked up by the addresses that something shows."""

    def __init__(self, loaded: LoadedCourse) -> None:
        self._loaded = loaded
        self._order = {layer.name: number for number, layer in enumerate(loaded.layers)}
        self._inside: dict[str, dict[tuple[Any, ...], Row]] = {}
        by_term: dict[str, list[tuple[str, Change]]] = {}
        for address, stack in loaded.stacks.items():
            for change in stack:
                self._note(address, address, change)
                if address.startswith("course.terms."):
                    by_term.setdefault(address.split(".")[2], []).append((address, change))
        for address, terms in loaded.terms_used.items() if by_term else ():
            for term in terms:
                for at, change in by_term.get(term, ()):
                    self._note(address, at, change)

    def slides(self, composed: Iterable[Slide], scenes: Iterable[Scene]) -> list[Row]:
        """A row for each slide of the deck, in its order."""
        known = {slide.id: self._told(slide.address, addresses_of(slide)) for slide in composed}
        return [
            {
                "id": scene.id,
                "number": scene.number,
                "title": scene.title.plain,
                "address": scene.address,
                **known[scene.slide],
            }
            for scene in scenes
        ]

    def headings(self, blocks: Sequence[DocumentBlock], index: Mapping[str, int], unit: str) -> list[Row]:
        """A row for each heading of a document with what is under it, and for its cover, without an anchor.

        ``index`` has the number of the ``unit`` (page, section) on which each anchor is.
        """
        # Imported here: a deck alone is to start without what pages are made of.
        from coursegen.publish.headings import under_headings

        rows: list[Row] = []
        for heading, under in under_headings(blocks):
            if heading is None:
                rows.append({"anchor": "", unit: 1, "number": "", "title": "", **self._told(under[0], under)})
                continue
            rows.append(
                {
                    "anchor": heading.anchor,
                    unit: index.get(heading.anchor, 0),
                    "number": heading.number,
                    "title": heading.text.plain,
                    **self._told(heading.anchor.partition("/")[0], [heading.text.address, *under]),
                }
            )
        return rows

    def _note(self, shown: str, at: str, change: Change) -> None:
        """Keep a change for an address and everything around it."""
        row = {"layer": change.layer.name, "at": f"{change.place.file}:{change.place.line}", "address": at}
        key = (self._order.get(change.layer.name, len(self._order)), change.place, at)
        while shown:
            self._inside.setdefault(shown, {})[key] = row
            shown = shown.rpartition(".")[0]

    def _told(self, address: str, addresses: Iterable[str]) -> Row:
        """Where a thing is written, and the layers that changed something in it, each with its place."""
        found: dict[tuple[Any, ...], Row] = {}
        for shown in {one for one in addresses if one} if self._inside else ():
            found |= self._inside.get(shown, {})
            around = shown.rpartition(".")[0]
            while around:
                stack = self._loaded.stacks.get(around, ())
                if stack and any(change.how in WHOLE for change in stack):
                    found |= {key: row for key, row in self._inside[around].items() if row["address"] == around}
                around = around.rpartition(".")[0]
        place = self._loaded.origins.place(address)
        written = f"{place.file}:{place.line}" if place else ""
        return {"written": written, "layers": [found[key] for key in sorted(found)]}
