"""Cards that stand on the table: a line for each step of a brief, unless small print would be needed for that."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from coursegen.model.blocks import Paragraph
from coursegen.model.document import Card, Cards
from coursegen.model.motif import FIGURES, Figure
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


def test_a_brief_begins_larger_and_all_cards_of_a_set_are_alike() -> None:
    def sizes(*steps: int) -> dict[str, float]:
        told = [
            Card(
                tuple(Paragraph(words(f"Step{card}{number} is short."), "lead") for number in range(count)),
                facing=(words("Guest"),),
            )
            for card, count in enumerate(steps)
        ]
        page = PdfReader(BytesIO(printed(Cards(tuple(told))).data)).pages[0]
        found: dict[str, float] = {}

        def visit(text: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
            found.update((name, round(size * matrix[0], 1)) for name in re.findall(r"Step\d+", text))

        page.extract_text(visitor_text=visit)
        return found

    alone, both = sizes(3), sizes(3, 24)
    assert (alone["Step00"], alone["Step01"], alone["Step02"]) == (14, 12.5, 12.5)
    assert both["Step00"] == both["Step10"]
    assert both["Step01"] == both["Step110"] < alone["Step01"]


def test_a_card_is_folded_where_it_can_stand_along_dots_from_edge_to_edge() -> None:
    told = Card((Paragraph(words("One step."), "lead"),), facing=(words("Guest"),))
    page = PdfReader(BytesIO(printed(Cards((told,), at_fold=words("fold back"))).data)).pages[0]
    content = page.get_contents()
    assert content is not None
    (drawn,) = re.findall(
        r"\[0 3\] 0 d 1 J[^S]*? ([\d.]+) w[^S]*?([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l S",
        re.sub(r"([\d.]+ w) (\[0 3\] 0 d 1 J)", r"\2 \1", content.get_data().decode("latin-1")),
    )
    thick, left, low, right, _ = map(float, drawn)
    width, height = float(page.mediabox.width) / 2, float(page.mediabox.height) / 2
    assert thick >= 1
    assert (left, right) == (0, pytest.approx(width, abs=0.1))
    assert 0.4 <= (2 * height - low) / height <= 0.5
    labels: list[float] = []

    def visit(text: str, _cm: object, matrix: list[float], _font: object, _size: float) -> None:
        if "fold back" in text:
            labels.append(matrix[5])

    page.extract_text(visitor_text=visit)
    assert [low < label < low + 20 for label in labels] == [True]


@pytest.mark.parametrize("figure", [*FIGURES, "line"])
def test_words_keep_clear_of_the_line_whatever_shape_it_takes(figure: Figure) -> None:
    closest = 100.0
    for steps in range(8, 24):
        told = tuple(Paragraph(words(f"Step{number} is short."), "lead") for number in range(steps))
        card = Card(told, facing=(words("Guest"),), motif=("line", figure))
        page = PdfReader(BytesIO(printed(Cards((card,))).data)).pages[0]
        content = page.get_contents()
        assert content is not None
        said, drawn = content.get_data().decode("latin-1").rsplit(" ET", 1)
        baseline = min(float(y) for y in re.findall(r"1 0 0 1 [\d.]+ ([\d.]+) Tm", said))
        line = drawn.partition("[4.000 4.000]")[0]
        high = max(float(y) for y in re.findall(r"([\d.]+) [mlc](?=\s)", line))
        low = min(float(y) for y in re.findall(r"([\d.]+) [mlc](?=\s)", line))
        assert low > float(page.mediabox.height) / 2
        closest = min(closest, (baseline - 2.5 - high) / 72 * 25.4)  # points below a line of words for its tails
    assert 4 <= closest < 9
