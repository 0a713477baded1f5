"""Which record each returned row is of: ids that are gone, foreign, shuffled, or there twice.

What was sent is asked where a workbook remembers it; without that a row is what its id says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from exporters.workbook.returning.returned import ReturnedRow
from exporters.workbook.sent import SentMap, map_tag, mark_of
from exporters.workbook.values import Value
from model.ids import Id
from resources.words import tr


@dataclass(frozen=True, slots=True)
class Remembered:
    """The rows of one table sheet as they were sent, of all maps in the workbook."""

    rows: Mapping[Id, Mapping[str, Value]]
    by_mark: Mapping[str, Sequence[Id]]
    """By the mark of its row; records that say the same share theirs."""
    tags: frozenset[str]
    """Of the maps that were sent; none where nothing is remembered."""

    @classmethod
    def of(cls, sent: Iterable[SentMap], key: str) -> Remembered:
        """What is remembered of a sheet."""
        rows: dict[Id, Mapping[str, Value]] = {}
        by_mark: dict[str, list[Id]] = {}
        tags = set()
        for one in sent:
            tags.add(map_tag(one.map_id))
            sheet = one.sheets.get(key)
            if sheet is None:
                continue
            for record_id, values in sheet.rows.items():
                rows[record_id] = dict(zip(sheet.columns, values, strict=False))
                by_mark.setdefault(mark_of(one.map_id, values), []).append(record_id)
        return cls(rows, by_mark, frozenset(tags))

    def says_the_same(self, record_id: Id, row: ReturnedRow) -> bool:
        """Whether a row says what was sent of a record, as far as its columns are there."""
        sent = self.rows.get(record_id)
        return sent is not None and all(
            value == sent[key] for key, value in row.cells.items() if key in sent
        )


def owned(
    rows: Sequence[ReturnedRow], remembered: Remembered, sheet: str, warnings: list[str]
) -> list[ReturnedRow]:
    """The rows of one sheet with the right ids, each id once; ``sheet`` is its name now."""
    if not remembered.tags:
        return _once(rows, remembered, sheet, warnings)
    present = {row.record_id for row in rows}
    mine = [_known(row, remembered, sheet, present, warnings) for row in rows]
    return _once(_sorted_apart(mine, remembered, sheet, warnings), remembered, sheet, warnings)


def _known(
    row: ReturnedRow, remembered: Remembered, sheet: str, present: set[Id], warnings: list[str]
) -> ReturnedRow:
    """The row with its id, found by its mark where it was emptied; without one of another map.

    Of records that said the same, one that is not ``present`` yet is meant; it is, after.
    """
    if row.record_id in remembered.rows:
        return row
    marked = remembered.by_mark.get(row.mark)
    if marked:
        record_id = next((one for one in marked if one not in present), marked[0])
        present.add(record_id)
        return replace(row, record_id=record_id)
    tag = row.mark.partition("-")[0]
    if not tag or tag in remembered.tags:
        return row
    warnings.append(
        tr(
            "Row {line} of “{sheet}” comes from another map and is taken for a new row.",
            line=row.line,
            sheet=sheet,
        )
    )
    return replace(row, record_id="", mark="")


def _sorted_apart(
    rows: list[ReturnedRow], remembered: Remembered, sheet: str, warnings: list[str]
) -> list[ReturnedRow]:
    """The rows, found again by what they say where they were sorted and their ids were not."""
    columns = {key for row in rows for key in row.cells}
    by_content: dict[tuple[Value, ...], Id | None] = {}
    order = sorted(columns)
    for record_id, sent in remembered.rows.items():
        said = tuple(sent.get(key) for key in order if key in sent)
        by_content[said] = None if said in by_content else record_id
    strayed: dict[int, Id] = {}
    astray = 0
    for index, row in enumerate(rows):
        sent = remembered.rows.get(row.record_id, {})
        if not sent or remembered.says_the_same(row.record_id, row):
            continue
        astray += 1
        other = by_content.get(tuple(row.cells.get(key) for key in order if key in sent))
        if other is not None:
            strayed[index] = other
    if len(strayed) < 2 or 2 * len(strayed) < astray:
        return rows
    warnings.append(
        tr(
            "In the sheet “{sheet}” the rows were sorted without their hidden ids; each was found "
            "again by what it says.",
            sheet=sheet,
        )
    )
    return _by_content(rows, strayed, remembered)


def _by_content(
    rows: list[ReturnedRow], strayed: Mapping[int, Id], remembered: Remembered
) -> list[ReturnedRow]:
    """Rows with the ids of what they say; one that was edited gets the free id most like it."""
    settled = {
        index: row.record_id
        for index, row in enumerate(rows)
        if row.record_id and remembered.says_the_same(row.record_id, row)
    }
    settled.update(strayed)
    free = Counter(row.record_id for row in rows if row.record_id)
    free.subtract(settled.values())
    left = {record_id for record_id, count in free.items() if count > 0}
    found: list[ReturnedRow] = []
    for index, row in enumerate(rows):
        if not row.record_id or index in settled:
            found.append(replace(row, record_id=settled.get(index, row.record_id), mark=""))
            continue
        best = max(sorted(left), key=lambda it: _likeness(row, remembered.rows[it]), default="")
        if best and _likeness(row, remembered.rows[best]) < 0.5:
            best = ""
        left.discard(best)
        found.append(replace(row, record_id=best, mark=""))
    return found


def _likeness(row: ReturnedRow, sent: Mapping[str, Value]) -> float:
    """Which share of the cells that say something say the same."""
    told = [key for key, value in row.cells.items() if key in sent and (value or sent[key])]
    return sum(row.cells[key] == sent[key] for key in told) / max(1, len(told))


def _once(
    rows: Sequence[ReturnedRow], remembered: Remembered, sheet: str, warnings: list[str]
) -> list[ReturnedRow]:
    """Each id on one row: a row that was copied down is a new one, unless it only repeats."""
    twice: dict[Id, list[ReturnedRow]] = {}
    for row in rows:
        if row.record_id:
            twice.setdefault(row.record_id, []).append(row)
    keepers = {
        record_id: next((row for row in same if remembered.says_the_same(record_id, row)), same[0])
        for record_id, same in twice.items()
    }
    found: list[ReturnedRow] = []
    for row in rows:
        keeper = keepers.get(row.record_id)
        if keeper is None or keeper is row:
            found.append(row)
            continue
        repeats = row.cells == keeper.cells and row.extras == keeper.extras
        sentence = (
            "Row {line} of “{sheet}” says the same as row {other} and was left out."
            if repeats
            else "Row {line} of “{sheet}” is a copy of row {other} and is taken for a new row."
        )
        warnings.append(tr(sentence, line=row.line, sheet=sheet, other=keeper.line))
        if not repeats:
            found.append(replace(row, record_id="", mark=""))
    return found
