"""A row of colour dots to choose one from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from resources.words import tr
from widgets import drawing
from widgets.roles import Role, colour

_SIDE = 26
_DOT = 16.0


class ColourDots(QWidget):
    """The dots; the first stands for "by itself" (None). Arrow keys choose, as a click does."""

    chosen = Signal(object)

    def __init__(
        self, colours: Sequence[str], *, automatic: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._colours = tuple(colours)
        self._automatic = automatic
        self._value: int | None = None
        self._known = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._name()

    @property
    def value(self) -> int | None:
        """The place of the chosen colour, or None for by itself."""
        return self._value

    def set_colours(self, colours: Sequence[str], automatic: str) -> None:
        """Other colours; ``automatic`` is the one that counts when none is chosen."""
        self._colours, self._automatic = tuple(colours), automatic
        self.update()

    def set_value(self, value: int | None, *, known: bool = True) -> None:
        """Show a choice without telling; ``known`` False marks none (several differ)."""
        wrapped = None if value is None else value % max(1, len(self._colours))
        self._value, self._known = wrapped, known
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(_SIDE * (len(self._colours) + 1), _SIDE + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right choose the neighbour."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        place = 0 if self._value is None else self._value + 1
        self._choose(max(0, min(len(self._colours), place + step)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the dot under the mouse."""
        place = int(event.position().x() // _SIDE)
        if 0 <= place <= len(self._colours):
            self._choose(place)

    def _choose(self, place: int) -> None:
        value = None if place == 0 else place - 1
        if value != self._value or not self._known:
            self.set_value(value)
            self.chosen.emit(value)

    def _name(self) -> None:
        number = tr("automatic") if self._value is None else str(self._value + 1)
        self.setAccessibleName(tr("Colour: {which}", which=number))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dots, the chosen one in a ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        chosen = 0 if self._value is None else self._value + 1
        for place, name in enumerate((self._automatic or self._colours[0], *self._colours)):
            centre = QPointF(_SIDE * (place + 0.5), middle)
            dot = QRectF(0, 0, _DOT, _DOT)
            dot.moveCenter(centre)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(name))
            painter.drawEllipse(dot)
            if place == 0:
                painter.setBrush(colour(self, Role.FIELD))
                painter.drawEllipse(dot.adjusted(3, 3, -3, -3))
                letter = drawing.weighted(self.font(), self.font().Weight.DemiBold, pixels=9)
                ink = colour(self, Role.SECONDARY)
                centre_h = Qt.AlignmentFlag.AlignHCenter
                drawing.text(painter, self, dot, tr("A"), ink, align=centre_h, font=letter)
            if place == chosen and self._known:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(colour(self, Role.ACCENT), 2))
                painter.drawEllipse(dot.adjusted(-3.5, -3.5, 3.5, 3.5))
        drawing.focus_ring(painter, self)
