"""A manager's page is one page for every team, on either paper."""

from __future__ import annotations

from typing import get_args

import pytest

from coursegen.assets import example_course
from coursegen.model.printing import PageChoice, PaperName, Printing
from coursegen.publish.artefacts import made
from coursegen.publish.versions import Version, versions_asked
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import course_files

pytestmark = pytest.mark.slow
FILES = course_files(example_course())


@pytest.mark.parametrize("version", versions_asked(FILES, everything=True), ids=lambda one: one.name)
@pytest.mark.parametrize("paper", get_args(PaperName))
def test_a_managers_page_is_one_page(version: Version, paper: PaperName) -> None:
    printing = Printing(PageChoice(paper=paper))
    done = made(Workshop(FILES), version, Wanted(("manager",), printing=printing))
    assert [one.count for one in done.artefacts if one.kind == "manager"] == [1]
