"""The offer of a new step: a ghost of a column beside the last one, taken with Tab."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPen

from designer.canvas.host import Canvas
from designer.canvas.marking.marks import Mark, crisp
from designer.canvas.selection import Selection
from designer.canvas.window import Window
from model.edits import add_step
from model.layout.geometry import Rect
from model.layout.result import LayoutResult
from model.layout.theme import Theme
from model.places import CellPlace
from model.records import Step
from resources.words import tr

_WIDTH = 64.0  # of the ghost, in points of the sheet
_GAP = 6.0
_TEXT_SIZE = 12
_PLATE = 24.0
_PADDING = 10.0
_EDGE = 8.0
_LEAST = 20.0


@dataclass(frozen=True, slots=True)
class StepOfferMark(Mark):
    """A dashed column where the step would come, and a plate that names the key.

    ``column``: where the ghost stands on the sheet; ``at``: the lower edge of the row that is
    typed in. Both stay in sight where the sheet goes on beyond the window.
    """

    column: Rect
    at: float
    above_strips = True

    def bounds(self, window: Window) -> QRectF:
        """The ghost and the plate."""
        return self._ghost(window).united(self._plate(window)).adjusted(-2, -2, 2, 2)

    def paint(self, painter: QPainter, window: Window, theme: Theme, exposed: QRectF) -> None:
        """Dashes for what is not there yet, the words in the colour of the accent."""
        accent = QColor(theme.accent)
        soft = QColor(theme.accent)
        soft.setAlphaF(0.07)
        pen = QPen(accent, 1.5, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(soft)
        painter.drawRoundedRect(crisp(self._ghost(window)), 6, 6)
        plate = self._plate(window)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawRoundedRect(plate, _PLATE / 2, _PLATE / 2)
        painter.setFont(_font())
        painter.setPen(QColor(theme.paper))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, _words())

    def _ghost(self, window: Window) -> QRectF:
        ghost = window.to_view(self.column)
        port = window.to_view(window.visible)
        # Where the window ends beside the last step, the ghost is narrow and hides little of it.
        ghost.setRight(max(min(ghost.right(), port.right() - _EDGE), ghost.left() + _LEAST))
        ghost.moveRight(min(ghost.right(), port.right() - _EDGE))
        return ghost.intersected(port.adjusted(0, _EDGE, 0, -_EDGE))

    def _plate(self, window: Window) -> QRectF:
        ghost, port = self._ghost(window), window.to_view(window.visible)
        width = round(QFontMetricsF(_font()).horizontalAdvance(_words()) + 2 * _PADDING)
        middle = window.point_to_view(self.column.centre.moved(0, self.at - self.column.centre.y))
        y = min(max(middle.y(), ghost.top() + _PLATE), ghost.bottom() - _PLATE)
        x = min(ghost.center().x() - width / 2, port.right() - _EDGE - width)
        corner = QPointF(round(x), round(y - _PLATE / 2))
        return QRectF(corner.x(), corner.y(), width, _PLATE)


class StepOffer:
    """At most one offer stands: to make a step to the right of a cell of the last one."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._cell: CellPlace | None = None

    @property
    def stands(self) -> bool:
        """Whether a step is offered."""
        return self._cell is not None

    def make(self, cell: CellPlace) -> None:
        """Offer it; the focus is on the cell that was typed in."""
        self._canvas.choose(Selection.at(cell.lane_id, cell.step_id))
        self._cell = cell
        self.show()
        self._canvas.say(tr("Tab again adds a step; typing goes on in this cell."))

    def decline(self) -> None:
        """It is not wanted, or something else was chosen."""
        if self._cell is not None:
            self._cell = None
            self._canvas.overlay.clear("offer")

    def take(self) -> CellPlace | None:
        """Make the step; the place beside the cell. None when it cannot be made."""
        cell = self._cell
        self.decline()
        step = self._canvas.document.steps.get(cell.step_id) if cell is not None else None
        if cell is None or step is None:
            return None
        change = self._canvas.attempt(lambda now: add_step(now, step.stage_id))
        if change is None:
            return None
        made = next(record for record in change.added if isinstance(record, Step))
        return CellPlace(cell.lane_id, made.id)

    def show(self) -> None:
        """Stand where the map is now."""
        if self._cell is not None:
            result = self._canvas.layout_now.last_shown
            self._canvas.overlay.put("offer", step_offer(result, self._cell.lane_id))


def step_offer(result: LayoutResult, lane_id: str) -> StepOfferMark | None:
    """The mark beside the last step, at the height of a lane; None on a map without steps."""
    lane = result.lane(lane_id)
    if lane is None or not result.steps:
        return None
    header = result.steps[-1].header
    bottom = max(box.y + box.height for box in result.lanes)
    column = Rect(header.right + _GAP, header.y, _WIDTH, bottom - header.y)
    return StepOfferMark(column, lane.y + lane.height)


def _words() -> str:
    return tr("Tab again: new step")


def _font() -> QFont:
    font = QFont(QGuiApplication.font())
    font.setPixelSize(_TEXT_SIZE)
    font.setBold(True)
    return font
