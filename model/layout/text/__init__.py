"""Text on the map: fonts, line breaking, shaping and typesetting, done once for all painters."""

from model.layout.text.fonts import Metrics, Weight, font_data, font_keys, metrics
from model.layout.text.typeset import Align, TextBlock, TextLine, TextStyle, place, typeset

__all__ = [
    "Align",
    "Metrics",
    "TextBlock",
    "TextLine",
    "TextStyle",
    "Weight",
    "font_data",
    "font_keys",
    "metrics",
    "place",
    "typeset",
]
