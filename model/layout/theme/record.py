"""What a theme is: every colour on the map, by name. Colours are ``#RRGGBB``.

Type sizes and spacing are one table for all themes (``model.layout.metrics``): a theme never
changes a size, so screen and every print break lines alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from model.kinds import CardKind, Support

Colour: TypeAlias = str


@dataclass(frozen=True, slots=True)
class CardColours:
    """A card kind's paper, its bar (also icon and outline accents), and its text."""

    fill: Colour
    bar: Colour
    text: Colour


@dataclass(frozen=True, slots=True)
class Theme:
    """All colours of a map. Text on its ground has at least 4.5:1 (``legible.weak_texts``).

    ``name`` is what a theme is asked for by, ``title`` what it is called. ``stage_hues`` are the
    grounds of stage headers with ``stage_text`` on them, ``step_hues`` the same as text on paper.
    ``filled`` False draws headers, discs and badges as outlines: text then has the colour of the
    outline. ``card_edge`` is how much of its bar's colour a card's outline takes, from 0 to 1.
    """

    name: str
    title: str
    ink: Colour
    secondary: Colour
    faint: Colour
    hairline: Colour
    canvas: Colour
    paper: Colour
    accent: Colour
    accent_soft: Colour
    shadow: Colour
    badge: Colour
    badge_text: Colour
    star: Colour
    stage_hues: tuple[Colour, ...]
    stage_text: Colour
    step_hues: tuple[Colour, ...]
    persona_hues: tuple[Colour, ...]
    persona_text: Colour
    emotion_bands: tuple[Colour, Colour, Colour, Colour, Colour]
    support: dict[Support, Colour]
    cards: dict[CardKind, CardColours]
    filled: bool = True
    card_edge: float = 0.12
