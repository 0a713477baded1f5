"""The cards of all personas side by side; dragged, they change places."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from designer.boards.personas.card import PersonaCard
from designer.boards.personas.card_face import CardFace
from designer.boards.personas.grid import GAP, LEAST, Grid, columns_at, grid_of
from model.ids import Id
from widgets import drawing
from widgets.icon_paint import IconPainter
from widgets.roles import Role, colour

_MOST_COMPARED = 3
_GHOST = 0.8
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class _Mark(QWidget):
    """Where a card that is carried would go."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        drawing.body(QPainter(self), QRectF(self.rect()), fill=colour(self, Role.ACCENT), radius=2)


class Gallery(QWidget):
    """Cards in a grid. ``moved`` carries a persona and the one it shall stand before (or none).

    ``picks_changed`` comes when others are picked to be compared.
    """

    chosen = Signal(str)
    opened = Signal(str)
    moved = Signal(str, object)
    delete_asked = Signal(str)
    duplicate_asked = Signal(str)
    menu_asked = Signal(str, QPoint)
    picks_changed = Signal()
    sight_wanted = Signal(QRect)

    def __init__(self, icons: IconPainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._cards: dict[Id, PersonaCard] = {}
        self._order: list[Id] = []
        self._grid: Grid = grid_of(0, ())
        self.current: Id | None = None
        self._picked: list[Id] = []
        self._ghost = QLabel(self)
        self._ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ghost.hide()
        self._mark = _Mark(self)
        self._carried: Id | None = None
        self._hold = QPoint()

    # --- what is shown ------------------------------------------------------------------------

    @property
    def picked(self) -> list[Id]:
        """Those that are picked to be compared, in the order of the cards."""
        return [one for one in self._order if one in self._picked]

    @property
    def ids(self) -> list[Id]:
        """All personas, in their order."""
        return list(self._order)

    def card(self, persona_id: Id) -> PersonaCard:
        """The card of a persona."""
        return self._cards[persona_id]

    def show_faces(self, faces: Sequence[CardFace]) -> None:
        """Show these personas."""
        if self._carried is not None:
            self._cancel()
        order = [face.id for face in faces]
        had_keyboard = self._place_of_keyboard()
        for gone in set(self._cards) - set(order):
            card = self._cards.pop(gone)
            card.hide()
            card.deleteLater()
        for face in faces:
            if face.id not in self._cards:
                self._cards[face.id] = self._new_card()
            self._cards[face.id].show_face(face)
        self._order = order
        self._picked = [one for one in self._picked if one in order]
        if self.current not in order:
            self.current = None
        self._arrange()
        self._tell_states()
        if had_keyboard is not None and order:
            self._go_to(min(had_keyboard, len(order) - 1))

    def set_current(self, persona_id: Id | None) -> None:
        """Work with another one."""
        if persona_id != self.current and (persona_id is None or persona_id in self._cards):
            self.current = persona_id
            self._tell_states()

    def focus_current(self) -> None:
        """Put the keyboard on the current card, or the first."""
        if self._order:
            index = self._order.index(self.current) if self.current in self._order else 0
            self._go_to(index)

    def pick(self, persona_id: Id) -> None:
        """Pick one to be compared, or no longer; of more than three the first goes."""
        if persona_id in self._picked:
            self._picked.remove(persona_id)
        else:
            self._picked = [*self._picked, persona_id][-_MOST_COMPARED:]
        self._tell_states()
        self.picks_changed.emit()

    def _place_of_keyboard(self) -> int | None:
        for place, one in enumerate(self._order):
            if self._cards[one].hasFocus():
                return place
        return None

    def _new_card(self) -> PersonaCard:
        card = PersonaCard(self._icons, self)
        card.chosen.connect(self._on_chosen)
        card.opened.connect(self.opened)
        card.picked.connect(self.pick)
        card.menu_asked.connect(self.menu_asked)
        card.key_pressed.connect(self._on_key)
        card.lifted.connect(self._lift)
        card.carried.connect(self._carry)
        card.dropped.connect(self._drop)
        card.show()
        return card

    def _tell_states(self) -> None:
        for one, card in self._cards.items():
            card.set_state(current=one == self.current, picked=one in self._picked)

    # --- places -------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """As high as all rows."""
        return QSize(LEAST, self._grid.height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has other columns."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def _arrange(self) -> None:
        _, wide = columns_at(self.width(), len(self._order))
        heights = [self._cards[one].height_at(wide) for one in self._order]
        self._grid = grid_of(self.width(), heights)
        for one, place in zip(self._order, self._grid.places, strict=True):
            self._cards[one].setGeometry(place.x, place.y, place.width, place.height)
        self.setMinimumHeight(self._grid.height)
        self.updateGeometry()

    # --- choosing and keys --------------------------------------------------------------------

    def _on_chosen(self, persona_id: Id) -> None:
        self.set_current(persona_id)
        self.chosen.emit(persona_id)

    def _go_to(self, index: int) -> None:
        card = self._cards[self._order[index]]
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        self.sight_wanted.emit(card.geometry())
        self._on_chosen(self._order[index])

    def _on_key(self, persona_id: Id, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        index = self._order.index(persona_id)
        event.accept()
        if held == Qt.KeyboardModifier.AltModifier and key in _STEPS:
            self._shift(index, *_STEPS[key])
        elif held == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_D:
            self.duplicate_asked.emit(persona_id)
        elif held or not self._on_plain_key(persona_id, index, key):
            event.ignore()

    def _on_plain_key(self, persona_id: Id, index: int, key: Qt.Key) -> bool:
        match key:
            case Qt.Key.Key_Left | Qt.Key.Key_Right | Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._go_to(self._grid.neighbour(index, *_STEPS[key]))
            case Qt.Key.Key_Home:
                self._go_to(0)
            case Qt.Key.Key_End:
                self._go_to(len(self._order) - 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2:
                self.opened.emit(persona_id)
            case Qt.Key.Key_Space:
                self.pick(persona_id)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.delete_asked.emit(persona_id)
            case Qt.Key.Key_Escape if self._carried is not None:
                self._cancel()
            case Qt.Key.Key_Escape if self._picked:
                self._picked = []
                self._tell_states()
                self.picks_changed.emit()
            case _:
                return False
        return True

    def _shift(self, index: int, right: int, down: int) -> None:
        """Put a card elsewhere by key; it keeps the keyboard."""
        wanted = self._grid.neighbour(index, right, down)
        if wanted != index:
            self._move(index, wanted if wanted < index else wanted + 1)

    def _move(self, index: int, slot: int) -> None:
        if slot in (index, index + 1):
            return
        before = self._order[slot] if slot < len(self._order) else None
        self.moved.emit(self._order[index], before)

    # --- carrying -----------------------------------------------------------------------------

    def _lift(self, persona_id: Id, hold: QPoint) -> None:
        if len(self._order) < 2:
            return
        card = self._cards[persona_id]
        self._carried, self._hold = persona_id, hold
        self._ghost.setPixmap(_see_through(card.grab()))
        self._ghost.resize(card.size())
        self._ghost.show()
        self._ghost.raise_()

    def _carry(self, at: QPoint) -> None:
        if self._carried is None:
            return
        self._ghost.move(at - self._hold)
        place = self._mark_place(self._grid.slot(at.x(), at.y()), at)
        self._mark.setGeometry(place)
        self._mark.show()
        self._mark.raise_()
        self.sight_wanted.emit(QRect(at.x(), at.y() - 30, 1, 60))

    def _mark_place(self, slot: int, at: QPoint) -> QRect:
        """Left of the card that would come after; at the end of a row right of its last."""
        places = self._grid.places
        before = places[slot - 1] if slot else None
        ends_row = slot % self._grid.columns == 0 and before and at.y() <= before.y + before.height
        if before is not None and (slot == len(places) or ends_row):
            x = before.x + before.width + GAP // 2 - 2
            return QRect(x, before.y, 4, before.height)
        place = places[slot]
        return QRect(place.x - GAP // 2 - 2, place.y, 4, place.height)

    def _drop(self, at: QPoint) -> None:
        carried = self._carried
        self._cancel()
        if carried is not None and self.rect().contains(at):
            self._move(self._order.index(carried), self._grid.slot(at.x(), at.y()))

    def _cancel(self) -> None:
        if self._carried is not None and self._carried in self._cards:
            self._cards[self._carried].let_go()
        self._carried = None
        self._ghost.hide()
        self._mark.hide()


def _see_through(picture: QPixmap) -> QPixmap:
    """The same, so that what is below it can be seen."""
    faded = QPixmap(picture.size())
    faded.setDevicePixelRatio(picture.devicePixelRatio())
    faded.fill(Qt.GlobalColor.transparent)
    painter = QPainter(faded)
    painter.setOpacity(_GHOST)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return faded
