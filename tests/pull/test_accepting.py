"""Notes of what patches replace: in the file that holds each, its comments and formatting kept, stale ones if named."""

from __future__ import annotations

import shutil
from difflib import unified_diff
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from coursegen.course.reading.load import LoadedCourse, course_as_written, course_files
from coursegen.pull.accepting import Accepted, accepted
from coursegen.source.values import fingerprint_of
from support.courses import FIRST_COURSE

TINY = Path(__file__).parent.parent / "cases" / "tiny"
TEAMS = sorted(path.stem for path in (FIRST_COURSE / "teams").glob("*.yaml"))
HEAD = "format: 1\nteam: desk\ntitle: The desk\nwhy: It is one.\n"
PURPOSE = "A ${customer} calls because something has to change. Find out what, and say it back in your own words."


class Desk:
    """The small course with one team, its file in a string."""

    def __init__(self, root: Path, patches: str, head: str = HEAD) -> None:
        self.root = root
        self.write("teams/desk.yaml", head + patches)

    def write(self, file: str, text: str) -> None:
        (self.root / file).parent.mkdir(exist_ok=True)
        (self.root / file).write_text(text, "utf-8")

    def change(self, file: str, old: str, new: str) -> None:
        text = (self.root / file).read_text("utf-8")
        assert text.count(old) == 1
        self.write(file, text.replace(old, new))

    def loaded(self, session: str = "") -> LoadedCourse:
        return course_as_written(course_files(self.root), "desk", session)

    def accept(self, *named: str, everything: bool = False, session: str = "", write: bool = False) -> Accepted:
        found = accepted(self.root, self.loaded(session), named, everything=everything)
        if write:
            for one in found.files:
                (self.root / one.file).write_bytes(one.data)
        return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY, tmp_path / "course"))


def added(found: Accepted, file: str = "teams/desk.yaml") -> list[str]:
    """The lines of a file's diff, without those around them."""
    (one,) = (one for one in found.files if one.file == file)
    lines = list(unified_diff(one.old.splitlines(), one.new.splitlines(), lineterm="", n=0))[2:]
    return [line for line in lines if not line.startswith("@@")]


def test_a_short_text_is_noted_as_it_is_and_a_long_one_by_its_fingerprint(root: Path) -> None:
    patches = """\
modules:
  patch:
    listen:
      title: Another title
      key_points:
        patch:
          purpose:
            explanation: Find it, and say it in your own words.
"""
    found = Desk(root, patches).accept()
    assert added(found) == ["+      was: Listen for the purpose", f"+            was: {fingerprint_of(PURPOSE)}"]
    assert [(one.address, one.now) for one in found.noted] == [
        ("listen.title", "Listen for the purpose"),
        ("listen.key_points.purpose.explanation", PURPOSE),
    ]


def test_where_several_texts_change_each_has_its_own_note(root: Path) -> None:
    patches = "modules: {patch: {listen: {action_steps: {patch: {write_it: {owner: us, due: next day}}}}}}\n"
    assert "was: {owner: each agent, due: same day}" in added(Desk(root, patches).accept())[-1]


def test_a_note_that_is_there_gets_company(root: Path) -> None:
    patches = """\
modules:
  patch:
    listen:
      action_steps:
        patch:
          write_it:
            owner: us
            was: {owner: each agent}   # by hand
            due: next day
"""
    found = Desk(root, patches).accept()
    assert [one.address for one in found.noted] == ["listen.action_steps.write_it.due"]
    assert added(found) == [
        "-            was: {owner: each agent}   # by hand",
        "+            was: {owner: each agent, due: same day} # by hand",
    ]


def test_a_note_stands_above_comments_on_what_follows(root: Path) -> None:
    patches = """\
# Ours alone.
course:
  title: Come in   # as on the door

  # The clock
  session: {start: "10:00"} # later than the others

modules:
  patch:
    # Listening comes first.
    listen: {title: Hear}
"""
    found = Desk(root, patches).accept()
    (file,) = found.files
    assert file.new == HEAD + patches.replace("door\n", "door\n  was: Two calls a day\n").replace(
        '{start: "10:00"}', '{start: "10:00", was: 09:00}'
    ).replace("{title: Hear}", "{title: Hear, was: Listen for the purpose}")


def test_a_map_in_braces_that_gets_too_long_is_written_in_lines(root: Path) -> None:
    step = "step: Write down in one sentence what the visitor came for before the next one stands there"
    patches = f"modules: {{patch: {{listen: {{action_steps: {{patch: {{write_it: {{{step}}}}}}}}}}}}}\n"
    (file,) = Desk(root, patches).accept().files
    assert max(map(len, file.new.splitlines())) <= 110
    assert "was: Write the purpose down before you hang up" in file.new


def test_what_is_new_removed_or_moved_replaces_no_text(root: Path) -> None:
    patches = """\
terms: {guest: {one: guest, many: guests}}
modules:
  patch:
    listen:
      action_steps:
        order: [review]
        insert_after: {review: [{id: more, step: Do more, owner: us, due: same day, measure: It is done}]}
      key_points: {patch: {next_step: {example: One of ours}}}
"""
    desk = Desk(root, patches)
    assert desk.accept().noted == ()


