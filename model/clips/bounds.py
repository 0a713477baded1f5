"""How much may be taken in at once; what is above is refused in a sentence, the map untouched."""

from __future__ import annotations

MAX_CHARACTERS = 500_000
"""Of a text; laying out so many takes about a second."""
MAX_MARKUP = 2_000_000
"""Of the HTML that stands for a text."""
MAX_CARDS = 2_000
"""Made by one paste or drop."""
MAX_ROWS = 5_000
MAX_COLUMNS = 500
"""Of a table, empty cells counted."""
MAX_FILES = 50
"""Dropped at once."""
MAX_TEXT_BYTES = 2_000_000
"""Of a dropped text file."""
MAX_PICTURE_BYTES = 20_000_000
MAX_PICTURE_PIXELS = 24_000_000
"""Width times height, read from the head of the file before anything is decoded."""
