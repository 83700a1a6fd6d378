"""A person who writes no YAML makes a course, a team's version, a kit and a build, in a real browser."""

from __future__ import annotations

import os
import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

from support.deck_cases import corporate_template
from support.typed import typed

ARTICLE = """Keys that open the wrong door

By Robin Vale

Our front desk loses eleven keys in a month. Nobody steals them. They hang on the wrong hook, and the next guest waits.

A receptionist who says the room number aloud while she takes the key hangs it right. We counted for a week: two
mistakes in four hundred keys. The week before there were nineteen.

It feels silly for a day. Then it is simply how we take keys, and nobody thinks about it any more.

What else do we do in silence that we could say aloud? The wake-up call, the taxi, the name of the person who rang.
"""

expect.set_options(timeout=60_000)

SHOTS = os.environ.get("COURSEGEN_SHOTS", "")


def shot(page: Page, name: str) -> None:
    """A picture of a step for people to look at, where somebody wants them: light, dark and narrow."""
    if not SHOTS:
        return
    Path(SHOTS).mkdir(parents=True, exist_ok=True)
    page.screenshot(path=f"{SHOTS}/{name}.png")
    page.emulate_media(color_scheme="dark")
    page.screenshot(path=f"{SHOTS}/{name}-dark.png")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 760, "height": 900})
    page.screenshot(path=f"{SHOTS}/{name}-narrow.png")
    page.set_viewport_size({"width": 1440, "height": 900})


def saved(page: Page) -> None:
    """Wait until what was done is in the course's files."""
    expect(page.locator("#state")).to_have_text("Saved")


def ready(page: Page) -> None:
    """Wait until the page's script is there."""
    page.locator("body[data-ready]").wait_for()


def tab(page: Page, name: str) -> None:
    """Go to another view of the course."""
    page.locator(".tabs a", has_text=name).click()
    page.locator(".tabs a[aria-current]", has_text=name).wait_for()
    ready(page)


def checked(root: Path) -> str:
    """What ``coursegen check`` says of the course on the disk."""
    ended = typed("check", root, "--quick", cwd=root)
    assert ended.code == 0, ended.out + ended.err
    return ended.out


def git(root: Path, *words: str) -> str:
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@b", *words]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout


