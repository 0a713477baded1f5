"""A small switch with icon and count: how many of a kind there are, and whether to show them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from widgets import drawing
from widgets.icon_paint import IconPainter
from widgets.plain_tip import plain_tip
from widgets.roles import Role, colour

_HEIGHT, _ICON, _PAD, _GAP = 26, 15, 8, 5


class SeverityChip(QAbstractButton):
    """The switch, on at first."""

    def __init__(self, icons: IconPainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._icon = ""
        self._ink = QColor()
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, icon: str, ink: QColor, count: int, many: str, meaning: str) -> None:
        """Show a count of something called ``many``; the tip says what it means."""
        self._icon, self._ink = icon, ink
        self.setText(str(count))
        self.setAccessibleName(f"{count} {many}")
        self.setToolTip(plain_tip(f"{count} {many}\n{meaning}"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as icon and count."""
        words = QFontMetrics(self._font()).horizontalAdvance(self.text())
        return QSize(_ICON + _GAP + words + 2 * _PAD, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon and count; faded when what it counts is not shown."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        on = self.isChecked()
        fill = colour(self, Role.HOVER if on or self.underMouse() else Role.SURFACE)
        drawing.body(painter, rect, fill=fill, border=colour(self, Role.HAIRLINE), radius=13)
        ink = self._ink if on else colour(self, Role.FAINT)
        square = QRectF(_PAD, (rect.height() - _ICON) / 2, _ICON, _ICON)
        self._icons.paint_icon(painter, self._icon, square, ink)
        words = rect.adjusted(_PAD + _ICON + _GAP, 0, 0, 0)
        text = colour(self, Role.INK if on else Role.FAINT)
        drawing.text(painter, self, words, self.text(), text, font=self._font())
        drawing.focus_ring(painter, self, radius=13)

    def _font(self) -> QFont:
        return drawing.weighted(self.font(), QFont.Weight.DemiBold, pixels=12)
