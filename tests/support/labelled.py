"""The articles of ``tests/cases/drafting``: their paragraphs, and the sentences that are marked in them."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

FOLDER = Path(__file__).parent.parent / "cases" / "drafting"
HELD_OUT = frozenset({"praise", "queue", "quiet_customers", "refund"})
"""Those that nobody looked at while the weights and the word lists were made."""


class Labelled(Struct, frozen=True):
    """One article: its sentences by paragraph, and which of them are key sentences and which tell people to act."""

    name: str
    paragraphs: tuple[tuple[str, ...], ...]
    key: frozenset[str]
    commands: frozenset[str]

    @property
    def text(self) -> tuple[str, ...]:
        """The paragraphs as an article has them."""
        return tuple(" ".join(sentences) for sentences in self.paragraphs)


def labelled(folder: Path = FOLDER) -> tuple[Labelled, ...]:
    """Every article of a folder, by name."""
    return tuple(_read(path) for path in sorted(folder.glob("*.txt")))


def _read(path: Path) -> Labelled:
    blocks = [block.split("\n") for block in path.read_text("utf-8").strip().split("\n\n")]
    lines = [line for block in blocks for line in block]
    return Labelled(
        path.stem,
        tuple(tuple(line.removeprefix("* ").removeprefix("! ") for line in block) for block in blocks),
        frozenset(line[2:] for line in lines if line.startswith("* ")),
        frozenset(line[2:] for line in lines if line.startswith("! ")),
    )
