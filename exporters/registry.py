"""The formats that a map can be exported to, by the suffix of the file.

A format's module is imported when it is asked for: a PDF needs no Qt, a workbook no PDF library.
"""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from exporters.poster.options import PosterOptions
from exporters.progress import ExportReport, Progress, no_progress
from exporters.source import deliver
from model.document import JourneyMap
from model.errors import ExportError
from resources.words import tr

Writer: TypeAlias = Callable[[JourneyMap, Path, PosterOptions, Progress], ExportReport]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the suffix with its dot, a name, what it is for (untranslated), its writer.

    ``needs`` is the package that it cannot do without, ``lacking`` the sentence where it is not
    installed (untranslated).
    """

    suffix: str
    name: str
    description: str
    write: Writer
    needs: str = ""
    lacking: str = ""

    def obstacle(self) -> str:
        """Why this computer cannot write the format, a sentence; empty when it can."""
        return "" if not self.needs or _is_installed(self.needs) else tr(self.lacking)


def _is_installed(package: str) -> bool:
    try:
        return importlib.util.find_spec(package) is not None
    except ImportError:
        return False


def _pdf(
    document: JourneyMap, path: Path, options: PosterOptions, progress: Progress
) -> ExportReport:
    from exporters.pdf import write_pdf  # noqa: PLC0415 - see the module's docstring

    return ExportReport(path, write_pdf(document, path, options, progress=progress))


def _png(
    document: JourneyMap, path: Path, options: PosterOptions, progress: Progress
) -> ExportReport:
    from exporters.png import export_png  # noqa: PLC0415

    return export_png(document, path, options, progress=progress)


def _svg(
    document: JourneyMap, path: Path, options: PosterOptions, progress: Progress
) -> ExportReport:
    from exporters.svg import export_svg  # noqa: PLC0415

    return export_svg(document, path, options, progress=progress)


def _xlsx(
    document: JourneyMap, path: Path, _options: PosterOptions, progress: Progress
) -> ExportReport:
    from exporters.workbook import write_workbook  # noqa: PLC0415

    buffer = io.BytesIO()
    warnings = write_workbook(document, buffer, progress=progress)
    deliver(buffer.getvalue(), path)
    return ExportReport(path, warnings)


def _pptx(
    document: JourneyMap, path: Path, options: PosterOptions, progress: Progress
) -> ExportReport:
    from exporters.pptx import write_pptx  # noqa: PLC0415

    return ExportReport(path, write_pptx(document, path, options, progress=progress))


FORMATS: tuple[Format, ...] = (
    Format(".pdf", "PDF", "Poster, printed at any size", _pdf),
    Format(
        ".png",
        "PNG",
        "Picture of pixels, for slides and chat",
        _png,
        needs="PySide6",
        lacking="PNG pictures need PySide6, which is not installed.",
    ),
    Format(".svg", "SVG", "Picture of vectors, for the web and drawing programs", _svg),
    Format(".xlsx", "Excel", "Workbook to filter, fill in and send back", _xlsx),
    Format(
        ".pptx",
        "PowerPoint",
        "Slides of shapes that can be edited: the map and each stage",
        _pptx,
        needs="pptx",
        lacking="PowerPoint files need an extra package: pip install journeyboard[pptx]",
    ),
)


def format_for(path: Path) -> Format:
    """The format that a file's suffix names, whatever its case.

    Raises:
        ExportError: there is no such format.
    """
    suffix = path.suffix.lower()
    for candidate in FORMATS:
        if candidate.suffix == suffix:
            return candidate
    known = ", ".join(candidate.suffix for candidate in FORMATS)
    raise ExportError(
        tr(
            "“{name}” names no format to export to. Known are: {known}.",
            name=path.name,
            known=known,
        )
    )


def export(
    document: JourneyMap,
    path: Path,
    options: PosterOptions | None = None,
    *,
    progress: Progress = no_progress,
) -> ExportReport:
    """Write a map to a file in the format of its suffix, whole or not at all.

    Raises:
        ExportError: the format is unknown or cannot be written on this computer, or it cannot do
            what the options ask.
        FileError: the file could not be written.
        Cancelled: ``progress`` raised it; no file is left behind, an old one is as it was.
    """
    chosen = format_for(path)
    obstacle = chosen.obstacle()
    if obstacle:
        raise ExportError(obstacle)
    return chosen.write(document, path, options or PosterOptions(), progress)
