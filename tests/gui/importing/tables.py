"""Tables as others keep them, and the window that asks about them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from designer.dialogs.import_dialog import ImportDialog
from designer.window.main_window import MainWindow
from tests.helpers.settling import settle

JOURNEY = """Stage;Step;Touchpoint;Channel;Emotion;Remark
Awareness;Sees the ad;Poster in the bus;online ad;curious;bright
Awareness;Looks it up;Website;website;happy;<b>quick</b>
Purchase;Pays;Checkout page;checkout page;annoyed;three forms
"""
PEOPLE = """Name;Role;Goals;Quote
Anna Berg;Nurse;Sleep well;"I wake up twice"
Customer;Driver;Arrive in time;"Where am I?"
"""


def written(folder: Path, text: str, name: str = "table.csv") -> Path:
    """A file with this table."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def asked_about(window: MainWindow, path: Path, qtbot: QtBot) -> ImportDialog:
    """The window for an import, its first map made."""
    window.files.import_file(path)
    qtbot.waitUntil(lambda: not window.imports.running, timeout=20_000)
    found = window.imports.window
    assert found is not None
    at_rest(found, qtbot)
    return found


def at_rest(asked: ImportDialog, qtbot: QtBot) -> None:
    """Wait until the map is made and painted."""
    qtbot.waitUntil(
        lambda: (
            not asked._later.isActive()
            and not asked.planner.working
            and not asked.preview.pictures.working
        ),
        timeout=30_000,
    )


def press_go(window: MainWindow, asked: ImportDialog, qtbot: QtBot) -> None:
    """Press the button that makes the map, and let it be made."""
    assert asked.footer.go_button.isEnabled()
    QTest.mouseClick(asked.footer.go_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.imports.running, timeout=30_000)
    settle()


def list_of(asked: ImportDialog, heading: str) -> QComboBox:
    """The list that says what a field means."""
    wanted = f"What “{heading}” means"
    return next(box for box in asked.table.lists if box.accessibleName() == wanted)


def choose(asked: ImportDialog, heading: str, name: str, qtbot: QtBot) -> None:
    """Choose in a list with the arrow keys, until it says what is wanted."""
    box = list_of(asked, heading)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    while not box.currentText().startswith(name):
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() > before, f"no {name} in the list"
    settle()
    at_rest(asked, qtbot)


def meaning(asked: ImportDialog, heading: str) -> str:
    """What a list says."""
    return list_of(asked, heading).currentText()
