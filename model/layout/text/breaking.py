"""Where text may be broken: paragraphs, lines (UAX #14) and grapheme clusters (UAX #29).

Line breaks come from ICU, which also knows the words of languages written without spaces (Thai,
Lao, Khmer, Burmese). The rules do not depend on the machine's language.
"""

from __future__ import annotations

import re
from functools import lru_cache

from icu4py.breakers import CharacterBreaker, LineBreaker

_LOCALE = "en"
_PARAGRAPH_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# C0 and C1 controls draw nothing and upset files; a lone surrogate is no character at all.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_TRAILING = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"


def paragraphs(text: str) -> list[str]:
    """The text cut at its hard line ends, freed of what cannot be drawn.

    Tabs become spaces, control characters vanish, lone surrogates become U+FFFD.
    """
    if text.isprintable():
        return [text]
    clean = _CONTROL.sub("", text.replace("\t", " "))
    clean = _SURROGATE.sub("\ufffd", clean)
    return _PARAGRAPH_END.split(clean)


def segments(paragraph: str) -> list[str]:
    """The paragraph in unbreakable segments, each with the spaces that follow it.

    Joined they are the paragraph.
    """
    return list(LineBreaker(paragraph, _LOCALE)) if paragraph else []


@lru_cache(maxsize=4096)
def clusters(text: str) -> tuple[str, ...]:
    """The text in grapheme clusters: what a person takes for one character."""
    if text.isascii():
        return tuple(text)
    return tuple(CharacterBreaker(text, _LOCALE))


def bare(text: str) -> str:
    """The text without the spaces at its end, which hang outside the line."""
    return text.rstrip(_TRAILING)
