"""What a theme is: every colour on the map, by name. Colours are ``#RRGGBB``.

Type sizes and spacing are one table for all themes (``model.layout.metrics``): a theme never
changes a size, so screen and every print break lines alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, TypeAlias

from pydantic import ConfigDict, Field, StringConstraints

from model.kinds import CardKind, Support

Colour: TypeAlias = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$", to_upper=True)]
_Words = Annotated[str, Field(min_length=1, max_length=60)]
_Hues = Annotated[tuple[Colour, ...], Field(min_length=1, max_length=24)]


@dataclass(frozen=True, slots=True)
class CardColours:
    """A card kind's paper, its bar (also icon and outline accents), and its text."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

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

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    name: _Words
    title: _Words
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
    stage_hues: _Hues
    stage_text: Colour
    step_hues: _Hues
    persona_hues: _Hues
    persona_text: Colour
    emotion_bands: tuple[Colour, Colour, Colour, Colour, Colour]
    support: dict[Support, Colour]
    cards: dict[CardKind, CardColours]
    filled: bool = True
    card_edge: Annotated[float, Field(ge=0, le=1)] = 0.12
