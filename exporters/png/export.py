"""From a map to the bytes of its pictures, and to the files they are written to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PIL import Image as Pillow

from exporters.pictures import Made, Subject, deliver_pictures, subjects
from exporters.png.measures import Grid, Piece, grid_of
from exporters.png.painting import StripPainter, rows_of_strip
from exporters.png.stream import png_file
from exporters.poster.options import PosterOptions
from exporters.progress import ExportReport, Progress, no_progress
from model.document import JourneyMap
from model.layout.result import LayoutResult


def export_png(
    source: JourneyMap | LayoutResult,
    path: Path,
    options: PosterOptions,
    *,
    progress: Progress = no_progress,
) -> ExportReport:
    """Write a map, or a finished layout, as a PNG; several of them where one is not enough.

    Raises:
        Cancelled: ``progress`` raised it; nothing was written.
        ExportError: a picture would be too large.
        FileError: a file could not be written; none is changed then.
    """
    made, warnings, done = _made(source, options, progress)
    files = deliver_pictures(made, path)
    done()
    return ExportReport(path, warnings, files)


@dataclass(slots=True)
class _Steps:
    """Counts strips over all the pictures of an export."""

    progress: Progress
    total: int = 0
    done: int = 0

    def watched(self, strips: Iterator[Pillow.Image]) -> Iterator[Pillow.Image]:
        while True:
            self.progress(self.done, self.total)
            strip = next(strips, None)
            if strip is None:
                return
            self.done += 1
            yield strip


def _made(
    source: JourneyMap | LayoutResult, options: PosterOptions, progress: Progress
) -> tuple[list[Made], tuple[str, ...], Callable[[], None]]:
    """How each picture is made, the warnings, and what is to be called when all is written."""
    shown = subjects(source, options)
    grids = [(subject, grid_of(subject.page.size, options.picture)) for subject in shown.each]
    steps = _Steps(progress)
    made: list[Made] = []
    for subject, grid in grids:
        painter = StripPainter(subject, grid.scale)
        for piece in grid.pieces():
            steps.total += -(-piece.height // rows_of_strip(piece))
            make = partial(_bytes, subject, grid, piece, painter, steps)
            made.append((subject.ending + grid.ending(piece), make))
    return made, shown.warnings, lambda: progress(steps.total, steps.total)


def _bytes(
    subject: Subject, grid: Grid, piece: Piece, painter: StripPainter, steps: _Steps
) -> bytes:
    title = " – ".join(
        dict.fromkeys(part for part in (subject.info.title, subject.page.title) if part)
    )
    return png_file(
        piece.width,
        piece.height,
        steps.watched(painter.strips(piece)),
        scale=grid.scale,
        texts=(("Title", title), ("Description", subject.info.objective)),
    )
