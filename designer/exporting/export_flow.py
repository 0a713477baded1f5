"""From the export dialog to a finished file, without keeping anybody waiting."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from designer.dialogs.protocol import Dialogs
from designer.document.session import DocumentSession
from designer.document.session_file import suggested_name
from designer.exporting.export_choice import ExportChoice
from designer.exporting.export_worker import ExportTask, poster_options
from designer.settings import SettingsStore
from exporters.progress import ExportReport
from model.errors import ExportError
from resources.words import tr
from widgets.message_bar import Choice, MessageBar, Notice, Tone

EXPORT_KEY = "export"


class ExportFlow(QObject):
    """Exports the map of one window. ``show_notice`` puts up a notice and answers its bar."""

    finished = Signal(object)
    leaving_editor = Signal()

    def __init__(
        self,
        dialogs: Dialogs,
        settings: SettingsStore,
        show_notice: Callable[[Notice], MessageBar],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._settings = settings
        self._show_notice = show_notice
        self._session: DocumentSession | None = None
        self._task: ExportTask | None = None
        self._bar: MessageBar | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def set_session(self, session: DocumentSession) -> None:
        """From now on this is the map to export."""
        self._session = session

    @property
    def running(self) -> bool:
        """Whether an export is being written."""
        return self._task is not None

    def ask(self) -> None:
        """Ask what to export, and do it."""
        if self._session is None or self._task is not None:
            return
        self.leaving_editor.emit()
        choice = self._dialogs.export(self._session.document, self._first_choice())
        if choice is not None:
            self.start(choice)

    def start(self, choice: ExportChoice) -> None:
        """Export as chosen, in the background; what came out is told in a notice."""
        if self._session is None or self._task is not None:
            return
        try:
            poster_options(choice)
        except ExportError as error:
            self._show_notice(Notice(str(error), Tone.ERROR, key=EXPORT_KEY))
            return
        self._remember(choice)
        task = ExportTask(self._session.document, choice)
        task.signals.progressed.connect(self._on_progress)
        task.signals.succeeded.connect(self._on_success)
        task.signals.failed.connect(self._on_failure)
        task.signals.cancelled.connect(self._on_cancelled)
        self._task = task
        text = tr("Writing “{name}” …", name=choice.path.name)
        stop = Choice(tr("Cancel"), self.cancel, stays=True)
        self._bar = self._show_notice(
            Notice(text, Tone.INFO, (stop,), key=EXPORT_KEY, closable=False)
        )
        self._bar.set_progress(0)
        self._pool.start(task)

    def cancel(self) -> None:
        """Stop the export that runs; nothing of it is kept."""
        if self._task is not None:
            self._task.cancel()

    def stop_and_wait(self) -> None:
        """Before the window goes: stop what runs, and let it end."""
        self.cancel()
        self._pool.waitForDone()

    def _first_choice(self) -> ExportChoice:
        kept = self._settings.value
        session = self._session
        folder = Path(kept.folder) if kept.folder else Path.home()
        name = "map"
        if session is not None:
            name = Path(suggested_name(session)).stem
            if session.path is not None:
                folder, name = session.path.parent, session.path.stem
        suffix = f".{kept.export_format}"
        return ExportChoice(
            path=folder / f"{name}{suffix}",
            suffix=suffix,
            paper=kept.export_paper,
            orientation=kept.export_orientation,
        )

    def _remember(self, choice: ExportChoice) -> None:
        values = {
            "export_format": choice.suffix.lstrip("."),
            "export_orientation": choice.orientation,
        }
        if not choice.own_size:
            values["export_paper"] = choice.paper
        self._settings.change(**values)

    def _on_progress(self, done: int, total: int) -> None:
        if self._bar is not None and self._task is not None:
            self._bar.set_progress(done / max(1, total))

    def _on_success(self, report: ExportReport) -> None:
        self._end()
        path = report.path
        choices = (
            Choice(tr("Open"), partial(_open, path)),
            Choice(tr("Show in folder"), partial(_open, path.parent)),
        )
        warnings = report.warnings
        tone = Tone.WARNING if warnings else Tone.SUCCESS
        text = tr("“{name}” is ready.", name=path.name)
        if len(warnings) == 1:
            text = f"{text} {warnings[0]}"
        details = warnings if len(warnings) > 1 else ()
        self._show_notice(Notice(text, tone, choices, details=details, key=EXPORT_KEY))
        self.finished.emit(report)

    def _on_failure(self, sentence: str) -> None:
        self._end()
        self._show_notice(Notice(sentence, Tone.ERROR, key=EXPORT_KEY))
        self.finished.emit(None)

    def _on_cancelled(self) -> None:
        self._end()
        text = tr("The export was stopped; no file was written.")
        self._show_notice(Notice(text, Tone.INFO, key=EXPORT_KEY, brief=True))
        self.finished.emit(None)

    def _end(self) -> None:
        self._task = None
        self._bar = None


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
