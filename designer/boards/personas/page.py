"""What the pages of the personas board share: a bar with a title above what scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from designer.style.tokens import BOARD_HEAD
from resources.words import tr
from widgets.cut_label import CutLabel
from widgets.icon_button import IconButton
from widgets.icon_paint import IconPainter


class Page(QWidget):
    """A page of the board. ``left`` is the wish to go back to the cards."""

    left = Signal()

    def __init__(
        self, icons: IconPainter, title: str, *, back: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        bar = QWidget(self)
        bar.setProperty("bar", "head")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setMinimumHeight(BOARD_HEAD)
        self.bar = QHBoxLayout(bar)
        self.bar.setContentsMargins(12, 8, 12, 8)
        self.bar.setSpacing(8)
        self.back = IconButton(icons, "arrow-left", name=tr("Back to all personas"), side=30,
                               icon_side=18, parent=bar)  # fmt: skip
        self.back.clicked.connect(self.left)
        self.back.setVisible(back)
        self.title = CutLabel(bar)
        self.title.setProperty("tone", "heading")
        self.title.tell(title)
        self.bar.addWidget(self.back)
        self.bar.addWidget(self.title)
        self.bar.addStretch(1)
        self.column.addWidget(bar)

    def scrolling(self, content: QWidget) -> QScrollArea:
        """A place for something that may be higher than the window."""
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        area.setWidget(content)
        content.setAutoFillBackground(False)  # setWidget() turns it on
        return area

    def focus_first(self) -> None:
        """Put the keyboard where one begins."""
        self.back.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape and not self.back.isHidden():
            self.left.emit()
            return
        super().keyPressEvent(event)


def plain_label(text: str, parent: QWidget, *, tone: str = "", wrap: bool = True) -> QLabel:
    """A label of plain text."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if tone:
        label.setProperty("tone", tone)
    return label
