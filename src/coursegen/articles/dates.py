"""Reads dates as articles state them, in eight languages, and says them as ISO 8601 does."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

_MONTHS = (
    "jan january januar jänner janvier enero gennaio januari styczeń stycznia janeiro",
    "feb february februar feber février febrero febbraio februari luty lutego fevereiro",
    "mar march märz mär mars marzo maart marzec marca março",
    "apr april avril abril aprile kwiecień kwietnia",
    "may mai mayo maggio mei maj maja maio",
    "jun june juni juin junio giugno czerwiec czerwca junho",
    "jul july juli juillet julio luglio lipiec lipca julho",
    "aug august août agosto augustus sierpień sierpnia",
    "sep sept september septembre septiembre settembre wrzesień września setembro",
    "oct october oktober okt octobre octubre ottobre październik października outubro",
    "nov november novembre noviembre listopad listopada novembro",
    "dec december dezember dez décembre diciembre dicembre grudzień grudnia dezembro",
)
_NUMBERED = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_NAMES = "|".join(sorted(_NUMBERED, key=len, reverse=True))
_DATES = re.compile(
    rf"\b(?:(?P<iso>\d{{4}}-\d\d(?:-\d\d)?)(?:T[\d:.+-]{{2,20}}Z?)?"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?,?[ .]+(?:of |de |d')?(?P<month>{_NAMES})\.?"
    rf",?[ .]+(?:de |del )?(?P<year>\d{{4}})"
    rf"|(?P<month_first>{_NAMES})\.? (?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year_after>\d{{4}})"
    rf"|(?P<month_only>{_NAMES})\.?,? (?:de )?(?P<year_only>\d{{4}})"
    r"|(?P<one>\d{1,2})(?P<sign>[./])(?P<two>\d{1,2})(?P=sign)(?P<year_last>\d{4})"
    r"|(?P<year_first>\d{4})[./](?P<one_after>\d{1,2})[./](?P<two_after>\d{1,2}))\b",
    re.IGNORECASE,
)
_DAYS_FIRST = ("en-GB", "en-AU", "en-IE", "en-NZ", "en-IN")
_LONGEST = 4_000


def dates_in(words: str, language: str = "") -> Iterator[str]:
    """The dates in a text, as ``2024-03-03``, ``2024-03`` or ``2024``, as much as is certain.

    ``03/04/2024`` is the fourth of March in ``en-US`` and the third of April where a language writes days first; where
    nobody says which, the year is certain alone.
    """
    for found in _DATES.finditer(words[:_LONGEST]):
        if date := _date(found, language):
            yield date


def iso_date(words: str, language: str = "") -> str:
    """The first date in a text as ISO 8601 says it, ``""`` where there is none."""
    return next(dates_in(words, language), "") or _year(words)


def _year(words: str) -> str:
    found = re.fullmatch(r"\s*((?:19|20)\d\d)\s*", words)
    return found[1] if found else ""


def _date(found: re.Match[str], language: str) -> str:
    said = found.groupdict()
    if said["iso"]:
        parts = [int(part) for part in said["iso"].split("-")]
        return _checked(parts[0], parts[1], parts[2] if len(parts) > 2 else 0)
    if said["month"]:
        return _checked(int(said["year"]), _NUMBERED[said["month"].lower()], int(said["day"]))
    if said["month_first"]:
        return _checked(int(said["year_after"]), _NUMBERED[said["month_first"].lower()], int(said["day_after"]))
    if said["month_only"]:
        return _checked(int(said["year_only"]), _NUMBERED[said["month_only"].lower()], 0)
    if said["year_first"]:
        return _checked(int(said["year_first"]), int(said["one_after"]), int(said["two_after"]))
    return _of_numbers(int(said["one"]), int(said["two"]), int(said["year_last"]), said["sign"], language)


def _of_numbers(one: int, two: int, year: int, sign: str, language: str) -> str:
    """A date of numbers alone: one over 12 is the day; a point, and most languages, write it first."""
    days_first = sign == "." or language in _DAYS_FIRST or (language != "" and not language.startswith("en"))
    if one == two or one > 12 or days_first:
        return _checked(year, two, one)
    if two > 12 or language == "en-US":
        return _checked(year, one, two)
    return str(year)


def _checked(year: int, month: int, day: int) -> str:
    """A date that there is, and that an article can have; ``""`` for another."""
    if not 1000 <= year <= 2999:
        return ""
    try:
        datetime.date(year, month, day or 1)
    except ValueError:
        return ""
    return f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
