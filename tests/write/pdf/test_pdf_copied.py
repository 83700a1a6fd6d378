"""What has to outlive a photocopier: the rules of tables, and what is written on."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from coursegen.model.blocks import Paragraph, Table
from coursegen.model.document import DocumentBlock, Signatures
from coursegen.model.text import Text, words
from support.pdf_cases import printed, with_blank

LEAST = 0.6  # points; 0.5 was gone in the copy
LIGHTEST = 0.4  # of white: the lightest grey that was still there in the copy


def straight_lines(*blocks: DocumentBlock) -> list[tuple[float, float]]:
    """The straight lines of the first page: how thick each is, and how light in grey."""
    content = PdfReader(BytesIO(printed(*blocks).data)).pages[0].get_contents()
    assert content is not None
    found: list[tuple[float, float]] = []
    width, light = 0.0, 0.0
    for colour, thick, drawn in re.findall(r"([\d. ]+) RG ([\d.]+) w|(l S)\b", content.get_data().decode("latin-1")):
        if drawn:
            found.append((width, light))
        else:
            red, green, blue = map(float, colour.split())
            width, light = float(thick), 0.299 * red + 0.587 * green + 0.114 * blue
    return found


@pytest.mark.parametrize(
    "block",
    [
        Table((words("Step"), words("Done")), ((words("Ask"), Text()), (words("Wait"), Text())), (0.5, 0.5), "Steps"),
        Table((words("Step"), words("Done")), ((words("Ask"), words("once")),), (0.5, 0.5), "Steps"),
        Paragraph(with_blank("A ", "word", " to write."), "small"),
        Signatures((words("For the team"), words("The trainer")), words("Kept for a year.")),
    ],
    ids=["to write in", "to read", "a gap", "to sign"],
)
def test_every_rule_is_as_strong_as_a_line_to_write_on(block: DocumentBlock) -> None:
    lines = straight_lines(block)
    assert lines
    assert min(width for width, _ in lines) >= LEAST
    assert max(light for _, light in lines) <= LIGHTEST
