"""Opens a studio on a copy of a course, and a real browser before it."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import uvicorn
from msgspec import Struct
from playwright.sync_api import Browser, Page, sync_playwright

from coursegen.assets import example_course
from coursegen.studio.web.app import studio
from coursegen.studio.web.desk import Desk

TODAY = date(2027, 1, 1)
TOKEN = "token-of-the-tests"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that opens a browser is slow: it waits for it."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


class Served(Struct):
    """A studio that answers, and the folder that it works in."""

    port: int
    desk: Desk
    work: Path

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def path(self, root: Path) -> str:
        """The address of a course that is opened."""
        return f"/c/{self.desk.open(root).course.id}"


def served(work: Path, port: int = 0, token: str = TOKEN) -> Iterator[Served]:
    """A studio on a port of its own, or on one that another had before it, until the test is done."""
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    port = listening.getsockname()[1]
    desk = Desk(today=lambda: TODAY)
    desk.start = work
    config = uvicorn.Config(
        studio(desk, token, port), log_level="error", access_log=False, lifespan="off", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield Served(port, desk, work)
    desk.closing = server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder to work in; what the studio remembers is kept in it too."""
    folder = tmp_path_factory.mktemp("studio")
    before = os.environ.get("XDG_STATE_HOME")
    os.environ["XDG_STATE_HOME"] = str(folder / "state")
    yield folder
    os.environ.pop("XDG_STATE_HOME")
    if before is not None:
        os.environ["XDG_STATE_HOME"] = before


@pytest.fixture(scope="module")
def server(work: Path) -> Iterator[Served]:
    """A studio that answers."""
    yield from served(work)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; a test is left out where it is missing, but for CI, where it has to be there."""
    found = shutil.which("chromium")
    if found is None:
        message = "chromium is not installed: apt-get install chromium"
        if os.environ.get("COURSEGEN_REQUIRE_TOOLS") == "1":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture
def page(browser: Browser, server: Served) -> Iterator[Page]:
    """A page that is let in; it asks nobody but the studio, and no script of it fails."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    context.set_default_timeout(90_000)
    made = context.new_page()
    asked: list[str] = []
    failed: list[str] = []
    made.on("request", lambda request: asked.append(request.url))
    made.on("pageerror", lambda error: failed.append(str(error)))
    made.goto(f"{server.address}/?token={TOKEN}")
    yield made
    context.close()
    elsewhere = [url for url in asked if not url.startswith((server.address, "data:", "blob:"))]
    assert elsewhere == []
    assert failed == []


@pytest.fixture(scope="module")
def example(work: Path) -> Path:
    """A copy of the example course."""
    root = work / "example" / "course"
    shutil.copytree(example_course(), root)
    return root
