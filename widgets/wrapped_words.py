"""Words of any length in a room that is given: wrapped, never cut off, and scrolled where many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from widgets.fitted_area import FittedArea

_LONGEST_RUN: Final = 24
"""Names of files have no blanks: longer runs of letters may be broken anywhere."""
_RUN: Final = re.compile(rf"\S{{{_LONGEST_RUN + 1},}}")
_MAY_BREAK: Final = "\u200b"
_BULLET: Final = "• "
_INDENT: Final = 26
_ANY_HEIGHT: Final = 100_000
_SHARE: Final = 0.3
_LEAST_HIGH, _MOST_HIGH = 60, 240


def breakable(text: str) -> str:
    """The same words for the eye, with places in long names where a line may end."""
    return _RUN.sub(lambda found: _MAY_BREAK.join(found[0]), text)


class WrappedWords(QLabel):
    """Wrapped words, never less high than all their lines: some layouts ask for one line only."""

    def __init__(self, text: str, least: int, parent: QWidget) -> None:
        super().__init__(breakable(text), parent)
        self._least = least
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def tell(self, text: str) -> None:
        """Show another text."""
        self.setText(breakable(text))
        self.fit()

    def lines_at(self, width: int) -> int:
        """How many lines the words take, with so many pixels of room."""
        # Not by heightForWidth(), which never answers less than the height at the last width.
        metrics, room = self.fontMetrics(), QRect(0, 0, max(1, width), _ANY_HEIGHT)
        height = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self.text()).height()
        return max(1, round(height / metrics.lineSpacing()))

    def fit(self) -> None:
        """Be as high as the words are at this width."""
        self.setMinimumHeight(0)  # Qt never answers less than the least height
        self.setMinimumHeight(max(self._least, self.heightForWidth(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


class WordList(FittedArea):
    """Sentences below one another; with more than there is room for they scroll."""

    def __init__(self, lines: Sequence[str], parent: QWidget) -> None:
        several = len(lines) > 1
        text = "\n".join(f"{_BULLET}{line}" if several else line for line in lines)
        words = WrappedWords(text, 0, parent)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        words.setContentsMargins(_INDENT, 0, 8, 4)
        super().__init__(words, parent, share=_SHARE, least=_LEAST_HIGH, most=_MOST_HIGH)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # arrows scroll it
