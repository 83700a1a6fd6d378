"""A file of a course is completed and checked in a browser as it is typed, and shown anew when it changes elsewhere."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Page, expect

from coursegen.assets import example_course
from studio.conftest import Served

expect.set_options(timeout=60_000)


def test_a_file_is_completed_and_checked_as_it_is_typed(page: Page, server: Served, work: Path) -> None:
    root = work / "file" / "course"
    shutil.copytree(example_course(), root)
    file = root / "modules/recover.yaml"
    page.goto(f"{server.address}{server.path(root)}/file?file=modules/recover.yaml&line=7")
    page.locator("body[data-ready]").wait_for()
    keys, text = page.keyboard, page.get_by_role("textbox", name="modules/recover.yaml")
    expect(text).to_be_focused()
    keys.press("End")
    keys.press("Enter")
    keys.type("motto: wrong")
    problem = page.locator("#told li")
    expect(problem.first).to_contain_text("motto")
    expect(page.locator(".cm-lint-marker-error").first).to_be_visible()
    expect(page.locator("#state")).to_have_text("Saved")
    for _ in "motto: wrong":
        keys.press("Backspace")
    keys.type("statu")
    page.get_by_role("option", name="status").wait_for()
    page.wait_for_timeout(200)  # the editor takes no key for an offer that it has shown for less than 75 ms
    keys.press("Enter")
    keys.press("Control+Space")
    page.get_by_role("option", name="draft").wait_for()
    keys.type("draf")
    page.get_by_role("option", name="draft").wait_for()
    page.wait_for_timeout(200)
    keys.press("Enter")
    expect(problem).to_have_count(0)
    expect(page.locator("#state")).to_have_text("Saved")
    assert "\nstatus: draft\n" in file.read_text("utf-8")
    keys.press("Tab")
    expect(text).to_be_focused()
    keys.press("Escape")
    keys.press("Tab")
    expect(text).not_to_be_focused()


def test_a_file_changed_elsewhere_is_shown_by_itself(page: Page, server: Served, example: Path) -> None:
    file = example / "modules/recover.yaml"
    whole = file.read_text("utf-8")
    page.goto(f"{server.address}{server.path(example)}/write?part=recover.key_points.cornered")
    page.locator("body[data-ready]").wait_for()
    page.locator("body[data-listening]").wait_for()
    file.write_text(whole.replace("we can get defensive and snap.", "we snap."), "utf-8")
    expect(page.locator("[name='recover.key_points.cornered.headline']")).to_have_value(
        "With our backs to the wall, we snap."
    )
    expect(page.locator("#slides svg").first).to_contain_text("we snap.")
    file.write_text(whole, "utf-8")
