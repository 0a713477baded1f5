"""New markers on a curve: where they would stand, and the faint face that says so."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from designer.canvas.draft import Draft
from designer.canvas.feeling.feelings import feeling_persona, persona_name, snapped_position
from designer.canvas.host import Canvas
from designer.canvas.marking.marks import Mark
from designer.canvas.unfolding import unfold_for
from designer.canvas.window import Window
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import add_marker
from model.ids import Id, new_id
from model.layout.geometry import Point
from model.layout.hit import CurveHit, marker_at
from model.layout.metrics import FACE
from model.layout.result import LayoutResult
from model.layout.theme import Theme
from model.records import Marker
from resources.words import tr

_SNAP = 0.5
_PLUS = 0.5
_RIM = 2.0


@dataclass(frozen=True, slots=True)
class NewFaceMark(Mark):
    """A face that is not there yet: a plus in a circle of its persona's colour, on the curve."""

    at: Point
    colour: str

    def bounds(self, window: Window) -> QRectF:
        """The circle."""
        centre, reach = window.point_to_view(self.at), FACE * window.zoom + 2 * _RIM
        return QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach)

    def paint(self, painter: QPainter, window: Window, theme: Theme, exposed: QRectF) -> None:
        """Paper, circle, plus."""
        centre, radius = window.point_to_view(self.at), FACE * window.zoom
        pen = QPen(QColor(self.colour), max(1.5, radius * 0.16))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(QColor(theme.paper))
        painter.setOpacity(0.85)
        painter.drawEllipse(centre, radius, radius)
        arm = radius * _PLUS
        painter.drawLine(QLineF(centre.x() - arm, centre.y(), centre.x() + arm, centre.y()))
        painter.drawLine(QLineF(centre.x(), centre.y() - arm, centre.x(), centre.y() + arm))
        painter.setOpacity(1.0)


def new_face(result: LayoutResult, found: CurveHit) -> NewFaceMark:
    """The faint face at a point of a curve."""
    marks = result.memory.marks if result.memory else {}
    mark = marks.get(found.persona_id)
    return NewFaceMark(found.at, mark.line if mark else result.options.theme.accent)


def new_marker(
    document: JourneyMap, result: LayoutResult, found: CurveHit, *, free: bool = False
) -> tuple[ChangeSet, Marker] | None:
    """The edit that puts a marker on a curve, at the nearest half of the scale or just there.

    Raises:
        RuleError: lane, step or persona are no longer there.
    """
    spot = marker_at(result, found.at)
    if spot is None:
        return None
    lane_id, step_id, position, valence = spot
    marker_id = new_id(Marker.prefix)

    def ids(_prefix: str) -> Id:
        return marker_id

    change = add_marker(
        document,
        lane_id=lane_id,
        step_id=step_id,
        persona_id=found.persona_id,
        position=round(position, 2) if free else snapped_position(position),
        valence=round(valence, 2) if free else round(valence / _SNAP) * _SNAP,
        state=found.state,
        ids=ids,
    )
    marker = next(record for record in change.added if isinstance(record, Marker))
    return change, marker


def add_face_at(canvas: Canvas, at: Point) -> bool:
    """Put a face on free paper of an emotion lane and ask for its word; whether it is such paper.

    It belongs to the persona worked on; the nearest half of the scale says how it feels.
    """
    spot = marker_at(canvas.result, at)
    if spot is None:
        return False
    lane_id, step_id, position, valence = spot
    draft = Draft(canvas.document)
    added = draft.do(
        add_marker(
            draft.document,
            lane_id=lane_id,
            step_id=step_id,
            persona_id=feeling_persona(draft, canvas.chosen),
            position=snapped_position(position),
            valence=round(valence / _SNAP) * _SNAP,
        )
    )
    marker = next(record for record in added.added if isinstance(record, Marker))
    add_on_curve(canvas, draft.finish(added.label), marker)
    return True


def add_on_curve(canvas: Canvas, change: ChangeSet, marker: Marker) -> None:
    """Put the marker there, and ask for its word: both are one undo step."""
    unfold_for(canvas, marker)
    if canvas.attempt(lambda _now: change, merge_key=naming_key(marker.id)):
        canvas.say(
            tr("New emotion of {name}", name=persona_name(canvas.document, marker.persona_id))
        )
        canvas.name_feeling(marker.id, new=True)


def naming_key(marker_id: Id) -> str:
    """Edits of a new marker until it has its word are one undo step."""
    return f"feeling:{marker_id}"