def test_a_sectors_patch_is_noted_in_the_sectors_file_and_a_sessions_in_its_own(root: Path) -> None:
    desk = Desk(root, "sector: shops\nmodules: {patch: {listen: {title: From the team}}}\n")
    desk.write("sectors/shops.yaml", "format: 1\nsector: shops\ntitle: Shops\ncourse: {subtitle: In shops}\n")
    desk.write(
        "sessions/spring.yaml",
        "format: 1\nsession: spring\nteam: desk\nstart: '10:00'\npaper: letter\n"
        "modules: {patch: {listen: {title: From the session}}}\n",
    )
    found = desk.accept(session="spring")
    assert [file.file for file in found.files] == ["sectors/shops.yaml", "teams/desk.yaml", "sessions/spring.yaml"]
    # What a session replaces is what the team made of it; its own start and paper are no patches.
    assert "{title: From the session, was: From the team}" in added(found, "sessions/spring.yaml")[-1]
    assert {one.address for one in found.noted} == {"course.subtitle", "listen.title"}
    assert [file.file for file in desk.accept().files] == ["sectors/shops.yaml", "teams/desk.yaml"]


STALE = """\
modules:
  patch:
    listen:
      title: Hear
      was: What it once said
      takeaway: Say it back.
      action_steps:
        patch:
          write_it: {owner: us, was: them}
""".replace("      was: What it once said\n      takeaway", "      was: {title: What it once said}\n      takeaway")


def test_a_stale_patch_is_left_until_it_is_named(root: Path) -> None:
    desk = Desk(root, STALE)
    found = desk.accept()
    assert [one.address for one in found.noted] == ["listen.takeaway"]
    assert [(one.address, one.was, one.now) for one in found.stale] == [
        ("listen.title", "What it once said", "Listen for the purpose"),
        ("listen.action_steps.write_it.owner", "them", "each agent"),
    ]
    assert added(found)[-1] == "+      was: {title: What it once said, takeaway: Every call has one purpose.}"
    found = desk.accept("listen.action_steps")
    assert (found.noted, found.stale) == ((), ())
    assert [one.address for one in found.refreshed] == ["listen.action_steps.write_it.owner"]
    assert added(found) == [
        "-          write_it: {owner: us, was: them}",
        "+          write_it: {owner: us, was: each agent}",
    ]


def test_all_notes_stale_ones_anew(root: Path) -> None:
    desk = Desk(root, STALE)
    found = desk.accept(everything=True, write=True)
    assert (len(found.noted), len(found.refreshed), found.stale) == (1, 2, ())
    assert desk.loaded().warnings == ()
    assert desk.accept(everything=True).files == ()


def test_a_text_below_that_has_gone_can_not_be_noted(root: Path) -> None:
    patches = "modules: {patch: {listen: {key_points: {patch: {purpose: {example: Ours, was: Theirs}}}}}}\n"
    desk = Desk(root, patches)
    example = '    example: "A guest at a counter asks for a key: the purpose is to get into the room."\n'
    desk.change("modules/listen.yaml", example, "")
    found = desk.accept(everything=True)
    assert (found.files, found.refreshed) == ((), ())
    ((stuck, why),) = found.stuck
    assert stuck.address == "listen.key_points.purpose.example"
    assert "nothing stands below it any more" in why


def test_an_alias_of_a_patch_on_another_text_is_told(root: Path) -> None:
    patches = """\
modules:
  patch:
    listen:
      action_steps:
        patch:
          write_it: &ours {owner: us}
          review: *ours
"""
    desk = Desk(root, patches)
    found = desk.accept(write=True)
    assert [one.address for one in found.noted] == ["listen.action_steps.write_it.owner"]
    ((stuck, why),) = found.stuck
    assert stuck.address == "listen.action_steps.review.owner"
    assert "alias" in why


def test_windows_line_ends_and_the_mark_stay(root: Path) -> None:
    desk = Desk(root, "")
    text = HEAD + "course: {title: Come in}\n"
    (root / "teams" / "desk.yaml").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    (file,) = desk.accept().files
    assert file.data.startswith(b"\xef\xbb\xbf")
    assert file.data.count(b"\n") == file.data.count(b"\r\n")
    assert b"was: Two calls a day" in file.data


@pytest.mark.parametrize("team", TEAMS)
def test_a_team_whose_patches_are_noted_is_the_same_team_and_none_is_stale(team: str, tmp_path: Path) -> None:
    root = Path(shutil.copytree(FIRST_COURSE, tmp_path / "course"))

    def loaded() -> LoadedCourse:
        return course_as_written(course_files(root), team)

    before = loaded()
    found = accepted(root, before, ())
    assert len(found.noted) > 20
    for file in found.files:
        (root / file.file).write_bytes(file.data)
        kept = [line for line in file.old.splitlines() if line.lstrip().startswith("#")]
        assert [line for line in file.new.splitlines() if line.lstrip().startswith("#")] == kept
        assert max(len(line) for line in file.new.splitlines() if line not in file.old.splitlines()) <= 110
        YAML(typ="safe", pure=True).load(file.new)  # another reader finds nothing wrong with it
    after = loaded()
    assert after.course.modules == before.course.modules
    assert after.course.agenda == before.course.agenda
    assert after.warnings == before.warnings
    assert accepted(root, after, ()).files == ()
    # Every patched text of one module is changed below: each of its patches says so.
    module = next(one.address.partition(".")[0] for one in found.noted if not one.address.startswith("course."))
    text = (root / "modules" / f"{module}.yaml").read_text("utf-8")
    stale = {one.address for one in found.noted if one.address.endswith(".title") and one.address.startswith(module)}
    for one in found.noted:
        if one.address in stale:
            assert f"title: {one.now}" in text
            text = text.replace(f"title: {one.now}", f"title: {one.now} again")
    (root / "modules" / f"{module}.yaml").write_text(text, "utf-8")
    assert {at for at, stack in loaded().stacks.items() if any(change.stale for change in stack)} == stale
