"""``python -m coursegen`` to the command line."""

from __future__ import annotations

from coursegen.cli import main

if __name__ == "__main__":
    main()
