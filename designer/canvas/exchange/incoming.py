"""What a drop or the clipboard carries, as values: told by its formats, nothing opened yet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QImage, QImageWriter

from model.clips.bounds import MAX_PICTURE_PIXELS
from model.errors import ImportFormatError
from model.fragment import FRAGMENT_MIME, is_fragment
from resources.words import tr

# Pictures as their program encoded them: their size is known before anything is decoded.
_PICTURES = ("image/png", "image/jpeg", "image/webp")
_QT_PICTURE = "application/x-qt-image"
_FIREFOX_LINK = "text/x-moz-url"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a journey map."""

    text: str


@dataclass(frozen=True, slots=True)
class Writing:
    """Plain text, HTML, or both."""

    text: str
    html: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """The bytes of a picture's file."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Files:
    """Files on this machine."""

    paths: tuple[Path, ...]


Incoming: TypeAlias = Piece | Writing | Picture | Files


def is_wanted(data: QMimeData) -> bool:
    """Whether a map might hold it, as far as its formats tell."""
    return (
        data.hasFormat(FRAGMENT_MIME)
        or bool(local_files(data))
        or _has_picture(data)
        or bool(data.hasText() and data.text().strip())
        or data.hasHtml()
    )


def is_picture(data: QMimeData) -> bool:
    """Whether it is a picture, and nothing that says more."""
    return not local_files(data) and _has_picture(data) and not data.hasText()


def incoming(data: QMimeData) -> Incoming | None:
    """What it is; None for what no map can hold.

    Raises:
        ImportFormatError: it is a picture that is too large.
    """
    if data.hasFormat(FRAGMENT_MIME):
        return Piece(_decoded(data, FRAGMENT_MIME))
    files = local_files(data)
    if files:
        return Files(files)
    text = data.text() if data.hasText() else ""
    if not text.strip() and _has_picture(data):
        return Picture(_picture(data))
    if is_fragment(text):
        return Piece(text)
    html = data.html() if data.hasHtml() else ""
    if data.hasFormat(_FIREFOX_LINK):
        return Writing(_titled(data) or text, html)
    return Writing(text, html) if text.strip() or html.strip() else None


def local_files(data: QMimeData) -> tuple[Path, ...]:
    """The files of this machine that it names; one of another machine would be fetched."""
    return tuple(
        _path(url) for url in data.urls() if url.isLocalFile() and url.host() in ("", "localhost")
    )


def _path(url: QUrl) -> Path:
    """Without its host: with one it is a share, which Windows would ask the network for."""
    hostless = QUrl(url)
    hostless.setHost("")
    return Path(hostless.toLocalFile())


def _has_picture(data: QMimeData) -> bool:
    return data.hasImage() or any(data.hasFormat(name) for name in _PICTURES)


def _picture(data: QMimeData) -> bytes:
    for name in _PICTURES:
        if data.hasFormat(name):
            return bytes(data.data(name).data())
    image = QImage(data.imageData())
    if image.width() * image.height() > MAX_PICTURE_PIXELS:
        limit = MAX_PICTURE_PIXELS // 1_000_000
        raise ImportFormatError(tr("The picture has more than {n} megapixels.", n=limit))
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(store.data())


def _titled(data: QMimeData) -> str:
    """A link as Firefox carries it: the address, and on the next line its title."""
    raw = bytes(data.data(_FIREFOX_LINK).data())
    address, _, title = raw.decode("utf-16-le", errors="replace").strip("\0").partition("\n")
    return f"{title.strip()}\n{address.strip()}" if title.strip() else address.strip()


def _decoded(data: QMimeData, name: str) -> str:
    return bytes(data.data(name).data()).decode("utf-8", errors="replace")
