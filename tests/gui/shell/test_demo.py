"""What ``make run`` writes without a display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from designer.demo import WINDOW_SIZE


def test_the_demo_writes_all_four_files_without_a_display(
    root: Path, tmp_path: Path, own_home: Path
) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    code = (
        "import sys; from pathlib import Path; from designer.demo import write_demo\n"
        "for path in write_demo(Path(sys.argv[1])): print(path.name)\n"
    )
    out = tmp_path / "deep" / "out"
    done = subprocess.run(
        [sys.executable, "-c", code, str(out)],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stdout.split() == ["poster.pdf", "workbook.xlsx", "map.png", "window.png"]
    window = QImage(str(out / "window.png"))
    assert (window.width(), window.height()) == WINDOW_SIZE
    colours = {window.pixelColor(x, 500).name() for x in range(0, 1600, 7)}
    assert len(colours) > 8, "the window was painted with a map in it"
    assert not list(own_home.rglob("settings.json"))
