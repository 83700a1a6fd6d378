"""The document with every kind of block, printed once for each audience."""

from __future__ import annotations

import pytest

from coursegen.write.pdf import Printed
from support import pdf_cases


@pytest.fixture(scope="session")
def workbook() -> Printed:
    return pdf_cases.printed(*pdf_cases.every_block())


@pytest.fixture(scope="session")
def guide() -> Printed:
    return pdf_cases.printed(*pdf_cases.every_block(), audience="facilitator")
