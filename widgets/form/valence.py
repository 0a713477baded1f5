"""An editor for how somebody feels: five faces and a fine scale between them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from resources.words import tr
from widgets import drawing
from widgets.form.editor import Editor
from widgets.icon_paint import IconPainter
from widgets.roles import Role, colour

_HEIGHT = 58
_FACE = 26.0
_STEP = 0.25
_LOW, _HIGH = -2.0, 2.0
_MARGIN = 18.0
_FACE_Y = 20.0


class ValenceScale(QWidget):
    """The scale: drag or click to set a value, arrow keys for a quarter more or less."""

    def __init__(self, editor: ValenceEditor, icons: IconPainter) -> None:
        super().__init__(editor)
        self._editor = editor
        self._icons = icons
        self.value: float | None = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for five faces and their scale."""
        return QSize(180, _HEIGHT)

    def _x(self, value: float) -> float:
        return _MARGIN + (value - _LOW) / (_HIGH - _LOW) * (self.width() - 2 * _MARGIN)

    def _value_at(self, x: float) -> float:
        part = (x - _MARGIN) / max(1.0, self.width() - 2 * _MARGIN)
        exact = _LOW + part * (_HIGH - _LOW)
        return max(_LOW, min(_HIGH, round(exact / _STEP) * _STEP))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A face sets its whole number, the scale what stands under the mouse."""
        value = self._value_at(event.position().x())
        self._set(float(round(value)) if event.position().y() < _FACE_Y + _FACE / 2 else value)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._set(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """One drag is one edit."""
        self._editor.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys change it by a quarter."""
        steps = {
            Qt.Key.Key_Left: -_STEP,
            Qt.Key.Key_Down: -_STEP,
            Qt.Key.Key_Right: _STEP,
            Qt.Key.Key_Up: _STEP,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._set(max(_LOW, min(_HIGH, (self.value or 0.0) + step)))

    def _set(self, value: float) -> None:
        if value != self.value:
            self.value = value
            self.update()
            self._editor.edited.emit(value)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the faces, the scale and the place on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paper = colour(self, Role.FIELD)
        for whole in range(-2, 3):
            chosen = self.value is not None and round(self.value) == whole
            ink = colour(self, Role.ACCENT if chosen else Role.FAINT)
            face = QRectF(0, 0, _FACE, _FACE)
            face.moveCenter(QPointF(self._x(whole), _FACE_Y))
            self._icons.paint_face(painter, float(whole), face, ink, paper)
        y = _HEIGHT - 13.0
        painter.setPen(QPen(colour(self, Role.BORDER), 2))
        painter.drawLine(QPointF(self._x(_LOW), y), QPointF(self._x(_HIGH), y))
        if self.value is not None:
            painter.setPen(QPen(colour(self, Role.FIELD), 2))
            painter.setBrush(colour(self, Role.ACCENT))
            painter.drawEllipse(QPointF(self._x(self.value), y), 7, 7)
        drawing.focus_ring(painter, self)


class ValenceEditor(Editor):
    """The scale with its figure beside it."""

    def __init__(self, icons: IconPainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = ValenceScale(self, icons)
        self.take_control(self._scale)
        font = drawing.weighted(self.font(), QFont.Weight.DemiBold)
        self._scale.setFont(font)

    def set_value(self, value: object, *, mixed: bool = False) -> None:
        """Show the value; no place on the scale where several differ."""
        number = float(value) if isinstance(value, (int, float)) and not mixed else None
        self._scale.value = number
        self._scale.setToolTip("" if number is None else tr("{n} of -2 to +2", n=f"{number:+g}"))
        self._scale.update()
