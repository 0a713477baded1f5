"""Excel: the workbook that stakeholders fill in and send back.

What comes back is compared with the open map (:mod:`exporters.workbook.returning`), never imported
as a new one.
"""

from __future__ import annotations

import io
from pathlib import Path

from exporters.format import Format
from exporters.options import ExportOptions
from exporters.progress import ExportReport, Progress
from exporters.source import deliver
from model.document import JourneyMap


def _write(
    document: JourneyMap, path: Path, options: ExportOptions, progress: Progress
) -> ExportReport:
    from exporters.workbook.writing.book import write_workbook  # noqa: PLC0415 - imported when it is asked for

    buffer = io.BytesIO()
    warnings = write_workbook(
        document, buffer, options.workbook, identity=options.identity, progress=progress
    )
    deliver(buffer.getvalue(), path)
    return ExportReport(path, warnings)


FORMAT = Format((".xlsx",), "Excel", "Workbook to fill in and send back", write=_write)
