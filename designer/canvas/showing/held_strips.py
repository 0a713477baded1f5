"""Paints the stage band and the lane names where they are held in sight while scrolling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPixmap, QRegion

from designer.canvas.convert import qrect
from designer.canvas.marking.marks import crisp
from designer.canvas.showing.items import Ink
from designer.canvas.showing.lane_names import LaneNames
from designer.canvas.showing.stage_names import StageNames
from designer.canvas.window import Window
from model.layout.display import Group
from model.layout.geometry import Rect
from model.layout.result import LayoutResult
from model.layout.theme import Theme

SHADOW = 6.0
"""How far the shadow of a held strip reaches, in pixels."""
_SHADOW_ALPHA = 34
# Longer strips are painted where they are exposed, not kept as a picture.
_MOST_PIXELS = 12_000_000


@dataclass(frozen=True, slots=True)
class _Picture:
    """A strip as it was painted, and what it was painted from."""

    groups: tuple[Group, ...]
    rect: Rect
    zoom: float
    pixmap: QPixmap

    def serves(self, groups: Sequence[Group], rect: Rect, zoom: float, ratio: float) -> bool:
        return (
            self.zoom == zoom
            and self.rect == rect
            and self.pixmap.devicePixelRatio() == ratio
            and len(groups) == len(self.groups)
            and all(mine is theirs for mine, theirs in zip(self.groups, groups, strict=True))
        )


class HeldStrips:
    """Each strip is painted into a picture once and then only put in place."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        self._pictures: dict[str, _Picture] = {}
        self._names = StageNames(ink)
        self._lane_names = LaneNames(ink)
        self._painted: list[QRectF] = []

    def paint(
        self, painter: QPainter, window: Window, result: LayoutResult, exposed: QRectF
    ) -> None:
        """Paint what is held in sight. The painter is in pixels of the viewport."""
        theme = result.options.theme
        labels, band = window.labels_shown(), window.band_shown()
        if labels is not None and window.strips.labels is not None:
            backgrounds = (lane.background for lane in result.lanes)
            groups = (result.sheet_group, *backgrounds, result.labels_group)
            self._strip("labels", painter, window, groups, window.strips.labels, labels, exposed)
        if band is not None and window.strips.band is not None:
            groups = (result.sheet_group, result.band_group)
            self._strip("band", painter, window, groups, window.strips.band, band, exposed)
        self._lane_names.paint(painter, window, result)
        self._painted = self._held(window, result)
        self._names.paint(painter, window, result)
        if labels is not None:
            self._corner(painter, window, labels, band, theme)
            top = window.to_view(band or window.strips.band or labels).top()
            edge = crisp(window.to_view(labels))
            _shadow(painter, QRectF(edge.right(), top, SHADOW, edge.bottom() - top), theme)
        if band is not None:
            edge = crisp(window.to_view(band))
            _shadow(painter, QRectF(edge.left(), edge.bottom(), edge.width(), SHADOW), theme)

    def covers(self, window: Window) -> QRegion:
        """The pixels the held strips hide: nothing need be painted there below them."""
        region = QRegion()
        for area in self._areas(window):
            region += area.toRect()
        return region

    def differ(self, before: LayoutResult, after: LayoutResult) -> bool:
        """Whether the strips of two layouts may look different."""
        return (
            before.sheet_group is not after.sheet_group
            or before.band_group is not after.band_group
            or before.labels_group is not after.labels_group
        )

    def touches(self, window: Window, result: LayoutResult) -> list[QRectF]:
        """The pixels the held strips and their shadows may change, and those they changed last."""
        return [*self._held(window, result), *self._painted]

    def _held(self, window: Window, result: LayoutResult) -> list[QRectF]:
        areas = [area.adjusted(-1, -1, SHADOW + 1, SHADOW + 1) for area in self._areas(window)]
        return [*areas, *self._lane_names.areas(window, result)]

    def _areas(self, window: Window) -> list[QRectF]:
        shown = [window.labels_shown(), window.band_shown()]
        areas = [crisp(window.to_view(rect)) for rect in shown if rect is not None]
        corner = window.strips.band
        if shown[0] is not None and corner is not None and shown[1] is None:
            labels = shown[0]
            rect = Rect(labels.x, corner.y, labels.width, corner.height)
            areas.append(crisp(window.to_view(rect)))
        return areas

    def _strip(
        self,
        name: str,
        painter: QPainter,
        window: Window,
        groups: Sequence[Group],
        source: Rect,
        shown: Rect,
        exposed: QRectF,
    ) -> None:
        target = crisp(window.to_view(shown))
        if not target.intersects(exposed):
            return
        ratio = painter.device().devicePixelRatio()
        if target.width() * target.height() * ratio * ratio > _MOST_PIXELS:
            painter.save()
            painter.setClipRect(target.intersected(exposed))
            self._draw(painter, groups, source, target.topLeft(), window.zoom)
            painter.restore()
            return
        picture = self._pictures.get(name)
        if picture is None or not picture.serves(groups, source, window.zoom, ratio):
            pixmap = QPixmap((target.size() * ratio).toSize())
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            inner = QPainter(pixmap)
            self._draw(inner, groups, source, QPointF(0, 0), window.zoom)
            inner.end()
            picture = _Picture(tuple(groups), source, window.zoom, pixmap)
            self._pictures[name] = picture
        painter.drawPixmap(target.topLeft(), picture.pixmap)

    def _draw(
        self,
        painter: QPainter,
        groups: Sequence[Group],
        source: Rect,
        corner: QPointF,
        zoom: float,
    ) -> None:
        painter.translate(corner)
        painter.scale(zoom, zoom)
        painter.translate(-source.x, -source.y)
        painter.setClipRect(qrect(source), Qt.ClipOperation.IntersectClip)
        nodes = self._ink.painter(painter)
        for group in groups:
            nodes.paint(group)

    def _corner(
        self, painter: QPainter, window: Window, labels: Rect, band: Rect | None, theme: Theme
    ) -> None:
        place = band or window.strips.band
        if place is None:
            return
        corner = Rect(labels.x, place.y, labels.width, place.height)
        painter.fillRect(crisp(window.to_view(corner)), QColor(theme.paper))


def _shadow(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """A hairline at the strip's edge and a shadow that fades away from it."""
    level = area.width() > area.height()
    gradient = QLinearGradient(area.topLeft(), area.bottomLeft() if level else area.topRight())
    gradient.setColorAt(0, QColor(0, 0, 0, _SHADOW_ALPHA))
    gradient.setColorAt(1, QColor(0, 0, 0, 0))
    painter.fillRect(area, QBrush(gradient))
    line = QRectF(
        area.left(), area.top(), area.width() if level else 1, 1 if level else area.height()
    )
    painter.fillRect(line, QColor(theme.hairline))
