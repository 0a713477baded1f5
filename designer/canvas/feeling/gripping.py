"""How gripping steps are, by mouse and keys: the dramatic arc is set in whole levels, 1 to 5."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from designer.canvas.host import Canvas
from designer.canvas.marking.marks import Mark
from designer.canvas.window import Window
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import edit
from model.ids import Id
from model.kinds import LaneKind
from model.layout.arc import ARC_LEVELS, POINT, level_y
from model.layout.geometry import Point
from model.layout.hit import ArcHit
from model.layout.result import LayoutResult
from model.layout.theme import Theme
from model.places import CellPlace
from resources.words import tr

_OPACITY = 0.75
_FONT = 0.62
_MIDDLE = 3


def on_arc(document: JourneyMap, cell: CellPlace | None) -> bool:
    """Whether a cell belongs to the dramatic arc."""
    if cell is None:
        return False
    lane = document.lanes.get(cell.lane_id)
    return lane is not None and lane.kind is LaneKind.DRAMATIC_ARC


def grip_edit(document: JourneyMap, step_id: Id, level: int | None) -> ChangeSet:
    """The edit that says how gripping a step is; None: nobody knows."""
    return edit(document, step_id, label=tr("Set engagement"), engagement=level)


def set_grip(canvas: Canvas, step_id: Id, level: int | None) -> bool:
    """Make that edit, and say it; whether anything changed."""
    change = canvas.attempt(lambda now: grip_edit(now, step_id, level))
    if change:
        canvas.say(grip_sentence(level))
    return bool(change)


def grip_sentence(level: int | None) -> str:
    """What a level says."""
    if level is None:
        return tr("Engagement: not known")
    return tr("Engagement {level} of 5", level=level)


def grip_at(canvas: Canvas, target: ArcHit) -> None:
    """A double click beside a point brings it to where the pointer is."""
    if not target.on_point:
        set_grip(canvas, target.step_id, target.level)


def grip_typed(canvas: Canvas, cell: CellPlace, text: str) -> bool:
    """A digit that is typed on the arc is a level; anything else is answered with what may be."""
    if text in {str(level) for level in ARC_LEVELS}:
        set_grip(canvas, cell.step_id, int(text))
        return True
    canvas.say(tr("Type 1 to 5: how gripping is this step? Del clears it."))
    return False


def move_grip(canvas: Canvas, cell: CellPlace, lanes: int) -> None:
    """One level up or down by the keyboard; where nobody has said it, the middle comes first."""
    step = canvas.document.steps.get(cell.step_id)
    if step is None or not lanes:
        return
    level = _MIDDLE if step.engagement is None else step.engagement - lanes
    if level in ARC_LEVELS:
        set_grip(canvas, step.id, level)


@dataclass(frozen=True, slots=True)
class NewPointMark(Mark):
    """A point that is not there yet: its level in a faint disc."""

    at: Point
    level: int

    def bounds(self, window: Window) -> QRectF:
        """The disc."""
        centre, reach = window.point_to_view(self.at), POINT * window.zoom + 2.0
        return QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach)

    def paint(self, painter: QPainter, window: Window, theme: Theme, exposed: QRectF) -> None:
        """Paper, circle, level."""
        centre, radius = window.point_to_view(self.at), POINT * window.zoom
        painter.setOpacity(_OPACITY)
        painter.setPen(QPen(QColor(theme.accent), max(1.2, radius * 0.16)))
        painter.setBrush(QColor(theme.paper))
        painter.drawEllipse(centre, radius, radius)
        font = painter.font()
        font.setPixelSize(max(1, round(2 * radius * _FONT)))
        painter.setFont(font)
        painter.setPen(QColor(theme.secondary))
        room = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(self.level))
        painter.setOpacity(1.0)


def new_point(result: LayoutResult, target: ArcHit) -> NewPointMark | None:
    """The faint point that a click would put there; None where the step has one."""
    lane = result.lane(target.lane_id)
    step = next((box for box in result.steps if box.step_id == target.step_id), None)
    if lane is None or lane.arc is None or step is None or step.step_id in lane.arc.points:
        return None
    y = lane.y + level_y(target.level, lane.arc.top, lane.arc.bottom)
    return NewPointMark(Point(step.header.centre.x, y), target.level)
