"""From a workbook that came back to a window that asks about it; nobody is kept waiting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from designer.background import Workroom
from designer.exporting.noticed import NoticedWork
from designer.returning.reading import ReadBack, read_back, titles_of
from designer.returning.review import RETURN_KEY, Review, map_now
from designer.returning.wording import said_texts
from designer.style.fonts import add_other_scripts, needs_other_scripts
from designer.style.tokens import Tokens
from exporters.identity import Identity
from exporters.progress import Progress
from model.ids import Id
from model.outside import shown_name
from resources.words import tr
from widgets.message_bar import Choice, MessageBar, Notice, Tone

if TYPE_CHECKING:  # only names here
    from designer.dialogs.returned.window import ReturnedWindow
    from designer.document.files import FileFlow
    from designer.services import Services
    from designer.window.map_view import MapView
    from exporters.workbook.returning.comparison import Choices


class ReturnDesk(Protocol):
    """What reading a workbook back needs of its window."""

    @property
    def files(self) -> FileFlow:
        """The open map, and how others are opened."""

    @property
    def view(self) -> MapView:
        """Bars, notices and panes."""

    def show_map(self) -> None:
        """Show the open map, in the place of the start page."""

    def show_notice(self, notice: Notice) -> MessageBar:
        """Put a notice up above the map."""


class ReturnFlow(QObject):
    """Reads workbooks back for one window. ``finished`` carries what reading gave, None if none."""

    finished = Signal(object)

    def __init__(self, desk: ReturnDesk, services: Services, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._over = window
        self._dialogs = services.dialogs(window)
        self._show_elsewhere = services.show_elsewhere
        self._settings = services.settings
        self._style = services.style
        self._review: Review | None = None
        self._kept: tuple[tuple[str, ...], Choices] = ((), {})
        self._reading, self._comparing = Workroom(self), Workroom(self)
        self._work = NoticedWork(self._reading, RETURN_KEY, desk.show_notice)
        self._work.rested.connect(lambda: desk.view.messages.dismiss(RETURN_KEY))
        self._work.failed.connect(self._on_failure)
        self._work.stopped.connect(self._on_stopped)
        services.style.changed.connect(self._put_on)

    @property
    def running(self) -> bool:
        """Whether workbooks are being read."""
        return self._work.running

    @property
    def window(self) -> ReturnedWindow | None:
        """The window that asks what to take over, while it stands."""
        return self._review.window if self._review is not None else None

    @property
    def at_rest(self) -> bool:
        """Whether what is shown is compared with the map as it is now."""
        return not self.running and (self._review is None or self._review.at_rest)

    def leave_map(self) -> None:
        """Another map is opened: what is asked about the one before is past."""
        self._close_window()
        self._kept = ((), {})
        self._desk.view.messages.dismiss(RETURN_KEY)

    # --- reading ---------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask which workbooks came back, and read them."""
        folder = self._settings.value.folder
        start = Path(folder) if folder and Path(folder).is_dir() else Path.home()
        paths = self._dialogs.open_workbooks(start)
        if paths:
            self._settings.change(folder=str(paths[0].absolute().parent))
            self.read(paths)

    def read(self, paths: Sequence[Path], *, only_ours: bool = False, map_id: Id = "") -> None:
        """Read these; with ``only_ours`` other workbooks are tables to be imported.

        With ``map_id`` the open map is compared as if it were that one.
        """
        if self.running:
            return
        self._close_window()
        session = self._desk.files.session
        now = map_now(session) if session is not None else None
        if now is not None and map_id:
            now = replace(now, identity=Identity(map_id))
        recent = tuple(map(Path, self._settings.value.recent))
        files = tuple(paths)

        def work(progress: Progress) -> object:
            return read_back(files, now, recent, progress, only_ours=only_ours)

        name = shown_name(files[0])
        one = tr("Reading “{name}” …", name=name)
        text = one if len(files) == 1 else tr("Reading {n} workbooks …", n=len(files))
        self._work.start(work, text, partial(self._on_read, files))

    def cancel(self) -> None:
        """Stop reading."""
        self._work.cancel()

    def stop_and_wait(self) -> None:
        """Before the window goes: stop what runs, and let it end."""
        self._close_window()
        for room in (self._reading, self._comparing):
            room.leave()

    def _on_failure(self, sentence: str) -> None:
        self._desk.show_notice(Notice(sentence, Tone.ERROR, key=RETURN_KEY))
        self.finished.emit(None)

    def _on_stopped(self) -> None:
        text = tr("It was stopped; the map is as it was.")
        self._desk.show_notice(Notice(text, Tone.INFO, key=RETURN_KEY, brief=True))
        self.finished.emit(None)

    def _on_read(self, paths: tuple[Path, ...], found: ReadBack) -> None:
        for path in found.strangers:
            self._desk.files.import_file(path)
        if found.compared is not None:
            self._open(found)
        elif found.elsewhere:
            self._tell_elsewhere(paths, found)
        elif found.refused:
            first, *more = found.refused
            self._desk.show_notice(Notice(first, Tone.ERROR, details=tuple(more), key=RETURN_KEY))
        self.finished.emit(found)

    def _tell_elsewhere(self, paths: tuple[Path, ...], found: ReadBack) -> None:
        """A workbook of a map that is not the open one."""
        file = found.elsewhere[0].file
        titles = titles_of(found.elsewhere[0])
        if self._desk.files.session is None:
            text = tr("“{file}” came back; open the map it was made from first.", file=file)
            if titles:
                text = tr("“{file}” belongs to {titles}; open that map first.",
                          file=file, titles=titles)  # fmt: skip
        else:
            text = tr("“{file}” is the workbook of {titles}, not of the open map.",
                      file=file, titles=titles)  # fmt: skip
        choices: tuple[Choice, ...] = ()
        if found.map_file is not None:
            path = found.map_file
            name = tr("Open “{name}”", name=shown_name(path))
            choices = (Choice(name, partial(self._open_and_read, path, paths)),)
        if found.kin:
            again = partial(self.read, paths, map_id=found.kin)
            choices = (*choices, Choice(tr("Compare all the same"), again))
            text = tr("“{file}” was made from another copy of {titles} than the one that is open.",
                      file=file, titles=titles)  # fmt: skip
        self._desk.show_notice(
            Notice(text, Tone.WARNING, choices, details=found.refused, key=RETURN_KEY)
        )

    def _open_and_read(self, map_file: Path, paths: tuple[Path, ...]) -> None:
        there = self._show_elsewhere(map_file, self._over)
        if there is not None:  # the window that has the map asks about its workbook
            there.returns.read(paths)
        elif self._desk.files.open(map_file):
            self.read(paths)

    # --- the window ------------------------------------------------------------------------

    def _open(self, found: ReadBack) -> None:
        self._desk.show_map()
        bench, compared = self._desk.view.bench, found.compared
        if bench is None or compared is None:
            return
        if needs_other_scripts(said_texts(found.files, compared.comparison)):
            add_other_scripts()
        review = Review(
            found,
            bench,
            self._comparing,
            self._style.tokens,
            self._desk.show_notice,
            self._desk.view.messages.dismiss,
            self._over,
        )
        review.ended.connect(self._on_ended)
        self._review = review
        files, choices = self._kept
        review.begin(compared, choices if files == found.files else {})

    def _put_on(self, tokens: Tokens) -> None:
        if self.window is not None:
            self.window.set_tokens(tokens)

    def _close_window(self) -> None:
        if self._review is not None:
            self._review.close()

    def _on_ended(self) -> None:
        """Who closes the window by mistake finds the choices again with the same files."""
        review, self._review = self._review, None
        if review is not None:
            choices = {} if review.taken else review.window.decisions.choices
            self._kept = (review.files, choices)
            if review.taken:
                self._desk.show_map()  # it may have stood behind the start page
