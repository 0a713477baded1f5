"""Opens maps in the real window, one after another, and measures each: run as a child process.

Takes a list of files as JSON; answers for each whether it opened, what was said, the seconds of
processor time until it was drawn, and the most memory above that of a window with a small map.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@dataclass(frozen=True, slots=True)
class Shown:
    """How the window took a file. ``megabytes`` is the peak of the process meanwhile."""

    opened: bool
    said: tuple[str, ...]
    seconds: float
    megabytes: float


def shown(files: Sequence[Path], folder: Path) -> tuple[list[Shown], str]:
    """Open files in a window of a child process; also what Qt or Python complained of."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.shown", str(folder)],
        input=json.dumps([str(file) for file in files]),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    found = json.loads(done.stdout.splitlines()[-1])
    return [Shown(**{**one, "said": tuple(one["said"])}) for one in found], done.stderr


def _main(folder: Path) -> None:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - after the platform is chosen

    from designer.app import Application, make_application  # noqa: PLC0415
    from designer.dialogs.protocol import Unsaved  # noqa: PLC0415
    from designer.places import Places  # noqa: PLC0415
    from designer.settings import SettingsStore  # noqa: PLC0415
    from tests.gui.shell.faces import FakeDialogs  # noqa: PLC0415
    from tests.hostile.cage import forget_peak, peak  # noqa: PLC0415

    def saying_no(_window: object) -> FakeDialogs:
        dialogs = FakeDialogs()
        dialogs.unsaved_answer = Unsaved.DISCARD
        return dialogs

    resource.setrlimit(resource.RLIMIT_CPU, (200, 200))
    program = Application(
        make_application(),
        settings=SettingsStore(folder / "settings.json"),
        places=Places.within(folder),
        dialogs=saying_no,
    )
    window = program.open_window(sample=True)
    window.resize(1_200, 800)
    window.grab()
    said: list[str] = []
    window.files.noticed.connect(lambda notice: said.append(notice.text))
    answers = []
    for name in json.load(sys.stdin):
        said.clear()
        forget_peak()
        begun = time.process_time()
        opened = window.files.open(Path(name))
        QApplication.processEvents()
        if opened:
            _look(window)
        QApplication.processEvents()
        took = time.process_time() - begun
        answers.append(asdict(Shown(opened, tuple(said), took, peak())))
    window.close()
    sys.stdout.write("\n" + json.dumps(answers) + "\n")
    sys.stdout.flush()
    os._exit(0)


def _look(window: object) -> None:
    """Have it drawn, fitted and near, and the first records looked at in the inspector."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from designer.window.main_window import MainWindow  # noqa: PLC0415

    assert isinstance(window, MainWindow)
    window.grab()
    document = window.bench.session.document
    for table in ("cards", "personas", "stages"):
        for record_id in list(document.table(table))[:2]:
            window.bench.canvas.select([record_id])
            QApplication.processEvents()
    window.grab()


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
