"""The tables of a file on this machine."""

from __future__ import annotations

from pathlib import Path

from exporters.tables.files.bounds import MAX_BYTES
from exporters.tables.files.reading import grids_in
from exporters.tables.grid import Grids
from exporters.workbook.returning.reading.opening import is_ours
from model.errors import ImportFormatError
from model.outside import read_outside, shown_name
from resources.words import tr

_ZIP = b"PK\x03\x04"


def grids_of_file(path: Path) -> Grids:
    """All tables of a file.

    Raises:
        FileError: it cannot be read.
        ImportFormatError: there is no table in it, or it is a workbook that comes back.
    """
    data = read_outside(path, MAX_BYTES)
    name = shown_name(path)
    if data.startswith(_ZIP) and is_ours(data):
        raise ImportFormatError(
            tr(
                "“{name}” is a workbook of a map of yours: open that map and read the workbook "
                "back into it.",
                name=name,
            )
        )
    grids = grids_in(data, name=name)
    if not grids.tables:
        raise ImportFormatError(tr("“{name}” holds no table.", name=name))
    return grids
