"""What is asked for of pages, layer by layer, to what is decided."""

from __future__ import annotations

from coursegen.model.printing import PageChoice, PageOptions


def test_nothing_said_is_the_courses_paper_on_both_sides():
    assert PageChoice().decided("letter") == PageOptions("letter", duplex=True, gutter="plain", text="normal")


def test_who_speaks_first_is_heard_and_leaves_the_rest_to_the_next():
    typed = PageChoice(paper="letter", duplex=True)
    recipe = PageChoice(paper="a4", duplex=False, gutter="punched")
    assert typed.over(recipe) == PageChoice("letter", duplex=True, gutter="punched")
    assert PageChoice(duplex=False).over(PageChoice(duplex=True)).decided("a4").duplex is False
