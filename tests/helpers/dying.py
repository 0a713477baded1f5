"""``python -m tests.helpers.dying FOLDER``: the real program, edited, typed in, and never left.

Whoever starts it kills it once it has said ``ready``.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.app import Application, make_application
from designer.places import Places
from designer.settings import SettingsStore
from model.edits import edit
from model.records import MAP_ID

_TYPED_S = 0.6
"""Somewhat longer than what is typed may wait."""


def main(folder: Path) -> None:
    """Edit a map that was never saved, type a note, and wait for the end."""
    program = Application(
        make_application(),
        settings=SettingsStore(folder / "settings.json"),
        places=Places.within(folder),
    )
    window = program.open_window()
    window.files.start_from("purchase")
    window.activateWindow()
    session = window.bench.session
    for title in ("One", "Two", "Three"):
        session.push(edit(session.document, MAP_ID, title=title))
    session.undo_stack.undo()
    window.bench.capture.open()
    QTest.keyClicks(window.bench.capture.field, "half a note")
    until = time.monotonic() + _TYPED_S
    while time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.01)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        QApplication.processEvents()
        time.sleep(0.01)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
