"""Every command that the README and the documents print in a block is run, in a folder that has what they name."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
import yaml

from coursegen.assets import asset, example_course
from support.old_decks import seeded_deck
from support.once import made_once, shared_folder
from support.typed import Ended, tiny_course, typed

ROOT = Path(__file__).parent.parent
PAGES = (
    "README.md", "docs/how_to.md", "docs/authoring.md", "docs/tutorial.md", "docs/tasks.md", "docs/reference.md",
    "docs/background.md", "docs/templates.md",
)  # fmt: skip
_BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_ELSEWHERE = ("https://", "people.xlsx", "~/", "pip install")
"""What a test can't have: the network, a home, an installation; such a command is only asked for its help."""

SESSION = """format: 1
session: monday
date: "2027-03-01"
start: "09:00"
place: Room 4
trainer: S. Okoro
headcount: 16
"""
TEAM = "format: 1\nteam: night_shift\ntitle: Night shift\nwhy: It has a word of its own.\n"
ARTICLE = "format: 1\nid: my_article\ntitle: Calls\nstatus: unknown\nrights: Only cite it.\n"
TEXT = "\n\n".join(f"Say number {number} first." for number in range(9))


def blocks(page: str) -> list[list[str]]:
    """The commands of each block of a page, without what is explained behind them."""
    text = (ROOT / page).read_text("utf-8")
    found = []
    for _, language, body in _BLOCK.findall(text):
        lines = [re.split(r"\s+# |\s{2,}", line.strip())[0] for line in body.splitlines()]
        commands = [line for line in lines if line.startswith(("coursegen ", "pip install ", "git ", "pipx ", "uvx "))]
        if commands and language in ("sh", ""):
            found.append(commands)
    return found


def words_of(command: str) -> list[str]:
    return shlex.split(command, comments=False)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder as the how-to pages have it, with a course, an edited deck, a brand and a session."""
    course = tiny_course(tmp_path, "my-course")
    (course / "brands").mkdir()
    shutil.copy(asset("template/coursegen.pptx"), course / "brands" / "brand.pptx")
    (course / "sessions").mkdir()
    (course / "teams").mkdir()
    (course / "teams" / "night_shift.yaml").write_text(TEAM, "utf-8")
    (course / "sessions" / "monday.yaml").write_text(SESSION, "utf-8")
    (tmp_path / "old-deck.pptx").write_bytes(seeded_deck(0))
    return tmp_path


def ran(words: list[str], desk: Path) -> Ended:
    ended = typed(*words[1:], cwd=desk, XDG_CACHE_HOME=str(desk / "cache"))
    assert ended.code == 0, (words, ended.err)
    return ended


@pytest.mark.slow
def test_the_how_to_pages_from_top_to_bottom(desk: Path) -> None:
    for commands in blocks("docs/how_to.md"):
        for command in commands:
            words = words_of(command)
            if words[1] == "pull" and not (desk / "edited.pptx").exists():
                shutil.copy(desk / "output" / "base" / "deck.pptx", desk / "edited.pptx")
                _reword(desk / "edited.pptx")
            ran(words, desk)
    assert (desk / "second-course-output" / "base" / "deck.pptx").is_file()


@pytest.mark.slow
def test_the_session_that_the_how_to_page_shows_is_one(desk: Path) -> None:
    page = (ROOT / "docs" / "how_to.md").read_text("utf-8")
    (session,) = [body for _, kind, body in _BLOCK.findall(page) if kind == "yaml" and "session:" in body]
    terms = [yaml.safe_load(body) for _, kind, body in _BLOCK.findall(page) if kind == "yaml" and "terms:" in body]
    assert [list(one) for one in terms] == [["terms"], ["terms"]]
    file = desk / "my-course" / "sessions" / "monday.yaml"
    file.write_text(session, "utf-8")
    assert "It is made for the team night_shift." in ran(["", "kit", "my-course", "--session", "monday"], desk).out
    file.write_text(SESSION, "utf-8")
    told = ran(["", "kit", "my-course", "--session", "monday"], desk).out
    assert "It is made for the course as it is; for a team, write it into sessions/monday.yaml" in told
    assert "its teams: night_shift" in told


def _reword(deck: Path) -> None:
    from pptx import Presentation

    edited = Presentation(str(deck))
    titles = [slide.shapes.title for slide in edited.slides]
    next(title for title in titles if title.text == "Every call has one purpose").text = "Each call has one purpose"
    edited.save(str(deck))


@pytest.mark.slow
def test_the_readme_from_top_to_bottom(tmp_path: Path) -> None:
    here = tmp_path / "coursegen"
    shutil.copytree(example_course(), here / "course")
    shutil.copytree(ROOT / "assets" / "schema", here / "assets" / "schema")
    commands = [command for block in blocks("README.md") for command in block]
    assert len(commands) >= 5
    for command in commands:
        for part in command.split(" && "):
            words = words_of(part)
            if words[0] == "coursegen":
                ran(words, here)
    assert (here / "output" / "base" / "workbook.pdf").is_file()
    assert {path.name for path in (tmp_path / "output").iterdir()} >= {"base", "night_shift", "day_shift"}


COMMANDS = sorted(
    {command for page in PAGES for block in blocks(page) for command in block if command.startswith("coursegen ")}
)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_printed_command_has_such_options(command: str, tmp_path: Path) -> None:
    """Each command is known and takes the options that are printed with it."""
    words = words_of(command)[1:]
    group = (
        words[:2] if words[0] in ("article", "recipe", "template") or words[:2] == ["teams", "accept"] else words[:1]
    )
    told = typed(*group, "--help", cwd=tmp_path)
    assert told.code == 0
    options = [word.partition("=")[0] for word in words if word.startswith("--")]
    assert [option for option in options if option not in told.out] == []


@pytest.fixture(scope="session")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a team's deck of the example, as somebody has it who will edit it; nobody may change it."""
    folder = shared_folder(tmp_path_factory) / "command-blocks"

    def make() -> None:
        words = ("build", example_course(), "--team", "clinic_desk", "--only", "deck", "--out", folder / "output")
        assert typed(*words, cwd=folder).code == 0

    made_once(folder, make, 180.0)
    return folder / "output"


