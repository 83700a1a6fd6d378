"""A course of one's own, and the schemas that an editor checks it with."""

from __future__ import annotations

import errno
import io
import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from coursegen.assets import example_course
from coursegen.publish.schemas import file_schemas
from support.typed import Ended, tree

Inside = Callable[..., Ended]


@pytest.mark.slow
def test_a_new_course_is_the_example_and_can_be_checked_at_once(inside: Inside, tmp_path: Path) -> None:
    ended = inside("new", tmp_path / "mine")
    assert ended.code == 0
    assert f"coursegen build {tmp_path / 'mine'}" in ended.out
    files = tree(tmp_path / "mine")
    kinds = ("*.yaml", "*.lock", "*.pptx", "*.png")
    example = {path.relative_to(example_course()).as_posix() for kind in kinds for path in example_course().rglob(kind)}
    assert set(files) == example | {f".schema/{name}" for name in file_schemas()}
    assert files["brands/shop.pptx"] == (example_course() / "brands" / "shop.pptx").read_bytes()
    assert inside("check", tmp_path / "mine").code == 0


def test_every_file_names_a_schema_that_is_there(inside: Inside, tmp_path: Path) -> None:
    inside("new", tmp_path / "mine")
    files = [tmp_path / "mine" / "course.yaml", *(tmp_path / "mine").glob("[am]*/*.yaml")]
    assert len(files) > 10
    for file in files:
        head, _, name = file.read_text("utf-8").splitlines()[0].partition("$schema=")
        assert head == "# yaml-language-server: "
        kind = {"modules": "module", "articles": "article"}.get(file.parent.name, "course")
        assert (file.parent / name).resolve() == tmp_path / "mine" / ".schema" / f"{kind}.json"
        assert json.loads((file.parent / name).read_text("utf-8"))["title"] == f"coursegen {kind} file"


def test_no_more_than_the_first_line_differs_from_the_example(inside: Inside, tmp_path: Path) -> None:
    inside("new", tmp_path / "mine")
    for path in example_course().rglob("*.yaml"):
        copy = tmp_path / "mine" / path.relative_to(example_course())
        assert copy.read_text("utf-8").splitlines()[1:] == path.read_text("utf-8").splitlines()[1:]


