"""What was guessed and what is left out, in sentences that can be read one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from resources.words import tr

_MOST = 60


class NotesPane(QWidget):
    """A heading and its sentences, one below the other; nothing where there are none."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = title
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.heading = _label(self, "label")
        self.sentences = _Sentences(self)
        flags = Qt.TextInteractionFlag
        self.sentences.setTextInteractionFlags(
            flags.TextSelectableByKeyboard | flags.TextSelectableByMouse
        )
        column.addWidget(self.heading)
        column.addWidget(self.sentences)
        self.hide()

    def show_notes(self, notes: Sequence[str]) -> None:
        """Show these; of very many the first ones, and how many more there are."""
        shown = [f"• {' '.join(note.split())}" for note in notes[:_MOST]]
        if len(notes) > _MOST:
            shown.append(tr("• and {n} more", n=len(notes) - _MOST))
        self.heading.setText(f"{self._title} ({len(notes)})")
        self.sentences.setText("\n".join(shown))
        self.sentences.fit()
        self.sentences.setAccessibleName(self._title)
        self.setVisible(bool(notes))


class _Sentences(QLabel):
    """Wrapped words, just as high as all their lines: what scrolls asks for less."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", "faint")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)

    def fit(self) -> None:
        """Be as high as the words are at this width."""
        self.setMinimumHeight(0)  # Qt never answers less than the least height
        self.setFixedHeight(max(0, self.heightForWidth(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


def _label(parent: QWidget, tone: str) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("tone", tone)
    return label