@pytest.mark.slow
@pytest.mark.parametrize(
    "commands",
    [block for page in PAGES[2:] for block in blocks(page) if not any(word in " ".join(block) for word in _ELSEWHERE)],
    ids=lambda block: block[0],
)
def test_a_block_of_the_guides_runs_on_the_example(commands: list[str], edited: Path, tmp_path: Path) -> None:
    course = Path(shutil.copytree(example_course(), tmp_path / "course"))
    (course / "articles" / "my_article.yaml").write_text(ARTICLE, "utf-8")
    (course / "articles" / "my_article.txt").write_text(
        "\n\n".join(f"Say number {n} first." for n in range(9)), "utf-8"
    )
    shutil.copytree(edited, tmp_path / "output")
    shutil.copy(tmp_path / "output" / "clinic_desk" / "deck.pptx", tmp_path / "deck.edited.pptx")
    for command in commands:
        words = words_of(command)[1:]
        shorter = ["--only", "quiz"] if words[0] == "build" else []  # which files it makes is not the command's point
        ended = typed(*words, *shorter, cwd=tmp_path)
        assert ended.code in (0, 1), (command, ended.err)


def test_the_snippets_are_what_they_say() -> None:
    guide = (ROOT / "docs" / "reference.md").read_text("utf-8")
    (snippet,) = [body for _, kind, body in _BLOCK.findall(guide) if kind == "yaml" and "hooks:" in body]
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (repository,) = yaml.safe_load(snippet)["repos"]
    assert [one["id"] for one in repository["hooks"]] == [hook["id"]]
    workflow = yaml.safe_load((ROOT / "docs" / "examples" / "check-course.yml").read_text("utf-8"))
    runs = [step["run"] for step in workflow["jobs"]["check"]["steps"] if "run" in step]
    assert runs[0] == "pip install ./coursegen-tool"
    for page in (*PAGES, "docs/examples/check-course.yml"):
        assert not re.search(r"pip install '?coursegen\b", (ROOT / page).read_text("utf-8")), page
