"""ChangeSet: one edit as a value. The only way a map changes.

A change holds absolute records, so it reverses by swapping sides; undo, redo, journal, diff,
merge and view updates all carry this one type.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, cast

from model.document import TABLE_NAMES, JourneyMap
from model.errors import RuleError
from model.ids import Id
from model.records import MapInfo, Record
from resources.words import tr


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Records added, updated as (before, after), and removed. ``label`` names the edit for undo."""

    added: tuple[Record, ...] = ()
    updated: tuple[tuple[Record, Record], ...] = ()
    removed: tuple[Record, ...] = ()
    label: str = ""

    def __bool__(self) -> bool:
        """Whether the change changes anything."""
        return bool(self.added or self.updated or self.removed)

    def reversed(self) -> ChangeSet:
        """The change that takes this one back."""
        return ChangeSet(
            added=self.removed,
            updated=tuple((after, before) for before, after in self.updated),
            removed=self.added,
            label=self.label,
        )

    def labelled(self, label: str) -> ChangeSet:
        """The same change under another name."""
        return replace(self, label=label)

    def ids(self) -> frozenset[Id]:
        """The ids of all records it touches."""
        return frozenset(
            [record.id for record in self.added]
            + [record.id for record in self.removed]
            + [before.id for before, _ in self.updated]
        )

    def after(self) -> tuple[Record, ...]:
        """The records as they stand once applied: added and updated."""
        return self.added + tuple(after for _, after in self.updated)

    def tables(self) -> frozenset[str]:
        """The names of the tables it touches."""
        return frozenset(
            [r.table for r in self.added]
            + [r.table for r in self.removed]
            + [b.table for b, _ in self.updated]
        )


def apply(document: JourneyMap, change: ChangeSet) -> JourneyMap:
    """The map after the change. Only the touched tables are copied.

    Raises:
        RuleError: the change was made for another state of the map; nothing is changed.
    """
    tables: dict[str, dict[Id, Record]] = {}
    for name in change.tables():
        # .copy() of the underlying dict is many times faster than dict(proxy)
        tables[name] = cast("dict[Id, Record]", document.table(name)).copy()
    _swap(tables, change)
    info = tables.pop(MapInfo.table, {document.info.id: document.info}).get(document.info.id)
    if not isinstance(info, MapInfo):
        raise _stale()
    values: dict[str, Any] = {name: getattr(document, name) for name in TABLE_NAMES}
    values.update((name, MappingProxyType(table)) for name, table in tables.items())
    return JourneyMap(info=info, **values)


def _swap(tables: dict[str, dict[Id, Record]], change: ChangeSet) -> None:
    """Make the change to copies of its tables.

    Raises:
        RuleError: a record is not as the change expects it.
    """
    for record in change.removed:
        if tables[record.table].pop(record.id, None) != record:
            raise _stale()
    for before, after in change.updated:
        table = tables[before.table]
        if before.id != after.id or table.get(before.id) != before:
            raise _stale()
        table[after.id] = after
    for record in change.added:
        if record.id in tables[record.table]:
            raise _stale()
        tables[record.table][record.id] = record


def squash(changes: Iterable[ChangeSet], *, label: str | None = None) -> ChangeSet:
    """One change with the effect of all, applied one after another."""
    first: dict[Id, Record | None] = {}
    last: dict[Id, Record | None] = {}
    name = ""
    for change in changes:
        name = name or change.label
        for record in change.removed:
            first.setdefault(record.id, record)
            last[record.id] = None
        for before, after in change.updated:
            first.setdefault(before.id, before)
            last[after.id] = after
        for record in change.added:
            first.setdefault(record.id, None)
            last[record.id] = record
    return _between(first, last, label if label is not None else name)


def difference(old: JourneyMap, new: JourneyMap, *, label: str = "") -> ChangeSet:
    """The change that leads from one map to the other; equal records are left out."""
    first: dict[Id, Record | None] = {}
    last: dict[Id, Record | None] = {}
    if old.info is not new.info:
        first[old.info.id], last[new.info.id] = old.info, new.info
    for name in TABLE_NAMES:
        before, after = old.table(name), new.table(name)
        if before is after:
            continue
        for record_id, record in after.items():
            was = before.get(record_id)
            if was is not record:
                first[record_id], last[record_id] = was, record
        for record_id, record in before.items():
            if record_id not in after:
                first[record_id], last[record_id] = record, None
    return _between(first, last, label)


def _between(
    first: dict[Id, Record | None], last: dict[Id, Record | None], label: str
) -> ChangeSet:
    added: list[Record] = []
    updated: list[tuple[Record, Record]] = []
    removed: list[Record] = []
    for record_id, before in first.items():
        after = last[record_id]
        if before is None:
            if after is not None:
                added.append(after)
        elif after is None:
            removed.append(before)
        elif before != after:
            updated.append((before, after))
    return ChangeSet(tuple(added), tuple(updated), tuple(removed), label)


def _stale() -> RuleError:
    return RuleError(tr("The map has changed meanwhile; this edit no longer fits."))
