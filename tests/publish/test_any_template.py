"""A course in templates of others: each is built end to end and judged; checkers are in test_deck_checkers.py."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
import rpptx
from pptx import Presentation
from pypdf import PdfReader

from coursegen.assets import asset, example_course
from coursegen.course.reading.load import course_of
from coursegen.model.brand import contrast
from coursegen.model.layers import TeamBrand
from coursegen.model.scene_items import TextItem
from coursegen.problems import Refused
from coursegen.publish.artefacts import made
from coursegen.publish.laid_out_slides import shown_slides
from coursegen.publish.made_version import Made
from coursegen.publish.versions import Version
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import course_files
from support import odd_templates
from support.team_files import TINY
from support.tools import require_tool
from support.working_templates import WORKING

Built = Mapping[str, Made]


def build(template: Path, root: Path = TINY) -> Made:
    return made(Workshop(course_files(root), str(template)), Version(), Wanted(("deck",)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("templates")


@pytest.fixture(scope="module")
def decks(folder: Path) -> Built:
    """The small course in every template that works, each deck written beside the others."""
    found = {}
    for name, make in WORKING.items():
        template = folder / f"{name}{'.potx' if name == 'potx' else '.pptx'}"
        template.write_bytes(make())
        found[name] = build(template)
        (folder / f"{name}.deck.pptx").write_bytes(found[name].artefacts[0].data)
    return found


def paragraphs_of(data: bytes) -> set[str]:
    """Every paragraph on the slides but footers, which hold the stamp, and the counts of slides that were split."""
    found = set()
    for slide in Presentation(BytesIO(data)).slides:
        for shape in slide.shapes:
            frames = [shape.text_frame] if shape.has_text_frame else []
            if shape.has_table:
                frames = [cell.text_frame for row in shape.table.rows for cell in row.cells]
            elif shape.name in {"Footer", "Slide number"}:
                continue
            texts = [one.text for frame in frames for one in frame.paragraphs]
            # Which spaces hold a line together depends on how wide a place is.
            found |= {re.sub(r" \(\d/\d\)$", "", text.replace("\xa0", " ")) for text in texts if text}
    return found


@cache
def our_paragraphs() -> set[str]:
    """What the small course says in our own template."""
    return paragraphs_of(made(Workshop(course_files(TINY)), Version(), Wanted(("deck",))).artefacts[0].data)


def lost(data: bytes) -> list[str]:
    """Our paragraphs that a deck lacks; a template without places for sources or a break's end has several in one."""
    said = paragraphs_of(data)
    return [ours for ours in our_paragraphs() if not any(ours in one for one in said)]


def layouts_of(data: bytes) -> list[tuple[str, list[int]]]:
    masters = Presentation(BytesIO(data)).slide_masters
    return [
        (layout.name, [place.placeholder_format.idx for place in layout.placeholders])
        for master in masters
        for layout in master.slide_layouts
    ]


@pytest.mark.parametrize("name", WORKING)
def test_nothing_is_lost_and_nothing_of_ours_is_mixed_in(decks: Built, name: str) -> None:
    theirs = decks[name].artefacts[0].data
    assert lost(theirs) == []
    given = WORKING[name]()
    if name == "potx":
        given = odd_templates.in_arial()  # which it is, but for its content type
    assert layouts_of(theirs) == layouts_of(given)


@pytest.mark.slow
@pytest.mark.parametrize("name", WORKING)
def test_every_frame_fits(decks: Built, folder: Path, name: str) -> None:
    frames = rpptx.Presentation(str(folder / f"{name}.deck.pptx")).fit_report().frames
    ours = [frame for frame in frames if "/slides/" in str(frame.context)]  # not the prompts of layouts
    assert len(ours) > 40
    assert [str(frame.context) for frame in ours if frame.overflow] == [], decks[name].version


