"""SVG: a picture of vectors."""

from __future__ import annotations

from pathlib import Path

from exporters.format import Format
from exporters.options import ExportOptions
from exporters.progress import ExportReport, Progress
from model.document import JourneyMap


def _write(
    document: JourneyMap, path: Path, options: ExportOptions, progress: Progress
) -> ExportReport:
    from exporters.svg import export_svg  # noqa: PLC0415 - imported when it is asked for

    return export_svg(document, path, options.poster, progress=progress)


FORMAT = Format(
    (".svg",), "SVG", "Picture of vectors, for the web and drawing programs", write=_write
)
