"""The small inline Markdown: what it reads, what it leaves alone and what it refuses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen.course.inline.marks import NotInline, paragraphs, runs_of
from coursegen.course.inline.texts import Texts
from coursegen.model.text import Run
from coursegen.problems import Severity


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("plain words", [Run("plain words")]),
        ("a *soft* word", [Run("a "), Run("soft", emphasis=True), Run(" word")]),
        (
            "**Strong**, then *soft*.",
            [Run("Strong", strong=True), Run(", then "), Run("soft", emphasis=True), Run(".")],
        ),
        ("***both***", [Run("both", strong=True, emphasis=True)]),
        ("press `Esc`", [Run("press "), Run("Esc", code=True)]),
        ("[here](https://example.org)", [Run("here", link="https://example.org")]),
        ("[**write**](mailto:a@b.org)", [Run("write", strong=True, link="mailto:a@b.org")]),
        ("one\n  line", [Run("one line")]),
        ("a snake_case_name", [Run("a snake_case_name")]),
        (r"5 \* 3", [Run("5 * 3")]),
        ("5 * 3 * 2", [Run("5 * 3 * 2")]),
        ("<b>no</b> &amp; # no", [Run("<b>no</b> &amp; # no")]),
        ("https://example.org", [Run("https://example.org")]),
        ("[not a link]", [Run("[not a link]")]),
        ("cafe\u0301", [Run("café")]),
        ("  ", []),
    ],
)
def test_runs(text: str, runs: list[Run]) -> None:
    assert runs_of(text) == tuple(runs)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "page.html",
        "/page",
        "file:///etc/passwd",
        "//example.org",
        "http:",
        "mailto:",
        "https://",
    ],
)
def test_links_lead_to_the_web_or_to_a_mailbox(url: str) -> None:
    with pytest.raises(NotInline) as refused:
        runs_of(f"see [this]({url})")
    assert url in refused.value.message


def test_pictures_are_refused() -> None:
    with pytest.raises(NotInline) as refused:
        runs_of("![alt](https://example.org/a.png)")
    assert "picture" in refused.value.message


def test_blank_lines_part_paragraphs() -> None:
    assert paragraphs("one\nstill one\n\n \ntwo\n") == ["one\nstill one", "two"]
    assert paragraphs(" \n\n ") == []


@given(st.text(alphabet=st.characters(blacklist_characters="*_`[\\", blacklist_categories=("Cs", "Cc"))))
def test_text_without_marks_is_kept(text: str) -> None:
    import unicodedata

    kept = "".join(run.text for run in runs_of(text))
    assert kept == unicodedata.normalize("NFC", " ".join(text.split()))
    assert runs_of(text) == ((Run(kept),) if kept else ())


@given(
    st.lists(
        st.sampled_from(["*soft*", "**strong words**", "plain", "(*soft*)", "**strong**,"]), min_size=1, max_size=8
    )
)
def test_stars_around_words_mark_them_and_are_gone(words: list[str]) -> None:
    runs = runs_of(" ".join(words))
    assert "".join(run.text for run in runs) == " ".join(words).replace("*", "")
    marked = [run for run in runs if run.strong or run.emphasis]
    assert [run.strong for run in marked] == ["**" in word for word in words if "*" in word]


@given(st.text(alphabet="a *_`[]()\\!<>#&h:/.", max_size=30))
def test_nothing_but_a_refusal_is_raised(text: str) -> None:
    try:
        runs = runs_of(text)
    except NotInline as refused:
        assert refused.message
        assert refused.hint
    else:
        assert all(run.text for run in runs)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Three things:\n- one\n- two\n- three", "list"),
        ("1. one\n2. two", "list"),
        ("Three things: - one - two - three", "list"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "table"),
        ("| a | b | |---|---| | 1 | 2 |", "table"),
        ("One of us - nobody knows who - rang back.", ""),
        ("He said:\n- not now.", ""),
        ("Press a | b.", ""),
    ],
)
def test_a_list_or_a_table_typed_into_a_text_is_reported_with_a_cure(text: str, found: str) -> None:
    texts = Texts(None)
    texts.one(text, "a.b")
    said = [(one.rule, one.severity) for one in texts.problems]
    assert said == ([("typed-list", Severity.WARNING)] if found else [])
    assert all(found in one.message and one.hint for one in texts.problems)
