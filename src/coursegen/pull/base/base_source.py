"""Finds what an edited deck was built as."""

from __future__ import annotations

from pathlib import Path

from coursegen.pull.base.deck_base import FINGERPRINT, MAX_BYTES, Base, base_of
from coursegen.pull.base.kept_bases import BASE_FOLDER, KEPT
from coursegen.pull.refusal import refuse


def base_of_deck(fingerprint: str, output: Path) -> Base:
    """What a deck with a fingerprint was built as. Errors: ``Refused`` where that is not known.

    ``output`` is the folder that the deck was built into.
    """
    if not FINGERPRINT.fullmatch(fingerprint):
        refuse(
            "this deck does not say which build it comes from, so nobody can tell what was edited in it",
            "pull a deck that coursegen built, edited and saved as .pptx",
        )
    path = output / BASE_FOLDER / f"{fingerprint}.json"
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ValueError("too large")
        return base_of(path.read_bytes())
    except FileNotFoundError:
        refuse(
            f"what this deck was built as is not kept in {output.name}/{BASE_FOLDER} (any more), "
            "so nobody can tell what was edited in it",
            f"the latest {KEPT} are kept: name the folder that it was built into with --out; else build the team "
            "again and make the edits in that deck",
        )
    except (OSError, ValueError):
        refuse(
            f"{BASE_FOLDER}/{path.name} in the output folder can't be read",
            "build the same course again with the same version of coursegen, which writes it anew",
        )
