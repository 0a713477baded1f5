"""How a row of the outline is painted, and the field its text is typed into."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from designer.outline.faces import Face
from designer.outline.model import OutlineModel
from resources.words import tr
from widgets import drawing
from widgets.icon_paint import IconPainter
from widgets.plain_tip import plain_tip
from widgets.roles import Role, colour

HEIGHT = 28
_ICON = 16
_MARGIN = 4
_GAP = 6
_SMALL = 12
_RADIUS = 5.0
# Details with less room than this are left out; a number is shorter, and always shown.
_SHORTEST_DETAILS = 56.0

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Fit:
    """The room of a row: what its text needs, and what text and details get. In pixels."""

    needed: float
    words: float
    details: float
    whole: bool


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
        painter.save()
        self._paint_ground(painter, rect, option.state)
        picture = QRectF(rect.x() + _MARGIN, rect.y(), _ICON, rect.height())
        self._paint_picture(painter, picture, face)
        self._paint_words(painter, self._words_room(rect), face)
        painter.restore()

    @staticmethod
    def _words_room(row: QRectF) -> QRectF:
        """Behind the icon, up to the right margin."""
        return row.adjusted(_MARGIN + _ICON + _GAP, 0, -2 * _MARGIN, 0)

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

    def _paint_picture(self, painter: QPainter, room: QRectF, face: Face) -> None:
        """Icon, face or portrait."""
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

    def _paint_words(self, painter: QPainter, room: QRectF, face: Face) -> None:
        """The text, and behind it as much of the details as there is room for."""
        view, fit = self._view, self._fit(room.width(), face)
        ink = colour(view, Role.SECONDARY if face.dimmed else Role.INK)
        words = QRectF(room.x(), room.y(), fit.words, room.height())
        drawing.text(painter, view, words, face.text, ink, font=self._font(face))
        if fit.details > 0:
            left = min(room.x() + fit.needed, words.right()) + _GAP
            place = QRectF(left, room.y(), room.right() - left, room.height())
            soft = colour(view, Role.SECONDARY)
            drawing.text(painter, view, place, face.details, soft, font=self._small_font())

    def _fit(self, width: float, face: Face) -> _Fit:
        """How the room of a row is shared out between its text and its details."""
        needed = QFontMetricsF(self._font(face)).horizontalAdvance(face.text) + 1
        small = QFontMetricsF(self._small_font())
        asked = small.horizontalAdvance(face.details) + 1 if face.details else 0.0
        details = max(min(asked, width - needed - 2 * _GAP), 0.0)
        if details < min(asked, _SHORTEST_DETAILS):
            details = asked if asked < _SHORTEST_DETAILS else 0.0
        words = max(0.0, width - details - 2 * _GAP) if details > 0 else width
        return _Fit(needed, words, details, whole=needed <= words and asked <= details)

    def _font(self, face: Face) -> QFont:
        weight = QFont.Weight.DemiBold if face.strong else QFont.Weight.Normal
        return drawing.weighted(self._view.font(), weight)

    def _small_font(self) -> QFont:
        return drawing.weighted(self._view.font(), QFont.Weight.Normal, pixels=_SMALL)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """All that a row says, where there is no room for it."""
        model = index.model()
        if event.type() is not QEvent.Type.ToolTip or not isinstance(model, OutlineModel):
            return super().helpEvent(event, view, option, index)
        face, rect = model.face(index), view.visualRect(index)
        if self._fit(self._words_room(QRectF(rect)).width(), face).whole:
            QToolTip.hideText()
        else:
            said = "\n".join(filter(None, (face.text, face.details)))
            QToolTip.showText(event.globalPos(), plain_tip(said), view, rect)
        return True

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
