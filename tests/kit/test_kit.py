"""A kit for eighteen people of the default course: its files agree, names are right, and stand nowhere else."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pptx import Presentation
from pypdf import PdfReader

from coursegen.compose.attendance import serial
from coursegen.publish.kit import KIT
from coursegen.publish.leaks import squeezed
from coursegen.publish.user_folders import cache_folder
from support import verapdf
from support.courses import FIRST_COURSE
from support.tools import require_tool
from support.typed import Ended, changed, tree, typed

LONG = (
    "Dr. Maria Theresia Wilhelmina von und zu Hohenstaufen-Wallerstein-Oettingen, geb. Freiin Schenk von Stauffenberg"
)
NAMES = [
    "José Ñúñez-Gómez", "Zoë Brontëová", "Łukasz Żółć", "Αλέξανδρος Παπαδόπουλος", "Ольга Ивановна Кузнецова", LONG,
    "田中さくら", "=HYPERLINK(1)", "Anneliese Bergström", "Søren Kjærgård", "Ağca Işıkoğlu", "Nguyễn Thị Minh",
    "Siân O’Connorová", "Bobbylee Quux", "Ida Voßkuhle", "Marko Đurić", "Jane Doelling", "Anneliese Bergström",
]  # fmt: skip
UNPRINTABLE = 6
DUPLICATE_OF = 0
BEARING = ("certificate.pdf", "name_tents.pdf", "sign_in.pdf")
SESSION, KIT_FOLDER = "spring_clinic", "clinic_desk/spring_clinic/kit"
pytestmark = pytest.mark.slow


def roster(folder: Path, *, again: bool = True) -> Path:
    """The list as a spreadsheet saves it: a mark, semicolons, one person twice."""
    rows = [f'"{name}";{"Desk" if at % 2 else "Night"};{1000 + at};x' for at, name in enumerate(NAMES)]
    if again:
        rows.append(f"{NAMES[DUPLICATE_OF].upper()};Night;{1000 + DUPLICATE_OF};")
    file = folder / "people.csv"
    file.write_bytes("\r\n".join(["Name;Team;Employee ID;Shoe size", *rows, ""]).encode("utf-8-sig"))
    return file


def asked(folder: Path, *words: str | Path, course: Path | None = None) -> Ended:
    root = course or FIRST_COURSE
    return typed("kit", root, "--session", SESSION, "--out", folder / "output", *words, cwd=folder)


def pages(file: Path) -> list[str]:
    """The text of each page as it is read."""
    raw = subprocess.run([require_tool("pdftotext"), "-raw", str(file), "-"], capture_output=True, check=True).stdout
    return raw.decode("utf-8").split("\f")[:-1]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ended]:
    """The output folder of one kit, and what was printed."""
    folder = tmp_path_factory.mktemp("kit")
    return folder / "output", asked(folder, "--participants", roster(folder), "--yes")


@pytest.fixture(scope="module")
def room(made: tuple[Path, Ended]) -> Path:
    return made[0] / KIT_FOLDER


def test_everything_is_made_and_what_could_not_be_printed_is_told_by_its_row(
    made: tuple[Path, Ended], room: Path
) -> None:
    ended = made[1]
    assert ended.code == 1
    wanted = {f"{name}.{'pptx' if name == 'deck' else 'pdf'}" for name in KIT}
    assert {path.name for path in room.iterdir()} == {
        *wanted,
        "print-list.pdf",
        "print-list.csv",
        "kit.json",
        "credits.json",
    }
    row = UNPRINTABLE + 2
    assert f"people.csv:{row}:1: the name in this row can't be printed" in ended.err
    assert f"people.csv:{len(NAMES) + 2}:1: warning: this row names the person of line 2 again; it is left" in ended.err
    assert "18 people" in ended.out


@pytest.mark.parametrize("file", BEARING)
def test_every_name_stands_whole_where_names_stand(room: Path, file: str) -> None:
    text = squeezed("".join(pages(room / file)))
    for at, name in enumerate(NAMES):
        assert (squeezed(name) in text) == (at != UNPRINTABLE), name
    assert "=HYPERLINK(1)" in "".join(pages(room / file))


def test_there_is_a_certificate_for_each_person(room: Path) -> None:
    told = pages(room / "certificate.pdf")
    assert len(told) == len(NAMES) + 2  # and two for people who are on no list
    assert all("4 March 2027" in page for page in told)
    numbers = [re.search(r"No\. ([A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{2})", page)[1] for page in told[:-2]]
    assert not [page for page in told[-2:] if "No. " in page]
    assert len(set(numbers)) == len(NAMES)


def test_names_are_shown_as_they_were_read_before_anything_is_made(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Name;Attended;Shoe size\nNoor Adel;yes;38\nRowan Pell;no;41\n", "utf-8")
    ended = asked(tmp_path, "--participants", file)
    assert ended.code == 0
    shown = ended.out.partition("file ")[0]
    assert "1 person in people.csv\n  headings in row 1: name from 'Name', status from 'Attended'\n" in shown
    assert "  not used: Shoe size\n  left out: 1 not attending\n    1  Noor Adel\n" in shown
    assert "Rowan" not in ended.out + ended.err


@pytest.mark.parametrize("words", [(), ("--yes",)])
def test_what_is_doubtful_is_refused_where_nobody_can_be_asked(tmp_path: Path, words: tuple[str, ...]) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Name\nNoor Adel\nNoor Adel\n", "utf-8")
    ended = asked(tmp_path, "--participants", file, *words)
    assert ended.code == 1
    assert "people.csv:3:1: this row has the name of line 2 again: is it one person, or are there two?" in ended.err
    assert ended.err.endswith("Nothing was made.\n")
    assert not (tmp_path / "output").exists()


def test_a_serial_is_the_same_for_the_same_person_course_and_day_only() -> None:
    one = serial("course", "2027-03-04", "anna berg\n7")
    assert one == serial("course", "2027-03-04", "anna berg\n7")
    others = [("course", "2027-03-05", "anna berg\n7"), ("other", "2027-03-04", "anna berg\n7"),
              ("course", "2027-03-04", "anna berg\n8")]  # fmt: skip
    assert len({one, *(serial(*parts) for parts in others)}) == 4
    assert serial("course", "2027-03-04", "") == ""


def test_a_person_is_seated_and_signs_once(room: Path) -> None:
    sheet = "\n".join(pages(room / "sign_in.pdf"))
    assert sheet.count("José Ñúñez-Gómez") == 1
    assert re.search(r"^18 Anneliese Bergström", sheet, re.MULTILINE)
    assert "JOSÉ" not in "".join(pages(room / "name_tents.pdf"))
    assert len(PdfReader(room / "name_tents.pdf").pages) == 18 + 2


def test_names_stand_in_three_files_and_nowhere_else(made: tuple[Path, Ended]) -> None:
    output, ended = made
    searched = [name for name in NAMES if name != "=HYPERLINK(1)"]
    parts = {part.casefold() for name in searched for part in re.findall(r"\w{5,}", name)} - {"maria", "schenk"}
    for said in (ended.out, ended.err):
        assert not [part for part in parts if part in said.casefold()]
    for path in [one for one in output.rglob("*") if one.is_file() and one.name not in BEARING]:
        data = path.read_bytes()
        text = "".join(pages(path)) if path.suffix == ".pdf" else data.decode("utf-8", "ignore")
        if path.suffix == ".pptx":
            text = "".join(
                shape.text_frame.text for slide in Presentation(str(path)).slides for shape in slide.shapes
                if shape.has_text_frame
            )  # fmt: skip
        assert not [part for part in parts if part in text.casefold()], path.name
    assert not [path for path in output.rglob("*.json") if path.parent == output], "a kit is in no manifest"
    for path in cache_folder().rglob("*.json"):
        assert not [part for part in parts if part in path.read_text("utf-8", "ignore").casefold()], path.name


def test_the_print_list_agrees_with_the_files(room: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((room / "print-list.csv").read_bytes().decode("utf-8-sig"))))
    there = {path.name: len(PdfReader(path).pages) for path in room.glob("*.pdf")}
    assert {row["file"] for row in rows} == set(there)
    for name, count in there.items():
        spans = [[int(number) for number in row["pages"].split(" to ")] for row in rows if row["file"] == name]
        numbers = [number for span in spans for number in range(span[0], span[-1] + 1)]
        assert numbers == list(range(1, count + 1)), name
    copies = {name: sum(int(row["copies"]) for row in rows if row["file"] == name) for name in there}
    assert all(row["why"] for row in rows)
    assert copies["slides_handout.pdf"] == 5  # one for each table
    assert copies["action_plan.pdf"] == copies["start_stop_continue.pdf"] == 0
    (later,) = (row for row in rows if row["file"] == "evaluation.pdf" and row["copies"] == "0")
    assert later["why"] == "send it some weeks later; its heading says when"
    assert copies["workbook.pdf"] == copies["quiz.pdf"] == copies["evaluation.pdf"] == 18
    assert copies["guide.pdf"] == copies["certificate.pdf"] == copies["sign_in.pdf"] == 1
    assert copies["manager.pdf"] == 2  # one for each team in the list
    assert [row["copies"] for row in rows if row["file"] == "quiz.pdf"] == ["6", "6", "6"]
    printed = "".join(pages(room / "print-list.pdf"))
    assert all(row["file"] in printed for row in rows)


def test_each_person_gets_forty_sides_at_most(room: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((room / "print-list.csv").read_bytes().decode("utf-8-sig"))))
    shared = {
        "guide.pdf",
        "answer_key.pdf",
        "manager.pdf",
        "sign_in.pdf",
        "room_sheet.pdf",
        "packing_list.pdf",
        "print-list.pdf",
    }
    sides = 0
    for row in rows:
        first, *last = [int(number) for number in row["pages"].split(" to ")]
        if row["file"] not in shared:
            sides += (last[0] - first + 1 if last else 1) * int(row["copies"])
    told = re.search(r"about (\d+) sides of paper for each person", " ".join(pages(room / "print-list.pdf")))
    assert told and int(told[1]) == -(-sides // 18) <= 40


def test_each_version_of_the_test_has_its_key(room: Path) -> None:
    sheets, keys = "".join(pages(room / "quiz.pdf")), "".join(pages(room / "answer_key.pdf"))
    for version in "ABC":
        assert f"version {version}" in sheets
        assert f"Key to version {version}" in keys


def test_clock_day_and_quantities_agree_in_every_file(room: Path) -> None:
    deck = "\n".join(slide.notes_slide.notes_text_frame.text for slide in Presentation(str(room / "deck.pptx")).slides)
    first, last = re.search(r"(\d\d:\d\d)–", deck)[1], re.findall(r"–(\d\d:\d\d)", deck)[-1]
    span = f"{first}–{last}"
    for file in ("sign_in.pdf", "certificate.pdf", "room_sheet.pdf", "packing_list.pdf", "guide.pdf"):
        text = "".join(pages(room / file))
        assert (span if file != "certificate.pdf" else "2 h 40 min") in text, file  # which says how long it was
        assert "4 March 2027" in text, file
    assert "18 people" in "".join(pages(room / "guide.pdf"))
    assert "Who plays what, for 18 people" in "".join(pages(room / "role_play.pdf"))
    packed = "".join(pages(room / "packing_list.pdf"))
    assert re.search(r"Workbook 1 each 18", packed)
    assert re.search(r"sheet of paper 1 a table 5", packed)
    seats = [
        int(many) * int(size)
        for many, size in re.findall(r"(\d+) tables? with (\d+) seats", "".join(pages(room / "room_sheet.pdf")))
    ]
    assert sum(seats) == 18


def test_no_page_is_empty_but_those_that_are_meant(room: Path) -> None:
    for file in (*BEARING, "room_sheet.pdf", "packing_list.pdf", "print-list.pdf"):
        assert all(len(page.split()) > 5 for page in pages(room / file)), file


def test_two_kits_are_the_same_to_the_byte(made: tuple[Path, Ended], tmp_path: Path) -> None:
    asked(tmp_path, "--participants", roster(tmp_path))
    assert tree(tmp_path / "output") == tree(made[0])


@pytest.mark.parametrize("options", [(), ("--paper", "letter")])
def test_verapdf_finds_nothing_in_what_a_kit_adds(tmp_path: Path, options: tuple[str, ...]) -> None:
    asked(tmp_path, "--participants", roster(tmp_path), "--large-print", *options)
    names = ("certificate", "name_tents", "sign_in", "room_sheet", "packing_list")
    folder = tmp_path / "output" / KIT_FOLDER
    files = [folder / f"{name}{size}.pdf" for name in names for size in ("", ".large-print")]
    files.append(folder / "print-list.pdf")
    assert {len(PdfReader(file).pages) for file in files[:2]} == {
        len(NAMES) + 2
    }  # each certificate is one page, two are empty
    for flavour in ("ua1", "2a"):
        said = verapdf.verdict(flavour, tmp_path, *(file.read_bytes() for file in files))
        assert [line.rpartition(" ")[0] for line in said] == [f"PASS {flavour}"] * len(files)


def test_what_is_left_blank_can_be_filled_in_on_a_screen(tmp_path: Path) -> None:
    names = ("certificate", "name_tents", "sign_in")
    made = typed("build", FIRST_COURSE, "--only", ",".join(names), "--fillable", "--out", tmp_path, cwd=tmp_path)
    assert made.code == 0, made.err
    files = [tmp_path / "base" / f"{name}.fillable.pdf" for name in names]
    said = verapdf.verdict("ua1", tmp_path, *(file.read_bytes() for file in files))
    assert [line.rpartition(" ")[0] for line in said] == ["PASS ua1"] * len(files)
    told = [[one["/TU"] for one in (PdfReader(file).get_fields() or {}).values() if "/TU" in one] for file in files]
    assert told[:2] == [["Name"], ["Name"]]
    assert len(told[2]) == 18 * 4  # a row each for sixteen and two more: name, team, signature, whether they stayed


def test_without_a_list_there_are_lines_for_as_many_as_are_expected(tmp_path: Path) -> None:
    ended = asked(tmp_path)
    assert ended.code == 0, ended.err
    room = tmp_path / "output" / KIT_FOLDER
    sheet = "\n".join(pages(room / "sign_in.pdf"))
    assert [int(number) for number in re.findall(r"^(\d+)$", sheet, re.MULTILINE)][:16] == list(range(1, 17))
    rows = {row["file"]: row for row in csv.DictReader(io.StringIO((room / "print-list.csv").read_text("utf-8-sig")))}
    assert rows["certificate.pdf"]["copies"] == "16"  # two for people who are on no list
    assert rows["name_tents.pdf"]["copies"] == "16"
    assert len(PdfReader(room / "certificate.pdf").pages) == 1


def test_a_recipe_of_the_course_is_used_and_what_was_changed_by_hand_is_kept(tmp_path: Path) -> None:
    course = Path(shutil.copytree(FIRST_COURSE, tmp_path / "course"))
    assert typed("recipe", "eject", "sign_in", "--course", course, cwd=tmp_path).code == 0
    changed(course / "recipes" / "sign_in.yaml", "spare: 2", "spare: 9")
    assert asked(tmp_path, course=course).code == 0
    room = tmp_path / "output" / KIT_FOLDER
    assert re.search(r"^23$", "\n".join(pages(room / "sign_in.pdf")), re.MULTILINE)
    (room / "manager.pdf").write_bytes(b"mine")
    again = asked(tmp_path, course=course)
    assert "manager.edited.pdf" in again.err
    assert (room / "manager.edited.pdf").read_bytes() == b"mine"
    assert (room / "manager.pdf").read_bytes() != b"mine"


def test_the_table_says_how_much_of_a_file_is_a_draft(tmp_path: Path) -> None:
    course = shutil.copytree(FIRST_COURSE, tmp_path / "course")
    file = course / "modules" / "recover.yaml"
    file.write_text(file.read_text("utf-8") + "\nstatus: draft\n", "utf-8")
    told = asked(tmp_path, course=course).out
    assert told.splitlines()[-1] == "It is made for the team clinic_desk."
    rows = {row.split()[0]: row for row in told.splitlines() if row}
    assert re.search(r"\d+ slides, \d+ DRAFT  ", rows["deck.pptx"])
    assert re.search(r"\d+ pages, \d+ DRAFT  ", rows["workbook.pdf"])
    assert "DRAFT" not in rows["sign_in.pdf"]


def test_wrong_use_and_what_can_be_cured(tmp_path: Path) -> None:
    course = FIRST_COURSE
    nothing = typed("kit", course, "--out", tmp_path / "o", cwd=tmp_path)
    assert (nothing.code, "name it with --session" in nothing.err, "spring_clinic" in nothing.err) == (2, True, True)
    wrong = asked(tmp_path, "--participants", tmp_path / "nobody.csv")
    assert (wrong.code, "there is no file nobody.csv" in wrong.err) == (1, True)
    strict = asked(tmp_path, "--strict", "--participants", roster(tmp_path))
    assert (strict.code, "--strict lets none pass" in strict.err) == (1, True)
    assert not (tmp_path / "output").exists()
