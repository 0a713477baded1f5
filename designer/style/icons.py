"""Icons and faces for the interface, painted from the map's own vector paths.

Widgets paint the paths in the colour they need at the moment, so they are sharp on every screen
and right in every theme. Only what Qt draws itself (menus, drop-down lists) gets a QIcon.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap

from designer.style.tokens import ICON_PIXELS, Tokens
from exporters.painters.qt import QtPainter, QtResources
from model.layout.display import Group, Node, Role
from model.layout.faces import face_nodes
from model.layout.geometry import Rect
from model.layout.icons import ICON_BOX, icon_nodes

_BOX = Rect(0, 0, ICON_BOX, ICON_BOX)
_MIDDLE = ICON_BOX / 2


class InterfaceIcons:
    """Paints icons and faces by name; one object serves a whole window.

    It is the icon painter that :mod:`widgets.icon_paint` asks for.
    """

    def __init__(self) -> None:
        self._resources = QtResources()
        self._groups: dict[tuple[object, ...], Group] = {}

    def paint_icon(self, painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
        """Draw the icon into a square; a name without an icon draws nothing."""
        key = ("icon", name, colour.rgba())
        self._paint(painter, rect, key, lambda: _icon(name, colour.name()))

    def paint_face(
        self, painter: QPainter, valence: float, rect: QRectF, colour: QColor, paper: QColor
    ) -> None:
        """Draw the face for a valence from -2 to +2 into a square."""
        key = ("face", valence, colour.rgba(), paper.rgba())
        nodes = lambda: face_nodes(  # noqa: E731 - made only when it is not kept yet
            valence, _MIDDLE, _MIDDLE, _MIDDLE, colour.name(), paper.name()
        )
        self._paint(painter, rect, key, nodes)

    def icon(self, name: str, tokens: Tokens, *, size: int = ICON_PIXELS) -> QIcon:
        """A QIcon in the theme's ink, faded when disabled; null for a name without an icon."""
        icon = QIcon()
        if not _icon(name, tokens.theme.ink):
            return icon
        ratios = {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
        for mode, colour in (
            (QIcon.Mode.Normal, tokens.theme.secondary),
            (QIcon.Mode.Disabled, tokens.disabled),
        ):
            for ratio in sorted(ratios):
                icon.addPixmap(self.pixmap(name, colour, size=size, ratio=ratio), mode)
        return icon

    def face_icon(self, valence: float, tokens: Tokens, *, size: int = 16) -> QIcon:
        """A QIcon of the face for a valence."""
        theme = tokens.theme
        ink, paper = QColor(theme.secondary), QColor(tokens.field)
        icon = QIcon()
        for ratio in sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}):
            pixmap = _blank(size, ratio)
            painter = QPainter(pixmap)
            self.paint_face(painter, valence, QRectF(0, 0, size, size), ink, paper)
            painter.end()
            icon.addPixmap(pixmap)
        return icon

    def pixmap(self, name: str, colour: str, *, size: int, ratio: float = 1.0) -> QPixmap:
        """The icon in a colour on nothing, ``size`` pixels wide at the screen's ratio."""
        pixmap = _blank(size, ratio)
        painter = QPainter(pixmap)
        self.paint_icon(painter, name, QRectF(0, 0, size, size), QColor(colour))
        painter.end()
        return pixmap

    def _paint(
        self,
        painter: QPainter,
        rect: QRectF,
        key: tuple[object, ...],
        nodes: Callable[[], tuple[Node, ...]],
    ) -> None:
        group = self._groups.get(key)
        if group is None:
            group = Group(role=Role.HINT, id="", children=nodes(), bounds=_BOX)
            self._groups[key] = group
        painter.save()
        painter.translate(rect.topLeft())
        painter.scale(rect.width() / ICON_BOX, rect.height() / ICON_BOX)
        QtPainter(painter, {}, self._resources).paint(group)
        painter.restore()


def _icon(name: str, colour: str) -> tuple[Node, ...]:
    try:
        return icon_nodes(name, 0, 0, ICON_BOX, colour)
    except KeyError:
        return ()


def _blank(size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
