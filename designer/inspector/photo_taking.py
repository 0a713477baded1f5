"""A picture on its way to be a persona's photo: read, cut out, embedded; told where it fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from designer.canvas.exchange.incoming import Files, Picture, incoming, is_picture, local_files
from designer.dialogs.protocol import Dialogs
from designer.document.session import DocumentSession
from model.clips.bounds import MAX_PICTURE_BYTES
from model.edits import edit, embed_image
from model.errors import ImportFormatError, JourneyboardError, RuleError
from model.ids import Id
from model.outside import read_outside
from model.records import Image
from resources.words import tr
from widgets.icon_paint import IconPainter

_FIELD = "photo_id"


class PhotoTaking:
    """Gives one persona a photo. ``say`` tells in a sentence what went wrong."""

    def __init__(
        self,
        session: DocumentSession,
        dialogs: Dialogs,
        icons: IconPainter,
        over: QWidget,
        say: Callable[[str], None],
    ) -> None:
        self._session = session
        self._dialogs = dialogs
        self._icons = icons
        self._over = over
        self._say = say

    def choose(self, persona_id: Id) -> None:
        """Ask for a file, then for the part of it."""
        path = self._dialogs.open_picture(Path.home())
        if path is not None:
            self._attempt(lambda: self._cut_out(persona_id, _in_file(path)))

    def take(self, persona_id: Id, data: QMimeData) -> None:
        """Take what was dropped or pasted."""
        self._attempt(lambda: self._cut_out(persona_id, _in_data(data)))

    def cut_again(self, persona_id: Id) -> None:
        """Keep less of the photo that is there."""
        from model.images import image_bytes  # noqa: PLC0415 - brings Pillow along

        persona = self._session.document.personas[persona_id]
        image = self._session.document.images.get(persona.photo_id or "")
        if image is not None:
            self._attempt(lambda: self._cut_out(persona_id, image_bytes(image)))

    def remove(self, persona_id: Id) -> None:
        """Take the photo off."""
        label = tr("Remove picture")
        self._attempt(
            lambda: self._session.push(
                edit(self._session.document, persona_id, {_FIELD: None}, label=label)
            )
        )

    def _cut_out(self, persona_id: Id, data: bytes) -> None:
        from designer.dialogs.crop_dialog import crop_dialog  # noqa: PLC0415 - brings Pillow along

        if self._session.read_only:
            raise RuleError(tr("This map is open for looking only; save it under another name."))
        persona = self._session.document.personas[persona_id]
        dialog = crop_dialog(data, self._icons, alt=persona.name, parent=self._over)
        dialog.cut_out.connect(lambda photo: self._embed(persona_id, photo))
        dialog.failed.connect(self._say)
        dialog.open()

    def _embed(self, persona_id: Id, photo: Image) -> None:
        document = self._session.document
        self._attempt(
            lambda: self._session.push(embed_image(document, persona_id, photo, field=_FIELD))
        )

    def _attempt(self, work: Callable[[], object]) -> None:
        try:
            work()
        except JourneyboardError as error:
            self._say(str(error))


def _in_file(path: Path) -> bytes:
    return read_outside(path, MAX_PICTURE_BYTES)


def _in_data(data: QMimeData) -> bytes:
    """The first picture that is carried.

    Raises:
        JourneyboardError: there is none, or it cannot be read.
    """
    if is_picture(data) or local_files(data):
        match incoming(data):
            case Picture(data=found):
                return found
            case Files(paths=paths):
                return _in_file(paths[0])
            case _:
                pass
    raise ImportFormatError(tr("There is no picture there; copy one, or drop a picture file."))
