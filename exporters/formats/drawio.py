"""draw.io: a diagram of shapes, for diagrams.net and its relatives."""

from __future__ import annotations

from pathlib import Path

from exporters.format import Format
from exporters.import_result import ImportResult
from exporters.options import ExportOptions, ImportOptions
from exporters.progress import ExportReport, Progress
from exporters.source import deliver
from model.document import JourneyMap


def _write(
    document: JourneyMap, path: Path, _options: ExportOptions, progress: Progress
) -> ExportReport:
    from exporters.drawio import drawio_of, lost_in_drawio  # noqa: PLC0415 - when it is asked for

    progress(0, 2)
    data = drawio_of(document)
    progress(1, 2)
    deliver(data, path)
    progress(2, 2)
    return ExportReport(path, lost_in_drawio(document))


def _read(data: bytes, *, name: str, options: ImportOptions) -> ImportResult:  # noqa: ARG001 - as all readers
    from exporters.drawio import read_drawio  # noqa: PLC0415

    return read_drawio(data, name=name)


def _recognise(data: bytes) -> bool:
    from exporters.drawio.opening import is_drawio  # noqa: PLC0415

    return is_drawio(data)


FORMAT = Format(
    (".drawio", ".xml"),
    "draw.io",
    "Diagram of shapes, to be edited in draw.io",
    write=_write,
    read=_read,
    recognise=_recognise,
)
