"""Finds the language tag that PowerPoint's proofing tools know, for a tag as authors write it."""

from __future__ import annotations

_REGIONS = {
    "ar": "ar-SA", "cs": "cs-CZ", "da": "da-DK", "de": "de-DE", "el": "el-GR", "en": "en-US", "es": "es-ES",
    "fi": "fi-FI", "fr": "fr-FR", "he": "he-IL", "hi": "hi-IN", "hu": "hu-HU", "it": "it-IT", "ja": "ja-JP",
    "ko": "ko-KR", "nb": "nb-NO", "nl": "nl-NL", "pl": "pl-PL", "pt": "pt-PT", "ro": "ro-RO", "ru": "ru-RU",
    "sv": "sv-SE", "tr": "tr-TR", "uk": "uk-UA", "vi": "vi-VN", "zh": "zh-CN",
}  # fmt: skip
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur", "yi"})


def office_language(tag: str) -> str:
    """``en`` to ``en-US``: Office files name a language with its region; a tag that has one stays as it is."""
    return _REGIONS.get(tag, tag)


def is_right_to_left(tag: str) -> bool:
    """Whether the language is written from right to left."""
    return tag.partition("-")[0] in _RIGHT_TO_LEFT
