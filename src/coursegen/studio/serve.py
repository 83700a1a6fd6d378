"""Serves the studio on this machine alone until somebody stops it, and opens it in the user's browser."""

from __future__ import annotations

import secrets
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import uvicorn

from coursegen.studio.recent import last_port, remember_port
from coursegen.studio.web.app import studio
from coursegen.studio.web.desk import Desk

HOST = "127.0.0.1"
TOKEN = 24
"""How many random bytes are in the token of the first address."""


def serve(course: Path | None, port: int, told: Callable[[str], None], *, browser: bool) -> None:
    """Serve until the process is stopped. ``told`` is given the address as soon as it answers.

    ``port`` 0 takes the one of the last time, so that pages which are still open go on, else any that is free.
    Errors: ``OSError`` where the port is taken.
    """
    listening = listening_at(port)
    port = listening.getsockname()[1]
    remember_port(port)
    token = secrets.token_urlsafe(TOKEN)
    desk = Desk()
    where = "/"
    if course is not None:
        where = f"/c/{desk.open(course).course.id}/write"
        desk.start = course.parent
    address = f"http://{HOST}:{port}{where}?token={token}"
    config = uvicorn.Config(
        studio(desk, token, port), log_level="error", access_log=False, timeout_graceful_shutdown=1, lifespan="off",
        server_header=False, date_header=False, ws="none",
    )  # fmt: skip
    server = _Server(config, desk, lambda: _ready(address, told, browser=browser))
    server.run([listening])


def listening_at(port: int) -> socket.socket:
    """What listens at a port, 0 for that of the last time or any other. Errors: ``OSError`` where it is taken."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":  # where another program could then listen as well
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    for wanted in [port] if port else [last_port(), 0]:
        try:
            made.bind((HOST, wanted))
            break
        except (OSError, OverflowError):
            if not wanted or port:
                raise
    return made


class _Server(uvicorn.Server):
    """A server that tells when it answers, and ends when it is asked to."""

    def __init__(self, config: uvicorn.Config, desk: Desk, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._desk, self._ready = desk, ready

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End the pages' open streams as well, which would keep the server alive."""
        self._desk.closing = True
        super().handle_exit(sig, frame)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, then say so."""
        await super().startup(sockets)
        self._ready()


def _ready(address: str, told: Callable[[str], None], *, browser: bool) -> None:
    told(address)
    if browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
