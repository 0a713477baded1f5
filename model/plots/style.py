"""Type sizes and distances of all plots, in points. One table, for screen and paper alike."""

from __future__ import annotations

from typing import Final

from model.layout.text import TextStyle
from model.layout.text.fonts import Weight

LABEL: Final = TextStyle(9.5, 12.5)
STRONG: Final = TextStyle(9.5, 12.5, Weight.SEMIBOLD)
SMALL: Final = TextStyle(8.5, 11.5)
SMALL_STRONG: Final = TextStyle(8.5, 11.5, Weight.SEMIBOLD)
NUMBER: Final = TextStyle(8.5, 10.5, Weight.BOLD)
"""In the disc of a dot."""

GAP: Final = 8.0
"""Between columns, and between a plot and what stands beside it."""
ROW_GAP: Final = 6.0
BAR: Final = 10.0
"""How high a bar is."""
RADIUS: Final = 2.0
KEY: Final = 8.0
"""The square before a word of the key."""
