"""Completes the words that a layer gives a term, so that none of the old ones is left."""

from __future__ import annotations

from msgspec.structs import replace

from coursegen.course.inline.terms import possessive_of
from coursegen.problems import Problem
from coursegen.source import nodes


def whole_terms(course: nodes.Mapping, patch: nodes.Mapping) -> tuple[nodes.Mapping, list[Problem]]:
    """A patch of course.yaml whose terms are whole: with a new ``one`` comes a new possessive.

    A patch that changes ``one`` of a term and not ``many`` is a problem: the old word would stay in half
    of the texts.
    """
    below, terms = course.get("terms"), patch.entries.get("terms")
    if terms is None or not isinstance(terms.value, nodes.Mapping) or not isinstance(below, nodes.Mapping):
        return patch, []
    problems: list[Problem] = []
    entries = {}
    for name, entry in terms.value.entries.items():
        term, old = entry.value, below.get(name)
        if isinstance(term, nodes.Mapping) and isinstance(old, nodes.Mapping) and "one" in term.entries:
            if "many" not in term.entries and "many" in old.entries:
                message = f"'{name}' gets a new word for one, and keeps the old one for many"
                hint = "write both: {one: patient, many: patients}"
                problems.append(Problem("half-term", message, entry.key.place, hint))
            term = _with_possessive(term, old)
        entries[name] = nodes.Entry(entry.key, term)
    if all(entry.value is terms.value.entries[name].value for name, entry in entries.items()):
        return patch, problems
    whole = nodes.Mapping(entries, terms.value.file, terms.value.line, terms.value.column)
    changed = {**patch.entries, "terms": nodes.Entry(terms.key, whole)}
    return nodes.Mapping(changed, patch.file, patch.line, patch.column), problems


def _with_possessive(term: nodes.Mapping, old: nodes.Mapping) -> nodes.Mapping:
    """The term with the possessive of its new word, where the old word had one written out."""
    one, written = term.entries["one"].value, old.get("possessive")
    if "possessive" in term.entries or not isinstance(one, nodes.Scalar) or not isinstance(written, nodes.Scalar):
        return term
    if (below := old.get("one")) is not None and isinstance(below, nodes.Scalar) and below.text == one.text:
        return term
    apostrophe = "’" if "’" in written.text else "'"
    word = replace(one, text=possessive_of(one.text, apostrophe))
    entry = nodes.Entry(replace(term.entries["one"].key, text="possessive"), word)
    return nodes.Mapping({**term.entries, "possessive": entry}, term.file, term.line, term.column)
