"""The actions by status: five columns, and before them what nothing answers yet."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from designer.boards.actions.card_list import CardList
from designer.boards.actions.column import Column
from designer.boards.actions.drag_layer import DragLayer
from designer.boards.actions.faces import BoardFaces
from designer.style.icons import InterfaceIcons
from designer.style.tokens import Tokens
from model.ids import Id
from model.kinds import Status

_EDGE, _SCROLL, _SCROLL_MS = 28, 14, 30


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a card would come: a column, and before which action (None: last)."""

    status: Status
    before_id: Id | None


class Kanban(QWidget):
    """Shows the columns, and tells what somebody wants done with a card.

    ``put`` carries an id and a :class:`Landing`; of a pain point an action is made there. ``added``
    carries a title and its status.
    """

    chosen = Signal(str)
    opened = Signal(str)
    placed = Signal(str)
    made = Signal(str)
    added = Signal(str, object)
    edited = Signal(str, str, object)
    removed = Signal(str)
    put = Signal(str, object)

    def __init__(
        self, icons: InterfaceIcons, tokens: Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._current: Id = ""
        self._editable = True
        self._showing = False
        self._dragged: Id = ""
        self._pointer = QPoint()
        self.columns = [Column(status, icons, tokens, self) for status in (None, *Status)]
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._row = QWidget()
        self._layout = QHBoxLayout(self._row)
        self._layout.setContentsMargins(10, 4, 10, 8)
        self._layout.setSpacing(8)
        for column in self.columns:
            self._layout.addWidget(column)
            self._connect(column)
        self._area.setWidget(self._row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)
        self.layer = DragLayer(tokens, self)
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll)

    def _connect(self, column: Column) -> None:
        cards = column.cards
        cards.chosen.connect(lambda one: self._choose(column, one))
        cards.opened.connect(self.opened)
        cards.placed.connect(self.placed)
        cards.made.connect(self.made)
        cards.rows.edited.connect(self.edited)
        cards.new_asked.connect(lambda: self.begin_typing(column))
        cards.delete_asked.connect(lambda: self._remove(column))
        cards.moved.connect(lambda right, down: self._move(column, right, down))
        cards.left.connect(lambda right: self._go(column, right))
        cards.drag_begun.connect(lambda one, at: self._begin_drag(cards, one, at))
        cards.dragged.connect(self._drag)
        cards.dropped.connect(self._drop)
        cards.drag_ended.connect(self._end_drag)
        column.typed.connect(lambda title: self.added.emit(title, column.status))

    # --- showing -----------------------------------------------------------------------------

    def show_faces(self, faces: BoardFaces, current: Id) -> None:
        """Show the cards, this one as the one that is looked at."""
        self._current = current
        self._showing = True
        for column in self.columns:
            status = column.status
            shown = faces.pains if status is None else faces.column(status)
            column.show_faces(shown)
            column.setVisible(status is not None or bool(shown))
            self._layout.setStretchFactor(column, 2 if shown else 1)
            if not column.cards.look_at(current):
                column.cards.forget()
        self._showing = False

    def set_editable(self, *, editable: bool) -> None:
        """Whether cards can be moved and made."""
        self._editable = editable
        for column in self.columns:
            column.set_editable(editable=editable)

    def put_on(self, tokens: Tokens) -> None:
        """Other colours."""
        self.layer.tokens = tokens
        for column in self.columns:
            column.put_on(tokens)

    def column_of(self, record_id: Id) -> Column | None:
        """The column that shows a record."""
        return next((c for c in self.columns if c.cards.rows.place_of(record_id) >= 0), None)

    def column(self, status: Status | None) -> Column:
        """The column of a status; None for that of what nothing answers."""
        return next(column for column in self.columns if column.status is status)

    def begin_typing(self, column: Column | None = None) -> None:
        """Open the field for a new action in a column, or in that of the card looked at."""
        at = column or self.column_of(self._current)
        if at is None or at.status is None:
            at = self.column(Status.OPEN)
        at.begin_typing()
        self._area.ensureWidgetVisible(at, 8, 0)

    @property
    def typing(self) -> bool:
        """Whether the title of a new action is being typed."""
        return any(not column.field.isHidden() for column in self.columns)

    def commit(self) -> None:
        """Take over what is being typed."""
        for column in self.columns:
            column.commit()

    def focus_first(self) -> None:
        """Put the keyboard on the card looked at, or the first there is."""
        column = self.column_of(self._current) or next(
            (c for c in self.columns if c.cards.rows.rowCount()), self.column(Status.OPEN)
        )
        column.cards.setFocus(Qt.FocusReason.OtherFocusReason)
        if not column.cards.look_at(self._current):
            column.cards.look_at_row(0)
        self._area.ensureWidgetVisible(column, 8, 0)

    # --- keys ----------------------------------------------------------------------------------

    def _choose(self, column: Column, record_id: Id) -> None:
        if self._showing:
            return  # a column that goes hands the keyboard on, and Qt chooses a row of the next
        self._current = record_id
        for other in self.columns:
            if other is not column:
                other.cards.forget()
        self._area.ensureWidgetVisible(column, 8, 0)
        self.chosen.emit(record_id)

    def _go(self, column: Column, right: int) -> None:
        """The keyboard to the next column that is not empty, at the same height."""
        row = column.cards.currentIndex().row()
        ahead = self.columns[self.columns.index(column) + 1 :]
        back = self.columns[: self.columns.index(column)][::-1]
        for other in ahead if right > 0 else back:
            if other.cards.rows.rowCount():
                other.cards.setFocus(Qt.FocusReason.OtherFocusReason)
                other.cards.look_at_row(row)
                return

    def _move(self, column: Column, right: int, down: int) -> None:
        """The current card by columns to the right or by rows down."""
        face = column.cards.current
        if face is None or column.status is None or not self._editable:
            return
        if right:
            statuses = list(Status)
            place = statuses.index(column.status) + right
            if 0 <= place < len(statuses):
                self.put.emit(face.id, Landing(statuses[place], None))
            return
        ids = [other.id for other in column.cards.rows.rows]
        place = ids.index(face.id) + down
        if 0 <= place < len(ids):
            others = [other for other in ids if other != face.id]
            before = others[place] if place < len(others) else None
            self.put.emit(face.id, Landing(column.status, before))

    def _remove(self, column: Column) -> None:
        face = column.cards.current
        if face is not None and column.status is not None:
            self.removed.emit(face.id)

    # --- dragging ------------------------------------------------------------------------------

    def _begin_drag(self, cards: CardList, record_id: Id, at: QPoint) -> None:
        if not self._editable:
            return
        self._dragged = record_id
        rect = cards.rect_of(record_id).toRect()
        corner = cards.viewport().mapToGlobal(rect.topLeft())
        self.layer.setGeometry(self.rect())
        self.layer.begin(cards.viewport().grab(rect), at - corner)
        self._scrolling.start()

    def _drag(self, at: QPoint) -> None:
        if self._dragged:
            self._pointer = at
            landing = self.landing_at(at)
            self.layer.move_to(self.mapFromGlobal(at), self._mark(landing))

    def landing_at(self, at: QPoint) -> Landing | None:
        """Where a card would come that is let go at a point of the screen."""
        for column in self.columns:
            place = column.mapFromGlobal(at)
            if column.status is None or not column.isVisible():
                continue
            if 0 <= place.x() < column.width() and 0 <= place.y() < column.height():
                cards = column.cards
                row = cards.row_at(cards.viewport().mapFromGlobal(at).y())
                faces = cards.rows.rows
                before = faces[row].id if row < len(faces) else None
                return Landing(column.status, before)
        return None

    def _mark(self, landing: Landing | None) -> QRectF:
        if landing is None:
            return QRectF()
        cards = self.column(landing.status).cards
        rows = cards.rows.rows
        if landing.before_id is not None:
            y = cards.rect_of(landing.before_id).top()
        else:
            y = cards.rect_of(rows[-1].id).bottom() if rows else 4.0
        y = min(max(2.0, y), cards.viewport().height() - 3.0)
        corner = cards.viewport().mapTo(self, QPoint(0, round(y)))
        return QRectF(corner.x() + 6, corner.y() - 1.5, cards.viewport().width() - 12, 3)

    def _drop(self) -> None:
        landing, dragged = self.landing_at(self._pointer), self._dragged
        self._end_drag()
        if landing is not None and dragged:
            self.put.emit(dragged, landing)

    def _end_drag(self) -> None:
        self._dragged = ""
        self._scrolling.stop()
        self.layer.end()

    def _scroll(self) -> None:
        """While a card is held near an edge, what lies beyond comes into sight."""
        bar = self._area.horizontalScrollBar()
        x = self._area.mapFromGlobal(self._pointer).x()
        bar.setValue(bar.value() + _toward(x, self._area.width()))
        for column in self.columns:
            view = column.cards.viewport()
            place = view.mapFromGlobal(self._pointer)
            if column.isVisible() and 0 <= place.x() < view.width():
                bar = column.cards.verticalScrollBar()
                bar.setValue(bar.value() + _toward(place.y(), view.height()))
        self._drag(self._pointer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The layer lies over all of it."""
        super().resizeEvent(event)
        self.layer.setGeometry(self.rect())


def _toward(place: int, length: int) -> int:
    if place < _EDGE:
        return -_SCROLL
    return _SCROLL if place > length - _EDGE else 0
