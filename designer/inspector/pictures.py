"""Bindings for a picture on a card or of a persona, and for the ends of a connector."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from designer.inspector.context import FormContext
from designer.inspector.fields import Field
from designer.inspector.naming import link_face
from designer.inspector.photo_taking import PhotoTaking
from exporters.painters.pictures import image_bytes
from exporters.painters.qt.decoding import decoded
from model.edits import edit, embed_image
from model.errors import FileError, JourneyboardError
from model.ids import Id
from model.records import Image, Persona, Record
from resources.words import tr
from widgets.form.links import LinksEditor
from widgets.form.picture import PictureEditor
from widgets.form.row import FormRow


class PictureBinding:
    """The picture of one card, or the photo of one persona."""

    def __init__(self, field: Field, context: FormContext) -> None:
        self._field = field
        self._context = context
        self._id: Id = ""
        self._photo = field.name == "photo_id"
        self._editor = PictureEditor(context.icons, round_=self._photo)
        self._taking = PhotoTaking(
            context.session, context.dialogs, context.icons, self._editor, context.report
        )
        self._editor.asked.connect(self._choose)
        self._editor.removed.connect(self._remove)
        self.widget: QWidget = FormRow(tr(field.label), self._editor)

    def refresh(self, records: Sequence[Record]) -> None:
        """Show the picture of the record."""
        record = records[0]
        self._id = record.id
        image = self._context.document.images.get(getattr(record, self._field.name) or "")
        alt = record.name if isinstance(record, Persona) else (image.alt if image else "")
        self._editor.set_picture(self._pixmap(image) if image else QPixmap(), alt)

    def _pixmap(self, image: Image) -> QPixmap:
        pixmap = self._context.pixmaps.get(image.id)
        if pixmap is None:
            data = image_bytes({image.id: image}, image.id)
            picture = decoded(data) if data else None
            pixmap = QPixmap() if picture is None else QPixmap.fromImage(picture)
            self._context.pixmaps[image.id] = pixmap
        return pixmap

    def _choose(self) -> None:
        if self._photo:  # which is seen small: it is asked which part of the picture it is
            self._taking.choose(self._id)
            return
        path = self._context.dialogs.open_picture(Path.home())
        if path is None:
            return
        try:
            image = read_picture(path)
        except JourneyboardError as error:
            self._context.report(str(error))
            return
        self._context.attempt(
            lambda: embed_image(self._context.document, self._id, image, field=self._field.name)
        )

    def _remove(self) -> None:
        self._context.attempt(
            lambda: edit(
                self._context.document,
                self._id,
                {self._field.name: None},
                label=tr("Remove picture"),
            )
        )


def read_picture(path: Path) -> Image:
    """The picture in a file as a record to embed.

    Raises:
        JourneyboardError: the file cannot be read, or is no picture that a map can carry.
    """
    from model.images import MAX_BYTES, image_record  # noqa: PLC0415 - brings Pillow along

    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        why = error.strerror or str(error)
        raise FileError(tr("“{name}” cannot be read: {why}.", name=path.name, why=why)) from error
    return image_record(data)


class CardLinkBinding:
    """The card at one end of a connector."""

    def __init__(self, field: Field, context: FormContext) -> None:
        self._field = field
        self._context = context
        self._links = LinksEditor(context.icons, new_text="", removable=False)
        self._links.add_button.hide()
        self._links.opened.connect(context.visit)
        self.widget: QWidget = FormRow(tr(field.label), self._links)

    def refresh(self, records: Sequence[Record]) -> None:
        """Show the card."""
        document = self._context.document
        card = document.cards.get(getattr(records[0], self._field.name))
        hues = self._context.tokens.theme.persona_hues
        self._links.set_faces([] if card is None else [link_face(document, card, hues)])
