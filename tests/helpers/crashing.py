"""A program that ends without leaving in order, and the next one that finds what it left."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.app import Application
from designer.dialogs.protocol import Unsaved
from designer.keeping.journal_keeper import JournalKeeper
from designer.keeping.map_journal import MapJournal
from designer.places import Places
from designer.recovery.recovery import Recovery
from designer.recovery.row import RecoveryRow
from designer.settings import SettingsStore
from designer.window.main_window import MainWindow
from model.journal.reading import left_behind, read
from model.journal.replaying import Replayed, replayed
from tests.gui.shell.faces import FakeDialogs


def crashed(places: Places, folder: Path) -> Places:
    """The places as a program that is killed now leaves them: nobody holds their journals."""
    left = Places.within(folder)
    if places.journals.is_dir():
        shutil.copytree(places.journals, left.journals)
    return left


def recorded(places: Places, folder: Path) -> list[Replayed]:
    """What the journals hold that would be found after a crash now, newest first."""
    found = []
    for left in left_behind(crashed(places, folder).journals):
        journal = read(left.path)
        found.append(replayed(journal))
        journal.release()
    return found


def journal_of(window: MainWindow) -> MapJournal:
    """The journal of the map that is open in a window."""
    keeper = window.findChild(JournalKeeper)
    assert keeper is not None
    journal = keeper.journal_of(window.bench.session)
    assert journal is not None
    return journal


class Restarted:
    """The program started again over what was left."""

    def __init__(self, qapp: QApplication, qtbot: QtBot, places: Places) -> None:
        self.dialogs = FakeDialogs()
        self._qtbot = qtbot
        self.program = Application(
            qapp,
            settings=SettingsStore(places.journals.parent / "settings.json"),
            places=places,
            dialogs=lambda _window: self.dialogs,
        )
        self.program.style.choose("light")
        self.window = self.program.open_window()
        self.window.resize(1024, 700)

    @property
    def recovery(self) -> Recovery:
        """What asks about maps that were not saved."""
        assert self.program.recovery is not None
        return self.program.recovery

    def look(self, *, asked: bool = False) -> list[RecoveryRow]:
        """Let it look for maps that were not saved; the rows of its bar."""
        self.program.recover(asked=asked)
        self._qtbot.waitUntil(lambda: not self.recovery.busy)
        return self.rows()

    def rows(self) -> list[RecoveryRow]:
        """The rows that stand."""
        return self.recovery.bar.rows() if self.recovery.bar is not None else []

    def notices(self) -> list[str]:
        """What is said in all windows."""
        windows = self.program.windows
        return [bar.notice.text for each in windows for bar in each.view.messages.bars()]

    def end(self) -> None:
        """Leave it in order."""
        self.dialogs.unsaved_answer = Unsaved.DISCARD
        self.program.quit()
        self.program.end()
        QApplication.processEvents()
        self.program.deleteLater()
        QApplication.processEvents()
