"""The pictures of pages that the preview has, and which it still needs to show what is in sight."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPixmap

from designer.dialogs.export.arrangement import Arrangement
from designer.dialogs.export.page_pictures import Painted, Wanted
from model.layout.geometry import Rect

_AROUND = 0.35
"""How much more than is seen is painted, so that one can scroll a little, as part of the view."""
_KEPT_BYTES = 96_000_000
_NEAR = 1e-6


class PictureShelf:
    """A small picture of each page, and sharp ones of what was last in sight."""

    def __init__(self) -> None:
        self._small: dict[int, QPixmap] = {}
        self._sharp: OrderedDict[int, tuple[Painted, QPixmap]] = OrderedDict()
        self._outdated: set[int] = set()

    def clear(self) -> None:
        """The pages are others."""
        self._small.clear()
        self._sharp.clear()
        self._outdated.clear()

    def outdate(self) -> None:
        """The pages have changed a little: the pictures do until there are others."""
        self._outdated.update(self._sharp)

    def take_small(self, page: int, pixmap: QPixmap) -> None:
        """The small picture of a page."""
        self._small[page] = pixmap

    def take(self, painted: Painted) -> None:
        """A sharp picture; those that were not looked at for long are let go."""
        page = painted.wanted.page
        self._sharp.pop(page, None)
        self._outdated.discard(page)
        self._sharp[page] = (painted, QPixmap.fromImage(painted.image))
        while len(self._sharp) > 1 and self._bytes() > _KEPT_BYTES:
            self._sharp.popitem(last=False)

    def small(self, page: int) -> QPixmap | None:
        """The small picture of a page, if there is one."""
        return self._small.get(page)

    def sharp(self, page: int) -> tuple[Rect, QPixmap] | None:
        """The sharp picture of a page and which part of it that shows, if there is one."""
        entry = self._sharp.get(page)
        return None if entry is None else (entry[0].part, entry[1])

    def missing(self, arrangement: Arrangement, area: QRectF, scale: float) -> list[Wanted]:
        """What must be painted to show an area so sharp (device pixels per point)."""
        across, down = _AROUND * area.width(), _AROUND * area.height()
        more = area.adjusted(-across, -down, across, down)
        wanted = [
            Wanted(page, arrangement.part(page, more), scale)
            for page in arrangement.in_sight(area)
            if not self._has(page, arrangement.part(page, area), scale)
        ]
        middle = arrangement.nearest(area.center().y())
        return sorted(wanted, key=lambda each: abs(each.page - middle))

    def _has(self, page: int, part: Rect, scale: float) -> bool:
        entry = self._sharp.get(page)
        if entry is None or page in self._outdated or abs(entry[0].wanted.scale - scale) > _NEAR:
            return False
        there = entry[0].part
        across = there.x <= part.x + _NEAR and part.right <= there.right + _NEAR
        return across and there.y <= part.y + _NEAR and part.bottom <= there.bottom + _NEAR

    def _bytes(self) -> int:
        pixmaps = [pixmap for _, pixmap in self._sharp.values()]
        return sum(4 * pixmap.width() * pixmap.height() for pixmap in pixmaps)
