"""What should be known of the files that came back: sentences, folded away until wanted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from resources.words import tr
from widgets.icon_paint import IconPainter
from widgets.section import Section

_HIGHEST = 110


class RemarksFold(QWidget):
    """A heading that counts the remarks, and below it the remarks themselves."""

    def __init__(self, icons: IconPainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("footer", True)  # noqa: FBT003 - Qt's own signature
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 14, 4)
        self.section = Section(icons, "", folded=True, parent=self)
        column.addWidget(self.section)
        inner = QVBoxLayout(self.section.body)
        inner.setContentsMargins(0, 0, 0, 4)
        self._scroll = QScrollArea(self.section.body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setMaximumHeight(_HIGHEST)
        self._scroll.setAccessibleName(tr("Remarks"))
        self.words = QLabel(self._scroll)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setMinimumWidth(1)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._scroll.setWidget(self.words)
        inner.addWidget(self._scroll)
        self.hide()

    def show_remarks(self, sentences: tuple[str, ...]) -> None:
        """Show these; without any there is nothing to be seen."""
        n = len(sentences)
        title = tr("One thing to know") if n == 1 else tr("{n} things to know", n=n)
        self.section.heading.setText(title)
        self.section.heading.setAccessibleName(title)
        self.words.setText("\n".join(f"• {sentence}" for sentence in sentences))
        self.setVisible(n > 0)
