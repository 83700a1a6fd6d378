"""Every made template that a course can be built with, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from support.left_behind import LEFT_BEHIND
from support.odd_templates import WORKING as ODD

WORKING: Mapping[str, Callable[[], bytes]] = {**ODD, **LEFT_BEHIND}
