"""The pictures inside cards: never distorted, never enlarged."""

from __future__ import annotations

from model.layout.colours import blend
from model.layout.display import ImageNode
from model.layout.geometry import Rect
from model.layout.metrics import CARD_PAD, ICON, PICTURE_HEIGHT
from model.layout.sketch import Sketch
from model.layout.theme import CardColours, Theme
from model.records import Image

_LEFT = 10.0
"""Pictures begin right of the bar."""
_SPARK_WIDTH, _SPARK_HEIGHT = 56.0, 18.0
_BAR = 4.0


def picture(
    sketch: Sketch,
    image: Image | None,
    y: float,
    width: float,
    theme: Theme,
    colours: CardColours,
) -> float:
    """The picture across the card, never distorted nor enlarged; gives the height it takes.

    Where there is no picture yet, its place is kept with an icon.
    """
    room = width - _LEFT - CARD_PAD
    if image is None:
        frame = Rect(_LEFT, y, room, 48)
        sketch.rect(frame, blend(colours.fill, colours.bar, 0.1), radius=3)
        centre = frame.centre
        sketch.icon("image", centre.x - ICON, centre.y - ICON, 2 * ICON, theme.faint)
        return frame.height + 6
    scale = min(room / image.width, PICTURE_HEIGHT / image.height, 1.0)
    shown_width, shown_height = image.width * scale, image.height * scale
    left = _LEFT + (room - shown_width) / 2
    frame = Rect(left, y, shown_width, shown_height)
    sketch.add(ImageNode(frame, image.id, image.alt))
    return shown_height + 6
