"""Templates changed by a seed give a deck in which nothing is lost; ``tests/proofs`` tries a hundred of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from support.changed_templates import seeded
from support.small_places import SMALL
from support.trials import faults_of
from support.working_templates import WORKING

SAMPLE = [(name, seed) for seed, name in enumerate((*list(WORKING)[::6], *SMALL))]


def made(name: str) -> bytes:
    return (WORKING | SMALL)[name]()


@pytest.mark.slow
@pytest.mark.parametrize(("name", "seed"), SAMPLE)
def test_a_changed_template_gives_a_deck_and_nothing_is_lost(tmp_path, name: str, seed: int) -> None:
    path = tmp_path / "brand.pptx"
    path.write_bytes(seeded(made(name), seed))
    assert list(faults_of(path)) == []


def test_a_seed_gives_the_same_template() -> None:
    def some() -> Iterator[bytes]:
        yield from (seeded(made("filled places"), seed) for seed in (1, 2))

    assert list(some()) == list(some())
    assert len(set(some())) == 2
