"""Maps dropped on the start page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from designer.canvas.exchange.incoming import local_files
from designer.document.files import WORKBOOK_SUFFIX, import_suffixes
from model.storage import SUFFIX


def maps_in(data: QMimeData) -> list[Path]:
    """The maps among dropped files, those of other tools that can be imported, and workbooks."""
    wanted = (SUFFIX, WORKBOOK_SUFFIX, *import_suffixes())
    return [path for path in local_files(data) if path.suffix.lower() in wanted]
