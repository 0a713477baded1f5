"""A list of rated records: rated, voted for and gone through by mouse and by keyboard alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QMimeData, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QWidget

from designer.boards.board_list import ENTER, REMOVE, BoardList
from designer.boards.priorities.dragging import item_data
from designer.boards.priorities.parts import Hit, Part, plan_row
from designer.boards.priorities.rated import RATING_NAMES, RatedGroup
from designer.boards.priorities.rated_delegate import RatedDelegate
from designer.boards.priorities.rated_rows import RatedRows
from designer.speech.spoken import speak
from designer.style.tokens import Tokens
from model.ids import Id
from resources.words import tr
from widgets.icon_paint import IconPainter
from widgets.two_levels import RowIndex

_DIGITS = {Qt.Key(Qt.Key.Key_0.value + number): number for number in range(6)}
_MORE = frozenset({Qt.Key.Key_Plus, Qt.Key.Key_Equal})
_LESS = frozenset({Qt.Key.Key_Minus, Qt.Key.Key_Underscore})
_WAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class RatedList(BoardList):
    """Rows with ratings.

    ``rated`` carries a record, the field and the rating (0: taken back), ``voted`` a record and how
    many votes more, ``answer_asked`` a record and whether an opportunity (else an action) is
    wished for it. ``map_id``: rows can be dragged from here.
    """

    rated = Signal(str, str, int)
    voted = Signal(str, int)
    answer_asked = Signal(str, bool)

    KEYS: ClassVar[frozenset[Qt.Key]] = frozenset(
        {*ENTER, *REMOVE, *_DIGITS, *_MORE, *_LESS, Qt.Key.Key_O, Qt.Key.Key_A}
    )

    def __init__(
        self,
        icons: IconPainter,
        tokens: Tokens,
        parts: tuple[Part, ...],
        parent: QWidget,
        *,
        map_id: str = "",
    ) -> None:
        super().__init__(parent)
        self.rows = RatedRows(self)
        self.painting = RatedDelegate(icons, self, tokens, parts)
        self._map_id = map_id
        self._pressed: Hit | None = None
        self.setItemDelegate(self.painting)
        self.setModel(self.rows)
        self.setItemsExpandable(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.rows.modelReset.connect(self.expandAll)
        if map_id:
            self.setDragEnabled(True)
            self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def show_groups(self, groups: Sequence[RatedGroup]) -> None:
        """Show these rows; where one has moved, the keyboard's row is kept in sight."""
        before = self.rows.ids
        self.keeping(lambda: self.rows.show_groups(groups))
        if self.hasFocus() and before != self.rows.ids and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def id_at(self, index: RowIndex) -> Id | None:  # noqa: D102
        row = self.rows.row(index)
        return row.id if row is not None else None

    def index_of(self, record_id: Id) -> QModelIndex:  # noqa: D102
        return self.rows.index_of(record_id)

    def drag_data(self, index: QModelIndex) -> QMimeData | None:  # noqa: D102
        here = self.id_at(index)
        return item_data(self._map_id, here) if here is not None and self._map_id else None

    def part_rect(self, record_id: Id, part: Part) -> QRectF:
        """Where a part of a row stands in the view."""
        return self.painting.plan(self.index_of(record_id)).parts[part]

    # --- keys ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right choose what is rated, digits rate it, plus and minus vote."""
        here, key = self.current, Qt.Key(event.key())
        if here is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key in _WAYS:
            self._step(_WAYS[key])
        elif key in _DIGITS:
            self._rate(here, _DIGITS[key])
        elif key in REMOVE:
            self._rate(here, 0)
        elif key in _MORE | _LESS:
            if Part.VOTES in self.painting.parts:
                self.voted.emit(here, 1 if key in _MORE else -1)
        elif key in (Qt.Key.Key_O, Qt.Key.Key_A):
            if Part.ANSWERS in self.painting.parts:
                self.answer_asked.emit(here, key == Qt.Key.Key_O)
        else:
            self._move(event)

    def _move(self, event: QKeyEvent) -> None:
        """Up, Down and the like go from record to record; headings are passed over."""
        super().keyPressEvent(event)
        index = self.currentIndex()
        if not index.isValid() or self.rows.row(index) is not None:
            return
        up = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_PageUp)
        beyond = self.indexAbove(index) if up else self.indexBelow(index)
        if self.rows.row(beyond) is None:
            beyond = self.indexBelow(index)
        self.setCurrentIndex(beyond)
        self.scrollTo(index if up else beyond)

    def _step(self, way: int) -> None:
        parts = self.painting.parts
        place = max(0, min(len(parts) - 1, parts.index(self.painting.at) + way))
        self.painting.at = parts[place]
        name = RATING_NAMES.get(parts[place].value, parts[place].value.capitalize())
        speak(self, tr(name))
        self.viewport().update()

    def _rate(self, record_id: Id, rating: int) -> None:
        if self.painting.at.rated:
            self.rated.emit(record_id, self.painting.at.value, rating)

    # --- mouse ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember what was pressed; a press on a heading chooses nothing."""
        index = self.indexAt(event.position().toPoint())
        if self.rows.row(index) is None:
            return
        hit = self.painting.plan(index).hit(event.position())
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = hit if left else None
        if hit is not None and left:
            self.painting.at = hit.part
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.setCurrentIndex(index)
            self.viewport().update()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """No drag begins on a dot; the pointer tells what can be pressed."""
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row(index)
        over = row is not None and self.painting.plan(index).hit(event.position()) is not None
        hand = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand)
        if self._pressed is None:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What was pressed and let go is meant. The same dot again takes a rating back."""
        pressed, self._pressed = self._pressed, None
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row(index)
        if pressed is None or row is None:
            super().mouseReleaseEvent(event)
            return
        hit = self.painting.plan(index).hit(event.position())
        if hit != pressed or row.id != self.current:
            return
        if hit.votes:
            self.voted.emit(row.id, hit.votes)
        elif hit.rating:
            same = row.ratings.get(hit.part.value) == hit.rating
            self.rated.emit(row.id, hit.part.value, 0 if same else hit.rating)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Twice on a button is two votes; elsewhere it opens the record."""
        index = self.indexAt(event.position().toPoint())
        if self.rows.row(index) is None:
            return
        if self.painting.plan(index).hit(event.position()) is not None:
            self.mousePressEvent(event)
            return
        super().mouseDoubleClickEvent(event)


class PartsHeading(QWidget):
    """What the columns of a rated list are called, each above its column."""

    def __init__(self, beside: RatedList, names: dict[Part, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._list = beside
        self._names = names
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One small line."""
        return QSize(120, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the names."""
        painter = QPainter(self)
        paint = self._list.painting.paint_
        width = self._list.viewport().width()
        plan = plan_row(QRectF(0, 0, width, 40), self._list.painting.parts)
        for part, room in plan.parts.items():
            rect = QRectF(room.x() - 4, 2, room.width() + 14, 18)
            paint.words(painter, rect, self._names[part], ink=paint.soft(), small=True)
