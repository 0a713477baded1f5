"""Which language a text is likely to be in, by its script, and whether that must be said."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_BY_SCRIPT: dict[str, tuple[str, frozenset[str]]] = {
    "LATIN": ("en", frozenset()),
    "CYRILLIC": ("ru", frozenset({"be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"})),
    "GREEK": ("el", frozenset({"el"})),
    "ARABIC": ("ar", frozenset({"ar", "ckb", "fa", "ps", "sd", "ug", "ur"})),
    "HEBREW": ("he", frozenset({"he", "iw", "yi"})),
    "DEVANAGARI": ("hi", frozenset({"hi", "mr", "ne", "sa"})),
    "THAI": ("th", frozenset({"th"})),
    "HANGUL": ("ko", frozenset({"ko"})),
    "HIRAGANA": ("ja", frozenset({"ja"})),
    "KATAKANA": ("ja", frozenset({"ja"})),
    "CJK": ("zh", frozenset({"ja", "ko", "yue", "zh"})),
}
"""For a script the language most read in it, and all that are written in it.

Latin is written by too many to tell: it is what a document in one of the others may hold too.
"""
_RTL = frozenset({"R", "AL"})


def other_language(text: str, language: str) -> str:
    """The language a voice should change to for this text; empty where the document's will do."""
    if text.isascii():
        return ""
    likely = _likely(text)
    if not likely:
        return ""
    own = language.partition("-")[0].lower()
    return "" if own in _BY_SCRIPT[likely][1] else _BY_SCRIPT[likely][0]


def reads_both_ways(text: str) -> bool:
    """Whether any of the text reads from right to left."""
    return not text.isascii() and any(map(_is_rtl, text))


@lru_cache(maxsize=4096)
def _is_rtl(character: str) -> bool:
    return unicodedata.bidirectional(character) in _RTL


def _likely(text: str) -> str:
    """The script of most letters; empty for Latin. Kana among ideographs mean Japanese."""
    counts: dict[str, int] = {}
    for character in text:
        script = _script(character)
        if script:
            counts[script] = counts.get(script, 0) + 1
    if "CJK" in counts and counts.keys() & {"HIRAGANA", "KATAKANA"}:
        counts["HIRAGANA"] = counts.pop("CJK") + counts.get("HIRAGANA", 0)
    most = max(counts, key=lambda script: counts[script], default="LATIN")
    return "" if most == "LATIN" else most


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    if not character.isalpha():
        return ""
    script = unicodedata.name(character, "").partition(" ")[0]
    return script if script in _BY_SCRIPT else ""
