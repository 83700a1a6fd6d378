"""Every file of every format is searched before it is put in place; one that can't be written refuses itself alone."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from coursegen.cli.building import chosen
from coursegen.model.document import Document
from coursegen.model.printing import Printing
from coursegen.model.written import Written
from coursegen.publish.outcomes import Outcome
from coursegen.publish.output import Built, built
from coursegen.publish.versions import Version
from coursegen.publish.wanted import Wanted
from coursegen.source.folder import course_files
from coursegen.write import formats
from coursegen.write.formats import FORMATS, Resources
from support.team_files import TINY, Blind

FEEDBACK = "Closing early leaves the guest outside in the rain."
HEAD = "format: 1\nid: sheet\ntitle: Sheet\nmedium: pages\naudience: participant\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A course with a feedback that is long enough to be searched for."""
    root = Path(shutil.copytree(TINY, tmp_path / "course"))
    module = root / "modules" / "close.yaml"
    module.write_text(module.read_text("utf-8").replace("That is a feeling.", FEEDBACK), "utf-8")
    return root


def made(root: Path, *names: str, asked: tuple[str, ...] = ()) -> Built:
    wanted = Wanted(names, printing=Printing(formats=asked))
    (one,) = built(course_files(root), root.parent / "output", [Version()], wanted, Blind()).versions
    return one


def sheet_of(root: Path, **fields: str) -> None:
    (root / "recipes").mkdir()
    lines = "".join(f"{name}: {said}\n" for name, said in fields.items())
    (root / "recipes" / "sheet.yaml").write_text(HEAD + lines, "utf-8")


def test_a_secret_in_a_participants_word_file_is_found(root: Path) -> None:
    module = root / "modules" / "close.yaml"
    example = "A guest at a counter asks for a key: the purpose is to get into the room."
    text = module.read_text("utf-8")
    assert example in text
    module.write_text(text.replace(example, f"Mind this. {FEEDBACK}"), "utf-8")
    sheet_of(root, formats="[word]", blocks="[{each: modules, blocks: [key_points]}]")
    one = made(root, "sheet")
    assert {problem.rule for problem in one.outcome.problems} == {"leak"}
    assert not list((root.parent / "output").rglob("sheet*"))


def test_what_only_the_writer_of_a_format_says_is_found(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(content: Document, resources: Resources) -> Written:  # noqa: ARG001 - as every format
        return Written(b"bytes", 1, MappingProxyType({}), f"{content.title}. {FEEDBACK}", ())

    monkeypatch.setitem(FORMATS, "word", replace(FORMATS["word"], write=careless))
    assert {one.rule for one in made(root, "workbook", asked=("word",)).outcome.problems} == {"leak"}


def test_a_format_that_says_no_words_is_our_fault_and_puts_nothing_in_place(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(content: Document, resources: Resources) -> Written:  # noqa: ARG001 - as every format
        return Written(b"bytes", 1, MappingProxyType({}), " ", ())

    monkeypatch.setitem(FORMATS, "word", replace(FORMATS["word"], write=silent))
    one = made(root, "workbook", asked=("word",))
    assert one.outcome.fault is not None
    assert one.outcome.fault.name == "SilentFormat"
    assert one.placed == ()


def refused_in(outcome: Outcome) -> list[str]:
    return [one.message for one in (outcome.made.warnings if outcome.made else ()) if one.rule == "not-installed"]


def test_what_is_not_installed_refuses_its_own_files_and_all_others_are_made(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formats, "find_spec", lambda name: None if name == "docx" else name)
    one = made(root, "guide", "workbook", asked=("word",))
    assert refused_in(one.outcome) == [
        f"{name}.docx was not made: what writes word files is not installed" for name in ("guide", "workbook")
    ]
    assert sorted(placed.path.name for placed in one.placed) == ["guide.pdf", "workbook.pdf"]


@pytest.mark.slow
def test_every_handout_comes_as_a_word_file_that_counts_its_sections(root: Path) -> None:
    names = tuple(name for name in chosen(None, root) if name != "deck")
    placed = {one.path.name: one for one in made(root, *names, asked=("word",)).placed}
    assert {f"{name}.docx" for name in names} <= set(placed)
    assert {one.unit for name, one in placed.items() if name.endswith(".docx")} == {"sections"}
