"""The evidence board and the priorities board of the sample map."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.boards.evidence.board import EvidenceBoard, Page
from designer.boards.priorities.board import PrioritiesBoard
from tests.shots.studio import Studio


def evidence(studio: Studio) -> None:
    """What rests on a source."""
    board = _evidence(studio)
    board.sources.list.go_to(board.sources.list.rows.rows[2].id)


def assumptions(studio: Studio) -> None:
    """Statements ticked, to be given to a source."""
    board = _evidence(studio)
    board.sources.list.go_to(board.sources.list.rows.rows[2].id)
    board.tabs.setCurrentIndex(Page.ASSUMPTIONS)
    rows = board.assumptions.list
    rows.rows.tick(rows.rows.ids[2:6], on=True)
    rows.go_to(rows.rows.ids[5])
    rows.setFocus()
    rows.scrollToTop()


def coverage(studio: Studio) -> None:
    """How much of the map rests on evidence."""
    board = _evidence(studio)
    board.tabs.setCurrentIndex(Page.COVERAGE)


def priorities(studio: Studio) -> None:
    """The ranking with its weights, and a dot that is dragged on the matrix."""
    studio.open_sample()
    studio.do("board.priorities")
    board = studio.window.bench.middle.board
    if not isinstance(board, PrioritiesBoard):
        raise TypeError(board)
    board.ranking.section.heading.setChecked(True)
    studio.wait()
    matrix = board.items.matrix
    item = matrix.items[-1]
    start, to = matrix.room_of(item.id).center(), matrix.place_of(value=4, effort=3)
    QTest.mousePress(
        matrix, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start.toPoint()
    )
    for at in (start + QPointF(20, 10), to):
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            at,
            matrix.mapToGlobal(at),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(matrix, move)


def _evidence(studio: Studio) -> EvidenceBoard:
    studio.open_sample()
    studio.do("board.evidence")
    board = studio.window.bench.middle.board
    if not isinstance(board, EvidenceBoard):
        raise TypeError(board)
    return board
