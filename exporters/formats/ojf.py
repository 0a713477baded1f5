"""OpenJourney: a journey as JSON."""

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
    from exporters.ojf import lost_in_ojf, ojf_of  # noqa: PLC0415 - imported when it is asked for

    deliver_text(ojf_of(document), path, progress)
    return ExportReport(path, lost_in_ojf(document))


def _read(data: bytes, *, name: str, options: ImportOptions) -> ImportResult:  # noqa: ARG001 - as all readers
    from exporters.ojf import read_ojf  # noqa: PLC0415

    return read_ojf(data, name=name)


def _recognise(data: bytes) -> bool:
    from exporters.json_in import holds  # noqa: PLC0415
    from exporters.ojf import is_ojf  # noqa: PLC0415

    return holds(data, is_ojf)


FORMAT = Format(
    (".ojf", ".json"),
    "OpenJourney",
    "Journey as JSON, for programs",
    write=_write,
    read=_read,
    recognise=_recognise,
)
