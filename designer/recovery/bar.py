"""The bar about maps that were not saved: above the start page or the open map, never modal."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from designer.recovery.row import RecoveryRow
from designer.recovery.wording import headline
from resources.words import tr
from widgets.fitted_area import FittedArea
from widgets.icon_paint import IconLabel, IconPainter
from widgets.roles import Role

_SHARE = 0.36
"""Of the window's height; with more maps than there is room for the rows scroll."""
_LEAST_HIGH, _MOST_HIGH = 96, 300
_EDGE = 8


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
        head.setContentsMargins(0, 0, _EDGE, 0)  # in line with the buttons of the rows
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
        rows = QWidget()
        self._column = QVBoxLayout(rows)
        self._column.setContentsMargins(0, 0, _EDGE, 0)
        self._column.setSpacing(0)
        self._rows = FittedArea(rows, self, share=_SHARE, least=_LEAST_HIGH, most=_MOST_HIGH)
        column.addWidget(self._rows)

    def add_row(self, row: RecoveryRow) -> None:
        """Another map."""
        self._column.addWidget(row)
        self._tell()

    def remove_row(self, row: RecoveryRow) -> None:
        """It is decided about."""
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._tell()

    def rows(self) -> list[RecoveryRow]:
        """The maps, from the top."""
        column = self._column
        items = (column.itemAt(place) for place in range(column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, RecoveryRow)]

    def _tell(self) -> None:
        rows = self.rows()
        given_up = bool(rows) and all(row.given_up for row in rows)
        self._said.setText(headline(len(rows), given_up=given_up))
        self._rows.fit()
