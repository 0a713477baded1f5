"""A map as PNG pictures, drawn by the painter that draws the canvas."""

from exporters.png.export import export_png
from exporters.png.measures import MAX_PIXELS, Grid, Piece, grid_of
from exporters.png.part import picture_of_part

__all__ = [
    "MAX_PIXELS",
    "Grid",
    "Piece",
    "export_png",
    "grid_of",
    "picture_of_part",
]
