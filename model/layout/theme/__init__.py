"""Themes: every colour on the map, by name, for the screen and for paper.

Here are only the themes that come with the program: the window needs them before it stands. Those
that are asked for by an accent or a file are in :mod:`naming`.
"""

from __future__ import annotations

from types import MappingProxyType

from model.layout.theme.bundled import BUNDLED, bundled_theme
from model.layout.theme.record import CardColours, Colour, Theme

__all__ = ["BUNDLED", "DARK", "LIGHT", "THEMES", "CardColours", "Colour", "Theme"]

LIGHT = bundled_theme("journeyboard")
"""The usual theme: the one that is printed where nobody asks for another."""

DARK = bundled_theme("dark")

THEMES = MappingProxyType({name: bundled_theme(name) for name in BUNDLED})
"""The themes that come with the program, by name."""
