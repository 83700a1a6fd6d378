"""Which course is meant, how a command ends, and what it says on a pipe and on a terminal."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from coursegen import __version__
from coursegen.cli.commands import app
from coursegen.cli.course_folder import course_folder, output_folder
from coursegen.cli.terminal_lines import harmless, size, table
from support.typed import Ended, changed, forked, started, tiny_course, typed

Inside = Callable[..., Ended]
COMMANDS = (
    "build",
    "deck",
    "handouts",
    "check",
    "preview",
    "kit",
    "studio",
    "new",
    "schema",
    "rules",
    "explain",
    "fit",
    "diff",
    "teams",
    "pull",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_says_what_a_command_does_with_an_example(inside: Inside, command: str) -> None:
    ended = inside(command, "--help")
    assert ended.code == 0
    assert re.search(r"Examples?:\n    coursegen ", ended.out)
    assert max(map(len, ended.out.splitlines())) <= 100


def commands_in(group: Any) -> Iterator[Any]:
    for command in group.commands.values():
        yield from commands_in(command) if hasattr(command, "commands") else (command,)


def test_help_says_of_the_option_for_the_course_what_it_names() -> None:
    """Where the folder can be an argument as well, that it is the same; else what it is when it is left out."""
    told: dict[str, tuple[bool, str]] = {}
    for command in commands_in(typer.main.get_command(app)):
        option = next((one for one in command.params if "--course" in one.opts), None)
        if option is not None:
            told[command.name] = any(one.metavar == "COURSE" for one in command.params), option.help
    assert len(told) > 15
    for name, (argument, said) in told.items():
        assert ("the same as COURSE" in said) == argument, name
        assert ("Left out: " in said) != argument, name


def test_help_lists_every_command_and_the_exit_codes(inside: Inside) -> None:
    out = inside("--help").out
    assert all(f"\n  {command} " in out for command in COMMANDS)
    assert "Exit codes: 0 done, 1 something that you can cure, 2 wrong use" in out
    assert "..." not in out.partition("Commands:")[2]  # no summary was cut


def test_the_version(inside: Inside) -> None:
    assert inside("--version").out == inside("-V").out == f"coursegen {__version__}\n"


def test_the_course_is_looked_for_here_in_course_and_above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = tiny_course(tmp_path / "work")
    for here in (course, course / "modules", tmp_path / "work"):
        monkeypatch.chdir(here)
        assert course_folder(None, None) == course
    assert course_folder(course, None) == course
    assert course_folder(None, course) == course
    assert course_folder(course / "course.yaml", None) == course
    monkeypatch.chdir(course / "modules")
    assert course_folder(Path(".."), None) == course
    assert course_folder(Path("../.."), None) == course
    assert output_folder(course, None) == tmp_path / "work" / "output"
    assert output_folder(course, Path("../../elsewhere")) == Path("../../elsewhere")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["build", "nowhere"], "or start one: `coursegen new nowhere`"),
        (["check", "empty"], "there is no course.yaml in empty"),
        (["check", "a_file"], "a_file is a file; name the folder that holds course.yaml"),
        (["check"], "there is no course here"),
        (["build", "course", "--course", "course"], "name the course once"),
        (["build", "course", "--only", "dekc"], "there is no handout called 'dekc'; did you mean deck?"),
        (["build", "course", "--only", ""], "there is no handout called ''; there are: deck, guide, workbook"),
        (["build", "--outt", "x"], "--outt"),
        (["bild"], "bild"),
        (["new"], "DIR"),
        (["build", "--paper", "a5"], "--paper takes a4 or letter"),
        (["new", "x", "--minutes", "ninety"], "--minutes"),
    ],
)
def test_wrong_use_ends_with_2(
    inside: Inside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    place = tmp_path / "place"
    (place / "empty").mkdir(parents=True)
    (place / "a_file").touch()
    if "course" in words:
        tiny_course(place)
    monkeypatch.chdir(place)
    ended = inside(*words)
    assert ended.code == 2
    assert said in " ".join(ended.err.split())
    assert not re.search("Value error|Input should|pydantic", ended.err)
    assert ended.out == ""
    assert not (place / "output").exists()


def test_what_nobody_expected_ends_with_3_and_a_kind_word(
    inside: Inside, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from coursegen.publish import artefacts

    def broken(*_: object) -> None:
        raise RuntimeError("the sky\nfell")

    monkeypatch.setattr(artefacts, "course_of", broken)
    ended = inside("build", course)
    assert ended.code == 3
    assert "That is our fault and not yours" in ended.err
    assert "RuntimeError: the sky fell" in ended.err
    assert "Traceback" not in ended.err
    assert "COURSEGEN_DEBUG=1" in ended.err
    monkeypatch.setenv("COURSEGEN_DEBUG", "1")
    assert "Traceback" in inside("build", course).err


def test_ctrl_c_ends_with_130_and_leaves_the_output(
    inside: Inside, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from coursegen.publish.place import LockedFolder

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(LockedFolder, "put", stopped)
    ended = inside("build", course)
    assert ended.code == 130
    assert ended.err.strip() == "Stopped; what was not finished is as it was."
    assert not (course.parent / "output").exists()


def test_a_pipe_gets_neither_colours_nor_a_bar(course: Path, tmp_path: Path) -> None:
    changed(course / "course.yaml", "title:", "titel:")
    for ended in (typed("check", course, cwd=tmp_path), typed("--help", cwd=tmp_path)):
        assert "\x1b" not in ended.out + ended.err
        assert "\r" not in ended.out + ended.err


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_terminal_gets_a_bar_and_colours_unless_asked_not_to(
    course: Path, environment: dict[str, str], coloured: bool
) -> None:
    shown = _on_a_terminal(["check", str(course)], {"TERM": "xterm", **environment})
    assert "writing the " in shown or environment.get("TERM") == "dumb"
    assert "2 modules" in shown
    assert bool(re.search(r"\x1b\[[0-9;]*[1-9][0-9;]*m", shown)) is coloured
    changed(course / "course.yaml", "title:", "titel:")
    assert (
        "\x1b[31mcourse.yaml" in _on_a_terminal(["check", str(course)], {"TERM": "xterm", **environment})
    ) is coloured


def _on_a_terminal(words: list[str], environment: dict[str, str]) -> str:
    """What the command writes where standard output and error are a terminal."""
    import pty
    import subprocess

    ours, theirs = pty.openpty()
    inherited = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    process = subprocess.Popen(
        [sys.executable, "-m", "coursegen", *words], stdout=theirs, stderr=theirs, env=inherited | environment
    )
    os.close(theirs)
    pieces = []
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(ours)
    process.wait(timeout=60)
    return b"".join(pieces).decode("utf-8", "replace")


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing can be forked here")
def test_a_command_in_a_forked_process_does_what_it_does_in_a_new_one(course: Path, tmp_path: Path) -> None:
    """Most tests fork theirs."""
    changed(course / "course.yaml", "title:", "titel:")
    for words in (["check", str(course)], ["build", "--only"]):
        one, other = (run(words, tmp_path, os.environ) for run in (forked, started))
        assert one == other
        assert one.code != 0


def test_a_course_can_not_steer_the_terminal() -> None:
    assert harmless("a\x1b[2Jb\rc\u202ed\ne") == "a\ufffd[2Jb\ufffdc\ufffdd\ne"


@pytest.mark.slow
def test_a_terminal_without_a_sign_shows_another(course: Path, tmp_path: Path) -> None:
    changed(course / "course.yaml", "title: Two calls a day", "title: Два дзвінки")
    ended = typed("check", course, cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert ended.code == 0
    assert ended.out.startswith("??? ???????: 2 modules")


def test_a_problem_in_a_footer_is_told_once_where_it_was_written(inside: Inside, course: Path) -> None:
    changed(course / "course.yaml", "title: Two calls a day", "title: Two calls a day ☎")
    err = inside("check", course).err
    assert "course.yaml:3:" in err
    assert err.splitlines()[-1].startswith("1 problem;")


def test_sizes_and_tables_are_read_by_people() -> None:
    assert [size(n) for n in (812, 45_200, 999_499, 1_340_000)] == ["812 B", "45 kB", "999 kB", "1.3 MB"]
    assert table(("a", "long"), [("wide", "x")]) == ["a     long", "wide  x"]


def test_check_reads_every_version_and_names_those_that_can_not_be_made(inside: Inside, tmp_path: Path) -> None:
    course = tiny_course(tmp_path)
    (course / "teams").mkdir()
    (course / "teams" / "night.yaml").write_text("format: 1\nteam: night\ntitle: [\n", "utf-8")
    ended = inside("check", str(course))
    assert ended.code == 1
    assert "teams/night.yaml:3:8: " in ended.err
    assert "The course itself is right, but not its versions: night." in ended.err
    assert "Nothing is wrong" not in ended.out


def test_a_deck_without_a_slide_is_refused_at_its_recipe(inside: Inside, tmp_path: Path) -> None:
    course = tiny_course(tmp_path)
    (course / "recipes").mkdir()
    recipe = "format: 1\nid: deck\ntitle: Deck\nmedium: slides\naudience: facilitator\nblocks:\n"
    (course / "recipes" / "deck.yaml").write_text(recipe + "  - {each: modules, blocks: [break]}\n", "utf-8")
    ended = inside("deck", str(course), "--out", str(tmp_path / "out"))
    assert ended.code == 1
    assert "recipes/deck.yaml:1:1: this recipe makes no slide of this course" in ended.err


def test_a_deck_warns_of_cut_words_and_missing_signs_where_pages_refuse_them(inside: Inside, course: Path) -> None:
    changed(
        course / "course.yaml",
        "A small course for tests",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsfeier ☃",
    )
    ended = inside("deck", course)
    assert ended.code == 0
    assert "course.yaml:4:11: warning: Calibri has no sign for “☃” (snowman, U+2603)" in ended.err
    assert "course.yaml:4:11: warning: the word “Donaudampf" in ended.err
    assert inside("deck", course, "--strict").code == 1
    ended = inside("handouts", course)
    assert ended.code == 1
    assert "course.yaml:4:11: the pages' font, Arial, has no sign for “☃”" in ended.err
