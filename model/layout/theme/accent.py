"""A theme from one colour, as a client's brand has it.

The accent is kept to the digit where text on it can be read; the colours beside it are its
relatives in lightness and hue, chosen so that colour-blind eyes, too, tell neighbours apart. What
has a meaning of its own (pain points, opportunities, evidence, feelings) keeps its colour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise, permutations
from typing import Any

from model.errors import ExportError
from model.layout.colours import READABLE, contrast
from model.layout.theme.perception import Perceived, apart, perceived, shown
from model.layout.theme.record import Theme
from resources.words import tr

ACCENT = "accent:"
"""The name of a theme from an accent begins so; the colour follows."""

_COLOUR = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_WHITE = "#FFFFFF"
_STAGES = 7
_PERSONAS = 5
_VISIBLE = 3.0
"""The contrast that lines and shapes must have with the paper (WCAG 2, 1.4.11)."""
_STEP = 0.004
_PALEST = 0.93
# The lightness that grounds may have below white and below dark text, and how much of it is used.
_BELOW_WHITE, _BELOW_DARK = (0.27, 0.60), (0.58, 0.90)
_SPREAD = 0.32
_LEVELS = 12
_TURNS = (0.0, -12.0, 12.0, -24.0, 24.0)
# Beside the usual ones, for an accent that lies too near to one of those.
_MORE_PERSONAS = ("#C77700", "#3D7A1F", "#3E4C59", "#5B3A8C")
_TINTED = {
    "ink": 0.02,
    "secondary": 0.02,
    "faint": 0.015,
    "badge": 0.025,
    "hairline": 0.006,
    "canvas": 0.004,
    "shadow": 0.006,
}
"""The greys of a theme, and how much chroma of the accent each takes."""


def accent_of(words: str) -> str:
    """The colour in words such as ``#B5123E``, ``b5123e`` or ``#b13``, as ``#RRGGBB``.

    Raises:
        ExportError: it is no colour.
    """
    match = _COLOUR.fullmatch(words.strip())
    if match is None:
        raise ExportError(tr("“{words}” is no colour: write it like #B5123E.", words=words[:40]))
    digits = match[1].upper()
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))


def themed(accent: str, base: Theme) -> Theme:
    """The theme of an accent; ``base`` (on white paper) gives what an accent has no say in.

    Raises:
        ExportError: the accent is no colour.
    """
    asked = accent_of(accent)
    header, stage_text = _header(asked)
    stages = _family(header, stage_text)
    line = _deepened(header, base.paper, _VISIBLE)
    greys: dict[str, Any] = {
        name: _tinted(getattr(base, name), header, chroma) for name, chroma in _TINTED.items()
    }
    cards = {
        kind: replace(
            colours,
            bar=line if colours.bar == base.accent else colours.bar,
            text=greys["ink"],
        )
        for kind, colours in base.cards.items()
    }
    return replace(
        base,
        name=f"{ACCENT}{asked}",
        title=tr("Client colours {colour}", colour=asked),
        accent=_deepened(header, base.paper, READABLE),
        accent_soft=_tinted(base.accent_soft, header, perceived(base.accent_soft).chroma),
        stage_hues=stages,
        stage_text=stage_text,
        step_hues=tuple(_deepened(hue, base.paper, READABLE) for hue in stages),
        persona_hues=_personas(line, base),
        cards=cards,
        **greys,
    )


def accent_remark(theme: Theme) -> str | None:
    """A sentence if the accent that was asked for had to be changed; None if not."""
    if not theme.name.startswith(ACCENT):
        return None
    asked, used = theme.name.removeprefix(ACCENT), theme.stage_hues[0]
    if asked == used:
        return None
    return tr(
        "The accent {asked} became {used}: text on it has to be readable, and it has to stand off"
        " the paper.",
        asked=asked,
        used=used,
    )


def _header(asked: str) -> tuple[str, str]:
    """The accent as the ground of a header, and the colour of the text on it."""
    if contrast(asked, _WHITE) >= READABLE:
        return asked, _WHITE
    lightness, chroma, hue = perceived(asked)
    dark = shown(Perceived(0.2, min(chroma, 0.03), hue))
    if contrast(asked, dark) < READABLE:
        return _deepened(asked, _WHITE, READABLE), _WHITE
    return (shown(Perceived(_PALEST, chroma, hue)) if lightness > _PALEST else asked), dark


def _deepened(colour: str, ground: str, ratio: float) -> str:
    """The colour, darkened just as far as it takes to be seen on a light ground; its hue stays."""
    lightness, chroma, hue = perceived(colour)
    while contrast(colour, ground) < ratio:
        lightness -= _STEP
        colour = shown(Perceived(lightness, chroma, hue))
    return colour


def _tinted(grey: str, accent: str, chroma: float) -> str:
    """A grey with a breath of the accent, as light as it was."""
    like = perceived(accent)
    return shown(Perceived(perceived(grey).lightness, min(chroma, like.chroma), like.hue))


def _family(header: str, text: str) -> tuple[str, ...]:
    """The header's colour and its relatives, in the order that sets neighbours farthest apart."""
    relatives = [
        colour for colour in _relatives(header, text) if contrast(colour, text) >= READABLE
    ]
    first, *others = _chosen(header, relatives, _STAGES)
    return max(
        ((first, *order) for order in permutations(others)),
        # After the last one the first comes again.
        key=lambda band: min(apart(*pair) for pair in pairwise((*band, first))),
    )


def _relatives(header: str, text: str) -> Iterable[str]:
    lightness, chroma, hue = perceived(header)
    lowest, highest = _BELOW_WHITE if text == _WHITE else _BELOW_DARK
    start = min(max(lightness - _SPREAD / 2, lowest), highest - _SPREAD)
    for level in range(_LEVELS):
        for turn in _TURNS:
            light = start + _SPREAD * level / (_LEVELS - 1)
            # Lighter ones paler, as tints are: else they glare.
            share = 1 - abs(turn) / 180 - 1.5 * max(light - lightness, 0.0)
            yield shown(Perceived(light, chroma * share, (hue + turn) % 360))


def _personas(line: str, base: Theme) -> tuple[str, ...]:
    """The accent for the first persona; for the others those of the usual colours far from it."""
    pool = [
        hue
        for hue in (*base.persona_hues, *_MORE_PERSONAS)
        if contrast(hue, base.paper) >= _VISIBLE
    ]
    return _chosen(line, pool, _PERSONAS)


def _chosen(first: str, pool: Iterable[str], count: int) -> tuple[str, ...]:
    """The first colour and so many more of the pool, each the farthest from all that is there."""
    chosen, rest = [first], list(dict.fromkeys(pool))
    while len(chosen) < count:
        chosen.append(max(rest, key=lambda colour: min(apart(colour, one) for one in chosen)))
        rest.remove(chosen[-1])
    return tuple(chosen)
