"""Shows the way from a slide, an address or a paragraph to what it rests on, or to what rests on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from coursegen.cli.course_folder import course_folder
from coursegen.cli.drift import Seen, article_line, seen, told, where_shown
from coursegen.cli.ending import WrongUse
from coursegen.cli.json_output import checked_format, say_json
from coursegen.cli.json_reports import ToldParagraph, ToldRest, ToldSlideAt, ToldTrace
from coursegen.cli.refusals import refusals_said
from coursegen.cli.terminal_lines import say, strong
from coursegen.course.compare.explain import NoSuchAddress, address_asked
from coursegen.course.evidence.drift import ArticleNow, Place
from coursegen.course.evidence.places import ParagraphOf, places_of
from coursegen.model.course import Block, Course
from coursegen.model.plan_items import SHOWS
from coursegen.problems import nearest
from coursegen.publish.whereabouts import SlideAt, Whereabouts
from coursegen.source.values import short

_PARAGRAPH = re.compile(r"([a-z][a-z0-9_]*)\s*#\s*(\d{1,6})")

_ALMOST = re.compile(r"([a-z][a-z0-9_]*)\s*[:.,/¶ ]+\s*(\d{1,6})")


class Asked(Struct, frozen=True):
    """What was typed: the thing to trace, a team's id and a session's, each or ``""``, and the form."""

    what: str
    team: str
    session: str
    form: str


class Step(Struct, frozen=True):
    """One thing that rests on paragraphs: its address, its words, the blocks that show it, its slides, its places."""

    address: str
    says: str
    written: str
    blocks: tuple[str, ...]
    slides: tuple[SlideAt, ...]
    page: int
    places: tuple[Place, ...]


def trace_it(asked: Asked, option: Path | None) -> None:
    """Print what a slide or an address rests on, or what rests on a paragraph.

    Errors: :class:`WrongUse` for a slide, an address, a paragraph, a team or a form that there isn't.
    """
    checked_format(asked.form)
    root = course_folder(None, option)
    with refusals_said(root, "Nothing can be traced until that is right."):
        found = seen(root, asked.team, asked.session)
        shown = found.whereabouts()
    steps, slide = _steps(found, shown, asked.what.strip())
    if asked.form == "json":
        say_json(_told(found, steps, slide))
        return
    if slide is not None:
        say(strong(f"Slide {slide.number}, {slide.id}: {slide.title}"))
    if not steps:
        say("  It rests on no paragraph: it was written for this course.")
    for step in steps:
        for line in _lines(found, shown, step):
            say(line)


def _steps(found: Seen, shown: Whereabouts, what: str) -> tuple[list[Step], SlideAt | None]:
    """What is to be told, and the slide that was asked for, if it was one."""
    if (paragraph := _PARAGRAPH.fullmatch(what)) is not None:
        return _resting_on(found, shown, ParagraphOf(paragraph[1], int(paragraph[2]))), None
    slide = _slide(shown, what)
    resting = places_of(found.loaded.course)
    if slide is not None:
        inside = f"{slide.address}."
        named = [at for at in resting if at == slide.address or inside.startswith(f"{at}.")]
        return [_step(found, shown, at) for at in named], slide
    try:
        address = address_asked(found.loaded, what)
    except NoSuchAddress as error:
        if (meant := _ALMOST.fullmatch(what)) is not None and meant[1] in found.files.articles:
            raise WrongUse(f"a paragraph of an article is named {meant[1]}#{meant[2]}, and not {what}") from error
        raise WrongUse(f"{error.message}; {error.hint}") from error
    named = [at for at in resting if f"{at}.".startswith(f"{address}.") or address.startswith(f"{at}.")]
    if not named:
        hint = f"; what rests on paragraph 4 of it: {what}#4" if what in found.files.articles else ""
        raise WrongUse(f"nothing at {address} rests on a paragraph; key points, scenarios and own slides do{hint}")
    return [_step(found, shown, at) for at in named], None


def _slide(shown: Whereabouts, what: str) -> SlideAt | None:
    """The slide with that number or id, ``None`` for what is neither. Errors: :class:`WrongUse` past the last one."""
    if what.isdigit():
        slides = {slide.number: slide for slide in shown.slides}
        if int(what) not in slides:
            raise WrongUse(f"there is no slide {what}; the deck has {len(slides)}")
        return slides[int(what)]
    by_id = {slide.id: slide for slide in shown.slides}
    if what in by_id or "/" not in what:
        return by_id.get(what)
    near = nearest(what, by_id)
    raise WrongUse(f"there is no slide '{what}'; {f'did you mean {near}?' if near else 'its notes end with its id'}")


def _resting_on(found: Seen, shown: Whereabouts, paragraph: ParagraphOf) -> list[Step]:
    resting = places_of(found.loaded.course)
    named = [at for at, paragraphs in resting.items() if paragraph in paragraphs]
    if not named:
        cited = sorted({one for paragraphs in resting.values() for one in paragraphs})
        others = [str(one.number) for one in cited if one.article == paragraph.article]
        if not others:
            there = paragraph.article in found.files.articles
            near = "" if there else nearest(paragraph.article, {one.article for one in cited})
            hint = f"; did you mean {near}?" if near else ""
            raise WrongUse(f"nothing in this version rests on '{paragraph.article}'{hint}")
        raise WrongUse(f"nothing rests on {paragraph}; of {paragraph.article}, ¶ {', '.join(others)} are cited")
    return [_step(found, shown, at) for at in named]


def _step(found: Seen, shown: Whereabouts, at: str) -> Step:
    place = found.loaded.origins.place(at)
    return Step(
        address=at,
        says=_says(found.loaded.course, at),
        written=f"{place.file}:{place.line}" if place else "",
        blocks=tuple(_blocks(found.loaded.course, at)),
        slides=tuple(shown.slides_of(at)),
        page=shown.page_of(at),
        places=tuple(one for one in found.drift.places if one.at == at),
    )


def _says(course: Course, at: str) -> str:
    """The headline of a key point, the title of a scenario or a slide."""
    for module in course.modules:
        titles = {point.address: point.headline for point in module.key_points}
        titles |= {slide.address: slide.title for slide in module.slides}
        titles |= {one.address: one.title for one in module.practised}
        if at in titles:
            return titles[at].plain
    return ""


def _blocks(course: Course, at: str) -> Iterator[str]:
    """The blocks of the plan that show what stands at an address: ``recover.plan.points_1``."""
    for stretch in course.agenda:
        for block in stretch.plan:
            if at.startswith(f"{stretch.id}.") and _shows(block, at):
                yield block.address


def _shows(block: Block, at: str) -> bool:
    if at.endswith(".scenario"):
        return block.kind == "scenario"
    _, kind, item = at.split(".", 2)
    return SHOWS.get(block.kind) == kind and item in block.items


def _lines(found: Seen, shown: Whereabouts, step: Step) -> Iterator[str]:
    yield strong(step.address)
    yield f"  “{step.says}”  ({step.written})"
    if where := where_shown(shown, step.address):
        yield f"  shown on {where}"
    yield from (f"  in the block {block}" for block in step.blocks)
    articles = {article.id: article for article in found.drift.articles}
    for name in dict.fromkeys(place.paragraph.article for place in step.places):
        yield f"  rests on {article_line(articles[name])}"
        for place in step.places:
            if place.paragraph.article == name:
                yield f"    {told(place)}{_hash(found, place)}"
                if words := _words(articles[name], place):
                    yield f"      “{short(words, 100)}”"


def _hash(found: Seen, place: Place) -> str:
    known = found.lock.rests.get(place.at, {}).get(place.paragraph, "")
    return f"  sha256 {known[:12]}…" if known else ""


def _words(article: ArticleNow, place: Place) -> str:
    """The paragraph as it stands now, ``""`` where the text is not at hand."""
    number = place.now.number or place.paragraph.number
    paragraphs = article.read.paragraphs if article.read else ()
    return paragraphs[number - 1] if 0 < number <= len(paragraphs) else ""


def _told(found: Seen, steps: list[Step], slide: SlideAt | None) -> ToldTrace:
    here = {article.id: article.read is not None for article in found.drift.articles}

    def paragraph(place: Place) -> ToldParagraph:
        article, number = place.paragraph.article, place.paragraph.number
        known = found.lock.rests.get(place.at, {}).get(place.paragraph)
        return ToldParagraph(article, number, place.state, known, here[article])

    rests = [
        ToldRest(
            step.address, step.says, step.written, list(step.blocks), [one.number for one in step.slides],
            step.page or None, list(map(paragraph, step.places)),
        )
        for step in steps
    ]  # fmt: skip
    return ToldTrace(1, ToldSlideAt(slide.number, slide.id, slide.title) if slide else None, rests)
