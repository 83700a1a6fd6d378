"""The themes: what a file may say, what becomes of the template, and that every text can be read in each."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from coursegen.assets import asset
from coursegen.layout.layout_map import read_map
from coursegen.layout.template import read_template
from coursegen.model.brand import contrast, luminance, rgb_of_hex
from coursegen.model.layers import TeamBrand
from coursegen.model.scene import Scene
from coursegen.model.scene_items import Colour, GroupItem, PathItem, ShapeItem, TableItem, TextItem
from coursegen.problems import Problem, Refused, Severity
from coursegen.publish.colours import laid_over
from coursegen.publish.theme_file import theme_named, theme_names
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import course_files
from support.contrast import Seen, seen
from support.looks import TEAMS, THEMES, looks, scenes
from support.team_files import course_with_teams

DARK = (asset("themes") / "dark.yaml").read_text("utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A course with a folder for themes of its own."""
    root = course_with_teams(tmp_path)
    (root / "themes").mkdir()
    return root


def least(theme: str) -> float:
    return theme_named(theme, Path("nowhere")).theme.least


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("team", TEAMS)
def test_every_text_can_be_read_on_what_is_behind_it(team: str, theme: str) -> None:
    asked = least(theme) if team != "shop_floor" else 4.5  # which has a template, and so colours, of its own
    told = [one for scene in scenes(team, theme) for one in seen(scene, looks(team, theme).slides.template.brand)]
    assert len(told) > 200
    assert [one for one in told if one.ratio < one.needs(asked)] == []


def test_nothing_large_glares_on_a_dark_slide_and_ice_is_lighter_than_water() -> None:
    """A panel or a bubble across a dark slide is darker than its words, but for the bubble in the colour of the sun."""
    brand = looks("", "dark").slides.template.brand
    seen_large = 0
    for scene in scenes("", "dark"):
        page, shown = scene.width * scene.height, (*scene.ground, *scene.items)
        large = [one for one in shown if isinstance(one, ShapeItem) and one.box.width * one.box.height > page / 8]
        seen_large += len(large)
        fills = {one.fill for one in large if one.fill is not None and one.fill != Colour("accent3")}
        assert all(luminance(brand.rgb(fill)) < 0.2 for fill in fills), scene.id
    assert seen_large > 10
    (berg,) = (
        item for scene in scenes("", "dark") for item in scene.items
        if isinstance(item, GroupItem) and item.name == "iceberg"
    )  # fmt: skip
    fills = {item.name: item.fill for item in berg.items if isinstance(item, ShapeItem | PathItem)}
    water, ice = fills["Water"], fills["Root"]
    assert water is not None and ice is not None
    assert luminance(brand.rgb(water)) < luminance(brand.rgb(ice))


def test_the_walk_sees_a_text_on_the_wrong_ground() -> None:
    brand = looks("", "light").slides.template.brand
    scene = scenes("", "light")[1]
    title = scene.items[0]
    assert isinstance(title, TextItem)
    under = ShapeItem("Under", title.box, "rect", Colour("dk1"))
    beside = ShapeItem("Beside", title.box, "ellipse", Colour("dk1"))
    for ground in (under, beside):
        changed = _with_ground(scene, ground)
        assert {one.item for one in seen(changed, brand) if one.ratio < one.needs(4.5)} == {"Title"}
    over = _with_item(scene, under)
    with pytest.raises(AssertionError, match="Under"):
        list(seen(over, brand))


def test_large_text_and_drawings_need_less() -> None:
    assert Seen("", "", "", 0.0, large=False).needs(4.5) == 4.5
    assert Seen("", "", "", 0.0, large=True).needs(4.5) == 3.0
    assert Seen("", "", "", 0.0, large=True).needs(7.0) == 4.5
    assert Seen("", "", "", 0.0, large=False, drawing=True).needs(7.0) == 3.0


