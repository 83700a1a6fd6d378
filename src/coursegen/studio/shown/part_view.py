"""Puts together what is shown of one part: its row, its slides, its fields, what it rests on, what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from coursegen.articles.text import article_text
from coursegen.course.loaded.addresses import Places
from coursegen.course.loaded.loaded_course import LoadedCourse
from coursegen.problems import Refused
from coursegen.source import nodes
from coursegen.source.folder import CourseFiles
from coursegen.source.values import items_in, node_at, text_in, texts_in
from coursegen.studio.shown.fields import Field, field_at, fields_at, schema_at
from coursegen.studio.shown.outline import Part
from coursegen.studio.shown.problems_shown import ProblemShown
from coursegen.studio.shown.references import with_choices

_FRONT = frozenset(
    {
        "headline", "title", "subtitle", "promise", "takeaway", "explanation", "on_slide", "visual", "ask",
        "stem", "options", "pairs", "steps", "text", "setting", "task", "grouping", "roles", "debrief",
        "prompt", "fields", "kind", "audience", "goals", "minutes", "items", "quote", "who", "number", "body",
        "columns", "rows", "good_answers", "step", "owner", "due", "measure", "moment", "cells", "chart",
    }
)  # fmt: skip
"""The fields that stand open in a form; the others are folded, and say what they hold."""

_LEFT_TO_OTHER_VIEWS = frozenset(
    {
        "plan", "key_points", "tools", "exercises", "action_steps", "scenario", "scenarios", "questions",
        "quiz", "slides", "objectives", "activities", "agenda", "check", "rules", "commitments", "farewell",
        "boards", "block", "method",
    }
)  # fmt: skip
"""What the form of a module, or of the course, leaves to the forms of its parts."""


_OURS = ("example", "visual", "notes")
"""What no article says: an example and a drawing of our own, and what the trainer says."""


class FormField(Struct, frozen=True):
    """A field of a form: in front, or folded, and whether the fold is open."""

    field: Field
    front: bool
    open: bool = False


class Rests(Struct, frozen=True):
    """What a part rests on: an article's title, a paragraph of it, its words where they are at hand, its rights."""

    title: str
    paragraph: str
    words: str
    rights: str


def form_fields(part: Part, places: Places, problems: Mapping[str, Sequence[ProblemShown]]) -> list[FormField]:
    """The fields of a part's form, and then those of the block of the plan that it stands in."""
    found: list[FormField] = []
    node = places.node(part.address)
    if schema_at(part.address).get("type") == "array":
        found.append(FormField(field_at(part.address, node), front=True))
    elif part.address != part.block:
        whole = part.address == "course" or "." not in part.address
        for field in fields_at(part.address, node):
            if whole and field.name in _LEFT_TO_OTHER_VIEWS:
                continue
            wrong = any(at == field.address or at.startswith(f"{field.address}.") for at in problems)
            if field.shape in ("objects", "texts", "object", "map") and not field.there and field.name != "visual":
                found.append(FormField(field, front=False, open=wrong))
            else:
                found.append(
                    FormField(
                        field,
                        front=field.name in _FRONT and (field.there or field.required or field.name == "visual"),
                        open=wrong,
                    )
                )
    if part.block:
        wanted = ("minutes", "notes", "priority", "takes")
        block = fields_at(part.block, places.node(part.block))
        found += [FormField(one, front=one.name == "minutes") for one in block if one.name in wanted]
    return [replace(one, field=with_choices(one.field, places)) for one in found]


def in_own_form(address: str) -> bool:
    """Whether the field at an address is in the form of its module, or of the course, itself: in none of a part's."""
    _, *rest = address.split(".")
    return bool(rest) and rest[0] not in _LEFT_TO_OTHER_VIEWS


def in_a_block_of_the_session(address: str) -> bool:
    """Whether an address is in the opening's or the closing's plan, of which the form of the agenda shows nothing."""
    return address.startswith("course.agenda.") and ".plan." in address


def parts_in_need(order: Sequence[Part], problems: Sequence[ProblemShown]) -> list[Part]:
    """The parts in whose own form something has to be written or fixed, in their order."""
    whole, inner = set(), set()
    for one in problems:
        if not one.calls:
            continue
        steps = one.address.split(".")
        if in_own_form(one.address):
            whole.add(steps[0])
        fewest = 5 if in_a_block_of_the_session(one.address) else 2
        inner |= {".".join(steps[:number]) for number in range(fewest, len(steps) + 1)}
    return [one for one in order if one.address in whole or one.address in inner or one.block in inner]


def layers_at(loaded: LoadedCourse, address: str) -> dict[str, str]:
    """For each text in a part that a layer wrote, the title of that layer."""
    if len(loaded.layers) < 2:
        return {}
    found = {}
    for at, stack in loaded.stacks.items():
        if stack and (at == address or at.startswith(f"{address}.")):
            found[at] = stack[-1].layer.title or stack[-1].layer.id
    return found


def rests_on(files: CourseFiles, loaded: LoadedCourse, places: Places, address: str) -> list[Rests]:
    """The paragraphs that a part rests on, with their words where the text is at hand."""
    found = []
    for article, paragraphs in _evidence(places.node(f"{address}.evidence")):
        source = loaded.course.sources.get(article)
        try:
            text = article_text(files.root, article)
        except Refused:
            text = None
        title = (source.title or source.opening) if source else article
        rights = source.rights if source else ""
        for number in paragraphs:
            words = text[number - 1] if text and 0 < number <= len(text) else ""
            found.append(Rests(title, str(number), words, rights))
    return found


def ours(address: str, block: str, places: Places) -> list[str]:
    """The fields of a part that rest on no article, whatever the rest of it rests on."""
    held = {name for name in _OURS if places.node(f"{address}.{name}") is not None}
    if places.node(f"{block}.notes") is not None:
        held.add("notes")
    return [name for name in _OURS if name in held]


def texts_of(fields: Sequence[FormField]) -> Iterator[tuple[str, str]]:
    """Each text of a form with its address, as it is typed."""
    for one in fields:
        yield from _texts(one.field)


def _texts(field: Field) -> Iterator[tuple[str, str]]:
    if field.shape == "text" and field.value:
        yield field.address, field.value
    for inner in field.fields:
        yield from _texts(inner)
    for item in field.items:
        if item.value:
            yield item.address, item.value
        for inner in item.fields:
            yield from _texts(inner)


def _evidence(node: nodes.Node | None) -> Iterator[tuple[str, list[int]]]:
    for one in items_in(node):
        if article := text_in(one, "article"):
            yield article, [int(text) for text in texts_in(node_at(one, "paragraphs")) if text.isdecimal()]
