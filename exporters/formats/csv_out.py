"""CSV and TSV: a table of all cards and emotions, for any program."""

from __future__ import annotations

from pathlib import Path

from exporters.format import Format
from exporters.options import ExportOptions
from exporters.progress import ExportReport, Progress
from exporters.source import deliver_text
from model.document import JourneyMap


def _write(
    document: JourneyMap, path: Path, _options: ExportOptions, progress: Progress
) -> ExportReport:
    from exporters.csv_out import csv_text, untold  # noqa: PLC0415 - imported when it is asked for

    delimiter = "\t" if path.suffix.lower() == ".tsv" else ","
    # Excel takes a file without the mark for a text of its country.
    deliver_text(csv_text(document, delimiter=delimiter), path, progress, mark=True)
    return ExportReport(path, untold(document))


FORMAT = Format(
    (".csv", ".tsv"),
    "CSV",
    "Table of all cards and emotions, for any program",
    write=_write,
)
