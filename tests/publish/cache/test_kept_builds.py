"""What builds keep: taken as long as nothing that it was made from has changed, and never afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from coursegen.publish import artefacts
from coursegen.publish.cache import ingredients
from coursegen.publish.cache.folder import CacheFolder, users_cache
from coursegen.publish.cache.kept_builds import KeptBuilds, kept_builds
from coursegen.publish.output import Result, built
from coursegen.publish.versions import Version, versions_asked
from coursegen.publish.wanted import Wanted
from coursegen.source.folder import course_files
from coursegen.write.pdf import handout
from support.team_files import Blind, course_with_teams

WANTED = Wanted(("deck", "job_aid"), today=date(2026, 1, 1))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return course_with_teams(tmp_path)


@pytest.fixture
def cache(tmp_path: Path) -> CacheFolder:
    return CacheFolder(tmp_path / "cache")


def kept(root: Path, cache: CacheFolder, wanted: Wanted = WANTED) -> KeptBuilds:
    files = course_files(root)
    found = kept_builds(cache, files, versions_asked(files, everything=True), wanted, root.parent / "output")
    assert found is not None
    return found


def build(root: Path, cache: CacheFolder, wanted: Wanted = WANTED, jobs: int = 1) -> Result:
    files = course_files(root)
    versions = versions_asked(files, everything=True)
    return built(files, root.parent / "output", versions, wanted, Blind(), jobs, kept(root, cache, wanted))


def made_again(root: Path, cache: CacheFolder, wanted: Wanted = WANTED) -> list[str]:
    found = kept(root, cache, wanted)
    return [version.name for version in found.keys if found.outcome(version) is None]


ALL = ["base", "chat", "desk", "desk/spring"]


@pytest.mark.slow
def test_what_was_made_is_taken_as_it_is(root: Path, cache: CacheFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    assert made_again(root, cache) == ALL
    first = build(root, cache)
    assert made_again(root, cache) == []
    monkeypatch.setattr(artefacts, "made", lambda *_, **__: pytest.fail("nothing is to be made"))
    again = build(root, cache)
    assert [one.outcome for one in again.versions] == [one.outcome for one in first.versions]
    assert not any(placed.changed for one in again.versions for placed in one.placed)


def test_what_several_processes_made_is_kept_as_well(root: Path, cache: CacheFolder) -> None:
    build(root, cache, jobs=2)
    assert made_again(root, cache) == []


@pytest.mark.slow
def test_a_handout_that_does_not_show_a_changed_sentence_is_taken(
    root: Path, cache: CacheFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    handouts, output = Wanted(("deck", "workbook", "job_aid", "quiz")), root.parent / "output"
    build(root, cache, handouts)
    drawn: list[str] = []
    draw = handout.drawn
    monkeypatch.setattr(handout, "drawn", lambda one, *more: (drawn.append(one.id), draw(one, *more))[1])
    path = next(path for path in sorted((root / "modules").glob("*.yaml")) if "say: " in path.read_text("utf-8"))
    path.write_text(path.read_text("utf-8").replace("say: ", "say: Indeed, ", 1), "utf-8")
    assert made_again(root, cache, handouts) == ALL
    again = build(root, cache, handouts)
    assert drawn == []  # it stands in the notes alone
    files = {path.relative_to(output): path.read_bytes() for path in output.rglob("*.pdf")}
    assert len(files) == 3 * len(again.versions)
    for path in output.rglob("*.pdf"):
        path.unlink()
    build(root, CacheFolder(root.parent / "another"), handouts)
    assert len(drawn) > 0
    for path, data in files.items():
        assert (output / path).read_bytes() == data


def _words(file: str, old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        path = root / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    return change


def _bring_in(root: Path) -> None:
    text = (root / "teams" / "chat.yaml").read_text("utf-8")
    (root / "teams" / "chat.yaml").write_text(f"{text}modules: {{insert_after: {{listen: [listen]}}}}\n", "utf-8")


def _add(file: str, text: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        (root / file).parent.mkdir(exist_ok=True)
        (root / file).write_text(text, "utf-8")

    return change


TEAM = "format: 1\nteam: north\ntitle: North\nwhy: Far away.\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "again"),
    [
        (_words("modules/listen.yaml", "minutes: ", "minutes:  "), ALL),
        (_words("teams/desk.yaml", "A course for the desk", "For the desk"), ["desk", "desk/spring"]),
        (_words("teams/chat.yaml", "They type.", "They write."), ["chat"]),
        (_words("sessions/spring.yaml", "Room 2", "Room 3"), ["desk/spring"]),
        (_words("sectors/health.yaml", "Health for all", "Health"), ["desk", "desk/spring"]),
        (_bring_in, ALL),
        (_add("recipes/ours.yaml", "format: 1\n"), ALL),
        (_add("teams/logo.svg", "<svg/>"), ALL),
        (_add("teams/north.yaml", TEAM), [*ALL[:3], "desk/spring", "north"]),
    ],
)
def test_a_version_is_made_again_where_what_it_sees_has_changed(
    root: Path, cache: CacheFolder, change: Callable[[Path], None], again: list[str]
) -> None:
    build(root, cache)
    change(root)
    assert made_again(root, cache) == again


@pytest.mark.parametrize(
    "wanted",
    [
        replace(WANTED, artefacts=("deck",)),
        replace(WANTED, theme="dark"),
        replace(WANTED, release=True),
        replace(WANTED, rules=True),
    ],
)
def test_other_options_make_other_files(root: Path, cache: CacheFolder, wanted: Wanted) -> None:
    build(root, cache)
    assert made_again(root, cache, wanted) == ALL


@pytest.mark.slow
def test_on_another_day_warnings_are_others_and_nothing_is_drawn(
    root: Path, cache: CacheFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(root, cache)
    monkeypatch.setattr(artefacts, "_drawn", lambda *_, **__: pytest.fail("nothing is to be drawn"))
    later = replace(WANTED, today=date(2031, 1, 1))
    assert made_again(root, cache, later) == ALL
    told = {one.outcome.version.name: one.outcome.made for one in build(root, cache, later).versions}
    desk = told["desk"]
    assert desk is not None
    assert "review-due" in [one.rule for one in desk.warnings]
    assert made_again(root, cache, later) == []


def test_strict_stops_at_what_was_only_told_before(root: Path, cache: CacheFolder) -> None:
    later = replace(WANTED, today=date(2031, 1, 1))
    build(root, cache, later)
    strict = {one.outcome.version.name: one.outcome for one in build(root, cache, replace(later, strict=True)).versions}
    assert strict["desk"].made is None
    assert [one.rule for one in strict["desk"].problems] == ["review-due"]


@pytest.mark.slow
def test_a_template_that_is_named_counts_with_its_map(root: Path, cache: CacheFolder, tmp_path: Path) -> None:
    from coursegen.assets import asset

    template = tmp_path / "ours.pptx"
    template.write_bytes(asset("template/coursegen.pptx").read_bytes())
    wanted = replace(WANTED, template=str(template))
    build(root, cache, wanted)
    assert made_again(root, cache, wanted) == []
    template.with_suffix(".yaml").write_bytes(asset("template/coursegen.yaml").read_bytes())
    assert made_again(root, cache, wanted) == ALL


@pytest.mark.slow
@pytest.mark.parametrize(("part", "other"), [("program", "another"), ("_stands_on", {"Python": "4.0"})])
def test_nothing_is_taken_that_another_coursegen_or_another_package_made(
    root: Path, cache: CacheFolder, monkeypatch: pytest.MonkeyPatch, part: str, other: object
) -> None:
    build(root, cache)
    monkeypatch.setattr(ingredients, part, lambda: other)
    assert made_again(root, cache) == ALL
    assert all("has changed" in why or "gone" in why for why in kept(root, cache).why_again(Version()))


def test_what_has_changed_is_said(root: Path, cache: CacheFolder) -> None:
    assert kept(root, cache).why_again(Version()) == ("nothing is kept of it yet",)
    build(root, cache)
    _words("teams/desk.yaml", "A course for the desk", "For the desk")(root)
    _add("recipes/ours.yaml", "format: 1\n")(root)
    assert kept(root, cache).why_again(Version("desk")) == ("recipes/ours.yaml is new", "teams/desk.yaml has changed")


def test_a_file_that_changes_while_it_is_read_is_not_kept_under_the_old_key(root: Path, cache: CacheFolder) -> None:
    (root / "recipes").mkdir()
    (root / "recipes" / "job_aid.yaml").write_text("format: 1\n", "utf-8")
    files = course_files(root)
    found = kept_builds(cache, files, [Version()], WANTED, root.parent / "output")
    (root / "recipes" / "job_aid.yaml").unlink()
    _add(
        "recipes/job_aid.yaml",
        "format: 1\nid: job_aid\ntitle: Ours\nmedium: pages\naudience: participant\nblocks: [credits]\n",
    )(root)
    made = built(files, root.parent / "output", [Version()], WANTED, Blind(), 1, found)
    assert made.versions[0].placed
    assert found is not None
    assert found.drawing(Version()) is None


def test_no_cache_is_no_harm(root: Path) -> None:
    nowhere = CacheFolder(Path("/dev/null/nowhere"))
    assert all(one.placed for one in build(root, nowhere).versions)
    assert made_again(root, nowhere) == ALL


@pytest.mark.slow
def test_two_builds_at_once_share_a_cache(root: Path, cache: CacheFolder, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "coursegen", "build", str(root), "--all-teams", "--only", "deck,job_aid", "--out"]
    environment = {**os.environ, "COURSEGEN_CACHE": str(cache.root), "PYTHONPATH": os.pathsep.join(sys.path)}
    running = [subprocess.Popen([*words, str(tmp_path / name)], env=environment) for name in ("a", "b")]
    assert [one.wait(240) for one in running] == [0, 0]
    left = [
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*.*")
            if path.is_file()
        }
        for name in ("a", "b")
    ]
    assert left[0] == left[1]
    assert len(left[0]) > 8


def test_the_variable_names_a_folder_or_turns_it_off(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert users_cache() is None
    monkeypatch.setenv("COURSEGEN_CACHE", str(tmp_path))
    found = users_cache()
    assert found is not None
    assert found.root.parent == tmp_path