def test_a_folder_with_something_in_it_is_left_alone(inside: Inside, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    ended = inside("new", tmp_path / "mine")
    assert ended.code == 1
    assert "holds files already, so nothing was written" in ended.err
    assert tree(tmp_path) == {"mine/thesis.txt": b"years of work"}


def test_an_empty_folder_will_do(inside: Inside, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    assert inside("new", tmp_path / "mine").code == 0


def test_a_file_of_that_name_is_left_alone(inside: Inside, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("a file")
    ended = inside("new", tmp_path / "mine")
    assert ended.code == 1
    assert "is a file, and a folder is needed there" in ended.err


def test_nothing_is_left_of_a_course_that_did_not_fit(
    inside: Inside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = 0

    def full(_: int) -> None:
        nonlocal synced
        synced += 1
        if synced == 5:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    ended = inside("new", tmp_path / "mine")
    assert ended.code == 1
    assert "the disk is full" in ended.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_schemas_are_written_and_renewed_only_where_they_differ(inside: Inside, tmp_path: Path) -> None:
    assert inside("schema", "--out", tmp_path / "s").out.startswith(f"{len(file_schemas())} schemas written to ")
    assert tree(tmp_path / "s") == {name: text.encode() for name, text in file_schemas().items()}
    (tmp_path / "s" / "module.json").write_text("{}")
    assert inside("schema", "--out", tmp_path / "s").out.startswith("1 schema written to ")
    assert "is up to date" in inside("schema", "--out", tmp_path / "s").out


@pytest.mark.slow
def test_schema_alone_lists_them(inside: Inside) -> None:
    out = inside("schema").out
    assert all(name in out for name in file_schemas())
    assert "# yaml-language-server: $schema=" in out


@pytest.mark.slow
def test_the_command_that_is_told_builds_where_another_course_has_its_output(
    inside: Inside, course: Path, tmp_path: Path
) -> None:
    assert inside("build", course, "--only", "deck").code == 0
    ended = inside("new", tmp_path / "mine")
    told = next(line for line in ended.out.splitlines() if line.startswith("3. coursegen "))
    assert inside(*told.removeprefix("3. coursegen ").split(), "--only", "quiz").code == 0
    assert (tmp_path / "mine-output" / "base" / "quiz.pdf").is_file()


@pytest.mark.slow
def test_a_blank_course_is_made_of_what_was_typed_and_builds_at_once(inside: Inside, tmp_path: Path) -> None:
    article = tmp_path / "calm.txt"
    article.write_text(
        "\n\n".join(f"Say what you see before you say what you want, as number {n} does." for n in range(9))
    )
    typed = (
        "--title",
        "Calm calls",
        "--minutes",
        "60",
        "--module",
        "Hear",
        "--article",
        article,
        "--team",
        "Night shift",
    )
    ended = inside("new", tmp_path / "mine", *typed)
    assert ended.code == 0, ended.err
    files = {path for path in tree(tmp_path / "mine") if not path.startswith(".schema/")}
    assert files == {
        "course.yaml", "modules/hear.yaml", "articles/calm.yaml", "articles/calm.txt", "teams/night_shift.yaml",
        ".gitignore",
    }  # fmt: skip
    assert (tmp_path / "mine" / ".gitignore").read_text() == "articles/calm.txt\n"
    assert all(path in ended.out for path in files - {".gitignore"})
    assert inside("build", tmp_path / "mine", "--all-teams", "--only", "deck,workbook").code == 0
    assert (tmp_path / "output" / "night_shift" / "workbook.pdf").is_file()


def test_the_tool_that_a_blank_module_offers_is_a_worksheet_once_its_lines_are_uncovered(
    inside: Inside, tmp_path: Path
) -> None:
    assert inside("new", tmp_path / "mine", "--blank", "--title", "Calm", "--module", "Hear").code == 0
    path = tmp_path / "mine" / "modules" / "hear.yaml"
    text = path.read_text("utf-8")
    covered, block = text[text.index("#tools:") :].split("\n\n")[0], re.search(r"\{id: case_block.*\}", text)
    minutes = re.search(r"block: scenario, minutes: (\d+)", text)
    assert block is not None
    assert minutes is not None
    shorter = f"block: scenario, minutes: {int(minutes[1]) - 5}}}\n  - {block[0]}"
    uncovered = re.sub("^#", "", covered, flags=re.M)
    path.write_text(text.replace(covered, uncovered).replace(minutes[0] + "}", shorter), encoding="utf-8")
    assert inside("build", tmp_path / "mine", "--only", "workbook,job_aid").code == 0
    for name in ("workbook", "job_aid"):
        told = "".join(page.extract_text() for page in PdfReader(tmp_path / "output" / "base" / f"{name}.pdf").pages)
        assert "A case of my own" in told
        assert "What happened" in told


def test_a_blank_course_without_a_title_is_called_as_its_folder(inside: Inside, tmp_path: Path) -> None:
    assert inside("new", tmp_path / "calm-calls", "--blank").code == 0
    assert 'title: "Calm calls"' in (tmp_path / "calm-calls" / "course.yaml").read_text()


@pytest.mark.slow
def test_on_a_terminal_what_was_not_typed_is_asked(
    inside: Inside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coursegen.cli.new_course._asking", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("\nPeople at tills\nmany\n75\nBurns\nFalls\n\n\n"))
    ended = inside("new", tmp_path / "first-aid", "--blank")
    assert ended.code == 0, ended.err
    course = (tmp_path / "first-aid" / "course.yaml").read_text()
    assert 'title: "First aid"' in course and "minutes: 75" in course and 'audience: "People at tills"' in course
    assert sorted(path.name for path in (tmp_path / "first-aid" / "modules").iterdir()) == ["burns.yaml", "falls.yaml"]


def test_answers_that_do_not_fit_are_refused_and_nothing_is_made(inside: Inside, tmp_path: Path) -> None:
    ended = inside("new", tmp_path / "mine", "--minutes", "20", "--module", "A", "--module", "B")
    assert ended.code == 1
    assert "20 minutes are not enough for an opening, 2 modules and a closing [new-course]" in ended.err
    assert not (tmp_path / "mine").exists()
