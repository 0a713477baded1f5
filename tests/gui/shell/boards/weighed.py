"""A map to weigh up, and hands for the priorities board."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from designer.boards.board import Board
from designer.boards.priorities.board import PrioritiesBoard
from designer.boards.priorities.parts import Part, dot_rect
from designer.boards.priorities.rated_list import RatedList
from model.document import JourneyMap
from model.kinds import CardKind, LaneKind, Status
from model.records import Action, Card, Lane
from tests.gui.canvas.conftest import small_map
from tests.helpers.board_hands import LEFT, NONE, row_middle
from tests.helpers.robot import settle


def hurting() -> JourneyMap:
    """Three pain points (one of them not rated), an opportunity, two actions."""
    pain, chance = CardKind.PAIN_POINT, CardKind.OPPORTUNITY
    records = [
        Lane(id="chances", order="E", kind=LaneKind.OPPORTUNITIES),
        Card(id="slow", kind=pain, order="B", lane_id="pain", step_id="t1", text="Slow",
             severity=4, frequency=3, votes=2),
        Card(id="rude", kind=pain, order="C", lane_id="pain", step_id="t1", text="Rude",
             severity=5, frequency=1, votes=4),
        Card(id="rent", kind=chance, order="B", lane_id="chances", step_id="t2", text="Rent it",
             answers_ids=("c4",), value=5, effort=2),
        Action(id="a1", order="B", title="Train people", owner="Bo", answers_ids=("rude",)),
        Action(id="a2", order="C", title="Offer rent", answers_ids=("rent",), value=3, effort=4,
               status=Status.IN_PROGRESS),
    ]  # fmt: skip
    return JourneyMap.of([*small_map().records(), *records])


def steps(board: Board) -> int:
    """How many steps there are to be undone."""
    return board.context.session.undo_stack.count()


def undo(board: Board) -> None:
    """Take a step back."""
    board.context.session.undo_stack.undo()
    board.catch_up()


def heard(signal: Any) -> list[Any]:
    """What a signal carries from now on."""
    told: list[Any] = []
    signal.connect(told.append)
    return told


def click_at(rows: RatedList, at: QPointF) -> None:
    """Click into a list."""
    QTest.mouseClick(rows.viewport(), LEFT, NONE, at.toPoint())
    settle()


def click_dot(rows: RatedList, record_id: str, part: Part, number: int) -> None:
    """Click on a dot of a row."""
    row_middle(rows, record_id)
    click_at(rows, dot_rect(rows.part_rect(record_id, part), number).center())


def move_held(widget: QWidget, at: QPointF) -> None:
    """Move the mouse with its left button down."""
    kind, none = QEvent.Type.MouseMove, Qt.MouseButton.NoButton
    event = QMouseEvent(kind, at, widget.mapToGlobal(at), none, LEFT, NONE)
    QApplication.sendEvent(widget, event)
    settle()


def drag_dot(board: PrioritiesBoard, record_id: str, to: QPointF, *, drop_it: bool = True) -> None:
    """Drag a dot of the matrix."""
    matrix = board.items.matrix
    start = matrix.room_of(record_id).center()
    QTest.mousePress(matrix, LEFT, NONE, start.toPoint())
    for share in (0.3, 0.7, 1.0):
        move_held(matrix, start + (to - start) * share)
    if drop_it:
        QTest.mouseRelease(matrix, LEFT, NONE, to.toPoint())
        settle()
