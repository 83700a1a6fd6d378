"""Somebody types into a new course from one text to the next while the studio is slow to answer."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, TimeoutError

from studio.conftest import Served

SLOW = """
  const quick = window.fetch;
  window.fetch = async (path, ...more) => {
    if (String(path).endsWith("/text")) await new Promise((done) => setTimeout(done, 250));
    return quick(path, ...more);
  };
"""
"""Makes a save take longer than the pauses between keys, as on a machine that is busy."""

TYPED = """async (fields) => {
  const wait = (time) => new Promise((done) => setTimeout(done, time));
  const until = async (asked) => { while (!asked()) await wait(20); };
  const saved = () => document.getElementById("state").textContent.trim() === "Saved";
  const written = window.written = {};
  for (let number = 0; number < fields; number += 1) {
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "F8", bubbles: true, cancelable: true }));
    await until(() => document.activeElement.matches("[data-text]") && !(document.activeElement.name in written));
    const name = document.activeElement.name;
    for (const word of ["Written by hand,", ` number ${number}`]) {
      document.execCommand("insertText", false, word);
      await wait(170);
    }
    written[name] = document.activeElement.value;
    await until(saved);
  }
  console.log("finished");
}"""
"""Goes from field to field and types with pauses; the page does it, so that a page that is stuck can be left."""


FIELDS = 45
FOLDER = "late-checkouts-and-hard-conversations"


def test_nothing_stops_somebody_who_types_faster_than_is_saved(
    page: Page, server: Served, browser: Browser, work: Path
) -> None:
    page.add_init_script(SLOW)
    page.goto(f"{server.address}/new")
    page.locator("body[data-ready]").wait_for()
    page.locator("#title").fill("Late checkouts and hard conversations")
    page.locator("#modules").fill("The late checkout\nSaying no kindly")
    page.locator("#teams").fill("Front desk\nNight shift")
    page.locator("#title").press("Control+Enter")
    page.wait_for_url("**/write**")
    page.locator("body[data-ready]").wait_for()
    try:
        with page.expect_console_message(lambda said: said.text == "finished", timeout=90_000):
            page.evaluate(f"() => {{ ({TYPED})({FIELDS}); }}")
    except TimeoutError:
        with suppress(Error):  # a page that is stuck can't be closed
            browser.new_browser_cdp_session().send("Browser.crash")
        pytest.fail("the page is stuck")
    written = page.evaluate("() => window.written")
    shown = {name.partition(".")[2].partition(".")[0] for name in written}
    assert shown >= {"goals", "objectives", "key_points", "questions", "scenario", "quiz", "action_steps"}
    texts = "".join(one.read_text("utf-8") for one in (work / FOLDER).rglob("*.yaml"))
    assert set(re.findall(r"Written by hand, number (\d+)", texts)) == {str(number) for number in range(FIELDS)}
