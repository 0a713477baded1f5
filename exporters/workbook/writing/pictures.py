"""Pictures in cells: the map's own embedded images, small, below the cell's text."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import ImageOps

from exporters.painters.decoding import opened_picture
from exporters.painters.pictures import image_bytes
from model.records import Image

_WIDEST, _TALLEST = 168, 96
"""The most room a picture takes in a cell, in pixels of 1/96 inch."""
_SHARPER = 2
"""Pixels kept for each shown, so that the picture stays clear when the sheet is enlarged."""
_POINTS_PER_PIXEL = 0.75


def write_picture(sheet: Any, row: int, column: int, image: Image, *, below: float) -> float:  # noqa: ANN401
    """Put a picture into a cell, ``below`` points from its top; answers the points it adds.

    A picture that cannot be read adds nothing: its text stands in the cell all the same.
    """
    data = image_bytes({image.id: image}, image.id)
    picture = opened_picture(data) if data else None
    if picture is None:
        return 0.0
    picture = ImageOps.exif_transpose(picture)
    picture.thumbnail((_WIDEST * _SHARPER, _TALLEST * _SHARPER))
    small = BytesIO()
    picture.save(small, "PNG")
    scale = min(_WIDEST / picture.width, _TALLEST / picture.height, 1.0)
    sheet.insert_image(
        row,
        column,
        f"{image.id}.png",
        {
            "image_data": small,
            "x_scale": scale,
            "y_scale": scale,
            "x_offset": 10,
            "y_offset": below / _POINTS_PER_PIXEL,
            "object_position": 1,
            "description": image.alt,
        },
    )
    return picture.height * scale * _POINTS_PER_PIXEL + 6
