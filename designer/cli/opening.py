"""Opening the window from the command line, or saying in a sentence why there is none."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from model.errors import JourneyboardError
from resources.words import tr

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def open_designer(maps: list[Path], *, sample: bool = False, safe: bool = False) -> int:
    """Open the designer on maps, on the sample, or on its start page; answers the exit code.

    Raises:
        JourneyboardError: there is no display, or Qt cannot be loaded.
    """
    if sys.platform.startswith("linux") and not any(map(os.environ.get, _DISPLAYS)):
        raise JourneyboardError(
            tr("The designer window needs a display; see --help for what does not.")
        )
    try:
        from designer.app import main  # noqa: PLC0415 - Qt, only for a window
    except ImportError as error:
        raise JourneyboardError(
            tr("The designer window needs PySide6, which cannot be loaded: {why}", why=error)
        ) from error
    return main(maps, sample=sample, safe=safe)
