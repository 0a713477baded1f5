"""The journal of one open map: every step is with the operating system before the event is over.

What writes journals takes a moment to import, and a map that was just opened has nothing to lose:
it is imported in a thread once the window stands, or with the first edit.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal

from designer.document.history import EditCommand, Step, StepKind
from designer.document.session import DocumentSession
from model.changes import apply
from model.document import JourneyMap
from model.errors import FileError

if TYPE_CHECKING:  # imported when they are needed: see the module's docstring
    from model.journal import Entry, Head, Journal, Syncer

Clock = Callable[[], datetime]
Texts = Callable[[], Mapping[str, str]]

# So long after a map was opened its journal is begun, unless an edit comes first: the window is to
# stand before, and a map as it is in its file has nothing to lose.
_CALM_MS = 150
# How often it is looked whether edits are protected again.
_ASK_MS = 500


def utc_now() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where journals are kept, what somebody is typing just now, what time it is.

    ``each_synced``: every step is flushed to the disk before it is over.
    """

    folder: Path
    texts: Texts
    clock: Clock = utc_now
    each_synced: bool = False


class MapJournal(QObject):
    """Writes down what happens to the map of a session, from now on until :meth:`end`.

    ``failed`` carries a sentence, once, when the journal cannot be written; it is tried again and
    again, and ``mended`` comes when the map is protected as before. Editing never waits for it.
    """

    failed = Signal(str)
    mended = Signal()
    _heard = Signal(object)
    _warm = Signal()

    def __init__(
        self, session: DocumentSession, around: Surroundings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._around = around
        self._typed: dict[str, str] = {}
        self._failing = self._ended = False
        self._began, self._title = around.clock(), session.document.info.title
        self._path, self._origin, self._unsaved = session.path, session.origin, not session.clean
        self._base, self._history = _history(session)
        self._journal: Journal | None = None
        self._syncer: Syncer | None = None
        self._calm = self._timer(self._warm_up)
        self._soon = self._timer(self.look)
        self._ask = self._timer(self._look_protected)
        # The thread tells it; what is said of it is said in that of the window.
        self._heard.connect(self._on_trouble, Qt.ConnectionType.QueuedConnection)
        self._warm.connect(self.begin, Qt.ConnectionType.QueuedConnection)
        session.stepped.connect(self._on_step)

    @property
    def failing(self) -> bool:
        """Whether edits are not protected just now."""
        return self._failing

    @property
    def path(self) -> Path | None:
        """Where it is; None before it has begun."""
        return self._journal.path if self._journal is not None else None

    # --- what happens ----------------------------------------------------------------------

    def start(self) -> None:
        """Begin: at once with a map that is nowhere else, in a moment with one from a file."""
        if self._session.clean:
            self._calm.start(_CALM_MS)
        else:
            self.begin()

    def begin(self) -> None:
        """Have a journal from now on, if there is none yet and the map is still open."""
        if not self._ended:  # what was imported may be there only when the map has been left
            self._open()

    def _open(self) -> Journal:
        if self._journal is not None:
            return self._journal
        from model.journal import Journal, Syncer  # noqa: PLC0415 - see the module's docstring

        self._calm.stop()
        around = self._around
        journal = self._journal = Journal.begin(
            around.folder, self._base, self._head(), each_synced=around.each_synced, later=True
        )
        history, self._history = self._history, ()
        for step, document in history:
            self._write(_entry(step), document)
        self.look()
        self._syncer = Syncer(journal, told=self._heard.emit)
        self._syncer.start()
        return journal

    def secured(self) -> bool:
        """Have all of it on the disk now, with what waits in its places. Whether it is there."""
        try:
            journal = self._open()
            self.look()
            journal.sync()
        except FileError as error:
            self._on_trouble(error)
            return False
        return True

    def look(self) -> None:
        """Write down what is being typed and has not reached the map yet."""
        from model.journal import Typed  # noqa: PLC0415 - see the module's docstring

        now = dict(self._around.texts())
        before, self._typed = self._typed, now
        for where in {**before, **now}:
            text = now.get(where, "")
            if text != before.get(where, ""):
                self._note(Typed(where, text))

    def saved(self) -> None:
        """The map has reached its file."""
        from model.journal import Saved  # noqa: PLC0415 - see the module's docstring

        session, origin = self._session, self._session.origin
        if session.path is None or not origin.parents:
            return
        stamp = origin.stamp.sha256 if origin.stamp is not None else None
        self._note(Saved(session.path, origin.parents[0], origin.parents[1:], stamp))

    def secure(self) -> None:
        """Something failed in the program: keep what can be kept, from whatever thread."""
        if QThread.currentThread() is self.thread():
            self.look()
        with suppress(FileError):
            if self._journal is not None:
                self._journal.sync()

    def end(self) -> None:
        """The map was left in order: there is nothing to come back to."""
        self._ended = True
        for timer in (self._calm, self._soon, self._ask):
            timer.stop()
        self._session.stepped.disconnect(self._on_step)
        if self._syncer is not None:
            self._syncer.stop()
        if self._journal is not None:
            self._journal.end()
        self.deleteLater()

    # --- inside ----------------------------------------------------------------------------

    def _timer(self, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(then)
        return timer

    def _warm_up(self) -> None:
        """Import in a thread what will write, and begin."""

        def warm() -> None:
            import model.journal  # noqa: F401, PLC0415 - see the module's docstring

            with suppress(RuntimeError):  # the window went meanwhile
                self._warm.emit()

        threading.Thread(target=warm, name="journal-import", daemon=True).start()

    def _on_step(self, step: Step) -> None:
        self._note(_entry(step))
        if self._typed:
            self._soon.start(0)  # it may be on the map now, and be gone from where it waited

    def _note(self, entry: Entry) -> None:
        self._write(entry, self._session.document)

    def _write(self, entry: Entry, document: JourneyMap) -> None:
        try:
            self._open().write(entry, document)
        except FileError as error:
            self._on_trouble(error)

    def _on_trouble(self, error: FileError | None) -> None:
        if error is not None and not self._failing:
            self._failing = True
            self._ask.start(_ASK_MS)
            self.failed.emit(str(error))

    def _look_protected(self) -> None:
        """The thread tries again and again by itself."""
        if self._open().trouble is not None:
            self._ask.start(_ASK_MS)
            return
        self._failing = False
        self.mended.emit()

    def _head(self) -> Head:
        from model.journal import Head  # noqa: PLC0415 - see the module's docstring

        origin = self._origin
        return Head(
            map_id=origin.map_id,
            began=self._began,
            title=self._title,
            path=self._path,
            parents=origin.parents,
            stamp=origin.stamp.sha256 if origin.stamp is not None else None,
            unsaved=self._unsaved,
        )


def _entry(step: Step) -> Entry:
    from model.journal import Edited, Redone, Undone  # noqa: PLC0415 - see the module's docstring

    match step.kind:
        case StepKind.EDIT:
            return Edited(step.change, step.merge_key)
        case StepKind.UNDO:
            return Undone(step.change)
        case StepKind.REDO:
            return Redone(step.change)
        case _:
            assert_never(step.kind)


def _history(session: DocumentSession) -> tuple[JourneyMap, tuple[tuple[Step, JourneyMap], ...]]:
    """The map before its undo history, and the history as steps with the map after each.

    A map that came back after a crash has one: it is to come back after the next one, too.
    """
    stack, document = session.undo_stack, session.document
    commands = [stack.command(place) for place in range(stack.count())]
    changes = [command.change for command in commands if isinstance(command, EditCommand)]
    for change in reversed(changes[: stack.index()]):
        document = apply(document, change.reversed())
    base, steps = document, list[tuple[Step, JourneyMap]]()
    for change in changes:
        document = apply(document, change)
        steps.append((Step(StepKind.EDIT, change), document))
    for change in reversed(changes[stack.index() :]):
        back = change.reversed()
        document = apply(document, back)
        steps.append((Step(StepKind.UNDO, back), document))
    return base, tuple(steps)
