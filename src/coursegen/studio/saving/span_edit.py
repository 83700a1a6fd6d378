"""Types a new text into a file where the old one stands, so that every other letter of the file stays as it was.

Only the words that differ are typed anew; those before and after them, with their line breaks, stay. What comes out is
read again, and it counts only where every value is as it was but for the one that was meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursegen.problems import Place, Refused
from coursegen.source.mended_text import span_of
from coursegen.source.text import SourceText
from coursegen.source.values import scalars_in
from coursegen.source.yaml_file import node_of


def typed_anew(text: str, place: Place, new: str) -> str | None:
    """The text of a file with the value that starts at a place said otherwise; ``None`` where that takes more.

    That is so for several paragraphs, for a text that shares its line breaks with its meaning, and for aliases.
    """
    found = span_of(text, place)
    if found is None or not new.strip():
        return None
    start, end = found
    wanted = _wanted(text, place, new)
    if wanted is None:
        return None
    for typed in _candidates(text[start:end], new):
        changed = f"{text[:start]}{typed}{text[end:]}"
        if _values(changed, place.file) == wanted:
            return changed
    return None


def _candidates(typed: str, new: str) -> Iterator[str]:
    """The ways to type a text that keep how it was typed, then a text in quotes."""
    quote = typed[0] if typed[:1] in "\"'" else ""
    if typed[:1] in "|>" and "\n" in typed:
        head, body = typed.split("\n", 1)
        yield f"{head}\n{_words_changed(body, new.split())}"
        return
    if quote:
        inner = typed[1:-1]
        yield f"{quote}{_words_changed(inner, _escaped(new, quote).split())}{quote}"
        yield f"{quote}{_escaped(new, quote)}{quote}"
    else:
        yield _words_changed(typed, new.split())
    if "\n" not in new:
        yield f'"{_escaped(new, chr(34))}"'


def _words_changed(typed: str, new: list[str]) -> str:
    """What is typed, with the words between those that both begin and both end with replaced."""
    spans = _word_spans(typed)
    old = [typed[start:end] for start, end in spans]
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    middle = " ".join(new[head : len(new) - tail])
    if head + tail == len(old):  # words are put in
        at = spans[head][0] if head < len(spans) else spans[-1][1]
        return f"{typed[:at]}{middle} {typed[at:]}" if head < len(spans) else f"{typed[:at]} {middle}{typed[at:]}"
    start, end = spans[head][0], spans[len(old) - tail - 1][1]
    if middle:
        return f"{typed[:start]}{middle}{typed[end:]}"
    if tail:  # words are taken out, with what stands between them and what comes next
        return f"{typed[:start]}{typed[spans[len(old) - tail][0] :]}"
    return f"{typed[: spans[head - 1][1]]}{typed[end:]}" if head else typed


def _word_spans(typed: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for word in typed.split():
        at = typed.index(word, at)
        spans.append((at, at + len(word)))
        at += len(word)
    return spans


def _escaped(text: str, quote: str) -> str:
    return text.replace("'", "''") if quote == "'" else text.replace("\\", "\\\\").replace('"', '\\"')


def _values(text: str, file: str) -> list[str] | None:
    try:
        return [one.text.strip() for one in scalars_in(node_of(SourceText(file, text, "")))]
    except Refused:
        return None


def _wanted(text: str, place: Place, new: str) -> list[str] | None:
    """Every value of a file, in order, with that at a place as it is to be."""
    try:
        found = scalars_in(node_of(SourceText(place.file, text, "")))
    except Refused:
        return None
    here = [(one.line, one.column) == (place.line, place.column) for one in found]
    if sum(here) != 1:  # an alias says the same in two places
        return None
    return [new.strip() if is_it else one.text.strip() for one, is_it in zip(found, here, strict=True)]
