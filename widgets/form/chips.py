"""Chips to switch on and off: which personas a card is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from resources.words import tr
from widgets import drawing
from widgets.packing import PackedLayout
from widgets.roles import Role, colour

_HEIGHT = 28
_DOT = 10.0
_MOST_WIDTH = 190


class ChipState(Enum):
    """Whether all, some or none of the edited records have what a chip stands for."""

    ON = "on"
    PARTLY = "partly"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class ChipFace:
    """What a chip shows: a name and the colour of its dot."""

    id: str
    name: str
    colour: str


class Chip(QAbstractButton):
    """One chip: a dot and a name, filled when it is on."""

    def __init__(self, face: ChipFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = face
        self.state = ChipState.OFF
        self.setText(face.name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(ChipState.OFF)

    def show_state(self, state: ChipState) -> None:
        """Show whether it is on."""
        self.state = state
        words = {ChipState.ON: tr("on"), ChipState.PARTLY: tr("partly"), ChipState.OFF: tr("off")}
        self.setAccessibleName(f"{self.face.name}, {words[state]}")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the name, within bounds."""
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 37
        return QSize(min(width, _MOST_WIDTH), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, dot and name."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        on = self.state is ChipState.ON
        ground = colour(self, Role.ACCENT_SOFT if on else Role.FIELD)
        border = colour(self, Role.ACCENT if on else Role.BORDER)
        drawing.body(painter, rect, fill=ground, border=border, radius=_HEIGHT / 2)
        dot = QRectF(11, (rect.height() - _DOT) / 2, _DOT, _DOT)
        tint = QColor(self.face.colour)
        painter.setPen(QPen(tint, 1.6))
        painter.setBrush(tint if on else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot)
        if self.state is ChipState.PARTLY:
            painter.setBrush(tint)
            painter.drawPie(dot, 90 * 16, 180 * 16)
        ink = colour(self, Role.INK)
        font = drawing.weighted(self.font(), QFont.Weight.Normal, pixels=12)
        drawing.text(painter, self, rect.adjusted(27, 0, -9, 0), self.text(), ink, font=font)
        drawing.focus_ring(painter, self, radius=_HEIGHT / 2)


class ChipsEditor(QWidget):
    """A row of chips. ``switched`` tells which was switched, and whether on."""

    switched = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._packed = PackedLayout(self)
        self._chips: dict[str, Chip] = {}
        self._faces: tuple[ChipFace, ...] = ()

    def set_faces(self, faces: Sequence[ChipFace]) -> None:
        """Which chips there are."""
        if tuple(faces) == self._faces:
            return
        self._faces = tuple(faces)
        for chip in self._chips.values():
            self._packed.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {face.id: Chip(face, self) for face in faces}
        for chip in self._chips.values():
            self._packed.addWidget(chip)
            chip.show()
            chip.clicked.connect(lambda _=False, chip=chip: self._switch(chip))
        self.updateGeometry()

    def set_states(self, states: Mapping[str, ChipState]) -> None:
        """Which are on; one that is not named is off."""
        for record_id, chip in self._chips.items():
            chip.show_state(states.get(record_id, ChipState.OFF))

    def chip(self, record_id: str) -> Chip:
        """The chip with this id."""
        return self._chips[record_id]

    def _switch(self, chip: Chip) -> None:
        self.switched.emit(chip.face.id, chip.state is not ChipState.ON)
