"""Waiting for a map that is on its way to the disk."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop

from designer.window.main_window import MainWindow


def until_saved(window: MainWindow) -> None:
    """Until the save that was asked for has ended, well or badly."""
    session = window.bench.session
    while session.saving:
        loop = QEventLoop()
        session.saving_changed.connect(loop.quit)
        loop.exec()
