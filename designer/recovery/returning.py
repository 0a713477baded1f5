"""Opening a map that was not saved: as it was, or for looking only."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from designer.document.session import DocumentSession, Origin
from designer.document.session_file import Opened
from designer.keeping.journal_keeper import JournalKeeper
from designer.recovery.decisions import remove
from designer.recovery.rebuilding import Rebuilding, last_state
from designer.window.main_window import MainWindow
from model.errors import FileError
from model.journal.reading import read
from model.journal.replaying import replayed
from model.naming import shortened
from model.recovery import tries
from model.recovery.leftovers import Leftover
from resources.words import tr
from widgets.message_bar import Notice, Tone

KEY = "recovered"

Place = Callable[[], MainWindow]


class Coming(QObject):
    """A map on its way back: ``advanced`` from 0 to 1, then ``done``, or ``failed`` and why."""

    advanced = Signal(float)
    done = Signal()
    failed = Signal(str)

    def __init__(self, left: Leftover, place: Place, parent: QObject) -> None:
        super().__init__(parent)
        self._left = left
        self._place = place

    def start(self) -> None:
        """Go; a map of usual size is there when this returns."""
        try:
            left = self._left = _read_again(self._left)
        except FileError as error:
            self.failed.emit(str(error))
            return
        if left.replayed is None:
            self.failed.emit(left.trouble)
            return
        rebuilding = Rebuilding(left.replayed, self)
        rebuilding.advanced.connect(self.advanced)
        rebuilding.done.connect(self._open)
        rebuilding.start()

    def _open(self, session: DocumentSession, note: str) -> None:
        window = self._place()
        window.files.take(Opened(session))
        if note:
            window.bench.capture.wait_with(note)
        if self._left.warnings:
            window.show_notice(_warned(self._left.warnings))
        self._let_journal_go(window, session)
        self.done.emit()
        self.deleteLater()

    def _let_journal_go(self, window: MainWindow, session: DocumentSession) -> None:
        """Once the map has a journal of its own; until then the old one stays, and stays ours."""
        left = self._left
        keeper = window.findChild(JournalKeeper)
        journal = keeper.journal_of(session) if keeper is not None else None
        tries.come_through(left.journal)
        if journal is not None and journal.secured():
            _remove(left)
            return

        def left_in_order(which: DocumentSession, _given_up: bool) -> None:  # noqa: FBT001
            if which is session:
                _remove(left)

        window.files.left.connect(left_in_order)


class Returning(QObject):
    """Brings maps back into windows."""

    def bring_back(self, left: Leftover, place: Place) -> Coming:
        """A map as it was, its undo history with it; ``place`` answers the window for it."""
        return Coming(left, place, self)

    def show(self, left: Leftover, window: MainWindow) -> None:
        """The map in a window of its own, for looking only."""
        if left.replayed is None:
            return
        played = left.replayed
        document, note = last_state(played)
        session = DocumentSession(document, origin=Origin(played.head.map_id, played.head.parents))
        window.files.take(Opened(session))
        session.forbid_edits(tr("only a look"))
        text = tr(
            "This is a look at the map as it was when the program ended. Nothing is decided by it."
        )
        if note:
            waits = tr("“{note}” waits in the quick note line.", note=shortened(note))
            text = f"{text} {waits}"
        window.show_notice(Notice(text, Tone.INFO, key=KEY, closable=False))


def _read_again(left: Leftover) -> Leftover:
    """A journal that was left alone so far is read because a person asked for it."""
    if left.replayed is not None or not left.shunned:
        return left
    tries.begin(left.journal)
    recorded = read(left.journal)
    played = replayed(recorded)
    return replace(left, recorded=recorded, replayed=played, warnings=played.warnings)


def _remove(left: Leftover) -> None:
    with suppress(FileError):  # it is asked about once more, which does no harm
        remove(left)


def _warned(warnings: tuple[str, ...]) -> Notice:
    text = tr("The map was brought back, but its journal was damaged; the last edits may miss.")
    return Notice(text, Tone.WARNING, details=warnings, key=KEY)
