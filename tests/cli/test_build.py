"""What a build makes, keeps and leaves alone."""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from coursegen.publish.made_version import ARTEFACTS, HANDOUTS, TOOL
from support.typed import Ended, changed, tiny_course, tree, typed

Inside = Callable[..., Ended]
ALL = sorted(
    ["base/deck.pptx", "base/credits.json", "base/provenance.json", *(f"base/{name}.pdf" for name in HANDOUTS)]
)


def _manifest(output: Path) -> dict[str, object]:
    return json.loads((output / "manifest.json").read_text("utf-8"))


def _rows(output: Path) -> dict[str, dict[str, object]]:
    return {row["path"]: row for row in _manifest(output)["artefacts"]}


def test_a_build_makes_a_deck_and_a_workbook_beside_the_course(inside: Inside, course: Path) -> None:
    ended = inside("build", course)
    output = course.parent / "output"
    assert ended.code == 0
    assert sorted(tree(output)) == [*ALL, "manifest.json"]
    assert (output / "base" / "deck.pptx").read_bytes().startswith(b"PK")
    assert (output / "base" / "workbook.pdf").read_bytes().startswith(b"%PDF-")
    head, deck, *handouts = ended.out.partition("\n\n")[0].splitlines()
    opens, *prints = ended.out.partition("\n\n")[2].splitlines()
    assert head.split() == ["artefact", "length", "size", "path"]
    assert deck.split()[0] == "deck"
    assert deck.endswith("deck.pptx")
    assert [line.split()[0] for line in handouts] == list(ARTEFACTS[1:])
    assert opens.startswith("Open ")
    assert len(prints) == len(handouts)
    assert len(set(prints)) == len(prints)
    assert ended.err == ""


def test_the_manifest_says_what_lies_there_and_no_day_and_no_place(inside: Inside, course: Path) -> None:
    inside("build", course)
    output = course.parent / "output"
    rows = _rows(output)
    for path, row in rows.items():
        data = (output / path).read_bytes()
        assert row["sha256"] == sha256(data).hexdigest()
        assert row["bytes"] == len(data)
        assert row["tool"] == TOOL
    assert rows["base/deck.pptx"]["slides"] > 20
    assert rows["base/workbook.pdf"]["pages"] >= 8
    (sources,) = _manifest(output)["sources"].values()
    assert sources == {
        file: sha256(data).hexdigest() for file, data in tree(course).items() if not file.startswith(".")
    }
    written = (output / "manifest.json").read_text("utf-8")
    assert str(course.parent) not in written
    assert not re.search(r"\b20\d\d-[01]\d|\d\d:\d\d", written)


@pytest.mark.slow
def test_two_builds_in_two_folders_have_the_same_bytes(tmp_path: Path) -> None:
    one = tiny_course(tmp_path, "one folder/course")
    other = tiny_course(tmp_path, "other/kurs")
    assert typed("build", one, cwd=tmp_path, PYTHONHASHSEED="1", LC_ALL="C", TZ="UTC").code == 0
    there = typed("build", cwd=other, PYTHONHASHSEED="2", LC_ALL="C.UTF-8", TZ="Asia/Tokyo")
    assert there.code == 0
    assert tree(one.parent / "output") == tree(other.parent / "output")


@pytest.mark.slow
def test_a_second_build_writes_nothing_where_nothing_changed(inside: Inside, course: Path) -> None:
    inside("build", course)
    files = [path for path in (course.parent / "output").rglob("*") if path.is_file()]
    for path in files:
        os.utime(path, (1, 1))
    again = inside("build", course)
    assert again.out.count("(unchanged)") == len(ARTEFACTS)
    assert {path.stat().st_mtime for path in files} == {1.0}


@pytest.mark.slow
def test_a_failed_build_leaves_the_output_as_it_was(inside: Inside, course: Path) -> None:
    inside("build", course)
    before = tree(course.parent)
    changed(course / "course.yaml", "title:", "titel:")
    ended = inside("build", course)
    assert ended.code == 1
    assert "course.yaml:3:1: unknown field 'titel'" in ended.err
    assert ended.err.rstrip().endswith("nothing was changed in " + str(course.parent / "output") + "/.")
    assert ended.out == ""
    changed(course / "course.yaml", "titel:", "title:")
    assert tree(course.parent) == before


