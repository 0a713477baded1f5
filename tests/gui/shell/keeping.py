"""A window on a map whose versions are kept, and what a person does to it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from designer.app import Application
from designer.keeping.version_keeper import VersionKeeper
from designer.window.main_window import MainWindow
from model.changes import ChangeSet
from model.document import JourneyMap
from model.records import Card, evolve
from model.storage import save
from model.versions import Reason, VersionStore
from tests.gui.canvas.conftest import small_map
from tests.helpers.settling import settle

MAP = "map-7f3kq2mzh9"
_CTRL = Qt.KeyboardModifier.ControlModifier


def map_file(folder: Path) -> Path:
    """A map in a file."""
    path = folder / "Night train.journey"
    save(path, small_map(), map_id=MAP)
    return path


def keeper(window: MainWindow) -> VersionKeeper:
    """Who keeps the versions of a window's map."""
    found = window.files.findChild(VersionKeeper)
    assert found is not None
    return found


def reasons(application: Application, map_id: str = MAP) -> list[Reason]:
    """Why what there is was kept, newest first; what is being kept is waited for."""
    for window in application.windows:
        keeper(window).finish()
    return [version.reason for version in VersionStore(application.places.versions).of(map_id)]


def reword(window: MainWindow, text: str) -> None:
    """Write something on the first card."""
    session = window.bench.session
    first = next(iter(session.document.cards.values()))
    session.push(ChangeSet(updated=((first, evolve(first, text=text)),), label="Edit card"))


def saved(window: MainWindow) -> None:
    """Save with the keys, and wait until map and version are on the disk."""
    QTest.keyClick(window.bench.canvas, Qt.Key.Key_S, _CTRL)
    window.files.saving.wait(window.bench.session)
    settle()
    keeper(window).finish()


def title(document: JourneyMap) -> str:
    """What the first card says."""
    card = next(iter(document.cards.values()))
    assert isinstance(card, Card)
    return card.text
