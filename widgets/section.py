"""A section of a panel: a heading that folds and unfolds what stands under it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from widgets import drawing
from widgets.icon_paint import IconPainter
from widgets.roles import Role, colour

_HEIGHT = 28
_CHEVRON = 14


class SectionHeading(QAbstractButton):
    """The heading: its title, and a chevron that shows whether the section is open."""

    def __init__(self, icons: IconPainter, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.setCheckable(True)
        self.setChecked(True)
        self.setText(title)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(120, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left folds, Right unfolds, Enter does either."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_Left:
                self.setChecked(False)
            case Qt.Key.Key_Right:
                self.setChecked(True)
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw title and chevron."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        font = drawing.weighted(self.font(), QFont.Weight.DemiBold, pixels=12)
        ink = colour(self, Role.INK if self.underMouse() else Role.SECONDARY)
        drawing.text(painter, self, rect.adjusted(2, 0, -20, 0), self.text(), ink, font=font)
        chevron = QRectF(rect.right() - _CHEVRON - 2, (rect.height() - _CHEVRON) / 2, 14, 14)
        name = "chevron-down" if self.isChecked() else "chevron-right"
        self._icons.paint_icon(painter, name, chevron, colour(self, Role.FAINT))
        drawing.focus_ring(painter, self)


class Section(QWidget):
    """A heading above a body. ``unfolded`` tells when a person opens or closes it."""

    unfolded = Signal(bool)

    def __init__(
        self, icons: IconPainter, title: str, *, folded: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.heading = SectionHeading(icons, title, self)
        self.body = QWidget(self)
        column.addWidget(self.heading)
        column.addWidget(self.body)
        self.heading.setChecked(not folded)
        self.body.setVisible(not folded)
        self.heading.toggled.connect(self._fold)

    def _fold(self, open_: bool) -> None:  # noqa: FBT001 - a Qt slot
        self.body.setVisible(open_)
        self.unfolded.emit(open_)
