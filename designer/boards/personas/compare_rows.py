"""One field of personas that are compared: what is shared quiet, what is apart marked in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from designer.boards.text_block import TextBlock, text_block
from model.layout.phrases import joined
from model.records import Persona
from model.side_by_side import ComparedField, Likeness, Statement
from resources.words import tr
from widgets import drawing
from widgets.icon_paint import IconPainter
from widgets.roles import Role, colour

_HEAD, _GAP, _PAD, _MARK, _BETWEEN = 24.0, 16.0, 8.0, 16.0, 5.0
_MOST_LINES = 30
_COLUMN_HEAD = 66
_ICONS = {
    Likeness.SAME: "check",
    Likeness.PARTLY: "partly",
    Likeness.APART: "parallel",
    Likeness.EMPTY: "minus",
}


class ColumnHead(QWidget):
    """What stands above a column: the persona's colour, who it is, and below the role.

    ``chooser`` stands where the name would; without one the name is written.
    """

    def __init__(
        self, persona: Persona, tint: str, chooser: QWidget | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = persona.name or tr("Persona without a name")
        self._role = joined(persona.role, persona.segment)
        self._tint = tint
        self.setAccessibleName(self._name)
        self.setFixedHeight(_COLUMN_HEAD)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._chooser = chooser
        if chooser is not None:
            chooser.setParent(self)
            chooser.show()

    def let_go(self) -> None:
        """The chooser goes on without this head."""
        if self._chooser is not None:
            self._chooser.setParent(None)
            self._chooser = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chooser is as wide as the column."""
        super().resizeEvent(event)
        if self._chooser is not None:
            self._chooser.setGeometry(0, 9, self.width(), 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw stripe, name and role."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        drawing.body(painter, QRectF(0, 1, rect.width(), 3), fill=QColor(self._tint), radius=1.5)
        if self._chooser is None:
            font = drawing.weighted(self.font(), QFont.Weight.DemiBold, pixels=15)
            drawing.text(painter, self, QRectF(0, 9, rect.width(), 32), self._name,
                         colour(self, Role.INK), font=font)  # fmt: skip
        small = drawing.weighted(self.font(), self.font().weight(), pixels=12)
        drawing.text(painter, self, QRectF(0, 43, rect.width(), 18), self._role,
                     colour(self, Role.SECONDARY), font=small)  # fmt: skip


class ComparedRow(QWidget):
    """A field: its name, how alike it is in words, and below what each of them says."""

    def __init__(
        self,
        field: ComparedField,
        label: str,
        names: Sequence[str],
        icons: IconPainter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._label = label
        self._icons = icons
        self._names = tuple(names)
        self._blocks: list[list[tuple[TextBlock, float]]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{label}: {self.verdict}")
        self.setAccessibleDescription(self._spoken())
        self._fit(400)

    @property
    def verdict(self) -> str:
        """How alike the field is, in words."""
        field = self.field
        match field.likeness:
            case Likeness.SAME:
                return tr("the same")
            case Likeness.APART:
                return tr("different")
            case Likeness.EMPTY:
                return tr("nothing said")
            case Likeness.PARTLY:
                shared = tr("{n} shared", n=field.shared) if field.shared else tr("partly alike")
                return ", ".join((shared, tr("{n} apart", n=field.apart)))

    def sizeHint(self) -> QSize:
        """As high as its texts."""
        return QSize(300, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the texts elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit(self.width())

    def _column_width(self, width: float) -> float:
        count = max(1, len(self.field.columns))
        return (width - (count - 1) * _GAP) / count

    def _fit(self, width: int) -> None:
        room = self._column_width(width) - _MARK
        self._blocks = []
        height = 0.0
        for column in self.field.columns:
            y = _HEAD + _PAD
            blocks: list[tuple[TextBlock, float]] = []
            for statement in column:
                block = text_block(statement.text, self.font(), room, _MOST_LINES)
                blocks.append((block, y))
                y += block.height
                if self._note(statement):
                    y += 15
                y += _BETWEEN
            self._blocks.append(blocks)
            height = max(height, y)
        self.setFixedHeight(round(max(height, _HEAD + _PAD + 20) + _PAD))

    def _note(self, statement: Statement) -> str:
        """In words how many say it; nothing for what all of them say."""
        if statement.shared or self.field.likeness is Likeness.APART:
            return ""
        if statement.by == 1:
            return tr("only here")
        return tr("{n} of {all}", n=statement.by, all=statement.among)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        painter.setPen(QPen(colour(self, Role.HAIRLINE), 1))
        painter.drawLine(QPointF(0, 0.5), QPointF(rect.width(), 0.5))
        self._paint_head(painter, rect)
        wide = self._column_width(rect.width())
        for number, column in enumerate(self.field.columns):
            left = number * (wide + _GAP)
            if not column:
                place = QRectF(left, _HEAD + _PAD, wide, 20)
                drawing.text(painter, self, place, tr("nothing said"), colour(self, Role.FAINT))
            for statement, (block, y) in zip(column, self._blocks[number], strict=True):
                self._paint_statement(painter, statement, block, QPointF(left, y))

    def _paint_head(self, painter: QPainter, rect: QRectF) -> None:
        font = drawing.weighted(self.font(), QFont.Weight.DemiBold, pixels=12)
        painter.setFont(font)
        wide = painter.fontMetrics().horizontalAdvance(self._label)
        quiet = self.field.likeness is Likeness.SAME
        ink = colour(self, Role.SECONDARY)
        drawing.text(painter, self, QRectF(0, 4, wide + 4, _HEAD - 4), self._label, ink, font=font)
        icon = QRectF(wide + 12, 8, 13, 13)
        mark = ink if quiet else colour(self, Role.ACCENT)
        self._icons.paint_icon(painter, _ICONS[self.field.likeness], icon, mark)
        small = drawing.weighted(self.font(), QFont.Weight.Normal, pixels=12)
        room = QRectF(icon.right() + 5, 4, rect.width() - icon.right() - 5, _HEAD - 4)
        drawing.text(painter, self, room, self.verdict, mark, font=small)

    def _paint_statement(
        self, painter: QPainter, statement: Statement, block: TextBlock, at: QPointF
    ) -> None:
        """Shared: quiet, with a ring; by some: half a diamond; by one: a diamond."""
        ink = colour(self, Role.SECONDARY if statement.shared else Role.INK)
        middle = QPointF(at.x() + 5, at.y() + block.leading / 2)
        if statement.shared:
            painter.setPen(QPen(colour(self, Role.FAINT), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, 2.6, 2.6)
        else:
            diamond = QPolygonF([middle + QPointF(*by) for by in ((0, -4.5), (4.5, 0), (0, 4.5),
                                                                  (-4.5, 0))])  # fmt: skip
            painter.setPen(QPen(colour(self, Role.ACCENT), 1.4))
            alone = statement.by == 1
            painter.setBrush(colour(self, Role.ACCENT) if alone else Qt.BrushStyle.NoBrush)
            painter.drawPolygon(diamond)
        block.paint(painter, QPointF(at.x() + _MARK, at.y()), ink)
        note = self._note(statement)
        if note:
            font = drawing.weighted(self.font(), QFont.Weight.Normal, pixels=11)
            place = QRectF(at.x() + _MARK, at.y() + block.height, block.width, 15)
            drawing.text(painter, self, place, note, colour(self, Role.SECONDARY), font=font)

    def _spoken(self) -> str:
        told = []
        for name, column in zip(self._names, self.field.columns, strict=True):
            said = "; ".join(
                " ".join(filter(None, (statement.text, self._note(statement))))
                for statement in column
            )
            told.append(f"{name}: {said or tr('nothing said')}")
        return ". ".join(told)
