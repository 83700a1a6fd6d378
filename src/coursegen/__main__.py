"""Runs the command line for ``python -m coursegen``."""

from __future__ import annotations

from coursegen.cli import main

if __name__ == "__main__":
    main()
