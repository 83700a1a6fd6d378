"""A recipe's text to the recipe, or all that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, cast, get_args

from coursegen.compose import slides
from coursegen.compose.artefact import Blanks, CourseBlock, Each, Kind, Medium, Names, Over, Recipe, Step, Value, Whole
from coursegen.model.audience import Audience
from coursegen.model.printing import ANY_PAGE, Gutter, PageChoice, PaperName, TextSize
from coursegen.problems import Problem, Refused, nearest
from coursegen.source import nodes
from coursegen.source.text import SourceText
from coursegen.source.yaml_file import node_of


def _page_blocks() -> Mapping[str, Kind[Any]]:
    # Imported here: a deck on its own is to start without what pages are made of.
    from coursegen.compose import pages

    return pages.BLOCKS


KINDS: Mapping[Medium, Callable[[], Mapping[str, Kind[Any]]]] = {"slides": lambda: slides.BLOCKS, "pages": _page_blocks}
"""What a recipe can name, by medium."""

DECK = "deck"
"""The one recipe that makes slides: handouts cite its slides' numbers, so there is exactly one."""

_FIELDS = ("format", "id", "title", "medium", "audience", "cites", "blanks", "page", "blocks")
_BLANKS: Mapping[Audience, Blanks] = {"facilitator": "words", "participant": "gaps", "manager": "words"}
"""What becomes of blanks where a recipe does not say."""


def recipe_of(source: SourceText, name: str) -> Recipe:
    """A recipe from its text. Errors: ``Refused`` with every problem in it."""
    reading = _Reading()
    recipe = reading.recipe(node_of(source), source, name)
    if reading.problems or recipe is None:
        raise Refused(reading.problems)
    return recipe


