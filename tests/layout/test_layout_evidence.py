"""Which layout a kind of slide takes, by all that tells which one a company would take."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.util import Inches

from coursegen.layout.layout_choice import Choice, chosen
from coursegen.layout.layout_map import Moved, map_of
from coursegen.layout.layout_names import purposes_of, usual_by_beginning, usual_by_name
from coursegen.layout.mending import mended
from coursegen.layout.scenes import lay_out
from coursegen.layout.template import contents_of, read_template
from coursegen.publish.kept_faces import faces
from coursegen.source.text import source_text
from coursegen.write.pptx import deck_bytes
from support import odd_templates
from support.deck_cases import FACTS
from support.layout_samples import items, slide

Change = Callable[[Deck], object]


def template(change: Change, start: bytes = b"") -> bytes:
    """The stock template with a change of python-pptx's."""
    presentation = Presentation(BytesIO(start or odd_templates.in_arial()))
    change(presentation)
    buffer = BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def layout(presentation: Deck, name: str, master: int = 0):
    return next(one for one in presentation.slide_masters[master].slide_layouts if one.name == name)


def used(*names: str, master: int = 0) -> Change:
    """Slides on layouts, one after the other."""
    return lambda deck: [deck.slides.add_slide(layout(deck, name, master)) for name in names]


def called(names: dict[str, str]) -> bytes:
    return odd_templates.without_types(odd_templates.renamed(odd_templates.in_arial(), names))


def taken(data: bytes, role: str) -> str:
    found = chosen(role, contents_of(data))
    assert isinstance(found, Choice), found
    return found.layout.name


def same_names(first: str, second: str) -> dict[str, str]:
    """Two layouts of one look, called so; all others without a name."""
    return {"Title and Content": first, "Title and Vertical Text": second}


def upright(data: bytes) -> bytes:
    """The layout for vertical text as a second one of title and text."""
    return odd_templates.replaced(data, odd_templates.LAYOUT, ' vert="eaVert"', "")


@pytest.mark.parametrize("votes", [("Alpha", "Alpha", "Beta"), ("Beta", "Alpha", "Alpha")])
def test_the_file_s_own_slides_vote(votes: tuple[str, ...]) -> None:
    data = upright(called(same_names("Alpha", "Beta")))
    assert taken(template(used(*votes), data), "objectives") == "Alpha"
    swapped = upright(called(same_names("Beta", "Alpha")))
    assert taken(template(used(*votes), swapped), "objectives") == "Alpha"


def test_a_layout_that_is_used_goes_before_one_that_is_only_called_so() -> None:
    data = upright(called(same_names("Title and Content", "Our text")))
    assert taken(data, "objectives") == "Title and Content"
    assert taken(template(used("Our text", "Our text"), data), "objectives") == "Our text"


@pytest.mark.parametrize("name", ["Text with photo", "Kontakt", "Source code", "Inhaltsverzeichnis", "Danke", "目录"])
def test_what_is_made_for_something_else_comes_last(name: str) -> None:
    for first, second in ((name, "Alpha"), ("Alpha", name)):
        data = upright(called(same_names(first, second)))
        assert taken(template(used(name, name), data), "objectives") == "Alpha"


def test_a_layout_with_a_picture_is_none_for_text_however_often_it_is_used() -> None:
    names = {"Picture with Caption": "Alpha", "Title and Content": "Beta", "Content with Caption": "Gamma"}
    data = template(used("Alpha", "Alpha", "Alpha"), called(names))
    assert taken(data, "objectives") == "Beta"


def test_ties_are_decided_by_name_never_by_order() -> None:
    one, other = upright(called(same_names("Alpha", "Beta"))), upright(called(same_names("Beta", "Alpha")))
    assert taken(one, "objectives") == taken(other, "objectives") == "Alpha"
    copies = upright(called(same_names("1_Beta", "Beta")))
    assert taken(copies, "objectives") == "Beta"


def test_the_first_slide_s_layout_is_the_cover() -> None:
    data = called({"Title Slide": "Alpha", "Section Header": "Beta"})
    assert taken(template(used("Beta", "Alpha"), data), "title") == "Beta"
    assert taken(template(used("Alpha", "Beta"), data), "title") == "Alpha"


def test_a_cover_that_comes_again_opens_the_parts() -> None:
    again = used("Title Slide", "Title and Content", "Title Slide", "Title and Content")
    assert taken(template(again), "section") == "Title Slide"
    assert taken(template(used("Title Slide", "Title and Content")), "section") == "Section Header"


