"""Opening the command palette over a window, and doing what was chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from designer.actions.binding import ActionSet
from designer.actions.desk import Desk
from designer.actions.spec import ActionSpec, always, with_cards, with_map, with_selection
from designer.actions.table import ACTIONS
from designer.command_palette.popover import CommandPopover
from designer.command_palette.results import (
    Command,
    CommandRow,
    Row,
    Spot,
    SpotRow,
    rows_for,
    spots_of,
)
from designer.finding.finder import hidden_by
from designer.settings import SettingsStore
from designer.style.icons import InterfaceIcons
from model.ids import Id
from resources.words import tr

MAX_RECENT_COMMANDS = 8
COMMANDS_ID = "help.commands"
"""The action that opens the palette: it does not list itself."""

_NEEDS: Mapping[Callable[[Desk], bool], str] = {
    always: "",
    with_map: "Open a map first",
    with_selection: "Select something first",
    with_cards: "Select cards first",
}


class CommandPalette(QObject):
    """The palette of one window; it opens on what is enabled and selected at that moment."""

    def __init__(
        self, desk: Desk, window: QWidget, actions: ActionSet, settings: SettingsStore
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._actions = actions
        self._settings = settings
        self._icons = InterfaceIcons()
        self._popover: CommandPopover | None = None
        self._focus: QWidget | None = None

    def switch(self) -> None:
        """Open it; when it stands already, leave it."""
        if self._popover is not None:
            self._popover.close_down()
            return
        if self._desk.has_map:
            self._desk.bench.commit_editors()
        self._remember(QApplication.focusWidget())
        self._actions.refresh()
        found = _Finder(self._desk, self._actions, self._settings.value.recent_commands)
        popover = CommandPopover(self._window, self._icons, found.rows)
        self._popover = popover
        popover.taken.connect(self._take)
        popover.left.connect(self._leave)
        popover.open()

    def _remember(self, focus: QWidget | None) -> None:
        within = focus is not None and self._window.isAncestorOf(focus)
        self._focus = focus if within else None
        if self._focus is not None:
            self._focus.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._focus = None

    def _leave(self, back: bool) -> None:  # noqa: FBT001 - a signal's value
        self._popover = None
        focus, self._focus = self._focus, None
        if focus is not None:
            focus.destroyed.disconnect(self._forget)
        if not back:
            return
        if focus is not None and focus.isVisibleTo(self._window):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._desk.has_map:
            self._desk.bench.canvas.setFocus()

    def _take(self, row: Row) -> None:
        self._leave(True)  # noqa: FBT003
        match row:
            case CommandRow(command):
                self._keep(command.spec.id)
                self._actions[command.spec.id].trigger()
            case SpotRow(spot):
                self._go_to(spot.record_id)
            case _:
                pass

    def _keep(self, action_id: str) -> None:
        others = (name for name in self._settings.value.recent_commands if name != action_id)
        self._settings.change(recent_commands=(action_id, *others)[:MAX_RECENT_COMMANDS])

    def _go_to(self, record_id: Id) -> None:
        """Select it and bring it, or what hides it, into sight."""
        canvas = self._desk.bench.canvas
        canvas.setFocus()
        record = canvas.document.find(record_id)
        if record is None:
            return
        canvas.select([record_id])
        stands_for, sentence = hidden_by(canvas.result, record)
        canvas.reveal(stands_for or [record_id])
        if sentence:
            canvas.say(sentence)


class _Finder:
    """What can be found now, put together once for all that is typed."""

    def __init__(self, desk: Desk, actions: ActionSet, recent: Sequence[str]) -> None:
        self._desk = desk
        self._recent = recent
        self._commands = [
            _command(desk, actions, spec) for spec in ACTIONS if spec.id != COMMANDS_ID
        ]

    def rows(self, query: str) -> Sequence[Row]:
        """The rows for a query."""
        spots = self._spots if query.strip() else ()
        return rows_for(query, self._commands, self._recent, spots)

    @cached_property
    def _spots(self) -> list[Spot]:
        return spots_of(self._desk.bench.session.document) if self._desk.has_map else []


def _command(desk: Desk, actions: ActionSet, spec: ActionSpec) -> Command:
    action = actions[spec.id]
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    name = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
    why = "" if action.isEnabled() else _why_not(desk, spec)
    title = _in_context(spec, name.removesuffix("…"))
    return Command(spec, title, keys, action.isEnabled(), tr(why))


def _in_context(spec: ActionSpec, name: str) -> str:
    """The name with its submenu, without which it says too little: ``Lane: Quotes``."""
    _, _, inner = spec.menu.partition("/")
    around = tr(inner).replace("&", "")
    return f"{around}: {name}" if around and not name.startswith(around) else name


def _why_not(desk: Desk, spec: ActionSpec) -> str:
    if not desk.has_map:
        return _NEEDS[with_map]
    if spec.enabled in _NEEDS:
        return _NEEDS[spec.enabled]
    if desk.bench.session.read_only:
        return "This map is read only"
    return spec.needs
