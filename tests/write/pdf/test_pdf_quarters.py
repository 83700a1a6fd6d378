"""Cards that stand on the table: a line for each step of a brief, unless small print would be needed for that."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from coursegen.model.blocks import Paragraph
from coursegen.model.document import Card, Cards
from coursegen.model.text import words
from support.pdf_cases import printed


def set_lines(steps: int) -> tuple[list[str], float]:
    """The lines of a card with so many steps, and the size of the smallest letters of its brief."""
    told = tuple(Paragraph(words(f"Step{number} is short."), "lead") for number in range(steps))
    page = PdfReader(BytesIO(printed(Cards((Card(told, facing=(words("Guest"),)),))).data)).pages[0]
    sizes: list[float] = []

    def visit(text: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        if text.strip().startswith("Step"):
            sizes.append(size * matrix[0])

    lines = [line for line in page.extract_text(visitor_text=visit).splitlines() if "Step" in line]
    return lines, round(min(sizes), 1)


def test_each_step_has_a_line_of_its_own_where_the_card_has_room() -> None:
    for steps in (3, 13):
        lines, _ = set_lines(steps)
        assert lines == [f"Step{number} is short." for number in range(steps)]


def test_steps_run_on_before_they_are_set_in_small_print() -> None:
    lines, size = set_lines(24)
    assert len(lines) < 24
    assert size == 11.5
    assert " ".join(lines).split() == " ".join(f"Step{number} is short." for number in range(24)).split()
