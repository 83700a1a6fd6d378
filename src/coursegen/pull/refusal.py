"""Says why a deck can't be read."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from coursegen.problems import Problem, Refused


def refuse(message: str, hint: str) -> NoReturn:
    """Say why a deck can't be read. Errors: ``Refused``, always."""
    raise Refused([Problem("deck", message, hint=hint)])


def damaged() -> Refused:
    """The refusal of what is no deck, or a broken one."""
    hint = "open it in PowerPoint and save it as .pptx, without a password"
    return Refused([Problem("deck", "the file is not a PowerPoint deck, or it is damaged", hint=hint)])


@contextmanager
def stock_reading() -> Iterator[None]:
    """Reads a deck through python-pptx inside it. Errors: ``Refused`` for whatever python-pptx stumbles over."""
    # Imported here: they take a quarter of a second, and only a deck from outside needs them.
    from lxml.etree import XMLSyntaxError
    from pptx.exc import PythonPptxError

    try:
        yield
    except (
        KeyError,
        ValueError,
        AttributeError,
        TypeError,
        IndexError,
        NotImplementedError,
        RecursionError,
        EOFError,
        OSError,
        zipfile.BadZipFile,
        zlib.error,
        XMLSyntaxError,
        PythonPptxError,
    ) as error:
        raise damaged() from error