def test_cover_and_section_are_known_by_their_places() -> None:
    data = template(lambda _: None, odd_templates.nameless())
    openers = [chosen(role, contents_of(data)) for role in ("title", "section", "objectives")]
    parts = [one.layout.part for one in openers if isinstance(one, Choice)]
    assert [part[-5] for part in parts] == ["1", "3", "2"]


def test_a_text_alone_takes_the_width_of_both_columns() -> None:
    data = odd_templates.without_layouts(
        odd_templates.in_arial(),
        set(odd_templates.GERMAN) - {"Title Slide", "Two Content", "Picture with Caption", "Title Only"},
    )
    found = chosen("objectives", contents_of(data))
    assert isinstance(found, Choice)
    assert found.layout.name == "Two Content"
    stand = found.row.slots["body"]
    assert isinstance(stand, Moved)
    left, right = (slot.box for slot in found.layout.places if slot.placeholder and slot.placeholder.idx in {1, 2})
    assert (stand.box.x, stand.box.right) == (left.x, right.right)
    slot = read_template(data).layouts["objectives"].slots["body"]
    assert (slot.box, slot.moved) == (stand.box, True)


def test_a_map_can_say_that_a_place_is_moved() -> None:
    row = "{layout: Two Content, slots: {title: 0, body: {place: 1, box: [1, 2, 8, 4]}}}"
    text = f"format: 1\nroles:\n  quiz: {row}\n"
    read = read_template(odd_templates.in_arial(), map_of(source_text(text.encode(), "map.yaml")))
    slot = read.layouts["quiz"].slots["body"]
    assert slot.placeholder is not None
    assert (slot.placeholder.idx, slot.box.x, slot.box.height, slot.moved) == (1, Inches(1), Inches(4), True)


def test_a_title_that_is_parked_beside_the_page_stands_where_the_master_has_it() -> None:
    def parked(deck: Deck) -> None:
        title = layout(deck, "Title and Content").placeholders[0]
        title.left, title.top, title.width, title.height = map(Inches, (0.5, -1.6, 9, 1.2))

    data = template(parked)
    assert taken(data, "objectives") == "Title and Content"
    slot = read_template(data).layouts["objectives"].slots["title"]
    assert slot.moved
    assert slot.box.y > 0


def test_a_title_without_a_place_takes_the_upper_part_of_the_text() -> None:
    def parked(deck: Deck) -> None:
        for owner in (deck.slide_master, layout(deck, "Title and Content")):
            title = owner.placeholders[0]
            title.left, title.top, title.width, title.height = map(Inches, (0.5, -1.6, 9, 1.2))

    data = template(parked)
    slots = read_template(data).layouts["objectives"].slots
    title, body = slots["title"].box, slots["body"].box
    assert title.y > 0
    assert title.bottom == body.y
    assert (title.x, title.width) == (body.x, body.width)
    assert slots["title"].moved
    assert slots["body"].moved


@pytest.mark.parametrize("name", ["Title and Content", "Title Slide", "Title Only"])
def test_a_title_in_a_slit_stands_where_a_headline_can_be_read(name: str) -> None:
    def narrow(deck: Deck) -> None:
        for owner in (deck.slide_master, layout(deck, name)):
            title = owner.placeholders[0]
            title.left, title.top, title.width, title.height = map(Inches, (0.5, 0.3, 0.01, 0.01))

    contents = contents_of(template(narrow))
    found = next(one for one in contents.layouts if one.name == name)
    title = next(slot for slot in found.places if slot.placeholder and slot.placeholder.type in {"title", "ctrTitle"})
    others = [slot.box for slot in found.places if slot is not title and slot.placeholder]
    assert title.moved
    assert title.box.width > contents.page.width // 2
    assert title.box.height > contents.page.height // 8
    assert not [box for box in others if box.y < title.box.bottom and title.box.y < box.bottom]


def test_a_headline_that_the_master_turns_is_set_across() -> None:
    """A bar at the side with the headline running up it, as in books of figures."""
    data = odd_templates.replaced(template(sidebar), odd_templates.MASTER, 'vert="horz"', 'vert="vert"', 1)
    read = read_template(data)
    title = read.layouts["objectives"].slots["title"]
    assert title.upright
    assert title.box.width > title.box.height
    (scene,) = lay_out(
        [slide("objectives", body=(items("One", "Two"),))], read, faces("Arial"), footer="", language="en"
    )
    with zipfile.ZipFile(BytesIO(deck_bytes([scene], mended(data).data, FACTS))) as archive:
        assert '<a:bodyPr vert="horz"' in archive.read("ppt/slides/slide1.xml").decode()


