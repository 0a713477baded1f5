"""The SVG painter: display nodes to a picture that every viewer draws alike.

Text comes in two ways. As outlines, each glyph defined once: no viewer has to know a font, and
beneath them lies the text itself, invisible, to be found, selected, copied and read out. Or as
text, with the needed part of each font in the file: it can be edited.
"""

from exporters.painters.svg.letters import Letters
from exporters.painters.svg.painter import SvgPainter

__all__ = ["Letters", "SvgPainter"]
