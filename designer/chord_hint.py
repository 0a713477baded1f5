"""After the first key of a chord: which keys may follow, in the status bar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from designer.actions.binding import ActionSet
from designer.actions.spec import ActionSpec
from designer.actions.table import ACTIONS
from resources.words import tr

_NATIVE = QKeySequence.SequenceFormat.NativeText


class ChordHint(QObject):
    """Listens for first keys in one window, and says what may follow.

    Qt tells of the first key only: it keeps those that follow for itself until the chord is whole.
    """

    def __init__(self, window: QWidget, actions: ActionSet, say: Callable[[str], None]) -> None:
        super().__init__(window)
        self._actions = actions
        self._say = say
        self._chords = [
            (spec, keys)
            for spec in ACTIONS
            for keys in map(_single_keys, spec.shortcuts)
            if len(keys) > 1
        ]
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See a key before it is a shortcut; it goes on to be one."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            first = QKeySequence(event.keyCombination())
            begun = [one for one in self._chords if one[1][0] == first.toString()]
            if begun:
                self._say(self._sentence(first, begun))
        return super().eventFilter(watched, event)

    def _sentence(self, first: QKeySequence, begun: list[tuple[ActionSpec, list[str]]]) -> str:
        """The keys that do something now, with what they do; submenus by their names."""
        self._actions.refresh()
        follow: dict[str, str] = {}
        for spec, (_, second, *others) in begun:
            if self._actions[spec.id].isEnabled():
                key = QKeySequence(second).toString(_NATIVE)
                _, _, inner = spec.menu.partition("/")
                name = inner if others and inner else spec.text
                follow.setdefault(key, tr(name).replace("&", "").removesuffix("…"))
        keys = first.toString(_NATIVE)
        if not follow:
            return tr("{keys}: nothing of this can be done now.", keys=keys)
        listed = " · ".join(f"{key} {name}" for key, name in follow.items())
        return tr("{keys}, then:  {listed}", keys=keys, listed=listed)


def _single_keys(shortcut: str) -> list[str]:
    """The keys of a shortcut one by one, as Qt names them on every system."""
    return QKeySequence(shortcut).toString().split(", ")
