"""Tables that are drawn: a table shape with its rows and cells is a grid like any other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exporters.drawio.shapes import Drawing, Shape
from exporters.import_result import ImportResult
from exporters.tables.building.built import built
from exporters.tables.grid import Grid, Grids
from exporters.tables.guessing.guessed import guessed
from resources.words import tr


def drawn_table(drawing: Drawing, *, title: str) -> ImportResult | None:
    """The map of the tables in a drawing; None where there are none that tell of a journey."""
    inside: dict[str, list[Shape]] = {}
    for shape in drawing.shapes:
        inside.setdefault(shape.parent, []).append(shape)
    tables = [shape for shape in drawing.shapes if shape.style.get("shape") == "table"]
    drawn = (_grid(table, inside) for table in tables)
    grids = Grids(title, tuple(grid for grid in drawn if len(grid.rows) > 1))
    mapping = guessed(grids) if grids.tables else None
    if mapping is None or not mapping.tables:
        return None
    result = built(grids, mapping, name=title)
    rows = {row.id for table in tables for row in inside.get(table.id, ())}
    known = {table.id for table in tables} | rows
    beside = sum(1 for s in drawing.shapes if s.text and s.id not in known and s.parent not in rows)
    told = (tr("Shapes beside the table were left out: {n}.", n=beside),) if beside else ()
    return ImportResult(result.map, (*result.warnings, *told))


def _grid(table: Shape, inside: Mapping[str, Sequence[Shape]]) -> Grid:
    rows = sorted(inside.get(table.id, ()), key=lambda shape: shape.rect.y)
    cells = [
        tuple(cell.text for cell in sorted(inside.get(row.id, ()), key=lambda shape: shape.rect.x))
        for row in rows
    ]
    width = max(map(len, cells), default=0)
    return Grid(table.text, tuple((*row, *[None] * (width - len(row))) for row in cells))
