"""How sources are painted: kind, title, details, and how much rests on each."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from designer.boards.evidence.source_rows import SourceRows
from designer.boards.evidence.sources import SourceRow
from designer.boards.face_delegate import GAP, ICON, MARGIN, BoardDelegate
from widgets import drawing

_HEIGHT, _DISC = 54, 30

_Index = QModelIndex | QPersistentModelIndex


class SourceDelegate(BoardDelegate):
    """Paints sources: kind, title, details, and how much rests on each."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Two lines."""
        return QSize(200, _HEIGHT)

    def told(self, index: _Index) -> str:
        """Title and details."""
        model = index.model()
        row = model.row(index) if isinstance(model, SourceRows) else None
        return f"{row.title}\n{row.details}" if row is not None else ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one source."""
        model = index.model()
        row = model.row(index) if isinstance(model, SourceRows) else None
        if row is None:
            return
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.ground(painter, rect, option, index)
        self._paint_source(painter, rect, row)
        painter.restore()

    def _paint_source(self, painter: QPainter, rect: QRectF, row: SourceRow) -> None:
        paint, middle = self.paint_, rect.center().y()
        disc = QRectF(rect.x() + MARGIN, middle - _DISC / 2, _DISC, _DISC)
        drawing.body(painter, disc, fill=QColor(paint.tokens.hover), radius=_DISC / 2)
        inset = (_DISC - ICON) / 2
        paint.icons.paint_icon(
            painter, row.icon, disc.adjusted(inset, inset, -inset, -inset), paint.soft()
        )
        right = paint.pill(painter, rect.right() - MARGIN, middle, str(row.count),
                           strong=row.count > 0) - GAP  # fmt: skip
        left = disc.right() + GAP
        upper = QRectF(left, rect.y() + 8, right - left, 19)
        lower = QRectF(left, rect.y() + 27, right - left, 18)
        ink = paint.soft() if row.unnamed else QColor(paint.tokens.theme.ink)
        paint.words(painter, upper, row.title, ink=ink, bold=True)
        paint.words(painter, lower, row.details, ink=paint.soft(), small=True)
