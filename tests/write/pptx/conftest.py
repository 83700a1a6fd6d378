"""Every deck case runs with the default template and with a corporate one."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from coursegen.model.scene import Scene
from coursegen.write.pptx import deck_bytes
from support import deck_cases


@dataclass(frozen=True)
class Made:
    """A deck with what it was made from."""

    places: deck_cases.Places
    scenes: list[Scene]
    data: bytes


_TEMPLATES = {"default": deck_cases.default_places, "corporate": deck_cases.corporate_places}


@pytest.fixture(scope="session", params=sorted(_TEMPLATES))
def made(request: pytest.FixtureRequest) -> Made:
    """The deck of the hand-made scenes in one of the templates."""
    places = _TEMPLATES[request.param]()
    scenes = deck_cases.scenes(places)
    return Made(places, scenes, deck_bytes(scenes, places.template, deck_cases.FACTS))
