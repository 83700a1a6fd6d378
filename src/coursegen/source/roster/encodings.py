"""Tells how the letters of a list are saved, and says so where two ways fit."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from coursegen.source.roster.words import column_of

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BYTEWISE = ("cp1252", "cp1250", "cp1251", "mac_roman", "cp1254", "cp1253", "cp1255", "cp1256")
_WIDE = ("cp932", "gb18030", "big5", "euc_kr")
ENCODINGS = {
    "utf-8": "Unicode", "cp1252": "Western European", "cp1250": "Central European", "cp1251": "Cyrillic",
    "mac_roman": "Western European of a Mac", "cp1254": "Turkish", "cp1253": "Greek", "cp1255": "Hebrew",
    "cp1256": "Arabic", "cp932": "Japanese", "gb18030": "Chinese", "big5": "Chinese of Taiwan", "euc_kr": "Korean",
}  # fmt: skip
"""What lists are saved in, by Python's names, and in words."""

_WORDS = re.compile(r"[^\W\d_]+(?:['’´`-][^\W\d_]+)*")
_ODD = ("So", "Sm", "Sc", "Sk", "No", "Mn")
"""Kinds of signs that stand beside a Latin letter only where bytes are misread: the ³ of ``Ma³gorzata``."""

_ALPHABETS = (
    "áéíóúüñ¿¡ºª", "äöüß", "àâæçéèêëîïôœùûüÿ", "àèéìíòóùú", "áàâãçéêíóôõú", "áéèêëïíóöüĳ", "åäöæøé", "áéíóúýðþæö",
    "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîșțşţ", "čćđšž", "çğıöşüi̇", "éïöëü",
)  # fmt: skip
_SCRIPTS = {"CYRILLIC", "GREEK", "HEBREW", "ARABIC"}
_ZEROS = 0.3


class Decoded(Struct, frozen=True):
    """A list as text, ``None`` where no way to save letters fits, and the names of the ways where several do."""

    text: str | None
    fitting: tuple[str, ...] = ()


def decoded(data: bytes, encoding: str = "") -> Decoded:
    """The text of a list: as somebody says, by its mark, as UTF-8, else in the one way that makes names of it.

    Errors: ``LookupError`` for an encoding that Python does not know.
    """
    if encoding:
        try:
            return Decoded(data.decode(encoding))
        except UnicodeDecodeError:
            return Decoded(None)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data, name))
    if (wide := _unmarked(data)) is not None:
        return Decoded(wide)
    if (text := _strictly(data, "utf-8")) is not None:
        return Decoded(text)
    return _the_one(data)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _unmarked(data: bytes) -> str | None:
    """UTF-16 without a mark: half of a list's bytes are nought then, all on one side."""
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = data[first::2]
        if len(data) > 3 and half.count(0) > 2 * _ZEROS * len(half) and not data[1 - first :: 2].count(0):
            return _strictly(data, name)
    return None


def _the_one(data: bytes) -> Decoded:
    """The text that all the ways that fit agree on, or the one whose headings are known or whose language fits."""
    texts: dict[str, list[str]] = {}
    for name in (*_BYTEWISE, *_WIDE):
        text = _strictly(data, name)
        if text is not None and _plausible(text, wide=name in _WIDE):
            texts.setdefault(text, []).append(name)
    for narrowed in (texts, _known(texts), _in_one_language(texts), _guessed(texts, data)):
        if len(narrowed) == 1:
            return Decoded(next(iter(narrowed)))
    fitting = tuple(names[0] for names in texts.values())
    return Decoded(next(iter(texts), None), fitting if len(fitting) > 1 else ())


def _known(texts: dict[str, list[str]]) -> dict[str, list[str]]:
    """Those among whose first lines a heading with a letter of its own is known."""
    return {text: names for text, names in texts.items() if any(map(column_of, _own_headings(text)))}


def _own_headings(text: str) -> Iterator[str]:
    for line in text.split("\n", 30)[:30]:
        yield from (cell for cell in re.split(r"[;,\t]", line.replace('"', "")) if not cell.isascii())


def _in_one_language(texts: dict[str, list[str]]) -> dict[str, list[str]]:
    """Those all of whose letters with marks one language has; another way to read them is then no language's."""
    return {text: names for text, names in texts.items() if _one_alphabet(text)}


def _one_alphabet(text: str) -> bool:
    marked = {char for char in text.lower() if char.isalpha() and not char.isascii()}
    return any(marked <= set(alphabet) for alphabet in _ALPHABETS)


def _guessed(texts: dict[str, list[str]], data: bytes) -> dict[str, list[str]]:
    """The one that charset-normalizer takes, among scripts other than Latin: there letters alone don't tell."""
    if not texts or any(_script(text) == "LATIN" for text in texts):
        return {}
    from charset_normalizer import from_bytes  # imported here: few lists need it

    every = sorted({name for names in texts.values() for name in names})
    best = from_bytes(data, cp_isolation=every).best()
    return {text: names for text, names in texts.items() if best is not None and best.encoding in names}


def _plausible(text: str, *, wide: bool) -> bool:
    """Whether a text can be a list of names: no signs inside words, no mixed scripts, no capitals after small ones."""
    if any(unicodedata.category(char) in ("Cc", "Cn", "Co") and char not in "\r\n\t" for char in text):
        return False
    if _has_odd_signs(text) or (wide and not _wide_words(text)):
        return False
    words = [word for word in _WORDS.findall(text) if not word.isascii()]
    strange = sum(not char.isascii() for word in words for char in word)
    every = sum(map(len, words)) or 1
    latin = _script(text) == "LATIN"
    return bool(words) and all(map(_is_word, words)) and not (latin and strange > 0.6 * every)


def _has_odd_signs(text: str) -> bool:
    """Whether a sign stands right beside a letter where no name has one."""
    return any(
        not char.isascii()
        and unicodedata.category(char) in _ODD
        and any(near.isascii() and near.isalpha() for near in text[max(0, at - 1) : at + 2])
        for at, char in enumerate(text)
    )


def _wide_words(text: str) -> bool:
    """Whether all that is not ASCII is of the East: letters of other scripts there are bytes misread."""
    return all(char.isascii() or unicodedata.east_asian_width(char) in "WFH" for char in text)


def _is_word(word: str) -> bool:
    scripts = {unicodedata.name(char, "X").split()[0] for char in word if char.isalpha()}
    if len(scripts) > 1 and scripts & {*_SCRIPTS, "LATIN"} and scripts - {"CJK", "HIRAGANA", "KATAKANA"}:
        return False
    for before, char in pairwise(word):
        if before.islower() and char.isupper() and not char.isascii():
            return False
    return not word.endswith("σ") and "ς" not in word[:-1]


def _script(text: str) -> str:
    """The script of most letters that are not ASCII."""
    found = [unicodedata.name(char, "X").split()[0] for char in text if char.isalpha() and not char.isascii()]
    return max(dict.fromkeys(found), key=found.count, default="LATIN")
