"""Type sizes and distances on pages of text, in points on paper. One table for all themes."""

from __future__ import annotations

from typing import Final

from model.layout.text import TextStyle
from model.layout.text.fonts import Weight

# --- type ---------------------------------------------------------------------------------------

TITLE: Final = TextStyle(22, 27, Weight.BOLD)
NAME: Final = TextStyle(24, 29, Weight.BOLD)
HEADING_1: Final = TextStyle(15, 20, Weight.BOLD)
HEADING_2: Final = TextStyle(11.5, 15, Weight.SEMIBOLD)
HEADING_3: Final = TextStyle(10.5, 14, Weight.SEMIBOLD)
QUOTE: Final = TextStyle(12.5, 17.5)
LEAD: Final = TextStyle(11, 15)
BODY: Final = TextStyle(9.5, 13)
STRONG: Final = TextStyle(9.5, 13, Weight.SEMIBOLD)
SMALL: Final = TextStyle(8.5, 11.5)
LABEL: Final = TextStyle(8.5, 11.5, Weight.SEMIBOLD)
FIGURE: Final = TextStyle(19, 23, Weight.BOLD)

# --- distances ----------------------------------------------------------------------------------

GUTTER: Final = 20.0
"""Between two columns of text."""
CELL_GAP: Final = 10.0
"""Between two columns of a table."""
ROW_PAD: Final = 4.5
"""Above and below what stands in a row."""
MOST_WHOLE: Final = 220.0
"""A row higher than this may be broken where a page ends."""
INDENT: Final = 10.0
"""How far items stand in behind their bullets."""
SECTION_GAP: Final = 26.0
GROUP_GAP: Final = 14.0
"""Above a heading of the first, and of the second level."""
