"""The bar about maps that were not saved: above the start page or the open map, never modal."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from designer.recovery.row import RecoveryRow
from designer.recovery.wording import headline
from resources.words import tr
from widgets.icon_paint import IconLabel, IconPainter
from widgets.roles import Role

_MOST_HIGH = 300
"""With more maps than there is room for the rows scroll, in pixels."""


class _Rows(QScrollArea):
    """The rows, as high as they are up to a bound."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        content = QWidget()
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(0, 0, 8, 0)
        self.column.setSpacing(0)
        self.setWidget(content)
        content.setAutoFillBackground(False)  # setWidget() turns it on

    def fit(self) -> None:
        """Be as high as the rows are at this width."""
        width, layout = max(1, self.viewport().width()), self.column
        least = layout.totalMinimumSize().height()
        wanted = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else least
        self.setFixedHeight(min(_MOST_HIGH, max(least, wanted)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the words elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(200, 40)


class RecoveryBar(QWidget):
    """The bar; ``later`` when nothing is to be decided now."""

    later = Signal()

    def __init__(self, icons: IconPainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("notice", "warning")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Maps that were not saved"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 6)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel(icons, "history", role=Role.INK, parent=self))
        self._said = QLabel(self)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setProperty("tone", "strong")
        self._said.setWordWrap(True)
        head.addWidget(self._said, 1)
        self.not_now = QPushButton(tr("Not now"), self)
        self.not_now.setProperty("look", "notice")
        self.not_now.setToolTip(tr("It is asked again when the program starts the next time"))
        self.not_now.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.not_now.clicked.connect(self.later)
        head.addWidget(self.not_now)
        column.addLayout(head)
        self._rows = _Rows(self)
        column.addWidget(self._rows)

    def add_row(self, row: RecoveryRow) -> None:
        """Another map."""
        self._rows.column.addWidget(row)
        self._tell()

    def remove_row(self, row: RecoveryRow) -> None:
        """It is decided about."""
        self._rows.column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._tell()

    def rows(self) -> list[RecoveryRow]:
        """The maps, from the top."""
        column = self._rows.column
        items = (column.itemAt(place) for place in range(column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, RecoveryRow)]

    def _tell(self) -> None:
        self._said.setText(headline(len(self.rows())))
        self._rows.fit()
