"""Looks at every view in a real browser: axe-core finds nothing in either theme, keys do what a mouse does."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Route, expect

from coursegen.assets import example_course
from coursegen.course.reading.load import load_course
from studio.conftest import Served

expect.set_options(timeout=60_000)

VIEWS = (
    "/", "/new", "{here}/write", "{here}/write?part=recover.key_points.cornered",
    "{here}/write?part=recover.key_points.cornered&version=live_chat", "{here}/write?part=recover.quiz.first_reply",
    "{here}/write?part=recover.tools.three_lines", "{here}/write?part=recover.action_steps",
    "{here}/plan", "{here}/articles",
    "{here}/teams", "{here}/teams?version=live_chat", "{here}/decks", "{here}/kits", "{here}/build", "{here}/problems",
    "{here}/file?file=modules/recover.yaml",
)  # fmt: skip
SIZES = {"wide": (1440, 900), "narrow": (760, 900)}


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(page: Page, server: Served, example: Path, view: str) -> None:
    page.goto(server.address + view.replace("{here}", server.path(example)))
    page.locator("body[data-ready]").wait_for()
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        for size, (width, height) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            for one in Axe().run(page).response["violations"]:
                found[f"{scheme} {size} {one['id']}"] = [node["html"][:160] for node in one["nodes"]][:4]
    assert found == {}


def test_axe_finds_nothing_in_the_dialogs(page: Page, server: Served, example: Path) -> None:
    page.goto(f"{server.address}{server.path(example)}/write?part=recover.key_points.cornered")
    page.locator("body[data-ready]").wait_for()
    found = {}
    page.locator("#fields details", has=page.locator("[href*=pictograms]")).locator("summary").click()
    for opens in (
        "#outline .moves [data-dialog]", "#outline .below-list [data-dialog]", "#fields [href*=drawings]",
        "#fields [href*=pictograms]",
    ):  # fmt: skip
        page.locator(opens).first.click()
        page.locator("dialog[open]").wait_for()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            for one in Axe().run(page).response["violations"]:
                found[f"{opens} {scheme} {one['id']}"] = [node["html"][:160] for node in one["nodes"]][:4]
        page.keyboard.press("Escape")
        page.locator("dialog[open]").wait_for(state="detached")
    assert found == {}


def test_a_course_is_written_by_keys_alone(page: Page, server: Served, work: Path) -> None:
    page.goto(f"{server.address}/new")
    page.locator("body[data-ready]").wait_for()
    keys = page.keyboard
    keys.type("By keys alone")
    keys.press("Control+Enter")
    page.wait_for_url("**/write**")
    page.locator("body[data-ready]").wait_for()
    root = work / "by-keys-alone"
    assert (root / "course.yaml").is_file()

    keys.press("F6")  # to the form, which has the first text
    page.locator("#fields [data-text]").first.focus()
    keys.press("Control+a")
    keys.type("By keys, and by nothing else")
    expect(page.locator("#state")).to_have_text("Saved")
    assert "By keys, and by nothing else" in (root / "course.yaml").read_text("utf-8")
    keys.press("Control+z")
    expect(page.locator("#fields [data-text]").first).to_have_value("By keys alone")

    page.locator("#outline a[tabindex='0']").focus()
    for _ in range(6):
        keys.press("ArrowDown")
    keys.press("Enter")
    expect(page.locator("#outline a[aria-current]")).to_be_focused()
    before = page.locator("#desk").get_attribute("data-part")
    keys.press("Alt+ArrowDown")
    page.wait_for_url(lambda url: f"part={before}&" not in f"{url}&")

    page.goto(f"{server.address}{server.path(root)}/write?part=module_1.key_points.point_1")
    page.locator("body[data-ready]").wait_for()
    page.locator("#outline a[aria-current]").focus()
    keys.press("Alt+Shift+ArrowDown")
    expect(page.locator("#said")).to_contain_text(" of ")
    text = (root / "modules/module_1.yaml").read_text("utf-8")
    assert text.index("id: point_2") < text.index("id: point_1")
    keys.press("F8")
    assert page.evaluate("() => document.activeElement.name || ''").startswith("module_1.key_points.point_1")


def test_pictures_are_chosen_by_keys_alone(page: Page, server: Served, work: Path) -> None:
    root = work / "pictures" / "course"
    shutil.copytree(example_course(), root)
    file = root / "modules/recover.yaml"
    here, keys = server.address + server.path(root), page.keyboard
    state = page.locator("#state")

    page.goto(f"{here}/write?part=recover.tools.three_lines")
    page.locator("body[data-ready]").wait_for()
    page.get_by_role("radio", name="Lines to fill in").focus()
    keys.press("ArrowRight")  # to the next kind, which needs four corners and two axes
    expect(page.get_by_role("radio", name="Four corners")).to_be_focused()
    expect(page.get_by_role("radio", name="Four corners")).to_be_checked()
    expect(state).to_have_text("Saved")
    assert "kind: grid" in file.read_text("utf-8")
    assert load_course(root).course.modules
    expect(page.locator("[data-field$='.fields'] [data-item]")).to_have_count(4)
    keys.press("Control+z")
    expect(page.get_by_role("radio", name="Lines to fill in")).to_be_checked()

    page.goto(f"{here}/write?part=recover.key_points.cornered")
    page.locator("body[data-ready]").wait_for()
    page.locator("#fields [href*=drawings]").first.focus()
    keys.press("Enter")
    page.locator("dialog[open]").wait_for()
    expect(page.get_by_role("radio", name="Dialogue")).to_be_focused()
    keys.press("ArrowRight")
    keys.press("Enter")
    page.locator("[data-field$='.visual.sentence_pair.before.text']").wait_for()
    keys.press("Control+z")
    page.locator("[data-field$='.visual.dialogue.turns']").wait_for()

    page.goto(f"{here}/write?part=recover")
    page.locator("body[data-ready]").wait_for()
    page.locator("#fields summary", has_text="Pictogram").focus()
    keys.press("Enter")
    keys.press("Tab")
    keys.press("Enter")
    page.locator("dialog[open]").wait_for()
    keys.type("telephone")
    page.locator("dialog [value=comments]").wait_for(state="detached")
    keys.press("Tab")
    keys.press("Space")
    keys.press("Enter")
    expect(state).to_have_text("Saved")
    expect(page.locator("[data-field='recover.pictogram'] b")).not_to_have_text("life ring")
    assert "pictogram: life-ring" not in file.read_text("utf-8")


def held_over(page: Page, row: Locator) -> None:
    """Move what is dragged about on a row, as a hand does."""
    box = row.bounding_box()
    assert box is not None
    for step in range(5):
        page.mouse.move(box["x"] + 20 + step, box["y"] + 8 + step)


def test_a_part_goes_into_another_module_by_drag_and_by_keys(page: Page, server: Served, work: Path) -> None:
    root = work / "moves" / "course"
    shutil.copytree(example_course(), root)
    here, keys = server.address + server.path(root), page.keyboard
    page.goto(f"{here}/write?part=recover.key_points.cornered")
    page.locator("body[data-ready]").wait_for()
    row = page.locator("#outline a[aria-current]")
    row.drag_to(page.locator("#outline a[data-part=perspective]"))
    page.locator("#desk[data-part='perspective.key_points.cornered']").wait_for()
    expect(page.locator("#state")).to_have_text("Saved")
    assert "- id: cornered" in (root / "modules/perspective.yaml").read_text("utf-8")
    assert "- id: cornered" not in (root / "modules/recover.yaml").read_text("utf-8")
    assert load_course(root).course.modules

    # Held on a module, it sees that module's parts, and lands after the one that it is dropped on.
    page.locator("#outline a[data-part='perspective.key_points.cornered']").hover()
    page.mouse.down()
    held_over(page, page.locator("#outline a[data-part=meaning]"))
    place = page.locator("#outline a[data-part='meaning.key_points.unasked']")
    place.wait_for()
    held_over(page, place)
    page.mouse.up()
    page.locator("#desk[data-part='meaning.key_points.cornered']").wait_for()
    expect(page.locator("#state")).to_have_text("Saved")
    points = [one.id for one in load_course(root).course.module("meaning").key_points]
    assert points.index("cornered") == points.index("unasked") + 1
    page.locator("#undo").click()
    expect(page.locator("#state")).to_have_text("Saved")
    page.goto(f"{here}/write?part=perspective.key_points.cornered")
    page.locator("body[data-ready]").wait_for()

    # By keys: up to the first place of its module, then on into the one before.
    row.focus()
    for _ in range(12):
        keys.press("Alt+Shift+ArrowUp")
        expect(page.locator("#state")).to_have_text("Saved")
        if not str(page.locator("#desk").get_attribute("data-part")).startswith("perspective."):
            break
    assert page.locator("#desk").get_attribute("data-part") == "beyond.key_points.cornered"
    expect(row).to_be_focused()
    assert load_course(root).course.modules
    while page.locator("#undo").is_enabled():
        page.locator("#undo").click()
        expect(page.locator("#state")).to_have_text("Saved")
    assert (root / "modules/recover.yaml").read_bytes() == (example_course() / "modules/recover.yaml").read_bytes()


def test_the_plan_is_changed_at_its_edges_and_by_drag(page: Page, server: Served, work: Path) -> None:
    root = work / "plan" / "course"
    shutil.copytree(example_course(), root)
    whole = load_course(root).course

    def blocks() -> dict[str, int]:
        plan = next(row.plan for row in load_course(root).course.agenda if row.id == "recover")
        return {one.address.rpartition(".")[2]: one.minutes for one in plan}

    before = blocks()
    page.goto(f"{server.address}{server.path(root)}/plan?row=recover")
    page.locator("body[data-ready]").wait_for()
    state = page.locator("#state")
    edge = page.locator("[data-grab='recover.plan.play.minutes']")
    edge.focus()
    for key in ("ArrowRight", "ArrowRight", "PageDown", "ArrowLeft"):
        page.keyboard.press(key)
    expect(state).to_have_text("Saved")
    expect(edge).to_be_focused()
    assert blocks()["play"] == before["play"] - 4
    page.keyboard.press("Home")
    expect(state).to_have_text("Saved")
    assert blocks()["play"] == 10  # what is needed
    expect(edge).to_have_attribute("aria-valuenow", "10")

    place = edge.bounding_box()
    assert place is not None
    page.mouse.move(place["x"] + 3, place["y"] + 10)
    page.mouse.down()
    page.mouse.move(place["x"] + 120, place["y"] + 10, steps=4)
    page.mouse.up()
    expect(state).to_have_text("Saved")
    assert blocks()["play"] > 11
    page.keyboard.press("Home")
    expect(state).to_have_text("Saved")
    assert load_course(root).course.agenda[-1].end == whole.agenda[-1].end

    page.locator("[data-block='recover.plan.lines'] .in").drag_to(page.locator("[data-block='recover.plan.play'] .in"))
    expect(page.locator(".parts .part").nth(4)).to_have_attribute("data-block", "recover.plan.lines")
    expect(state).to_have_text("Saved")
    assert list(blocks()).index("lines") == list(before).index("play")
    page.locator("[data-order='1'][data-block='recover.plan.lines']").press("Enter")
    expect(page.locator(".parts .part").nth(5)).to_have_attribute("data-block", "recover.plan.lines")

    page.locator("[data-row-part=recover]").focus()
    page.keyboard.press("Alt+Shift+ArrowRight")
    expect(page.locator(".strip .block").nth(5)).to_have_attribute("data-row-part", "recover")
    expect(page.locator("[data-row-part=recover]")).to_be_focused()
    assert [row.id for row in load_course(root).course.agenda].index("recover") == 5


def test_what_is_left_to_write_is_written_one_after_the_other(page: Page, server: Served, work: Path) -> None:
    page.goto(f"{server.address}/new")
    page.locator("body[data-ready]").wait_for()
    page.keyboard.type("From one to the next")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/write**")
    page.locator("body[data-ready]").wait_for()
    count = page.locator("#count")
    expect(count).to_contain_text("texts to write")
    told = re.search(r"(\d+) texts to write", count.text_content() or "")
    assert told is not None
    before = int(told[1])
    written, parts = [], set()
    for number in range(8):
        page.keyboard.press("F8")
        page.wait_for_function(
            "known => document.activeElement.name && !known.includes(document.activeElement.name)", arg=written
        )
        written.append(page.evaluate("document.activeElement.name"))
        parts.add(page.locator("#desk").get_attribute("data-part"))
        page.keyboard.type(f"Written by hand, number {number}")
        expect(page.locator("#state")).to_have_text("Saved")
    assert len(parts) > 1
    expect(count).to_contain_text(re.compile(rf"\b{before - 8} texts to write"))
    texts = "".join(one.read_text("utf-8") for one in (work / "from-one-to-the-next").rglob("*.yaml"))
    missing = [name for number, name in enumerate(written) if f"Written by hand, number {number}" not in texts]
    assert missing == []


def test_a_click_on_the_slide_leads_to_the_field(page: Page, server: Served, example: Path) -> None:
    page.goto(f"{server.address}{server.path(example)}/write?part=recover.key_points.cornered")
    page.locator("body[data-ready]").wait_for()
    page.locator("#slides g[data-address='recover.key_points.cornered.headline'] text").first.click()
    expect(page.locator("[name='recover.key_points.cornered.headline']")).to_be_focused()
    page.locator("#page .spot[data-address='recover.key_points.cornered.headline']").click(position={"x": 4, "y": 2})
    expect(page.locator("[name='recover.key_points.cornered.headline']")).to_be_focused()


def test_what_is_told_too_late_leaves_another_part_alone(page: Page, server: Served, example: Path) -> None:
    """The minutes of a text that was changed come after somebody went on to another part."""
    page.goto(f"{server.address}{server.path(example)}/write?part=recover.key_points.cornered")
    page.locator("body[data-ready]").wait_for()
    late: list[Route] = []
    page.route("**/told?*", lambda route: late.append(route))
    with page.expect_request("**/told?*"):
        page.get_by_role("textbox", name="Headline").fill("Back to the wall, we bite.")
    page.locator("#outline a", has_text="Opening").first.click()
    here = page.locator("#outline a[aria-current]")
    expect(here).to_contain_text("Opening")
    with page.expect_response("**/told?*") as answered:
        late[0].continue_()
    answered.value.finished()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    expect(here).to_contain_text("Opening")
    expect(here).to_be_focused()
    page.unroute("**/told?*")
    page.keyboard.press("Control+z")
    whole = "With our backs to the wall, we can get defensive and snap."
    expect(page.get_by_role("textbox", name="Headline")).to_have_value(whole)


def test_what_would_be_told_while_another_part_is_on_its_way_is_left_out(
    page: Page, server: Served, example: Path
) -> None:
    page.goto(f"{server.address}{server.path(example)}/write?part=recover.key_points.cornered")
    page.locator("body[data-ready]").wait_for()
    page.locator("#page figure").wait_for()
    held: dict[str, Route] = {}
    for name in ("page", "part", "told"):
        page.route(
            f"**/{name}?*", lambda route: held.setdefault(route.request.url.split("?")[0].rpartition("/")[2], route)
        )
    with page.expect_request("**/page?*"):
        page.get_by_role("textbox", name="Headline").fill("Back to the wall, we bite.")
    with page.expect_request("**/part?*"):
        page.locator("#outline a", has_text="Opening").first.click()
    page.wait_for_timeout(300)
    held["page"].continue_()  # the page of the part that was typed in comes while the next part is on its way
    page.wait_for_timeout(1000)
    page.unroute("**/page?*")
    held["part"].continue_()
    here = page.locator("#outline a[aria-current]")
    expect(here).to_contain_text("Opening")
    if "told" in held:
        with page.expect_response("**/told?*"):
            held["told"].continue_()
        page.wait_for_timeout(500)
    expect(here).to_contain_text("Opening")
    expect(page.locator("#desk")).to_have_attribute("data-part", re.compile("^course"))
    page.unroute("**/part?*")
    page.unroute("**/told?*")
    page.keyboard.press("Control+z")
    whole = "With our backs to the wall, we can get defensive and snap."
    expect(page.get_by_role("textbox", name="Headline")).to_have_value(whole)
