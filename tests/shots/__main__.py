"""``python -m tests.shots [NAME ...] [--out FOLDER]``: make all pictures, or those named."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from PySide6.QtWidgets import QApplication

from designer.demo import offscreen_application
from tests.shots.studio import Shot, Studio
from tests.shots.table import SHOTS

ROOT = Path(__file__).resolve().parent.parent.parent
IMAGES = ROOT / "docs" / "images"
_SCALE = "QT_SCALE_FACTOR"


def main(arguments: Sequence[str]) -> int:
    """Write the pictures; each is named when it is there."""
    parser = argparse.ArgumentParser(prog="python -m tests.shots")
    parser.add_argument("names", nargs="*", choices=[[], *(shot.name for shot in SHOTS)])
    parser.add_argument("--out", type=Path, default=IMAGES)
    chosen = parser.parse_args(arguments)
    chosen.out.mkdir(parents=True, exist_ok=True)
    shots = [shot for shot in SHOTS if not chosen.names or shot.name in chosen.names]
    here = float(os.environ.get(_SCALE, "1"))
    for scale, group in groupby(sorted(shots, key=_scale), key=_scale):
        if scale == here:
            _take(list(group), chosen.out)
        else:
            _take_elsewhere(scale, [shot.name for shot in group], chosen.out)
    return 0


def _scale(shot: Shot) -> float:
    return shot.scale


def _take(shots: Sequence[Shot], folder: Path) -> None:
    with tempfile.TemporaryDirectory() as settings:
        for shot in shots:
            # Settings of its own for each: none sees what was switched for another.
            application = offscreen_application(Path(settings) / f"{shot.name}.json", shot.theme)
            application.settings.change(motion="off")
            QApplication.setCursorFlashTime(0)  # the caret stands, in each picture alike
            studio = Studio(application, shot.size)
            path = studio.take(shot, folder)
            studio.leave()
            sys.stdout.write(f"{path.name} {path.stat().st_size // 1000} kB\n")
            sys.stdout.flush()


def _take_elsewhere(scale: float, names: Sequence[str], folder: Path) -> None:
    """Qt learns the scale of the screen when it starts, so another process takes these."""
    subprocess.run(
        [sys.executable, "-m", "tests.shots", *names, "--out", str(folder)],
        env={**os.environ, _SCALE: str(scale)},
        cwd=ROOT,
        check=True,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
