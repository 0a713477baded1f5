"""PowerPoint: slides of shapes; an extra."""

from __future__ import annotations

from pathlib import Path

from exporters.format import Format
from exporters.options import ExportOptions
from exporters.progress import ExportReport, Progress
from model.document import JourneyMap


def _write(
    document: JourneyMap, path: Path, options: ExportOptions, progress: Progress
) -> ExportReport:
    from exporters.pptx import write_pptx  # noqa: PLC0415 - imported when it is asked for

    return ExportReport(path, write_pptx(document, path, options.poster, progress=progress))


FORMAT = Format(
    (".pptx",),
    "PowerPoint",
    "Slides with shapes to edit: the map and each stage",
    write=_write,
    needs="pptx",
    lacking="PowerPoint files need an extra package: pip install journeyboard[pptx]",
)
