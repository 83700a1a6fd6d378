"""The studio stops while somebody writes, and is started again: the page says so, keeps what was typed, and goes on."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path

from playwright.sync_api import Browser, expect

from coursegen.assets import example_course
from coursegen.studio.recent import last_port, remember_port
from coursegen.studio.serve import listening_at
from studio.conftest import TOKEN, served

expect.set_options(timeout=60_000)


def test_a_page_goes_on_when_the_studio_is_back(browser: Browser, work: Path) -> None:
    root = work / "stopped" / "course"
    shutil.copytree(example_course(), root)
    file = root / "modules/recover.yaml"
    first = served(work)
    studio = next(first)
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto(f"{studio.address}{studio.path(root)}/write?part=recover.key_points.cornered&token={TOKEN}")
    page.locator("body[data-ready]").wait_for()
    headline, told = page.get_by_role("textbox", name="Headline"), page.locator(".stopped")
    headline.fill("We snap, and nobody hears it.")
    expect(page.locator("#state")).to_have_text("Saved")

    assert next(first, None) is None  # it has stopped
    expect(told).to_contain_text("The studio has stopped. All that you wrote is saved.")
    headline.fill("We snap, and everybody hears it.")
    expect(told).to_contain_text("is kept in this window")
    expect(told.get_by_role("button", name="Copy my words")).to_be_visible()
    page.get_by_role("textbox", name="Explanation").fill("We get defensive, and aggressive as well. It is heard.")
    assert "everybody hears it" not in file.read_text("utf-8")

    second = served(work, studio.port, "another-token")
    again = next(second)
    page.wait_for_timeout(1500)
    expect(told).to_be_visible()  # it doesn't know this browser yet
    context.new_page().goto(f"{again.address}/?token=another-token")
    expect(told).to_have_count(0)
    expect(page.locator("#state")).to_have_text("Saved")
    text = " ".join(file.read_text("utf-8").split())
    assert "We snap, and everybody hears it." in text
    assert "It is heard." in text
    expect(page.locator("#slides svg").first).to_contain_text("everybody")
    page.get_by_role("textbox", name="Headline").fill("We snap once more.")
    expect(page.locator("#state")).to_have_text("Saved")
    assert "We snap once more." in file.read_text("utf-8")
    context.close()
    assert next(second, None) is None


def test_the_studio_takes_the_port_of_the_last_time_where_it_is_free(work: Path) -> None:  # noqa: ARG001 - where it is kept
    with listening_at(0) as one:
        port = one.getsockname()[1]
        one.listen()
        remember_port(port)
        assert last_port() == port
        with listening_at(0) as other:
            assert other.getsockname()[1] != port
    with listening_at(0) as again:
        assert again.getsockname()[1] == port
        assert again.family == socket.AF_INET
