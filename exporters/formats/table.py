"""Tables of other programs: CSV, Excel, Markdown. What their columns mean is guessed here."""

from __future__ import annotations

from exporters.format import Format
from exporters.import_result import ImportResult
from exporters.options import ImportOptions
from model.errors import ImportFormatError
from resources.words import tr

_ZIP = b"PK\x03\x04"


def _read(data: bytes, *, name: str, options: ImportOptions) -> ImportResult:  # noqa: ARG001 - as all readers
    from exporters.tables.building.built import built  # noqa: PLC0415 - imported when it is asked for
    from exporters.tables.files.reading import grids_in  # noqa: PLC0415
    from exporters.tables.guessing.guessed import guessed  # noqa: PLC0415

    if data.startswith(_ZIP):
        from exporters.workbook.returning.reading.opening import is_ours  # noqa: PLC0415

        if is_ours(data):
            raise ImportFormatError(
                tr(
                    "“{name}” is a workbook of a map of yours: open that map and read the "
                    "workbook back into it.",
                    name=name,
                )
            )
    grids = grids_in(data, name=name)
    return built(grids, guessed(grids), name=name)


def _is_no_diagram(data: bytes) -> bool:
    """A text with a Mermaid journey in it is read as that."""
    if data.startswith(_ZIP):
        return True
    from exporters.mermaid.source import holds_journey  # noqa: PLC0415

    return not holds_journey(data)


FORMAT = Format(
    (".csv", ".tsv", ".xlsx", ".md", ".markdown", ".tab"),
    "Table",
    "Tables of other programs: CSV, Excel, Markdown",
    read=_read,
    recognise=_is_no_diagram,
    tabular=True,
)
