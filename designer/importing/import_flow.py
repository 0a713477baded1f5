"""From a table of a file or the clipboard to a map: read, asked about, made, without waiting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from designer.background import Job, Work, Workroom
from designer.document.session import DocumentSession
from designer.document.until_edited import until_edited
from designer.importing.memory import ImportMemory
from designer.settings import SettingsStore
from designer.style.fonts import add_other_scripts, needs_other_scripts
from model.document import JourneyMap
from model.errors import ImportFormatError, JourneyboardError
from model.outside import shown_name
from resources.words import tr
from widgets.message_bar import Choice, MessageBar, Notice, Tone

if TYPE_CHECKING:  # imported when somebody imports a table
    from designer.dialogs.import_dialog import ImportDialog
    from designer.importing.choosing import Chosen
    from designer.importing.previewing import Made
    from exporters.progress import Progress
    from exporters.tables.grid import Grids
    from exporters.tables.mapping import Mapping

IMPORT_KEY = "import"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an import needs of its window.

    ``take_map`` shows a new map, with sentences about it, after the question about the open one;
    it answers whether it did. ``session`` is the open map's, None on the start page.
    """

    session: Callable[[], DocumentSession | None]
    take_map: Callable[[JourneyMap, tuple[str, ...]], bool]
    show_notice: Callable[[Notice], MessageBar]
    dismiss: Callable[[str], None]
    over: QWidget


