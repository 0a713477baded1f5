"""The context menu of the map: what the action table offers for the thing that is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMenu

from designer.actions.binding import ActionSet
from designer.actions.spec import ActionSpec, Context
from designer.actions.table import ACTIONS, MENUS
from designer.canvas.marking.outlines import hull_of, outlines_of
from designer.canvas.places import cell_rect
from designer.canvas.view import CanvasView
from model.layout.hit import HeadingHit, NothingHit, ParkingHit, hit
from resources.words import tr

_OF_TABLE: Mapping[str, Context] = {
    "cards": "card",
    "markers": "marker",
    "connectors": "connector",
    "stages": "stage",
    "steps": "step",
    "lanes": "lane",
    "personas": "persona",
    "evidence": "evidence",
    "actions": "measure",
}
# These menus open as submenus; what stands in the others stands in the context menu itself.
_NESTED = frozenset({"Insert"})
_EDGE = 8


class CanvasMenu(QObject):
    """Opens the menu on a right click, on the menu key and on Shift+F10."""

    def __init__(self, canvas: CanvasView, actions: ActionSet) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._actions = actions
        self._menu: QMenu | None = None
        canvas.installEventFilter(self)
        canvas.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the events that ask for a menu."""
        match event:
            case QContextMenuEvent() if event.reason() is QContextMenuEvent.Reason.Mouse:
                self._open_at_pointer(QPointF(event.pos()), event.globalPos())
                return True
            case QContextMenuEvent():
                self._open_at_selection()
                return True
            case QKeyEvent() if watched is self._canvas and asks_for_menu(event):
                self._open_at_selection()
                return True
            case _:
                return super().eventFilter(watched, event)

    def _open_at_pointer(self, position: QPointF, place: QPoint) -> None:
        """The press before has selected what is below the pointer; free paper is nothing."""
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            return  # in the middle of a drag
        canvas = self._canvas
        at = canvas.window_state().pointed_at(canvas.camera.to_sheet(position))
        target = hit(canvas.result, at)
        if isinstance(target, NothingHit | ParkingHit):
            canvas.clear_selection()
        match target:
            case ParkingHit():
                self._popup(frozenset({"parking"}), place)
            case NothingHit() | HeadingHit():
                self._popup(frozenset({"sheet"}), place)
            case _:
                self._popup(kinds_chosen(canvas), place)

    def _open_at_selection(self) -> None:
        # Some systems send both the key and the wish for a menu.
        if self._menu is not None and self._menu.isVisible():
            return
        self._canvas.commit_editor()
        menu = self._popup(kinds_chosen(self._canvas), self._place_of_selection())
        ready = [action for action in menu.actions() if action.isEnabled() and action.text()]
        if ready:
            menu.setActiveAction(ready[0])

    def _place_of_selection(self) -> QPoint:
        """Below the selection's left edge, or in the middle of the map; always in sight."""
        canvas, window = self._canvas, self._canvas.window_state()
        port = canvas.viewport().rect()
        chosen = canvas.chosen
        outlines = outlines_of(canvas.result, chosen.ids)
        if chosen.cell is not None:
            cell = cell_rect(canvas.result, chosen.cell.lane_id, chosen.cell.step_id)
            corner = window.to_view(cell).center() if cell else QPointF(port.center())
        elif outlines:
            corner = window.to_view(hull_of(outlines), outlines[0].space).bottomLeft()
        else:
            corner = QPointF(port.center())
        x = min(max(round(corner.x()), _EDGE), port.width() - _EDGE)
        y = min(max(round(corner.y()), _EDGE), port.height() - _EDGE)
        return canvas.viewport().mapToGlobal(QPoint(x, y))

    def _popup(self, kinds: frozenset[Context], place: QPoint) -> QMenu:
        self._actions.refresh()
        if self._menu is not None:
            self._menu.deleteLater()
        menu = QMenu(self._canvas)
        menu.setAccessibleName(tr("What can be done here"))
        fill_menu(menu, self._actions, kinds)
        self._menu = menu
        menu.popup(place)
        return menu


