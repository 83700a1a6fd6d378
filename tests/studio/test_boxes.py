"""A box of a form is ticked where the field is true, whether it stands in the file or not."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml
from playwright.sync_api import Page, expect

from coursegen.assets import example_course
from coursegen.course.reading.load import load_course
from studio.conftest import Served

expect.set_options(timeout=60_000)

POINT = "recover.key_points.cornered"
OK = f"{POINT}.visual.checks.items"


def test_a_check_that_says_nothing_else_is_ticked_as_on_its_slide(page: Page, server: Served, tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(example_course(), root)
    file = root / "modules/recover.yaml"
    module = yaml.safe_load(file.read_text("utf-8"))
    items = [{"id": "one", "ask": "Is it ours?", "answer": "Yes"},
             {"id": "two", "ask": "Is it late?", "answer": "No", "ok": False}]  # fmt: skip
    point = next(one for one in module["key_points"] if one["id"] == "cornered")
    point["visual"] = {"checks": {"items": items}}
    file.write_text(yaml.safe_dump(module, sort_keys=False, allow_unicode=True), "utf-8")

    def marks() -> list[bool]:
        visual = next(
            one for one in load_course(root).course.module("recover").key_points if one.id == "cornered"
        ).visual
        return [one.ok for one in visual.items]  # type: ignore[union-attr]

    assert marks() == [True, False]
    page.goto(f"{server.address}{server.path(root)}/write?part={POINT}")
    page.locator("body[data-ready]").wait_for()
    one, two, state = (
        page.locator(f"[name='{OK}.one.ok']"),
        page.locator(f"[name='{OK}.two.ok']"),
        page.locator("#state"),
    )
    expect(one).to_be_checked()
    expect(two).not_to_be_checked()
    for wanted in ([False, False], [True, False], [True, True]):
        one.set_checked(wanted[0])
        two.set_checked(wanted[1])
        expect(state).to_have_text("Saved")
        assert marks() == wanted