def test_a_layout_s_own_upright_text_is_set_across_where_it_is_used() -> None:
    data = odd_templates.in_arial()
    found = next(one for one in contents_of(data).layouts if one.name == "Vertical Title and Text")
    assert found.turned  # so it comes last for any text
    title, body = (slot for slot in found.places if slot.placeholder and slot.placeholder.type in {"title", "body"})
    for slot in (title, body):
        assert slot.upright
        assert slot.moved
        assert slot.box.width > slot.box.height / 4
    assert title.box.bottom <= body.box.y or body.box.bottom <= title.box.y


def sidebar(deck: Deck) -> None:
    for owner in (deck.slide_master, layout(deck, "Title and Content")):
        title = owner.placeholders[0]
        title.left, title.top, title.width, title.height = map(Inches, (9.2, 0.4, 0.6, 6.4))


def test_a_layout_without_room_under_its_title_is_none_for_drawings_if_another_has_some() -> None:
    def tall(deck: Deck) -> None:
        title = layout(deck, "Title Only").placeholders[0]
        title.left, title.top, title.width, title.height = map(Inches, (0.5, 0.4, 9, 5.8))

    assert taken(odd_templates.in_arial(), "drawn") == "Title Only"
    assert taken(template(tall), "drawn") != "Title Only"


def test_a_table_stands_free_beside_nothing_and_on_a_text_s_layout_only_as_a_last_resort() -> None:
    texts = odd_templates.replaced(
        odd_templates.in_arial(), odd_templates.LAYOUT, '<p:ph idx="1"/>', '<p:ph type="body" idx="1"/>'
    )
    assert taken(texts, "agenda") == "Title Only"
    assert taken(odd_templates.without_layouts(texts, set(odd_templates.GERMAN) - {"Title and Content"}), "agenda") == (
        "Title and Content"
    )


def test_the_master_that_is_used_most_is_taken_and_the_others_are_named() -> None:
    two = odd_templates.two_masters()
    assert contents_of(two).main == 1
    data = template(used("Title Slide", "Title and Content", master=1), two)
    contents = contents_of(data)
    assert contents.main == 2
    assert {choice.layout.master for role in ("title", "quiz", "agenda") if (choice := chosen(role, contents))} == {2}
    (told,) = read_template(data).told
    assert "has 2 slide masters; the deck uses 2 “Office Theme”, not 1 “Office Theme”" in told.message
    assert read_template(odd_templates.in_arial()).told == ()


def test_a_master_without_a_place_for_text_is_not_taken_however_often_it_is_used() -> None:
    def bare(deck: Deck) -> None:
        layouts = deck.slide_masters[1].slide_layouts
        for one in list(layouts):
            if one.name not in {"Title Slide", "Title Only"}:
                layouts.remove(one)
        used("Title Slide", "Title Only", master=1)(deck)

    assert contents_of(template(bare, odd_templates.two_masters())).main == 1


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        ("Titles and Contents", "content"), ("Titel und Inhalte", "content"), ("Titres et contenus", "content"),
        ("Títulos y objetos", "content"), ("Titoli e contenuti", "content"), ("Titel en objecten", "content"),
        ("Tytuł i zawartość", "content"), ("タイトルとコンテンツ", "content"), ("标题和内容", "content"),
        ("Two Contents", "two"), ("Zwei Inhalt", "two"), ("Deux contenu", "two"), ("2_Two Content", "two"),
        ("Abschnitts-\nüberschrift", "section"), ("Abschnittsüberschriften", "section"), ("SECTION_HEADER", "section"),
        ("Titelfolien", "title"), ("Diapositives de titre", "title"),
        ("TITLE_AND_BODY", "content"), ("Title, 2 Content", "two"), ("Tabellen", "table"), ("Wykresy", "chart"),
        ("Titel", "title"), ("Nur Titel", "title only"), ("仅标题", "title only"), ("Something else", ""),
    ],
)  # fmt: skip
def test_names_in_singular_and_plural(name: str, usual: str) -> None:
    assert usual_by_name(name) == usual


def test_a_name_may_begin_as_a_usual_one() -> None:
    assert usual_by_beginning("Titelfolie blue text") == "title"
    assert usual_by_beginning("Title and Content - dark") == "content"
    assert usual_by_beginning("Title over a picture") == ""


def test_contents_are_of_many_pages_only_where_nothing_stands_beside_the_word() -> None:
    assert purposes_of("Contents") == {"contents"}
    assert purposes_of("Two Contents") == purposes_of("Title and Content") == frozenset()
    assert purposes_of("Bilder") == {"picture"}
