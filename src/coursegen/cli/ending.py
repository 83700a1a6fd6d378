"""What stopped a command to a few kind words and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

DONE = 0
CURABLE = 1
OUR_FAULT = 3
STOPPED = 130  # 128 + SIGINT, as shells say it


@contextmanager
def ending_plainly() -> Iterator[None]:
    """Turn Ctrl-C into exit code 130, and what nobody expected into a message and exit code 3."""
    try:
        yield
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped; what stood in the output folder is as it was.\n")
        sys.exit(STOPPED)
    except Exception as error:
        if os.environ.get("COURSEGEN_DEBUG"):
            import traceback

            traceback.print_exc()
        sys.stderr.write(_our_fault(error))
        sys.exit(OUR_FAULT)


def _our_fault(error: Exception) -> str:
    # Imported here: only the unlucky need it.
    import platform

    from coursegen import __version__

    said = " ".join(str(error).split())[:300]
    return (
        "Something went wrong inside coursegen. That is our fault and not yours, and your files are as they were.\n"
        f"    {type(error).__name__}: {said}\n"
        f"    coursegen {__version__}, Python {platform.python_version()}, {platform.system()}\n"
        "Please report these lines to whoever looks after coursegen for you, with the command that you typed. Run it\n"
        "again with COURSEGEN_DEBUG=1 set before it to see the details that help us most.\n"
    )
