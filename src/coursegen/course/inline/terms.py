"""Fills the terms of a text: ``${customer.many}`` becomes the word that the course has for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct

from coursegen.course.forms.files import TermForm
from coursegen.course.inline.marks import MASK
from coursegen.course.inline.places import MARK as REFERENCE
from coursegen.model.text import Run
from coursegen.problems import Hinted, nearest
from coursegen.source import nodes
from coursegen.source.values import entries_in, text_in

FORMS_OF_A_TERM = ("one", "many", "possessive")
"""What may follow a term's name and a dot."""


def capitalised(words: str) -> str:
    """The words with their first letter a capital and the rest as they are (``str.capitalize`` lowers it).

    Titlecase is for a first letter: ``ß`` becomes ``Ss`` where uppercase has ``SS`` (Unicode 15.0, section 3.13).
    """
    return words[:1].title() + words[1:]


FILTERS = {"cap": lambda value: capitalised(str(value))}
"""What may follow a ``|``."""

LONGEST = 80
"""How many characters an expression can have, its signs included; a term and a filter need fewer."""

DEEPEST = 4
"""How many brackets an expression can open; none that is right has any, and Jinja2 parses them by recursion."""

_EXPRESSION = re.compile(r"\$\{[^{}]*\}")

_REFERENCE = re.compile(r"\$\{at\.(?P<name>[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?)\}")
_MASKED = re.compile(MASK)
_USUAL = re.compile(r"\$\{(?P<name>\w+)(?:\.(?P<form>one|many|possessive))?(?P<cap>\|cap)?\}")


class BadTerm(Hinted):
    """Raised where ``${…}`` can't be filled; carries a message and a hint."""


class Term(Struct, frozen=True):
    """One thing's words; printed, it is ``one``."""

    one: str
    many: str
    possessive: str

    def __str__(self) -> str:
        return self.one


def terms_of(forms: Mapping[str, TermForm]) -> Terms:
    """The terms of a course; a possessive that is left out is ``one`` with ``’s``, or ``’`` after an s."""
    known = {}
    for name, form in forms.items():
        one, many = " ".join(form.one.split()), " ".join(form.many.split())
        possessive = form.possessive or possessive_of(one)
        known[name] = Term(one, many, " ".join(possessive.split()))
    return Terms(known)


def terms_in(node: nodes.Node | None) -> Terms:
    """The terms of a node as it is written in course.yaml; what is not written as a term is none."""
    forms = {}
    for name, entry in entries_in(node).items():
        one, many, possessive = (text_in(entry.value, field) for field in ("one", "many", "possessive"))
        if one and many:
            forms[name] = TermForm(one=one, many=many, possessive=possessive or None)
    return terms_of(forms)


def possessive_of(word: str, apostrophe: str = "’") -> str:
    """The word with an apostrophe and an s, or the apostrophe alone after an s."""
    return word + apostrophe + ("" if word.endswith(("s", "S")) else "s")


def unmasked(runs: tuple[Run, ...], words: list[str]) -> tuple[Run, ...]:
    """The runs of a masked text with its words put in, in order: a term's words are never markup."""
    left = iter(words)
    return tuple(
        Run(_MASKED.sub(lambda _: next(left), run.text), run.strong, run.emphasis, run.code, run.link)
        if MASK in run.text
        else run
        for run in runs
    )


