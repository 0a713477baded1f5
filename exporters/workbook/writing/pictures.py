"""Pictures in cells: the map's own embedded images, small, below the cell's text."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import ImageOps

from exporters.painters.decoding import opened_picture
from exporters.painters.pictures import image_bytes
from exporters.workbook.facts import Facts
from exporters.workbook.writing.source import Written
from model.records import Image
from resources.words import tr

SCENE = (168, 96)
PHOTO = (76, 76)
"""The most room a picture takes in a cell, wide and high, in pixels of 1/96 inch."""
_SHARPER = 2
"""Pixels kept for each shown, so that the picture stays clear when the sheet is enlarged."""
_POINTS_PER_PIXEL = 0.75


def write_picture(
    sheet: Any,  # noqa: ANN401 - xlsxwriter ships no types
    row: int,
    column: int,
    image: Image,
    *,
    room: tuple[int, int] = SCENE,
    below: float = 4.0,
    alt: str = "",
) -> float:
    """Put a picture into a cell, ``below`` points from its top; answers the points it adds.

    ``alt`` is what it is called for who does not see it, where the picture does not say itself.

    A picture that cannot be read adds nothing: its text stands in the cell all the same.
    """
    data = image_bytes({image.id: image}, image.id)
    picture = opened_picture(data) if data else None
    if picture is None:
        return 0.0
    picture = ImageOps.exif_transpose(picture)
    widest, tallest = room
    picture.thumbnail((widest * _SHARPER, tallest * _SHARPER))
    small = BytesIO()
    picture.save(small, "PNG")
    scale = min(widest / picture.width, tallest / picture.height, 1.0)
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
            "description": image.alt or alt,
        },
    )
    return picture.height * scale * _POINTS_PER_PIXEL + 6


def write_photos(facts: Facts, written: Written, source: int = 0) -> None:
    """The personas' photos, each in its row of the table; rows get as high as these need."""
    places, column = written.places[source], written.column("photo")
    for persona in facts.personas:
        photo = facts.document.images.get(persona.photo_id or "")
        row = places.get(persona.id)
        if photo is not None and row is not None:
            said = tr("Photo of {name}", name=persona.name or persona.role)
            added = write_picture(written.sheet, row, column, photo, room=PHOTO, alt=said)
            written.heights[row] = max(written.heights[row], added + 2)
            written.sheet.set_row(row, written.heights[row])
            written.sheet.kept.add(row)
