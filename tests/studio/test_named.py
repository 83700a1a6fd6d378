"""What is wrong is said with the names that the outline has, and leads to where it is said: the course, or a team."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Page, expect

from coursegen.assets import example_course
from coursegen.publish.versions import Version
from coursegen.studio.open_course import OpenCourse
from coursegen.studio.shown.part_names import in_titles
from coursegen.studio.web.desk import Desk, Opened, hint_here
from coursegen.studio.web.version_view import look
from studio.conftest import TODAY, Served

expect.set_options(timeout=60_000)


def test_a_part_is_called_by_its_number_and_title() -> None:
    opened = Opened(OpenCourse(example_course()))
    looked = look(Desk(today=lambda: TODAY), opened, Version(), judge=False)
    named = in_titles(looked.parts, opened.course.own())
    module = next(one for one in looked.parts if one.address == "recover")
    part = next(one for one in module.parts if one.block == "recover.plan.play")
    name = f"{part.number} {part.title}"[:50].strip()
    said = named("spare in recover.plan.play (20), see modules/recover.yaml and recover.yaml, e.g. recover.none.")
    assert said.startswith(f"spare in “{name}")
    assert said.endswith(" (20), see modules/recover.yaml and recover.yaml, e.g. recover.none.")


def test_a_line_to_type_is_a_field_of_the_form() -> None:
    hint = "give people more, or add `takes: {minutes: 18, reason: …}` to its line in plan:"
    assert hint_here(hint).startswith("give people more, or say under “How long it really takes”")
    assert "takes:" not in hint_here(hint)


def test_what_the_course_says_is_mended_in_the_course(page: Page, server: Served, tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(example_course(), root)
    file = root / "modules/recover.yaml"
    whole = file.read_text("utf-8")
    assert "\nstatus: " not in whole
    file.write_text(whole.replace("\ntitle: ", "\nstatus: draft\ntitle: ", 1), "utf-8")
    here = f"{server.address}{server.path(root)}"
    page.goto(f"{here}/problems?version=live_chat")
    page.locator("body[data-ready]").wait_for()
    draft = page.locator("li", has_text="DRF1").first
    expect(draft).to_contain_text(str(OpenCourse(root).read().loaded.course.module("recover").title.plain))  # type: ignore[union-attr]
    draft.get_by_role("link").click()
    page.locator("#desk").wait_for()
    assert "version=" not in page.url
    expect(page.locator("[name='recover.status']")).to_be_focused()
    page.goto(f"{here}/write?part=recover&version=live_chat#f-recover-status")
    page.locator("body[data-ready]").wait_for()
    expect(page.locator("[name='recover.status']")).to_be_focused()
    expect(page.get_by_role("radio", name="Live chat")).to_be_in_viewport()
    expect(page.locator("[name='recover.status']")).to_be_in_viewport()
