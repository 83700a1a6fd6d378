"""What statements rest on: hashes, the lock that keeps them, and where a paragraph is once a text has changed."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from coursegen.articles.text import fingerprint_of
from coursegen.assets import example_course
from coursegen.course.evidence.drift import Read, drift_of
from coursegen.course.evidence.likeness import FARTHEST, bits_apart, likeness_of, sha256_of
from coursegen.course.evidence.lock import LOCK, Hashes, Lock, lock_of, text_of_lock
from coursegen.course.evidence.moved_paragraphs import Now, ThenAndNow
from coursegen.course.evidence.noted_looks import looked_at, renumbered, unwritten
from coursegen.course.evidence.places import ParagraphOf, places_of
from coursegen.course.reading.load import load_course
from coursegen.problems import Refused
from support.typed import tiny_course

TEXT = (
    "The bakery on the corner opens at six, and by half past the queue reaches the bus stop.",
    "Nobody in it minds: the baker knows every name, and asks after every dog.",
    "One morning the oven failed, and she stood outside with a tray of yesterday's rolls, free for all.",
    "People came back the next day, more of them than before.",
)


def hashes(*paragraphs: str) -> tuple[Hashes, ...]:
    return tuple(Hashes(sha256_of(one), likeness_of(one)) for one in paragraphs)


def read(*paragraphs: str) -> Read:
    return Read(fingerprint_of(paragraphs), hashes(*paragraphs), paragraphs)


def now(number: int, *after: str) -> Now:
    """Where paragraph ``number`` of the text is in another one."""
    return ThenAndNow(hashes(*TEXT), hashes(*after)).now(sha256_of(TEXT[number - 1]), number)


EDITED = TEXT[2].replace("One morning", "In May").replace("free for all", "for nothing")


@pytest.mark.parametrize(
    ("after", "number", "found"),
    [
        (TEXT, 3, (3, True)),
        (("New words of ours stand first.", *TEXT), 3, (4, True)),
        ((TEXT[2], TEXT[0], TEXT[1], TEXT[3]), 3, (1, True)),
        ((TEXT[0], TEXT[1], EDITED, TEXT[3]), 3, (3, False)),
        ((EDITED, TEXT[0], TEXT[1], TEXT[3]), 3, (1, False)),
        ((TEXT[0], TEXT[1], TEXT[3]), 3, (0, False)),
        ((TEXT[0], TEXT[1], "Nothing here is about bread, and nobody waits.", TEXT[3]), 3, (0, False)),
    ],
)
def test_a_paragraph_is_found_by_its_words(after: tuple[str, ...], number: int, found: tuple[int, bool]) -> None:
    where = now(number, *after)
    assert (where.number, where.same) == found


def test_of_equal_paragraphs_the_one_with_its_neighbours_is_meant() -> None:
    before = ("Yes.", "She asked twice about the parcel.", "Yes.", "He found it under the stairs.")
    after = ("She asked twice about the parcel.", "Yes.", "He found it under the stairs.", "Yes.")
    moved = ThenAndNow(hashes(*before), hashes(*after))
    assert moved.now(sha256_of("Yes."), 3) == Now(2)


def test_a_word_that_changes_its_form_in_unicode_changes_no_hash() -> None:
    assert likeness_of("Café au lait, please") == likeness_of("café AU LAIT please")
    assert likeness_of("") == "0" * 32
    assert bits_apart("f" * 32, "0" * 32) == 128


_SEEDS = range(1, 7)
"""One draw of words hangs on chance, by a hundredth either way; the mean of six tells of the measure."""


def texts_of_the_course() -> list[str]:
    found: set[str] = set()

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            value = list(value.values())
        if isinstance(value, list):
            for one in value:
                walk(one)
        elif isinstance(value, str) and len(value.split()) >= 10:
            found.add(" ".join(value.split()))

    for path in sorted((example_course() / "modules").glob("*.yaml")):
        walk(yaml.safe_load(path.read_text("utf-8")))
    return sorted(found)


@pytest.mark.slow
def test_likeness_tells_edited_paragraphs_from_others() -> None:
    texts = texts_of_the_course()
    assert len(texts) > 200
    known = [likeness_of(text) for text in texts]
    taken = [bits_apart(one, other) <= FARTHEST for one, other in combinations(known, 2)]
    assert sum(taken) / len(taken) < 0.002  # of pairs that have nothing to do with each other
    words = [word for text in texts for word in text.split()]
    found = 0
    for chance in map(Random, _SEEDS):
        for text, before in zip(texts, known, strict=True):
            edited = text.split()
            for at in chance.sample(range(len(edited)), len(edited) // 5):
                edited[at] = chance.choice(words)
            found += bits_apart(before, likeness_of(" ".join(edited))) <= FARTHEST
    assert found / len(texts) / len(_SEEDS) > 0.975  # with every fifth word another one; short texts are the hardest


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return tiny_course(tmp_path)


def looked(course: Path, *paragraphs: str, lock: Lock | None = None) -> Lock:
    read_now, reason = read(*paragraphs), 'It\'s "right".'
    versions = [load_course(course).course]
    return looked_at(lock or Lock(), "article_one", read_now, versions, reason=reason, today=date(2027, 3, 4))


def test_a_lock_is_written_as_it_is_read(course: Path) -> None:
    lock = looked(course, *TEXT)
    (course / LOCK).write_text(text_of_lock(lock), "utf-8")
    assert lock_of(course) == lock
    assert text_of_lock(lock_of(course)) == text_of_lock(lock)
    assert lock.articles["article_one"].looked == "2027-03-04"
    assert lock.rests["listen.key_points.purpose"] == {
        ParagraphOf("article_one", 1): sha256_of(TEXT[0]),
        ParagraphOf("article_one", 2): sha256_of(TEXT[1]),
    }
    assert not any(text in text_of_lock(lock) for text in TEXT)


@pytest.mark.parametrize(
    ("bad", "lines"),
    [
        ("format: 2\n", [1]),
        ("format: 1\nheld: []\n", [2]),
        ("format: 1\nrests:\n  - at: a.b\n    on: [article_one#0 ab]\n", [4]),
        ("format: 1\narticles:\n  - {id: a, looked: soon, reason: x,\n     fingerprint: y, paragraphs: []}\n", [3, 4]),
        ("- a\n", [1]),
    ],
)
def test_a_lock_that_is_none_is_refused_with_its_line(course: Path, bad: str, lines: list[int]) -> None:
    (course / LOCK).write_text(bad, "utf-8")
    with pytest.raises(Refused) as refused:
        lock_of(course)
    places = [problem.place for problem in refused.value.problems]
    assert [(place.file, place.line) for place in places if place] == [(LOCK, line) for line in lines]


def states(course: Path, lock: Lock, *paragraphs: str) -> dict[str, str]:
    texts = {"article_one": read(*paragraphs)} if paragraphs else {}
    drift = drift_of(load_course(course).course, lock, texts)
    return {f"{one.at} {one.paragraph}": one.state for one in drift.places if one.at.startswith("listen.key_points")}


def test_states_of_places(course: Path) -> None:
    lock = looked(course, *TEXT)
    names = [f"listen.key_points.purpose article_one#{number}" for number in (1, 2)]
    names.append("listen.key_points.next_step article_one#3")
    assert set(states(course, lock, *TEXT).values()) == {"fresh"}
    assert set(states(course, lock).values()) == {"unseen"}
    assert set(states(course, Lock(), *TEXT).values()) == {"unlooked"}
    found = states(course, lock, "A first one.", TEXT[0], EDITED, TEXT[3])
    assert [found[name] for name in names] == ["moved", "gone", "changed"]


def test_a_look_waits_until_numbers_are_written(course: Path) -> None:
    lock, after = looked(course, *TEXT), read("A first one.", *TEXT)
    drift = drift_of(load_course(course).course, lock, {"article_one": after})
    first = unwritten("article_one", [drift], after)
    assert [one.now.number - one.paragraph.number for one in first.moved] == [1, 1, 1]
    short = read(TEXT[0])
    drift = drift_of(load_course(course).course, lock, {"article_one": short})
    assert {str(one) for _, one in unwritten("article_one", [drift], short).missing} == {
        "article_one#2",
        "article_one#3",
    }
    again = renumbered(lock, first.moved)
    assert sorted(str(one) for one in again.rests["listen.key_points.purpose"]) == ["article_one#2", "article_one#3"]
    assert set(again.rests["listen.key_points.purpose"].values()) == set(
        lock.rests["listen.key_points.purpose"].values()
    )


def test_a_look_at_one_article_leaves_the_others_alone(course: Path) -> None:
    loaded = load_course(course).course
    other = looked_at(Lock(), "article_two", read(*TEXT), [loaded], reason="x", today=date(2027, 1, 1))
    both = looked(course, *TEXT, lock=other)
    assert both.articles["article_two"] == other.articles["article_two"]
    for address, rests in other.rests.items():
        assert dict(rests).items() <= dict(both.rests[address]).items()


@pytest.mark.slow
def test_the_default_course_was_looked_at_in_every_place() -> None:
    lock = lock_of(example_course())
    assert text_of_lock(lock) == (example_course() / LOCK).read_text("utf-8")
    for team in ("", "clinic_desk", "field_service", "live_chat", "new_starters", "phone_support", "shop_floor"):
        course = load_course(example_course(), team=team).course
        drift = drift_of(course, lock, {})
        assert len(drift.places) > 10
        assert drift.stale == ()
        for address, places in places_of(course).items():
            for place in places:
                article = lock.articles[place.article]
                assert article.paragraphs[place.number - 1].sha256 == lock.rests[address][place]
