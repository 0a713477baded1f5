"""After the first key of a chord: which keys may follow, in the status bar.

The key that follows never becomes text: where it would do something that cannot be done now, Qt
hands it on as an ordinary key, and the letter would begin to overwrite what is selected.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from designer.actions.binding import ActionSet
from designer.actions.spec import ActionSpec
from designer.actions.table import ACTIONS
from resources.words import tr

_NATIVE = QKeySequence.SequenceFormat.NativeText
_MODIFIERS = frozenset(
    (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
)
_ENDS = frozenset((QEvent.Type.MouseButtonPress, QEvent.Type.WindowDeactivate))


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
        self._window = window
        self._program = QApplication.instance() or window
        self._begun: list[str] = []
        self._ours = False
        """Whether Qt has given the chord up, and only we still wait for its last key."""
        window.installEventFilter(self)
        actions.started.connect(self._end)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See a key before it is a shortcut; it goes on to be one.

        While a chord is begun, this sees all events of the program.
        """
        kind = event.type()
        if self._begun and kind in _ENDS:
            self._end()
        elif isinstance(event, QKeyEvent) and event.key() not in _MODIFIERS:
            if self._begun and kind is QEvent.Type.KeyPress:
                return self._goes_on(event)
            if self._begun and kind is QEvent.Type.KeyRelease:
                self._swallowed(event)
            if self._ours and kind is QEvent.Type.ShortcutOverride:
                event.accept()  # it comes again, as a key
                return True
            if kind is QEvent.Type.ShortcutOverride:
                self._end()  # Qt asks so only for a key that follows no other
                if watched is self._window:
                    self._look_for_first(event)
        return super().eventFilter(watched, event)

    def _look_for_first(self, event: QKeyEvent) -> None:
        first = QKeySequence(event.keyCombination())
        begun = [one for one in self._chords if one[1][0] == first.toString()]
        if begun:
            self._say(self._sentence(first, begun))
            self._begun = [first.toString()]
            self._program.installEventFilter(self)

    def _swallowed(self, event: QKeyEvent) -> None:
        """Qt kept a key for itself; where all that could follow is barred, it has given up."""
        keys = [*self._begun, QKeySequence(event.key()).toString()]
        follow = self._following(keys)
        if follow:
            self._begun = keys
            self._ours = all(map(self._barred, follow))

    def _following(self, keys: list[str]) -> list[ActionSpec]:
        """What can still become of these keys with further ones."""
        return [spec for spec, chord in self._chords if chord[: len(keys)] == keys != chord]

    def _goes_on(self, event: QKeyEvent) -> bool:
        """A key for which Qt found no command: it is not text, either. Whether it stays here."""
        key = QKeySequence(event.keyCombination()).toString()
        if [key] == self._begun:
            self._end()
            return False
        keys = [*self._begun, key]
        self._ours = bool(self._following(keys))
        if self._ours:
            self._begun = keys
            return True
        self._end()
        names = (spec.text for spec, chord in self._chords if chord == keys and self._barred(spec))
        name = tr(next(names, "")).replace("&", "").removesuffix("…")
        native = ", ".join(QKeySequence(one).toString(_NATIVE) for one in keys)
        if name:
            self._say(tr("{keys}: {name} cannot be done now.", keys=native, name=name))
        else:
            self._say(tr("There is nothing that these keys can do now."))
        return True

    def _barred(self, spec: ActionSpec) -> bool:
        return not self._actions[spec.id].isEnabled()

    def _end(self) -> None:
        self._ours = False
        if self._begun:
            self._begun = []
            self._program.removeEventFilter(self)

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
