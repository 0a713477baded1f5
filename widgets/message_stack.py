"""The notices that stand above the map: newest first, never more than leaves room for the map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.fitted_area import FittedArea
from widgets.icon_paint import IconPainter
from widgets.message_bar import MessageBar, Notice

_BRIEF_MS: Final = 6_000
_MOST: Final = 4
_SHARE: Final = 0.45
"""Of the window's height; with more than that the notices scroll."""
_LEAST_HIGH, _MOST_HIGH = 120, 480


class MessageStack(FittedArea):
    """The notices that stand now, newest first."""

    def __init__(self, icons: IconPainter, parent: QWidget | None = None) -> None:
        content = QWidget()
        super().__init__(content, parent, share=_SHARE, least=_LEAST_HIGH, most=_MOST_HIGH)
        self._icons = icons
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self.hide()

    def show_notice(self, notice: Notice) -> MessageBar:
        """Put a notice up; it takes the place of one with the same key."""
        if notice.key:
            self.dismiss(notice.key)
        bar = MessageBar(self._icons, notice, self.widget())
        bar.closed.connect(lambda: self._remove(bar))
        self._column.insertWidget(0, bar)
        if notice.brief:
            QTimer.singleShot(_BRIEF_MS, bar, bar.closed.emit)
        for old in self._closable()[_MOST:]:
            self._remove(old)
        self._appear()
        self.verticalScrollBar().setValue(0)
        return bar

    def add_below(self, bar: QWidget) -> None:
        """A bar of another kind, below all notices."""
        self._column.addWidget(bar)
        self._appear()

    def take_away(self, bar: QWidget) -> None:
        """A bar of another kind goes; it is its owner's."""
        self._column.removeWidget(bar)
        bar.hide()
        self._shrink()

    def dismiss(self, key: str) -> None:
        """Take the notice with this key away, if it stands."""
        for bar in self.bars():
            if bar.notice.key == key:
                self._remove(bar)

    def bars(self) -> Sequence[MessageBar]:
        """The notices, newest first."""
        items = (self._column.itemAt(index) for index in range(self._column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, MessageBar)]

    def _closable(self) -> list[MessageBar]:
        return [bar for bar in self.bars() if bar.notice.closable]

    def _remove(self, bar: MessageBar) -> None:
        if self._column.indexOf(bar) < 0:
            return
        self._column.removeWidget(bar)
        bar.hide()
        bar.deleteLater()
        self._shrink()

    def _appear(self) -> None:
        self.show()
        self.fit()

    def _shrink(self) -> None:
        self.setVisible(self._column.count() > 0)
        self.fit()
