"""One version beside the list: its picture, and what going back to it would change, in words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QStringListModel, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from designer.background import Workroom
from designer.dialogs.export.page_pane import PagePane
from designer.dialogs.export.page_view import Fitting
from designer.history.looking import MOST_LINES, Look, tally
from designer.style.icons import InterfaceIcons
from designer.style.tokens import Tokens
from model.change_words import Deed
from model.kinds import Support
from resources.words import tr
from widgets.cut_label import CutLabel

_SMALL = 900.0
"""The longer side of the picture that is seen at first, in device pixels."""
_LEGIBLE = 0.2
"""Below this zoom no card can be told from another."""
_SIGN = (26, 16)
_DASH = (3.0, 2.4)
_PICTURE_SHARE, _WORDS_SHARE = 66, 34
_LEAST_WORDS = 120


class VersionPicture(PagePane):
    """The map as it was, to zoom and drag."""

    fitting: Fitting | None = None

    def __init__(self, icons: InterfaceIcons, room: Workroom, parent: QWidget) -> None:
        super().__init__(icons, room, tr("Opening this version…"), parent)
        self.view.setAccessibleName(tr("The map as it was"))
        self.shown.addWidget(self.view, 1)

    def show_look(self, look: Look) -> None:
        """Show the picture of a version; the zoom that somebody has chosen stays."""
        self.show_pages((look.page,), look.document.images, small=_SMALL)
        if self.fitting in (None, self.view.fitting):
            self._fit()

    def _fit(self) -> None:
        """The whole map where something can then be told apart, else as wide as there is room."""
        self.view.fit(Fitting.PAGE)
        if self.view.zoom < _LEGIBLE:
            self.view.fit(Fitting.WIDTH)
        self.fitting = self.view.fitting


class _FrameSign(QWidget):
    """A small frame as it stands around cards on the picture."""

    def __init__(self, colour: Support, parent: QWidget, *, dashed: bool) -> None:
        super().__init__(parent)
        self._colour, self._dashed = colour, dashed
        self.tokens: Tokens | None = None
        self.setFixedSize(*_SIGN)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        if self.tokens is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(self.tokens.theme.support[self._colour]), 2)
        if self._dashed:
            pen.setDashPattern(_DASH)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 4, 4)


class DetailPane(QWidget):
    """Everything about the version that is looked at."""

    def __init__(
        self, icons: InterfaceIcons, room: Workroom, tokens: Tokens, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.when = CutLabel(self)
        self.when.setProperty("tone", "heading")
        self.changed = CutLabel(self)
        self.changed.setProperty("tone", "faint")
        self.picture = VersionPicture(icons, room, self)
        self.back = _FrameSign(Support.RESEARCHED, self, dashed=False)
        self.other = _FrameSign(Support.PARTLY, self, dashed=True)
        self.summary = CutLabel(self)
        self.summary.setProperty("tone", "strong")
        self.lines = QListView(self)
        self._texts = QStringListModel(self)
        self._build()
        self._show_signs(back=0, other=0)  # a frame is explained once it can be seen
        self.set_tokens(tokens)

    def set_tokens(self, tokens: Tokens) -> None:
        """Other colours."""
        for sign in (self.back, self.other):
            sign.tokens = tokens
            sign.update()

    def show_heading(self, when: str, reason: str, changed: str) -> None:
        """Which version it is, and what it changed against the one before."""
        self.when.tell(f"{when} · {reason}" if when else "")
        self.changed.tell(changed)

    def show_look(self, look: Look) -> None:
        """Show a version with its picture."""
        self.picture.show_look(look)
        self.show_differences(look)

    def show_differences(self, look: Look) -> None:
        """What it is against the map as it is now."""
        if not look.change:
            self.summary.tell(tr("The map is just like that now."))
        else:
            self.summary.tell(tr("Going back: {summary}", summary=look.summary))
        texts = [line.words for line in look.lines]
        more = sum(tally(look.change).values()) - len(texts)
        if more > 0 and len(texts) >= MOST_LINES:
            texts.append(tr("… and {n} more", n=more))
        self._texts.setStringList(texts)
        counted = tally(look.change)
        self._show_signs(back=counted[Deed.ADDED], other=counted[Deed.CHANGED])

    def show_words(self, sentence: str) -> None:
        """Say why there is nothing to be seen."""
        self.picture.show_words(sentence)
        self.summary.tell("")
        self._texts.setStringList([])
        self._show_signs(back=0, other=0)

    @property
    def said(self) -> list[str]:
        """The sentences about what going back would change."""
        return self._texts.stringList()

    # --- building --------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        words = QWidget(self)
        heading = QVBoxLayout(words)
        heading.setContentsMargins(18, 12, 16, 8)
        heading.setSpacing(2)
        for label in (self.when, self.changed):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            heading.addWidget(label)
        column.addWidget(words)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.picture)
        split.addWidget(self._below())
        split.setStretchFactor(0, _PICTURE_SHARE)
        split.setStretchFactor(1, _WORDS_SHARE)
        split.setSizes([_PICTURE_SHARE * 10, _WORDS_SHARE * 10])
        column.addWidget(split, 1)

    def _below(self) -> QWidget:
        below = QWidget(self)
        below.setMinimumHeight(_LEAST_WORDS)
        column = QVBoxLayout(below)
        column.setContentsMargins(18, 10, 8, 6)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self.summary, 1)
        self._sign_words = [_faint(tr("comes back"), below), _faint(tr("changes"), below)]
        for sign, words in zip((self.back, self.other), self._sign_words, strict=True):
            row.addWidget(sign)
            row.addWidget(words)
            row.addSpacing(8)
        column.addLayout(row)
        self.lines.setModel(self._texts)
        self.lines.setProperty("plain", True)  # noqa: FBT003 - Qt's own signature
        self.lines.setFrameShape(QFrame.Shape.NoFrame)
        self.lines.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.lines.setWordWrap(True)
        self.lines.setResizeMode(QListView.ResizeMode.Adjust)
        self.lines.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setAccessibleName(tr("What going back would change"))
        column.addWidget(self.lines, 1)
        return below

    def _show_signs(self, *, back: int, other: int) -> None:
        for sign, words, there in zip(
            (self.back, self.other), self._sign_words, (back, other), strict=True
        ):
            sign.setVisible(bool(there))
            words.setVisible(bool(there))


def _faint(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("tone", "faint")
    return label
