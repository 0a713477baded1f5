"""Writes maps to their files in threads, one after the other, while the person goes on editing.

What is written is an immutable copy. Two saves never run at once: while one runs, the last wish
waits. One that the disk does not answer is told of after a second; from then on a wish for another
file no longer waits for it. Such a thread cannot be stopped, only left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from designer.background import Job, start_apart
from designer.document.session import DocumentSession
from designer.document.session_file import Going, going, put
from exporters.progress import Progress
from model.errors import FileError, JourneyboardError
from model.storage import Saved

_LATE_MS = 900
"""Told of within a second."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A map that shall be saved; ``overwrite`` also what another program wrote there."""

    session: DocumentSession
    path: Path
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a save ended: with what stands in the file, or with what went wrong."""

    number: int
    wish: Wish
    going: Going
    saved: Saved | None = None
    error: JourneyboardError | None = None


@dataclass
class _Run:
    number: int
    wish: Wish
    going: Going
    late: bool = False
    left: bool = False


class SaveWorker(QObject):
    """Does one wish after the other.

    ``ended`` carries the Outcome of each, in the thread of the window; ``late`` the session of one
    that the disk has not answered within a second; ``turned`` comes whenever a save has begun or
    ended. ``clock`` is the timer that finds who is late, ``latest`` the number of the save that
    was begun last.
    """

    ended = Signal(object)
    late = Signal(object)
    turned = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.latest = 0
        self._runs: list[_Run] = []
        self._waiting: Wish | None = None
        self.clock = QTimer(self)
        self.clock.setSingleShot(True)
        self.clock.setInterval(_LATE_MS)
        self.clock.timeout.connect(self._tell_late)

    def ask(self, wish: Wish) -> None:
        """Save as soon as nothing stands in the way; a wish that still waits is forgotten."""
        self._waiting = wish
        self._go_on()

    def forget(self, session: DocumentSession) -> None:
        """The map was left: what still runs for it ends unheard."""
        if self._waiting is not None and self._waiting.session is session:
            self._waiting = None
        self._runs = [run for run in self._runs if run.wish.session is not session]
        self._go_on()

    def busy(self, session: DocumentSession) -> bool:
        """Whether this map is on its way to the disk, or waits to be."""
        return self._waits(session) or any(self._runs_for(session))

    def stuck(self, session: DocumentSession) -> bool:
        """Whether it is on its way to a disk that does not answer."""
        return any(run.late for run in self._runs_for(session))

    def path_of(self, session: DocumentSession) -> Path | None:
        """Where it is on its way to just now."""
        return next((run.wish.path for run in self._runs_for(session)), None)

    def _runs_for(self, session: DocumentSession) -> Iterator[_Run]:
        return (run for run in self._runs if run.wish.session is session and not run.left)

    def _waits(self, session: DocumentSession) -> bool:
        return self._waiting is not None and self._waiting.session is session

    def _go_on(self) -> None:
        wish = self._waiting
        if wish is None or any(not run.late or run.wish.path == wish.path for run in self._runs):
            return
        self._waiting = None
        state = going(wish.session, wish.path, overwrite=wish.overwrite)
        self.latest += 1
        for late in self._runs:
            late.left = True
        run = _Run(self.latest, wish, state)
        self._runs.append(run)
        job = Job(partial(_done, run.number, wish, state))
        job.signals.succeeded.connect(self._on_answer)
        job.signals.failed.connect(self._failing(run))
        self.clock.start()
        start_apart(job)
        self.turned.emit()

    def _failing(self, run: _Run) -> Callable[[str], None]:
        """For an error in the program: whoever waits for the save must hear of it."""

        def failed(sentence: str) -> None:
            error = FileError(sentence)
            self._on_answer(Outcome(run.number, run.wish, run.going, error=error))

        return failed

    def _on_answer(self, outcome: Outcome) -> None:
        run = next((run for run in self._runs if run.number == outcome.number), None)
        if run is None:
            return  # its map was left
        self._runs.remove(run)
        self.ended.emit(outcome)
        self._go_on()
        self.turned.emit()

    def _tell_late(self) -> None:
        for run in self._runs:
            if not run.late:
                run.late = True
                self.late.emit(run.wish.session)
        self._go_on()


def _done(number: int, wish: Wish, state: Going, _progress: Progress) -> Outcome:
    """Write it; in a thread."""
    try:
        return Outcome(number, wish, state, saved=put(state))
    except JourneyboardError as error:
        return Outcome(number, wish, state, error=error)
