"""What ``--dry-run`` and ``--report`` say. The keys are a promise (docs/CLI.md)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any

from designer.cli.asked import PDF, PNG, SVG
from exporters.pictures import Subject, subjects
from exporters.poster.options import PosterOptions
from exporters.poster.pages import Grid, Page, Poster
from exporters.poster.paper import POINTS_PER_MM
from exporters.poster.planning import planned
from exporters.poster.reading.finding import Finding, Legibility, Place, What
from exporters.poster.reading.legibility import legibility
from model.errors import ExportError
from model.layout.geometry import Rect
from model.storage import Loaded
from resources.words import tr

_MOST_SHOWN = 8


def export_json(
    source: Path, target: Path, loaded: Loaded, options: PosterOptions
) -> dict[str, Any]:
    """What an export of a map would give, without writing it.

    Raises:
        ExportError: it cannot be exported like this.
    """
    suffix = target.suffix.lower()
    answer: dict[str, Any] = {
        "file": str(source),
        "output": str(target),
        "format": suffix.lstrip("."),
        "plan": None,
        "pictures": None,
        "legibility": None,
    }
    warnings = list(loaded.warnings)
    if suffix == PDF or (options.picture.paper and suffix in {PNG, SVG}):
        poster = planned(loaded.document, options)
        found = legibility(poster, options)
        answer |= {"plan": plan_json(poster), "legibility": legibility_json(found)}
        warnings += [*poster.warnings, *found.warnings]
    if suffix in {PNG, SVG}:
        shown = subjects(loaded.document, options)
        answer["pictures"] = [_picture(subject, suffix, options) for subject in shown.each]
        warnings += [warning for warning in shown.warnings if warning not in warnings]
    return {**answer, "warnings": warnings}


def _picture(subject: Subject, suffix: str, options: PosterOptions) -> dict[str, Any]:
    """A picture: its size in points at full size, and the pixels of a PNG with its files."""
    answer: dict[str, Any] = {
        "title": subject.page.title,
        "width_pt": _number(subject.page.size.width, 2),
        "height_pt": _number(subject.page.size.height, 2),
    }
    if suffix != PNG:
        return answer
    try:
        from exporters.png import grid_of  # noqa: PLC0415 - the one format that needs Qt
    except ImportError as error:
        raise ExportError(tr("PNG pictures need PySide6, which is not installed.")) from error
    grid = grid_of(subject.page.size, options.picture)
    pixels = {"width_px": grid.width, "height_px": grid.height, "dpi": _number(grid.dpi, 2)}
    return {**answer, **pixels, "rows": grid.rows, "columns": grid.columns}


def plan_json(poster: Poster) -> dict[str, Any]:
    """The sheets of a poster as plain data. Lengths in millimetres, sizes of text in points."""
    return {
        "sheets": len(poster.pages),
        "scale": _number(poster.scale, 4),
        "maps": [
            {
                "title": layout.document.info.title,
                "width_mm": _mm(grid.scale * layout.size.width),
                "height_mm": _mm(grid.scale * layout.size.height),
                "scale": _number(grid.scale, 4),
                "rows": grid.rows,
                "columns": grid.columns,
                "cuts_mm": {"x": _cuts(grid, grid.xs), "y": _cuts(grid, grid.ys)},
            }
            for layout, grid in zip(poster.layouts, poster.grids, strict=True)
        ],
        "pages": [_page(number, page) for number, page in enumerate(poster.pages, start=1)],
    }


def _page(number: int, page: Page) -> dict[str, Any]:
    return {
        "number": number,
        "kind": page.kind.value,
        "title": page.title,
        "width_mm": _mm(page.size.width),
        "height_mm": _mm(page.size.height),
        "bleed_mm": _mm(page.bleed),
    }


def _cuts(grid: Grid, cuts: tuple[float, ...]) -> list[float]:
    """The cuts within a map on paper, from its own edge."""
    return [_mm(grid.scale * (cut - cuts[0])) for cut in cuts[1:-1]]


def legibility_json(report: Legibility) -> dict[str, Any]:
    """A legibility report as plain data."""
    smallest = report.smallest
    return {
        "smallest_text": None if smallest is None else _place(smallest),
        "findings": [_finding(finding) for finding in report.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind.value,
        "sentence": finding.sentence,
        "count": finding.count,
        "counts": {what.value: count for what, count in finding.counts},
        "places": [_place(place) for place in finding.places],
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "page": place.page + 1,
        "page_title": place.page_title,
        "what": place.what.value,
        "record_id": place.record_id,
        "where": place.words,
        "detail": place.detail,
        "value": None if place.value is None else _number(place.value, 2),
        "rect_mm": _rect(place.rect),
    }


def _rect(rect: Rect) -> list[float]:
    return [_mm(side) for side in (rect.x, rect.y, rect.width, rect.height)]


def _mm(points: float) -> float:
    return _number(points / POINTS_PER_MM, 2)


def _number(value: float, digits: int) -> float:
    return round(value, digits) + 0.0  # never -0.0


def report_lines(poster: Poster, report: Legibility) -> Iterator[str]:
    """Plan and legibility for people: what was made, what is hard to read, and where."""
    yield f"  {_sheets(poster)}"
    smallest = report.smallest
    if smallest is not None:
        yield "  " + tr(
            "Smallest text: {size}, {where}.", size=smallest.detail, where=_where(poster, smallest)
        )
    if not report.findings:
        yield "  " + tr("Nothing stands in the way of reading it.")
    for finding in report.findings:
        yield f"  - {finding.sentence}"
        lines = dict.fromkeys(_told(poster, place) for place in _varied(finding.places))
        yield from (f"      {line}" for line in list(lines)[:_MOST_SHOWN])
        if len(lines) > _MOST_SHOWN:
            yield "      " + tr("and other places; --dry-run lists them")


def _varied(places: Sequence[Place]) -> list[Place]:
    """The first of each kind of thing, then the second of each, and so on."""
    met: Counter[What] = Counter()
    turns: list[tuple[int, Place]] = []
    for place in places:
        turns.append((met[place.what], place))
        met[place.what] += 1
    return [place for _, place in sorted(turns, key=itemgetter(0))]


def _told(poster: Poster, place: Place) -> str:
    where = _where(poster, place)
    return f"{where}: {place.detail}" if place.detail else where


def _sheets(poster: Poster) -> str:
    """How many sheets of which sizes, and how large the map is on them."""
    sizes: dict[tuple[str, str], int] = {}
    for page in poster.pages:
        size = (f"{_mm(page.size.width):.0f}", f"{_mm(page.size.height):.0f}")
        sizes[size] = sizes.get(size, 0) + 1
    sheets = ", ".join(
        tr("{n} of {width} × {height} mm", n=count, width=width, height=height)
        for (width, height), count in sizes.items()
    )
    grid = poster.grids[0]
    tiled = ""
    if len(poster.grids) == 1 and grid.rows * grid.columns > 1:
        tiled = " " + tr(
            "The map is cut into {rows} × {columns}.", rows=grid.rows, columns=grid.columns
        )
    return tr("Sheets: {sheets}.", sheets=sheets) + tiled


def _where(poster: Poster, place: Place) -> str:
    if len(poster.pages) == 1:
        return place.words
    return tr("page {n}, {where}", n=place.page + 1, where=place.words)
