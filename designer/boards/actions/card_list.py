"""One column's cards: keys, clicks, and where a drag begins. What they do is decided elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QPlainTextEdit,
    QWidget,
)

from designer.boards.actions.card_delegate import CardDelegate
from designer.boards.actions.card_painting import CardPainter
from designer.boards.actions.card_rows import CardRows
from designer.boards.actions.faces import Face, PainFace
from designer.style.tokens import Tokens
from model.ids import Id
from widgets.icon_paint import IconPainter

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class CardList(QListView):
    """Shows cards.

    ``chosen`` carries the id of the card that is looked at now; ``opened`` one that Enter or a
    double click asks for; ``placed`` one that is asked for on the map. ``moved`` carries columns to
    the right and rows down that a card shall go, ``left`` the columns that the keyboard shall go.
    ``made`` carries a pain point that an action shall be made for; ``new_asked`` and
    ``delete_asked`` come by key. ``drag_begun``, ``dragged`` and ``dropped`` carry where the
    pointer is on the screen; ``drag_ended`` comes with Escape.
    """

    chosen = Signal(str)
    opened = Signal(str)
    placed = Signal(str)
    moved = Signal(int, int)
    left = Signal(int)
    made = Signal(str)
    new_asked = Signal()
    delete_asked = Signal()
    drag_begun = Signal(str, QPoint)
    dragged = Signal(QPoint)
    dropped = Signal()
    drag_ended = Signal()

    def __init__(self, icons: IconPainter, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = CardRows(self)
        self.painting = CardPainter(icons, self, tokens)
        self._pressed: tuple[Id, QPoint] | None = None
        self._dragging = False
        self.editable = True
        self.setModel(self.rows)
        self.setItemDelegate(CardDelegate(self.painting, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("plain", True)  # noqa: FBT003
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().currentChanged.connect(self._on_current)

    @property
    def current(self) -> Face | None:
        """The card that is looked at."""
        return self.rows.row(self.currentIndex())

    def look_at(self, record_id: Id) -> bool:
        """Make a card the current one, without telling; whether it is here."""
        row = self.rows.place_of(record_id)
        if row >= 0:
            self._choose(row, tell=False)
        return row >= 0

    def look_at_row(self, row: int) -> None:
        """Make the card of a row, or the nearest one, the current one, and tell."""
        count = self.rows.rowCount()
        if count:
            self._choose(max(0, min(row, count - 1)), tell=True)

    def forget(self) -> None:
        """No card here is the current one."""
        self.selectionModel().blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.selectionModel().clear()
        self.selectionModel().blockSignals(False)  # noqa: FBT003
        self.viewport().update()

    def rect_of(self, record_id: Id) -> QRectF:
        """Where a card stands, in the viewport."""
        row = self.rows.place_of(record_id)
        return QRectF(self.visualRect(self.rows.index(row, 0))) if row >= 0 else QRectF()

    def row_at(self, y: int) -> int:
        """Before which row a card would come that is dropped at this height."""
        for row in range(self.rows.rowCount()):
            if y < self.visualRect(self.rows.index(row, 0)).center().y():
                return row
        return self.rows.rowCount()

    def begin_title(self) -> None:
        """Type the title of the current card."""
        if self.editable and self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(self.currentIndex())

    def commit(self) -> None:
        """Take over the title that is being typed."""
        field = self.viewport().findChild(QPlainTextEdit)
        if field is not None and self.state() is QAbstractItemView.State.EditingState:
            self.commitData(field)
            self.closeEditor(field, QAbstractItemDelegate.EndEditHint.NoHint)

    def stop_drag(self) -> None:
        """What was dragged is dropped or given up."""
        self._pressed, self._dragging = None, False

    def _choose(self, row: int, *, tell: bool) -> None:
        index = self.rows.index(row, 0)
        model = self.selectionModel()
        model.blockSignals(not tell)
        model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        model.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        self.scrollTo(index)
        self.viewport().update()

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        face = self.rows.row(now)
        if face is not None:
            self.chosen.emit(face.id)

    # --- Qt's events, by the names it chose ---------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here are no shortcuts of the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            if (ctrl and event.key() in (*_ARROWS, *_OPEN)) or (
                plain and event.key() in (*_DELETE, *_OPEN, Qt.Key.Key_N, Qt.Key.Key_F2)
            ):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from card to card, with Ctrl they take the card along."""
        if self.state() is QAbstractItemView.State.EditingState:
            return  # Enter ends the title a moment later; the field lets it through to here
        key, face = event.key(), self.current
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self._dragging and key == Qt.Key.Key_Escape:
            self.stop_drag()
            self.drag_ended.emit()
        elif ctrl and key in _ARROWS:
            self.moved.emit(*_ARROWS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.left.emit(_ARROWS[Qt.Key(key)][0])
        elif key == Qt.Key.Key_N and not ctrl:
            self.new_asked.emit()
        elif face is not None and key in _OPEN:
            (self.placed if ctrl else self.opened).emit(face.id)
        elif face is not None and key in _DELETE:
            self.delete_asked.emit()
        elif key == Qt.Key.Key_F2:
            self.begin_title()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a card, make an action of a pain point, or begin to drag."""
        place = event.position().toPoint()
        face = self.rows.row(self.indexAt(place))
        super().mousePressEvent(event)
        if face is None or event.button() != Qt.MouseButton.LeftButton:
            return
        button = self.painting.add_button(face, self.rect_of(face.id))
        if isinstance(face, PainFace) and button.contains(event.position()):
            self.made.emit(face.id)
            return
        self._pressed = (face.id, event.globalPosition().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a card when the pointer has gone far enough."""
        here = event.globalPosition().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        if not self._dragging:
            if (here - self._pressed[1]).manhattanLength() < QApplication.startDragDistance():
                return
            self._dragging = True
            self.drag_begun.emit(*self._pressed)
        self.dragged.emit(here)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what is dragged."""
        dragging = self._dragging
        self.stop_drag()
        if dragging:
            self.dropped.emit()
            return
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the card."""
        face = self.rows.row(self.indexAt(event.position().toPoint()))
        if face is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(face.id)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A drag that the window loses is given up."""
        super().focusOutEvent(event)
        if self._dragging:
            self.stop_drag()
            self.drag_ended.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks titles elsewhere."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
