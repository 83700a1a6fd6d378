"""Reads a recipe's text into the recipe, or tells all that is wrong with it, each at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast, get_args

from coursegen.compose.artefact import Blanks, CourseBlock, Each, Kind, Recipe, Step
from coursegen.compose.recipe_form import KINDS, EachForm, PageForm, RecipeForm, block_form
from coursegen.course.forms.form import Form
from coursegen.course.validation.validate import checked
from coursegen.model.audience import Audience
from coursegen.model.printing import ANY_PAGE, PageChoice
from coursegen.model.written import Medium
from coursegen.problems import Place, Problem, Refused, nearest
from coursegen.source import nodes
from coursegen.source.text import SourceText
from coursegen.source.values import items_in, text_in, texts_in
from coursegen.source.yaml_file import node_of

DECK = "deck"
"""The one recipe that makes slides: handouts cite its slides' numbers, so there is exactly one."""

_BLANKS: Mapping[Audience, Blanks] = {"facilitator": "words", "participant": "gaps", "manager": "words"}
"""What becomes of blanks where a recipe does not say."""


def recipe_of(source: SourceText, name: str) -> Recipe:
    """A recipe from its text. Errors: ``Refused`` with every problem in it."""
    root = node_of(source)
    form, problems = checked(root, RecipeForm)
    entries: tuple[Step | Each, ...] = ()
    if isinstance(root, nodes.Mapping):
        problems += _between(root, name)
        if (medium := text_in(root, "medium")) in KINDS and isinstance(listed := root.get("blocks"), nodes.Sequence):
            reading = _Blocks(cast("Medium", medium), text_in(root, "audience"))
            entries = tuple(reading.entries(listed))
            problems += reading.problems
    if form is None or problems:
        raise Refused(problems)
    return Recipe(
        name,
        form.title,
        form.medium,
        form.audience,
        entries,
        _page(form.page),
        form.cites or "",
        form.blanks or _BLANKS[form.audience],
        _formats(root),
        source.file,
        source.sha256,
        tuple(form.lists),
    )


def _formats(root: nodes.Node) -> Mapping[str, Place]:
    """The formats that are named, each with its place; which there are is known where files are written."""
    return {one.text: one.place for one in items_in(root, "formats") if isinstance(one, nodes.Scalar)}


def _page(form: PageForm | None) -> PageChoice:
    return ANY_PAGE if form is None else PageChoice(form.paper, form.duplex, form.gutter, form.text, form.landscape)


def _between(root: nodes.Mapping, name: str) -> Iterator[Problem]:
    """What is wrong between the fields of a recipe, and with the name of its file."""
    fields = {key: entry.value for key, entry in root.entries.items()}
    if (found := text_in(root, "id")) and found != name:
        hint = f"write id: {name} (or rename the file to {found}.yaml)"
        message = f"the id '{found}' is not the file's name, '{name}'"
        yield Problem("file-id", message, fields["id"].place, hint)
    medium = text_in(root, "medium")
    if medium in KINDS and (medium == "slides") != (name == DECK):
        right = "slides" if name == DECK else "pages"
        message = f"the recipe '{name}' makes {right}; only the one called '{DECK}' makes slides"
        yield Problem("medium", message, fields["medium"].place, f"write medium: {right}")
    if medium == "slides" and text_in(root, "audience") in set(get_args(Audience)) - {"facilitator"}:
        message = "slides have notes and answers, so they are for the facilitator"
        hint = "write audience: facilitator; handouts are for the others"
        yield Problem("medium", message, fields["audience"].place, hint)
    if medium == "slides" and "page" in fields:
        yield Problem("medium", "slides are not printed on paper", fields["page"].place, "take 'page' out")
    if (cites := text_in(root, "cites")) and (medium == "slides" or cites in (name, DECK)):
        hint = "name a recipe for pages that is not this one, such as workbook"
        yield Problem("cites", "only pages cite another handout's pages", fields["cites"].place, hint)
    if "lists" in fields and (medium == "slides" or {name, DECK} & set(texts_in(fields["lists"]))):
        hint = "name recipes for pages other than this one, such as quiz"
        yield Problem("cites", "only pages list the pages of other handouts", fields["lists"].place, hint)


