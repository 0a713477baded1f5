"""Mermaid: the journey diagram of a text, alone or in Markdown."""

from __future__ import annotations

from pathlib import Path

from exporters.format import Format
from exporters.import_result import ImportResult
from exporters.options import ExportOptions, ImportOptions
from exporters.progress import ExportReport, Progress
from exporters.source import deliver_text
from model.document import JourneyMap


def _read(data: bytes, *, name: str, options: ImportOptions) -> ImportResult:
    from exporters.mermaid import read_mermaid  # noqa: PLC0415 - imported when it is asked for

    return read_mermaid(data, name=name, strict=options.strict)


def _write(
    document: JourneyMap, path: Path, _options: ExportOptions, progress: Progress
) -> ExportReport:
    from exporters.mermaid import mermaid_text  # noqa: PLC0415 - imported when it is asked for

    written = mermaid_text(document)
    deliver_text(written.text, path, progress)
    return ExportReport(path, written.warnings)


FORMAT = Format(
    (".mmd", ".mermaid", ".md", ".markdown"),
    "Mermaid",
    "Journey diagram as text, for documents and wikis",
    write=_write,
    read=_read,
)
