"""Makes texts of what authors typed, with runs and with terms filled in, and collects their faults."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from msgspec.structs import replace

from coursegen.course.inline.blanks import blanked, says, with_gaps
from coursegen.course.inline.marks import NotInline, paragraphs, runs_of
from coursegen.course.inline.places import MARK as REFERENCE
from coursegen.course.inline.places import NOWHERE, NoPlace, Places
from coursegen.course.inline.structure import typed_structure
from coursegen.course.inline.terms import BadTerm, Terms, unmasked
from coursegen.model.parts import Paragraphs
from coursegen.model.text import Run, Text
from coursegen.problems import Problem, Severity, nearest
from coursegen.source.short_form import quoted

_EXPRESSION = re.compile(r"\$\{[^{}]*\}")
_NAME = re.compile(r"\$\{\s*(\w+)")
_CURES = {
    "list": "a text is one paragraph: say it in a sentence, or use what is made for lists, such as the steps of an "
    "exercise, the fields of a tool, or the drawing 'process'",
    "table": "a text is one paragraph: say it in a sentence, or use what is made for tables: the drawing 'comparison'",
}


class Texts:
    """Texts made with one course's terms; ``problems`` holds what was wrong, by address.

    ``terms_used`` maps the addresses of texts with terms to the names of those.

    Without terms (the file that has them can't be read) ``${…}`` stays as it is and is not judged. ``places`` is what
    the texts can refer to; ``refers`` tells whether any of them does.
    """

    def __init__(self, terms: Terms | None, places: Places = NOWHERE) -> None:
        self._terms = terms
        self._places = places
        self.refers = False
        self.problems: list[Problem] = []
        self.terms_used: dict[str, set[str]] = {}

    def one(self, text: str | None, address: str) -> Text:
        """One paragraph, whatever blank lines it has; an empty text for ``None``."""
        if text is None:
            return Text()
        try:
            if self._terms is not None and "${" in text:
                masked, words = self._terms.masked(text)
                self.terms_used.setdefault(address, set()).update(_NAME.findall(text))
                runs = unmasked(runs_of(masked), words)
            else:
                runs = runs_of(text)
            if any(REFERENCE in run.text for run in runs):
                self.refers = True
                runs = self._referring(runs, address.partition(".")[0])
        except NoPlace as fault:
            self.problems.append(Problem("reference", fault.message, hint=fault.hint, address=address))
            return Text((), address)
        except NotInline as fault:
            self.problems.append(Problem("inline", fault.message, hint=fault.hint, address=address))
            return Text((), address)
        except BadTerm as fault:
            about = self._terms.first_wrong(text) if self._terms is not None else ""
            self.problems.append(Problem("term", fault.message, hint=fault.hint, address=address, about=about))
            return Text((), address)
        if found := typed_structure(text):
            self.problems.append(
                Problem(
                    "typed-list",
                    f"this text has a {found} typed into it",
                    None,
                    _CURES[found],
                    Severity.WARNING,
                    address=address,
                )
            )
        if not runs:
            hint = "write its text, or take the line out"
            self.problems.append(Problem("no-value", "there is nothing but space here", hint=hint, address=address))
        return Text(runs, address)

    def _referring(self, runs: tuple[Run, ...], owner: str) -> tuple[Run, ...]:
        """The runs with each reference in a run of its own, which says where it leads."""
        found: list[Run] = []
        for run in runs:
            for number, piece in enumerate(run.text.split(REFERENCE)):
                if number % 2:
                    found.append(replace(run, text="", at=self._places.address(piece, owner)))
                elif piece:
                    found.append(replace(run, text=piece))
        return tuple(found)

    def known(self, name: str) -> bool:
        """Whether this version shows what is called ``name``."""
        return name in self._places

    def many(self, text: str | None, address: str) -> Paragraphs:
        """A text's paragraphs; none for ``None``."""
        if text is None:
            return ()
        if "\n" not in text:
            return (self.one(text, address),)
        return tuple(self.one(part, address) for part in paragraphs(text) or [""])

    def each(self, texts: list[str], address: str) -> Paragraphs:
        """A list's texts, addressed by number."""
        return tuple(self.one(text, f"{address}.{number}") for number, text in enumerate(texts))

    def plain(self, text: str | None) -> str:
        """A text without marks and terms, white space collapsed; ``""`` for ``None``."""
        return "" if text is None else unicodedata.normalize("NFC", " ".join(text.split()))

    def with_blanks(
        self,
        headline: Text,
        explanation: Text,
        example: Text,
        blanks: list[str],
        address: str,
        typed: str,
        drawn: Sequence[Text] = (),
    ) -> tuple[Text, Text]:
        """A key point's headline and explanation with the words that readers fill in, wherever they say them.

        The ``example`` and what is ``drawn`` have no gaps, so words of a blank in them are told. ``typed`` are both
        texts as the author wrote them, so that a blank which only fits as long as nobody calls a term something else
        can be told.
        """
        filled = [self._wanted(blank, f"{address}.blanks.{number}") for number, blank in enumerate(blanks)]
        wanted = {number: words for number, words in enumerate(filled) if words}
        (headline, explanation), fit = with_gaps((headline, explanation), list(wanted.values()))
        for place, (number, words) in enumerate(wanted.items()):
            here = f"{address}.blanks.{number}"
            if place in fit:
                self._check_bare(blanks[number], typed, here)
                self._check_beside(words, example, "example")
                for text in drawn:
                    self._check_beside(words, text, "drawing")
            elif headline.runs and explanation.runs and (self._terms is not None or "${" not in blanks[number]):
                self.problems.append(_not_there(words, f"{headline.plain} {explanation.plain}", here))
        return headline, explanation

    def _wanted(self, blank: str, address: str) -> str:
        """A blank's words, its terms filled in; ``""`` where they can't be."""
        try:
            return self.plain(blank if self._terms is None else self._terms.fill(blank))
        except BadTerm as fault:
            self.problems.append(Problem("term", fault.message, hint=fault.hint, address=address))
            return ""

    def _check_beside(self, words: str, text: Text, what: str) -> None:
        """Warn of what stands beside a blank and says what a reader is to fill in."""
        if says(text, words):
            message = f"the {what} says '{words}', which the workbook leaves blank beside it"
            hint = "say it in other words here, or choose another blank"
            self.problems.append(Problem("blank", message, hint=hint, severity=Severity.WARNING, address=text.address))

    def _check_bare(self, blank: str, typed: str, address: str) -> None:
        """Warn of a blank that is found only because a term has these words today."""
        if self._terms is None or "${" not in typed or "${" in blank:
            return
        try:
            masked, _ = self._terms.masked(typed)
        except BadTerm:  # told already, where the text is
            return
        if blanked(Text(runs_of(masked)), self.plain(blank)) is not None:
            return
        expressions = {self._terms.fill(one): one for one in _EXPRESSION.findall(typed)}
        longest_first = "|".join(re.escape(words) for words in sorted(expressions, key=len, reverse=True))
        better = re.sub(rf"(?<!\w)({longest_first})(?!\w)", lambda found: expressions[found[0]], self.plain(blank))
        message = f"'{blank}' is a term's word here: a team that calls it something else would not find this blank"
        hint = f"write the term in the blank too: {quoted(better)}" if "${" in better else "name words around the term"
        self.problems.append(Problem("blank", message, hint=hint, severity=Severity.WARNING, address=address))


def _not_there(words: str, text: str, address: str) -> Problem:
    if re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text):
        message = f"'{words}' is blank already wherever it is in this key point"
        return Problem("blank", message, hint="name each word in one blank only", address=address)
    size = max(1, len(words.split()))
    said = text.split()
    stretches = [" ".join(said[start : start + size]).strip(".,;:!?") for start in range(len(said))]
    near = nearest(words, stretches)
    hint = "a blank repeats words of theirs exactly, capitals included"
    return Problem(
        "blank",
        f"'{words}' is in neither the headline nor the explanation of this key point",
        hint=f"did you mean '{near}'? {hint}" if near and near != words else hint,
        address=address,
    )
