"""Cards as rows: how high each is, how it is painted, and the field its title is typed into."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from designer.boards.actions.card_painting import CardPainter
from designer.boards.actions.card_rows import CardRows
from resources.words import tr

_Index = QModelIndex | QPersistentModelIndex


class CardDelegate(QStyledItemDelegate):
    """Paints cards, and hands over what is typed as the title of one."""

    def __init__(self, painting: CardPainter, view: QListView) -> None:
        super().__init__(view)
        self._painting = painting
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As wide as the list, as high as the card's text needs."""
        model, width = index.model(), self._view.viewport().width()
        face = model.row(index) if isinstance(model, CardRows) else None
        return QSize(width, 0 if face is None else int(self._painting.height(face, width)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one card."""
        model = index.model()
        face = model.row(index) if isinstance(model, CardRows) else None
        if face is not None:
            self._painting.paint(painter, QRectF(option.rect), face, option.state)

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: _Index
    ) -> QWidget:
        """A plain field for the title; Enter ends it."""
        field = QPlainTextEdit(parent)
        field.setAccessibleName(tr("Title"))
        field.setTabChangesFocus(True)
        field.setUndoRedoEnabled(False)
        return field

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """The title as it is, all of it chosen."""
        if isinstance(editor, QPlainTextEdit) and not editor.toPlainText():
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Hand over what was typed; the map is edited, and the rows follow."""
        if isinstance(editor, QPlainTextEdit) and isinstance(model, CardRows):
            model.setData(index, editor.toPlainText())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index
    ) -> None:
        """The field covers the card."""
        editor.setGeometry(option.rect.adjusted(4, 4, -4, -4))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter ends the text: a title is one line."""
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if (
            isinstance(editor, QWidget)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in enter
        ):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
            return True
        return super().eventFilter(editor, event)
