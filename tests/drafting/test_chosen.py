"""What is chosen from an article, against articles whose key sentences were marked before anything was measured."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from coursegen.drafting.article_sentences import Sentence, article_sentences, is_heading
from coursegen.drafting.extracted import MOST, extracted, story_in
from coursegen.drafting.gaps import GAP, gap_in
from coursegen.drafting.key_sentences import how_many, key_sentences
from coursegen.drafting.lexrank import likeness, ranks, vectors
from coursegen.drafting.sentence_kinds import is_command, story_share, telling_words
from coursegen.drafting.vocabulary import vocabulary_for
from coursegen.source.sentences import sentences_of
from support.labelled import FOLDER, HELD_OUT, Labelled, labelled

ENGLISH = vocabulary_for("en")
ARTICLES = labelled()


def chosen(article: Labelled) -> list[bool]:
    """For each sentence that is chosen, whether it was marked."""
    sentences = article_sentences(article.text)
    return [one.text in article.key for one in key_sentences(sentences, ENGLISH, how_many(sentences))]


def first_ones(article: Labelled) -> list[bool]:
    """The same for the first sentence of as many paragraphs: what a reader in a hurry would take."""
    sentences = article_sentences(article.text)
    firsts = {one.paragraph: one for one in reversed(sentences)}
    return [one.text in article.key for _, one in sorted(firsts.items())][: how_many(sentences)]


def share(found: list[bool]) -> float:
    return sum(found) / len(found)


def test_the_set_is_large_enough_to_say_something() -> None:
    assert len(ARTICLES) >= 12
    assert sum(len(one.key) for one in ARTICLES) >= 40
    assert {one.name for one in ARTICLES} > HELD_OUT


def test_most_of_what_is_chosen_was_marked_and_far_more_than_first_sentences() -> None:
    everything = [hit for one in ARTICLES for hit in chosen(one)]
    in_a_hurry = [hit for one in ARTICLES for hit in first_ones(one)]
    assert share(everything) >= 0.7
    assert share(everything) >= 2 * share(in_a_hurry)


def test_articles_that_were_held_out_do_as_well() -> None:
    assert share([hit for one in ARTICLES if one.name in HELD_OUT for hit in chosen(one)]) >= 0.7


def test_two_in_three_are_useful_of_articles_of_other_kinds() -> None:
    later = labelled(FOLDER.with_name("drafting_later"))
    assert len(later) == 12
    found = [hit for one in later for hit in chosen(one)]
    assert share(found) >= 2 / 3
    assert share(found) >= 2 * share([hit for one in later for hit in first_ones(one)])


def test_what_tells_people_to_act_is_found_and_little_else() -> None:
    right = wrong = missed = 0
    for article in ARTICLES:
        found = {one.text for one in article_sentences(article.text) if is_command(one, ENGLISH)}
        right += len(found & article.commands)
        wrong += len(found - article.commands)
        missed += len(article.commands - found)
    assert right / (right + wrong) >= 0.9
    assert right / (right + missed) >= 0.9


def ends(sentences: tuple[str, ...] | list[str]) -> set[int]:
    """Where each sentence ends, in letters from the paragraph's start."""
    found, length = set(), 0
    for sentence in sentences:
        length += len(sentence.replace(" ", ""))
        found.add(length)
    return found


def test_sentences_end_where_a_reader_ends_them() -> None:
    right = wrong = missed = 0
    for article in ARTICLES:
        for paragraph in article.paragraphs:
            if any(line[0].isdigit() for line in paragraph):
                continue  # the numbers of its entries are no part of their sentences
            found, meant = ends(sentences_of(" ".join(paragraph))), ends(paragraph)
            right, wrong, missed = right + len(found & meant), wrong + len(found - meant), missed + len(meant - found)
    assert right / (right + wrong) >= 0.98
    assert right / (right + missed) >= 0.98


def test_the_number_of_an_entry_is_no_sentence() -> None:
    assert [one.text for one in article_sentences(("1. Find it. 2. Count.",))] == ["Find it.", "Count."]


def test_headings_are_told_with_what_stands_under_them() -> None:
    found = article_sentences(("Key Learning Point", "Ask first. Then wait.", "- Write it down."))
    assert [(one.paragraph, one.heading, one.listed) for one in found] == [
        (2, "Key Learning Point", False),
        (2, "Key Learning Point", False),
        (3, "Key Learning Point", True),
    ]
    assert is_heading("What a queue is telling you")
    assert not is_heading("We won.")


STORIES = {
    "apology": 4, "handover": 4, "hold_music": 3, "jargon": 4, "names": 2, "new_starter": 4, "praise": 2,
    "queue": 3, "quiet_customers": 4, "refund": 4,
}  # fmt: skip
"""In which paragraph the story of an article begins."""


@pytest.mark.parametrize("article", [one for one in ARTICLES if one.name in STORIES], ids=lambda one: one.name)
def test_a_story_is_found_where_it_begins(article: Labelled) -> None:
    told = story_in(article_sentences(article.text), ENGLISH)
    assert told[0].paragraph == STORIES[article.name]


def test_an_article_without_a_story_has_none() -> None:
    advice = ("People forgive quickly. Words matter. Silence helps.", "Ask what happened. Wait. Then answer.")
    assert story_in(article_sentences(advice), ENGLISH) == ()


