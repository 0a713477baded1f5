"""The window for export and print: what is wanted at the left, how it will be at the right.

It is not modal: one may go on with the map beside it, and the preview follows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from designer.background import Workroom
from designer.dialogs.export.fields import Editing
from designer.dialogs.export.form import ExportForm
from designer.dialogs.export.preview_pane import PreviewPane
from designer.dialogs.protocol import Dialogs
from designer.document.session import DocumentSession
from designer.exporting.planner import Planner
from designer.exporting.previewing import DRAWN, preview_of
from designer.exporting.request import (
    ExportRequest,
    poster_options,
    read_logo,
    suffix_of,
    workbook_options,
)
from designer.exporting.wishes import PRINTER, WORKBOOK, Wishes
from designer.style.icons import InterfaceIcons
from exporters.poster.options import PosterOptions
from exporters.registry import FORMATS
from exporters.workbook.options import WorkbookOptions
from exporters.workbook.sheets.catalogue import chosen
from model.errors import JourneyboardError
from resources.words import tr
from widgets.form.choice import ChoiceEditor, Option
from widgets.form.row import FormRow

_FORM_WIDTH = 348
_MORE = re.compile("[,:;]")
"""What stands behind it in a description is told beside the list, which has no room for it."""
_SIZE = (1120, 740)
_LEAST = (860, 520)
_SETTLE_MS = 120
_AFTER_EDIT_MS = 600
"""Somebody works on the map beside it: the preview follows when they pause."""


class ExportDialog(QDialog):
    """Asks what to export or print, and tells by ``export_asked`` or ``print_asked``."""

    export_asked = Signal(object, object)
    """An ExportRequest, and the Wishes it was made from."""
    print_asked = Signal(object, object, object)
    """A Poster, its PosterOptions, and the Wishes they were made from."""

    def __init__(
        self,
        session: DocumentSession,
        wishes: Wishes,
        suggestion: Path,
        dialogs: Dialogs,
        rooms: tuple[Workroom, Workroom],
        parent: QWidget | None = None,
    ) -> None:
        """``suggestion`` is the file to write, whatever its suffix; ``rooms`` plan and paint."""
        super().__init__(parent)
        self.setWindowTitle(tr("Export and print"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._session = session
        self._suggestion = suggestion
        self._dialogs = dialogs
        self._wishes = self._start = wishes
        self._logo: tuple[str, bytes | None] = ("", None)
        self._options: PosterOptions | None = None
        self._workbook = WorkbookOptions()
        self._running = False
        icons = InterfaceIcons()
        asking = {
            Editing.COLOUR: dialogs.colour,
            Editing.PICTURE: self._asker(dialogs.open_picture),
            Editing.THEME_FILE: self._asker(dialogs.open_theme),
        }
        self.target = ChoiceEditor(_targets())
        self.form = ExportForm(icons, asking, self)
        self.pane = PreviewPane(icons, rooms[1], self)
        self.error = QLabel(self)
        self.planner = Planner(rooms[0], self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._plan)
        self._build()
        self._connect()
        self.form.set_document(session.document)
        self.form.set_wishes(wishes)
        self.target.set_value(wishes.target)
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        self._changed(wishes)
        self._later.stop()
        self._plan()
        (self.go_button if self.go_button.isEnabled() else self.target).setFocus()

    @property
    def wishes(self) -> Wishes:
        """What is wanted."""
        return self._wishes

    @property
    def changed(self) -> bool:
        """Whether a person changed what was wanted when it opened."""
        return self._wishes != self._start

    def set_target(self, target: str) -> None:
        """Another target: a suffix without its dot, or the printer."""
        self.target.set_value(target)
        self._choose_target(target)

    def set_waiting(self, running: bool) -> None:  # noqa: FBT001 - one obvious flag
        """Whether another export or print runs, which goes first."""
        self._running = running
        self._say(self.error.text())

    def warn(self, sentence: str) -> None:
        """Say what should be thought of first; it goes when something else is wanted."""
        self.error.setText(sentence)
        self.error.setVisible(True)

    # --- building --------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        halves = QHBoxLayout()
        halves.setSpacing(0)
        left = QWidget(self)
        left.setFixedWidth(_FORM_WIDTH)
        asked = QVBoxLayout(left)
        asked.setContentsMargins(0, 12, 0, 0)
        asked.setSpacing(8)
        target = FormRow(tr("Output"), self.target, left)
        target.setContentsMargins(16, 0, 14, 4)
        target.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        asked.addWidget(target)
        asked.addWidget(self.form, 1)
        self.error.setTextFormat(Qt.TextFormat.PlainText)
        self.error.setProperty("tone", "error")
        self.error.setWordWrap(True)
        self.error.setContentsMargins(16, 4, 14, 8)
        asked.addWidget(self.error)
        asked.addStretch(0)
        halves.addWidget(left)
        divider = QWidget(self)
        divider.setProperty("divider", True)  # noqa: FBT003 - Qt's own signature
        divider.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        divider.setFixedWidth(1)
        halves.addWidget(divider)
        halves.addWidget(self.pane, 1)
        column.addLayout(halves, 1)
        column.addWidget(self._buttons())

    def _buttons(self) -> QWidget:
        bar = QWidget(self)
        bar.setProperty("footer", True)  # noqa: FBT003
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 10, 14, 10)
        row.setSpacing(8)
        row.addStretch(1)
        self.close_button = QPushButton(tr("Close"), bar)
        self.close_button.setAutoDefault(False)
        self.go_button = QPushButton(bar)
        self.go_button.setDefault(True)
        self.go_button.setMinimumWidth(120)
        row.addWidget(self.close_button)
        row.addWidget(self.go_button)
        return bar

    def _connect(self) -> None:
        self.target.edited.connect(self._choose_target)
        self.form.changed.connect(self._changed)
        self.planner.planned.connect(self.pane.show_preview)
        self.planner.rested.connect(lambda: self._say(self.error.text()))
        self.planner.failed.connect(self._say)
        self.planner.busy_changed.connect(self.pane.set_busy)
        self.go_button.clicked.connect(self._go)
        self.close_button.clicked.connect(self.reject)
        self._session.changed.connect(self._on_edited)

    # --- what is wanted --------------------------------------------------------------------

    def _choose_target(self, target: object) -> None:
        self.form.set_target(str(target))

    def _changed(self, wishes: Wishes) -> None:
        self._wishes = wishes
        printing = wishes.target == PRINTER
        name = tr("Print…") if printing else tr("Export…")
        self.go_button.setText(name)
        self._later.start(_SETTLE_MS)
        self._check()

    def _on_edited(self, _change: object) -> None:
        self._later.start(_AFTER_EDIT_MS)
        self._say(self.error.text())  # what would be printed is no longer the map

    def _check(self) -> None:
        """Make options of the wishes; say why where that cannot be."""
        self._options, error = None, ""
        try:
            self._workbook = workbook_options(self._wishes)
            self._options = self._made()
        except JourneyboardError as failure:
            error = str(failure)
        self._say(error)

    def _made(self) -> PosterOptions:
        wishes = self._wishes
        if wishes.logo != self._logo[0]:
            self._logo = (wishes.logo, read_logo(wishes))
        return poster_options(wishes, self._session.document, logo=self._logo[1])

    def _say(self, error: str) -> None:
        self.error.setText(error)
        self.error.setVisible(bool(error))
        printing = self._wishes.target == PRINTER
        ready = not printing or (self.pane.preview.poster is not None and not self._waiting())
        good = not error and self._options is not None
        self.go_button.setEnabled(good and ready and not self._running)
        waits = tr("Another export is still running.") if self._running else ""
        self.go_button.setToolTip(waits)

    def _waiting(self) -> bool:
        return self._later.isActive() or self.planner.working

    def _plan(self) -> None:
        """Have the preview made of what is wanted now."""
        self.form.set_document(self._session.document)
        self._check()
        options, wishes, document = self._options, self._wishes, self._session.document
        if options is None:
            return
        if wishes.target not in DRAWN:
            self.planner.stop()
            self.pane.show_words(_words(wishes.target, self._workbook))
            return
        self.planner.ask(lambda progress: preview_of(document, options, wishes, progress))

    def _asker(self, ask: Callable[[Path], Path | None]) -> Callable[[str], str | None]:
        """Asks for a file, beside the one before if there was one."""

        def asked(before: str) -> str | None:
            found = ask(Path(before).parent if before else self._suggestion.parent)
            return None if found is None else str(found)

        return asked

    # --- and off ---------------------------------------------------------------------------

    def _go(self) -> None:
        self._check()
        options = self._options
        if options is None:
            return
        if self._wishes.target == PRINTER:
            poster = self.pane.preview.poster
            if poster is not None:
                self.print_asked.emit(poster, options, self._wishes)
            return
        suggestion = self._suggestion.with_name(f"{self._suggestion.name}{suffix_of(self._wishes)}")
        path = self._dialogs.export_file(suggestion)
        if path is not None:
            request = ExportRequest(path, options, self._workbook)
            self.export_asked.emit(request, self._wishes)
            self.accept()

    def done(self, result: int) -> None:
        """Close, however: nothing goes on for a window that is not seen."""
        self._stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by the window's own cross."""
        self._stop()
        super().closeEvent(event)

    def _stop(self) -> None:
        self._later.stop()
        self.planner.stop()
        self.pane.pictures.stop()


def _targets() -> list[Option]:
    named = [
        Option(kind.suffix[1:], f"{kind.name} · {_MORE.split(tr(kind.description))[0]}")
        for kind in FORMATS
        if not kind.obstacle()
    ]
    return [*named, Option(PRINTER, tr("Print on a printer"))]


def _words(target: str, workbook: WorkbookOptions) -> str:
    """What comes out where there are no pages to be shown."""
    if target == WORKBOOK:
        names = ", ".join(tr(sheet.name) for sheet in chosen(workbook.sheets))
        return tr("A workbook to fill in and send back, with these sheets: {names}.", names=names)
    said = next(tr(kind.description) for kind in FORMATS if kind.suffix == f".{target}")
    return tr("{what}. What it has no place for is told once it is written.", what=said)
