"""A deck may come from anyone: what is no deck, too large, or unsafe to read is refused with a plain message."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from coursegen.problems import Refused
from coursegen.pull.deck.deck_reader import edited_deck
from coursegen.source.office import bounds, package
from support.hostile_bases import with_part
from support.pull_cases import Case, Deck, edited

SLIDE = "ppt/slides/slide2.xml"


def _with(deck: bytes, name: str, change: Callable[[bytes], bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The deck with one part changed."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(deck)) as old, zipfile.ZipFile(stream, "w", compression) as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry.filename, change(data) if entry.filename == name else data)
    return stream.getvalue()


def _refusal(deck: bytes) -> str:
    with pytest.raises(Refused) as refused:
        edited_deck(deck)
    return refused.value.problems[0].message


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a zip at all"])
def test_what_is_no_deck_is_refused(data: bytes) -> None:
    assert "not a PowerPoint deck" in _refusal(data)


def test_an_empty_zip_is_no_office_file() -> None:
    assert "the deck is no Office file" in _refusal(b"PK\x05\x06" + bytes(18))


def test_a_truncated_deck_is_refused(built: Case) -> None:
    assert "not a PowerPoint deck" in _refusal(built.deck[: len(built.deck) // 2])


def test_an_entity_in_a_slide_is_refused_and_never_expanded(built: Case) -> None:
    def change(data: bytes) -> bytes:
        doctype = b'<!DOCTYPE p:sld [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        return data.replace(b"<p:sld ", doctype + b"<p:sld ", 1).replace(b"face down", b"&x;", 1)

    assert "has a document type in its XML" in _refusal(_with(built.deck, SLIDE, change))


def test_a_billion_laughs_are_refused(built: Case) -> None:
    def change(data: bytes) -> bytes:
        levels = b"".join(b'<!ENTITY l%d "%s">' % (n + 1, b"&l%d;" % n * 10) for n in range(9))
        return data.replace(b"<p:sld ", b'<!DOCTYPE p:sld [<!ENTITY l0 "ha">' + levels + b"]><p:sld ", 1)

    assert "has a document type in its XML" in _refusal(_with(built.deck, SLIDE, change))


def test_a_part_that_unpacks_to_far_more_is_refused(built: Case) -> None:
    bomb = _with(built.deck, SLIDE, lambda data: data.replace(b"</p:sld>", b" " * 12_000_000 + b"</p:sld>"))
    assert "times its size (ppt/slides/slide2.xml)" in _refusal(bomb)


def test_a_part_that_is_too_large_is_refused(built: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PART", 1_000)
    assert "the deck has a part of more than" in _refusal(built.deck)


def test_more_tags_than_anybody_needs_are_refused(built: Case) -> None:
    noise = os.urandom(40_000).hex().encode()  # else it would be told as a bomb
    empty = b"<a:p/>" * 1_100_000 + noise  # 7 MB, which would need 200 MB of memory
    many = _with(
        built.deck,
        SLIDE,
        lambda data: data.replace(b"</p:spTree>", empty + b"</p:spTree>"),
    )
    assert "the deck has too much in it to be read" in _refusal(many)


@pytest.mark.slow
def test_parts_that_lead_to_each_other_in_a_long_row_are_refused(built: Case) -> None:
    """python-pptx follows relationships by recursion."""
    rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    row = '<Relationship Id="chain" Type="http://example.invalid/x" Target="{}.xml"/>'
    stream = BytesIO(built.deck)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3_000):
            archive.writestr(f"x/{number}.xml", "<x/>")
            archive.writestr(f"x/_rels/{number}.xml.rels", rels.format(row.format(number + 1)))
    chained = _with(
        stream.getvalue(),
        "ppt/slides/_rels/slide2.xml.rels",
        lambda data: data.replace(
            b"</Relationships>", row.format("/x/0").replace("r1", "r99").encode() + b"</Relationships>"
        ),
    )
    assert "damaged" in _refusal(chained)


def test_too_many_parts_are_refused(built: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_PARTS", 10)
    assert "more than 10 parts" in _refusal(built.deck)


def test_a_file_that_is_too_large_is_refused(built: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_FILE", 1_000)
    assert "larger than" in _refusal(built.deck)


def test_deep_nesting_is_refused(built: Case) -> None:
    deep = b"<p:grpSp>" * 5_000 + b"</p:grpSp>" * 5_000
    assert "damaged" in _refusal(
        _with(built.deck, SLIDE, lambda data: data.replace(b"</p:spTree>", deep + b"</p:spTree>"))
    )


def test_a_fingerprint_is_never_a_path(built: Case) -> None:
    def change(data: bytes) -> bytes:
        start = data.index(b"<vt:lpwstr>") + len(b"<vt:lpwstr>")
        return data[:start] + b"../../../etc/passwd" + data[data.index(b"</vt:lpwstr>") :]

    with pytest.raises(Refused) as refused:
        built.pull(_with(with_part(built.deck, None), "docProps/custom.xml", change))
    assert "does not say which build" in refused.value.problems[0].message


def test_relationships_that_lead_outside_are_never_followed(built: Case) -> None:
    def change(data: bytes) -> bytes:
        return data.replace(b'Target="../notesSlides', b'TargetMode="External" Target="http://example.invalid/', 1)

    outside = _with(built.deck, "ppt/slides/_rels/slide2.xml.rels", change)
    deck = edited_deck(outside)
    assert deck.slides[1].notes == ()


def test_a_link_that_is_not_the_webs_is_no_mark(case: Case) -> None:
    def edit(deck: Deck) -> None:
        deck.paragraph("how_it_runs", "face down").runs[0].hyperlink.address = "javascript:alert(1)"

    assert case.pull(edited(case.deck, edit)).files == ()


def test_a_missing_part_is_damage_and_no_crash(built: Case) -> None:
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(built.deck)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.infolist():
            if entry.filename != SLIDE:
                new.writestr(entry.filename, old.read(entry))
    assert "damaged" in _refusal(stream.getvalue())


def test_control_characters_and_markup_in_a_deck_are_words_or_nothing(case: Case) -> None:
    words = "<b>off</b> {{x}} %s \u202e !!python/object # and: more"
    found = case.pull_and_write(edited(case.deck, lambda deck: deck.replace("how_it_runs", "face down", words)))
    assert found.files
    case.build()
