"""From the table to Qt: one QAction per action, and the menu bar."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from designer.actions.spec import ActionSpec
from designer.actions.table import ACTIONS, MENUS, RECENT_AFTER, RECENT_MENU
from model.errors import JourneyboardError
from resources.words import tr

if TYPE_CHECKING:  # only a name here: the window starts faster without it
    from designer.actions.desk import Desk


_REST_MS = 100
"""So long after the actions were looked at they are not looked at again, whatever happens."""


class ActionSet(QObject):
    """The actions of one window, by id.

    ``started`` comes before one runs; ``failed`` carries the sentence of an error.
    """

    started = Signal()
    failed = Signal(str)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._actions: dict[str, QAction] = {}
        for spec in ACTIONS:
            self._actions[spec.id] = self._made(spec)
        self._looked = 0.0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.refresh)
        window.installEventFilter(self)

    def __getitem__(self, action_id: str) -> QAction:
        self.catch_up()
        return self._actions[action_id]

    def all(self) -> list[QAction]:
        """All actions, in the order of the menus."""
        self.catch_up()
        return list(self._actions.values())

    def refresh_soon(self) -> None:
        """Look again at what is enabled and ticked when this turn of the event loop ends.

        While one thing comes after the other, as when somebody types, ten times a second; whoever
        asks for an action, and every key that may be a shortcut, finds it as it is now.
        """
        if not self._later.isActive():
            rest = _REST_MS - int((monotonic() - self._looked) * 1000)
            self._later.start(max(0, rest))

    def refresh(self) -> None:
        """Look again at what is enabled and ticked, now."""
        self._later.stop()
        self._looked = monotonic()
        enabled = cache(lambda rule: rule(self._desk))  # many actions share their rule
        for spec in ACTIONS:
            action = self._actions[spec.id]
            action.setEnabled(enabled(spec.enabled))
            if spec.checked is not None:
                action.setChecked(spec.checked(self._desk))
            if spec.label is not None:
                words = spec.label(self._desk).replace("&", "&&")
                action.setText(words or tr(spec.text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key that nobody took for a letter is about to be looked up among the shortcuts."""
        if event.type() is QEvent.Type.ShortcutOverride:
            self.catch_up()
        return super().eventFilter(watched, event)

    def catch_up(self) -> None:
        """Look again now, if it was put off."""
        if self._later.isActive():
            self.refresh()

    def tell_object(self, action_id: str, what: str) -> None:
        """Say in the menu what an action would do it to: ``Undo Move card``."""
        spec = next(spec for spec in ACTIONS if spec.id == action_id)
        words = what.replace("&", "&&")
        self._actions[action_id].setText(f"{tr(spec.text)} {words}".rstrip())

    def set_icons(self, icon: Callable[[str], QIcon]) -> None:
        """Give every action its icon, in the theme's ink."""
        for spec in ACTIONS:
            self._actions[spec.id].setIcon(icon(spec.icon))

    def _made(self, spec: ActionSpec) -> QAction:
        action = QAction(tr(spec.text), self._window)
        action.setObjectName(spec.id)
        action.setIconText(tr(spec.short) if spec.short else tr(spec.name))
        keys = [QKeySequence(keys) for keys in spec.shortcuts]
        action.setShortcuts(keys)
        shown = f" ({keys[0].toString(QKeySequence.SequenceFormat.NativeText)})" if keys else ""
        action.setToolTip(f"{tr(spec.tip)}{shown}")
        action.setStatusTip(tr(spec.tip))
        action.setShortcutVisibleInContextMenu(True)
        action.setCheckable(spec.checked is not None)
        action.setMenuRole(_ROLES.get(spec.id, QAction.MenuRole.NoRole))
        action.triggered.connect(partial(self._run, spec))
        return action

    def _run(self, spec: ActionSpec, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self.started.emit()
        try:
            if spec.on_canvas and self._desk.has_map:
                self._desk.bench.middle.show_map()
            spec.run(self._desk)
        except JourneyboardError as error:
            self.failed.emit(str(error))
        finally:
            # A tick follows the state of things, not the click.
            self.refresh_soon()


_ROLES: Mapping[str, QAction.MenuRole] = {
    "file.quit": QAction.MenuRole.QuitRole,
    "help.about": QAction.MenuRole.AboutRole,
}


def fill_menu_bar(bar: QMenuBar, actions: ActionSet, fill_recent: Callable[[QMenu], None]) -> None:
    """Make the menus. ``fill_recent`` fills the menu of recent files each time it opens."""
    for path, title in MENUS:
        menus = {path: bar.addMenu(tr(title))}
        menus[path].aboutToShow.connect(actions.catch_up)
        menus[path].setToolTipsVisible(False)
        group = 0
        for spec in (spec for spec in ACTIONS if spec.menu.split("/")[0] == path):
            if spec.group != group:
                menus[path].addSeparator()
                group = spec.group
            if spec.menu not in menus:
                menus[spec.menu] = menus[path].addMenu(tr(spec.menu.split("/")[1]))
            menus[spec.menu].addAction(actions[spec.id])
            if spec.id == RECENT_AFTER:
                recent = menus[path].addMenu(tr(RECENT_MENU.split("/")[1]))
                recent.aboutToShow.connect(partial(fill_recent, recent))