class ImportFlow(QObject):
    """Imports tables for one window. ``finished`` carries what was made, None for nothing."""

    finished = Signal(object)

    def __init__(
        self, around: Surroundings, settings: SettingsStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._settings = settings
        self._memory: ImportMemory | None = None
        self._window: ImportDialog | None = None
        self._job: Job | None = None
        self._reading, self._planning, self._painting = (Workroom(self) for _ in range(3))

    @property
    def window(self) -> ImportDialog | None:
        """The window for an import, while it stands."""
        return self._window

    @property
    def running(self) -> bool:
        """Whether a table is being read, or a map made of it."""
        return self._job is not None

    @property
    def memory(self) -> ImportMemory:
        """What was chosen for tables before."""
        if self._memory is None:
            self._memory = ImportMemory(self._settings.imports_path)
        return self._memory

    # --- reading ---------------------------------------------------------------------------

    def open_file(self, path: Path) -> None:
        """Read the tables of a file, and ask about them."""

        def work(_progress: object) -> object:
            from designer.importing.source import grids_of_file  # noqa: PLC0415 - when first asked

            return grids_of_file(path)

        self._settings.change(folder=str(path.absolute().parent))
        self._read(work, tr("Reading “{name}” …", name=shown_name(path)))

    def open_clipboard(self) -> None:
        """Read the table on the clipboard, and ask about it."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._tell_error(tr("There is no table on the clipboard."))
            return
        name = tr("Clipboard")

        def work(_progress: object) -> object:
            from exporters.tables.files.reading import grids_of_text  # noqa: PLC0415 - when first asked

            return grids_of_text(text, name=name)

        self._read(work, tr("Reading the clipboard …"))

    def _read(self, work: Work, words: str) -> None:
        if self._job is not None:
            return
        self._close_window()
        self._begin(work, self._on_read)
        stop = Choice(tr("Cancel"), self.cancel)
        bar = self._around.show_notice(
            Notice(words, Tone.INFO, (stop,), key=IMPORT_KEY, closable=False)
        )
        bar.set_progress(0)

    def _on_read(self, grids: Grids) -> None:
        from designer.dialogs.import_dialog import ImportDialog  # noqa: PLC0415 - when first asked
        from designer.importing.choosing import fingerprint, sample, words_of  # noqa: PLC0415

        self._around.dismiss(IMPORT_KEY)
        if needs_other_scripts(words_of(sample(grids))):
            add_other_scripts()
        try:
            if not grids.tables:
                raise ImportFormatError(tr("“{name}” holds no table.", name=grids.name))
            window = ImportDialog(
                grids,
                lambda guess: self.memory.recall(fingerprint(guess)),
                self._document,
                (self._planning, self._painting),
                self._around.over,
            )
        except JourneyboardError as error:
            self._tell_error(str(error))
            return
        window.import_asked.connect(self._import)
        window.finished.connect(self._on_closed)
        self._window = window
        session = self._around.session()
        if session is not None:
            session.changed.connect(window.follow_edit)
        window.show()
        window.activateWindow()

    def set_session(self, session: DocumentSession) -> None:
        """Another map is open now, which findings and figures would go into."""
        if self._window is not None:
            session.changed.connect(self._window.follow_edit)
            self._window.follow_edit()

    def _document(self) -> JourneyMap | None:
        session = self._around.session()
        return session.document if session is not None and not session.read_only else None

    # --- making ----------------------------------------------------------------------------

    def _import(self, mapping: Mapping, chosen: Chosen, into: bool) -> None:  # noqa: FBT001
        window = self._window
        if window is None or self._job is not None:
            return
        grids, document = window.grids, self._document()

        def work(progress: Progress) -> object:
            from designer.importing.previewing import make  # noqa: PLC0415 - when first asked

            return make(grids, mapping, document, into=into, progress=progress)

        window.set_working(working=True)
        job = self._begin(work, lambda made: self._on_made(made, chosen, document))
        job.signals.progressed.connect(window.footer.show_progress)

    def _on_made(self, made: Made, chosen: Chosen, before: JourneyMap | None) -> None:
        from designer.importing.choosing import fingerprint  # noqa: PLC0415

        window = self._window
        if window is None:
            return
        window.set_working(working=False)
        try:
            done = self._put(made, before, window)
        except JourneyboardError as error:
            window.show_error(str(error))
            return
        if done:
            self.memory.keep(fingerprint(window.guess), chosen)
            self._close_window()
            self.finished.emit(made)

    def _put(self, made: Made, before: JourneyMap | None, window: ImportDialog) -> bool:
        """Show the new map, or change the open one; whether that was done."""
        notes = tuple(dict.fromkeys((*window.notes, *made.notes)))
        if made.change is None:
            return self._around.take_map(made.document, notes)
        session = self._around.session()
        if session is None or session.document is not before:
            window.follow_edit()
            window.show_error(tr("The map has changed meanwhile: look at it, and add again."))
            return False
        if not made.change:
            window.show_error(tr("The map has all of it already."))
            return False
        session.push(made.change)
        self._tell_added(made, window)
        return True

    def _tell_added(self, made: Made, window: ImportDialog) -> None:
        from designer.importing.previewing import counts  # noqa: PLC0415

        session = self._around.session()
        undo = Choice(tr("Undo"), lambda: session.undo_stack.undo() if session else None)
        text = tr("“{name}”: {what}.", name=window.grids.name, what=counts(made))
        tone = Tone.WARNING if made.notes else Tone.SUCCESS
        notice = Notice(text, tone, (undo,), details=made.notes, key=IMPORT_KEY)
        self._around.show_notice(notice)
        if session is not None:
            until_edited(session.undo_stack, lambda: self._around.dismiss(IMPORT_KEY))

    # --- the work that runs ----------------------------------------------------------------

    def cancel(self) -> None:
        """Want what runs no more; nothing of it is kept."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._around.dismiss(IMPORT_KEY)

    def stop_and_wait(self) -> None:
        """Before the window goes: let what runs end."""
        self._close_window()
        for room in (self._reading, self._planning, self._painting):
            room.leave()

    def _begin(self, work: Work, done: Callable[..., None]) -> Job:
        job = Job(work)
        job.signals.succeeded.connect(lambda result: self._on_success(job, done, result))
        job.signals.failed.connect(lambda sentence: self._on_failure(job, sentence))
        self._job = job
        self._reading.start(job)
        return job

    def _on_success(self, job: Job, done: Callable[..., None], result: object) -> None:
        if job is self._job:  # else it was cancelled meanwhile
            self._job = None
            done(result)

    def _on_failure(self, job: Job, sentence: str) -> None:
        if job is not self._job:
            return
        self._job = None
        if self._window is not None:
            self._window.set_working(working=False)
            self._window.show_error(sentence)
        else:
            self._around.dismiss(IMPORT_KEY)
            self._tell_error(sentence)

    def _tell_error(self, sentence: str) -> None:
        self._around.show_notice(Notice(sentence, Tone.ERROR, key=IMPORT_KEY))
        self.finished.emit(None)

    def _on_closed(self, _result: int = 0) -> None:
        if self._window is not None:
            if self._job is not None:
                self._job.cancel()
                self._job = None
            self._close_window()
            self.finished.emit(None)

    def _close_window(self) -> None:
        window, self._window = self._window, None
        if window is not None:
            window.close()
            window.deleteLater()
