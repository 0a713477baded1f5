"""Listens to the open map and says what happens on it, once per turn of the event loop."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible

from designer.canvas.accessible import introduce_canvas, set_value
from designer.canvas.view import CanvasView
from designer.speech.spoken import change_words, chosen_words, speak, tool_words, undone_words
from model.changes import ChangeSet


class Announcer(QObject):
    """Tells a screen reader of edits, of the selection and of the tool; costs nothing without one.

    What was done is said before what is selected now. What the status bar says is said, too.
    """

    def __init__(self, canvas: CanvasView) -> None:
        super().__init__(canvas)
        introduce_canvas()
        self._canvas = canvas
        self._done: list[str] = []
        self._chosen = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._flush)
        canvas.session.changed.connect(self._on_change)
        canvas.chosen_changed.connect(self._on_chosen)
        canvas.tool_changed.connect(self._on_tool)

    def say(self, sentence: str) -> None:
        """Say a sentence."""
        if sentence and sentence not in self._done and QAccessible.isActive():
            self._done.append(sentence)
            self._later.start()

    def undone(self, what: str, *, again: bool = False) -> None:
        """An edit was taken back, or made again: that is all that is said of it."""
        self._done.clear()
        self.say(undone_words(what, again=again))

    def _on_change(self, change: ChangeSet) -> None:
        if QAccessible.isActive() and not self._canvas.editing.active:
            self.say(change_words(self._canvas.document, change))

    def _on_tool(self, name: str) -> None:
        self.say(tool_words(name))

    def _on_chosen(self) -> None:
        self._chosen = True
        if QAccessible.isActive():
            self._later.start()

    def _flush(self) -> None:
        canvas, words = self._canvas, ""
        if self._chosen:
            self._chosen = False
            words = chosen_words(canvas.document, canvas.chosen)
            set_value(canvas, words)
        # The outline's rows are read out by themselves; a field is read as it is typed.
        if words and canvas.hasFocus() and not canvas.editing.active:
            self._done.append(words)
        done, self._done = self._done, []
        for sentence in done:
            speak(canvas, sentence)
