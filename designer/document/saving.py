"""Save and save as: from the open map to its file, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from designer.dialogs.protocol import Dialogs
from designer.document.notice_keys import FILE_KEY, OUTSIDE_KEY
from designer.document.session import DocumentSession
from designer.document.session_file import suggested_name, write
from designer.settings import SettingsStore
from model.errors import ChangedOutsideError, JourneyboardError
from model.storage import SUFFIX
from resources.words import tr
from widgets.message_bar import Choice, Notice, Tone


class Saving(QObject):
    """Saves the map of one window.

    ``saved`` carries the session whose map has just reached the disk, ``refused`` one whose file
    was changed by another program, so that it was not written. ``folder`` answers where to begin
    asking for a file.
    """

    noticed = Signal(object)
    dismissed = Signal(str)
    saved = Signal(object)
    refused = Signal(object)

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

    def save(self, session: DocumentSession) -> bool:
        """Save to the map's own file, asking for one if there is none. Whether it is saved."""
        if session.path is None or session.read_only:
            return self.save_as(session)
        return self.write(session, session.path)

    def save_as(self, session: DocumentSession) -> bool:
        """Ask for a file and save there. Whether it is saved."""
        folder = session.path.parent if session.path is not None else self._folder()
        path = self._dialogs.save_map(folder / suggested_name(session))
        if path is None:
            return False
        if path.suffix.lower() != SUFFIX:
            path = path.with_name(path.name + SUFFIX)
        return self.write(session, path.absolute())

    def write(self, session: DocumentSession, path: Path, *, overwrite: bool = False) -> bool:
        """Save there; ``overwrite`` also what another program wrote. Whether it is saved."""
        try:
            write(session, path, overwrite=overwrite)
        except ChangedOutsideError:
            self.refused.emit(session)
            return False
        except JourneyboardError as error:
            choice = Choice(tr("Save as…"), lambda: self._again(session))
            self.noticed.emit(Notice(str(error), Tone.ERROR, (choice,), key=FILE_KEY))
            return False
        self.dismissed.emit(FILE_KEY)
        self.dismissed.emit(OUTSIDE_KEY)
        self._settings.remember_file(path)
        self.saved.emit(session)
        return True

    def _again(self, session: DocumentSession) -> None:
        self.save_as(session)
