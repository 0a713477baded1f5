"""JSON of personas: our own, and those of others."""

from __future__ import annotations

from pathlib import Path

from exporters.format import Format
from exporters.import_result import ImportResult
from exporters.options import ExportOptions, ImportOptions
from exporters.progress import ExportReport, Progress
from exporters.source import deliver_text
from model.document import JourneyMap


def _write(
    document: JourneyMap, path: Path, _options: ExportOptions, progress: Progress
) -> ExportReport:
    from exporters.personas import lost_in_personas, personas_json  # noqa: PLC0415 - when asked for

    deliver_text(personas_json(document), path, progress)
    return ExportReport(path, lost_in_personas(document))


def _read(data: bytes, *, name: str, options: ImportOptions) -> ImportResult:  # noqa: ARG001 - as all readers
    from exporters.personas import read_personas  # noqa: PLC0415

    return read_personas(data, name=name)


def _recognise(data: bytes) -> bool:
    from exporters.json_in import holds  # noqa: PLC0415
    from exporters.personas import holds_personas  # noqa: PLC0415

    return holds(data, holds_personas)


FORMAT = Format(
    (".json",),
    "Personas",
    "JSON of the personas, with all that is known of them",
    write=_write,
    read=_read,
    recognise=_recognise,
)
