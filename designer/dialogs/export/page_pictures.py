"""Pictures of pages, painted in a thread of their own, what is in sight first.

QImages may be painted off the window's thread; whoever shows them makes pixmaps.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPainter

from designer.background import Job, Workroom
from exporters.painters.qt import QtResources
from exporters.painters.qt.pages import paint_page
from exporters.poster.pages import Page
from exporters.progress import Progress
from model.ids import Id
from model.layout.geometry import Rect
from model.records import Image

_MOST_PIXELS = 24_000_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """A part of a page, in points of the page, at so many device pixels per point.

    ``small`` is the picture of a whole page for the list of pages.
    """

    page: int
    part: Rect
    scale: float
    small: bool = False


@dataclass(frozen=True, slots=True)
class Painted:
    """What was wanted, as a picture. ``part`` may be a little larger: whole pixels."""

    wanted: Wanted
    part: Rect
    image: QImage


def whole(page: Page) -> Rect:
    """A page with what is printed beyond its edges."""
    return Rect(0, 0, page.size.width, page.size.height).inset(-page.slug)


class PagePictures(QObject):
    """Paints what is wanted, one after the other; ``arrived`` carries each picture."""

    arrived = Signal(object)

    def __init__(self, room: Workroom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._pages: tuple[Page, ...] = ()
        self._images: Mapping[Id, Image] = {}
        self._wanted: list[Wanted] = []
        self._job: Job | None = None
        self._at_work: Wanted | None = None
        self._resources = _Resources()

    @property
    def working(self) -> bool:
        """Whether something is being painted."""
        return self._job is not None

    def set_pages(self, pages: tuple[Page, ...], images: Mapping[Id, Image]) -> None:
        """From now on these are the pages; what was wanted of others is forgotten."""
        self.stop()
        if images is not self._images:  # pictures are kept by their ids
            self._resources = _Resources()
        self._pages, self._images = pages, images

    def want(self, wanted: Sequence[Wanted]) -> None:
        """From now on this is wanted, the first most; what was wanted before no longer is."""
        self._wanted = [each for each in wanted if each != self._at_work]
        self._next()

    def stop(self) -> None:
        """Want nothing any more."""
        self._wanted = []
        if self._job is not None:
            self._job.cancel()
            self._rest()

    def _next(self) -> None:
        if self._job is not None or not self._wanted:
            return
        wanted = self._wanted.pop(0)
        page, images, resources = self._pages[wanted.page], self._images, self._resources
        job = Job(lambda progress: _painted(wanted, page, images, resources, progress))
        job.signals.succeeded.connect(lambda painted: self._on_painted(job, painted))
        job.signals.ended.connect(lambda: self._on_ended(job))
        self._job, self._at_work = job, wanted
        self._room.start(job)

    def _on_painted(self, job: Job, painted: Painted) -> None:
        if job is self._job:
            self._rest()
            self.arrived.emit(painted)
            self._next()

    def _on_ended(self, job: Job) -> None:
        if job is self._job:
            self._rest()
            self._next()

    def _rest(self) -> None:
        self._job, self._at_work = None, None


class _Resources:
    """Fonts and drawings, made in the thread that paints and used in no other."""

    def __init__(self) -> None:
        self._local = threading.local()

    def here(self) -> QtResources:
        """Those of the calling thread."""
        if not hasattr(self._local, "resources"):
            self._local.resources = QtResources()
        found: QtResources = self._local.resources
        return found


def _painted(
    wanted: Wanted,
    page: Page,
    images: Mapping[Id, Image],
    resources: _Resources,
    progress: Progress,
) -> Painted:
    scale, part = wanted.scale, wanted.part
    left, top = math.floor(part.x * scale), math.floor(part.y * scale)
    width = max(1, math.ceil(part.right * scale) - left)
    height = max(1, math.ceil(part.bottom * scale) - top)
    if width * height > _MOST_PIXELS:
        smaller = scale * math.sqrt(_MOST_PIXELS / (width * height)) * 0.99
        return _painted(replace(wanted, scale=smaller), page, images, resources, progress)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)  # bare paper, on screens of every theme
    painter = QPainter(image)
    try:
        painter.translate(-left, -top)
        painter.scale(scale, scale)
        seen = QRectF(left / scale, top / scale, width / scale, height / scale)
        painter.setClipRect(seen)
        paint_page(painter, page, images, resources.here())
    finally:
        painter.end()
    progress(1, 1)
    there = Rect(left / scale, top / scale, width / scale, height / scale)
    return Painted(wanted, there, image)
