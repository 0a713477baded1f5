"""Markdown: a report to read, with the journey as a diagram in it."""

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
    from exporters.markdown import markdown_report, not_in_report  # noqa: PLC0415 - when asked for

    deliver_text(markdown_report(document), path, progress)
    return ExportReport(path, not_in_report(document))


FORMAT = Format(
    (".md", ".markdown"),
    "Markdown",
    "Report in words, readable without the picture",
    write=_write,
)
