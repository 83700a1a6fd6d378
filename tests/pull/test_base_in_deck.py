"""What a deck was built as travels in it: small, bounded, and with nothing in it that the deck does not say."""

from __future__ import annotations

import bz2
import json
import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pptx.oxml.ns import qn

from coursegen.assets import example_course
from coursegen.problems import Refused
from coursegen.publish.base_anew import base_anew
from coursegen.publish.course_state import NoSuchState, course_at
from coursegen.pull.base.base_source import States
from coursegen.pull.stations import pulled
from coursegen.write.pptx.base_part import PART
from support.hostile_bases import PACKED, base_in, hostile_bases, part_of, with_part
from support.pull_cases import Case, Deck, edited, new_text, saved_by_libreoffice, words_of


def _phones_off(deck: Deck) -> None:
    deck.replace("how_it_runs", "face down", "off")


def _refusal(case: Case, deck: bytes) -> str:
    with pytest.raises(Refused) as refused:
        case.pull(deck)
    return refused.value.problems[0].message


def test_a_deck_comes_home_to_a_folder_that_never_built_it(case: Case) -> None:
    deck = edited(case.deck, _phones_off)  # as python-pptx saves it
    shutil.rmtree(case.output)
    assert "off until the break" in new_text(case.pull(deck))


def test_the_deck_says_whose_it_is(case: Case) -> None:
    found = pulled(case.root, case.output, edited(case.deck, _phones_off))
    assert [file.file for file in found.files] == ["teams/desk.yaml"]


def test_a_team_that_the_course_no_longer_has_is_told(case: Case) -> None:
    case.file.unlink()
    with pytest.raises(Refused, match="built for the team desk, which this course does not have"):
        pulled(case.root, case.output, case.deck)


def test_without_its_part_a_deck_is_looked_up_in_the_output_folder(case: Case) -> None:
    deck = with_part(edited(case.deck, _phones_off), None)
    assert "off until the break" in new_text(case.pull(deck))


@pytest.mark.slow
def test_a_base_is_made_anew_from_the_course_as_it_was(case: Case) -> None:
    deck = with_part(edited(case.deck, _phones_off), None)
    before = shutil.copytree(case.root, case.root.parent / "before")
    shutil.rmtree(case.output)
    course = case.root / "course.yaml"
    course.write_text(course.read_text("utf-8").replace("A small course", "A little course"), "utf-8")
    found = pulled(case.root, case.output, deck, "", States(lambda one: base_anew(before, "before", one)))
    assert "off until the break" in new_text(found)
    with pytest.raises(Refused, match="this deck was not built from the course in now"):
        pulled(case.root, case.output, deck, "", States(lambda one: base_anew(case.root, "now", one)))


@pytest.mark.slow
def test_a_course_that_has_not_changed_since_needs_no_base(case: Case) -> None:
    deck = with_part(edited(case.deck, _phones_off), None)
    shutil.rmtree(case.output)
    states = States(now=lambda one: base_anew(case.root, "this folder", one))
    assert "off until the break" in new_text(pulled(case.root, case.output, deck, "", states))


def test_a_state_is_a_folder_or_a_commit(case: Case) -> None:
    git = ("git", "-C", str(case.root), "-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=0")
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "first")):
        subprocess.run([*git, *words], check=True, capture_output=True)
    first = (case.root / "course.yaml").read_bytes()
    (case.root / "course.yaml").write_text("changed", "utf-8")
    with course_at(case.root, "HEAD") as folder:
        assert (folder / "course.yaml").read_bytes() == first
        assert (folder / "teams" / "desk.yaml").is_file()
    assert not folder.exists()
    with course_at(case.root, str(case.root)) as folder:
        assert folder == case.root
    for name in ("HEAD~7", "--output=x", "", str(case.root / "teams")):
        with pytest.raises(NoSuchState), course_at(case.root, name):
            pass


@pytest.mark.slow
def test_libreoffice_keeps_the_part_in_a_pptx_and_drops_it_in_an_odp(case: Case, tmp_path: Path) -> None:
    saved = saved_by_libreoffice(edited(case.deck, _phones_off), tmp_path / "pptx")
    through_odp = saved_by_libreoffice(edited(case.deck, _phones_off), tmp_path / "odp", ("odp", "pptx"))
    assert PART.lstrip("/") not in zipfile.ZipFile(BytesIO(through_odp)).namelist()
    assert "off until the break" in new_text(case.pull(through_odp))
    shutil.rmtree(case.output)
    assert "off until the break" in new_text(case.pull(saved))
    assert "is not in it any more" in _refusal(case, through_odp)


