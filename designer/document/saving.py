"""Save and save as: from the open map to its file, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Signal

from designer.dialogs.protocol import Dialogs
from designer.document.notices import FILE_KEY, OUTSIDE_KEY, elsewhere
from designer.document.save_worker import Outcome, SaveWorker, Wish
from designer.document.session import DocumentSession
from designer.document.session_file import arrived, stands, suggested_name
from designer.settings import SettingsStore
from model.errors import ChangedOutsideError, JourneyboardError
from model.storage import SUFFIX, UnsureSaveError
from resources.words import tr
from widgets.message_bar import Choice, Notice, Tone


class Saving(QObject):
    """Saves the map of one window, in the background.

    ``saved`` carries the session whose map has just reached the disk (``saved_document``; it may
    have been edited since), ``refused`` one whose file was changed by another program, so that it
    was not written. ``folder`` answers where to begin asking for a file. ``may_write`` is asked
    before each save; where it says no it has said why. ``hold`` keeps the person from editing a
    map that is waited for.

    Those that begin with ``ask_`` do not wait, and answer whether a save has been asked for. The
    others wait with the window alive, and answer whether the map is saved.
    """

    noticed = Signal(object)
    dismissed = Signal(str)
    saved = Signal(object)
    refused = Signal(object)
    _turned = Signal()

    def __init__(
        self,
        dialogs: Dialogs,
        settings: SettingsStore,
        folder: Callable[[], Path],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._settings = settings
        self._folder = folder
        self.may_write: Callable[[DocumentSession, Path], bool] = lambda _session, _path: True
        self.hold: Callable[[], AbstractContextManager[object]] = nullcontext
        self._reached = 0
        self._good = False
        self._waiting = False
        self._given_up = False
        self.worker = SaveWorker(self)
        self.worker.ended.connect(self._on_ended)
        self.worker.late.connect(self._tell_late)
        self.worker.turned.connect(self._turned)

    @property
    def waiting(self) -> bool:
        """Whether somebody waits for a save just now."""
        return self._waiting

    def ask_save(self, session: DocumentSession) -> bool:
        """Save to the map's own file, asking for one if there is none."""
        if session.path is None or session.read_only:
            return self.ask_save_as(session)
        return self.ask_write(session, session.path)

    def ask_save_as(self, session: DocumentSession) -> bool:
        """Ask for a file and save there."""
        folder = session.path.parent if session.path is not None else self._folder()
        path = self._dialogs.save_map(folder / suggested_name(session))
        if path is None:
            return False
        if path.suffix.lower() != SUFFIX:
            path = path.with_name(path.name + SUFFIX)
        return self.ask_write(session, path.absolute())

    def ask_write(self, session: DocumentSession, path: Path, *, overwrite: bool = False) -> bool:
        """Save there; ``overwrite`` also what another program wrote."""
        if not self.may_write(session, path):
            return False
        self._good = False
        session.set_saving(saving=True)
        self.worker.ask(Wish(session, path, overwrite))
        return True

    def save(self, session: DocumentSession) -> bool:
        """Save to the map's own file, asking for one if there is none. Whether it is saved."""
        return self.ask_save(session) and self.wait(session)

    def save_as(self, session: DocumentSession) -> bool:
        """Ask for a file and save there. Whether it is saved."""
        return self.ask_save_as(session) and self.wait(session)

    def write(self, session: DocumentSession, path: Path, *, overwrite: bool = False) -> bool:
        """Save there; ``overwrite`` also what another program wrote. Whether it is saved."""
        return self.ask_write(session, path, overwrite=overwrite) and self.wait(session)

    def wait(self, session: DocumentSession) -> bool:
        """Until nothing is on its way to the disk any more. Whether the last save arrived.

        The window stays alive, only the map cannot be edited. No answer is waited for while
        somebody else waits already, nor after :meth:`stop_waiting`.
        """
        if self._waiting:
            return False
        self._waiting, self._given_up = True, False
        loop = QEventLoop()
        self._turned.connect(loop.quit)
        try:
            if self.worker.stuck(session):  # known from before: nobody shall wait without a way out
                self._tell_late(session)
            with self.hold():
                while self.worker.busy(session) and not self._given_up:
                    loop.exec()
        finally:
            self._waiting = False
        if self._given_up and self.worker.stuck(session):
            self._tell_late(session)
        return self._good and not self._given_up

    def stop_waiting(self) -> None:
        """Let the person go on editing; the save goes on as well."""
        self._given_up = True
        self._turned.emit()

    def forget(self, session: DocumentSession) -> None:
        """The map was left: nothing is said about it any more."""
        self.worker.forget(session)

    # --- what became of it -----------------------------------------------------------------

    def _on_ended(self, outcome: Outcome) -> None:
        session = outcome.wish.session
        session.set_saving(saving=self.worker.busy(session))
        # One that hung may end when the map has long been saved elsewhere, or is on its way there.
        if outcome.saved is not None and outcome.number > self._reached:
            self._reached = outcome.number
            self._on_saved(outcome, session)
        elif outcome.saved is None and outcome.number == self.worker.latest:
            self._on_failed(outcome, session)

    def _on_saved(self, outcome: Outcome, session: DocumentSession) -> None:
        assert outcome.saved is not None  # noqa: S101 - for the type checker
        self._good = outcome.number == self.worker.latest
        arrived(session, outcome.going, outcome.saved)
        self.dismissed.emit(FILE_KEY)
        self.dismissed.emit(OUTSIDE_KEY)
        self._settings.remember_file(outcome.wish.path)
        self.saved.emit(session)

    def _on_failed(self, outcome: Outcome, session: DocumentSession) -> None:
        self._good = False
        match outcome.error:
            case ChangedOutsideError():
                self.dismissed.emit(FILE_KEY)
                self.refused.emit(session)
                return
            case UnsureSaveError(saved=saved) if outcome.going.own:
                stands(session, outcome.going, saved)
        self.noticed.emit(self._failed_notice(session, outcome.error))

    def _failed_notice(self, session: DocumentSession, error: JourneyboardError | None) -> Notice:
        return Notice(str(error), Tone.ERROR, (self._way_out(session),), key=FILE_KEY)

    def _tell_late(self, session: DocumentSession) -> None:
        path = self.worker.path_of(session)
        if path is None:
            return
        text = tr(
            "“{name}” is not saved yet: the disk does not answer. Your edits stay in this window,"
            " and it keeps trying.",
            name=path.name,
        )
        choices = [self._way_out(session)]
        if self._waiting:
            choices.append(Choice(tr("Go on editing"), self.stop_waiting))
        shown = tuple(choices)
        closable = not self._waiting  # as long as the map is held, here is the way out
        self.noticed.emit(Notice(text, Tone.WARNING, shown, key=FILE_KEY, closable=closable))

    def _way_out(self, session: DocumentSession) -> Choice:
        return elsewhere(lambda: self._save_elsewhere(session))

    def _save_elsewhere(self, session: DocumentSession) -> None:
        self.ask_save_as(session)
