"""Working the lists of a board like a person: clicks on rows and parts, keys, drags."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from designer.boards.board_list import BoardList
from tests.helpers.settling import settle

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def row_middle(rows: BoardList, record_id: str) -> QPoint:
    """The middle of a row, brought into sight."""
    index = rows.index_of(record_id)
    assert index.isValid(), f"no row of {record_id}"
    rows.scrollTo(index)
    settle()
    return rows.visualRect(index).center()


def click(rows: BoardList, record_id: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Click on a row, where its text begins."""
    row_middle(rows, record_id)
    rect = rows.visualRect(rows.index_of(record_id))
    QTest.mouseClick(rows.viewport(), LEFT, modifiers, rect.topLeft() + QPoint(60, 14))
    settle()


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key on a widget that has the keyboard."""
    widget.setFocus()
    QTest.keyClick(widget, key, modifiers)
    settle()


def drop(target: QWidget, data: QMimeData, at: QPoint) -> bool:
    """Drag data in and drop them; whether the target took them."""
    actions = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(at, actions, data, LEFT, NONE)
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(target, QDragMoveEvent(at, actions, data, LEFT, NONE))
    event = QDropEvent(QPointF(at), actions, data, LEFT, NONE)
    QApplication.sendEvent(target, event)
    settle()
    return event.isAccepted()


def texts(rows: BoardList) -> list[str]:
    """What all rows say, group by group."""
    model = rows.model()
    found = []
    for at in range(model.rowCount()):
        index = model.index(at, 0)
        below = [str(model.index(row, 0, index).data()) for row in range(model.rowCount(index))]
        found += below or [str(index.data())]
    return found
