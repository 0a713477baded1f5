"""A map as an SVG picture: vectors for every viewer, with the text to be found in it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from exporters.painters.sight import pruned
from exporters.painters.svg import Letters, SvgPainter
from exporters.painters.svg.words import escaped, number, short_name
from exporters.pictures import Made, Subject, deliver_pictures, subjects
from exporters.poster.options import PosterOptions
from exporters.poster.pages import Placed
from exporters.poster.picture import Lettering
from exporters.progress import ExportReport, Progress, no_progress
from model.document import JourneyMap
from model.layout.display import Group, RectNode
from model.layout.geometry import Rect, Size
from model.layout.result import LayoutResult
from model.records import MapInfo
from resources.words import tr


def export_svg(
    source: JourneyMap | LayoutResult,
    path: Path,
    options: PosterOptions,
    *,
    progress: Progress = no_progress,
) -> ExportReport:
    """Write a map, or a finished layout, as an SVG file; several where one is not enough.

    Raises:
        Cancelled: ``progress`` raised it; nothing was written.
        ExportError: no sheet can carry what is asked.
        FileError: a file could not be written; none is changed then.
    """
    made, warnings = _made(source, options, progress)
    return ExportReport(path, warnings, deliver_pictures(made, path))


def _made(
    source: JourneyMap | LayoutResult, options: PosterOptions, progress: Progress
) -> tuple[list[Made], tuple[str, ...]]:
    """How each picture is made, and the warnings."""
    shown = subjects(source, options)
    steps = [sum(len(part.drawing.children) for part in one.page.parts) for one in shown.each]
    total = sum(steps)

    def made(index: int, subject: Subject) -> bytes:
        before = sum(steps[:index])
        done = svg_bytes(
            subject,
            lettering=options.picture.lettering,
            prefix=f"{short_name(index)}_" if len(steps) > 1 else "",
            progress=lambda step, _steps: progress(before + step, total),
        )
        progress(before + steps[index], total)
        return done

    pictures: list[Made] = [
        (one.ending, partial(made, index, one)) for index, one in enumerate(shown.each)
    ]
    return pictures, shown.warnings


def svg_bytes(
    subject: Subject,
    *,
    lettering: Lettering = Lettering.OUTLINES,
    prefix: str = "",
    progress: Progress = no_progress,
) -> bytes:
    """A page as a file. ``prefix`` begins each id."""
    page = subject.page
    parts = [(part, drawing) for part in page.parts if (drawing := _shown(part, page.size))]
    painter = SvgPainter(
        [drawing for _, drawing in parts],
        subject.images,
        letters=Letters() if lettering is Lettering.TEXT else None,
        prefix=prefix,
    )
    if page.ground:
        painter.paint(RectNode(Rect(0, 0, page.size.width, page.size.height), fill=page.ground))
    done, total = 0, sum(len(drawing.children) for _, drawing in parts)
    for part, drawing in parts:
        painter.enter(part)
        for node in drawing.children:
            progress(done, total)
            painter.paint(node)
            done += 1
        painter.leave()
    return file_text(page.size, painter, subject.info, title=page.title).encode("utf-8")


def _shown(part: Placed, page: Size) -> Group | None:
    """What of a part can be seen: text that is cut off shall not be found in the file."""
    seen = part.clip or Rect(0, 0, page.width, page.height)
    inside = Rect(
        (seen.x - part.x) / part.scale,
        (seen.y - part.y) / part.scale,
        seen.width / part.scale,
        seen.height / part.scale,
    )
    return pruned(part.drawing, inside)


def file_text(size: Size, painter: SvgPainter, info: MapInfo, *, title: str = "") -> str:
    """The whole file around what was painted on ``size`` points."""
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
        f"<title>{escaped(title or info.title or tr('Journey map'))}</title>{description}\n"
        f"<defs>\n{painter.definitions()}\n</defs>\n"
        f"{painter.elements()}\n</svg>\n"
    )