def test_the_part_makes_the_default_deck_at_most_8_percent_larger(tmp_path: Path) -> None:
    deck = Case(Path(shutil.copytree(example_course(), tmp_path / "course")), "base").build()
    assert len(deck) < 1.08 * len(with_part_as_written(deck))


def with_part_as_written(deck: bytes) -> bytes:
    """The deck without its part, compressed as a deck is."""
    from coursegen.source.office.zip_writer import zipped

    with zipfile.ZipFile(BytesIO(deck)) as archive:
        return zipped((name, archive.read(name)) for name in archive.namelist() if "customXml" not in name)


def _texts(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for key, value in content.items():
            yield from (key, *_texts(value))
    elif isinstance(content, list):
        for one in content:
            yield from _texts(one)


@pytest.mark.slow
def test_it_holds_no_words_that_the_deck_does_not_say(tmp_path: Path) -> None:
    """Besides words there are addresses, ids, and the names of terms and shapes."""
    deck = Case(Path(shutil.copytree(example_course(), tmp_path / "course")), "clinic_desk").build()
    said = {_bare(word) for slide in Deck(deck).ids() for word in words_of(deck, slide).split()}
    content = json.loads(base_in(deck))
    slides = Deck(deck).presentation.slides
    shapes = {one.get("name") for slide in slides for one in slide.shapes._spTree.iter(qn("p:cNvPr"))}
    foreign = {
        word
        for text in _texts(content)
        if text not in shapes and not re.fullmatch(r"[a-z0-9_./#]*|[0-9a-f]{64}|\w+", text)
        for word in map(_bare, re.sub(r"\$\{[a-z_.| ]+\}\S*|[*`]|\]\([^)]*\)|\[", "", text).split())
    }
    assert {word for word in foreign - said if word} == set()


def _bare(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFC", word) if sign.isalnum())


def _addresses(content: Any) -> Iterator[str]:
    """What looks like an address, anywhere in the scenes."""
    return (text for text in _texts(content) if re.fullmatch(r"[a-z0-9_]+(\.[a-z0-9_]+)+", text))


def test_it_names_nothing_that_the_deck_does_not_show(case: Case) -> None:
    """A key point that a plan leaves out is not named in the deck's part either."""
    content = json.loads(base_in(case.build()))
    listed = {name for ids in content["lists"].values() for name in ids}
    shown = {part for address in _addresses(content["scenes"]) for part in address.split(".")}
    shown |= {part for scene in content["scenes"] for part in scene[1].split("/")}
    shown |= {section[0] for section in content["sections"]}
    shown |= {block[0] for section in content["sections"] for block in section[2]}
    shown |= {item for section in content["sections"] for block in section[2] for item in block[3]}
    assert listed <= shown


@pytest.mark.slow
@pytest.mark.parametrize("make", PACKED.values(), ids=PACKED)
def test_a_part_that_holds_no_base_is_refused(case: Case, make: Callable[[bytes], bytes]) -> None:
    hostile = with_part(case.deck, part_of(make(base_in(case.deck))))
    assert case.pull(hostile).files == ()  # the output folder knows it as well
    shutil.rmtree(case.output)
    assert "that says what it was built as can't be read" in _refusal(case, hostile)


def test_two_sections_of_one_name_are_no_base(case: Case) -> None:
    content = json.loads(base_in(case.deck))
    content["sections"] = [*content["sections"], content["sections"][1]]
    shutil.rmtree(case.output)
    packed = part_of(bz2.compress(json.dumps(content).encode()))
    assert "that says what it was built as can't be read" in _refusal(case, with_part(case.deck, packed))


@pytest.mark.slow
def test_hostile_bases_are_refused_or_change_what_is_shown_and_nothing_else(case: Case) -> None:
    """A sample; ``tests/proofs/hostile_bases.py`` tries three hundred."""
    shutil.rmtree(case.output)
    deck = edited(case.deck, _phones_off)
    refused = 0
    for _, base in hostile_bases(base_in(deck), seed=18, number=12):
        try:
            case.pull(with_part(deck, part_of(bz2.compress(base))))
        except Refused as told:
            refused += 1
            assert told.problems[0].hint
    assert refused > 4
