"""What may be asked of a picture (PNG, SVG) besides what holds of every poster."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from exporters.poster.paper import POINTS_PER_INCH
from model.errors import ExportError
from resources.words import tr

_LEAST_TILE = 64


class Lettering(StrEnum):
    """How an SVG writes text.

    ``OUTLINES``: as shapes, alike in every viewer, with the text itself invisible beneath them.
    ``TEXT``: as text that can be edited, with what it needs of its fonts in the file.
    """

    OUTLINES = "outlines"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture shows, and how fine it is.

    A picture shows the map alone; with ``paper`` each page of the poster, with all that stands
    around the map. ``bare`` leaves out heading, parking lot and legend, as slides want a lane or a
    stage (never with ``paper``).

    ``dpi`` is pixels per inch, of the map at full size or of the paper. ``width`` is how many
    pixels the picture has across, ``longest`` how many its longer side has; each goes before
    ``dpi``. A picture with a side of more than ``tile`` pixels is cut into files of at most so
    many, by rows and columns.
    """

    paper: bool = False
    bare: bool = False
    dpi: float = 2 * POINTS_PER_INCH
    width: int | None = None
    longest: int | None = None
    tile: int | None = None
    lettering: Lettering = Lettering.OUTLINES

    def __post_init__(self) -> None:
        """Check what no picture can have.

        Raises:
            ExportError: it would have no size, or its pieces would be crumbs.
        """
        sides = (self.width, self.longest)
        if not self.dpi > 0 or any(side is not None and side < 1 for side in sides):
            raise ExportError(tr("A picture needs a size above zero."))
        if self.tile is not None and self.tile < _LEAST_TILE:
            raise ExportError(tr("A piece of a picture needs at least {n} pixels.", n=_LEAST_TILE))
