"""What the authors' guide and the README print: the first module is accepted, and the messages are the ones shown."""

from __future__ import annotations

import re
import shutil
import textwrap
from pathlib import Path

import pytest

from coursegen.assets import example_course
from coursegen.course.lint.judgement import judged
from coursegen.course.reading.load import load_course
from coursegen.problems import Refused, Severity, as_text, located
from coursegen.source.folder import line_of

ROOT = Path(__file__).parent.parent
TINY = ROOT / "tests" / "cases" / "tiny"
PARTS = ("tutorial.md", "how_to.md", "tasks.md", "reference.md", "background.md")
MINUTES = 25
"""The first module's length, which the session grows by."""


def section(name: str) -> str:
    """A section of the authors' guide, in whichever part, without its heading."""
    guide = "".join((ROOT / "docs" / part).read_text(encoding="utf-8") for part in PARTS)
    return guide.split(f"\n## {name}\n")[1].split("\n## ")[0]


def blocks(markdown: str, language: str = "") -> list[str]:
    """The texts between fences of a language, their common indentation taken away."""
    parts = markdown.split("```")
    return [
        textwrap.dedent(part.partition("\n")[2]) for part in parts[1::2] if part.partition("\n")[0].strip() == language
    ]


def changed(path: Path, old: str, new: str) -> None:
    """Replaces the one place in a file where a text stands."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def refusal(root: Path) -> str:
    """The one problem that a course has, as it is printed."""
    with pytest.raises(Refused) as refused:
        load_course(root)
    (problem,) = refused.value.problems
    return as_text(problem, line_of(root))


@pytest.fixture
def guided(tmp_path: Path) -> Path:
    """A course, after somebody did what "Write your first module" says."""
    root = tmp_path / "course"
    shutil.copytree(TINY, root)
    article, module, row = blocks(section("Write your first module"), "yaml")
    (root / "articles" / "my_article.yaml").write_text(article, encoding="utf-8")
    (root / "modules" / "greet.yaml").write_text(module, encoding="utf-8")
    changed(root / "course.yaml", "  - {id: pause,", f"{textwrap.indent(row, '  ')}  - {{id: pause,")
    changed(root / "course.yaml", "\n  minutes: 90\n", f"\n  minutes: {90 + MINUTES}\n")
    return root


def test_the_first_module_of_the_guide_is_accepted(guided: Path) -> None:
    loaded = load_course(guided)
    assert loaded.warnings == ()
    assert [module.id for module in loaded.course.modules] == ["listen", "greet", "close"]
    (row,) = [row for row in loaded.course.agenda if row.id == "greet"]
    assert row.end.minutes - row.start.minutes == MINUTES


def test_the_message_in_the_guide_is_the_one_that_is_shown(guided: Path) -> None:
    changed(guided / "modules" / "greet.yaml", "\npictogram: phone\n", "\npictogramm: phone\n")
    assert blocks(section("When something is wrong")) == [refusal(guided) + "\n"]


def test_the_message_in_the_readme_is_the_one_that_is_shown(tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(example_course(), root)
    changed(root / "modules" / "recover.yaml", "\ntitle: ", "\ntitel: ")
    assert refusal(root) + "\n" in blocks((ROOT / "README.md").read_text(encoding="utf-8"))


def test_the_rules_have_little_to_say_of_the_module_of_the_guide(guided: Path) -> None:
    assert judged(load_course(guided)).problems == []  # the small course around it leaves out MOD1 for all


def test_the_find_in_the_guide_is_the_one_that_is_shown(guided: Path) -> None:
    changed(guided / "modules" / "greet.yaml", "text: Compare two openings", "text: Understand two openings")
    loaded = load_course(guided)
    (problem,) = [problem for problem in judged(loaded).problems if problem.rule == "OBJ1"]
    told = as_text(located(problem, loaded.origins.place), line_of(guided)) + "\n"
    assert told in blocks(section("The rules"))


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize(
    "sheet", sorted([*(ROOT / "docs").glob("*.md"), ROOT / "README.md"]), ids=lambda sheet: sheet.name
)
def test_every_link_of_the_guides_leads_somewhere(sheet: Path) -> None:
    text = re.sub(r"`[^`\n]*`", "", sheet.read_text("utf-8"))
    for said, file, anchor in re.findall(r"\[([^\]]+)\]\(([^)#:]*)(?:#([^)]+))?\)", text):
        there = sheet.parent / file if file else sheet
        assert there.exists(), (said, file)
        if anchor:
            headings = re.findall(r"(?m)^#+ (.+)$", there.read_text("utf-8"))
            assert anchor in map(_anchor, headings), (said, file, anchor)


def test_pictures_of_the_guides_are_small_and_say_what_they_show() -> None:
    shown = {
        (page.parent / file).resolve(): words
        for page in [*(ROOT / "docs").glob("*.md"), ROOT / "README.md"]
        for words, file in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", page.read_text("utf-8"))
    }
    assert {path.name for path in shown} == {path.name for path in (ROOT / "docs" / "img").glob("*.png")}
    assert all(path.stat().st_size < 120_000 and len(words) > 20 for path, words in shown.items())


def test_the_course_in_the_pictures_has_no_error_for_any_team() -> None:
    root = ROOT / "tests" / "cases" / "small_hotel"
    for team in ("", "front_desk", "housekeeping"):
        loaded = load_course(root, team=team)
        problems = [*loaded.warnings, *judged(loaded).problems]
        assert [one.message for one in problems if one.severity is not Severity.INFO] == []


def without_keys(text: str, keys: set[str]) -> str:
    """A YAML file's text without some of its fields, which begin at the left edge."""
    kept, leave = [], False
    for line in text.splitlines():
        if line and not line.startswith((" ", "#")):
            leave = line.partition(":")[0] in keys
        kept += [] if leave else [line]
    return "\n".join(kept) + "\n"


def test_what_a_facilitator_prepares_and_the_farewell_are_as_the_reference_shows_them(tmp_path: Path) -> None:
    reference = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    told = reference.split("\n### What the facilitator prepares, and what stays on the screen\n")[1].split("\n### ")[0]
    prepared, farewell = blocks(told, "yaml")
    root = Path(shutil.copytree(ROOT / "tests" / "cases" / "workshop", tmp_path / "course"))
    module, course = root / "modules" / "calm.yaml", root / "course.yaml"
    module.write_text(without_keys(module.read_text("utf-8"), {"background", "boards"}) + prepared, encoding="utf-8")
    course.write_text(without_keys(course.read_text("utf-8"), {"farewell"}) + farewell, encoding="utf-8")
    made = load_course(root).course
    (calm,) = made.modules
    assert [one.objection.plain for one in calm.background.objections] == ["There is no time for that."]
    assert [one.title.plain for one in calm.boards] == ["Three ways to end a call"]
    assert made.farewell is not None
    assert made.farewell.follow_up.plain.startswith("We meet again")
