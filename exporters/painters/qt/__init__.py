"""The Qt painter: draws a display list with a QPainter, on screen and into pictures.

Drawing is split in two, because a canvas paints the same card hundreds of times: a group is
compiled once into a :class:`Drawing` (native paths, glyph runs and pictures, all in place), and a
frame only replays it.
"""

from exporters.painters.qt.pages import paint_page
from exporters.painters.qt.painter import QtPainter
from exporters.painters.qt.resources import Drawing, QtResources

__all__ = ["Drawing", "QtPainter", "QtResources", "paint_page"]
