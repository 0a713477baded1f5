"""The bundled fonts: which there are, what they cover, and which one draws a cluster.

Only these fonts stand on a map. A font is known by its key (``sans-bold``); painters ask for its
bytes with :func:`font_data` and never look a family up by name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

import uharfbuzz as hb

from resources.locator import font_bytes, resource_path


class Weight(StrEnum):
    """How heavy text is drawn."""

    REGULAR = "regular"
    SEMIBOLD = "semibold"
    BOLD = "bold"


@dataclass(frozen=True, slots=True)
class FontInfo:
    """One font file: its key, the family it belongs to, its weight and its file name."""

    key: str
    family: str
    weight: Weight
    file: str


@dataclass(frozen=True, slots=True)
class Metrics:
    """Vertical metrics in ems: the ascent above and the descent below the baseline."""

    ascent: float
    descent: float
    units_per_em: int


_R, _S, _B = Weight.REGULAR, Weight.SEMIBOLD, Weight.BOLD

FONTS: tuple[FontInfo, ...] = (
    FontInfo("sans", "sans", _R, "NotoSans-Regular.ttf"),
    FontInfo("sans-semibold", "sans", _S, "NotoSans-SemiBold.ttf"),
    FontInfo("sans-bold", "sans", _B, "NotoSans-Bold.ttf"),
    FontInfo("arabic", "arabic", _R, "NotoSansArabic-Regular.ttf"),
    FontInfo("arabic-bold", "arabic", _B, "NotoSansArabic-Bold.ttf"),
    FontInfo("hebrew", "hebrew", _R, "NotoSansHebrew-Regular.ttf"),
    FontInfo("hebrew-bold", "hebrew", _B, "NotoSansHebrew-Bold.ttf"),
    FontInfo("thai", "thai", _R, "NotoSansThai-Regular.ttf"),
    FontInfo("thai-bold", "thai", _B, "NotoSansThai-Bold.ttf"),
    FontInfo("math", "math", _R, "NotoSansMath-Regular-subset.ttf"),
    FontInfo("shapes", "shapes", _R, "NotoSansSymbols2-Regular-subset.ttf"),
    FontInfo("symbols", "symbols", _R, "NotoSansSymbols-Regular-subset.ttf"),
    FontInfo("korean", "korean", _R, "NotoSansKR-Regular-subset.ttf"),
    FontInfo("chinese", "chinese", _R, "NotoSansSC-Regular-subset.ttf"),
    FontInfo("japanese", "japanese", _R, "NotoSansJP-Regular-subset.ttf"),
    FontInfo("emoji", "emoji", _R, "NotoEmoji-Regular.ttf"),
)
_BY_KEY = {info.key: info for info in FONTS}

# The order in which families are asked for a character. Han characters are shared by Chinese and
# Japanese, drawn differently: text with kana asks the Japanese font first.
_ORDER = tuple(dict.fromkeys(info.family for info in FONTS))
_JAPANESE_ORDER = tuple(
    {"chinese": "japanese", "japanese": "chinese"}.get(family, family) for family in _ORDER
)
_NEAREST: dict[Weight, tuple[Weight, ...]] = {
    _R: (_R, _S, _B),
    _S: (_S, _B, _R),
    _B: (_B, _S, _R),
}
# Fonts whose space is as wide as a space in running text should be.
_SPACED_FAMILIES = frozenset({"sans", "arabic", "hebrew", "thai"})

# What asks for an emoji picture: variation selector 16, the keycap, a skin tone.
_EMOJI_STYLE = re.compile("[\ufe0f\u20e3\U0001f3fb-\U0001f3ff]")
# Characters that have no picture of their own in any font (Default_Ignorable_Code_Point).
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
)


def font_keys() -> tuple[str, ...]:
    """The keys of all bundled fonts."""
    return tuple(_BY_KEY)


def font_info(key: str) -> FontInfo:
    """What is known of a font. Raises KeyError for an unknown key."""
    return _BY_KEY[key]


@cache
def font_data(key: str) -> bytes:
    """The bytes of the font's file (TrueType outlines, one weight), kept once read."""
    return font_bytes(_BY_KEY[key].file)


@cache
def shaper(key: str) -> hb.Font:
    """The HarfBuzz font, scaled to its units per em. The file is mapped, not read."""
    blob = hb.Blob.from_file_path(str(resource_path("fonts", _BY_KEY[key].file)))
    return hb.Font(hb.Face(blob))


@cache
def metrics(key: str) -> Metrics:
    """The font's vertical metrics."""
    font = shaper(key)
    units = font.face.upem
    extents = font.get_font_extents("ltr")
    return Metrics(extents.ascender / units, -extents.descender / units, units)


def covers(key: str, text: str) -> bool:
    """Whether the font has every visible character of ``text``."""
    glyph = shaper(key).get_nominal_glyph
    return all(glyph(ord(char)) or _INVISIBLE.match(char) for char in text)


@cache
def chain(weight: Weight, *, japanese: bool = False) -> tuple[str, ...]:
    """The fonts asked in turn for a character: of each family the nearest to the weight."""
    keys = {(info.family, info.weight): info.key for info in FONTS}
    order = _JAPANESE_ORDER if japanese else _ORDER
    return tuple(
        next(keys[family, near] for near in _NEAREST[weight] if (family, near) in keys)
        for family in order
    )


@lru_cache(maxsize=16384)
def font_for(cluster: str, weight: Weight, *, japanese: bool = False) -> str | None:
    """The font that draws a whole grapheme cluster, or None when no font has all of it."""
    keys = chain(weight, japanese=japanese)
    if _EMOJI_STYLE.search(cluster):
        keys = ("emoji", *keys)
    return next((key for key in keys if covers(key, cluster)), None)


def missing_from(key: str, text: str) -> str:
    """The visible characters of ``text`` that the font lacks."""
    return "".join(char for char in text if not covers(key, char))


def keeps_spaces(key: str) -> bool:
    """Whether spaces after text in this font are drawn with this font too."""
    return _BY_KEY[key].family in _SPACED_FAMILIES
