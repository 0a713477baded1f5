"""draw.io diagrams: swimlanes, notes and arrows, both ways."""

from __future__ import annotations

from pathlib import PurePath

from exporters.draft import drafted
from exporters.drawio.opening import cells_of, is_drawio, sheets_of
from exporters.drawio.own import draft_of_own, is_own
from exporters.drawio.reading import draft_of
from exporters.drawio.shapes import Drawing, drawing_of
from exporters.drawio.tables import drawn_table
from exporters.drawio.writing import CARRIED, drawio_of
from exporters.import_result import ImportResult
from exporters.left_out import left_out
from model.document import TABLE_NAMES, JourneyMap
from model.errors import ImportFormatError
from resources.words import tr

__all__ = ["drawio_of", "is_drawio", "lost_in_drawio", "read_drawio"]


def read_drawio(data: bytes, *, name: str) -> ImportResult:
    """The map in a draw.io file: of its first page that has anything on it.

    Raises:
        ImportFormatError: it is no such file, damaged or too large, or says nothing.
    """
    sheets = sheets_of(data, name=name)
    drawings = [drawing_of(sheet.name, cells_of(sheet)) for sheet in sheets]
    drawn = [drawing for drawing in drawings if drawing.shapes]
    if not drawn:
        raise ImportFormatError(tr("“{name}” is an empty drawing.", name=name))
    first, title = drawn[0], PurePath(name).stem
    result = drafted(draft_of_own(first, title=title)) if is_own(first) else _foreign(first, title)
    left = [drawing.name for drawing in drawn[1:]]
    if not left:
        return result
    told = tr("Only the first page was read; left out: {names}.", names=", ".join(left))
    return ImportResult(result.map, (told, *result.warnings))


def _foreign(drawing: Drawing, title: str) -> ImportResult:
    table = drawn_table(drawing, title=title)
    return table if table is not None else drafted(draft_of(drawing, title=title))


def lost_in_drawio(document: JourneyMap) -> tuple[str, ...]:
    """What of a map a drawing leaves out; pictures are in it, but are not read back."""
    lost = (record for name in TABLE_NAMES for record in document.table(name).values())
    return left_out("draw.io", (record for record in lost if record.table not in CARRIED))