class Terms:
    """The words for ``${…}`` expressions; each expression is parsed and filled once, however often it is used."""

    def __init__(self, known: Mapping[str, Term]) -> None:
        self._known = dict(known)
        self._filled: dict[str, str] = {}

    def fill(self, text: str) -> str:
        """The text with every ``${…}`` replaced. Errors: :class:`BadTerm` for the first that can't be."""
        if "${" not in text:
            return text
        masked, words = self.masked(text)
        return "".join(piece + word for piece, word in zip(masked.split(MASK), [*words, ""], strict=True))

    def masked(self, text: str) -> tuple[str, list[str]]:
        """The text with :data:`MASK` for every ``${…}``, and the words that belong there. Errors as :meth:`fill`."""
        words = [self._words(found) for found in _EXPRESSION.findall(text)]
        masked = _EXPRESSION.sub(MASK, text)
        if "${" in masked:
            raise BadTerm("'${' opens a term here that no '}' closes", _how())
        return masked, words

    def first_wrong(self, text: str) -> str:
        """The first ``${…}`` of a text that can't be filled, ``""`` where all can."""
        for whole in _EXPRESSION.findall(text):
            try:
                self._words(whole)
            except BadTerm:
                return str(whole)
        return ""

    def _words(self, whole: str) -> str:
        if reference := _REFERENCE.fullmatch(whole):
            return f"{REFERENCE}{reference['name']}{REFERENCE}"
        if whole not in self._filled:
            self._filled[whole] = self._looked_up(whole) or self._rendered(whole)
        return self._filled[whole]

    def _looked_up(self, whole: str) -> str:
        """The words of an expression in its usual spelling, or nothing: Jinja2 then reads it, or says what is wrong."""
        found = _USUAL.fullmatch(whole)
        term = self._known.get(found["name"]) if found else None
        if found is None or term is None:
            return ""
        words: str = getattr(term, found["form"] or "one")
        return capitalised(words) if found["cap"] else words

    def _rendered(self, whole: str) -> str:
        if len(whole) > LONGEST:
            raise BadTerm(f"'{whole[:40]}…' is longer than a term can be", _how())
        if sum(whole.count(bracket) for bracket in "([") > DEEPEST:
            raise BadTerm(f"'{whole}' is more than a term", _how())
        import jinja2  # imported where it is needed: it takes longer than reading ten modules

        try:
            tree = self._environment.parse(whole)
        except jinja2.TemplateSyntaxError:
            raise BadTerm(f"'{whole}' can't be read as a term", _how()) from None
        self._allow(tree, whole)
        return str(self._environment.from_string(whole).render(self._known))

    @cached_property
    def _environment(self) -> Any:
        import jinja2
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        environment = ImmutableSandboxedEnvironment(
            variable_start_string="${",
            variable_end_string="}",
            # A text can't hold these characters, so there are no statements and no comments.
            block_start_string="\x01%",
            block_end_string="%\x01",
            comment_start_string="\x02#",
            comment_end_string="#\x02",
            undefined=jinja2.StrictUndefined,
            autoescape=False,
            keep_trailing_newline=True,
        )
        environment.globals.clear()
        environment.filters = dict(FILTERS)
        return environment

    def _allow(self, tree: Any, whole: str) -> None:
        """Check a parsed template: one known name, one known form, known filters, and nothing else."""
        from jinja2 import nodes

        found = tree.body[0].nodes[0] if len(tree.body) == 1 and len(tree.body[0].nodes) == 1 else None
        while isinstance(found, nodes.Filter):
            if found.name not in FILTERS or found.args or found.kwargs:
                raise BadTerm(
                    f"'{found.name}' in '{whole}' is no filter", f"after | only {_listed(FILTERS)} can follow"
                )
            found = found.node
        if isinstance(found, nodes.Getattr):
            if found.attr not in FORMS_OF_A_TERM:
                near = nearest(found.attr, FORMS_OF_A_TERM)
                hint = f"did you mean '{near}'?" if near else f"a term has {_listed(FORMS_OF_A_TERM)}"
                raise BadTerm(f"a term has no '{found.attr}', as in '{whole}'", hint)
            found = found.node
        if not isinstance(found, nodes.Name):
            raise BadTerm(f"'{whole}' is more than a term", _how())
        if found.name not in self._known:
            near = nearest(found.name, self._known)
            hint = f"did you mean '{near}'?" if near else self._how_to_add(found.name)
            raise BadTerm(f"there is no term '{found.name}'", hint)

    def _how_to_add(self, name: str) -> str:
        """The line that gives the course a term, to be typed as it is."""
        said = name.replace("_", " ")
        line = f"{name}: {{one: {said}, many: {said}s}}"
        if self._known:
            return f"the terms are {_listed(self._known)}; add it under 'terms:' in course.yaml: {line}"
        return f"the course has no terms; add this line to course.yaml: terms: {{{line}}}"


def _how() -> str:
    return "write ${customer}, ${customer.many}, ${customer.possessive} or ${customer|cap}"


def _listed(names: Any) -> str:
    return ", ".join(f"'{name}'" for name in names)
