"""The shipped template, the real faces, and slides to lay out on them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coursegen.assets import asset
from coursegen.layout.faces import Faces
from coursegen.layout.layout_map import LayoutMap, read_map
from coursegen.layout.scenes import lay_out
from coursegen.layout.template import Template, read_template
from coursegen.model.scene import Scene
from coursegen.model.slide import Slide
from coursegen.publish.kept_faces import faces

LayOut = Callable[..., tuple[Scene, ...]]


@pytest.fixture(scope="session")
def arimo() -> Faces:
    return faces()


@pytest.fixture(scope="session")
def shipped_map() -> LayoutMap:
    return read_map(asset("template/coursegen.yaml"))


@pytest.fixture(scope="session")
def template(shipped_map: LayoutMap) -> Template:
    return read_template(asset("template/coursegen.pptx"), shipped_map)


@pytest.fixture(scope="session")
def laid_out(template: Template, arimo: Faces) -> LayOut:
    def scenes(*slides: Slide, footer: str = "A course · 1.0", language: str = "en") -> tuple[Scene, ...]:
        return lay_out(slides, template, arimo, footer=footer, language=language)

    return scenes
