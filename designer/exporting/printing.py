"""The pages of a poster on a printer, painted by the painter that draws the preview."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from exporters.painters.qt import QtResources
from exporters.painters.qt.pages import paint_page
from exporters.poster.pages import Page, Poster
from exporters.poster.paper import POINTS_PER_INCH, POINTS_PER_MM
from exporters.progress import Progress
from model.atomic import write_bytes
from model.errors import ExportError
from resources.words import tr

_NEAR = 1.0  # points: a page of A4 is found to be A4


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of it: the sheets that went out, and what the person should know."""

    sheets: int
    warnings: tuple[str, ...] = ()


def print_poster(poster: Poster, printer: QPrinter, progress: Progress) -> Printed:
    """Print the pages that the printer is set to, as often as it is set to.

    A printer that writes a file writes it whole or not at all.

    Raises:
        Cancelled: ``progress`` raised it; the job is taken back, no file is left.
        ExportError: the printer does not take the job.
        FileError: the file could not be written.
    """
    target = printer.outputFileName()
    if not target:
        return _print(poster, printer, progress)
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "printed.pdf"
        printer.setOutputFileName(str(written))
        done = _print(poster, printer, progress)
        write_bytes(Path(target), written.read_bytes())
    return done


def _print(poster: Poster, printer: QPrinter, progress: Progress) -> Printed:
    pages = list(_chosen(poster.pages, printer))
    printer.setFullPage(True)
    printer.setDocName(poster.document.info.title or tr("Journey map"))
    printer.setCreator(tr("Journeyboard"))
    printer.setPageLayout(page_layout(pages[0]))
    warning = border_warning(printer, pages)
    painter = QPainter()
    if not painter.begin(printer):
        raise ExportError(tr("The printer does not take the job. Is it switched on?"))
    resources = QtResources()
    try:
        for number, page in enumerate(pages):
            progress(number, len(pages))
            if number:
                _turn_page(printer, page, number)
            _paint(painter, page, poster, resources, printer.resolution())
        progress(len(pages), len(pages))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    return Printed(len(pages), (warning,) if warning else ())


def _turn_page(printer: QPrinter, page: Page, number: int) -> None:
    printer.setPageLayout(page_layout(page))
    if not printer.newPage():
        raise ExportError(tr("The printer stopped after {n} sheets.", n=number))


def _paint(
    painter: QPainter, page: Page, poster: Poster, resources: QtResources, resolution: int
) -> None:
    painter.save()
    scale = resolution / POINTS_PER_INCH
    painter.scale(scale, scale)
    painter.translate(page.slug, page.slug)
    paint_page(painter, page, poster.images, resources)
    painter.restore()


def _chosen(pages: tuple[Page, ...], printer: QPrinter) -> Iterator[Page]:
    """The pages that were asked for, in the order and as often as the program has to see to."""
    first, last = 1, len(pages)
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage():
        first, last = printer.fromPage(), printer.toPage() or len(pages)
    chosen = pages[max(0, first - 1) : last] or pages
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        chosen = chosen[::-1]
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    if printer.collateCopies():
        yield from chosen * copies
    else:
        for page in chosen:
            yield from (page,) * copies


def page_layout(page: Page) -> QPageLayout:
    """The sheet that a page needs, with what is cut off; ink may go to its edges."""
    width, height = (side + 2 * page.slug for side in (page.size.width, page.size.height))
    upright = QSizeF(min(width, height), max(width, height))
    size = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    exact = size.size(QPageSize.Unit.Point)
    if abs(exact.width() - upright.width()) + abs(exact.height() - upright.height()) > 2 * _NEAR:
        size = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    way = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, way, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def border_warning(printer: QPrinter, pages: list[Page]) -> str | None:
    """A sentence when the printer leaves a wider border free than the pages do."""
    layout = printer.pageLayout()
    layout.setUnits(QPageLayout.Unit.Point)
    border = layout.minimumMargins()
    widest = max(border.left(), border.top(), border.right(), border.bottom())
    free = min(_free_border(page) for page in pages)
    if widest <= free + _NEAR:
        return None
    return tr(
        "This printer leaves {border} mm of each sheet bare, more than the margin of {margin} mm: "
        "the edges may be missing.",
        border=f"{widest / POINTS_PER_MM:.0f}",
        margin=f"{free / POINTS_PER_MM:.0f}",
    )


@dataclass(frozen=True, slots=True)
class Stock:
    """What a printer says of the paper it takes; ``sizes`` is empty where it says nothing."""

    printer: str
    sizes: tuple[QPageSize, ...] = ()
    any_size: bool = False


def stock_of(printer: QPrinter) -> Stock:
    """The paper that a printer takes."""
    info = QPrinterInfo(printer)
    if info.isNull():
        return Stock(printer.printerName())
    name = info.description() or info.printerName()
    return Stock(name, tuple(info.supportedPageSizes()), info.supportsCustomPageSizes())


def paper_warning(stock: Stock, poster: Poster) -> str | None:
    """A sentence when the printer has no sheets of the sizes that the pages need."""
    if stock.any_size or not stock.sizes:
        return None
    held = [size.size(QPageSize.Unit.Point) for size in stock.sizes]
    for page in poster.pages:
        wanted = page_layout(page).pageSize()
        needed = wanted.size(QPageSize.Unit.Point)
        if not any(_same(size, needed) for size in held):
            return tr(
                "“{printer}” has no sheets of {paper}: choose other paper, or smaller sheets to "
                "put together. Print again to print all the same.",
                printer=stock.printer,
                paper=wanted.name(),
            )
    return None


def _same(one: QSizeF, other: QSizeF) -> bool:
    return abs(one.width() - other.width()) + abs(one.height() - other.height()) <= 4 * _NEAR


def _free_border(page: Page) -> float:
    """How far the ink of a page stays from the edges of its sheet, at least."""
    whole = QRectF(0, 0, page.size.width, page.size.height).adjusted(
        -page.slug, -page.slug, page.slug, page.slug
    )
    ink = QRectF()
    for part in page.parts:
        bounds = part.drawing.bounds
        place = QRectF(
            part.x + part.scale * (bounds.x + part.drawing.dx),
            part.y + part.scale * (bounds.y + part.drawing.dy),
            bounds.width * part.scale,
            bounds.height * part.scale,
        )
        if part.clip is not None:
            clip = part.clip
            place = place.intersected(QRectF(clip.x, clip.y, clip.width, clip.height))
        ink = ink.united(place)
    sides = (
        ink.left() - whole.left(),
        ink.top() - whole.top(),
        whole.right() - ink.right(),
        whole.bottom() - ink.bottom(),
    )
    return max(0.0, min(sides))
