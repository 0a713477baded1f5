"""PNG: a picture of pixels, painted by Qt."""

from __future__ import annotations

from pathlib import Path

from exporters.format import Format
from exporters.options import ExportOptions
from exporters.progress import ExportReport, Progress
from model.document import JourneyMap


def _write(
    document: JourneyMap, path: Path, options: ExportOptions, progress: Progress
) -> ExportReport:
    from exporters.png import export_png  # noqa: PLC0415 - imported when it is asked for

    return export_png(document, path, options.poster, progress=progress)


FORMAT = Format(
    (".png",),
    "PNG",
    "Picture of pixels, for slides and chat",
    write=_write,
    needs="PySide6",
    lacking="PNG pictures need PySide6, which is not installed.",
)
