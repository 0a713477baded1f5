"""The one table of type sizes and distances on a map.

Unit: point. The same for every theme, so that screen and paper agree. Distances sit on a grid of
4 where nothing optical speaks against it; no type is smaller than 10.
"""

from __future__ import annotations

from typing import Final

from model.layout.text import TextStyle
from model.layout.text.fonts import Weight

# --- type ---------------------------------------------------------------------------------------

TITLE: Final = TextStyle(21, 26, Weight.BOLD)
FIGURE: Final = TextStyle(18, 22, Weight.BOLD)
STAGE: Final = TextStyle(14, 18, Weight.BOLD)
PERSONA: Final = TextStyle(13, 16, Weight.BOLD)
INVITATION: Final = TextStyle(16, 22, Weight.SEMIBOLD)
STEP: Final = TextStyle(12, 15, Weight.SEMIBOLD)
LANE: Final = TextStyle(12, 15, Weight.SEMIBOLD)
CARD: Final = TextStyle(11.5, 15)
BODY: Final = TextStyle(11, 14.5)
BAND_NOTE: Final = TextStyle(10.5, 13.5)
SMALL: Final = TextStyle(10, 13)
SMALL_STRONG: Final = TextStyle(10, 13, Weight.SEMIBOLD)
DISC: Final = TextStyle(10, 12, Weight.BOLD)

# --- sheet --------------------------------------------------------------------------------------

MARGIN: Final = 24.0
LABEL_WIDTH: Final = 116.0
"""The column of lane names, left of the grid."""
SHEET_WIDTH: Final = 720.0
"""No sheet is narrower, so that heading and legend have room on a map of two steps."""
SECTION_GAP: Final = 16.0

# --- heading ------------------------------------------------------------------------------------

FACT_WIDTH: Final = 232.0
"""Objective, scenario ... stand in columns at least this wide."""
COLUMN_GAP: Final = 24.0
PERSONA_WIDTH: Final = 296.0
PERSONA_WIDEST: Final = 660.0
PERSONA_GAP: Final = 12.0
PERSONA_PAD: Final = 12.0
PHOTO: Final = 40.0
FIELD_LABEL: Final = 78.0
"""The names of a persona's fields, left of what they say."""

# --- stage band ---------------------------------------------------------------------------------

STEP_WIDTH: Final = 132.0
STEP_LEAST: Final = 72.0
"""However narrow a step was made: a card's margins and icon still leave room for a letter."""
FOLD_LEAST: Final = 60.0
FOLD_MOST: Final = 112.0
"""A collapsed stage is as wide as the longest word of its name, within these."""
CHEVRON_DEPTH: Final = 10.0
CHEVRON_GAP: Final = 2.0
CHEVRON_PAD: Final = 8.0
STEP_PAD: Final = 6.0
STEP_HEIGHT: Final = 28.0

# --- lanes and cards ----------------------------------------------------------------------------

LANE_HEIGHT: Final = 56.0
LANE_PAD: Final = 8.0
COLLAPSED_HEIGHT: Final = 28.0
CELL_INSET: Final = 6.0
"""Between a column's border and its cards: twice this is a gutter for connectors."""
CARD_GAP: Final = 6.0
CARD_RADIUS: Final = 6.0
CARD_PAD: Final = 7.0
BAR_WIDTH: Final = 3.5
BAR_INSET: Final = 2.0
ICON: Final = 14.0
ICON_X: Final = 9.0
TEXT_X: Final = 27.0
"""Where the text column of a card begins, right of its icon."""
CHIP: Final = 14.0
"""Height of discs, pills and badges."""
CHIP_GAP: Final = 4.0
PICTURE_HEIGHT: Final = 96.0

# --- emotions -----------------------------------------------------------------------------------

EMOTION_HEIGHT: Final = 176.0
EMOTION_LEAST: Final = 120.0
EMOTION_MORE: Final = 24.0
"""Height for each curve beyond the second."""
FACE: Final = 9.0
"""Radius of a face."""
CURVE: Final = 2.25
WORD_GAP: Final = 3.0

# --- connectors ---------------------------------------------------------------------------------

TRACK: Final = 12.0
TRACK_LABEL: Final = 200.0
CORNER: Final = 6.0
LOOP_CORNER: Final = 16.0
"""What loops back turns in wide bends."""
ARROW: Final = 5.0
