"""The table of channels: how each does, chosen in five steps, beside what the map tells of it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QStyleOptionViewItem, QWidget

from designer.boards.cell_painting import CellDelegate, inline_line
from designer.boards.cell_rows import CellIndex
from designer.boards.cell_table import CellTable
from designer.boards.choice_cell import ChoiceCell
from designer.boards.figures.channel_rows import PLACES, ChannelRow, ChannelRows, Col
from designer.inspector.naming import choice_name
from designer.style.icons import InterfaceIcons
from designer.style.tokens import Tokens
from model.channels import channel_icon
from model.kinds import Level
from resources.words import tr

_WIDTHS = {
    Col.ENGAGEMENT: 118,
    Col.RESPONSE: 118,
    Col.TOUCHPOINTS: 92,
    Col.FEELING: 78,
    Col.PAINS: 86,
}
_NARROW = sum(_WIDTHS.values()) + 240
"""With less than this, names of channels would be cut."""


class ChannelDelegate(CellDelegate):
    """Paints the cells; levels as bars like steps and a word."""

    def paint_cell(self, painter: QPainter, room: QRectF, index: CellIndex) -> None:
        """Draw what the cell says into its room."""
        model = index.model()
        row = model.row(index) if isinstance(model, ChannelRows) else None
        if row is None:
            return
        words = str(index.data() or "")
        match Col(index.column()):
            case Col.NAME:
                room = self.sign(painter, room, channel_icon(row.facts.name))
                self.words(painter, room, words, strong=row.facts.record is not None)
            case Col.ENGAGEMENT:
                self._level(painter, room, row.facts.engagement, words)
            case Col.RESPONSE:
                self._level(painter, room, row.facts.response_time, words)
            case Col.FEELING:
                self._feeling(painter, room, row, words)
            case Col.TOUCHPOINTS | Col.PAINS:
                self.words(painter, room, words if words != "0" else "–")
            case Col.PREFERRED:
                self.small(painter, room, words)

    def _level(self, painter: QPainter, room: QRectF, level: Level | None, words: str) -> None:
        if level is None:
            self.small(painter, room, tr("Not noted"))
            return
        tokens, foot = self.tokens, room.center().y() + 6
        painter.setPen(Qt.PenStyle.NoPen)
        for place in range(1, 6):
            full = place <= PLACES[level]
            painter.setBrush(QColor(tokens.theme.accent if full else tokens.field_border))
            high = 2.4 * place
            painter.drawRoundedRect(QRectF(room.x() + 5 * place - 5, foot - high, 3.4, high), 1, 1)
        self.words(painter, room.adjusted(32, 0, 0, 0), words)

    def _feeling(self, painter: QPainter, room: QRectF, row: ChannelRow, words: str) -> None:
        mean = row.facts.emotion
        if mean is None:
            self.small(painter, room, "–")
            return
        square = QRectF(room.x(), room.center().y() - 9, 18, 18)
        ink, paper = QColor(self.tokens.theme.secondary), QColor(self.tokens.surface)
        self.icons.paint_face(painter, mean, square, ink, paper)
        self.words(painter, room.adjusted(25, 0, 0, 0), words)

    # --- editing -------------------------------------------------------------------------------

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: CellIndex
    ) -> QWidget:
        """Five steps to choose from, or a line for the name."""
        if Col(index.column()) is Col.NAME:
            return inline_line(parent)
        levels = ((level, choice_name(level)) for level in Level)
        return ChoiceCell(self, [(None, tr("Not noted")), *levels], parent)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: CellIndex) -> None:
        """Hand over what was typed or chosen."""
        if isinstance(editor, ChoiceCell):
            model.setData(index, editor.value)
        elif isinstance(editor, QLineEdit) and editor.text().strip():
            model.setData(index, " ".join(editor.text().split()))


class ChannelTable(CellTable):
    """The table with its delegate."""

    def __init__(
        self, icons: InterfaceIcons, tokens: Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = ChannelRows(self)
        self.painting = ChannelDelegate(icons, self, tokens)
        self.setItemDelegate(self.painting)
        self.show_model(self.rows)
        self.setUniformRowHeights(True)
        self.setAccessibleName(tr("Channels"))
        self.setAccessibleDescription(
            tr("Arrow keys go from cell to cell, F2 chooses a step, Ctrl+Enter goes to a card.")
        )
        header = self.header()
        for column in (Col.NAME, Col.PREFERRED):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where names would be cut, who prefers a channel is left to its form."""
        super().resizeEvent(event)
        self.setColumnHidden(Col.PREFERRED, event.size().width() < _NARROW)
