"""The tree itself: keys, drops and painting; what they do to the map is decided elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QDrag, QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QWidget,
)

from designer.canvas.input.keys import typed_text
from designer.outline.delegate import OutlineDelegate
from designer.outline.keys import Key
from designer.outline.model import OutlineModel
from resources.words import tr
from widgets.icon_paint import IconPainter
from widgets.quiet_tree import QuietTree
from widgets.roles import Role, colour

_INDENT = 14
_CHEVRON = 12
_EXPAND_MS = 600
_BEGIN = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2})
_BY_KEY = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)
_REVERT = QAbstractItemDelegate.EndEditHint.RevertModelCache


class OutlineView(QuietTree):
    """Shows the rows. ``text_asked`` carries what was typed over a row to begin its text with.

    ``left_text`` comes when a field closes, with whether what was typed shall be taken back;
    ``left_tree`` and ``delete_asked`` when Escape or Backspace is pressed; ``entered`` when the
    keyboard comes by key.
    """

    text_asked = Signal(str)
    left_text = Signal(bool)
    left_tree = Signal()
    entered = Signal()
    delete_asked = Signal()

    def __init__(self, icons: IconPainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.setAccessibleName(tr("Outline"))
        self.setAccessibleDescription(
            tr("The map as a tree. Arrow keys go from row to row, Enter edits the text.")
        )
        self._delegate = OutlineDelegate(icons, self)
        self.setItemDelegate(self._delegate)
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENT)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setAutoExpandDelay(_EXPAND_MS)

    @property
    def outline(self) -> OutlineModel | None:
        """The rows; None before the outline is first shown."""
        model = self.model()
        return model if isinstance(model, OutlineModel) else None

    @property
    def field(self) -> QLineEdit | None:
        """The field a text is typed into, while one is."""
        found = self.viewport().findChildren(QLineEdit)
        return next((field for field in found if not field.isHidden()), None)

    def key_at(self, index: QModelIndex) -> Key | None:
        """What a row is about."""
        model = self.outline
        return model.key_at(index) if model is not None and index.isValid() else None

    def current_key(self) -> Key | None:
        """The row that keys go from."""
        return self.key_at(self.currentIndex())

    def begin_text(self, index: QModelIndex, insert: str = "") -> bool:
        """Type over a row; ``insert`` is typed after what stands there already."""
        self.scrollTo(index)
        self.edit(index)
        field = self.field
        if field is None:
            return False
        if insert:
            field.end(False)  # noqa: FBT003 - Qt's own signature
            field.insert(insert)
            field.textEdited.emit(field.text())
        else:
            field.selectAll()
        return True

    def end_text(self) -> None:
        """Keep what was typed, and close the field."""
        field = self.field
        if field is not None:
            self.commitData(field)
            self.closeEditor(field, QAbstractItemDelegate.EndEditHint.NoHint)

    # --- Qt's events, by the names it chose ---------------------------------------------------

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """A field closes: by Enter, Tab, Escape, or because the keyboard went elsewhere."""
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.left_text.emit(hint == _REVERT)
        way = {
            QAbstractItemDelegate.EndEditHint.EditNextItem: Qt.Key.Key_Down,
            QAbstractItemDelegate.EndEditHint.EditPreviousItem: Qt.Key.Key_Up,
        }.get(hint)
        if way is not None:
            self._go(way)

    def _go(self, key: Qt.Key) -> None:
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """A letter that begins a text is no shortcut."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and typed_text(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and letters begin a text, Escape goes to the map, Backspace deletes."""
        if self.state() is QAbstractItemView.State.EditingState:
            return  # Enter ends the text a moment later; a field lets it through to here
        key = event.key()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if key in _BEGIN and plain:
            self.text_asked.emit("")
        elif key == Qt.Key.Key_Escape:
            self.left_tree.emit()
        elif key == Qt.Key.Key_Backspace and plain:
            self.delete_asked.emit()
        elif text := typed_text(event):
            self.text_asked.emit(text)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard comes; a click selects by itself."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEY:
            self.entered.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit what is below the pointer, as on the map."""
        if event.button() == Qt.MouseButton.LeftButton and self._on_row(event):
            self.text_asked.emit("")
            return
        super().mouseDoubleClickEvent(event)

    def _on_row(self, event: QMouseEvent) -> bool:
        """Whether the pointer is on a row itself, and not on the sign that opens it."""
        position = event.position().toPoint()
        index = self.indexAt(position)
        return index.isValid() and self.visualRect(index).contains(position)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag rows. Qt's own way would take the rows out of the model afterwards."""
        model = self.outline
        indexes = [i for i in self.selectedIndexes() if i.flags() & Qt.ItemFlag.ItemIsDragEnabled]
        if model is None or not indexes:
            return
        drag = QDrag(self)
        drag.setMimeData(model.mimeData(indexes))
        rect = self.visualRect(indexes[0]).intersected(self.viewport().rect())
        drag.setPixmap(self.viewport().grab(rect))
        drag.exec(Qt.DropAction.MoveAction)

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Only the sign that a row can be opened or closed."""
        model = self.model()
        if not model.hasChildren(index):
            return
        name = "chevron-down" if self.isExpanded(index) else "chevron-right"
        square = QRectF(0, 0, _CHEVRON, _CHEVRON)
        square.moveCenter(QRectF(rect).center())
        square.moveRight(rect.right() - 1)
        self._icons.paint_icon(painter, name, square, colour(self, Role.SECONDARY))
