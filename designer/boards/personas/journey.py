"""A persona's emotion curves in little: as it is in a full line, as it shall be in a broken one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from model.document import JourneyMap
from model.ids import Id
from model.insight.curves import CurveFacts, all_curves
from model.kinds import MapState
from model.layout.curves import smooth_curve
from model.layout.geometry import Point
from model.naming import shortened
from model.queries import stages_in_order, steps_in_order
from resources.words import tr
from widgets import drawing
from widgets.roles import Role, colour

_DOT = 3.0
_LINE = 2.0
_APART = 0.5
"""Two feelings at the very same place are drawn this far from one another, in pixels."""
_NAMES = 18
_KEY_ROW = 18.0
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Line:
    """One curve. Points are (share of the journey, valence); ``name`` says whose it is."""

    name: str
    tint: str
    points: tuple[tuple[float, float], ...]
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Journey:
    """Curves over the stages, each stage from share to share of the journey."""

    stages: tuple[tuple[str, float, float], ...] = ()
    lines: tuple[Line, ...] = ()

    @property
    def spoken(self) -> str:
        """What the curves say, in words."""
        told = []
        for line in self.lines:
            lowest, highest = min(v for _, v in line.points), max(v for _, v in line.points)
            told.append(
                tr("{name}: {n} feelings from {low} to {high}", name=line.name,
                   n=len(line.points), low=f"{lowest:+g}", high=f"{highest:+g}")
            )  # fmt: skip
        return "; ".join(told) or tr("no feelings yet")


class Journeys:
    """The curves of all personas of a map."""

    def __init__(self, document: JourneyMap, tints: dict[Id, str]) -> None:
        self._tints = tints
        self._names = {p.id: shortened(p.name, _LONGEST) for p in document.personas.values()}
        steps = steps_in_order(document)
        self._columns = max(1, len(steps))
        self._stages: list[tuple[str, float, float]] = []
        at = 0
        for stage in stages_in_order(document):
            wide = sum(step.stage_id == stage.id for step in steps)
            span = at / self._columns, (at + wide) / self._columns
            self._stages.append((stage.name, *span))
            at += wide
        self._facts: dict[Id, list[CurveFacts]] = {}
        for facts in all_curves(document):
            self._facts.setdefault(facts.persona_id, []).append(facts)

    def of(self, persona_ids: Sequence[Id], *, named: bool = False) -> Journey:
        """The curves of these; ``named``: by whose they are, otherwise by their state."""
        lines = (
            self._line(facts, named=named)
            for persona_id in persona_ids
            for facts in self._facts.get(persona_id, ())
            if facts.points
        )
        return Journey(tuple(self._stages), tuple(lines))

    def _line(self, facts: CurveFacts, *, named: bool) -> Line:
        to_be = facts.state is MapState.TO_BE
        state = tr("To-be") if to_be else tr("As-is")
        who = self._names.get(facts.persona_id, "")
        points = tuple(
            ((point.column + point.marker.position) / self._columns, point.valence)
            for point in facts.points
        )
        name = state
        if named:
            name = f"{who}, {state.lower()}" if to_be else who
        return Line(name, self._tints.get(facts.persona_id, ""), points, broken=to_be)


def paint_journey(
    painter: QPainter, widget: QWidget, rect: QRectF, journey: Journey, *, names: bool = False
) -> None:
    """Draw the curves into a rectangle; with ``names`` the stages are named below."""
    plot = rect.adjusted(0, 0, 0, -_NAMES if names else 0)
    hairline = QPen(colour(widget, Role.HAIRLINE), 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for place, (name, start, end) in enumerate(journey.stages):
        left, right = (plot.left() + share * plot.width() for share in (start, end))
        if place:
            painter.setPen(hairline)
            painter.drawLine(QPointF(left, plot.top()), QPointF(left, plot.bottom()))
        if names:
            room = QRectF(left + 3, plot.bottom() + 3, right - left - 6, _NAMES - 3)
            font = drawing.weighted(widget.font(), widget.font().weight(), pixels=11)
            drawing.text(painter, widget, room, name, colour(widget, Role.SECONDARY), font=font,
                         align=Qt.AlignmentFlag.AlignHCenter)  # fmt: skip
    painter.setPen(QPen(colour(widget, Role.BORDER), 1, Qt.PenStyle.DotLine))
    painter.drawLine(QPointF(plot.left(), plot.center().y()),
                     QPointF(plot.right(), plot.center().y()))  # fmt: skip
    if not journey.lines:
        drawing.text(painter, widget, plot, tr("No feelings on the map yet"),
                     colour(widget, Role.FAINT), align=Qt.AlignmentFlag.AlignHCenter)  # fmt: skip
    for line in journey.lines:
        _paint_line(painter, widget, plot.adjusted(_DOT + 1, _DOT + 1, -_DOT - 1, -_DOT - 1), line)


def _paint_line(painter: QPainter, widget: QWidget, plot: QRectF, line: Line) -> None:
    places: list[Point] = []
    for share, valence in line.points:
        x = plot.left() + share * plot.width()
        y = plot.top() + (2 - valence) / 4 * plot.height()
        places.append(Point(max(x, places[-1].x + _APART) if places else x, y))
    path = QPainterPath()
    for command in smooth_curve(places).path.commands:
        kind, *numbers = command
        if kind == "M":
            path.moveTo(*numbers)
        elif kind == "C":
            path.cubicTo(*numbers)
    tint = QColor(line.tint)
    pen = QPen(tint, _LINE)
    if line.broken:
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setPen(QPen(tint, 1.5))
    painter.setBrush(colour(widget, Role.SURFACE) if line.broken else tint)
    for place in places:
        painter.drawEllipse(QPointF(place.x, place.y), _DOT, _DOT)


def paint_key(painter: QPainter, widget: QWidget, rect: QRectF, lines: Sequence[Line]) -> None:
    """What each kind of line stands for, in as many rows as the rectangle has room for."""
    font = drawing.weighted(widget.font(), widget.font().weight(), pixels=11)
    painter.setFont(font)
    x, y = rect.left(), rect.top()
    for line in lines:
        wide = painter.fontMetrics().horizontalAdvance(line.name)
        if x + 24 + wide > rect.right() + 1 and x > rect.left():
            x, y = rect.left(), y + _KEY_ROW
        if y + _KEY_ROW > rect.bottom() + 1:
            return
        middle = y + _KEY_ROW / 2
        pen = QPen(QColor(line.tint), _LINE)
        if line.broken:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawLine(QPointF(x, middle), QPointF(x + 18, middle))
        room = QRectF(x + 24, y, min(wide + 2, rect.right() - x - 24), _KEY_ROW)
        drawing.text(painter, widget, room, line.name, colour(widget, Role.SECONDARY), font=font)
        x += 24 + wide + 14
