"""How a row of the outline is painted, and the field its text is typed into."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from designer.outline.faces import Face
from designer.outline.model import OutlineModel
from resources.words import tr
from widgets import drawing
from widgets.icon_paint import IconPainter
from widgets.roles import Role, colour

HEIGHT = 28
_ICON = 16
_GAP = 6
_SMALL = 12
_RADIUS = 5.0
# Details with less room than this are left out; a number is shorter, and always shown.
_SHORTEST_DETAILS = 56.0

_Index = QModelIndex | QPersistentModelIndex


class OutlineDelegate(QStyledItemDelegate):
    """Paints icon, text and dimmed details; asks for a plain one-line field to type into."""

    def __init__(self, icons: IconPainter, view: QWidget) -> None:
        super().__init__(view)
        self._icons = icons
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """All rows are equally high."""
        return QSize(120, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        model = index.model()
        if not isinstance(model, OutlineModel):
            return
        face = model.face(index)
        rect = QRectF(option.rect)
        state = option.state
        painter.save()
        self._paint_ground(painter, rect, state)
        x = rect.x() + 4
        x = self._paint_picture(painter, QRectF(x, rect.y(), _ICON, rect.height()), face)
        self._paint_words(painter, QRectF(x, rect.y(), rect.right() - x - 8, rect.height()), face)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        view = self._view
        body = rect.adjusted(0, 1, -4, -1)
        if state & QStyle.StateFlag.State_Selected:
            drawing.body(painter, body, fill=colour(view, Role.ACCENT_SOFT), radius=_RADIUS)
        elif state & QStyle.StateFlag.State_MouseOver:
            drawing.body(painter, body, fill=colour(view, Role.HOVER), radius=_RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(view, Role.ACCENT), 2))
            painter.drawRoundedRect(body.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)

    def _paint_picture(self, painter: QPainter, room: QRectF, face: Face) -> float:
        """Icon, face or portrait; answers where the words begin."""
        square = QRectF(room.x(), room.center().y() - _ICON / 2, _ICON, _ICON)
        view = self._view
        if face.portrait:
            disc = square.adjusted(-1, -1, 1, 1)
            drawing.portrait(painter, view, disc, face.text, QColor(face.portrait))
        elif face.valence is not None:
            ink, paper = colour(view, Role.SECONDARY), colour(view, Role.SURFACE)
            self._icons.paint_face(painter, face.valence, square, ink, paper)
        elif face.icon:
            usual = colour(view, Role.FAINT if face.dimmed else Role.SECONDARY)
            tint = QColor(face.tint) if face.tint else usual
            self._icons.paint_icon(painter, face.icon, square, tint)
        return square.right() + _GAP

    def _paint_words(self, painter: QPainter, room: QRectF, face: Face) -> None:
        """The text, and behind it as much of the details as there is room for."""
        view = self._view
        weight = QFont.Weight.DemiBold if face.strong else QFont.Weight.Normal
        font = drawing.weighted(view.font(), weight)
        ink = colour(view, Role.SECONDARY if face.dimmed else Role.INK)
        small = drawing.weighted(view.font(), QFont.Weight.Normal, pixels=_SMALL)
        needed = QFontMetricsF(font).horizontalAdvance(face.text) + 1
        asked = QFontMetricsF(small).horizontalAdvance(face.details) + 1 if face.details else 0.0
        details = max(min(asked, room.width() - needed - 2 * _GAP), 0.0)
        if details < min(asked, _SHORTEST_DETAILS):
            details = asked if asked < _SHORTEST_DETAILS else 0.0
        words = QRectF(room)
        if details > 0:
            words.setWidth(max(0.0, room.width() - details - 2 * _GAP))
        drawing.text(painter, view, words, face.text, ink, font=font)
        if details > 0:
            left = min(room.x() + needed, words.right()) + _GAP
            place = QRectF(left, room.y(), room.right() - left, room.height())
            soft = colour(view, Role.SECONDARY)
            drawing.text(painter, view, place, face.details, soft, font=small)

    # --- typing ------------------------------------------------------------------------------

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        """A field of one line. What is typed goes to the map at once."""
        field = QLineEdit(parent)
        field.setProperty("look", "inline")
        field.setAccessibleName(tr("Text of the row"))
        model = index.model()
        if isinstance(model, OutlineModel):
            field.setMaxLength(model.most_characters(index))
        field.textEdited.connect(lambda _text: self.commitData.emit(field))
        return field

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Fill the field; what is being typed stays as it is, with its cursor."""
        text = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QLineEdit) and editor.text() != text and not editor.isModified():
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Hand on what was typed; a text nobody changed is not handed on."""
        if isinstance(editor, QLineEdit) and editor.isModified():
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index
    ) -> None:
        """The field stands where the text stands."""
        rect = option.rect
        editor.setGeometry(rect.adjusted(_ICON + _GAP, 0, -4, 0))