def test_the_light_theme_is_the_template_itself() -> None:
    brand = read_template(asset("template/coursegen.pptx"), read_map(asset("template/coursegen.yaml"))).brand
    assert theme_named("light", Path("nowhere")).theme.palette == brand.palette
    assert looks("", "light").slides.data == asset("template/coursegen.pptx").read_bytes()


def test_a_dark_theme_turns_pages_and_leaves_paper_white() -> None:
    look = looks("", "dark")
    slides, paper = look.slides.template, look.paper.template
    assert slides.brand.dark
    assert not paper.brand.dark
    assert (
        paper.brand.palette
        == read_template(asset("template/coursegen.pptx"), read_map(asset("template/coursegen.yaml"))).brand.palette
    )
    for role, spec in slides.layouts.items():
        ground = slides.brand.rgb(spec.background)
        assert contrast(ground, (1.0, 1.0, 1.0)) > 10, role
    assert {role for role, spec in slides.layouts.items() if spec.turned} == {"title", "section", "hero", "statement"}


def test_a_dark_deck_is_dark_by_powerpoint_s_own_means() -> None:
    with zipfile.ZipFile(io.BytesIO(looks("", "dark").slides.data)) as template:
        master = template.read("ppt/slideMasters/slideMaster1.xml").decode()
        notes = template.read("ppt/notesMasters/notesMaster1.xml").decode()
        theme = etree.fromstring(template.read("ppt/theme/theme1.xml"))
        of_notes = template.read("ppt/theme/theme2.xml")
    assert 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"' in master
    assert 'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"' in notes
    scheme = {etree.QName(slot).localname: slot[0].get("val") for slot in theme.iter("{*}clrScheme") for slot in slot}
    assert scheme["dk1"] == "0C1B20"
    with zipfile.ZipFile(asset("template/coursegen.pptx")) as template:
        assert of_notes == template.read("ppt/theme/theme2.xml")


@pytest.mark.parametrize(("theme", "dot"), [("light", "accent2"), ("dark", "accent3")])
def test_the_dot_on_the_motif_s_line_is_the_sun_s_colour_on_dark(theme: str, dot: str) -> None:
    said = {
        part.fill.slot
        for scene in scenes("", theme)
        for item in scene.items
        if isinstance(item, GroupItem) and item.name in {"motif", "line_recap"}
        for part in item.items
        if part.name.endswith("Dot") and isinstance(part, ShapeItem | PathItem) and part.fill is not None
    }
    # In the light, too, there are dark slides: the cover and openers.
    assert said == {dot, "accent3"}


def test_what_somebody_says_first_stands_out_from_what_lies_ahead_in_the_dark() -> None:
    brand = looks("", "dark").slides.template.brand
    drawn = [
        {part.name: part for part in item.items}
        for scene in scenes("", "dark")
        for item in scene.items
        if isinstance(item, GroupItem) and item.name == "contact_curve"
    ]
    assert drawn
    for parts in drawn:
        area, said = parts["From here on"], parts["First words"]
        assert isinstance(area, ShapeItem | PathItem)
        assert isinstance(said, TextItem)
        assert area.fill is not None
        assert said.within is not None
        assert said.within.fill is not None
        assert contrast(brand.rgb(said.within.fill), brand.rgb(area.fill)) >= 1.9


@pytest.mark.parametrize(("team", "theme"), [("", "light"), ("", "high_contrast"), ("shop_floor", "")])
def test_the_rules_of_a_table_are_seen_on_the_page(team: str, theme: str) -> None:
    brand = looks(team, theme).slides.template.brand
    rules = [item.rule for scene in scenes(team, theme) for item in scene.items if isinstance(item, TableItem)]
    assert rules
    assert min(contrast(brand.rgb(rule), brand.palette["lt1"]) for rule in rules) >= 2.4


def test_a_card_of_the_high_contrast_theme_has_an_edge_on_white() -> None:
    made = theme_named("high_contrast", Path("nowhere")).theme
    assert contrast(made.palette["lt2"], made.palette["lt1"]) >= 1.35
    for words in ("dk1", "dk2", "accent1", "accent2", "accent4"):
        assert contrast(made.palette[words], made.palette["lt2"]) >= made.least, words


