"""PDF: the poster."""

from __future__ import annotations

from pathlib import Path

from exporters.format import Format
from exporters.options import ExportOptions
from exporters.progress import ExportReport, Progress
from model.document import JourneyMap


def _write(
    document: JourneyMap, path: Path, options: ExportOptions, progress: Progress
) -> ExportReport:
    from exporters.pdf import write_pdf  # noqa: PLC0415 - imported when it is asked for

    return ExportReport(path, write_pdf(document, path, options.poster, progress=progress))


FORMAT = Format((".pdf",), "PDF", "Poster, printed at any size", write=_write)