def kinds_chosen(canvas: CanvasView) -> frozenset[Context]:
    """What is selected, as context menus tell things apart."""
    if canvas.chosen.cell is not None:
        return frozenset({"cell"})
    records = (canvas.document.find(record_id) for record_id in canvas.selection)
    found = {_OF_TABLE.get(record.table, "sheet") for record in records if record is not None}
    return frozenset(found or {"sheet"})


def offered(kinds: frozenset[Context]) -> list[ActionSpec]:
    """The actions for a selection of these kinds: those that every one of them offers."""
    return [spec for spec in ACTIONS if kinds and kinds.issubset(spec.context)]


def fill_menu(menu: QMenu, actions: ActionSet, kinds: frozenset[Context]) -> None:
    """Put in what is offered, in the order of the menu bar, with lines between its groups.

    What stands in a submenu of the menu bar stands in one here, unless it would be alone there; so
    does all of the Insert menu. Submenus that follow each other have no line between them.
    """
    titles = dict(MENUS)
    inner: dict[str, QMenu] = {}
    before: tuple[str, int] | None = None
    specs = offered(kinds)
    taken = {_mnemonic(tr(spec.text)) for spec in specs if not _submenus(spec)}
    lone = _lone(specs, taken)
    paths = [_submenus(spec, alone=spec.id in lone) for spec in specs]
    for spec, path in zip(specs, paths, strict=True):
        group = (spec.menu.split("/")[0], spec.group)
        entries = menu.actions()
        new = not path or path[0] not in inner
        follows = bool(path and entries and entries[-1].menu() is not None)
        if new and not follows and before not in (None, group):
            menu.addSeparator()
        before = group if new else before
        home = menu
        for depth, part in enumerate(path):
            if part not in inner:
                title = tr(titles.get(part, part.split("/")[-1]))
                inner[part] = home.addMenu(_with_free_letter(title, taken) if not depth else title)
            home = inner[part]
        home.addAction(actions[spec.id])


def _lone(specs: list[ActionSpec], taken: set[str]) -> set[str]:
    """The ids of those that would be alone in their submenu, and whose letters are free outside.

    Their letters are taken then.
    """
    crowd = Counter(spec.menu for spec in specs)
    lone = set()
    for spec in specs:
        letter = _mnemonic(tr(spec.text))
        if "/" in spec.menu and crowd[spec.menu] == 1 and letter not in taken:
            lone.add(spec.id)
            taken.add(letter)
    return lone


def _submenus(spec: ActionSpec, *, alone: bool = False) -> list[str]:
    """The submenus an action stands in, by the paths of the menu bar, the outer one first."""
    top, _, below = spec.menu.partition("/")
    outer = [top] if top in _NESTED else []
    return [*outer, spec.menu] if below and not alone else outer


def _mnemonic(text: str) -> str:
    """The letter that chooses an entry while its menu is open; empty where there is none."""
    _, _, after = text.partition("&")
    return after[:1].lower()


def _with_free_letter(title: str, taken: set[str]) -> str:
    """A submenu's title with a letter that nothing else in the menu has; it is taken then."""
    plain = title.replace("&", "")
    letters = [_mnemonic(title), *(one.lower() for one in plain if one.isalpha())]
    letter = next((one for one in letters if one and one not in taken), "")
    if not letter:
        return plain
    taken.add(letter)
    at = plain.lower().index(letter)
    return f"{plain[:at]}&{plain[at:]}"


def asks_for_menu(event: QKeyEvent) -> bool:
    """Whether a key is the menu key, or what stands for it."""
    if event.type() is not QEvent.Type.KeyPress:
        return False
    shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_Menu or (shift and event.key() == Qt.Key.Key_F10)
