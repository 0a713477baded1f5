"""The trail: each pain point with what it rests on, what answers it and what came of it."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from designer.boards.actions.card_painting import course_colour
from designer.boards.actions.faces import BoardFaces
from designer.boards.actions.loop_strip import next_words, paint_progress
from designer.boards.actions.trail_rows import Col, Link, TrailRows, trail_rows
from designer.boards.cell_rows import CellIndex
from designer.boards.cell_table import show_columns
from designer.boards.text_block import text_block
from designer.style.icons import InterfaceIcons
from designer.style.tokens import SMALL_PIXELS, Tokens
from model.document import JourneyMap
from model.ids import Id
from model.insight.trail import Trails
from model.kinds import CardKind
from model.layout.colours import readable
from resources.words import tr
from widgets import drawing
from widgets.icon_paint import IconPainter
from widgets.quiet_tree import QuietTree

_ROW, _ICON, _LOOP = 68, 14.0, 130
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KINDS = {Col.PAIN: CardKind.PAIN_POINT, Col.OPPORTUNITY: CardKind.OPPORTUNITY}


class LinkDelegate(QStyledItemDelegate):
    """Paints the links as small cards with arrows between them."""

    def __init__(self, icons: IconPainter, view: QWidget, tokens: Tokens) -> None:
        super().__init__(view)
        self._icons, self._view = icons, view
        self.tokens = tokens

    def sizeHint(self, _option: QStyleOptionViewItem, _index: CellIndex) -> QSize:
        """All rows are equally high."""
        return QSize(60, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: CellIndex) -> None:
        """Draw one link."""
        model = index.model()
        if not isinstance(model, TrailRows):
            return
        rect, link = QRectF(option.rect), model.link(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if model.rows[index.row()].first and index.row():
            painter.setPen(QPen(QColor(self.tokens.theme.hairline), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
        if link is not None:
            column = Col(index.column())
            self._ground(painter, rect, column, link, option.state)
            if column is not Col.LOOP and column and _comes_from_left(model, index):
                self._arrow(painter, rect)
            if link.progress is not None:
                self._loop(painter, rect, link)
            else:
                self._words(painter, rect, link)
        painter.restore()

    def _ground(
        self, painter: QPainter, rect: QRectF, column: Col, link: Link, state: QStyle.StateFlag
    ) -> None:
        tokens = self.tokens
        body = _body(rect)
        kind = _KINDS.get(column)
        fill = tokens.theme.cards[kind].fill if kind else tokens.field
        border = tokens.theme.cards[kind].bar if kind else tokens.field_border
        plain = column in (Col.LOOP, Col.EFFECT) or link.makes or not link.id
        if state & QStyle.StateFlag.State_Selected:
            drawing.body(
                painter,
                body,
                fill=QColor(tokens.theme.accent_soft),
                border=QColor(tokens.theme.accent),
            )
        elif state & QStyle.StateFlag.State_MouseOver and plain:
            drawing.body(painter, body, fill=QColor(tokens.hover))
        elif not plain:
            drawing.body(painter, body, fill=QColor(fill), border=QColor(border))
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.theme.accent), 2))
            painter.drawRoundedRect(body.adjusted(1, 1, -1, -1), drawing.RADIUS, drawing.RADIUS)

    def _arrow(self, painter: QPainter, rect: QRectF) -> None:
        """From the link before to this one."""
        tip, y = rect.x() + 7, rect.center().y()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.tokens.field_border_hover))
        painter.drawPolygon(
            QPolygonF([QPointF(tip - 6, y - 4.5), QPointF(tip, y), QPointF(tip - 6, y + 4.5)])
        )

    def _words(self, painter: QPainter, rect: QRectF, link: Link) -> None:
        tokens, room = self.tokens, _body(rect).adjusted(7, 4, -6, -4)
        ink = tokens.theme.accent if link.makes else tokens.theme.ink
        if not link.id:
            ink = tokens.theme.secondary
        if link.course is not None:
            ink = course_colour(link.course, tokens)
        cards = (tokens.theme.cards[kind].fill for kind in _KINDS.values())
        ground = (tokens.field, tokens.surface, tokens.theme.accent_soft, tokens.hover, *cards)
        colour = QColor(readable(ink, *ground))
        soft = QColor(readable(tokens.theme.secondary, *ground))
        wide = _ICON + 5 if link.icon else 0.0
        weight = QFont.Weight.DemiBold if link.makes or link.course else QFont.Weight.Normal
        font = drawing.weighted(self._view.font(), weight, pixels=SMALL_PIXELS)
        left = room.x() + wide
        block = text_block(link.text, font, room.right() - left, 2 if link.note else 3)
        if link.makes:
            room.translate(0, (room.height() - block.height) / 2)
        square = QRectF(room.x(), room.y() + 2, _ICON, _ICON)
        self._icons.paint_icon(painter, link.icon, square, colour if link.makes else soft)
        block.paint(painter, QPointF(left, room.y()), colour)
        if link.note:
            below = QRectF(left, room.y() + block.height + 1, room.right() - left, block.leading)
            note = drawing.weighted(self._view.font(), QFont.Weight.Normal, pixels=SMALL_PIXELS)
            drawing.text(painter, self._view, below, link.note, soft, font=note)

    def _loop(self, painter: QPainter, rect: QRectF, link: Link) -> None:
        progress = link.progress
        if progress is None:
            return
        room = _body(rect).adjusted(6, 4, -4, -4)
        paint_progress(painter, QPointF(room.x(), room.y() + 11), progress, self.tokens)
        font = drawing.weighted(self._view.font(), QFont.Weight.Normal, pixels=SMALL_PIXELS)
        words = QRectF(room.x(), room.y() + 22, room.width(), 18)
        soft = QColor(readable(self.tokens.theme.secondary, self.tokens.surface))
        drawing.text(painter, self._view, words, next_words(progress), soft, font=font)


class TrailView(QuietTree):
    """Signals as those of the columns: a link leads to its record and to its place."""

    chosen = Signal(str)
    opened = Signal(str)
    placed = Signal(str)
    made = Signal(str)

    def __init__(
        self, icons: InterfaceIcons, tokens: Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = TrailRows(self)
        self._painting = LinkDelegate(icons, self, tokens)
        self.setAccessibleName(tr("Trail from evidence to effect"))
        self.setAccessibleDescription(
            tr("Arrow keys go from link to link, Enter opens one, Ctrl+Enter goes to its place.")
        )
        self.setModel(self.rows)
        self.setItemDelegate(self._painting)
        show_columns(self)
        self.setUniformRowHeights(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        header = self.header()
        for column in Col:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Col.LOOP, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(Col.LOOP, _LOOP)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_trails(
        self, document: JourneyMap, trails: Trails, faces: BoardFaces, current: Id
    ) -> None:
        """Show the chains, the link of this record as the one that is looked at."""
        here = self.rows.link(self.currentIndex())
        at = (self.currentIndex().row(), self.currentIndex().column())
        self.rows.show_rows(trail_rows(document, trails, faces))
        places = self.rows.places_of(current)
        if here is not None and here.id == current and at in places:
            places = [at]
        self.selectionModel().blockSignals(True)  # noqa: FBT003 - Qt's own signature
        if places:
            self._go_to(*places[0])
        else:
            self.selectionModel().clear()
        self.selectionModel().blockSignals(False)  # noqa: FBT003
        self.viewport().update()

    def put_on(self, tokens: Tokens) -> None:
        """Other colours."""
        self._painting.tokens = tokens
        self.viewport().update()

    def focus_first(self) -> None:
        """Put the keyboard on the link looked at, or on the first there is."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.rows.link(self.currentIndex()) is None and self.rows.rows:
            links = self.rows.rows[0].links
            self._go_to(0, next(place for place, link in enumerate(links) if link is not None))

    def _go_to(self, row: int, column: int) -> None:
        index = self.rows.index(row, column)
        way = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, way)
        self.scrollTo(index)

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        link = self.rows.link(now)
        if link is not None and link.id and not link.makes:
            self.chosen.emit(link.id)

    def _step(self, down: int, right: int) -> None:
        """To the next link in a direction; upwards and downwards to the nearest in that row."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        rows = self.rows.rows
        if right:
            place = column + right
            while 0 <= place < len(Col):
                if rows[row].links[place] is not None:
                    self._go_to(row, place)
                    return
                place += right
            return
        if 0 <= row + down < len(rows):
            links = rows[row + down].links
            filled = [place for place, link in enumerate(links) if link is not None]
            self._go_to(row + down, min(filled, key=lambda place: abs(place - column)))

    # --- Qt's events, by the names it chose ---------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Enter and Ctrl+Enter mean something here."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in _OPEN
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from link to link, Enter opens one."""
        link, key = self.rows.link(self.currentIndex()), event.key()
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _ARROWS and link is not None and not ctrl:
            self._step(*_ARROWS[Qt.Key(key)])
        elif key in _OPEN and link is not None:
            self._follow(link, to_place=ctrl)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on an offer makes an action."""
        super().mouseReleaseEvent(event)
        link = self.rows.link(self.indexAt(event.position().toPoint()))
        if link is not None and link.makes and event.button() == Qt.MouseButton.LeftButton:
            self.made.emit(link.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to where the record of a link stands."""
        link = self.rows.link(self.indexAt(event.position().toPoint()))
        if link is not None and not link.makes:
            self._follow(link, to_place=True)

    def _follow(self, link: Link, *, to_place: bool) -> None:
        if link.makes:
            self.made.emit(link.id)
        elif link.id:
            (self.placed if to_place else self.opened).emit(link.id)


def _comes_from_left(model: TrailRows, index: CellIndex) -> bool:
    """Whether something of the chain stands to the left in this row, or in the block above."""
    row, column = model.rows[index.row()], index.column()
    return any(link is not None for link in row.links[:column]) or not row.first


def _body(rect: QRectF) -> QRectF:
    return rect.adjusted(9, 5, -1, -5)
