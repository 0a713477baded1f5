"""Waiting for a map that is on its way to the disk."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QTimer

from designer.window.main_window import MainWindow

_PATIENCE_MS = 120_000


def until_saved(window: MainWindow) -> None:
    """Until the save that was asked for has ended, well or badly; one that never ends fails."""
    session = window.bench.session
    patience = QTimer()
    patience.setSingleShot(True)
    patience.start(_PATIENCE_MS)
    while session.saving:
        assert patience.isActive(), "the save never ended"
        loop = QEventLoop()
        session.saving_changed.connect(loop.quit)
        patience.timeout.connect(loop.quit)
        loop.exec()
