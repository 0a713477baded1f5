"""Pictures that come by drop or paste: files, or a copied part of a screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from designer.canvas.draft import Draft
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import add_image_card, embed_image
from model.ids import Id
from model.places import Place
from model.records import Image
from resources.words import tr

# By name only what might be one; what it really is, its content tells.
_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp"})
_MOST_FILES = 50


def picture_files(data: QMimeData) -> list[Path]:
    """The files on this machine among what is carried that look like pictures."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in _SUFFIXES][:_MOST_FILES]


def has_pictures(data: QMimeData) -> bool:
    """Whether there are pictures in it, and nothing that says more."""
    return bool(picture_files(data)) or (data.hasImage() and not data.hasText())


def pictures_in(data: QMimeData) -> list[Image]:
    """The pictures as records to embed.

    Raises:
        JourneyboardError: one cannot be read, or is none that a map can carry.
    """
    from designer.inspector.pictures import read_picture  # noqa: PLC0415 - brings Pillow along

    files = picture_files(data)
    if files:
        return [read_picture(path) for path in files]
    from model.images import image_record  # noqa: PLC0415

    return [image_record(_png(QImage(data.imageData())))]


def image_cards(document: JourneyMap, place: Place, images: Sequence[Image]) -> ChangeSet:
    """A card for each picture, in one step."""
    draft = Draft(document)
    for image in images:
        draft.do(add_image_card(draft.document, place, image))
    return draft.finish(tr("Add image"))


def picture_on(document: JourneyMap, record_id: Id, image: Image) -> ChangeSet:
    """The picture on a card, or as a persona's photo."""
    return embed_image(document, record_id, image)


def _png(image: QImage) -> bytes:
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(store.data())
