"""A list of records that belong to the one being edited: open one, take it off, attach another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from resources.words import tr
from widgets import drawing
from widgets.icon_button import IconButton
from widgets.icon_paint import IconPainter
from widgets.plain_tip import plain_tip
from widgets.roles import Role, colour

_HEIGHT = 32
_TWO_LINES = 44
_ICON = 16


@dataclass(frozen=True, slots=True)
class LinkFace:
    """What a row shows: an icon (or initials on a disc of the colour ``portrait``) and text."""

    id: str
    text: str
    icon: str = ""
    details: str = ""
    portrait: str = ""


class LinkRow(QAbstractButton):
    """One linked record; pressed, it opens."""

    def __init__(self, face: LinkFace, icons: IconPainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = face
        self._icons = icons
        self.setText(face.text)
        self.setAccessibleName(face.text)
        self.setAccessibleDescription(face.details)
        self.setToolTip(plain_tip(f"{face.text}\n{face.details}" if face.details else face.text))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One or two lines high."""
        return QSize(120, _TWO_LINES if self.face.details else _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw picture and text."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        ground = drawing.button_ground(self, rest=Role.FIELD)
        drawing.body(painter, rect, fill=ground, border=colour(self, Role.BORDER))
        left = self._paint_picture(painter, rect)
        words = rect.adjusted(left, 0, -8, 0)
        ink = colour(self, Role.INK)
        small = drawing.weighted(self.font(), QFont.Weight.Normal, pixels=12)
        if self.face.details:
            upper = QRectF(left, 5, words.width(), 18)
            drawing.text(painter, self, upper, self.text(), ink)
            lower = QRectF(left, 22, words.width(), 17)
            soft = colour(self, Role.SECONDARY)
            drawing.text(painter, self, lower, self.face.details, soft, font=small)
        else:
            drawing.text(painter, self, words, self.text(), ink)
        drawing.focus_ring(painter, self)

    def _paint_picture(self, painter: QPainter, rect: QRectF) -> float:
        if self.face.portrait:
            disc = QRectF(7, (rect.height() - 26) / 2, 26, 26)
            drawing.portrait(painter, self, disc, self.text(), QColor(self.face.portrait))
            return 42.0
        if not self.face.icon:
            return 10.0
        icon = QRectF(9, (rect.height() - _ICON) / 2, _ICON, _ICON)
        self._icons.paint_icon(painter, self.face.icon, icon, colour(self, Role.SECONDARY))
        return 33.0


class LinksEditor(QWidget):
    """The rows, and below them the button that attaches or makes another.

    ``opened`` and ``removed`` carry the id of a row, ``attached`` that of a candidate,
    ``created`` comes when a new one is wished.
    """

    opened = Signal(str)
    removed = Signal(str)
    attached = Signal(str)
    created = Signal()

    def __init__(
        self,
        icons: IconPainter,
        *,
        new_text: str,
        removable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._new_text = new_text
        self._removable = removable
        self._faces: tuple[LinkFace, ...] | None = None
        self._candidates: Callable[[], Sequence[LinkFace]] = tuple
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        column.addLayout(self._rows)
        self.add_button = QPushButton(new_text, self)
        self.add_button.setProperty("look", "link")
        self.add_button.clicked.connect(self._offer)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def set_faces(self, faces: Sequence[LinkFace]) -> None:
        """The linked records."""
        if tuple(faces) == self._faces:
            return
        self._faces = tuple(faces)
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for face in faces:
            self._rows.addWidget(self._row(face))

    def offer(self, candidates: Callable[[], Sequence[LinkFace]]) -> None:
        """What could be attached, asked when the button is pressed; none: it makes a new one."""
        self._candidates = candidates

    def rows(self) -> list[LinkRow]:
        """The rows that stand."""
        return self.findChildren(LinkRow)

    def _row(self, face: LinkFace) -> QWidget:
        holder = QWidget(self)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        row = LinkRow(face, self._icons, holder)
        row.clicked.connect(lambda: self.opened.emit(face.id))
        line.addWidget(row, 1)
        if self._removable:
            name = tr("Take off: {name}", name=face.text)
            cross = IconButton(self._icons, "close", name=name, side=26, icon_side=14)
            cross.clicked.connect(lambda: self.removed.emit(face.id))
            line.addWidget(cross)
        return holder

    def _offer(self) -> None:
        candidates = self._candidates()
        if not candidates:
            self.created.emit()
            return
        menu = QMenu(self)
        for face in candidates:
            action = menu.addAction(_short(face.text))
            action.triggered.connect(lambda _=False, face=face: self.attached.emit(face.id))
        menu.addSeparator()
        menu.addAction(self._new_text).triggered.connect(self.created)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.add_button.mapToGlobal(QPoint(0, self.add_button.height())))


def _short(text: str) -> str:
    line = " ".join(text.split()) or tr("(no text)")
    shown = line if len(line) <= 48 else line[:47] + "…"
    return shown.replace("&", "&&")
