"""Blocks to what they are: the same words are prose in one place and noise in another."""

from __future__ import annotations

import time

import pytest

from coursegen.articles.formats import Given, reading_of
from coursegen.articles.parts import PROSE
from coursegen.articles.phrases import phrases
from coursegen.articles.sorting import parts_of

FIRST = "The phone rang at nine and nobody in the room wanted to be the one who answers it."
LAST = "So we drew straws every morning, and the shortest straw got the longest lunch of us all."


def kept(text: str, name: str = "a.txt", keep: tuple[int, ...] = ()) -> list[str]:
    parts = parts_of(reading_of(Given(text.encode(), name)), phrases(), keep)
    return [part.block.text for part in parts if part.what == PROSE]


@pytest.mark.parametrize(
    "noise",
    [
        "Share on LinkedIn", "Facebook", "12 comments", "0", "5 min read", "Leave a Reply", "Tagged calls, queues",
        "Posted on March 3, 2014", "Sign up for our newsletter", "Your email address will not be published.",
        "Read more: The bell nobody rings", "Photo by Ann Lee on Unsplash", "View this email in your browser",
        "If you enjoyed this post, please share it with a friend!", "What do you think? Tell us in the comments below.",
        "Skip to main content", "Advertisement", "We use cookies. Accept all", "← Previous post", "Related posts",
    ],
)  # fmt: skip
def test_lines_around_an_article_are_cut(noise: str) -> None:
    assert kept(f"{FIRST}\n\n{LAST}\n\n{noise}\n") == [FIRST, LAST]


@pytest.mark.parametrize(
    "prose",
    [
        "Share it early.", "Join the team for lunch on your first day.", "Stay informed about what you sell.",
        "Leave your pride at home.", "Comments can hurt.", "He had three stars on his sleeve.", "The choice is yours.",
        "Follow the sound of the bell.", "Like this, only slower.", "Print it and hang it over the desk, she said.",
        "- Name", "- Email", "Subscribe to one rule only.", "P A T I E N C E", "Contact is not the same as closeness.",
    ],
)  # fmt: skip
def test_short_lines_of_an_article_stay(prose: str) -> None:
    assert kept(f"{FIRST}\n\n{prose}\n\n{LAST}\n") == [FIRST, prose, LAST]


def test_a_heading_is_no_title_of_comments_while_prose_follows() -> None:
    text = f"{FIRST}\n\nMore on waiting\n\n{LAST}\n"
    assert kept(text) == [FIRST, "More on waiting", LAST]


def test_what_follows_a_form_for_comments_goes_with_it() -> None:
    reply = "I tried it with my own team and it was the best week that we have had since spring."
    around = f"2 Responses to The Straws\n\nPaul says:\n\n{reply}\n\nLeave a Reply"
    assert kept(f"{FIRST}\n\n{LAST}\n\n{around}\n") == [FIRST, LAST]


def test_keeping_undoes_a_cut() -> None:
    text = f"{FIRST}\n\n{LAST}\n\nShare on LinkedIn\n"
    assert kept(text, keep=(3,)) == [FIRST, LAST, "Share on LinkedIn"]


def test_an_author_box_goes_and_a_story_about_somebody_stays() -> None:
    box = "Ann Lee is a trainer in Leeds. She has answered phones for twenty years and still likes it."
    story = "Bob Ray is a porter in Leeds. He has opened doors for twenty years and still likes it, he says."
    assert kept(f"By Ann Lee\n\n{FIRST}\n\n{story}\n\n{LAST}\n\n{box}\n") == [FIRST, story, LAST]


def test_lines_that_an_editor_broke_are_one_paragraph() -> None:
    text = "The phone rang at nine and nobody in the room\nwanted to be the one who answers.\nIt rang.\nOn.\n"
    whole = "The phone rang at nine and nobody in the room wanted to be the one who answers."
    assert kept(text) == [whole, "It rang.", "On."]


@pytest.mark.parametrize(
    "piece", ["a | ", "home / ", "next › ", "share this and ", "#a, ", "by Ann Lee, ", "© 2020 a, "]
)
def test_lines_that_repeat_themselves_take_no_time(piece: str) -> None:
    text = "\n\n".join(f"{piece * number}!" for number in (20, 60, 98, 400))
    start = time.process_time()
    parts_of(reading_of(Given(text.encode(), "a.txt")), phrases())
    assert time.process_time() - start < 5
