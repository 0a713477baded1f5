"""The picture of what is dragged, painted once; then it only follows the pointer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from designer.canvas.convert import qrect
from designer.canvas.host import Canvas
from designer.canvas.marking.marks import GhostMark
from model.ids import Id
from model.layout.display import Group
from model.layout.geometry import Rect
from model.layout.metrics import PHOTO
from model.layout.persona_cards import portrait
from model.layout.theme import Theme

_MOST_SIDE = 1200.0
_ROOM = 12.0
"""Around the picture, for its shadow and the number of things."""
_BEHIND = 5.0
_MOST_BEHIND = 2
_OPACITY = 238
"""Of 255: what is below it shines through, but never its letters through those of the ghost."""
# The shadow: how far each layer spreads, in pixels, and its alpha of 255.
_SHADE = ((5.0, 6), (3.0, 9), (1.0, 14))
_RADIUS = 6.0
_BADGE = 20.0
# As the palette shows a dragged persona: the size of the picture, and how far off the tip it is.
_AVATAR = 30.0
_OFF_TIP = 14.0


@dataclass(frozen=True, slots=True)
class Ghost:
    """A picture and where in it the pointer holds it, in pixels."""

    pixmap: QPixmap
    grip: QPointF

    def at(self, position: QPointF) -> GhostMark:
        """The ghost with the pointer at this pixel."""
        return GhostMark(self.pixmap, position - self.grip)


def ghost_of(canvas: Canvas, group: Group, ink: Rect, grip: QPointF, *, count: int = 1) -> Ghost:
    """A ghost of a group, for one or several things: the others show behind it.

    ``ink`` is its rectangle in its own coordinates, ``grip`` where in it the pointer holds it, in
    pixels.
    """

    def draw(painter: QPainter) -> None:
        nodes = canvas.ink.painter(painter)
        for child in group.children:
            nodes.paint(child)

    return _ghost(canvas, ink, grip, draw, count)


def label_ghost(canvas: Canvas, groups: Sequence[Group], area: Rect, grip: QPointF) -> Ghost:
    """A ghost of a part of the sheet: the groups as they stand there, cut to ``area``."""

    def draw(painter: QPainter) -> None:
        painter.setClipRect(qrect(area))
        nodes = canvas.ink.painter(painter)
        for group in groups:
            nodes.paint(group)

    return _ghost(canvas, area, grip, draw, 1)


def avatar_ghost(canvas: Canvas, persona_id: Id) -> Ghost | None:
    """Only a persona's round picture, off the pointer's tip: the card below stays in sight."""
    result = canvas.result
    persona = result.document.personas.get(persona_id)
    mark = result.memory.marks.get(persona_id) if result.memory else None
    if persona is None or mark is None:
        return None
    photo = result.document.images.get(persona.photo_id or "")
    side, ratio = _OFF_TIP + _AVATAR + 1, canvas.camera.pixel_ratio
    pixmap = _clear_pixmap(QSizeF(side, side), ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(_OFF_TIP, _OFF_TIP)
    painter.scale(_AVATAR / PHOTO, _AVATAR / PHOTO)
    nodes = canvas.ink.painter(painter)
    for node in portrait(mark, photo, 0, 0, canvas.theme):
        nodes.paint(node)
    painter.end()
    return Ghost(pixmap, QPointF(0, 0))


def _clear_pixmap(size: QSizeF, ratio: float) -> QPixmap:
    """An empty picture of so many pixels, as fine as the screen is."""
    pixmap = QPixmap((size * ratio).toSize())
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _ghost(
    canvas: Canvas, area: Rect, grip: QPointF, draw: Callable[[QPainter], None], count: int
) -> Ghost:
    zoom, ratio, theme = canvas.camera.zoom, canvas.camera.pixel_ratio, canvas.theme
    width, height = min(_MOST_SIDE, area.width * zoom), min(_MOST_SIDE, area.height * zoom)
    behind = min(count - 1, _MOST_BEHIND) * _BEHIND
    size = QRectF(0, 0, width + behind + 2 * _ROOM, height + behind + 2 * _ROOM)
    pixmap = _clear_pixmap(size.size(), ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = QRectF(_ROOM, _ROOM, width, height)
    _sheets(painter, theme, frame, behind, _RADIUS * zoom)
    painter.save()
    painter.translate(frame.topLeft())
    painter.scale(zoom, zoom)
    painter.translate(-area.x, -area.y)
    draw(painter)
    painter.restore()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.fillRect(size, QColor(0, 0, 0, _OPACITY))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    if count > 1:
        _badge(painter, theme, count, frame.adjusted(0, 0, behind, 0))
    painter.end()
    held = QPointF(min(max(grip.x(), 0.0), width), min(max(grip.y(), 0.0), height))
    return Ghost(pixmap, held + frame.topLeft())


def _sheets(painter: QPainter, theme: Theme, frame: QRectF, behind: float, radius: float) -> None:
    """The shadow, the things behind, and paper below what is dragged."""
    painter.setPen(Qt.PenStyle.NoPen)
    shade = frame.adjusted(0, 0, behind, behind)
    for spread, strength in _SHADE:
        painter.setBrush(QColor(0, 0, 0, strength))
        spot = shade.adjusted(-spread, 3 - spread, spread, 3 + spread)
        painter.drawRoundedRect(spot, radius + spread, radius + spread)
    painter.setPen(QColor(theme.hairline))
    painter.setBrush(QColor(theme.paper))
    moved = behind
    while moved >= 0:
        painter.drawRoundedRect(frame.translated(moved, moved), radius, radius)
        moved -= _BEHIND


def _badge(painter: QPainter, theme: Theme, count: int, frame: QRectF) -> None:
    """How many things there are, at the upper right corner."""
    text = str(count)
    font = painter.font()
    font.setPixelSize(12)
    font.setBold(True)
    painter.setFont(font)
    width = max(_BADGE, painter.fontMetrics().horizontalAdvance(text) + 12.0)
    badge = QRectF(frame.right() + 9 - width, frame.top() - 9, width, _BADGE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.accent))
    painter.drawRoundedRect(badge, _BADGE / 2, _BADGE / 2)
    painter.setPen(QColor(theme.paper))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
