"""What the tables of boards paint alike, and the fields that their cells are edited with."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from designer.boards.cell_rows import CellIndex
from designer.boards.choice_cell import ChoiceCell
from designer.style.tokens import SMALL_PIXELS, Tokens
from exporters.painters.qt import QtPainter, QtResources
from model.layout.colours import readable
from model.layout.display import Role
from model.layout.sketch import Drawing
from widgets import drawing
from widgets.form.numbers import shown_number
from widgets.icon_paint import IconPainter

ROW_HEIGHT = 38
ICON, GAP, MARGIN = 16.0, 6.0, 8.0


class CellDelegate(QStyledItemDelegate):
    """Paints rows with a ground over all cells; who inherits from it paints the cells."""

    def __init__(self, icons: IconPainter, view: QTreeView, tokens: Tokens) -> None:
        super().__init__(view)
        self.icons, self.view = icons, view
        self.tokens = tokens
        self._plots = QtResources()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: CellIndex) -> QSize:
        """All rows are equally high."""
        return QSize(40, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: CellIndex) -> None:
        """Draw one cell."""
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(rect)
        self._ground(painter, rect, option.state)
        self.paint_cell(painter, rect.adjusted(MARGIN, 0, -4, 0), index)
        painter.restore()

    def paint_cell(self, painter: QPainter, room: QRectF, index: CellIndex) -> None:
        """Draw what the cell says into its room."""
        raise NotImplementedError

    def words(
        self, painter: QPainter, room: QRectF, words: str, colour: str = "", *, strong: bool = False
    ) -> None:
        """A text in the middle of its room."""
        ink = QColor(self.on_rows(colour or self.tokens.theme.ink))
        weight = QFont.Weight.DemiBold if strong else QFont.Weight.Normal
        font = drawing.weighted(self.view.font(), weight)
        drawing.text(painter, self.view, room, words, ink, font=font)

    def small(self, painter: QPainter, room: QRectF, words: str, colour: str = "") -> None:
        """A small text in the middle of its room."""
        ink = QColor(self.on_rows(colour or self.tokens.theme.secondary))
        font = drawing.weighted(self.view.font(), QFont.Weight.Normal, pixels=SMALL_PIXELS)
        drawing.text(painter, self.view, room, words, ink, font=font)

    def sign(self, painter: QPainter, room: QRectF, icon: str, colour: str = "") -> QRectF:
        """An icon at the left; gives the room behind it."""
        square = QRectF(room.x(), room.center().y() - ICON / 2, ICON, ICON)
        ink = QColor(self.on_rows(colour or self.tokens.theme.secondary))
        self.icons.paint_icon(painter, icon, square, ink)
        return room.adjusted(ICON + GAP, 0, 0, 0)

    def plot(self, painter: QPainter, room: QRectF, made: Drawing, scale: float) -> None:
        """A small plot whose points become ``scale`` pixels each."""
        painter.save()
        painter.translate(room.topLeft())
        painter.scale(scale, scale)
        QtPainter(painter, {}, self._plots).paint(made.group(Role.FIGURE, ""))
        painter.restore()

    def on_rows(self, colour: str) -> str:
        """A colour that can be read on every ground a row has."""
        tokens = self.tokens
        return readable(colour, tokens.surface, tokens.theme.accent_soft, tokens.hover)

    # --- editing -------------------------------------------------------------------------------

    def setEditorData(self, editor: QWidget, index: CellIndex) -> None:
        """The value as it is."""
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, ChoiceCell):
            editor.set_value(value)
        elif isinstance(editor, QLineEdit):
            number = isinstance(value, (int, float))
            editor.setText("" if value is None else shown_number(value) if number else str(value))
            editor.selectAll()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: CellIndex
    ) -> None:
        """A field stands in its cell, as high as the row."""
        editor.setGeometry(option.rect.adjusted(1, 2, -1, -2))

    def _ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        tokens = self.tokens
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.theme.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(tokens.hover))
        painter.setPen(QPen(QColor(tokens.theme.hairline), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus and self.view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.theme.accent), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 4, 4)


def inline_line(parent: QWidget) -> QLineEdit:
    """A line of text in its cell."""
    line = QLineEdit(parent)
    line.setProperty("look", "inline")
    return line
