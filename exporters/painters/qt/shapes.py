"""Native outlines of display nodes: fills and strokes as QPainterPath, already in place.

A stroke is turned into the outline of its ink once, here: filling that is faster in every frame
than stroking anew, and the ink is the same.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QTransform

from model.layout.display import EllipseNode, Path, PathNode, RectNode
from model.layout.geometry import Rect

# How far a stroke's outline may lie from the true curve, in points: unseen at eightfold zoom.
_TOLERANCE = 0.05


def qrect(rect: Rect, dx: float = 0.0, dy: float = 0.0) -> QRectF:
    """The rectangle as Qt has it, moved by (dx, dy)."""
    return QRectF(rect.x + dx, rect.y + dy, rect.width, rect.height)


def native_path(path: Path) -> QPainterPath:
    """The path as Qt has it, in its own coordinates."""
    native = QPainterPath()
    native.setFillRule(Qt.FillRule.WindingFill)
    for command in path.commands:
        match command[0]:
            case "M":
                native.moveTo(command[1], command[2])
            case "L":
                native.lineTo(command[1], command[2])
            case "C":
                native.cubicTo(*command[1:])
            case "Z":
                native.closeSubpath()
    return native


def placed(native: QPainterPath, node: PathNode, dx: float, dy: float) -> QPainterPath:
    """The path of a node scaled and moved to its place."""
    transform = QTransform(node.scale, 0, 0, node.scale, node.x + dx, node.y + dy)
    return transform.map(native)


def stroke_outline(
    native: QPainterPath, width: float, dash: tuple[float, ...], *, scale: float
) -> QPainterPath:
    """The outline of the ink that a round pen of this width leaves along the path.

    Path and width are in the path's own units, of which ``scale`` make a point; ``dash`` is in
    points, as it is on the sheet.
    """
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    stroker.setCurveThreshold(_TOLERANCE / scale)
    if dash:
        # Qt counts dashes in pen widths.
        stroker.setDashPattern([length / (width * scale) for length in dash])
    outline = stroker.createStroke(native)
    outline.setFillRule(Qt.FillRule.WindingFill)
    return outline


def body(node: RectNode | EllipseNode, dx: float, dy: float, *, grow: float) -> QPainterPath | None:
    """The outline of a rectangle or ellipse, ``grow`` larger on each side; None if empty.

    Corners keep their centre, as round joins want it.
    """
    rect = qrect(node.rect, dx, dy).adjusted(-grow, -grow, grow, grow)
    if rect.width() <= 0 or rect.height() <= 0:
        return None
    native = QPainterPath()
    if isinstance(node, EllipseNode):
        native.addEllipse(rect)
        return native
    radius = min(max(node.radius + grow, 0.0), rect.width() / 2, rect.height() / 2)
    if radius > 0:
        native.addRoundedRect(rect, radius, radius)
    else:
        native.addRect(rect)
    return native
