"""The logo on a poster: a picture like those of the map, but the export's own."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from model.document import JourneyMap
from model.errors import ExportError, ImportFormatError
from model.records import Image
from resources.words import tr


@lru_cache(maxsize=4)
def logo_image(data: bytes) -> Image:
    """The picture in the bytes of a logo's file, bounded and cleaned as pictures of a map are.

    Raises:
        ExportError: it is no picture, is broken, or is too large.
    """
    from model.images import image_record  # noqa: PLC0415 - posters without one need no decoder

    try:
        return image_record(data, alt=tr("Logo"))
    except ImportFormatError as error:
        raise ExportError(tr("The logo cannot be used. {why}", why=error)) from error


def with_logo(document: JourneyMap, logo: bytes | None) -> JourneyMap:
    """The map with the logo among its pictures, so that a layout which shows it can be painted.

    Raises:
        ExportError: the logo cannot be used.
    """
    if logo is None:
        return document
    image = logo_image(logo)
    return replace(document, images={**document.images, image.id: image})
