"""Reads the words that the tool itself puts on slides and pages, for a language."""

from __future__ import annotations

import string
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from coursegen.assets import asset
from coursegen.model.text import Run, Text
from coursegen.problems import Problem, Refused, nearest
from coursegen.source.values import text_in
from coursegen.source.word_lists import fields, word_lists


class Words(Struct, frozen=True):
    """The catalogue of one language; a key that is not in it is our fault and a ``KeyError``."""

    language: str
    catalogue: Mapping[str, str]

    def say(self, key: str, **values: str) -> str:
        """The words of a key, its ``{names}`` filled in. Errors: ``KeyError`` for a key or name that is missing."""
        return self.catalogue[key].format_map(values)

    def text(self, key: str, **values: str | Text) -> Text:
        """The words of a key as a paragraph; values that are paragraphs keep their marks and the address."""
        runs: list[Run] = []
        address = ""
        for literal, name, _, _ in string.Formatter().parse(self.catalogue[key]):
            if literal:
                runs.append(Run(literal))
            if name is not None:
                value = values[name]
                runs.extend(value.runs if isinstance(value, Text) else (Run(value),))
                address = address or (value.address if isinstance(value, Text) else "")
        return Text(tuple(runs), address)

    def count(self, key: str, number: int) -> str:
        """The words for so many of something: ``key_one`` for 1, ``key_many`` for the rest."""
        return self.say(f"{key}_one" if number == 1 else f"{key}_many", count=str(number))


def words_for(language: str) -> Words:
    """The words of a language tag: ``en-GB.yaml`` where there is one, else ``en.yaml``.

    Errors: ``Refused`` with the languages that there are.
    """
    folder = asset("words")
    known = sorted(path.stem for path in folder.glob("*.yaml"))
    primary = language.partition("-")[0]
    found = language if language in known else primary if primary in known else ""
    if not found:
        near = nearest(language, known)
        hint = f"did you mean {near!r}? " if near else ""
        raise Refused(
            [
                Problem(
                    "unknown-language",
                    f"there are no words for the language {language!r} yet",
                    hint=f"{hint}there are: {', '.join(known)}",
                    address="course.language",
                )
            ]
        )
    return Words(language, _catalogue(found))


@cache
def _catalogue(name: str) -> Mapping[str, str]:
    return {key: text_in(node) for key, node in fields(word_lists(f"words/{name}.yaml")["words"]).items()}