class _Reading:
    """A recipe's nodes checked one by one; every problem is kept until the end."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._audience: Audience | None = None

    def recipe(self, node: nodes.Node, source: SourceText, name: str) -> Recipe | None:
        """The recipe in a file's root node, or ``None`` where too little could be read."""
        fields = self._fields(node, _FIELDS, required=("format", "id", "title", "medium", "audience", "blocks"))
        if fields is None:
            return None
        self._one_of(fields, "format", ("1",))
        found = self._text(fields, "id")
        if found is not None and found.text != name:
            self._say(
                "file-id", f"the id is {found.text!r} and the file's name {name!r}", found, "make the two the same"
            )
        title = self._text(fields, "title")
        medium = cast("Medium | None", self._one_of(fields, "medium", get_args(Medium)))
        audience = cast("Audience | None", self._one_of(fields, "audience", get_args(Audience)))
        if medium is not None and (medium == "slides") != (name == DECK):
            right = "slides" if name == DECK else "pages"
            message = f"the recipe {name!r} makes {right}; only the one called {DECK!r} makes slides"
            self._say("medium", message, fields["medium"], f"write medium: {right}")
        if medium == "slides" and audience is not None and audience != "facilitator":
            hint = "write audience: facilitator; handouts are for the others"
            self._say(
                "medium", "slides have notes and answers, so they are for the facilitator", fields["audience"], hint
            )
        page = self._page(fields.get("page"), medium)
        cites = self._cites(fields, name, medium)
        blanks = cast("Blanks | None", self._one_of(fields, "blanks", get_args(Blanks)))
        self._audience = audience
        entries = tuple(self._entries(fields["blocks"], KINDS[medium]())) if medium and "blocks" in fields else ()
        if title is None or medium is None or audience is None:
            return None
        return Recipe(
            name,
            title.text,
            medium,
            audience,
            entries,
            page,
            cites,
            blanks or _BLANKS[audience],
            source.file,
            source.sha256,
        )

    def _cites(self, fields: Mapping[str, nodes.Node], name: str, medium: Medium | None) -> str:
        found = self._text(fields, "cites")
        if found is None:
            return ""
        if medium == "slides" or found.text in (name, DECK):
            hint = "name a recipe for pages that is not this one, such as workbook"
            self._say("cites", "only pages cite another handout's pages", found, hint)
        return found.text

    def _page(self, node: nodes.Node | None, medium: Medium | None) -> PageChoice:
        if node is None:
            return ANY_PAGE
        if medium == "slides":
            self._say("unknown-field", "slides have no page options", node, "leave 'page' out")
            return ANY_PAGE
        fields = self._fields(node, ("paper", "duplex", "gutter", "text"), required=())
        if fields is None:
            return ANY_PAGE
        duplex = self._one_of(fields, "duplex", ("true", "false"))
        return PageChoice(
            cast("PaperName | None", self._one_of(fields, "paper", get_args(PaperName))),
            None if duplex is None else duplex == "true",
            cast("Gutter | None", self._one_of(fields, "gutter", get_args(Gutter))),
            cast("TextSize | None", self._one_of(fields, "text", get_args(TextSize))),
        )

    def _entries(self, node: nodes.Node, kinds: Mapping[str, Kind[Any]]) -> Iterator[Step | Each]:
        for item in self._list(node):
            if isinstance(item, nodes.Mapping) and "each" in item.entries:
                yield from self._each(item, kinds)
            else:
                yield from self._step(item, kinds, each=False)

    def _each(self, node: nodes.Mapping, kinds: Mapping[str, Kind[Any]]) -> Iterator[Each]:
        fields = self._fields(node, ("each", "blocks"), required=("each", "blocks"))
        if fields is None:
            return
        over = cast("Over | None", self._one_of(fields, "each", get_args(Over)))
        inner = self._list(fields["blocks"]) if "blocks" in fields else ()
        steps = tuple(step for item in inner for step in self._step(item, kinds, each=True))
        if over is not None:
            yield Each(over, steps)

    def _step(self, node: nodes.Node, kinds: Mapping[str, Kind[Any]], *, each: bool) -> Iterator[Step]:
        given: dict[str, nodes.Node] = {}
        name: nodes.Node | None = node
        if isinstance(node, nodes.Mapping):
            if "each" in node.entries:
                self._say("block-scope", "an 'each' can't stand inside another one", node, "put it one level up")
                return
            given = {key: entry.value for key, entry in node.entries.items() if key != "block"}
            name = node.get("block")
        if not isinstance(name, nodes.Scalar) or name.missing:
            hint = "write '- plan', or '- block: plan' with its options below"
            self._say("unknown-block", "a block is a name, or a field 'block' with options", name or node, hint)
            return
        if (kind := kinds.get(name.text)) is None:
            self._no_such_block(name, kinds)
            return
        if isinstance(kind, CourseBlock) is each:
            message = f"{name.text!r} is made once for the whole course, not for each stretch"
            hint = "move it out of the 'each'"
            if not each:
                message = f"{name.text!r} is made for one stretch of the agenda at a time"
                hint = "put it under '- each: agenda' or '- each: modules'"
            self._say("block-scope", message, name, hint)
            return
        if self._audience is not None and self._audience not in kind.only:
            message = f"{name.text!r} is not for a {self._audience}: it says what only others may read"
            self._say("secret-block", message, name, f"take it out, or write audience: {kind.only[0]}")
            return
        yield Step(name.text, self._options(node, given, kind))

    def _no_such_block(self, name: nodes.Scalar, kinds: Mapping[str, Kind[Any]]) -> None:
        for medium, others in KINDS.items():
            if name.text in others():
                message = f"the block {name.text!r} is for {medium}, and this recipe makes something else"
                self._say("unknown-block", message, name, f"there are: {', '.join(kinds)}")
                return
        self._unknown("unknown-block", "block", name, kinds)

    def _options(self, node: nodes.Node, given: Mapping[str, nodes.Node], kind: Kind[Any]) -> Mapping[str, Value]:
        options: dict[str, Value] = {}
        if isinstance(node, nodes.Mapping):
            for key, entry in node.entries.items():
                if key != "block" and key not in kind.options:
                    self._unknown("unknown-option", "option", entry.key, kind.options)
        for key, option in kind.options.items():
            if isinstance(option, Whole):
                options[key] = self._whole(given[key], option) if key in given else option.default
            else:
                options[key] = self._names(given[key], option) if key in given else ()
        return options

    def _whole(self, node: nodes.Node, option: Whole) -> int:
        if isinstance(node, nodes.Scalar) and re.fullmatch(r"\d{1,4}", node.text):
            number = int(node.text)
            if option.least <= number <= option.most:
                return number
        hint = f"write a whole number from {option.least} to {option.most}"
        self._say("number", "this is not a number that fits here", node, hint)
        return option.default

    def _names(self, node: nodes.Node, option: Names) -> tuple[str, ...]:
        found = []
        for item in self._list(node):
            if isinstance(item, nodes.Scalar) and item.text in option.known:
                found.append(item.text)
            elif isinstance(item, nodes.Scalar):
                self._unknown("unknown-block", "block", item, option.known)
            else:
                self._say("shape", "a name is wanted here", item, f"one of: {', '.join(option.known)}")
        return tuple(found)

    def _fields(
        self, node: nodes.Node, known: tuple[str, ...], *, required: tuple[str, ...]
    ) -> dict[str, nodes.Node] | None:
        if not isinstance(node, nodes.Mapping):
            self._say("shape", "fields are wanted here", node, f"write {', '.join(known)}, each with a colon")
            return None
        for key, entry in node.entries.items():
            if key not in known:
                self._unknown("unknown-field", "field", entry.key, known)
        for key in required:
            if key not in node.entries:
                self._say("missing-field", f"the field {key!r} is missing", node, f"add '{key}: …'")
        return {key: entry.value for key, entry in node.entries.items()}

    def _list(self, node: nodes.Node) -> tuple[nodes.Node, ...]:
        if isinstance(node, nodes.Sequence) and node.items:
            return node.items
        self._say(
            "shape", "a list with something in it is wanted here", node, "write one line for each, with '- ' before it"
        )
        return ()

    def _text(self, fields: Mapping[str, nodes.Node], key: str) -> nodes.Scalar | None:
        node = fields.get(key)
        if node is None:
            return None
        if isinstance(node, nodes.Scalar) and node.text.strip():
            return node
        self._say("shape", f"{key!r} is a text", node, "write it on one line after the colon")
        return None

    def _one_of(self, fields: Mapping[str, nodes.Node], key: str, known: tuple[str, ...]) -> str | None:
        node = self._text(fields, key)
        if node is None:
            return None
        if node.text in known:
            return node.text
        self._unknown("choice", key, node, known)
        return None

    def _unknown(self, rule: str, what: str, node: nodes.Scalar, known: Collection[str]) -> None:
        near = nearest(node.text, known)
        listed = f"there are: {', '.join(known)}" if known else "there are none here"
        self._say(rule, f"unknown {what} {node.text!r}", node, f"did you mean {near!r}?" if near else listed)

    def _say(self, rule: str, message: str, node: nodes.Node, hint: str) -> None:
        self.problems.append(Problem(rule, message, node.place, hint))
