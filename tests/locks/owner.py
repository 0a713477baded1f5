"""The real application in a process of its own, led line by line: ``python -m tests.locks.owner``.

Arguments: the map, and the folder for everything else that the program keeps. Each line on standard
input is a deed; the answer is one line of JSON with what the window says.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication, QPushButton

from designer.app import Application, make_application
from designer.document.notices import LOCK_KEY
from designer.keeping.lock_keeper import LockKeeper
from designer.places import Places
from designer.settings import SettingsStore
from designer.window.main_window import MainWindow
from model.edits.fields import edit
from widgets.message_bar import MessageBar

_LONGEST_S = 600


def _bar(window: MainWindow) -> MessageBar | None:
    bars = window.view.messages.bars()
    return next((bar for bar in bars if bar.notice.key == LOCK_KEY), None)


def _state(window: MainWindow, done: object) -> dict[str, object]:
    session, bar = window.bench.session, _bar(window)
    return {
        "done": done,
        "title": session.document.info.title,
        "read_only": session.read_only,
        "clean": session.clean,
        "notice": bar.notice.text if bar is not None else "",
    }


def _look(window: MainWindow) -> None:
    keeper = window.files.findChild(LockKeeper)
    assert keeper is not None
    keeper.look()
    until = time.monotonic() + _LONGEST_S
    while keeper._job is not None and time.monotonic() < until:
        QApplication.processEvents()


def _do(window: MainWindow, deed: str, rest: str) -> object:
    session = window.bench.session
    match deed:
        case "edit":
            session.push(edit(session.document, "map", title=rest))
        case "save":
            return window.files.save()
        case "look":
            _look(window)
        case "press":
            bar = _bar(window)
            assert bar is not None
            next(b for b in bar.findChildren(QPushButton) if b.text() == rest).click()
        case "state":
            pass
        case _:
            raise ValueError(deed)
    QApplication.processEvents()
    return None


def _answer(state: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(state) + "\n")
    sys.stdout.flush()


def main(path: Path, folder: Path) -> None:
    """Open the map, then do what the lines say until they end."""
    app = make_application()
    places = Places.within(folder / "data")
    settings = SettingsStore(folder / "settings.json")
    application = Application(app, settings=settings, places=places)
    window = application.open_window(path=path)
    QApplication.processEvents()
    _answer(_state(window, None))
    for line in sys.stdin:
        deed, _, rest = line.rstrip("\n").partition(" ")
        _answer(_state(window, _do(window, deed, rest)))
    window.bench.session.mark_saved()  # nobody is asked
    application.quit()
    application.end()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
