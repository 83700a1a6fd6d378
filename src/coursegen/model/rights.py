"""What the owner of an article allows, and who gave a permission: as far as a course's files say."""

from __future__ import annotations

from msgspec import Struct


class Allowed(Struct, frozen=True, gc=False):
    """What may be done with a text beyond citing it; ``None`` where nobody has said.

    ``copies_max`` counts the copies of one session.
    """

    internal: bool | None = None
    paid: bool | None = None
    print: bool | None = None
    adapt: bool | None = None
    translate: bool | None = None
    copies_max: int | None = None


class Permission(Struct, frozen=True, gc=False):
    """A permission: who gave it, on which day, until which (``2027-06-30``, ``""`` for ever), for what, and its proof.

    ``evidence`` is the path of a file in the course folder, which is there, or ``""``.
    """

    by: str
    date: str
    expires: str
    scope: str
    evidence: str
    address: str
