"""One persona's card: painted whole, worked by mouse and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from designer.boards.personas.card_face import CardFace
from designer.boards.personas.card_layout import (
    PAD,
    PHOTO,
    CardLayout,
    card_layout,
    curve_place,
    foot_place,
    key_place,
)
from designer.boards.personas.journey import paint_journey, paint_key
from widgets import drawing
from widgets.icon_paint import IconPainter
from widgets.plain_tip import plain_tip
from widgets.roles import Role, colour

_RADIUS = 10.0


class PersonaCard(QWidget):
    """A card. ``pressed_key`` carries keys that are about the card, for its board to answer."""

    chosen = Signal(str)
    opened = Signal(str)
    picked = Signal(str)
    menu_asked = Signal(str, QPoint)
    key_pressed = Signal(str, object)
    lifted = Signal(str, QPoint)
    carried = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, icons: IconPainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._face: CardFace | None = None
        self._layout: tuple[int, CardLayout] | None = None
        self._picked = self._current = self._carrying = False
        self._pressed: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def face(self) -> CardFace:
        """What it shows."""
        if self._face is None:
            raise LookupError
        return self._face

    def show_face(self, face: CardFace) -> None:
        """Show a persona."""
        if face != self._face:
            self._face, self._layout = face, None
            self.setAccessibleName(face.name)
            self.setAccessibleDescription(face.spoken)
            self.setToolTip(plain_tip(face.kept))
            self.update()

    def set_state(self, *, current: bool, picked: bool) -> None:
        """``current``: the one that is worked with; ``picked``: one of those to be compared."""
        if (current, picked) != (self._current, self._picked):
            self._current, self._picked = current, picked
            self.update()

    def height_at(self, width: int) -> int:
        """How high it must be at a width."""
        return round(self._laid(width).height)

    def sizeHint(self) -> QSize:
        """Its size is given by the board."""
        return QSize(280, 380)

    def _laid(self, width: int) -> CardLayout:
        if self._layout is None or self._layout[0] != width:
            self._layout = width, card_layout(self.face, self.font(), width)
        return self._layout[1]

    # --- painting --------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        rect, face = QRectF(self.rect()), self.face
        strong = self._current or self._picked
        edge = colour(self, Role.ACCENT if strong else Role.HAIRLINE)
        if self.underMouse() and not strong:
            edge = colour(self, Role.BORDER)
        drawing.body(painter, rect, fill=colour(self, Role.SURFACE), border=edge, radius=_RADIUS)
        stripe = QRectF(PAD, 0, PHOTO, 3)
        drawing.body(painter, stripe, fill=QColor(face.tint), radius=1.5)
        place = QRectF(PAD, PAD, PHOTO, PHOTO)
        paint_photo(painter, self, place, face, radius=PHOTO / 2)
        for words in self._laid(self.width()).words:
            words.block.paint(painter, words.at, colour(self, words.role))
            if words.bullet:
                dot = QPointF(words.at.x() - 8, words.at.y() + words.block.leading / 2)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(face.tint))
                painter.drawEllipse(dot, 2, 2)
        if face.journey is not None:
            paint_journey(painter, self, curve_place(rect), face.journey)
            paint_key(painter, self, key_place(rect), face.journey.lines)
        self._paint_foot(painter, foot_place(rect))
        self._paint_corner(painter, rect)
        drawing.focus_ring(painter, self, radius=_RADIUS)

    def _paint_foot(self, painter: QPainter, rect: QRectF) -> None:
        face = self.face
        icon = QRectF(rect.left(), rect.center().y() - 8, 16, 16)
        ink = colour(self, Role.SECONDARY)
        self._icons.paint_icon(painter, face.support.value, icon, ink)
        font = drawing.weighted(self.font(), self.font().weight(), pixels=12)
        room = rect.adjusted(22, 0, -22 if face.kept else 0, 0)
        drawing.text(painter, self, room, face.standing, ink, font=font)
        if face.kept:
            place = QRectF(rect.right() - 16, rect.center().y() - 8, 16, 16)
            self._icons.paint_icon(painter, "save", place, ink)

    def _paint_corner(self, painter: QPainter, rect: QRectF) -> None:
        """A tick on what is picked; elsewhere the grip, while the mouse is over the card."""
        place = QRectF(rect.right() - 28, rect.top() + 10, 18, 18)
        if self._picked:
            drawing.body(painter, place, fill=colour(self, Role.ACCENT), radius=9)
            self._icons.paint_icon(painter, "check", place.adjusted(2, 2, -2, -2),
                                   colour(self, Role.SURFACE))  # fmt: skip
        elif self.underMouse():
            self._icons.paint_icon(painter, "grip", place, colour(self, Role.FAINT))

    # --- mouse and keys --------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the card; with Ctrl, pick it to be compared."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed = event.position().toPoint()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._pressed = None
            self.picked.emit(self.face.id)
        else:
            self.chosen.emit(self.face.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Far enough away, the card is carried."""
        if self._pressed is None:
            return
        here = event.position().toPoint()
        if not self._carrying:
            far = (here - self._pressed).manhattanLength()
            if far < QApplication.startDragDistance():
                return
            self._carrying = True
            self.lifted.emit(self.face.id, self._pressed)
        self.carried.emit(self.mapToParent(here))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put it down."""
        if self._carrying:
            self._carrying = False
            self.dropped.emit(self.mapToParent(event.position().toPoint()))
        self._pressed = None

    def let_go(self) -> None:
        """Stop carrying."""
        self._carrying, self._pressed = False, None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = None
            self.opened.emit(self.face.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with it."""
        self.chosen.emit(self.face.id)
        self.menu_asked.emit(self.face.id, event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The card with the keyboard is the current one."""
        super().focusInEvent(event)
        by_key = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if event.reason() in by_key:
            self.chosen.emit(self.face.id)

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here are not for the map's own actions."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if (Qt.Key(event.key()), plain) in OWN_KEYS:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell the board, which knows its neighbours."""
        event.ignore()
        self.key_pressed.emit(self.face.id, event)
        if not event.isAccepted():
            super().keyPressEvent(event)


_NONE, _CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
OWN_KEYS = frozenset(
    {
        *((key, _NONE) for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up,
                                   Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
                                   Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return,
                                   Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space,
                                   Qt.Key.Key_Escape)),
        *((key, _ALT) for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up,
                                  Qt.Key.Key_Down)),
        (Qt.Key.Key_D, _CTRL),
    }
)  # fmt: skip


def paint_photo(
    painter: QPainter, widget: QWidget, place: QRectF, face: CardFace, *, radius: float
) -> None:
    """The photo in the middle of its shape, or the initials on the persona's colour."""
    if face.photo is None:
        drawing.portrait(painter, widget, place, face.name, QColor(face.tint))
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    clip = QPainterPath()
    clip.addRoundedRect(place, radius, radius)
    painter.setClipPath(clip)
    size = face.photo.size().scaled(
        place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatioByExpanding
    )
    whole = QRectF(0, 0, size.width(), size.height())
    whole.moveCenter(place.center())
    painter.drawImage(whole, face.photo)
    painter.restore()
