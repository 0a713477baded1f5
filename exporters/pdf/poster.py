"""A map on one sheet: never cropped, never spilled, as large as the margins allow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

from exporters.options import PosterOptions, Progress, no_progress
from exporters.painters.pdf import PdfPainter, PdfResources
from exporters.pdf.document import Description, Entry, one_page
from exporters.placing import Placement, legibility_warning, placed
from exporters.source import deliver, laid_out, missing_warning
from model.document import JourneyMap
from model.layout.geometry import Rect
from model.layout.result import LayoutResult
from model.records import MapInfo
from resources.words import tr

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# A map that bears no date: the same map must give the same bytes on any day.
_NO_DATE = date(2000, 1, 1)


def write_pdf(
    source: JourneyMap | LayoutResult,
    target: Path | BinaryIO,
    options: PosterOptions,
    *,
    progress: Progress = no_progress,
) -> tuple[str, ...]:
    """Write a map, or a finished layout, as a one-page PDF. Answers with warnings, a sentence each.

    Raises:
        Cancelled: ``progress`` raised it; nothing was written.
        FileError: the file could not be written.
    """
    layout = laid_out(source, options)
    placement = placed(layout.size, options.paper, options)
    painter, resources = _painted(layout, placement, progress)
    data = one_page(
        painter.content(),
        resources,
        placement.sheet,
        _description(layout.document.info),
        _outline(layout, placement),
    )
    deliver(data, target)
    warnings = (
        missing_warning(layout),
        legibility_warning(painter.smallest_text, layout.size, options),
    )
    return tuple(warning for warning in warnings if warning)


def _painted(
    layout: LayoutResult, placement: Placement, progress: Progress
) -> tuple[PdfPainter, PdfResources]:
    resources = PdfResources(layout.document.images)
    painter = PdfPainter(resources)
    painter.place(placement.scale, placement.x, placement.sheet.height - placement.y)
    parts = layout.display().children
    for index, part in enumerate(parts):
        progress(index, len(parts))
        painter.paint(part)
    progress(len(parts), len(parts))
    return painter, resources


def _description(info: MapInfo) -> Description:
    return Description(
        title=info.title or tr("Journey map"),
        author=", ".join(info.authors),
        subject=info.objective or info.scenario,
        language=info.language if _LANGUAGE.fullmatch(info.language) else "",
        date=info.revised_on or info.created_on or _NO_DATE,
    )


def _outline(layout: LayoutResult, placement: Placement) -> Sequence[Entry]:
    """Stages with their steps, each leading to its column over the whole height of the map."""
    document = layout.document

    def column(rect: Rect) -> Rect:
        scale, height = placement.scale, placement.sheet.height
        foot = height - placement.y - scale * layout.size.height
        width = scale * rect.width
        return Rect(placement.x + scale * rect.x, foot, width, scale * layout.size.height)

    entries = []
    for stage in layout.stages:
        steps = tuple(
            Entry(document.steps[step.step_id].name, column(step.header))
            for step in layout.steps
            if step.stage_id == stage.stage_id and document.steps[step.step_id].name
        )
        name = document.stages[stage.stage_id].name or tr("Stage")
        entries.append(Entry(name, column(stage.rect), steps))
    return entries
