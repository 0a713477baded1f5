"""Which map of a portfolio each returned row is of. Maps that are copies may share ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from exporters.workbook.hidden import MAP_KEY
from exporters.workbook.returning.returned import ReturnedRow
from exporters.workbook.sent import SentMap, map_tag
from exporters.workbook.values import Value, shown
from resources.words import tr


def by_member(
    rows: Sequence[ReturnedRow],
    sent: Sequence[SentMap],
    key: str,
    sheet: str,
    warnings: list[str],
) -> list[list[ReturnedRow]]:
    """The rows of a table sheet for each map that was sent in it; all of them for a single one.

    A row that was sent is known by its mark, one that was added by the name of the map that it
    says. What is of none of them is told. ``key`` is the table's, ``sheet`` its name now.
    """
    if len(sent) < 2:
        return [list(rows)]
    found: list[list[ReturnedRow]] = [[] for _ in sent]
    tags = [map_tag(one.map_id) for one in sent]
    names = {_folded(one.title): place for place, one in enumerate(sent)}
    for row in rows:
        tag = row.mark.partition("-")[0]
        place = tags.index(tag) if tag in tags else names.get(_folded(row.cells.get(MAP_KEY)))
        if place is None:
            place = _by_id(row, sent, key)
        if place is None:
            warnings.append(
                tr(
                    "Row {line} of “{sheet}” does not say of which map it is, and was not read.",
                    line=row.line,
                    sheet=sheet,
                )
            )
            continue
        found[place].append(row)
    return found


def signed(row: ReturnedRow, map_id: str) -> ReturnedRow:
    """The row with a mark that says at least of which map it is, where its own is gone."""
    return row if row.mark or not row.record_id else replace(row, mark=f"{map_tag(map_id)}-")


def _by_id(row: ReturnedRow, sent: Sequence[SentMap], key: str) -> int | None:
    """The only map that has such a record."""
    places = [
        place
        for place, one in enumerate(sent)
        if key in one.sheets and row.record_id in one.sheets[key].rows
    ]
    return places[0] if len(places) == 1 else None


def _folded(value: Value) -> str:
    return " ".join(shown(value).split()).casefold()
