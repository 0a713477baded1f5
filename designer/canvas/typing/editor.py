"""The field that stands over a text while it is edited: plain text only."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from designer.canvas.typing.edit_styles import EditStyle
from designer.style.fonts import FAMILY
from model.clips.tidying import tidied
from model.layout.text.fonts import Weight
from resources.words import tr

LEAST_PIXELS = 11.0
"""No text is edited smaller than this, however far away the map is."""
# In its place the field is as wide as the text, without any frame: the outline of what is edited
# is around it. Enlarged it needs a frame of its own.
_PAD_IN_PLACE = 1
_PAD_ENLARGED = 5
_CARET_ROOM = 4.0
_WEIGHTS = {
    Weight.REGULAR: QFont.Weight.Normal,
    Weight.SEMIBOLD: QFont.Weight.DemiBold,
    Weight.BOLD: QFont.Weight.Bold,
}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_STAYS_OPEN = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})


class Ending(Enum):
    """How editing a text ends."""

    COMMIT = "commit"
    CANCEL = "cancel"
    NEXT = "next"
    PREVIOUS = "previous"
    ANOTHER = "another"
    LANE_BELOW = "lane-below"
    LANE_ABOVE = "lane-above"


class InPlaceEditor(QTextEdit):
    """A field without frame, in the colours and the type of the text it stands over.

    Enter commits, and on a card asks for another one below it; Ctrl+Enter only commits.
    Shift+Enter breaks the line where the text may have several. Tab goes to the next text,
    Ctrl+Down and Ctrl+Up to the lanes below and above, Esc takes everything back.
    """

    ended = Signal(Ending)
    grown = Signal()
    refused = Signal(str)
    """A sentence: what was pasted does not fit."""

    def __init__(self, parent: QWidget, style: EditStyle, *, most: int) -> None:
        super().__init__(parent)
        self._style = style
        self._most = most
        self._closing = False
        self._room = QRectF()
        self._zoom = 0.0  # of the map; no font is set yet
        self._pad = -1
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.setAccessibleName(style.title)
        # It paints all of its ground, so that no letter has the map below it painted again.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size)

    def start(self, text: str, *, insert: str = "", select_all: bool = True) -> None:
        """Show the text; then ``insert`` typed after it, or all of it selected."""
        self.setPlainText(text)
        self._set_leading()
        self.moveCursor(QTextCursor.MoveOperation.End)
        if insert:
            self.insertPlainText(insert)
        elif select_all:
            self.selectAll()
        self.document().clearUndoRedoStacks()
        self.show()
        self.setFocus()

    def stand_at(self, room: QRectF, zoom: float) -> None:
        """Stand over the text's place, in pixels of the parent, at this zoom of the map."""
        self._room = room
        if zoom != self._zoom:
            self._zoom = zoom
            self._set_font()
        self._fit()

    def commit_input(self) -> None:
        """Take over what an input method is still composing: it is not in the text yet."""
        if self.hasFocus():
            QGuiApplication.inputMethod().commit()

    def text_with_input(self) -> str:
        """The text, and in it what an input method is still composing."""
        cursor = self.textCursor()
        block = cursor.block().layout()
        text = self.toPlainText()
        at = cursor.block().position() + block.preeditAreaPosition()
        composed = block.preeditAreaText()
        return f"{text[:at]}{composed}{text[at:]}" if composed else text

    def close_quietly(self) -> None:
        """Go away without telling anybody."""
        self._closing = True
        self.hide()
        self.deleteLater()

    def go_on(self) -> None:
        """The editing did not end after all."""
        self._closing = False

    def let_go(self) -> None:
        """The focus goes elsewhere, and that shall not end the editing: it has ended."""
        self._closing = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that end the editing; all others type."""
        # Letters come by the thousand: no further look at them.
        ending = None if event.key() < Qt.Key.Key_Escape else self._ending(event)
        if ending is not None:
            event.accept()
            # Enter that is held down would make a card and leave it, over and over.
            if not (event.isAutoRepeat() and event.key() in _ENTER):
                self._end(ending)
            return
        if self.document().characterCount() < self._most:  # one more is well within the limit
            super().keyPressEvent(event)
            return
        before = self.toPlainText()
        super().keyPressEvent(event)
        self._limit(before)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """A key that went down here goes up here; the map need not hear of it."""
        event.accept()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste: only the text, on one line where the field has one; all of it, or nothing."""
        text = source.text()
        room = self._most - len(self.toPlainText()) + len(self.textCursor().selectedText())
        if len(text) > room:
            self.refused.emit(
                tr("That is too long here; {n} characters at most.", n=f"{self._most:,}")
            )
            return
        text = tidied(text)
        if not self._style.several_lines:
            text = " ".join(text.split())
        self.insertPlainText(text)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, never pictures or markup."""
        return source.hasText()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy: plain text."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and the text on it."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._style.fill))
        painter.end()
        super().paintEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Clicking elsewhere commits; another window in front does not."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS_OPEN:
            self._end(Ending.COMMIT)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel belongs to the map."""
        event.ignore()

    def _ending(self, event: QKeyEvent) -> Ending | None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Escape:
                return Ending.CANCEL
            case Qt.Key.Key_Tab:
                return Ending.PREVIOUS if shift else Ending.NEXT
            case Qt.Key.Key_Backtab:
                return Ending.PREVIOUS
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if shift and self._style.several_lines:
                    return None
                plain = self._style.stacks and not control and not shift
                return Ending.ANOTHER if plain else Ending.COMMIT
            case Qt.Key.Key_Down if control and self._style.in_cell:
                return Ending.LANE_BELOW
            case Qt.Key.Key_Up if control and self._style.in_cell:
                return Ending.LANE_ABOVE
            case _:
                return None

    def _end(self, ending: Ending) -> None:
        if not self._closing:
            self._closing = True
            self.ended.emit(ending)

    def _limit(self, before: str) -> None:
        if len(self.toPlainText()) > self._most:
            self.setPlainText(before)
            self._set_leading()
            self.moveCursor(QTextCursor.MoveOperation.End)

    def _set_font(self) -> None:
        pixels = max(LEAST_PIXELS, self._style.type.size * self._zoom)
        font = QFont(FAMILY)
        font.setPointSizeF(pixels * 72 / self.logicalDpiY())
        font.setWeight(_WEIGHTS[self._style.type.weight])
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self.setFont(font)
        self._set_leading()

    def _set_leading(self) -> None:
        """The distance of the lines as on the map."""
        pixels = max(LEAST_PIXELS, self._style.type.size * self._zoom)
        leading = pixels * self._style.type.leading / self._style.type.size
        block = QTextBlockFormat()
        block.setLineHeight(leading, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(block)

    def _on_size(self) -> None:
        self._fit()
        self.grown.emit()

    def _fit(self) -> None:
        if self._room.isNull():
            return
        scale = max(1.0, LEAST_PIXELS / (self._style.type.size * self._zoom))
        pad = _PAD_ENLARGED if scale > 1 else _PAD_IN_PLACE
        self._dress(pad)
        # Qt keeps room for the caret, and its letters are placed a little wider than the map's.
        width = max(self._room.width() * scale, 4 * LEAST_PIXELS) + _CARET_ROOM
        height = max(self._room.height(), self.document().size().height())
        self.setGeometry(
            round(self._room.x()) - pad,
            round(self._room.y()) - pad,
            round(width) + 2 * pad,
            round(height) + 2 * pad,
        )

    def _dress(self, pad: int) -> None:
        """Colours and frame; again only when these change, as Qt then polishes everything."""
        if pad == self._pad:
            return
        self._pad = pad
        style, ring = self._style, 2 if pad > _PAD_IN_PLACE else 0
        self.setStyleSheet(
            f"QTextEdit {{ background: {style.fill}; color: {style.colour};"
            f" border: {ring}px solid {style.accent}; border-radius: {2 * ring}px;"
            f" padding: {pad - ring}px; selection-background-color: {style.accent};"
            f" selection-color: {style.on_accent}; }}"
        )
