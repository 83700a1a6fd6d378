"""A deck of every kind of version edited, pulled home and built again: the course, teams, sessions, a template."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from coursegen.course.reading.load import load_course
from coursegen.pull.placing.patch import OrderModules, OrderObjects, RemoveModule, RemoveObject
from support.courses import FIRST_COURSE
from support.once import made_once, shared_folder
from support.pull_cases import Case, Deck, edited, new_text, saved_by_libreoffice, words_of

KINDS = [
    ("base", ""),  # the course's own files
    ("clinic_desk", ""),  # patched, with terms of its own
    ("shop_floor", ""),  # with a corporate template
    ("clinic_desk", "spring_clinic"),  # fitted to its minutes
    ("new_starters", "new_starters_june"),
]
EDITS = {
    "what a team inherits": ("recover/points/own", "putting yourself on trial", "taking yourself to court"),
    "an explanation with a term": ("choice/points/glow", "A strong flame", "A really strong flame"),
    "a note": ("recover/points/own", "Two ways to get this wrong", "There are two ways to get this wrong"),
    "a cell": ("recover/action_steps", "same day", "next day"),
    "the agenda's title": ("title", "Still Glad You", "Still So Glad You"),
    "an end of a matrix": ("perspective/slides/sort", "I can change it", "I can mend it"),
    "a cell of a comparison": ("beyond/slides/two_aims", "“I’ve sent the link.”", "“The link is sent.”"),
    "a quotation, all in italics": ("choice/slides/before_us", "I’d rehearsed it", "I had rehearsed it"),
    "a rule": ("how_it_runs", "What is said about people here", "What we say about people here"),
}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def decks(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Case]:
    """The default course with a deck of each kind; nobody may change it."""
    folder = shared_folder(tmp_path_factory) / "kinds"
    root = folder / "course"

    def make() -> None:
        shutil.copytree(FIRST_COURSE, root)
        for team, session in KINDS:
            (folder / f"{team} {session}.pptx").write_bytes(Case(root, team).build(session))

    made_once(folder, make, 180.0)
    return {
        (team, session): Case(root, team, (folder / f"{team} {session}.pptx").read_bytes()) for team, session in KINDS
    }


def copy(case: Case, folder: Path) -> Case:
    shutil.copytree(case.root, folder / "course")
    shutil.copytree(case.output, folder / "output")
    return Case(folder / "course", case.team, case.deck)


def possible(deck: Deck) -> list[tuple[str, str, str]]:
    """The edits whose words this version says."""
    ids = deck.ids()
    said = {slide: "\n".join("".join(r.text for r in p.runs) for p in deck.paragraphs(slide)) for slide in ids}
    return [edit for edit in EDITS.values() if edit[1] in said.get(edit[0], "")]


@pytest.mark.parametrize("kind", KINDS, ids=[f"{team} {session}".strip() for team, session in KINDS])
def test_edits_of_a_version_are_in_its_next_build(
    decks: dict[tuple[str, str], Case], kind: tuple[str, str], tmp_path: Path
) -> None:
    case = copy(decks[kind], tmp_path)
    assert (case.pull(case.deck).files, case.pull(case.deck).patch.stays) == ((), ())
    edits = possible(Deck(case.deck))
    assert len(edits) >= 4

    def edit(deck: Deck) -> None:
        for slide, old, new in edits:
            deck.replace_first(slide, old, new)

    found = case.pull_and_write(edited(case.deck, edit))
    assert (found.patch.conflicts, found.patch.stays) == ((), ())
    again = case.build(kind[1])
    for slide, old, new in edits:
        assert new in words_of(again, slide)
        assert old not in words_of(again, slide) or old in new
    assert case.pull(again).files == ()
    files = {file.file for file in found.files}
    own = {"course.yaml", *(f"modules/{name}.yaml" for name in ("recover", "choice", "perspective", "beyond"))}
    assert files <= own if kind[0] == "base" else files == {f"teams/{kind[0]}.yaml"}
    for file in found.files:
        comments = [line for line in file.old.splitlines() if line.lstrip().startswith("#")]
        assert [line for line in file.new.splitlines() if line.lstrip().startswith("#")] == comments


@pytest.mark.parametrize("team", sorted(path.stem for path in (FIRST_COURSE / "teams").glob("*.yaml")))
def test_an_unedited_deck_of_any_team_has_nothing_to_bring(
    decks: dict[tuple[str, str], Case], team: str, tmp_path: Path
) -> None:
    case = copy(decks["base", ""], tmp_path)
    case.team = team
    found = case.pull(case.build())
    assert (found.files, found.patch.stays) == ((), ())


@pytest.mark.parametrize("team", ["base", "shop_floor"])
def test_a_version_comes_home_through_libreoffice(
    decks: dict[tuple[str, str], Case], team: str, tmp_path: Path
) -> None:
    """The course itself, and a corporate template whose layouts LibreOffice renames."""
    case = copy(decks[team, ""], tmp_path)
    plain = case.pull(saved_by_libreoffice(case.deck, tmp_path / "plain"))
    assert (plain.files, plain.patch.stays) == ((), ())
    edits = possible(Deck(case.deck))

    def edit(deck: Deck) -> None:
        for slide, old, new in edits:
            deck.replace_first(slide, old, new)

    found = case.pull_and_write(saved_by_libreoffice(edited(case.deck, edit), tmp_path / "edited"))
    assert (found.patch.conflicts, found.patch.stays) == ((), ())
    again = case.build()
    assert [new for slide, _, new in edits if new not in words_of(again, slide)] == []


def test_a_base_deck_changes_no_more_lines_than_were_edited(decks: dict[tuple[str, str], Case], tmp_path: Path) -> None:
    case = copy(decks["base", ""], tmp_path)
    deck = edited(case.deck, lambda deck: deck.replace("recover/points/own", "Own the mistake", "Own your mistake"))
    (file,) = case.pull(deck).files
    assert file.file == "modules/recover.yaml"
    old, new = file.old.splitlines(), file.new.splitlines()
    assert len(old) == len(new)
    changed = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    assert changed == [
        (
            "    headline: Own the mistake without putting yourself on trial.",
            "    headline: Own your mistake without putting yourself on trial.",
        ),
        ("    blanks: [Own the mistake, consequences]", "    blanks: [consequences]"),
    ]


def test_a_base_deck_brings_home_what_was_deleted_and_moved(decks: dict[tuple[str, str], Case], tmp_path: Path) -> None:
    case = copy(decks["base", ""], tmp_path)

    def edit(deck: Deck) -> None:
        deck.move("recover/points/fairness", before="recover/points/own")
        deck.delete("choice/quiz/rewrite")
        deck.delete("choice/questions/trigger")

    found = case.pull_and_write(edited(case.deck, edit))
    assert {type(one) for one in found.patch.operations} >= {RemoveObject}
    ids = Deck(case.build()).ids()
    assert ids.index("recover/points/fairness") < ids.index("recover/points/own")
    assert "choice/quiz/rewrite" not in ids
    # The only question of its block: without it, the minutes of the plan would no longer add up.
    assert "choice/questions/trigger" in ids
    (stay,) = found.patch.stays
    assert stay.message.startswith("removing choice.questions.trigger can't be taken over: the plan adds up to 27")


def test_modules_of_a_base_deck_change_rows_and_a_deleted_one_is_told(
    decks: dict[tuple[str, str], Case], tmp_path: Path
) -> None:
    case = copy(decks["base", ""], tmp_path)

    def edit(deck: Deck) -> None:
        for name in [one for one in deck.ids() if one.startswith("choice/")]:
            deck.move(name, before="meaning/opener")
        deck.delete(*(one for one in deck.ids() if one.startswith("perspective/")))

    found = case.pull_and_write(edited(case.deck, edit))
    assert any(isinstance(one, OrderModules) for one in found.patch.operations)
    assert not any(isinstance(one, RemoveModule) for one in found.patch.operations)
    assert any("delete modules/perspective.yaml" in stay.message for stay in found.patch.stays)
    rows = [row.id for row in load_course(case.root).course.agenda]
    assert rows == ["opening", "choice", "meaning", "break_1", "recover", "beyond", "break_2", "perspective", "closing"]
    assert [file.file for file in found.files] == ["course.yaml"]


def test_a_rule_that_moved_in_a_base_deck_takes_its_comment_along(case: Case) -> None:
    file = case.root / "course.yaml"
    text = file.read_text("utf-8")
    rules = "  - {id: phones, text: Phones face down until the break}\n"
    file.write_text(text.replace(rules, f"  # They ring.\n{rules}"), "utf-8")
    base = Case(case.root, "base")
    base.deck = base.build()

    def edit(deck: Deck) -> None:
        body = next(
            shape
            for shape in deck.slide("how_it_runs").shapes
            if shape.has_text_frame and "Phones" in shape.text_frame.text
        )
        first, second = (p._p for p in body.text_frame.paragraphs)
        second.addnext(first)

    found = base.pull(edited(base.deck, edit))
    assert found.patch.operations == (OrderObjects("course.rules", ("turns", "phones")),)
    turns = "  - {id: turns, text: One speaks and the others listen}\n"
    assert f"rules:\n{turns}  # They ring.\n{rules}" in new_text(found)
