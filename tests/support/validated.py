"""What the schema validator says of an Office file.

One validator for each process: making one, with the schemas that it needs, takes as long as judging a small deck.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from openxml_audit import FileFormat, OpenXmlValidator


def schema_errors(path: Path) -> list[str]:
    """Every error of a file for Microsoft 365, with its part; none where it is valid."""
    result = _validator().validate(path)
    errors = [f"{error.part_uri}: {error.description}" for error in result.errors]
    assert errors or result.is_valid, result
    return errors


@cache
def _validator() -> OpenXmlValidator:
    return OpenXmlValidator(FileFormat.MICROSOFT_365, max_errors=0)
