"""The clipboard: our own JSON for maps, and plain text for everybody else. Never an object."""

from __future__ import annotations

import atexit
from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from designer.canvas.exchange.incoming import Incoming, incoming
from model.document import JourneyMap
from model.edits.cards import reading_order
from model.fragment import FRAGMENT_MIME, copy_fragment
from model.ids import Id
from model.records import Card, Connector, Lane, MapInfo, Marker, Persona, Record, Stage, Step
from model.wording import block_text, outline_text

_VECTORS = "image/svg+xml"


class _MapData(QMimeData):
    """What was copied here: Qt hands this very object out for as long as it is on the clipboard."""


def copy_to_clipboard(document: JourneyMap, ids: Iterable[Id]) -> None:
    """Put the records on the clipboard, and what they say as text or as cells for a sheet."""
    wanted = list(ids)
    text = block_text(document, wanted) or outline_text(document, wanted)
    put_on_clipboard(text=text, fragment=copy_fragment(document, wanted))


def put_on_clipboard(
    *,
    text: str = "",
    fragment: str = "",
    picture: QImage | None = None,
    vectors: bytes = b"",
) -> None:
    """Put this on the clipboard; what is empty is not there. ``vectors`` is an SVG file."""
    data = _MapData()
    if fragment:
        data.setData(FRAGMENT_MIME, QByteArray(fragment.encode()))
    if text:
        data.setText(text)
    if picture is not None:
        data.setImageData(picture)
    if vectors:
        data.setData(_VECTORS, QByteArray(vectors))
    _release_at_exit()
    QGuiApplication.clipboard().setMimeData(data)


def on_clipboard() -> Incoming | None:
    """What is on the clipboard; None for what no map can hold.

    Raises:
        ImportFormatError: it is a picture that is too large.
    """
    data = _clipboard_data()
    return incoming(data) if data is not None else None


def _clipboard_data() -> QMimeData | None:
    """What is on the clipboard; None where the platform has nothing, against what Qt promises."""
    return QGuiApplication.clipboard().mimeData()


def plain_text(document: JourneyMap, ids: Iterable[Id]) -> str:
    """What the records say, a line each; cards in the order they are read."""
    records = [record for record in (document.find(one) for one in ids) if record is not None]
    cards = reading_order(document, (record for record in records if isinstance(record, Card)))
    others = [record for record in records if not isinstance(record, Card)]
    lines = [_words(record) for record in (*others, *cards)]
    return "\n".join(line for line in lines if line)


@cache
def _release_at_exit() -> None:
    """Let go of the clipboard before Python ends, once.

    Qt destroys what is on the clipboard when Python is no longer there, and data that were made
    in Python crash then. What stays for other programs is the text.
    """
    atexit.register(_leave_only_text)


def _leave_only_text() -> None:
    if QGuiApplication.instance() is None:
        return
    clipboard = QGuiApplication.clipboard()
    if isinstance(clipboard.mimeData(), _MapData):  # else it is another program's by now
        clipboard.setText(clipboard.text())


def _words(record: Record) -> str:
    match record:
        case Card():
            return record.text
        case Stage() | Step() | Lane() | Persona():
            return record.name
        case Marker():
            return record.word
        case Connector():
            return record.label
        case MapInfo():
            return record.title
        case _:
            return ""