@pytest.mark.slow
def test_a_person_who_writes_no_yaml_makes_a_course(page: Page, work: Path, tmp_path: Path) -> None:
    article = tmp_path / "keys.txt"
    article.write_text(ARTICLE, "utf-8")

    shot(page, "01-home")
    page.get_by_role("link", name="New course").click()
    ready(page)
    page.get_by_label("What is it about?").fill("Keys on the right hook")
    page.get_by_label("Which parts does it have?").fill("Say it aloud\nHand it over")
    page.get_by_label("Who is it for?").fill("Receptionists of a small hotel")
    page.get_by_label("How many minutes").fill("90")
    page.get_by_label("Is there an article").set_input_files(article)
    expect(page.locator("[data-dropped=articles] li")).to_have_count(1)
    page.get_by_label("Who gets a version").fill("Night shift")
    shot(page, "02-new-course")
    page.get_by_role("button", name="Make the course").click()

    page.wait_for_url("**/write**")
    ready(page)
    root = work / "keys-on-the-right-hook"
    assert sorted(path.name for path in (root / "modules").iterdir()) == ["hand_it_over.yaml", "say_it_aloud.yaml"]
    shot(page, "03-write")
    checked(root)

    # A key point: typed, and shown on the slide and on the page.
    page.locator("#outline a", has_text="Hand it over").first.click()
    page.locator("#outline a", has_text="2.1").click()
    page.get_by_role("textbox", name="Headline").fill("Say whose key it is before you let go of it.")
    saved(page)
    # A line of the headline may end after any word.
    expect(page.locator("#slides svg").first).to_contain_text(re.compile(r"Say whose key\s*it is"))
    page.get_by_role("textbox", name="Explanation").fill(
        "Two people look at the same key then. One of them sees a mistake."
    )
    saved(page)
    page.locator("#page figure img").wait_for()
    shot(page, "04-key-point")

    # A drawing, chosen from pictures.
    page.get_by_role("link", name="Choose a drawing").click()
    page.locator("dialog").wait_for()
    shot(page, "05-drawings")
    page.locator("dialog label.pick", has_text="dialogue").click()
    page.get_by_role("button", name="Take this drawing").click()
    page.locator("#fields legend", has_text="Turns").wait_for()
    saved(page)
    first = page.locator("[data-field$='.visual.dialogue.turns'] [data-item] input").first
    first.fill("“Room twelve, please.”")
    saved(page)
    expect(page.locator("#slides svg").first).to_contain_text("Room twelve")
    shot(page, "06-drawing")

    # A worksheet, added after it.
    page.get_by_role("link", name="Add after").click()
    page.locator("dialog").wait_for()
    shot(page, "07-adding")
    page.locator("dialog button", has_text="Worksheet").click()
    page.get_by_role("textbox", name="Title").fill("My three keys")
    saved(page)
    assert "My three keys" in (root / "modules/hand_it_over.yaml").read_text("utf-8")
    shot(page, "08-tool")

    # A problem: seen at its field, and put right by a button.
    page.locator("#outline a[data-part$='.action_steps']").last.click()
    page.locator("#fields [data-item] [name$='.step']").first.fill("hang the key back yourself")
    saved(page)
    problem = page.locator("#fields .problem", has_text="capital")
    problem.wait_for()
    shot(page, "09-problem")
    problem.get_by_role("button", name="Put it right").click()
    expect(page.locator("#fields [data-item] [name$='.step']").first).to_have_value("Hang the key back yourself")
    saved(page)
    checked(root)
    page.locator("#outline a", has_text="2.1").click()
    page.get_by_role("textbox", name="Headline").fill("Say whose key it is before you give it away.")
    saved(page)
    page.get_by_role("textbox", name="Headline").fill("Say whose key it is before you let go of it.")
    saved(page)

    # Undo and redo.
    page.keyboard.press("Control+z")
    saved(page)
    page.keyboard.press("Control+Shift+z")
    saved(page)
    expect(page.get_by_role("textbox", name="Headline")).to_have_value("Say whose key it is before you let go of it.")

    # The same for a team, in another word and in another template.
    page.locator("#version").select_option(label="Night shift")
    page.wait_for_url("**version=night_shift**")
    ready(page)
    page.get_by_role("textbox", name="Headline").fill("Say whose key it is before you let go of it, even at four.")
    saved(page)
    assert "even at four" in (root / "teams/night_shift.yaml").read_text("utf-8")
    assert "even at four" not in (root / "modules/hand_it_over.yaml").read_text("utf-8")
    shot(page, "10-team")
    tab(page, "Teams")
    expect(page.locator("main")).to_contain_text("even at four")
    template = tmp_path / "night.pptx"
    template.write_bytes(corporate_template())
    page.locator("#template").set_input_files(template)
    page.locator("#take-template").wait_for(timeout=60_000)
    shot(page, "11-template")
    page.locator("#take-template").click()
    expect(page.locator("main")).to_contain_text("brands/night.pptx")
    ready(page)

    # A build, and its deck changed by hand.
    page.locator("#version").select_option(label="Course as it is")
    page.wait_for_url(lambda url: "version" not in url)
    tab(page, "Build")
    for one in page.locator("[name=versions]").all():
        expect(one).to_be_checked()
    for one in page.locator("[name=versions]:not([value=base])").all():
        one.uncheck()
    page.get_by_role("button", name="Build").click()
    page.locator("#made table").wait_for(timeout=120_000)
    expect(page.locator("#progress")).to_contain_text("Done")
    shot(page, "12-build")
    deck = tmp_path / "deck.pptx"
    with page.expect_download() as asked:
        page.locator("a[download][href*='deck.pptx']").click()
    asked.value.save_as(deck)
    with page.expect_download() as asked:
        page.locator("#made a[href*=zip]").first.click()
    asked.value.save_as(tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        named = {".".join(name.rsplit(".", 2)[1:]) for name in archive.namelist()}
        assert {"deck.pptx", "workbook.pdf", "guide.pdf"} <= named

    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "as it is")
    shown = Presentation(str(deck))
    edits = 0
    for slide in shown.slides:
        for shape in slide.shapes:
            if shape.has_text_frame and shape.text_frame.text.startswith(
                "Say whose key it is before you let go of it."
            ):
                shape.text_frame.paragraphs[0].runs[0].text = "Say whose key it is before you let it go."
                edits += 1
    assert edits
    shown.save(str(deck))
    tab(page, "Edited decks")
    page.locator("#deck").set_input_files(deck)
    page.locator("#bring").wait_for(timeout=60_000)
    shot(page, "13-deck")
    page.locator("#bring").click()
    expect(page.locator("#edits")).to_contain_text("came home")
    changed = [line for line in git(root, "diff", "-U0", "--", "modules").splitlines() if line[:1] in "+-"]
    assert [line for line in changed if line.startswith("+") and not line.startswith("+++")] != []
    assert "before you let it go." in (root / "modules/hand_it_over.yaml").read_text("utf-8")

    # A kit for twelve people.
    tab(page, "Kits")
    page.get_by_label("What it is called").fill("Monday")
    page.get_by_label("Day").fill("2027-03-01")
    page.get_by_label("Place").fill("Lobby")
    page.get_by_role("button", name="Add the session").click()
    page.wait_for_url("**session=**")
    ready(page)
    page.locator("#people").set_input_files(people(tmp_path / "people.xlsx"))
    expect(page.locator("#read tbody tr")).to_have_count(12)
    shot(page, "14-people")
    page.get_by_role("button", name="Make the kit").click()
    page.locator("#kits .kit").wait_for(timeout=180_000)
    shot(page, "15-kit")
    with page.expect_download() as asked:
        page.locator("#kits a[href*=zip]").click()
    asked.value.save_as(tmp_path / "kit.zip")
    with zipfile.ZipFile(tmp_path / "kit.zip") as archive:
        assert {"sign_in.pdf", "certificate.pdf", "name_tents.pdf"} <= set(archive.namelist())

    # A word later is one line.
    git(root, "add", "-A")
    git(root, "commit", "-qm", "more")
    tab(page, "Write")
    page.locator("#outline a", has_text="Hand it over").first.click()
    page.locator("#outline a", has_text="2.1").click()
    page.get_by_role("textbox", name="Explanation").fill(
        "Two people look at the same key then. One of them spots a mistake."
    )
    saved(page)
    assert git(root, "diff", "--numstat").split()[:2] == ["1", "1"]
    checked(root)


def people(path: Path) -> Path:
    """A spreadsheet with twelve people."""
    import xlsxwriter

    names = ["Ada", "Bo", "Cy", "Di", "Eve", "Flo", "Gus", "Hal", "Ida", "Jo", "Kim", "Lou"]
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Name", "Team"])
    for row, name in enumerate(names, 1):
        sheet.write_row(row, 0, [f"{name} Tester", "Desk"])
    book.close()
    return path
