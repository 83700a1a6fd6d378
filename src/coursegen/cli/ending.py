"""Ends a command that was stopped, with a few kind words and an exit code."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from typer import BadParameter, Exit, echo
from typer.core import TyperGroup

from coursegen.cli.option_wording import plainly

CURABLE = 1
OUR_FAULT = 3
_AROUND = {
    errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, errno.ENAMETOOLONG, errno.ELOOP,
    errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EIO,
}  # fmt: skip
"""What the system says where something around us is wrong: the disk, the rights, a name, its own limits."""
_USAGE: Any = BadParameter.__base__
"""What every wrong use is for Click, whichever one Typer brings along: an option or a command that there isn't, too."""
STOPPED = 130  # 128 + SIGINT, as shells say it


class WrongUse(BadParameter):
    """Raised where what was typed can't be meant; ends with the message, the usage and exit code 2."""

    def format_message(self) -> str:
        """The message alone, without the words "Invalid value"."""
        return self.message

    def show(self, file: Any = None) -> None:
        """Print what is wrong first, then the usage."""
        echo(f"Error: {self.format_message()}", file=file, err=True)
        if self.ctx is not None:
            echo(f"\n{self.ctx.get_usage()}\nTry '{self.ctx.command_path} -h' for help.", file=file, err=True)


def known_name(what: str, typed: str, known: Iterable[str]) -> str:
    """What was typed, which is one of the known. Errors: :class:`WrongUse` with the nearest, or with all of them."""
    names = list(known)
    if typed not in names:
        # Imported here: --help names nothing.
        from coursegen.problems import nearest

        near = nearest(typed, names)
        hint = f"did you mean {near}?" if near else f"there are: {', '.join(names)}"
        raise WrongUse(f"there is no {what} {typed!r}; {hint}")
    return typed


class Stoppable(TyperGroup):
    """Commands that Ctrl-C ends with its own exit code, 130, and a word about what that left."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except _USAGE as error:
            if type(error).show is not _USAGE.show:  # one of ours, or the help of a command without arguments
                raise
            said = plainly(error) if isinstance(error, BadParameter) else ""
            raise WrongUse(said or error.format_message(), ctx=error.ctx) from error
        except KeyboardInterrupt:
            sys.stderr.write("\nStopped; what was not finished is as it was.\n")
            raise Exit(STOPPED) from None


class BuildFault(Exception):  # noqa: N818 - reads as what it is
    """Raised after a build in which something of ours went wrong; ``trace`` is the traceback of that."""

    def __init__(self, name: str, said: str, trace: str) -> None:
        super().__init__(said)
        self.name, self.trace = name, trace


@contextmanager
def ending_plainly() -> Iterator[None]:
    """Turn what nobody expected into a message and exit code 3, and what is wrong around us into words and a 1."""
    try:
        _check_working_folder()
        yield
    except SystemExit:
        _check_printed()
        raise
    except Exception as error:
        _check_printed()
        if isinstance(error, OSError) and error.errno in _AROUND:
            sys.stderr.write(_told(error))
            sys.exit(CURABLE)
        if os.environ.get("COURSEGEN_DEBUG"):
            import traceback

            sys.stderr.write(error.trace if isinstance(error, BuildFault) else traceback.format_exc())
        sys.stderr.write(_our_fault(error))
        sys.exit(OUR_FAULT)


def _check_working_folder() -> None:
    try:
        Path.cwd()
    except OSError:
        sys.stderr.write("The folder that this runs in is gone, or may not be read. Go to another one and try again.\n")
        sys.exit(CURABLE)


def _check_printed() -> None:
    """End with words where standard output takes no more: a full disk; a pipe that was closed has its own end."""
    try:
        sys.stdout.flush()
    except OSError as error:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - else Python tries again as it ends
        if error.errno != errno.EPIPE:
            reason = os.strerror(error.errno) if error.errno else str(error)
            sys.stderr.write(f"What was to be printed could not be written ({reason}); no file was left half made.\n")
        sys.exit(CURABLE)


def _told(error: OSError) -> str:
    name = str(error.filename)[:100] if error.filename else "What is printed, or a file,"
    reason = os.strerror(error.errno) if error.errno else str(error)
    return f"{name} can't be read or written: {reason}. No file was left half made; try again when that is cured.\n"


def _our_fault(error: Exception) -> str:
    # Imported here: only the unlucky need it.
    import platform

    from coursegen import __version__

    said = " ".join(str(error).split())[:300]
    name = error.name if isinstance(error, BuildFault) else type(error).__name__
    return (
        "Something went wrong inside coursegen. That is our fault and not yours, and no file was left half made.\n"
        f"    {name}: {said}\n"
        f"    coursegen {__version__}, Python {platform.python_version()}, {platform.system()}\n"
        "Please report these lines to whoever looks after coursegen for you, with the command that you typed. Run it\n"
        "again with COURSEGEN_DEBUG=1 set before it to see the details that help us most.\n"
    )
