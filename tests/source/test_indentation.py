"""How many spaces a line is told to begin with whose indentation has a tab in it."""

from __future__ import annotations

import pytest

from coursegen.source.indentation import begun_anew

ABOVE = """
key_points:
  - id: purpose
    evidence:
      - {article: one, paragraphs: [1]}
scenario:
  setting: >-
    A guest calls
    late.
  debrief:
    - id: heard
      ask: What was it?
""".strip().splitlines()


@pytest.mark.parametrize(
    ("lines", "line", "cure"),
    [
        (1, "\t- id: purpose", " and type 2 spaces, 2 more than before the field 'key_points' above"),
        (4, "\t- id: next_step", " and type 2 spaces, so that it starts right below the dash above"),
        (4, "\tnotes: {}", " and type 4 spaces, so that it starts right below the field 'evidence' above"),
        (7, "\tlate.", " and type 4 spaces, as before the line above"),
        (11, "\tnotes: {}", " and type 6 spaces, so that it starts right below the field 'ask' above; "
                            "or 2, below the field 'debrief', if it belongs there"),
        (0, "\ttitle: A", ""),
    ],
)  # fmt: skip
def test_a_line_is_begun_anew_below_what_it_belongs_to(lines: int, line: str, cure: str) -> None:
    said = begun_anew([*ABOVE[:lines], line], lines, "\t")
    assert said == f"delete everything before '{line.split()[0].rstrip(':')}'{cure}"
