"""Makes courses from answers as people could give them, and holds what is built of one against the example."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from pptx import Presentation

from coursegen.articles.formats import Given
from coursegen.articles.imported import imported_article
from coursegen.assets import asset, example_course
from coursegen.course.lint.judgement import judged
from coursegen.course.reading.load import load_course
from coursegen.problems import Severity
from coursegen.publish.blank_course import BlankArticle, BlankCourse, blank_files
from coursegen.publish.starter import course_of
from support.typed import typed

IN_A_ROW = 5
TITLES = (
    "First aid at the till", "Größe & Preis", "Réclamations", "Night shift: who calls whom?", "“Sorry” is a start",
    "Łódź, 5 °C", "The #1 question", "Yes", "5 minutes - no more", "Con", "a: b", "{braces} and [brackets]", "- a dash",
    "It's ‘fine’",
)  # fmt: skip
WORDS = ("calls", "letters", "keys", "stairs", "water", "doors", "names", "rooms", "lists", "forms", "beds", "trains")


def said(path: Path) -> Iterator[str]:
    """The texts that an author wrote in a file, and its comments."""
    text = path.read_text("utf-8")
    yield " ".join(line.lstrip("# ") for line in text.splitlines() if line.startswith("#"))
    yield from scalars(yaml.safe_load(text))


def scalars(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for field, inner in value.items():
            if field != "rights":  # written by `article add`, for the example's articles too
                yield from scalars(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from scalars(inner)
    else:
        yield str(value)


def runs(folder: Path) -> set[tuple[str, ...]]:
    """Every five words in a row of a course's files."""
    found = set()
    for path in sorted(folder.glob("**/*.yaml")):
        for text in said(path):
            words = re.findall(r"\w+", text.casefold())
            found |= {tuple(words[at : at + IN_A_ROW]) for at in range(len(words) - IN_A_ROW + 1)}
    return found


def an_article(random_: random.Random) -> BlankArticle:
    sentences = [
        f"People {random_.choice(['count', 'carry', 'mend'])} the {random_.choice(WORDS)} before the "
        f"{random_.choice(WORDS)}, because nobody else will do it for {random_.choice(WORDS)}."
        for _ in range(random_.randint(8, 30))
    ]
    return BlankArticle(imported_article(Given("\n\n".join(sentences).encode(), "notes.txt")), "notes")


def shape(seed: int) -> BlankCourse:
    """Answers as people could give them: short and long days, odd titles, articles, teams."""
    random_ = random.Random(seed)
    title, *modules = random_.sample(("", *TITLES), random_.randint(1, 6))
    modules = [module for module in modules if module]
    articles = tuple(an_article(random_) for _ in range(random_.choice((0, 0, 1, 2))))
    parts = max(len(modules), len(articles), 1)
    return BlankCourse(
        title=title,
        audience=random_.choice(("", "People at the counter, and those who lead them")),
        minutes=random_.randint(14 * parts + 30, 480),
        start=random_.choice(("08:30", "9:00", "13:15")),
        modules=tuple(modules),
        articles=articles,
        teams=tuple(random_.sample(TITLES, random_.randint(0, 2))),
        page=random_.choice(("a4", "letter")),
    )


def runs_of_the_example() -> set[tuple[str, ...]]:
    """What the example says, without what the program says in every course."""
    return runs(example_course()) - runs(asset("words"))


def assert_it_loads(asked: BlankCourse, folder: Path, of_the_example: set[tuple[str, ...]]) -> None:
    """The course has no fault, only what is left to its author; it is as long as was asked, in words of its own."""
    course_of(blank_files(asked), folder / "mine")
    loaded = load_course(folder / "mine")
    problems = [*loaded.warnings, *judged(loaded).problems]
    assert [problem.message for problem in problems if problem.severity is Severity.ERROR] == []
    assert {problem.rule for problem in problems} <= {"DRF1", "DRF2", "TIM2", "TIM4", "TIM5", "TIM7"}
    assert loaded.course.agenda[-1].end.minutes - loaded.course.agenda[0].start.minutes == asked.minutes
    assert sorted(runs(folder / "mine") & of_the_example) == []


def assert_it_builds(asked: BlankCourse, folder: Path, of_the_example: set[tuple[str, ...]]) -> None:
    """Every version of the course is checked and built without an error, and its slides say nothing of the example."""
    root = folder / "mine"
    course_of(blank_files(asked), root)
    for words_ in (("check", root, "--all-teams"), ("build", root, "--all-teams", "--out", folder / "out")):
        ended = typed(*words_, cwd=folder)
        assert ended.code == 0, ended.out + ended.err
    decks = sorted((folder / "out").glob("**/deck.pptx"))
    assert len(decks) == 1 + len(asked.teams)
    for slide in Presentation(str(decks[0])).slides:
        assert "picture" not in slide.slide_layout.name  # there is none, and half of the slide would be empty
        shown = [*slide.shapes, *slide.notes_slide.shapes]
        for shape_ in (one for one in shown if one.has_text_frame):
            said_ = re.findall(r"\w+", shape_.text_frame.text.casefold())
            assert not {tuple(said_[at : at + IN_A_ROW]) for at in range(len(said_) - 4)} & of_the_example
