"""From starting Python to a window that is painted and can be used, against an empty one."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.bench.clock import paired, say_pair

_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
application.processEvents()
"""
_OURS = """
from designer.app import Application, make_application
application = make_application()
window = Application(application).open_window()
application.processEvents()
"""


def bench_start() -> None:
    """Both as whole processes, ended the moment their window has been painted."""
    pair = paired(lambda: _run(_OURS), lambda: _run(_BARE), rounds=15)
    say_pair("start to painted window", pair, aim=1.6)


def _run(code: str) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # who starts twice has it compiled
    # Ending at once leaves out what Python tears down, which no user waits for. Waited for without
    # a time limit: with one, Python only looks every 50 ms.
    process = subprocess.Popen(
        [sys.executable, "-c", code + "\nimport os\nos._exit(0)\n"], env=environment
    )
    if process.wait() != 0:
        message = "the window did not come up"
        raise RuntimeError(message)
