"""Knows what the texts of a course can refer to: ``${at.three_lines}``, by id or by module and id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from coursegen.problems import Hinted, nearest

MARK = "\ufdd1"
"""What a reference is put between while marks are read; no text holds it itself."""


class NoPlace(Hinted):
    """Raised where a reference leads nowhere, or to several things; carries a message and a hint."""


class Places:
    """The things of one version that a text can refer to: pairs of an id and an address."""

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        self._named = tuple(dict.fromkeys(named))

    @cached_property
    def by_id(self) -> Mapping[str, list[str]]:
        """The addresses of what has an id."""
        found: dict[str, list[str]] = {}
        for name, address in self._named:
            found.setdefault(name, []).append(address)
        return found

    def __contains__(self, name: str) -> bool:
        return bool(self._meant(name, ""))

    def address(self, name: str, owner: str) -> str:
        """The address of what a text of ``owner`` (a module's id or ``course``) calls ``name``.

        A thing of the same module goes before one of another. Errors: :class:`NoPlace`.
        """
        meant = self._meant(name, owner)
        if len(meant) == 1:
            return meant[0]
        if meant:
            shown = " and ".join(meant)
            module = meant[0].partition(".")[0]
            raise NoPlace(f"'{name}' can mean {shown}", f"write its module first: ${{at.{module}.{name}}}")
        near = nearest(name, self.by_id)
        hint = f"did you mean '{near}'?" if near else "name a tool, key point, exercise, activity … that a plan shows"
        raise NoPlace(f"nothing in this version is called '{name}'", hint)

    def _meant(self, name: str, owner: str) -> list[str]:
        module, _, thing = name.rpartition(".")
        found = self.by_id.get(thing, [])
        if module:
            return [address for address in found if address.partition(".")[0] == module]
        own = [address for address in found if address.partition(".")[0] == owner]
        return own or found


NOWHERE = Places(())
"""What a text can refer to where the plans are not known."""
