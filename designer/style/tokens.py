"""The one table of the interface's colours and sizes, light and dark.

What the map's theme already names is taken from it, so that window and map are one piece; here
stand only the colours that no map needs: bars, fields, buttons, notices. Sizes are device
independent pixels.
"""

from __future__ import annotations

from dataclasses import dataclass

from model.kinds import CardKind, Support
from model.layout.colours import readable
from model.layout.theme import DARK, LIGHT, Theme

FONT_PIXELS = 13
SMALL_PIXELS = 12
HEADING_PIXELS = 15
TITLE_PIXELS = 26
RADIUS = 6
BOARD_HEAD = 47
"""The least height of the head of a board: as with a button in it, so that none is lower."""
CONTROL_HEIGHT = 32
ICON_PIXELS = 18
PALETTE_WIDTH = 268
INSPECTOR_WIDTH = 284


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of the interface, ``#RRGGBB``. Text on its ground has at least 4.5:1."""

    theme: Theme
    faint: str
    surface: str
    field: str
    field_border: str
    field_border_hover: str
    hover: str
    pressed: str
    disabled: str
    primary: str
    primary_hover: str
    primary_text: str
    danger: str
    warning: str
    success: str
    danger_soft: str
    warning_soft: str
    success_soft: str
    tip: str
    tip_text: str
    scroll: str
    scroll_hover: str

    @property
    def name(self) -> str:
        """``light`` or ``dark``."""
        return "dark" if self.theme is DARK else "light"


def _tokens(theme: Theme, *, surface: str, field: str, **own: str) -> Tokens:
    cards = theme.cards
    return Tokens(
        theme=theme,
        # On the map it is for ornaments; here for hints, which are read.
        faint=readable(theme.faint, surface, field),
        surface=surface,
        field=field,
        danger=cards[CardKind.PAIN_POINT].bar,
        danger_soft=cards[CardKind.PAIN_POINT].fill,
        warning=theme.support[Support.PARTLY],
        warning_soft=cards[CardKind.NOTE].fill,
        success=theme.support[Support.RESEARCHED],
        success_soft=cards[CardKind.OPPORTUNITY].fill,
        **own,
    )


TOKENS: dict[str, Tokens] = {
    tokens.name: tokens
    for tokens in (
        _tokens(
            LIGHT,
            surface="#FFFFFF",
            field="#FFFFFF",
            field_border="#CBD2D9",
            field_border_hover="#9AA5B1",
            hover="#F0F2F5",
            pressed="#E4E7EB",
            disabled="#A7B1BB",
            primary="#2F4B8F",
            primary_hover="#263D76",
            primary_text="#FFFFFF",
            tip="#1F2933",
            tip_text="#FFFFFF",
            scroll="#CBD2D9",
            scroll_hover="#9AA5B1",
        ),
        _tokens(
            DARK,
            surface="#1B2229",
            field="#232B34",
            field_border="#465260",
            field_border_hover="#6B7885",
            hover="#28313B",
            pressed="#333E4A",
            disabled="#66727E",
            primary="#3F63BE",
            primary_hover="#4A6FCC",
            primary_text="#FFFFFF",
            tip="#E6EAEE",
            tip_text="#1F2933",
            scroll="#3D4854",
            scroll_hover="#5A6673",
        ),
    )
}
