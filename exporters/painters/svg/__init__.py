"""The SVG painter: display nodes to a picture that every viewer draws alike.

Glyphs are drawn as outlines, each defined once: no viewer has to know a font. Beneath them lies the
text itself, invisible, to be found, selected, copied and read out.
"""

from exporters.painters.svg.painter import SvgPainter

__all__ = ["SvgPainter"]
