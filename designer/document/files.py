"""New, open, import, save: the flow between a person, the open map and its file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from designer.dialogs.protocol import Dialogs, Unsaved
from designer.document.notices import FILE_KEY, REPAIRS_KEY, elsewhere
from designer.document.saving import Saving
from designer.document.session import DocumentSession
from designer.document.session_file import (
    Opened,
    holds_tables,
    imported,
    made_from,
    opened,
    opened_sample,
)
from designer.elsewhere.outside import Outside
from designer.settings import SettingsStore
from model.document import JourneyMap
from model.errors import JourneyboardError
from resources.words import tr
from widgets.message_bar import Choice, Notice, Tone

WORKBOOK_SUFFIX = ".xlsx"


class FileFlow(QObject):
    """Opens and saves the map of one window.

    ``opened`` carries the new session, ``saved`` one whose map has just reached the disk, ``left``
    one that is gone, and whether its unsaved edits were given up on purpose. ``noticed`` carries a
    Notice to show; ``dismissed`` the key of one that is past; ``leaving_editor`` comes before the
    map is looked at, so that what is being typed counts. ``workbook_found`` carries the path of a
    workbook, which may be one that comes back, ``tables_found`` that of a file whose tables have to
    be asked about first. ``may_join`` is asked of any other foreign file: whether it is taken care
    of, as something that may join the open map. ``shown_elsewhere`` is asked of any map: whether
    another window has it, which is shown then. ``ways_out`` is asked of a map that does not open:
    what can be done about it. ``note_waiting`` answers a note that waits in its line, ``take_note``
    puts it on the map.
    """

    opened = Signal(object)
    saved = Signal(object)
    left = Signal(object, bool)
    noticed = Signal(object)
    dismissed = Signal(str)
    leaving_editor = Signal()
    workbook_found = Signal(object)
    tables_found = Signal(object)

    def __init__(
        self, dialogs: Dialogs, settings: SettingsStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._settings = settings
        self._session: DocumentSession | None = None
        self._given_up = False
        self.may_join: Callable[[Path], bool] = lambda _path: False
        self.shown_elsewhere: Callable[[Path], bool] = lambda _path: False
        self.ways_out: Callable[[Path], tuple[Choice, ...]] = lambda _path: ()
        self.note_waiting: Callable[[], str] = lambda: ""
        self.take_note: Callable[[], None] = lambda: None
        self.saving = Saving(dialogs, settings, self.folder, self)
        self.outside = Outside(self, self)
        self.saving.noticed.connect(self.noticed)
        self.saving.dismissed.connect(self.dismissed)
        self.saving.saved.connect(self.stands_in_file)
        self.saving.refused.connect(self.outside.tell)
        self.outside.noticed.connect(self.noticed)
        self.outside.dismissed.connect(self.dismissed)

    @property
    def session(self) -> DocumentSession | None:
        """The open map, or None on the start page of a fresh window."""
        return self._session

    # --- opening ---------------------------------------------------------------------------

    def start_from(self, template_id: str) -> bool:
        """A new map from a template, after the question about the one before."""
        return self._replace(lambda: made_from(template_id))

    def open_sample(self) -> bool:
        """The sample map, as a new one."""
        return self._replace(opened_sample)

    def ask_open(self) -> bool:
        """Ask which map to open, and open it."""
        path = self._dialogs.open_map(self.folder())
        return path is not None and self.open(path)

    def open(self, path: Path) -> bool:
        """Open a map; a file of another tool is imported. Whether it is open now."""
        if path.suffix.lower() == WORKBOOK_SUFFIX:
            self.workbook_found.emit(path)
            return False
        if path.suffix.lower() in import_suffixes():
            return self.import_file(path)
        path = path.absolute()
        if self.shown_elsewhere(path):
            return True
        if not path.exists():
            self._settings.forget_file(path)
        if not self._replace(lambda: opened(path), damaged=path):
            return False
        self._settings.remember_file(path)
        return True

    def ask_import(self) -> bool:
        """Ask which file of another tool to import, and import it."""
        path = self._dialogs.open_foreign(self.folder())
        return path is not None and self.open(path)

    def import_file(self, path: Path) -> bool:
        """Make a map from another tool's file; every guess is listed."""
        if holds_tables(path):
            self.tables_found.emit(path)
            return False
        try:
            if self.may_join(path):
                return False
        except JourneyboardError as error:
            self.noticed.emit(Notice(str(error), Tone.ERROR, key=FILE_KEY))
            return False
        return self.make_map_of(path)

    def make_map_of(self, path: Path) -> bool:
        """Make a new map from another tool's file, without asking. Whether it is open now."""
        return self._replace(lambda: imported(path), guessed=True)

    def take_imported(self, document: JourneyMap, notes: tuple[str, ...]) -> bool:
        """Show a map that was made of tables, as a new one. Whether it is open now."""
        made = Opened(DocumentSession(document, unsaved=True), notes)
        return self._replace(lambda: made, guessed=True)

    def folder(self) -> Path:
        """Where file dialogs begin: where the last file was."""
        kept = Path(self._settings.value.folder) if self._settings.value.folder else None
        return kept if kept is not None and kept.is_dir() else Path.home()

    def open_made(self, make: Callable[[], Opened]) -> bool:
        """Show the map that ``make`` answers, after the question about the one before.

        Whether it is open now; an error of ``make`` is said.
        """
        return self._replace(make)

    def _replace(
        self, make: Callable[[], Opened], *, guessed: bool = False, damaged: Path | None = None
    ) -> bool:
        if not self.may_leave():
            return False
        try:
            result = make()
        except JourneyboardError as error:
            ways_out = self.ways_out(damaged) if damaged is not None else ()
            self.noticed.emit(Notice(str(error), Tone.ERROR, ways_out, key=FILE_KEY))
            return False
        self.take(result, guessed=guessed)
        return True

    def take(self, result: Opened, *, guessed: bool = False) -> None:
        """Make a session the window's, and say what is to be known about it."""
        before, self._session = self._session, result.session
        newer = result.session.read_only
        self.outside.follow(result.session)
        self.opened.emit(result.session)
        if before is not None:
            self._leave(before)
        if newer:
            self._tell_read_only(result.warnings)
        elif result.warnings:
            self._tell_warnings(result.warnings, guessed=guessed)

    def _tell_read_only(self, details: tuple[str, ...]) -> None:
        text = tr(
            "A newer Journeyboard wrote this map. You can look at it and export it; "
            "to change it, save it under another name."
        )
        choice = elsewhere(self.save_as_now)
        self.noticed.emit(
            Notice(text, Tone.INFO, (choice,), details=details, key=FILE_KEY, closable=False)
        )

    def _tell_warnings(self, warnings: tuple[str, ...], *, guessed: bool) -> None:
        n = len(warnings)
        if n == 1:
            self.noticed.emit(Notice(warnings[0], Tone.WARNING, key=REPAIRS_KEY))
            return
        source = (
            "{n} things were guessed or left out at the import."
            if guessed
            else "{n} things had to be repaired to open this map. Nothing was left out."
        )
        self.noticed.emit(Notice(tr(source, n=n), Tone.WARNING, details=warnings, key=REPAIRS_KEY))

    def close(self) -> None:
        """The window goes: leave the map."""
        self.outside.follow(None)
        if self._session is not None:
            self._leave(self._session)

    def _leave(self, session: DocumentSession) -> None:
        self.left.emit(session, self._given_up)
        self._given_up = False
        self.saving.forget(session)
        session.retire()

    # --- saving ----------------------------------------------------------------------------

    def save_now(self) -> None:
        """The Save action: the person goes on while the map is on its way to the disk."""
        session = self._session
        if session is not None:
            self.leaving_editor.emit()
            self.saving.ask_save(session)

    def save_as_now(self) -> None:
        """The Save as action."""
        session = self._session
        if session is not None:
            self.leaving_editor.emit()
            self.saving.ask_save_as(session)

    def save(self) -> bool:
        """Save to the map's own file, asking for one if there is none. Whether it is saved."""
        session = self._session
        if session is None:
            return False
        self.leaving_editor.emit()
        return self.saving.save(session)

    def save_as(self) -> bool:
        """Ask for a file and save there. Whether it is saved."""
        session = self._session
        if session is None:
            return False
        self.leaving_editor.emit()
        return self.saving.save_as(session)

    def may_leave(self, *, closing: bool = False) -> bool:
        """Whether the open map may be left: saved, or the person does not want to keep it.

        ``closing``: the quick note line goes with the window, so a note that waits in it counts.
        """
        session = self._session
        if session is None:
            return True
        if self.saving.waiting:  # asked once more: nobody waits for a disk that does not answer
            if self.saving.worker.stuck(session):
                self.saving.stop_waiting()
            return False
        self._given_up = False
        self.leaving_editor.emit()
        if not self._at_rest(session):
            return False
        note = self.note_waiting() if closing else ""
        untouched = session.clean or (session.read_only and not session.undo_stack.count())
        if untouched and not note:
            return True
        match self._dialogs.unsaved(session.document.info.title or tr("Untitled map"), note):
            case Unsaved.SAVE:
                return self._saved_with(session, note)
            case Unsaved.DISCARD:
                if note:
                    self.take_note()
                self._given_up = True
                return True
            case Unsaved.CANCEL:
                return False

    def _saved_with(self, session: DocumentSession, note: str) -> bool:
        """Put a note that waits on the map, and save. Whether it is saved."""
        # One that is only looked at takes no note before it has a name of its own.
        if note and session.read_only and not self.save():
            return False
        if note:
            self.take_note()
        return self.save()

    def _at_rest(self, session: DocumentSession) -> bool:
        """Wait for a save that is on its way, unless it hangs. Whether it arrived."""
        worker = self.saving.worker
        return not worker.busy(session) or worker.stuck(session) or self.saving.wait(session)

    def stands_in_file(self, session: DocumentSession) -> None:
        """The map is what its file holds: just saved, or taken over from there."""
        self.outside.follow(session)
        self.saved.emit(session)

    # --- the file changed under us ---------------------------------------------------------

    def look_outside(self) -> None:
        """Look whether another program changed the file of the open map, which is told then."""
        self.outside.look()

    def reload(self) -> None:
        """Take over what the file holds now."""
        if self._session is not None and self._session.path is not None:
            self.outside.ways.reload(self._session.path)

    def reopen(self, path: Path) -> bool:
        """Open a file as it is now, after the question about unsaved edits."""
        return self._replace(lambda: opened(path))


def import_suffixes() -> tuple[str, ...]:
    """The suffixes of other tools' files that can be imported."""
    from exporters.registry import IMPORT_SUFFIXES  # noqa: PLC0415 - only when a file is opened

    return IMPORT_SUFFIXES
