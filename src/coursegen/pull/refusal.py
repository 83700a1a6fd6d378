"""Says why a deck can't be read."""

from __future__ import annotations

from typing import NoReturn

from coursegen.problems import Problem, Refused


def refuse(message: str, hint: str) -> NoReturn:
    """Say why a deck can't be read. Errors: ``Refused``, always."""
    raise Refused([Problem("deck", message, hint=hint)])


def damaged() -> Refused:
    """The refusal of what is no deck, or a broken one."""
    hint = "open it in PowerPoint and save it as .pptx, without a password"
    return Refused([Problem("deck", "the file is not a PowerPoint deck, or it is damaged", hint=hint)])
