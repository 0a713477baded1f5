"""How faces of records are painted as rows of a list, and the headings above them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QTreeView,
)

from designer.boards.face_rows import FaceRows
from designer.boards.faces import RowFace, RowGroup
from designer.boards.painting import RowPaint
from designer.style.row_ground import paint_ground
from designer.style.ticks import TICK, paint_tick
from designer.style.tokens import Tokens
from widgets import drawing
from widgets.icon_paint import IconPainter
from widgets.plain_tip import plain_tip

ROW_HEIGHT, GROUP_HEIGHT = 46, 34
MARGIN, GAP, ICON = 12, 9, 16
_DEEPER = 20

_Index = QModelIndex | QPersistentModelIndex


class BoardDelegate(QStyledItemDelegate):
    """What both have in common: paint, and tell the whole where there is no room for it."""

    def __init__(self, icons: IconPainter, view: QTreeView, tokens: Tokens) -> None:
        super().__init__(view)
        self._view = view
        self.paint_ = RowPaint(icons, view, tokens)
        self.aimed = QPersistentModelIndex()
        """The row that something is dragged over."""

    def set_tokens(self, tokens: Tokens) -> None:
        """Other colours."""
        self.paint_.tokens = tokens

    def ground(
        self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        """What a row stands on; marked where something is dragged over it."""
        body, tokens = rect.adjusted(4, 1, -4, -1), self.paint_.tokens
        paint_ground(painter, body, option.state, tokens, keyboard=self._view.hasFocus())
        if self.aimed.isValid() and self.aimed == index:
            border = QColor(tokens.theme.accent)
            drawing.body(painter, body, fill=QColor(tokens.theme.accent_soft), border=border)

    def told(self, index: _Index) -> str:
        """All that a row says."""
        raise NotImplementedError

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """All that a row says."""
        said = self.told(index)
        if event.type() is not QEvent.Type.ToolTip or not said:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), plain_tip(said), view, view.visualRect(index))
        return True


class FaceDelegate(BoardDelegate):
    """Paints faces and the groups they stand in."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """A face has two lines, a group one."""
        return QSize(200, ROW_HEIGHT if index.internalId() else GROUP_HEIGHT)

    def told(self, index: _Index) -> str:
        """Text and place."""
        model = index.model()
        row = model.row(index) if isinstance(model, FaceRows) else None
        return f"{row.text}\n{row.place}" if row is not None else ""

    def tick_rect(self, index: _Index) -> QRectF:
        """Where a row's tick stands in the view."""
        rect = QRectF(self._view.visualRect(index))
        return QRectF(rect.x() + MARGIN, rect.center().y() - TICK / 2, TICK, TICK)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        model = index.model()
        if not isinstance(model, FaceRows):
            return
        rect, row, group = QRectF(option.rect), model.row(index), model.group(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.ground(painter, rect, option, index)
        left = rect.x() + MARGIN
        if model.tickable:
            box = QRectF(left, rect.center().y() - TICK / 2, TICK, TICK)
            paint = self.paint_
            paint_tick(painter, paint.icons, box, model.state(index), paint.tokens)
            left += TICK + GAP
        if row is not None:
            self._paint_row(painter, rect, left, row)
        elif group is not None:
            self._paint_group(painter, rect, left, group, opened=self._view.isExpanded(index))
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRectF, left: float, row: RowFace) -> None:
        paint, middle = self.paint_, rect.center().y()
        left += row.depth * _DEEPER
        paint.picture(painter, QRectF(left + 2, middle - ICON / 2, ICON, ICON), row)
        left += ICON + GAP + 4
        right = rect.right() - MARGIN
        if row.support is not None:
            right = paint.support(painter, right, middle, row.support) - GAP
        theme = paint.tokens.theme
        ink = QColor(theme.ink) if not row.unnamed else paint.soft()
        upper = QRectF(left, rect.y() + 5, right - left, 19)
        lower = QRectF(left, rect.y() + 23, right - left, 18)
        if not row.place:
            upper = QRectF(left, rect.y(), right - left, rect.height())
        paint.words(painter, upper, row.text, ink=ink)
        paint.words(painter, lower, row.place, ink=paint.soft(), small=True)

    def _paint_group(
        self, painter: QPainter, rect: QRectF, left: float, group: RowGroup, *, opened: bool
    ) -> None:
        paint = self.paint_
        if self._view.itemsExpandable():
            name = "chevron-down" if opened else "chevron-right"
            sign = QRectF(left + 3, rect.center().y() - 7, 14, 14)
            paint.icons.paint_icon(painter, name, sign, paint.soft())
            left = sign.right() + 7
        if group.tint:
            dot = QRectF(left, rect.center().y() - 5, 10, 10)
            drawing.body(painter, dot, fill=QColor(group.tint), radius=3)
            left = dot.right() + 7
        count = str(len(group.rows))
        beside = paint.width(count, paint.font(small=True)) + GAP
        room = QRectF(left, rect.y(), rect.right() - MARGIN - left - beside, rect.height())
        paint.words(painter, room, group.name, bold=True)
        needed = min(paint.width(group.name, paint.font(bold=True)), room.width())
        rest = QRectF(left + needed + 8, rect.y(), beside, rect.height())
        paint.words(painter, rest, count, ink=paint.soft(), small=True)
