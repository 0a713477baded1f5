"""A map as one table for any program: a row for each card and each emotion."""

from __future__ import annotations

from exporters.csv_out.rows import COLUMNS, Cell, rows_of
from exporters.csv_out.untold import untold
from exporters.tables.files.formula_guard import guarded
from model.document import JourneyMap
from resources.words import tr

__all__ = ["csv_text", "untold"]


def csv_text(document: JourneyMap, *, delimiter: str = ",") -> str:
    """The table as text: a row of headings, lines that end as RFC 4180 wants them.

    Numbers and dates stand plain, texts that begin like a formula behind a guard that our own
    import takes off again.
    """
    rows: list[list[Cell]] = [[tr(column.heading) for column in COLUMNS]]
    rows += [[row.get(column.key) for column in COLUMNS] for row in rows_of(document)]
    return "".join(delimiter.join(_cell(cell) for cell in row) + "\r\n" for row in rows)


def _cell(value: Cell) -> str:
    """Quoted where any program in any country would see more than one cell in it."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value) if not isinstance(value, float) else f"{value:.15g}"
    text = guarded(value)
    if set(text) & set(',;\t|"\n\r') or text != text.strip():
        return '"' + text.replace('"', '""') + '"'
    return text
