"""From the export window to a finished file or a printed sheet, without keeping anybody waiting."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from designer.background import Work, Workroom
from designer.dialogs.protocol import Dialogs
from designer.document.session import DocumentSession
from designer.document.session_file import suggested_name
from designer.exporting.memory import ExportMemory, Kept
from designer.exporting.noticed import NoticedWork
from designer.exporting.request import ExportRequest
from designer.exporting.wishes import PRINTER, Wishes, for_a_printer
from designer.moments import today
from designer.settings import SettingsStore
from exporters.insight.kinds import report_kind
from exporters.options import ExportOptions, Identity
from exporters.poster.pages import Poster
from exporters.progress import ExportReport, Progress
from exporters.registry import export
from resources.words import tr
from widgets.message_bar import Choice, MessageBar, Notice, Tone

if TYPE_CHECKING:  # imported when somebody exports or prints
    from designer.dialogs.export_dialog import ExportDialog
    from designer.exporting.printing import Printed

EXPORT_KEY = "export"


class ExportFlow(QObject):
    """Exports and prints the map of one window. ``show_notice`` puts a notice up, with its bar."""

    finished = Signal(object)
    leaving_editor = Signal()

    def __init__(
        self,
        dialogs: Dialogs,
        settings: SettingsStore,
        show_notice: Callable[[Notice], MessageBar],
        *,
        over: QWidget | None = None,
        parent: QObject | None = None,
    ) -> None:
        """``over`` is the window over which the one for export stands."""
        super().__init__(parent)
        self._dialogs = dialogs
        self._settings = settings
        self._show_notice = show_notice
        self._over = over
        self._session: DocumentSession | None = None
        self._memory: ExportMemory | None = None
        self._window: ExportDialog | None = None
        self._warned = ""
        self._writing, self._planning, self._painting = (Workroom(self) for _ in range(3))
        self.work = NoticedWork(self._writing, EXPORT_KEY, show_notice)
        self.work.rested.connect(self._tell_window)
        self.work.failed.connect(self._on_failure)
        self.work.stopped.connect(self._on_stopped)

    def set_session(self, session: DocumentSession) -> None:
        """From now on this is the map to export."""
        if session is not self._session:
            self._close_window()
        self._session = session

    @property
    def running(self) -> bool:
        """Whether an export is being written, or a poster printed."""
        return self.work.running

    @property
    def window(self) -> ExportDialog | None:
        """The window for export and print, while it stands."""
        return self._window

    @property
    def memory(self) -> ExportMemory:
        """What is remembered of each map."""
        if self._memory is None:
            self._memory = ExportMemory(self._settings.exports_path)
        return self._memory

    # --- asking ----------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask what to export."""
        self._open(printing=False)

    def ask_print(self) -> None:
        """Ask what to print."""
        self._open(printing=True)

    def _open(self, *, printing: bool) -> None:
        session = self._session
        if session is None:
            return
        self.leaving_editor.emit()
        if self._window is None:
            self._window = self._made(session, printing=printing)
        wishes = self._window.wishes
        if printing != (wishes.target == PRINTER):
            kept = self.memory.recall(session.origin.map_id, session.document).wishes
            usual = "pdf" if kept.target == PRINTER else kept.target
            self._window.set_target(PRINTER if printing else usual)
        if self._window.isVisible():
            self._window.raise_()
        self._window.show()
        self._window.activateWindow()

    def _made(self, session: DocumentSession, *, printing: bool) -> ExportDialog:
        from designer.dialogs.export_dialog import ExportDialog  # noqa: PLC0415 - when first asked

        map_id = session.origin.map_id
        kept = self.memory.recall(map_id, session.document)
        wishes = kept.wishes
        if printing and not self.memory.knows(map_id):
            wishes = for_a_printer(wishes)
        self._warned = ""
        window = ExportDialog(
            session,
            wishes,
            self._suggestion(session, kept.folder),
            self._dialogs,
            (self._planning, self._painting),
            self._over,
        )
        window.export_asked.connect(self._export)
        window.print_asked.connect(self._ask_printer)
        window.finished.connect(self._close_window)
        window.set_waiting(self.running)
        return window

    def _close_window(self, _result: int = 0) -> None:
        window, self._window = self._window, None
        if window is not None:
            if window.changed:
                self._remember(window.wishes)
            window.close()
            window.deleteLater()

    def _suggestion(self, session: DocumentSession, kept: str) -> Path:
        """The file to write, without a suffix."""
        last = kept or self._settings.value.folder
        folder = Path(last) if last else Path.home()
        if session.path is not None:
            return (Path(kept) if kept else session.path.parent) / session.path.stem
        return folder / Path(suggested_name(session)).stem

    def _remember(self, wishes: Wishes, folder: str = "") -> None:
        if self._session is not None:
            map_id = self._session.origin.map_id
            folder = folder or self.memory.recall(map_id, self._session.document).folder
            self.memory.keep(map_id, Kept(wishes, folder))

    # --- exporting -------------------------------------------------------------------------

    def _export(self, request: ExportRequest, wishes: Wishes) -> None:
        self._remember(wishes, str(request.path.parent))
        self.start(request)

    def start(self, request: ExportRequest) -> None:
        """Export as asked, in the background; what came out is told in a notice."""
        if self._session is None or self.running:
            return
        session, document = self._session, self._session.document
        parents = session.origin.parents
        identity = Identity(session.origin.map_id, parents[0] if parents else "")
        options = ExportOptions(request.options, request.workbook, identity)

        def work(progress: Progress) -> object:
            return export(document, request.path, options, progress=progress)

        text = tr("Writing “{name}” …", name=request.path.name)
        self._begin(work, text, self._on_exported)

    def ask_report(self) -> None:
        """Ask where to save what the map tells, and write it as of today."""
        session = self._session
        if session is None or self.running:
            return
        self.leaving_editor.emit()
        kept = self.memory.recall(session.origin.map_id, session.document)
        name = self._suggestion(session, kept.folder)
        path = self._dialogs.export_file(name.with_name(f"{name.name}-insight.pdf"))
        if path is None:
            return
        document, day = session.document, today()

        def work(progress: Progress) -> object:
            report_kind(path).write(document, path, day, progress)
            return ExportReport(path, ())

        self._begin(work, tr("Writing “{name}” …", name=path.name), self._on_exported)

    def _on_exported(self, report: ExportReport) -> None:
        path = report.files[0] if report.files else report.path
        choices = (
            Choice(tr("Open"), partial(_open, path)),
            Choice(tr("Show in folder"), partial(_open, path.parent)),
        )
        if report.files:
            text = tr("“{name}” and {n} more files are ready.", name=path.name,
                      n=len(report.files) - 1)  # fmt: skip
        else:
            text = tr("“{name}” is ready.", name=path.name)
        self._tell(text, report.warnings, choices)

    # --- printing --------------------------------------------------------------------------

    def _ask_printer(self, poster: Poster, _options: object, wishes: Wishes) -> None:
        if self.running:
            return
        from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - only who prints needs it

        from designer.exporting import printing  # noqa: PLC0415

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(printing.page_layout(poster.pages[0]))
        if not self._dialogs.printer(printer, len(poster.pages)):
            return
        warning = printing.paper_warning(printing.stock_of(printer), poster)
        if warning is not None and warning != self._warned and self._window is not None:
            self._warned = warning
            self._window.warn(warning)
            return
        self._remember(wishes)
        self._close_window()

        def work(progress: Progress) -> object:
            return printing.print_poster(poster, printer, progress)

        self._begin(work, tr("Printing …"), self._on_printed)

    def _on_printed(self, printed: Printed) -> None:
        count = printed.sheets
        one = tr("One sheet was sent to the printer.")
        text = one if count == 1 else tr("{n} sheets were sent to the printer.", n=count)
        self._tell(text, printed.warnings, ())

    # --- the work that runs ----------------------------------------------------------------

    def cancel(self) -> None:
        """Stop what runs; nothing of it is kept."""
        self.work.cancel()

    def stop_and_wait(self) -> None:
        """Before the window goes: stop what runs, and let it end."""
        self._close_window()
        for room in (self._planning, self._painting, self._writing):
            room.leave()

    def _begin(self, work: Work, text: str, done: Callable[..., None]) -> None:
        def tell(result: object) -> None:
            done(result)
            self.finished.emit(result)

        self.work.start(work, text, tell)
        self._tell_window()

    def _on_failure(self, sentence: str) -> None:
        self._show_notice(Notice(sentence, Tone.ERROR, key=EXPORT_KEY))
        self.finished.emit(None)

    def _on_stopped(self) -> None:
        text = tr("It was stopped; no file was written.")
        self._show_notice(Notice(text, Tone.INFO, key=EXPORT_KEY, brief=True))
        self.finished.emit(None)

    def _tell(self, text: str, warnings: tuple[str, ...], choices: tuple[Choice, ...]) -> None:
        tone = Tone.WARNING if warnings else Tone.SUCCESS
        if len(warnings) == 1:
            text = f"{text} {warnings[0]}"
        details = warnings if len(warnings) > 1 else ()
        self._show_notice(Notice(text, tone, choices, details=details, key=EXPORT_KEY))

    def _tell_window(self) -> None:
        if self._window is not None:
            self._window.set_waiting(self.running)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
