"""A deck that somebody has becomes a course: no word and no picture is lost, and it builds as a draft."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

import pytest
import yaml

from coursegen.course.inline.marks import runs_of
from coursegen.course.lint.judgement import judged
from coursegen.course.reading.load import load_course
from coursegen.problems import Refused, Severity
from coursegen.publish.deck_course import LEFT, DeckCourse, deck_course
from coursegen.publish.starter import course_of
from support.old_decks import pictures_in, seeded_deck, words_in

REAL = Path(os.environ.get("COURSEGEN_DECKS") or "no folder of decks was named")
SEEDS = range(3)


def shown(made: DeckCourse) -> str:
    """All that the course and the list of what was left say, without marks, on one line."""
    said = []
    for path, data in made.files.items():
        if path.endswith(".yaml"):
            said += [_plain(text) for text in scalars(yaml.safe_load(data))]
    said.append(made.files[LEFT].decode())
    return squeezed(" ".join(said))


def scalars(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in scalars(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in scalars(inner)]
    return [str(value)]


def _plain(typed: str) -> str:
    return " ".join("".join(run.text for run in runs_of(" ".join(part.split()))) for part in typed.split("\n\n"))


def squeezed(text: str) -> str:
    """Letters and signs alone: where a line ends, and what no font shows, is nobody's word."""
    text = unicodedata.normalize("NFC", text)
    return "".join(char for char in text if not char.isspace() and unicodedata.category(char)[0] != "C").casefold()


def missing(data: bytes, made: DeckCourse) -> list[str]:
    said = shown(made)
    return sorted(words for words in words_in(data) if squeezed(words) not in said)


def errors(folder: Path) -> list[str]:
    loaded = load_course(folder)
    found = [*loaded.warnings, *judged(loaded).problems]
    return [problem.message for problem in found if problem.severity is Severity.ERROR]


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_no_word_and_no_picture_of_a_deck_is_lost(seed: int, tmp_path: Path) -> None:
    data = seeded_deck(seed)
    made = deck_course(data, "Old deck", ".pptx")
    assert missing(data, made) == []
    slides = yaml_slides(made)
    left = len(re.findall(r"a picture (?:that a course can't show|of a title slide)", made.files[LEFT].decode()))
    assert pictures_in(data) == sum(slide["kind"] == "picture" for slide in slides) + left
    course_of(made.files, tmp_path / "mine")
    assert errors(tmp_path / "mine") == []


def yaml_slides(made: DeckCourse) -> list[dict[str, object]]:
    modules = [yaml.safe_load(data) for path, data in made.files.items() if path.startswith("modules/")]
    return [slide for module in modules for slide in module.get("slides", [])]


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_a_second_import_changes_nothing(seed: int, tmp_path: Path) -> None:
    data = seeded_deck(seed)
    first, again = deck_course(data, "Old deck", ".pptx"), deck_course(data, "Old deck", ".pptx")
    assert first == again
    assert course_of(first.files, tmp_path / "mine") != ()
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "mine").rglob("*")}
    assert course_of(again.files, tmp_path / "mine") == ()
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "mine").rglob("*")} == before
    changed = tmp_path / "mine" / "course.yaml"
    changed.write_text(changed.read_text("utf-8") + "# mine\n", "utf-8")
    with pytest.raises(Refused):
        course_of(again.files, tmp_path / "mine")


@pytest.mark.parametrize("deck", sorted([*REAL.glob("*.pptx"), *REAL.glob("*.potx")]), ids=lambda path: path.name)
def test_no_word_of_a_real_deck_is_lost(deck: Path, tmp_path: Path) -> None:
    data = deck.read_bytes()
    try:
        made = deck_course(data, deck.stem, deck.suffix)
    except Refused as refused:
        assert all(problem.hint for problem in refused.problems)
        return
    assert missing(data, made) == []
    course_of(made.files, tmp_path / "mine")
    assert errors(tmp_path / "mine") == []