def test_every_problem_is_told_with_its_line_and_counted(inside: Inside, course: Path) -> None:
    changed(course / "course.yaml", "subtitle:", "subtitel:")
    changed(course / "modules" / "close.yaml", "minutes:", "minuets:")
    ended = inside("check", course)
    assert ended.code == 1
    assert (
        "course.yaml:4:1: unknown field 'subtitel' [unknown-field]\n    subtitel: A small course for tests\n"
        "    ^^^^^^^^\n" in ended.err
    )
    assert "modules/close.yaml:" in ended.err
    assert "hint: did you mean 'minutes'?" in ended.err
    heads = [line for line in ended.err.splitlines() if ".yaml:" in line and not line.startswith((" ", "hint"))]
    assert ended.err.splitlines()[-1] == f"{len(heads)} problems; a build has to wait for that."


@pytest.mark.slow
def test_a_deck_edited_by_hand_is_kept_and_numbered(inside: Inside, course: Path) -> None:
    inside("build", course)
    base = course.parent / "output" / "base"
    for number, name in enumerate(("deck.edited.pptx", "deck.edited.2.pptx", "deck.edited.3.pptx")):
        edited = f"my slides {number}".encode()
        (base / "deck.pptx").write_bytes(edited)
        ended = inside("build", course)
        assert ended.code == 0
        assert f"Your version is kept as {base / name}." in ended.err
        assert (base / name).read_bytes() == edited
        assert (base / "deck.pptx").read_bytes().startswith(b"PK")
    assert not list(base.glob("workbook.edited*"))
    assert set(_rows(base.parent)) == set(ALL)


def test_a_file_that_no_manifest_knows_is_kept(inside: Inside, course: Path) -> None:
    base = course.parent / "output" / "base"
    base.mkdir(parents=True)
    (base / "workbook.pdf").write_bytes(b"somebody's own")
    ended = inside("build", course)
    assert ended.code == 0
    assert (base / "workbook.edited.pdf").read_bytes() == b"somebody's own"
    assert not (base / "deck.edited.pptx").exists()


@pytest.mark.slow
def test_a_changed_course_replaces_what_the_last_build_made(inside: Inside, course: Path) -> None:
    inside("build", course)
    output = course.parent / "output"
    before = _rows(output)
    changed(course / "course.yaml", "A small course for tests", "A small course, changed")
    assert inside("build", course).err == ""
    assert sorted(tree(output)) == [*ALL, "manifest.json"]
    after = _rows(output)
    same = {path for path in before if after[path]["sha256"] == before[path]["sha256"]}
    assert same == {"base/credits.json"}  # the sources are the same


def test_a_partial_build_updates_its_own_rows_only(inside: Inside, course: Path) -> None:
    inside("build", course)
    output = course.parent / "output"
    before, workbook = _rows(output), (output / "base" / "workbook.pdf").read_bytes()
    changed(course / "course.yaml", "A small course for tests", "A small course, changed")
    ended = inside("build", course, "--only", "deck")
    assert ended.code == 0
    assert "workbook" not in ended.out
    after = _rows(output)
    assert after["base/workbook.pdf"] == before["base/workbook.pdf"]
    assert after["base/deck.pptx"]["stamp"] != before["base/deck.pptx"]["stamp"]
    assert (output / "base" / "workbook.pdf").read_bytes() == workbook
    assert set(_manifest(output)["sources"]) == {row["stamp"] for row in after.values()}


@pytest.mark.parametrize(
    ("words", "made"),
    [
        (["deck"], ["base/deck.pptx"]),
        (["handouts"], [f"base/{name}.pdf" for name in HANDOUTS]),
        (["build", "--only", "workbook"], ["base/workbook.pdf"]),
        (["build", "--only", "workbook, deck"], ["base/deck.pptx", "base/workbook.pdf"]),
        (["build", "--only", "deck", "--only", "workbook"], ["base/deck.pptx", "base/workbook.pdf"]),
    ],
)
def test_what_is_asked_for_is_what_is_made(inside: Inside, course: Path, words: list[str], made: list[str]) -> None:
    assert inside(*words, course).code == 0
    assert sorted(tree(course.parent / "output")) == sorted(
        [*made, "base/credits.json", "base/provenance.json", "manifest.json"]
    )


