"""Keeps earlier states of the map of a window, in a thread: what is saved, hourly, given up."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from designer.background import Job, Work, Workroom
from designer.document.files import FileFlow
from designer.document.session import DocumentSession, Origin
from model.document import JourneyMap
from model.naming import shortened
from model.versions import Reason, Version, VersionStore
from resources.words import tr
from widgets.message_bar import Choice, MessageBar, Notice, Tone

VERSIONS_KEY = "versions"
LEFT_KEY = "left"
_HOUR_MS = 3_600_000
_AFTER_OPENING_MS = 1_500
"""A map that is opened is shown first."""


@dataclass(frozen=True, slots=True)
class State:
    """A map at one moment, with what a version has to know of it."""

    document: JourneyMap
    origin: Origin

    @classmethod
    def of(cls, session: DocumentSession) -> State:
        """The map of a session as it is now."""
        return cls(session.document, session.origin)

    def session(self) -> DocumentSession:
        """The same map open again, never saved."""
        origin = Origin(self.origin.map_id, self.origin.parents)
        return DocumentSession(self.document, origin=origin, unsaved=True)


class VersionKeeper(QObject):
    """Keeps versions for one window. ``kept`` carries each Version when it is on the disk.

    ``hourly`` rings an hour after the first edit that no version has.
    """

    kept = Signal(object)

    def __init__(
        self,
        flow: FileFlow,
        store: VersionStore,
        show_notice: Callable[[Notice], MessageBar],
        open_session: Callable[[DocumentSession], None],
    ) -> None:
        """``open_session`` opens another window on a map that was left without ever being saved."""
        super().__init__(flow)
        self._flow = flow
        self._store = store
        self._show_notice = show_notice
        self._open_session = open_session
        self._session: DocumentSession | None = None
        self._opened: State | None = None
        self._told = False
        self._room = Workroom(self)
        self.hourly = QTimer(self)
        self.hourly.setSingleShot(True)
        self.hourly.setInterval(_HOUR_MS)
        self.hourly.timeout.connect(self._keep_hour)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_OPENING_MS)
        self._soon.timeout.connect(self._keep_opened)
        flow.opened.connect(self._on_opened)
        flow.saved.connect(self._on_saved)
        flow.left.connect(self._on_left)

    def finish(self) -> None:
        """Wait until all that is to be kept is on the disk."""
        self._keep_opened()
        self._room.finish()

    # --- what happens to the map -----------------------------------------------------------

    def _on_opened(self, session: DocumentSession) -> None:
        self._keep_opened()
        self.hourly.stop()
        self._session = session
        session.stepped.connect(self._on_step)
        if session.path is not None and not session.read_only:
            self._opened = State.of(session)
            self._soon.start()

    def _on_step(self, _step: object) -> None:
        self._keep_opened()
        if not self.hourly.isActive():
            self.hourly.start()

    def _keep_opened(self) -> None:
        """What the file said before it was edited; nothing is written where it is kept already."""
        state, self._opened = self._opened, None
        self._soon.stop()
        if state is not None:
            self._keep(state, Reason.OPENED)

    def _keep_hour(self) -> None:
        if self._session is not None:
            self._keep(State.of(self._session), Reason.HOURLY)

    def _on_saved(self, session: DocumentSession) -> None:
        self._keep_opened()
        state, path = State.of(session), session.path
        if path is None or state.origin.stamp is None:
            return
        if session.clean:
            self.hourly.stop()
        store = self._store
        self._begin(lambda _progress: _file_kept(store, state, path))

    def _on_left(self, session: DocumentSession, given_up: bool) -> None:  # noqa: FBT001 - a signal's
        if session is self._session:  # the window goes
            self.hourly.stop()
            self._session = None
        if given_up:
            state = State.of(session)
            # Where there is no file, no history leads to it.
            then = None if session.path is not None else partial(self._offer, state)
            self._keep(state, Reason.GIVEN_UP, then=then)
        if session is self._flow.session:  # nobody would wait for it any more
            self.finish()

    def _offer(self, state: State, _version: object) -> None:
        """Say that a map without a file was left, and how it comes back."""
        name = shortened(state.document.info.title) or tr("Untitled map")
        text = tr("“{name}” was left without saving; it is kept for 30 days.", name=name)
        back = Choice(tr("Open it again"), lambda: self._open_session(state.session()))
        self._show_notice(Notice(text, Tone.INFO, (back,), key=LEFT_KEY))

    # --- in the background -----------------------------------------------------------------

    def _keep(
        self, state: State, reason: Reason, *, then: Callable[[object], None] | None = None
    ) -> None:
        store = self._store
        self._begin(lambda _progress: kept(store, state, reason), then)

    def _begin(self, work: Work, then: Callable[[object], None] | None = None) -> None:
        job = Job(work)
        # Before it begins: it may be over at once.
        job.signals.succeeded.connect(self._on_kept)
        if then is not None:
            job.signals.succeeded.connect(then)
        job.signals.failed.connect(self._on_failed)
        self._room.start(job)

    def _on_kept(self, version: object) -> None:
        self._told = False
        self.kept.emit(version)

    def _on_failed(self, sentence: str) -> None:
        """Say it once; saving is not touched by it."""
        if self._told:
            return
        self._told = True
        text = tr("Earlier states of this map cannot be kept: {why}", why=sentence)
        self._show_notice(Notice(text, Tone.WARNING, key=VERSIONS_KEY))


def kept(store: VersionStore, state: State, reason: Reason) -> Version:
    """Keep a state of a map. Works in any thread.

    Raises:
        FileError: it could not be written.
    """
    return store.keep(
        state.document, map_id=state.origin.map_id, parents=state.origin.parents, reason=reason
    )


def _file_kept(store: VersionStore, state: State, path: Path) -> Version:
    """Keep what was just saved: the very bytes of the file, while they are still there.

    They are read, not made again, which would hold the window up.
    """
    origin, stamp = state.origin, state.origin.stamp
    try:
        data = path.read_bytes()
    except OSError:
        data = b""
    if stamp is None or hashlib.sha256(data).hexdigest() != stamp.sha256:
        return kept(store, state, Reason.SAVED)
    images = state.document.images.values()
    return store.keep_file(
        data, images, map_id=origin.map_id, revision=origin.parents[0], reason=Reason.SAVED
    )
