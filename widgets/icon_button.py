"""Flat buttons with an icon painted from its path: tools of a bar, small buttons in a form."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from widgets import drawing
from widgets.icon_paint import IconPainter
from widgets.plain_tip import plain_tip
from widgets.roles import Role, colour

_PADDING = 10
_GAP = 7


class Look(Enum):
    """How much a button asks to be seen."""

    QUIET = "quiet"
    PRIMARY = "primary"


class IconButton(QToolButton):
    """An icon, with words beside it when ``words`` are given. Follows an action if it has one."""

    def __init__(
        self,
        icons: IconPainter,
        icon: str,
        *,
        name: str = "",
        words: str = "",
        look: Look = Look.QUIET,
        side: int = 34,
        icon_side: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._icon = icon
        self._words = words
        self._look = look
        self._side = side
        self._icon_side = icon_side
        self._primary: tuple[QColor, QColor, QColor] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if name or words:
            self.setAccessibleName(name or words)
            self.setToolTip(plain_tip(name))

    def follow(self, action: QAction) -> None:
        """Trigger this action; enabled, checked and named as the action is."""
        self.setDefaultAction(action)
        self._follow_name()
        action.changed.connect(self._follow_name)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        if icon != self._icon:
            self._icon = icon
            self.update()

    def set_primary_colours(self, ground: str, hover: str, ink: str) -> None:
        """The colours of a PRIMARY button: ground, ground under the mouse, text."""
        self._primary = (QColor(ground), QColor(hover), QColor(ink))
        self.update()

    def _follow_name(self) -> None:
        action = self.defaultAction()
        if action is not None:
            self.setAccessibleName(action.iconText().replace("…", ""))

    def _label_font(self) -> QFont:
        return drawing.weighted(self.font(), QFont.Weight.DemiBold)

    def sizeHint(self) -> QSize:
        """A square, or as wide as icon and words need."""
        if not self._words:
            return QSize(self._side, self._side)
        words = QFontMetrics(self._label_font()).horizontalAdvance(self._words)
        icon = self._icon_side + _GAP if self._icon else 0
        return QSize(2 * _PADDING + icon + words + 2, self._side)

    def minimumSizeHint(self) -> QSize:
        """As large as wished."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon and words."""
        painter = QPainter(self)
        ink = self._paint_ground(painter)
        rect = QRectF(self.rect())
        icon = QRectF(0, 0, self._icon_side, self._icon_side)
        icon.moveCenter(rect.center())
        if self._words:
            icon.moveLeft(_PADDING)
        self._icons.paint_icon(painter, self._icon, icon, ink)
        if self._words:
            left = icon.right() + _GAP if self._icon else _PADDING
            words = QRectF(left, 0, rect.right() - left - _PADDING + 2, rect.height())
            drawing.text(painter, self, words, self._words, ink, font=self._label_font())
        drawing.focus_ring(painter, self)

    def _paint_ground(self, painter: QPainter) -> QColor:
        rect = QRectF(self.rect())
        if self._primary is not None and self._look is Look.PRIMARY and self.isEnabled():
            ground, hover, ink = self._primary
            drawing.body(painter, rect, fill=hover if self.underMouse() else ground)
            return ink
        drawing.body(painter, rect, fill=drawing.button_ground(self))
        if self.isChecked() and self.isEnabled():
            return colour(self, Role.ACCENT)
        return colour(self, Role.INK)