@pytest.mark.slow
def test_libreoffice_shows_every_slide_of_every_deck(decks: Built, folder: Path) -> None:
    office = require_tool("soffice")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / f"{name}.deck.pptx") for name in decks]
    arguments = [str(office), "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(arguments, check=True, capture_output=True, timeout=280)
    for name, done in decks.items():
        slides = Presentation(BytesIO(done.artefacts[0].data)).slides
        shown = [slide for slide in slides if slide._element.get("show") != "0"]
        assert len(PdfReader(folder / f"{name}.deck.pdf").pages) == len(shown) > 20, name


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The small course with a template in its folder, named in course.yaml."""
    root = Path(shutil.copytree(TINY, tmp_path / "course"))
    (root / "brands").mkdir()
    (root / "brands" / "firma.potx").write_bytes(odd_templates.potx())
    text = (root / "course.yaml").read_text("utf-8")
    (root / "course.yaml").write_text(text.replace("page: a4\n", "page: a4\ntemplate: brands/firma.potx\n"), "utf-8")
    return root


def deck_of(root: Path, template: str = "", team: str = "base") -> tuple[Made, bytes]:
    done = made(Workshop(course_files(root), template), Version(team), Wanted(("deck",)))
    return done, done.artefacts[0].data


def test_a_course_names_its_template_and_the_stamp_rests_on_it(course: Path) -> None:
    done, deck = deck_of(course)
    assert layouts_of(deck) == layouts_of(odd_templates.in_arial())
    assert "brands/firma.potx" in done.hashes
    assert done.warnings == ()
    (course / "brands" / "firma.potx").write_bytes(odd_templates.german())
    assert deck_of(course)[0].summary.stamp != done.summary.stamp


def test_a_team_and_the_command_line_go_before_the_course(course: Path, tmp_path: Path) -> None:
    (course / "brands" / "team.pptx").write_bytes(odd_templates.german())
    (course / "teams").mkdir()
    team = "format: 1\nteam: desk\ntitle: Desk\nwhy: It is.\nbrand: {template: brands/team.pptx}\n"
    (course / "teams" / "desk.yaml").write_text(team, "utf-8")
    assert layouts_of(deck_of(course, team="desk")[1]) == layouts_of(odd_templates.german())
    (tmp_path / "other.pptx").write_bytes(odd_templates.japanese())
    assert layouts_of(deck_of(course, str(tmp_path / "other.pptx"), "desk")[1]) == layouts_of(odd_templates.japanese())


def test_a_template_that_is_not_there_is_told_at_its_line(course: Path) -> None:
    (course / "brands" / "firma.potx").unlink()
    with pytest.raises(Refused) as refused:
        deck_of(course)
    (problem,) = refused.value.problems
    assert str(problem.place) == "course.yaml:8:11"
    assert problem.message == "there is no file brands/firma.potx in the course folder"


def test_a_picture_takes_the_second_column_and_the_example_follows_the_text(course: Path) -> None:
    (course / "green.png").write_bytes(odd_templates.png().getvalue())
    module = course / "modules" / "listen.yaml"
    words = "    picture: {file: green.png, description: A green field}\n"
    module.write_text(module.read_text("utf-8").replace("    pictogram: bullseye\n", words, 1), "utf-8")
    slides = Presentation(BytesIO(deck_of(course)[1])).slides
    slide = next(one for one in slides if one.shapes.title.text == "Every call has one purpose")
    assert slide.slide_layout.name == "Two Content"
    (picture,) = (one for one in slide.placeholders if one.placeholder_format.idx == 2)
    assert picture.element.tag.endswith("}pic")
    body = next(one for one in slide.placeholders if one.placeholder_format.idx == 1)
    said = [paragraph.text for paragraph in body.text_frame.paragraphs]
    assert [one for one in said if one in {"Key point 1.1", "Our example"}] == ["Key point 1.1", "Our example"]
    assert any(one.startswith("A guest at a counter") for one in said)


@pytest.mark.slow
def test_the_course_stands_in_our_own_template_without_its_map(tmp_path: Path) -> None:
    template = tmp_path / "copy.pptx"
    template.write_bytes(asset("template/coursegen.pptx").read_bytes())
    done = build(template, example_course())
    # Which of its layouts have room for a drawing is what only the map says.
    assert {"visual"} <= {warning.rule for warning in done.warnings} <= {"visual", "SLD3"}

    opening = Presentation(BytesIO(done.artefacts[0].data)).slides[0]
    said = {place.placeholder_format.idx: place.text_frame.text for place in opening.placeholders}
    assert said[1].startswith("A half-day on")
    assert said[16].endswith("3 h 30 min with breaks")


def test_a_slide_without_an_example_takes_the_whole_width(decks: Built) -> None:
    slides = Presentation(BytesIO(decks["german"].artefacts[0].data)).slides
    layouts = {slide.shapes.title.text: slide.slide_layout.name for slide in slides}
    assert layouts["Every call has one purpose"] == "Zwei Inhalte"
    assert layouts["The next step has a name and a time"] == "Titel und Inhalt"


def test_fonts_that_are_not_here_are_one_warning(decks: Built) -> None:
    (warning,) = decks["own_fonts"].warnings
    assert warning.message.endswith("measured with room to spare: Kontor Grotesk as Arial, 5 % wider")
    assert decks["german"].warnings == ()


def test_a_ground_that_nobody_can_judge_is_a_warning(decks: Built) -> None:
    (picture,) = decks["on_a_picture"].warnings
    assert picture.message.startswith("text is on a picture, the page of the layout 'Title Slide' (")
    (wave,) = decks["on_gradients"].warnings  # the page's gradient is judged by its worse end
    assert wave.message.startswith("text is on a shape of another outline, “Wave”, in the layout 'Section Header'")


def test_a_logo_on_the_master_survives(decks: Built) -> None:
    with zipfile.ZipFile(BytesIO(decks["with_logo"].artefacts[0].data)) as archive:
        pictures = [archive.read(name) for name in archive.namelist() if name.startswith("ppt/media/")]
        master = archive.read("ppt/slideMasters/slideMaster1.xml")
    assert odd_templates.png().getvalue() in pictures
    assert b'name="Logo"' in master


def test_labels_can_be_read_in_a_theme_of_pale_colours(tmp_path: Path) -> None:
    path = tmp_path / "pale.pptx"
    path.write_bytes(odd_templates.replaced(odd_templates.in_arial(), odd_templates.THEME, "4F81BD", "FFD966"))
    workshop = Workshop(course_files(TINY), str(path))
    look = workshop.looks(TeamBrand()).slides
    loaded = course_of(workshop.files)
    scenes = shown_slides(workshop, Version(), loaded, workshop.looks(TeamBrand()), lambda _: None).scenes
    brand = look.template.brand
    texts = [item for scene in scenes for item in scene.items if isinstance(item, TextItem)]
    pairs = {(fragment.colour, "lt1") for text in texts for line in text.lines for fragment in line.fragments}
    ours = {colour for colour, _ in pairs if colour.slot == "accent1"}
    assert ours
    assert all(contrast(brand.rgb(colour), brand.palette["lt1"]) >= 4.5 for colour in ours)


@pytest.mark.slow
def test_a_template_that_libreoffice_saved(tmp_path: Path) -> None:
    office = require_tool("soffice")
    (tmp_path / "brand.pptx").write_bytes(odd_templates.wide())
    (tmp_path / "saved").mkdir()
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    arguments = [str(office), "--headless", profile, "--convert-to", "pptx", "--outdir", str(tmp_path / "saved")]
    subprocess.run([*arguments, str(tmp_path / "brand.pptx")], check=True, capture_output=True, timeout=180)
    done = build(tmp_path / "saved" / "brand.pptx")
    masters = Presentation(BytesIO(done.artefacts[0].data)).slide_masters
    for layout in (layout for master in masters for layout in master.slide_layouts):
        numbers = [place.placeholder_format.idx for place in layout.placeholders]
        assert len(numbers) == len(set(numbers)), layout.name
    assert lost(done.artefacts[0].data) == []
