"""Reads from a font's GPOS table the pairs of characters that are set closer or farther than their widths say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_EXTENSION = 9


def kerning_of(font: Any) -> dict[str, int]:
    """Every kerned pair of two characters with its change in units of the font (OpenType, GPOS lookup type 2).

    ``font`` is an open, static ``fontTools`` font. Only what the ``kern`` feature of Latin script says in its simplest
    form, as the faces here have it: single glyphs, and a change of the first one's advance. Two figures are left as
    wide as they are, so that numbers stand under each other; LibreOffice does so as well.
    """
    if "GPOS" not in font:
        return {}
    table = font["GPOS"].table
    chars: dict[str, list[str]] = {}
    for code, glyph in font.getBestCmap().items():
        chars.setdefault(glyph, []).append(chr(code))
    pairs: dict[str, int] = {}
    for subtable in _pair_tables(table):
        for first, row in zip(subtable.Coverage.glyphs, subtable.PairSet, strict=True):
            for record in row.PairValueRecord:
                change = record.Value1.XAdvance if record.Value1 is not None else 0
                for left in chars.get(first, ()) if change else ():
                    for right in chars.get(record.SecondGlyph, ()):
                        if not (left + right).isdigit():
                            pairs.setdefault(left + right, change)
    return dict(sorted(pairs.items()))


def _pair_tables(table: Any) -> Iterator[Any]:
    """The subtables with pairs of single glyphs that Latin script's ``kern`` feature names."""
    features = table.FeatureList.FeatureRecord
    wanted: dict[int, None] = {}
    for record in table.ScriptList.ScriptRecord:
        if record.ScriptTag == "latn" and record.Script.DefaultLangSys is not None:
            for index in record.Script.DefaultLangSys.FeatureIndex:
                if features[index].FeatureTag == "kern":
                    wanted.update(dict.fromkeys(features[index].Feature.LookupListIndex))
    for index in wanted:
        lookup = table.LookupList.Lookup[index]
        for subtable in lookup.SubTable:
            found = subtable.ExtSubTable if lookup.LookupType == _EXTENSION else subtable
            if type(found).__name__ == "PairPos" and found.Format == 1:
                yield found
