"""The line below the field that says where the note will go, and as what."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from designer.style.tokens import SMALL_PIXELS
from model.capture import Told
from widgets import drawing
from widgets.icon_paint import IconPainter
from widgets.plain_tip import plain_tip
from widgets.roles import Role, colour

_HEIGHT = 20
_ICON = 15
_GAP = 6.0


class TellingLine(QWidget):
    """An icon, what it becomes in bold, where it goes, further facts; or a warning in red."""

    def __init__(self, icons: IconPainter, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons
        self._told = Told()
        self._lead = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def sentence(self) -> str:
        """All that stands there, in running text."""
        return " ".join(part for part in (self._lead, self._told.sentence) if part)

    def tell(self, told: Told, *, lead: str = "") -> None:
        """Say it; ``lead`` comes before."""
        if (told, lead) == (self._told, self._lead):
            return
        self._told, self._lead = told, lead
        self.setAccessibleName(self.sentence)
        self.setToolTip(plain_tip(self.sentence) if self._too_long() else "")
        self.update()

    def sizeHint(self) -> QSize:
        """One line, as wide as there is room."""
        return QSize(80, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """It can be cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Colours and font are looked up when it is painted."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the parts one after another, as far as there is room."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        icon = QRectF(rect.x(), (rect.height() - _ICON) / 2, _ICON, _ICON)
        # A warning is more than red words: its sign stands in the place of the kind's.
        warned = bool(self._told.warning)
        ink = colour(self, Role.DANGER if warned else Role.SECONDARY)
        name = "warning" if warned else self._told.icon
        self._icons.paint_icon(painter, name, icon, ink)
        rect.setLeft(icon.right() + _GAP)
        for words, role, weight in self._parts():
            font = self._font(weight)
            drawing.text(painter, self, rect, words, colour(self, role), font=font)
            rect.setLeft(rect.left() + QFontMetricsF(font).horizontalAdvance(words) + _GAP)
            if rect.width() <= 0:
                return

    def _parts(self) -> list[tuple[str, Role, QFont.Weight]]:
        told, normal, strong = self._told, QFont.Weight.Normal, QFont.Weight.DemiBold
        parts = [
            (self._lead, Role.SECONDARY, normal),
            (told.warning, Role.DANGER, normal),
            (told.what, Role.INK, strong),
            (f"›  {told.where}" if told.what else told.where, Role.SECONDARY, normal),
            *((f"·  {fact}", Role.SECONDARY, normal) for fact in told.facts),
        ]
        return [part for part in parts if part[0]]

    def _too_long(self) -> bool:
        width = QFontMetricsF(self._font(QFont.Weight.DemiBold)).horizontalAdvance(self.sentence)
        return width + _ICON + 5 * _GAP > self.width()

    def _font(self, weight: QFont.Weight) -> QFont:
        return drawing.weighted(self.font(), weight, pixels=SMALL_PIXELS)
