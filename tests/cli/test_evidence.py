"""``coursegen accept``, ``drift`` and ``trace`` as they are typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from support.typed import Ended, changed, tree

Inside = Callable[..., Ended]
WORDS = (
    "The bakery on the corner opens at six, and by half past the queue reaches the bus stop.",
    "Nobody in it minds: the baker knows every name, and asks after every dog.",
    "One morning the oven failed, and she stood outside with a tray of yesterday's rolls, free for all.",
    "People came back the next day, more of them than before.",
)
EDITED = WORDS[2].replace("One morning", "In May").replace("free for all", "for nothing")


def write_text(course: Path, *paragraphs: str, article: str = "article_one") -> None:
    (course / "articles" / f"{article}.txt").write_text("\n\n".join(paragraphs) + "\n", "utf-8")


@pytest.fixture
def looked(inside: Inside, course: Path) -> Path:
    """A course whose two texts are at hand and were looked at."""
    for article in ("article_one", "article_two"):
        write_text(course, *WORDS, article=article)
        ended = inside("accept", article, "--reason", "Read it.", "--today", "2027-03-04", "--course", course)
        assert (ended.code, ended.err) == (0, "")
    return course


def test_nothing_drifts_while_the_text_is_the_same(inside: Inside, looked: Path) -> None:
    ended = inside("drift", "--course", looked)
    assert ended.code == 0
    assert ended.out.splitlines()[0] == "article_one  looked at on 2027-03-04; the same text"
    assert "Nothing has gone stale: " in ended.out


def test_where_no_text_is_it_says_so_and_goes_on(inside: Inside, looked: Path) -> None:
    (looked / "articles" / "article_one.txt").unlink()
    ended = inside("drift", "--course", looked)
    assert ended.code == 0
    assert "article_one  looked at on 2027-03-04; its text is not here\n" in ended.out
    assert "with 1 text at hand to compare" in ended.out
    (looked / "articles" / "article_two.txt").unlink()
    assert "with no text at hand to compare" in inside("drift", looked).out


def test_an_article_that_was_added_anew_elsewhere_is_told_without_its_text(inside: Inside, looked: Path) -> None:
    (looked / "articles" / "article_one.txt").unlink()
    changed(looked / "articles" / "article_one.yaml", "licence: ", f"fingerprint: {'0' * 64}\nlicence: ")
    ended = inside("drift", "--course", looked)
    assert ended.code == 1
    assert "its text is not here, and its citation is of another text since" in ended.out
    assert "article_one ¶ 1 was looked at in another text than the one that its citation is of" in ended.out
    assert "article_two ¶ 1" not in ended.out


def test_a_course_that_nobody_looked_at_says_so(inside: Inside, course: Path) -> None:
    ended = inside("drift", "--course", course)
    assert ended.code == 1
    assert "article_one  nobody has looked at it yet; its text is not here" in ended.out
    assert "article_one ¶ 1 was never looked at for this" in ended.out


def test_stale_points_are_told_with_their_slides_and_pages(inside: Inside, looked: Path) -> None:
    write_text(looked, "A new first one.", WORDS[0], WORDS[1], EDITED, WORDS[3])
    ended = inside("drift", "--course", looked, "--format", "json")
    assert ended.code == 1
    told = json.loads(ended.out)
    assert [(one["id"], one["text_here"], one["changed"]) for one in told["articles"]] == [
        ("article_one", True, True), ("article_two", True, False),
    ]  # fmt: skip
    by_place = {(one["address"], one["paragraph"]): one for one in told["stale"]}
    (at, _), *_ = by_place
    assert (by_place[at, 1]["state"], by_place[at, 1]["now"], by_place[at, 1]["alike"]) == ("moved", 2, 1.0)
    edited = next(one for one in told["stale"] if one["paragraph"] == 3)
    assert (edited["state"], edited["now"]) == ("changed", 4)
    assert 0.7 < edited["alike"] < 1
    assert all(one["slides"] and one["workbook_page"] for one in told["stale"] if ".key_points." in one["address"])
    text = inside("drift", "--course", looked).out
    assert "its text has changed since (5 paragraphs, 4 before)" in text
    assert "article_one ¶ 1 is unchanged as ¶ 2" in text
    assert "; workbook page " in text


def test_new_numbers_are_written_and_then_a_look_is_noted(inside: Inside, looked: Path) -> None:
    module = looked / "modules" / "listen.yaml"
    write_text(looked, "A new first one.", WORDS[0], WORDS[1], EDITED, WORDS[3])
    refused = inside("accept", "article_one", "--reason", "Read it.", "--course", looked)
    assert refused.code == 1
    assert "Write the new numbers first: 'coursegen drift --write' does that." in refused.err
    assert refused.err.endswith("Nothing was noted.\n")
    before = module.read_text("utf-8")
    ended = inside("drift", "--write", "--course", looked)
    assert ended.code == 1  # one paragraph has other words
    after = module.read_text("utf-8")
    pairs = [(one, other) for one, other in zip(before.split("\n"), after.split("\n"), strict=True) if one != other]
    assert [one.strip() for _, one in pairs] == [
        "- {article: article_one, paragraphs: [2, 3]}", "- {article: article_one, paragraphs: [4]}",
    ]  # fmt: skip
    assert "article_one ¶ 4 has other words (" in ended.out
    assert "is unchanged" not in ended.out
    noted = inside("accept", "article_one", "--reason", "Only a month.", "--today", "2027-04-01", "--course", looked)
    assert noted.code == 0
    assert "noted as it is now" in noted.out
    assert inside("drift", "--course", looked).code == 0
    assert 'reason: "Only a month."' in (looked / "sources.lock").read_text("utf-8")


def test_a_text_without_its_paragraph_is_told(inside: Inside, looked: Path) -> None:
    write_text(looked, WORDS[0])
    assert "is gone: nothing in the text is like it" in inside("drift", "--course", looked).out
    ended = inside("accept", "article_one", "--reason", "x", "--course", looked)
    assert ended.code == 1
    assert "there is no ¶ 3 in article_one, which has 1" in ended.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("accept", "article_on", "--reason", "x"), "did you mean article_one?"),
        (("accept", "article_one", "--reason", " "), "--reason needs a sentence"),
        (("accept", "article_one", "--reason", "x", "--today", "soon"), "there is no day 'soon'"),
        (("drift", "--format", "jsn"), "did you mean json?"),
        (("drift", "--team", "nobody"), "there is no team"),
        (("trace", "999"), "there is no slide 999"),
        (("trace", "listen/points/purpos"), "did you mean listen/points/purpose?"),
        (("trace", "listen.title"), "nothing at listen.title rests on a paragraph"),
        (("trace", "article_one"), "what rests on paragraph 4 of it: article_one#4"),
        (("trace", "article_one:3"), "a paragraph of an article is named article_one#3, and not article_one:3"),
        (("trace", "article_one#99"), "nothing rests on article_one#99; of article_one, ¶ 1, 2, 3"),
        (("trace", "article_ne#1"), "nothing in this version rests on 'article_ne'; did you mean article_one?"),
        (("trace", "nowhere"), "nothing in this version has the address 'nowhere'"),
    ],
)
def test_wrong_use(inside: Inside, looked: Path, words: tuple[str, ...], said: str) -> None:
    ended = inside(*words, "--course", looked)
    assert ended.code == 2
    assert said in ended.err
    assert ended.out == ""


def test_a_check_knows_how_many_paragraphs_an_article_has(inside: Inside, looked: Path) -> None:
    assert "there is no paragraph" not in inside("check", looked, "--quick").err
    changed(looked / "modules" / "listen.yaml", "paragraphs: [3]", "paragraphs: [3, 5]")
    ended = inside("check", looked, "--quick")
    assert ended.code == 1
    assert "modules/listen.yaml:30:48: there is no paragraph 5 in article_one, which has 4" in ended.err
    assert inside("build", looked, "--release", "--only", "deck").code == 1
    changed(looked / "sources.lock", "format: 1", "format: 7")
    assert "sources.lock:3:9" in inside("check", looked, "--quick").err


def test_a_look_needs_the_text(inside: Inside, course: Path) -> None:
    before = tree(course)
    ended = inside("accept", "article_one", "--reason", "x", "--course", course)
    assert ended.code == 1
    assert "The text of article_one is not here: articles/article_one.txt would hold it." in ended.err
    assert tree(course) == before


def test_a_broken_lock_is_told_with_its_line(inside: Inside, looked: Path) -> None:
    changed(looked / "sources.lock", "format: 1", "format: 7")
    for words in (("drift",), ("trace", "article_one#1"), ("accept", "article_one", "--reason", "x")):
        ended = inside(*words, "--course", looked)
        assert ended.code == 1
        assert "sources.lock:3:9" in ended.err


@pytest.mark.slow
def test_a_trace_walks_both_ways(inside: Inside, looked: Path) -> None:
    point = inside("trace", "listen.key_points.purpose", "--course", looked, "--format", "json")
    assert point.code == 0
    (step,) = json.loads(point.out)["rests"]
    assert step["address"] == "listen.key_points.purpose"
    assert [(one["article"], one["paragraph"]) for one in step["paragraphs"]] == [
        ("article_one", 1),
        ("article_one", 2),
    ]
    number = step["slides"][0]
    slide = inside("trace", str(number), "--course", looked)
    assert f"Slide {number}, listen/points/purpose: " in slide.out
    assert "in the block listen.plan." in slide.out
    assert "sha256 " in slide.out
    assert WORDS[0][:60] in slide.out
    assert inside("trace", "listen/points/purpose", "--course", looked).out == slide.out
    back = json.loads(inside("trace", "article_one#2", "--course", looked, "--format", "json").out)
    assert [one["address"] for one in back["rests"]] == ["listen.key_points.purpose"]
    assert back["slide"] is None


def test_a_slide_that_is_ours_rests_on_nothing(inside: Inside, looked: Path) -> None:
    assert "It rests on no paragraph" in inside("trace", "1", "--course", looked).out
