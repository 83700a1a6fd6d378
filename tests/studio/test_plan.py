"""Somebody clicks in the plan faster than is saved: every click counts, and the minutes go on adding up."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from coursegen.assets import example_course
from coursegen.course.reading.load import load_course
from studio.conftest import Served

expect.set_options(timeout=60_000)

LATE = """
  const quick = window.fetch;
  window.fetch = async (path, ...more) => {
    if (String(path).endsWith("/change")) await new Promise((done) => setTimeout(done, 700));
    return quick(path, ...more);
  };
"""
"""Makes a save take longer than the pauses between clicks, as on a machine that is busy."""

PLAY = "recover.plan.play.minutes"


def minutes(root: Path, team: str = "") -> dict[str, int]:
    """The minutes of each block of the module; a course whose minutes don't add up can't be read."""
    plan = next(row.plan for row in load_course(root, team=team).course.agenda if row.id == "recover")
    return {f"{one.address}.minutes": one.minutes for one in plan}


@pytest.mark.parametrize("team", ["", "live_chat"])
def test_no_click_is_lost_and_the_sum_is_kept(page: Page, server: Served, tmp_path: Path, team: str) -> None:
    root = tmp_path / "course"
    shutil.copytree(example_course(), root)
    before, end = minutes(root, team), load_course(root, team=team).course.agenda[-1].end
    page.add_init_script(LATE)
    page.goto(f"{server.address}{server.path(root)}/plan?row=recover{f'&version={team}' if team else ''}")
    page.locator("body[data-ready]").wait_for()
    less, shown = page.locator(f"[data-for='{PLAY}'][data-by='-1']"), page.locator(f"[name='{PLAY}']")
    place = less.bounding_box()
    assert place is not None
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/change") else None)
    for click in range(5):
        page.mouse.click(place["x"] + 8, place["y"] + 8)
        expect(shown).to_have_value(str(before[PLAY] - click - 1))
        page.wait_for_timeout(250)
    expect(page.locator("#state")).to_have_text("Saved")
    assert len(asked) == 1
    assert minutes(root, team) == {**before, PLAY: before[PLAY] - 5}

    # While that is saved, another click comes: it is shown all the time, and saved next.
    less.click()
    page.wait_for_timeout(700)
    less.click()
    more = next(one for one in before if one != PLAY)
    page.locator(f"[data-for='{more}'][data-by='1']").click()
    expect(page.locator("#state")).to_have_text("Saved")
    expect(shown).to_have_value(str(before[PLAY] - 7))
    expect(page.locator(f"[data-for='{more}'][data-by='1']")).to_be_focused()
    assert minutes(root, team) == {**before, PLAY: before[PLAY] - 7, more: before[more] + 1}

    # Whoever goes on at once has their minutes saved first.
    for _ in range(6):
        page.locator(f"[data-for='{more}'][data-by='1']").click()
    page.get_by_role("navigation", name="Course").get_by_role("link", name="Write").click()
    page.wait_for_url("**/write**")
    assert minutes(root, team)[more] == before[more] + 7
    assert load_course(root, team=team).course.agenda[-1].end == end


def test_what_has_to_be_put_right_first_is_said_with_the_way_and_moves_no_row(
    page: Page, server: Served, tmp_path: Path
) -> None:
    root = tmp_path / "course"
    shutil.copytree(example_course(), root)
    file = root / "modules/recover.yaml"
    here = f"{server.address}{server.path(root)}"
    page.goto(f"{here}/plan?row=recover")
    page.locator("body[data-ready]").wait_for()
    row = page.locator("tbody tr").last
    before = row.bounding_box()
    whole = file.read_text("utf-8")
    file.write_text(whole.replace("\nminutes: ", "\nminutes: 1", 1), "utf-8")
    for view in ("plan?row=recover", "write?part=recover", "build"):
        page.goto(f"{here}/{view}")
        page.locator("body[data-ready]").wait_for()
        note = page.locator(".put-right")
        expect(note).to_contain_text("Something has to be put right first.")
        expect(note).to_contain_text("adds up to")
        expect(note).to_be_in_viewport()
        if view.startswith("plan"):
            assert row.bounding_box() == before
    page.locator(".put-right a").click()
    expect(page.locator("[name='recover.minutes']")).to_be_focused()
