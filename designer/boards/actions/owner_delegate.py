"""How the rows of the list by owner are painted, and the fields their cells are edited with."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from designer.boards.actions.faces import STRENGTH, ActionFace, late_words
from designer.boards.actions.owner_rows import Col, OwnerRow, OwnerRows, cell_words
from designer.boards.actions.status_sign import paint_status
from designer.boards.choice_cell import ChoiceCell
from designer.inspector.naming import choice_name
from designer.style.tokens import SMALL_PIXELS, Tokens
from model.kinds import Priority, Status
from model.layout.colours import readable
from resources.words import tr
from widgets import drawing
from widgets.form.dates import parsed_date
from widgets.icon_paint import IconPainter

_ROW, _HEAD = 34, 40
_ICON, _DISC, _GAP, _MARGIN = 16.0, 24.0, 7.0, 12.0
_Index = QModelIndex | QPersistentModelIndex


class OwnerDelegate(QStyledItemDelegate):
    """Paints in the colours of ``tokens``; what cannot be read as a day goes to ``refuse``."""

    def __init__(self, icons: IconPainter, view: QTreeView, tokens: Tokens) -> None:
        super().__init__(view)
        self._icons, self._view = icons, view
        self.tokens = tokens

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """An owner's row is a little higher."""
        model = index.model()
        owner = isinstance(model, OwnerRows) and isinstance(model.row(index), OwnerRow)
        return QSize(80, _HEAD if owner else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell."""
        model = index.model()
        row = model.row(index) if isinstance(model, OwnerRows) else None
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, OwnerRow):
            if index.column() == 0:
                self._paint_owner(painter, rect, row)
        elif row is not None:
            self._paint_ground(painter, rect, option.state)
            self._paint_cell(painter, rect, row, Col(index.column()))
        painter.restore()

    def _paint_owner(self, painter: QPainter, rect: QRectF, row: OwnerRow) -> None:
        disc = QRectF(rect.x() + _MARGIN - 4, rect.bottom() - _DISC - 4, _DISC, _DISC)
        tokens = self.tokens
        soft = QColor(readable(tokens.theme.secondary, tokens.surface))
        if row.name:
            drawing.portrait(painter, self._view, disc, row.name, QColor(tokens.theme.accent))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(soft, 1.2, Qt.PenStyle.DashLine))
            painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
        font = drawing.weighted(self._view.font(), QFont.Weight.DemiBold)
        name = row.name or tr("Nobody yet")
        room = QRectF(disc.right() + _GAP, disc.y(), rect.right() - disc.right() - _GAP, _DISC)
        drawing.text(painter, self._view, room, name, QColor(tokens.theme.ink), font=font)
        used = QFontMetricsF(font).horizontalAdvance(name) + 2 * _GAP
        rest = room.adjusted(used, 0, 0, 0)
        if rest.width() > 40:
            drawing.text(painter, self._view, rest, row.words, soft, font=self._small())

    def _paint_ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        tokens = self.tokens
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.theme.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(tokens.hover))
        painter.setPen(QPen(QColor(tokens.theme.hairline), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.theme.accent), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 4, 4)

    def _paint_cell(self, painter: QPainter, rect: QRectF, face: ActionFace, column: Col) -> None:
        room = rect.adjusted(_MARGIN if column is Col.TITLE else 6, 0, -4, 0)
        tokens = self.tokens
        words, ink, font = cell_words(face, column), tokens.theme.ink, self._view.font()
        match column:
            case Col.TITLE:
                room = self._with_icon(painter, room, face.icon, tokens.theme.secondary)
                ink = ink if face.title else tokens.faint
            case Col.DUE if face.late:
                words = late_words(face.late)
                ink = self._on_rows(tokens.danger)
                room = self._with_icon(painter, room, "warning", ink)
            case Col.STATUS:
                square = QRectF(room.x(), room.center().y() - 8, 16, 16)
                paint_status(painter, square, face.status, tokens)
                room = room.adjusted(16 + _GAP, 0, 0, 0)
            case Col.IMPORTANCE:
                room = self._strength(painter, room, face)
            case Col.OWNER | Col.DUE:
                ink = ink if face.owner or column is Col.DUE else tokens.faint
        drawing.text(painter, self._view, room, words, QColor(ink), font=font)

    def _with_icon(self, painter: QPainter, room: QRectF, name: str, colour: str) -> QRectF:
        square = QRectF(room.x(), room.center().y() - _ICON / 2, _ICON, _ICON)
        self._icons.paint_icon(painter, name, square, QColor(self._on_rows(colour)))
        return room.adjusted(_ICON + _GAP, 0, 0, 0)

    def _strength(self, painter: QPainter, room: QRectF, face: ActionFace) -> QRectF:
        if face.importance is None:
            return room
        painter.setPen(Qt.PenStyle.NoPen)
        foot = room.center().y() + 5
        for place in range(4):
            full = place < STRENGTH[face.importance]
            tokens = self.tokens
            colour = tokens.theme.secondary if full else tokens.field_border
            painter.setBrush(QColor(colour))
            high = 4.0 + 2.2 * place
            painter.drawRoundedRect(QRectF(room.x() + place * 4.5, foot - high, 3, high), 1, 1)
        return room.adjusted(18 + _GAP, 0, 0, 0)

    # --- editing -------------------------------------------------------------------------------

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        """A line, or a list to choose from."""
        model, column = index.model(), Col(index.column())
        match column:
            case Col.STATUS:
                return ChoiceCell(self, [(s, choice_name(s)) for s in Status], parent)
            case Col.IMPORTANCE:
                words = [(None, tr("Not set")), *((p, choice_name(p)) for p in Priority)]
                return ChoiceCell(self, words, parent)
            case Col.TITLE | Col.DUE | Col.OWNER:
                line = QLineEdit(parent)
                line.setProperty("look", "inline")
                if column is Col.DUE:
                    line.setPlaceholderText(tr("Year-month-day"))
                if column is Col.OWNER and isinstance(model, OwnerRows):
                    completer = QCompleter(model.owners(), line)
                    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
                    line.setCompleter(completer)
                return line

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """The value as it is."""
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, ChoiceCell):
            editor.set_value(value)
        elif isinstance(editor, QLineEdit):
            editor.setText("" if value is None else str(value))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Hand over what was typed or chosen."""
        if isinstance(editor, ChoiceCell):
            model.setData(index, editor.value)
        elif isinstance(editor, QLineEdit) and Col(index.column()) is Col.DUE:
            day = parsed_date(editor.text())
            if day is not None or not editor.text().strip():
                model.setData(index, day)
            elif isinstance(model, OwnerRows):
                model.refused.emit(tr("Write the day as 2026-11-30."))
        elif isinstance(editor, QLineEdit):
            model.setData(index, " ".join(editor.text().split()))

    def _small(self) -> QFont:
        return drawing.weighted(self._view.font(), QFont.Weight.Normal, pixels=SMALL_PIXELS)

    def _on_rows(self, colour: str) -> str:
        tokens = self.tokens
        return readable(colour, tokens.surface, tokens.theme.accent_soft, tokens.hover)
