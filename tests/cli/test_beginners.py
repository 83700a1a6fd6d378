"""What beginners get wrong: in their files each case of ``tests/problems/beginner_*.yaml``, on the command line these.

Every message says where, what is wrong and what to do.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from coursegen.cli.shortened_problems import in_short
from coursegen.problems import Place, Problem, Severity
from support.typed import Ended
from test_problems import made_wrong, said

FILES = sorted((Path(__file__).parent.parent / "problems").glob("beginner_*.yaml"))
HEAD = re.compile(r"\S+\.yaml:\d+:\d+: \S.* \[[A-Za-z0-9-]+\]\n    .*\n +\^+\nhint: \S")
"""A place, what is wrong, the line with what is meant underlined, and what to do."""

JARGON = ("alias", "anchor", "mapping", "scalar", "sequence", "regex", "pattern ", "None", "token", "traceback")

TYPED: dict[str, tuple[list[str], str, str]] = {
    "no course anywhere": (
        ["build"], "there is no course here", "start one with `coursegen new my-course`",
    ),
    "a folder that is not there": (
        ["check", "nowhere"], "there is no folder 'nowhere' in", "or start one: `coursegen new nowhere`",
    ),
    "a folder inside the course": (
        ["build", "mine/modules"], "there is no course.yaml in mine/modules", "name the folder that holds it",
    ),
    "a team misspelt": (["check", "mine", "--team", "des"], "there is no team 'des'", "did you mean 'desk'?"),
    "a paper that is none": (["build", "mine", "--paper", "a5"], "not 'a5'", "--paper takes a4 or letter"),
    "a handout misspelt": (
        ["build", "mine", "--only", "worbook"], "there is no handout called 'worbook'", "did you mean workbook?",
    ),
    "a command misspelt": (["buidl", "mine"], "'buidl'", "Did you mean 'build'?"),
    "an option misspelt": (["new", "x", "--minuts", "90"], "--minuts", "--minutes"),
    "minutes with a unit": (["new", "x", "--minutes", "90min"], "not '90min'", "whole number without a unit, as in 90"),
    "a folder that holds something": (
        ["new", "mine", "--blank"], "holds files already", "coursegen new mine-2 --blank",
    ),
    "a file that is no deck": (
        ["pull", "mine/course.yaml", "--course", "mine"], "is not a PowerPoint deck", "name a file that ends in .pptx",
    ),
    "a deck that is not there": (
        ["pull", "nothing.pptx", "--course", "mine"], "there is no file nothing.pptx", "write its folder too",
    ),
    "a template that is not there": (
        ["build", "mine", "--template", "no.pptx"], "there is no file no.pptx", "write its folder too",
    ),
    "a theme misspelt": (["build", "mine", "--theme", "drak"], "there is no theme 'drak'", "did you mean dark?"),
    "a kit without a date": (["kit", "mine"], "this course has none yet", "Make a text file mine/sessions/first.yaml"),
    "an article that is not there": (
        ["new", "x", "--article", "no.docx", "--title", "T"], "there is no file no.docx", "write its folder too",
    ),
    "a title in letters that no page has": (
        ["new", "x", "--title", "安全"], "no letters like these in the title: 安全", "Latin, Greek or Cyrillic",
    ),
}  # fmt: skip
"""What is typed beside the small course, what the message says is wrong, and what it says to do."""


def test_there_are_forty_mistakes_in_files_alone() -> None:
    assert len(FILES) >= 40


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_message_about_a_file_has_a_place_a_cause_and_a_cure_in_plain_words(path: Path) -> None:
    for told in yaml.safe_load(path.read_text("utf-8"))["says"].strip().split("\n\n"):
        assert HEAD.match(told), told
        assert not [word for word in JARGON if word in told]


TO_TYPE = re.compile(
    r"hint: (?:write(?: a number after it, for instance)?|put the (?:value|whole text) in (?:double |single )?quotes:"
    r"|close it with \S at the end:|copy this line, [^:]+:) (?P<typed>(?:- )?(?P<name>[a-z_]+): .+?)(?: \(or .*)?$"
)
"""A hint that has the line as it is to be typed, from its dash or its field on."""
SPACES = re.compile(r"hint: delete everything before .* and type (\d+) spaces")


def _obeyed(line: str, hint: str) -> str:
    """A line as its hint says to type it."""
    if found := SPACES.match(hint):
        return " " * int(found[1]) + line.strip()
    found = TO_TYPE.match(hint)
    indent = " *" if found["typed"].startswith("-") else "[ -]*"
    return re.match(indent, line)[0] + found["typed"]


def _told_what_to_type(path: Path) -> bool:
    """Whether a file has one mistake, in a line of one field, and a hint with what to type."""
    *others, line, _, hint = yaml.safe_load(path.read_text("utf-8"))["says"].split("\n")
    found = TO_TYPE.match(hint)
    whole = found is not None and line.lstrip(" -").startswith(f"{found['name']}:")
    return "" not in others and bool(SPACES.match(hint) or whole or (found and found["typed"].startswith("-")))


OBEYED = [path for path in FILES if _told_what_to_type(path)]


def test_many_hints_have_what_to_type() -> None:
    assert len(OBEYED) >= 15


@pytest.mark.parametrize("path", OBEYED, ids=lambda path: path.stem)
def test_a_line_typed_as_its_message_says_is_right(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    root = made_wrong(case, tmp_path)
    file, number = re.match(r"(\S+?):(\d+):", case["says"]).groups()
    lines = (root / file).read_text("utf-8").split("\n")
    lines[int(number) - 1] = _obeyed(lines[int(number) - 1], case["says"].rpartition("\n")[2])
    (root / file).write_text("\n".join(lines), "utf-8")
    assert said(root, case.get("team", ""), case.get("session", "")) == ""


@pytest.mark.slow
@pytest.mark.parametrize("name", TYPED)
def test_a_mistaken_command_says_what_is_wrong_and_what_to_do(
    name: str, course: Path, inside: Callable[..., Ended], monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = course.rename(course.parent / "mine")  # a folder called course is found without being named
    (mine / "teams").mkdir()
    (mine / "teams" / "desk.yaml").write_text("format: 1\nteam: desk\ntitle: The desk\nwhy: It is one.\n", "utf-8")
    monkeypatch.chdir(mine.parent)
    words, wrong, cure = TYPED[name]
    ended = inside(*words)
    said = " ".join((ended.out + ended.err).split())
    assert ended.code in (1, 2)
    assert wrong in said
    assert cure in said
    assert "Traceback" not in said
    assert not (mine.parent / "x").exists()


def test_remarks_of_one_rule_are_told_once_a_file_with_the_lines_of_the_others() -> None:
    def told(rule: str, line: int, severity: Severity) -> Problem:
        return Problem(rule, "there is none", Place("a.yaml", line, 1), "draw one", severity)

    found = [told("VIS1", 9, Severity.INFO), told("OBJ1", 5, Severity.ERROR), told("VIS1", 3, Severity.INFO)]
    found += [told("VIS1", 7, Severity.INFO), told("OBJ1", 6, Severity.ERROR)]
    assert [(one.rule, one.place and one.place.line, one.message) for one in in_short(found)] == [
        ("VIS1", 3, "there is none; the same kind of remark in lines 7 and 9"),
        ("OBJ1", 5, "there is none"),
        ("OBJ1", 6, "there is none"),
    ]