@pytest.mark.slow
def test_the_parts_made_alone_are_those_of_a_whole_build(inside: Inside, course: Path, tmp_path: Path) -> None:
    inside("build", course, "--out", tmp_path / "whole")
    inside("deck", course, "--out", tmp_path / "parts")
    inside("handouts", course, "--out", tmp_path / "parts")
    assert tree(tmp_path / "whole") == tree(tmp_path / "parts")


@pytest.mark.slow
def test_a_manifest_that_can_not_be_read_costs_nobody_a_file(inside: Inside, course: Path) -> None:
    inside("build", course)
    output = course.parent / "output"
    (output / "manifest.json").write_text("{ not json")
    (output / "base" / "deck.pptx").write_bytes(b"mine")
    ended = inside("build", course)
    assert ended.code == 0
    assert "manifest.json could not be read, so a new one was written" in ended.err
    assert (output / "base" / "deck.edited.pptx").read_bytes() == b"mine"
    assert set(_rows(output)) == set(ALL)


def test_a_full_disk_is_a_plain_problem(inside: Inside, course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    ended = inside("build", course)
    assert ended.code == 1
    assert "the disk is full" in ended.err
    assert "hint: free some space" in ended.err
    assert not (course.parent / "output").exists()


@pytest.mark.slow
def test_a_deck_open_elsewhere_is_a_plain_problem(
    inside: Inside, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside("build", course)
    changed(course / "course.yaml", "A small course for tests", "A small course, changed")
    before = tree(course.parent / "output")
    replace = os.replace

    def in_use(source: Path, target: Path) -> None:
        if Path(target).name == "workbook.pdf":
            raise PermissionError(errno.EACCES, "in use")
        replace(source, target)

    monkeypatch.setattr(os, "replace", in_use)
    ended = inside("build", course)
    assert ended.code == 1
    assert "workbook.pdf can't be replaced" in ended.err
    assert "hint: close it if another program has it open" in ended.err
    monkeypatch.undo()
    assert tree(course.parent / "output") == before


def test_an_output_folder_that_is_a_file(inside: Inside, course: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("here first")
    ended = inside("build", course, "--out", tmp_path / "out")
    assert ended.code == 1
    assert "is a file, and a folder is needed there" in ended.err
    assert (tmp_path / "out").read_text() == "here first"


def test_a_course_reached_through_a_link_builds_beside_the_link(inside: Inside, course: Path, tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "linked").symlink_to(course, target_is_directory=True)
    assert inside("build", tmp_path / "desk" / "linked").code == 0
    assert (tmp_path / "desk" / "output" / "base" / "deck.pptx").is_file()
    assert not (tmp_path / "output").exists()


def test_text_that_does_not_fit_names_its_line(inside: Inside, course: Path) -> None:
    changed(course / "modules" / "listen.yaml", "title: ", f"title: {'Unterschied' * 40} ")
    ended = inside("check", course)
    assert ended.code == 1
    assert "modules/listen.yaml:" in ended.err
    assert "Unterschied" in ended.err


@pytest.mark.slow
def test_strict_stops_at_a_warning_and_changes_nothing(
    inside: Inside, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from msgspec.structs import replace

    from coursegen.problems import Problem, Severity
    from coursegen.publish import artefacts

    load = artefacts.course_of
    warning = Problem("long", "this runs long", hint="cut it", severity=Severity.WARNING, address="course.subtitle")
    monkeypatch.setattr(artefacts, "course_of", lambda *asked: replace(load(*asked), warnings=(warning,)))

    allowed = inside("check", course)
    assert allowed.code == 0
    assert "course.yaml:4:" in allowed.err
    assert "warning: this runs long" in allowed.err
    assert allowed.out.splitlines()[-1] == "1 warning."

    strict = inside("build", course, "--strict")
    assert strict.code == 1
    assert "1 warning, and --strict lets none pass; nothing was changed" in strict.err
    assert not (course.parent / "output").exists()

    assert inside("check", course, "--strict").code == 1
    built = inside("build", course)
    assert built.code == 0
    assert "1 warning; the files were made all the same." in built.err
