"""The program's own small files: JSON that is read with care and written at once, whole.

A file that cannot be read counts as absent, one that cannot be written is logged, no more: nobody
shall be kept from their map by what the program would like to remember.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_log = logging.getLogger(__name__)


def read_own(path: Path | None, *, most_bytes: int) -> Mapping[str, Any]:
    """The object in a file; empty where there is none, or none that is sound, or no path."""
    try:
        if path is None or not path.is_file() or path.stat().st_size > most_bytes:
            return {}
        import json  # noqa: PLC0415 - not needed where nothing was kept yet

        data = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, Mapping) else {}


def write_own(path: Path | None, data: object) -> None:
    """Put an object into a file, in one step; without a path nothing is kept."""
    if path is None:
        return
    import json  # noqa: PLC0415 - not needed to show the window

    from model import disk  # noqa: PLC0415
    from model.atomic import write_bytes  # noqa: PLC0415
    from model.errors import FileError  # noqa: PLC0415

    text = json.dumps(data, indent=1, ensure_ascii=False) + "\n"
    try:
        disk.make_folder(path.parent, private=True)
        write_bytes(path, text.encode(), private=True)
    except (OSError, FileError) as error:
        _log.info("“%s” not kept: %s", path.name, error)
