"""A team's words are typed one after the other, by keys."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Page, Route, expect

from coursegen.assets import example_course
from studio.conftest import Served

expect.set_options(timeout=60_000)


def test_the_cursor_stays_in_the_word_that_is_typed_next(page: Page, server: Served, tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(example_course(), root)
    page.goto(f"{server.address}{server.path(root)}/teams?version=live_chat")
    page.locator("body[data-ready]").wait_for()
    words = page.locator("[data-term]")
    one, many = (str(words.nth(at).get_attribute("name")) for at in (0, 1))
    late: list[Route] = []
    page.route("**/change", lambda route: late.append(route))
    page.locator(f"[name='{one}']").fill("caller")
    with page.expect_request("**/change"):
        page.keyboard.press("Tab")
    page.keyboard.type("callers")
    late[0].continue_()
    expect(page.locator("#state")).to_have_text("Saved")
    expect(page.locator(f"[name='{many}']")).to_be_focused()
    expect(page.locator(f"[name='{many}']")).to_have_value("callers")
    page.unroute("**/change")
    page.keyboard.press("Tab")
    expect(page.locator("#state")).to_have_text("Saved")
    assert "callers" in (root / "teams/live_chat.yaml").read_text("utf-8")
