"""Several sheets of the same table: somebody copied a sheet and filled both in."""

from __future__ import annotations

from collections.abc import Sequence

from exporters.workbook.returning.reading.whose import Remembered
from exporters.workbook.returning.returned import ReturnedRow, ReturnedSheet
from resources.words import tr


def together(
    sheets: Sequence[ReturnedSheet], remembered: Remembered, warnings: list[str]
) -> ReturnedSheet:
    """One sheet of all: a row that was edited goes before its untouched twin.

    Where two were edited in two ways the first is read and the other told; new rows that stand in
    both are one.
    """
    first, *others = sheets
    if not others:
        return first
    rows = list(first.rows)
    at = {row.record_id: index for index, row in enumerate(rows) if row.record_id}
    added = {_said(row) for row in rows if not row.record_id}
    for other in others:
        warnings.append(
            tr("“{copy}” repeats “{sheet}”; both were read.", copy=other.name, sheet=first.name)
        )
        for row in other.rows:
            if row.record_id in at:
                index = at[row.record_id]
                rows[index] = _either(rows[index], row, (first, other), remembered, warnings)
            elif row.record_id or _said(row) not in added:
                at.update({row.record_id: len(rows)} if row.record_id else {})
                added.add(_said(row))
                rows.append(row)
    columns = frozenset[str]().union(*(sheet.columns for sheet in sheets))
    return ReturnedSheet(first.key, first.name, columns, tuple(rows))


def _said(row: ReturnedRow) -> tuple[object, ...]:
    return (tuple(sorted(row.cells.items(), key=lambda item: item[0])), row.extras)


def _either(
    one: ReturnedRow,
    two: ReturnedRow,
    sheets: tuple[ReturnedSheet, ReturnedSheet],
    remembered: Remembered,
    warnings: list[str],
) -> ReturnedRow:
    """The one of two rows of a record that somebody edited."""
    if _said(one) == _said(two) or _untouched(two, remembered):
        return one
    if _untouched(one, remembered):
        return two
    first, other = sheets
    warnings.append(
        tr(
            "Row {line} of “{copy}” answers otherwise than row {other} of “{sheet}”, which was "
            "read.",
            line=two.line,
            copy=other.name,
            other=one.line,
            sheet=first.name,
        )
    )
    return one


def _untouched(row: ReturnedRow, remembered: Remembered) -> bool:
    return not row.extras and remembered.says_the_same(row.record_id, row)