@pytest.mark.parametrize("theme", ["dark", "high_contrast"])
def test_a_team_s_colours_give_way_as_far_as_text_needs_it(theme: str) -> None:
    made = theme_named(theme, Path("nowhere")).theme
    own = {"accent1": "#0B6E4F", "dk2": "#263A1E", "hlink": made.colours["hlink"]}
    laid = laid_over(made, own)
    assert laid.colours["hlink"] == own["hlink"]
    assert laid.colours["accent2"] == made.colours["accent2"]
    for role in ("lt1", "lt2"):
        assert contrast(rgb_of_hex(laid.colours["accent1"]), laid.palette[role]) >= made.least
    assert laid_over(laid, own) == laid


def test_a_course_s_own_theme(root: Path) -> None:
    (root / "themes" / "dusk.yaml").write_text(DARK.replace("Dark", "Dusk").replace("#8FD0C8", "#FFD166"), "utf-8")
    assert theme_names(root) == ["dark", "dusk", "high_contrast", "light"]
    made = Workshop(course_files(root)).looks(TeamBrand(theme="dusk"), "light")
    assert made.name == "dusk"
    assert list(made.rests_on) == ["themes/dusk.yaml"]
    assert made.slides.template.brand.palette["accent1"] == rgb_of_hex("#FFD166")


def wrong(root: Path, text: str) -> tuple[Problem, ...]:
    (root / "themes" / "own.yaml").write_text(text, "utf-8")
    with pytest.raises(Refused) as found:
        theme_named("own", root)
    return found.value.problems


@pytest.mark.parametrize(
    ("old", "new", "at", "said"),
    [
        ("ground: dark", "grund: dark", "3:1", "unknown field 'grund'"),
        ("ground: dark", "ground: dim", "3:9", "light"),
        ('"#0C1B20"', '"black"', "6:8", "#0B6E4F"),
        ("  accent1:", "  accent7:", "10:3", "unknown field 'accent7'"),
        ('"#8FD0C8"', '"#1A5A57"', "10:12", "accent1 on panels (dk2) would have a contrast of"),
        ('"#0C1B20"', '"#FFFFFF"', "6:8", "dk1 is not darker than lt1"),
        ("contrast: 4.5", "contrast: 2", "4:11", "4.5"),
    ],
)
def test_what_is_wrong_in_a_theme_is_told_at_its_place(root: Path, old: str, new: str, at: str, said: str) -> None:
    text = "\n".join(line for line in DARK.splitlines() if not line.startswith("#"))
    problems = wrong(root, text.replace(old, new))
    told = [f"{problem.message} {problem.hint}" for problem in problems]
    places = [f"{problem.place.line}:{problem.place.column}" for problem in problems if problem.place]
    assert any(said in one for one in told), told
    assert at in places, (places, told)


def test_a_theme_that_there_is_none_of_is_told_with_those_that_there_are(root: Path) -> None:
    with pytest.raises(Refused) as found:
        Workshop(course_files(root)).looks(TeamBrand(theme="darc"))
    (problem,) = found.value.problems
    assert problem.message == "there is no theme 'darc'"
    assert "did you mean 'dark'?" in problem.hint
    assert problem.address == "brand.theme"


def test_a_template_of_the_course_s_own_keeps_its_colours() -> None:
    look = looks("shop_floor", "dark")
    (warning,) = look.warnings
    assert warning.severity is Severity.WARNING
    assert "brands/shop.pptx, which has colours of its own" in warning.message
    assert look.slides is look.paper
    assert look.name == ""


def _with_ground(scene: Scene, item: ShapeItem) -> Scene:
    return replace(scene, ground=(*scene.ground, item))


def _with_item(scene: Scene, item: ShapeItem) -> Scene:
    return replace(scene, items=(*scene.items, item))
