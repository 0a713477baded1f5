"""A map as an SVG picture: vectors for every viewer, with the text to be found in it."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from exporters.painters.svg import SvgPainter
from exporters.painters.svg.words import escaped, number
from exporters.poster.options import PosterOptions
from exporters.progress import ExportReport, Progress, no_progress
from exporters.source import deliver, laid_out, missing_warning
from model.document import JourneyMap
from model.layout.display import Group
from model.layout.result import LayoutResult
from model.records import MapInfo
from resources.words import tr


def write_svg(
    source: JourneyMap | LayoutResult,
    target: Path | BinaryIO,
    options: PosterOptions,
    *,
    progress: Progress = no_progress,
) -> tuple[str, ...]:
    """Write a map, or a finished layout, as SVG. Answers with warnings, a sentence each.

    Raises:
        Cancelled: ``progress`` raised it; nothing was written.
        FileError: the file could not be written.
    """
    layout = laid_out(source, options)
    display = layout.display()
    painter = SvgPainter(display, layout.document.images)
    for index, part in enumerate(display.children):
        progress(index, len(display.children))
        painter.paint(part)
    progress(len(display.children), len(display.children))
    deliver(file_text(display, painter, layout.document.info).encode("utf-8"), target)
    warning = missing_warning(layout)
    return (warning,) if warning else ()


def export_svg(
    source: JourneyMap | LayoutResult,
    path: Path,
    options: PosterOptions,
    *,
    progress: Progress = no_progress,
) -> ExportReport:
    """Write it."""
    return ExportReport(path, write_svg(source, path, options, progress=progress))


def file_text(display: Group, painter: SvgPainter, info: MapInfo) -> str:
    """The whole file around what was painted."""
    size = display.bounds
    width, height = number(size.width), number(size.height)
    about = info.objective or info.scenario
    description = f"\n<desc>{escaped(about)}</desc>" if about else ""
    language = f' xml:lang="{escaped(info.language)}"' if info.language else ""
    # The role lets screen readers enter the picture; "img" would shut its text away from them.
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}"'
        f' role="graphics-document document"{language} stroke-linecap="round"'
        ' stroke-linejoin="round" font-family="Noto Sans, sans-serif">\n'
        f"<title>{escaped(info.title or tr('Journey map'))}</title>{description}\n"
        f"<defs>\n{painter.definitions()}\n</defs>\n"
        f"{painter.elements()}\n</svg>\n"
    )
