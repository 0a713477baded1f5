"""Keeps the lock of the map of a window: taken, kept alive, told when somebody else has it.

Looking takes place in a thread, for a share that went away would stop the window; taking and giving
back do not, for they come with opening, saving and closing, which speak to the same disk.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from designer.background import Job, Work, Workroom
from designer.document.files import FileFlow
from designer.document.notices import FILE_KEY, LOCK_KEY, elsewhere
from designer.document.session import DocumentSession
from designer.document.session_file import Opened, is_changed_outside
from designer.keeping.lock_words import (
    left_words,
    open_words,
    refused_words,
    taken_words,
    why_open,
    why_taken,
)
from designer.services import Services
from model.locks.judging import RENEWED_AFTER, RESTING_RENEWED_AFTER, Standing
from model.locks.lock import MapLock, Other
from model.locks.place import same_file
from resources.words import tr
from widgets.message_bar import Choice, Notice, Tone

if TYPE_CHECKING:  # only a name here
    from designer.window.main_window import MainWindow

_LOOK_MS = 20_000
_SLACK = timedelta(seconds=1)


class LockKeeper(QObject):
    """Keeps the lock for one window. :meth:`look` is called by itself every 20 seconds."""

    def __init__(self, flow: FileFlow, services: Services, window: MainWindow) -> None:
        super().__init__(flow)
        self._flow = flow
        self._locks = services.locks()
        self._window = window
        self._session: DocumentSession | None = None
        self._lock: MapLock | None = None
        self._other: Other | None = None
        self._taken_over = False
        self._left = False
        self._edited = False
        self._job: Job | None = None
        self._room = Workroom(self)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        flow.opened.connect(self._on_opened)
        flow.saved.connect(self._on_saved)
        flow.left.connect(self._on_left)
        flow.saving.may_write = self._may_write
        flow.shown_elsewhere = lambda path: services.show_elsewhere(path, window) is not None

    # --- what happens to the map -----------------------------------------------------------

    def _on_opened(self, session: DocumentSession) -> None:
        self._session = session
        session.stepped.connect(self._on_step)
        session.edit_refused.connect(self._on_refused)
        # A map that a newer program wrote is never saved: it is nobody's.
        self._follow(None if session.read_only else session.path)

    def _on_saved(self, session: DocumentSession) -> None:
        self._edited = False
        self._follow(session.path)

    def _on_left(self, session: DocumentSession, _given_up: bool) -> None:  # noqa: FBT001 - a slot
        if session is self._session:  # the window goes; else another map is there already
            self._session = None
            self._follow(None)

    def _on_step(self, _step: object) -> None:
        self._edited = True

    def _on_refused(self) -> None:
        """Somebody wants to edit: say again why not, and what can be done."""
        standing = [bar for bar in self._window.view.messages.bars() if bar.notice.key == LOCK_KEY]
        if self._other is not None and not standing:
            tell = self._offer_editing if self._left else self._tell
            tell(self._other)

    def _follow(self, path: Path | None) -> None:
        """Have the lock of this file and no other."""
        before = self._lock
        if before is not None and before.held and path is not None and same_file(before.path, path):
            return
        self._lock, self._other = None, None
        self._taken_over = self._left = False
        if before is not None:
            before.release()
            self._flow.dismissed.emit(LOCK_KEY)
        if path is None:
            self._timer.stop()
            return
        self._lock = self._locks.lock(path)
        self._timer.start()
        other = self._lock.take()
        if other is not None:
            self._yield_to(other)

    # --- looking ---------------------------------------------------------------------------

    def look(self) -> None:
        """Look whether the map is still ours, or still somebody else's; a sign of life when due."""
        lock = self._lock
        if lock is None or self._job is not None:
            return
        if lock.held:
            due = self._is_due(lock)
            self._edited = self._edited and not due
            self._begin(lambda _progress: lock.sign_of_life(renewed=due))
        elif self._other is not None:
            self._begin(lambda _progress: lock.other())

    def _is_due(self, lock: MapLock) -> bool:
        after = RENEWED_AFTER if self._edited else RESTING_RENEWED_AFTER
        last = lock.last_sign
        return last is not None and self._locks.clock() - last >= after - _SLACK

    def _begin(self, work: Work) -> None:
        lock, self._job = self._lock, Job(work)
        self._job.signals.succeeded.connect(lambda other: self._looked(lock, other))
        self._job.signals.ended.connect(self._end)
        self._room.start(self._job)

    def _end(self) -> None:
        self._job = None

    def _looked(self, lock: MapLock | None, other: Other | None) -> None:
        if lock is not self._lock:
            return  # another map came meanwhile
        if self._other is None:
            if other is not None:
                self._lost_to(other)
        elif other is None:
            if not self._left:
                self._left = True
                self._offer_editing(self._other)
        elif self._left or _who(other) != _who(self._other):
            self._taken_over = False
            self._yield_to(other)
        elif other != self._other and not self._taken_over:
            self._other = other
            self._say_last_sign(other)

    # --- somebody else has it --------------------------------------------------------------

    def _yield_to(self, other: Other) -> None:
        self._other, self._left = other, False
        if self._session is not None:
            self._session.forbid_edits(why_open(other))
        self._tell(other)

    def _lost_to(self, other: Other) -> None:
        """Somebody took the map over: what is typed and edited stays, and is saved elsewhere."""
        session = self._session
        if session is None:
            return
        self._window.commit_editors()
        self._other, self._taken_over = other, True
        session.forbid_edits(why_taken(other))
        self._tell(other)

    def _tell(self, other: Other) -> None:
        now = self._locks.clock().astimezone()
        if self._taken_over:
            edited = self._session is not None and not self._session.clean
            text = taken_words(other, now, edited=edited)
            choices: tuple[Choice, ...] = (
                elsewhere(self._flow.save_as_now),
                Choice(tr("Take it back"), self._take_over),
            )
        else:
            text = open_words(other, now)
            choices = (
                Choice(tr("Open a copy"), self._open_copy),
                Choice(tr("Take over"), self._take_over),
                Choice(tr("Stay read-only"), lambda: None),
            )
        tone = Tone.WARNING if self._taken_over else Tone.INFO
        self._flow.noticed.emit(Notice(text, tone, choices, key=LOCK_KEY, closable=False))

    def _say_last_sign(self, other: Other) -> None:
        for bar in self._window.view.messages.bars():
            if bar.notice.key == LOCK_KEY:
                bar.set_text(open_words(other, self._locks.clock().astimezone()))

    def _offer_editing(self, before: Other) -> None:
        """The other one left: say so, and wait for whoever comes next."""
        choices = (Choice(tr("Edit"), self._edit), Choice(tr("Stay read-only"), lambda: None))
        text = left_words(before)
        notice = Notice(text, Tone.SUCCESS, choices, key=LOCK_KEY, closable=False)
        self._flow.noticed.emit(notice)

    # --- what a person chooses -------------------------------------------------------------

    def _open_copy(self) -> None:
        if self._session is not None:
            self._flow.take(Opened(DocumentSession(self._session.document, unsaved=True)))

    def _edit(self) -> None:
        self._have(by_force=False)

    def _take_over(self) -> None:
        self._have(by_force=True)

    def _have(self, *, by_force: bool) -> None:
        lock, session = self._lock, self._session
        if lock is None or session is None:
            return
        other = lock.take(by_force=by_force)
        if other is not None:
            self._taken_over = False
            self._yield_to(other)
            return
        self._other, self._taken_over = None, False
        self._flow.dismissed.emit(LOCK_KEY)
        session.allow_edits()
        if not is_changed_outside(session):
            return
        if session.clean:
            self._flow.reload()  # there is nothing here that the file does not say better
        else:
            self._flow.outside.tell()

    # --- saving ----------------------------------------------------------------------------

    def _may_write(self, session: DocumentSession, path: Path) -> bool:
        """Whether a map may be saved there; where not, it is said why."""
        lock = self._lock
        if lock is None or not same_file(lock.path, path):
            return self._may_write_elsewhere(path)
        if self._other is None:
            other = lock.sign_of_life(renewed=True)
            if other is None:
                return True
            self._lost_to(other)
        elif session is self._session:
            self._tell(self._other)
        return False

    def _may_write_elsewhere(self, path: Path) -> bool:
        other = self._locks.lock(path).other()
        if other is None or other.standing is Standing.SILENT:
            return True
        text = refused_words(other, path.name, self._locks.clock().astimezone())
        choice = elsewhere(self._flow.save_as_now)
        self._flow.noticed.emit(Notice(text, Tone.WARNING, (choice,), key=FILE_KEY))
        return False


def _who(other: Other) -> tuple[str, Standing]:
    return other.held.token, other.standing
