"""How the rows of the list by owner are painted, and the fields their cells are edited with."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyleOptionViewItem, QWidget

from designer.boards.actions.faces import ActionFace, late_words
from designer.boards.actions.importance_sign import WIDTH, paint_importance
from designer.boards.actions.owner_rows import Col, OwnerRow, OwnerRows, cell_words
from designer.boards.actions.status_sign import paint_status
from designer.boards.cell_painting import GAP, CellDelegate, inline_line
from designer.boards.cell_rows import CellIndex
from designer.boards.choice_cell import ChoiceCell
from designer.inspector.naming import choice_name
from model.kinds import Priority, Status
from model.layout.colours import readable
from resources.words import tr
from widgets import drawing
from widgets.form.dates import parsed_date

_ROW, _HEAD = 34, 40
_DISC, _SIGN = 24.0, 16.0


class OwnerDelegate(CellDelegate):
    """Paints the cells of actions, and over all of them the heading of an owner."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: CellIndex) -> QSize:
        """An owner's row is a little higher."""
        model = index.model()
        owner = isinstance(model, OwnerRows) and isinstance(model.row(index), OwnerRow)
        return QSize(80, _HEAD if owner else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: CellIndex) -> None:
        """Draw one cell, or a heading."""
        model = index.model()
        row = model.row(index) if isinstance(model, OwnerRows) else None
        if not isinstance(row, OwnerRow):
            super().paint(painter, option, index)
        elif index.column() == 0:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_owner(painter, QRectF(option.rect), row)
            painter.restore()

    def _paint_owner(self, painter: QPainter, rect: QRectF, row: OwnerRow) -> None:
        disc = QRectF(rect.x() + 8, rect.bottom() - _DISC - 4, _DISC, _DISC)
        tokens = self.tokens
        soft = QColor(readable(tokens.theme.secondary, tokens.surface))
        if row.name:
            drawing.portrait(painter, self.view, disc, row.name, QColor(tokens.theme.accent))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(soft, 1.2, Qt.PenStyle.DashLine))
            painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
        font = drawing.weighted(self.view.font(), QFont.Weight.DemiBold)
        name = row.name or tr("Nobody yet")
        room = QRectF(disc.right() + GAP, disc.y(), rect.right() - disc.right() - GAP, _DISC)
        drawing.text(painter, self.view, room, name, QColor(tokens.theme.ink), font=font)
        used = QFontMetricsF(font).horizontalAdvance(name) + 2 * GAP
        rest = room.adjusted(used, 0, 0, 0)
        if rest.width() > 40:
            self.small(painter, rest, row.words)

    def paint_cell(self, painter: QPainter, room: QRectF, index: CellIndex) -> None:
        """Draw what the cell says into its room."""
        model, column = index.model(), Col(index.column())
        face = model.face(index) if isinstance(model, OwnerRows) else None
        if face is None:
            return
        tokens = self.tokens
        words, ink = cell_words(face, column), tokens.theme.ink
        match column:
            case Col.TITLE:
                room = self.sign(painter, room.adjusted(4, 0, 0, 0), face.icon)
                ink = ink if face.title else tokens.faint
            case Col.DUE if face.late:
                words, ink = late_words(face.late), tokens.danger
                room = self.sign(painter, room, "warning", ink)
            case Col.STATUS:
                square = QRectF(room.x(), room.center().y() - _SIGN / 2, _SIGN, _SIGN)
                paint_status(painter, square, face.status, tokens)
                room = room.adjusted(_SIGN + GAP, 0, 0, 0)
            case Col.IMPORTANCE:
                room = self._strength(painter, room, face)
            case Col.OWNER | Col.DUE:
                ink = ink if face.owner or column is Col.DUE else tokens.faint
        self.words(painter, room, words, ink)

    def _strength(self, painter: QPainter, room: QRectF, face: ActionFace) -> QRectF:
        if face.importance is None:
            return room
        ink, rest = self.tokens.theme.secondary, self.tokens.field_border
        paint_importance(painter, room.x(), room.center().y(), face.importance, ink, rest)
        return room.adjusted(WIDTH + GAP, 0, 0, 0)

    # --- editing -------------------------------------------------------------------------------

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: CellIndex
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
                line = inline_line(parent)
                if column is Col.DUE:
                    line.setPlaceholderText(tr("Year-month-day"))
                if column is Col.OWNER and isinstance(model, OwnerRows):
                    completer = QCompleter(model.owners(), line)
                    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
                    line.setCompleter(completer)
                return line

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: CellIndex) -> None:
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