class _Blocks:
    """A walk over the blocks of a recipe that collects what is wrong with them."""

    def __init__(self, medium: Medium, audience: str) -> None:
        self.medium = medium
        self.kinds: Mapping[str, Kind[Any]] = KINDS[medium]()
        self.audience = audience if audience in get_args(Audience) else ""
        self.problems: list[Problem] = []

    def entries(self, listed: nodes.Sequence) -> Iterator[Step | Each]:
        """The recipe's own blocks, as far as they are right."""
        for item in listed.items:
            if isinstance(item, nodes.Mapping) and "each" in item.entries:
                form, problems = checked(item, EachForm)
                self.problems += problems
                inner = item.get("blocks")
                within = inner.items if isinstance(inner, nodes.Sequence) else ()
                steps = tuple(step for one in within for step in self._step(one, each=True))
                if form is not None:
                    yield Each(form.each, steps)
            else:
                yield from self._step(item, each=False)

    def _step(self, node: nodes.Node, *, each: bool) -> Iterator[Step]:
        name: nodes.Node | None = node.get("block") if isinstance(node, nodes.Mapping) else node
        if isinstance(node, nodes.Mapping) and "each" in node.entries:
            self._say("block-scope", "an 'each' can't be inside another one", node, "put it one level up")
        elif isinstance(name, nodes.Scalar) and name.missing:
            return  # that there is nothing has been told with the whole file
        elif not isinstance(name, nodes.Scalar):
            hint = "write '- plan', or '- block: plan' with its options below"
            self._say("unknown-block", "a block is a name, or a field 'block' with options", name or node, hint)
        elif (kind := self.kinds.get(name.text)) is None:
            self._unknown(name)
        elif isinstance(kind, CourseBlock) is each:
            self._in_the_wrong_place(name, each=each)
        elif self.audience and self.audience not in kind.only:
            message = f"the block '{name.text}' is not for a {self.audience}: it says what only others may read"
            self._say("secret-block", message, name, f"take it out, or write audience: {kind.only[0]}")
        else:
            yield from self._with_options(node, name.text)

    def _with_options(self, node: nodes.Node, name: str) -> Iterator[Step]:
        form = block_form(name, self.medium)
        values: Form | None = None
        if isinstance(node, nodes.Scalar):
            values = form.model_validate({"block": name})
        elif isinstance(node, nodes.Mapping) and self.kinds[name].options:
            values, problems = checked(node, form)
            self.problems += problems
        elif isinstance(node, nodes.Mapping):
            values = form.model_validate({"block": name})
            for entry in node.entries.values():
                if entry.key.text != "block":
                    message = f"the block '{name}' has no options"
                    self._say("unknown-option", message, entry.key, f"write '- {name}' without it")
        if values is not None:
            given = {option: getattr(values, option) for option in form.model_fields if option != "block"}
            yield Step(name, {key: tuple(one) if isinstance(one, list) else one for key, one in given.items()})

    def _in_the_wrong_place(self, name: nodes.Scalar, *, each: bool) -> None:
        if each:
            message = f"the block '{name.text}' is made once for the whole course, not for each stretch"
            self._say("block-scope", message, name, "move it out of the 'each'")
        else:
            message = f"the block '{name.text}' is made for one stretch of the agenda at a time"
            self._say("block-scope", message, name, "put it under '- each: agenda' or '- each: modules'")

    def _unknown(self, name: nodes.Scalar) -> None:
        listed = f"'coursegen recipe blocks' lists those for {self.medium}"
        if any(name.text in others() for others in KINDS.values()):
            message = f"the block '{name.text}' is for another medium, and this recipe makes {self.medium}"
            self._say("unknown-block", message, name, listed)
            return
        near = nearest(name.text, self.kinds)
        hint = f"did you mean '{near}'?" if near else listed
        self._say("unknown-block", f"there is no block '{name.text}'", name, hint)

    def _say(self, rule: str, message: str, node: nodes.Node, hint: str) -> None:
        self.problems.append(Problem(rule, message, node.place, hint))
