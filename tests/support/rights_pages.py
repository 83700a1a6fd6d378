"""Makes pages out of what is said of rights, and where, in ``tests/cases/rights``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).parent.parent / "cases" / "rights"


@cache
def _read(name: str) -> Any:
    return yaml.safe_load((CASES / name).read_text("utf-8"))


def listed(name: str) -> list[dict[str, str]]:
    """The pages of one file: ``own`` or ``others``."""
    rows: list[dict[str, str]] = _read(f"{name}.yaml")
    return rows


def page_of(case: dict[str, str]) -> bytes:
    """A page with an article, and what the case puts into its head, around the prose and at its foot."""
    first, *rest = (f"<p>{words}</p>" for words in _read("prose.yaml")[case["language"]])
    prose = "".join((first, case.get("middle", ""), *rest))
    article = f"<h1>The bell</h1>{case.get('before', '')}{prose}{case.get('after', '')}"
    head = f'<meta charset="utf-8"><title>The bell</title>{case.get("head", "")}'
    body = f"<article>{article}</article><footer>{case.get('foot', '')}</footer>"
    return f'<!doctype html><html lang="{case["language"]}"><head>{head}</head><body>{body}</body></html>'.encode()