def test_ranks_add_up_and_the_middle_of_things_is_central() -> None:
    words = [["queue", "wait"], ["queue", "greet"], ["greet", "wait", "queue"], ["weather"]]
    found = ranks(words)
    assert sum(found) == pytest.approx(1)
    assert max(found) == found[2]
    assert min(found) == found[3]
    assert found == ranks(words)
    assert ranks([]) == []
    assert ranks([[]]) == [1]


def test_sentences_that_share_nothing_are_equals() -> None:
    assert ranks([["a"], ["b"], ["c"]]) == pytest.approx([1 / 3] * 3)


def test_likeness_is_a_cosine() -> None:
    one, same, other = vectors([["ask", "wait"], ["ask", "wait"], ["rest"]])
    assert likeness(one, same) == pytest.approx(1)
    assert likeness(one, other) == 0


def test_a_gap_is_left_by_the_word_that_the_article_is_about() -> None:
    gap = gap_in("An honest wait feels shorter than a vague one.", {"wait": 5, "honest": 1}, ENGLISH)
    assert gap is not None
    assert (gap.text, gap.missing) == (f"An honest {GAP} feels shorter than a vague one.", "wait")
    assert gap_in("It is so.", {}, ENGLISH) is None
    assert gap_in("Thanks to Mr. Brandt.", {"brandt": 9}, ENGLISH) is None


def test_words_are_told_apart_from_little_ones() -> None:
    assert telling_words("The customers’ queues and a queue’s end", ENGLISH) == ["customer", "queue", "queue", "end"]


def test_a_draft_says_what_an_article_does_not_have() -> None:
    found = extracted("bare", ("Nothing is here.",), "en")
    assert found.points == ()
    assert any("no question" in warning for warning in found.warnings)


def test_another_language_is_drafted_without_word_lists_and_says_so() -> None:
    german = (
        "Wer wartet, will wissen, wie lange es noch dauert.",
        "Eine ehrliche Auskunft über die Dauer verkürzt das Warten. Wer lange wartet, geht.",
        "Warum sagt das niemand?",
    )
    found = extracted("warten", german, "de-DE")
    assert any("'de-DE'" in warning for warning in found.warnings)
    assert len(found.points) == 2
    assert [one.quoted[0].words for one in found.questions] == ["Warum sagt das niemand?"]
    assert found.steps == ()


def test_an_endless_article_is_drafted_in_time() -> None:
    long = [f"Sentence number {number} speaks of topic {number % 97} and of waiting." for number in range(1500)]
    found = extracted("long", long, "en")
    assert len(found.points) == 5
    assert max(point.quoted[0].paragraph for point in found.points) <= MOST
    assert any("first 600 sentences" in warning for warning in found.warnings)


def test_the_same_text_gives_the_same_draft_in_any_process() -> None:
    code = "import json, sys; from coursegen.drafting.extracted import extracted; "
    code += "print(extracted('a', json.loads(sys.argv[1]), 'en'))"
    drafts = [
        subprocess.run(
            [sys.executable, "-c", code, json.dumps(ARTICLES[0].text)],
            env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert "points=" in drafts[0]
    assert drafts[0] == drafts[1]


def test_a_sentence_on_the_page_itself_is_no_point() -> None:
    page = Sentence(1, 0, "Subscribe to our newsletter and share this page with your friends at work.")
    assert key_sentences((page,), ENGLISH) == ()


LISTED = (
    "Five ways to answer faster",
    "1. Read the whole message",
    "A message that is read twice is answered once, and a message that is skimmed comes back with the same question.",
    "2. Keep good answers",
    "An answer that took ten minutes to write is worth keeping, because somebody will ask the same thing on Friday.",
    "3. Say what happens next",
    "A customer who knows what happens next does not write again to ask, and that is one message less for everybody.",
)


def test_numbered_headings_are_headings_and_each_has_its_own_point() -> None:
    found = extracted("listed", LISTED, "en")
    assert [(point.quoted[0].paragraph, point.quoted[0].under) for point in found.points] == [
        (3, "Read the whole message"),
        (5, "Keep good answers"),
        (7, "Say what happens next"),
    ]


def test_a_heading_gives_one_point_before_it_gives_two() -> None:
    crowded = (
        "First things", "Queues are promises and queues are tests. Queues that move are promises that are kept.",
        "Second things", "Notes that name the caller’s need are kept by everybody at the desk.",
        "Third things", "Thanks that are written down last longer than thanks that are only said.",
    )  # fmt: skip
    assert len({one.heading for one in key_sentences(article_sentences(crowded), ENGLISH, 2)}) == 2


def test_what_is_done_holds_and_what_was_done_is_over() -> None:
    holds, over = (Sentence(1, 0, text) for text in ("A rule is mostly met by many.", "A rule was mostly met by many."))
    assert story_share(holds, ENGLISH, in_the_present=False) < story_share(over, ENGLISH, in_the_present=False)
    assert story_share(holds, ENGLISH) == story_share(Sentence(1, 0, "A rule met many, mostly."), ENGLISH)


def test_a_sentence_about_the_house_itself_gives_way_to_one_that_holds_for_everybody() -> None:
    sentences = (
        Sentence(1, 0, "Our desk answers the letters of guests within two days."),
        Sentence(2, 1, "A desk answers every letter, and guests read more than the answer."),
    )
    assert key_sentences(sentences, ENGLISH, 1) == (sentences[1],)
