"""A course that is kept laid out: what it shows after each change is what a build would make of it."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from coursegen.assets import asset, example_course
from coursegen.model.scene import Scene
from coursegen.problems import Refused
from coursegen.publish.artefacts import made
from coursegen.publish.versions import Version
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import course_files
from coursegen.studio.open_course import OpenCourse
from coursegen.studio.shown.stage import Stage, Staged
from support.random_edits import edited
from support.team_files import course_with_teams


class Kept:
    """A course that is open, and its stage."""

    def __init__(self, root: Path, version: Version = Version()) -> None:  # noqa: B008 - a frozen value
        self.course, self.stage, self.version = OpenCourse(root), Stage(), version

    def shown(self) -> Staged:
        """The version as its files are now. Errors: ``Refused``, where they can't be shown."""
        read = self.course.read(self.version)
        if read.loaded is None:
            raise Refused(read.refused)
        staged = self.stage.staged(self.course.files, self.version, read.loaded)
        if problems := self.stage.problems(self.version):
            raise Refused(problems)
        assert staged is not None
        return staged

    def workbook(self) -> bytes:
        """The workbook as it is shown."""
        written = self.stage.workbook(self.shown())
        assert written is not None
        return written.data


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return course_with_teams(tmp_path)


def say(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), "utf-8")


def scenes(shown: Staged) -> Mapping[str, Scene]:
    return {scene.id: scene for scene in shown.laid_out.scenes}


def pages(data: bytes, stamp: str) -> list[str]:
    return [page.extract_text().replace(stamp, "") for page in PdfReader(BytesIO(data)).pages]


def test_a_changed_sentence_changes_the_slides_that_show_it(root: Path) -> None:
    kept = Kept(root)
    first = scenes(kept.shown())
    assert scenes(kept.shown()) == first
    point = next(scene for scene in first.values() if scene.id.startswith("listen/points/"))
    words = point.title.plain
    say(root, "modules/listen.yaml", f"headline: {words}", f"headline: {words} indeed")
    shown = scenes(kept.shown())
    changed = {name for name, scene in shown.items() if first.get(name) != scene}
    assert point.id in changed
    assert len(changed) < len(shown) / 2
    assert shown[point.id].title.plain == f"{words} indeed"


@pytest.mark.slow
@pytest.mark.parametrize("seed", [3, 4])
def test_what_is_shown_after_edits_is_what_is_built(root: Path, seed: int) -> None:
    chance = random.Random(seed)
    kept = Kept(root, Version("desk"))
    compared = 0
    before = shutil.copytree(root, root.parent / "before")
    for _ in range(8):
        edited(root, chance)
        shown = None
        try:
            shown = kept.shown()
            built = made(Workshop(course_files(root)), Version("desk"), Wanted(("deck", "workbook")))
        except Refused as refused:
            if shown is None:
                with pytest.raises(Refused) as also:
                    made(Workshop(course_files(root)), Version("desk"), Wanted(("deck", "workbook")))
                assert set(refused.problems) <= set(also.value.problems)
            shutil.rmtree(root)
            shutil.copytree(before, root)
            continue
        deck, workbook = built.artefacts
        assert [row["id"] for row in deck.told["slides"]] == list(scenes(shown))
        stamp = shown.loaded.course.stamp
        assert pages(kept.workbook(), stamp) == pages(workbook.data, built.summary.stamp)
        fresh = Kept(root, Version("desk"))
        assert fresh.shown().laid_out.scenes == shown.laid_out.scenes
        assert fresh.workbook() == kept.workbook()
        compared += 1
    assert compared > 2


def test_what_is_refused_is_told_and_forgotten_when_it_is_mended(root: Path) -> None:
    kept = Kept(root)
    first = kept.shown()
    say(root, "modules/listen.yaml", "title:", "titel:")
    with pytest.raises(Refused) as refused:
        kept.shown()
    assert "unknown-field" in {one.rule for one in refused.value.problems}
    say(root, "modules/listen.yaml", "titel:", "title:")
    assert scenes(kept.shown()) == scenes(first)


@pytest.mark.slow
def test_another_template_lays_out_everything_again(root: Path) -> None:
    (root / "brands").mkdir()
    template = root / "brands" / "ours.pptx"
    template.write_bytes(asset("template/coursegen.pptx").read_bytes())
    with (root / "course.yaml").open("ab") as course:
        course.write(b"\ntemplate: brands/ours.pptx\n")
    kept = Kept(root)
    kept.shown()
    (root / "brands" / "ours.yaml").write_bytes(asset("template/coursegen.yaml").read_bytes())
    with (root / "course.yaml").open("ab") as course:
        course.write(b"\n# the map is there\n")
    assert scenes(kept.shown()) == scenes(Kept(root).shown())


@pytest.mark.slow
def test_a_sentence_comes_to_its_slide_and_its_page_in_a_moment(tmp_path: Path) -> None:
    root = Path(shutil.copytree(example_course(), tmp_path / "course"))
    kept = Kept(root)
    kept.workbook()
    took = []
    written = (root / "modules" / "recover.yaml").read_text("utf-8")
    for number in range(20):
        text = written.replace("\n    explanation: >-\n      ", f"\n    explanation: >-\n      Again {number}. ", 1)
        assert text != written
        (root / "modules" / "recover.yaml").write_text(text, "utf-8")
        begun = time.process_time()
        kept.workbook()
        took.append(time.process_time() - begun)
    assert sorted(took)[18] < 0.6, took  # twice what it may take, for other machines
