"""A map as the rules see it: whatever a rule reads here is noted, and what changed is told.

The checker asks a rule again when something it read has changed, and only then. So a rule reads
the map through these functions and in no other way; what depends on what needs no second list.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar, cast

from model.changes import ChangeSet, difference
from model.check.frame import Columns, columns_of
from model.check.groups import Grouping
from model.document import JourneyMap
from model.ids import Id
from model.records import MapInfo, R, Record, Stage, Step

V = TypeVar("V")
Read = Hashable
_HOW_MANY = "how many"
_Members = dict[Hashable, dict[Id, Record]]


@dataclass(frozen=True, slots=True, eq=False)
class Known(Generic[V]):
    """Something worked out from whole tables. While it stays equal, nobody is told of a change."""

    tables: frozenset[str]
    work: Callable[[JourneyMap], V]


COLUMNS: Known[Columns] = Known(frozenset({Stage.table, Step.table}), columns_of)


class Facts:
    """One version of a map, and the versions that follow it.

    ``today`` is what overdue is measured against.
    """

    def __init__(self, document: JourneyMap, today: date) -> None:
        """The map as it is now."""
        self.document = document
        self.today = today
        self._groups: dict[Grouping, _Members] = {}
        self._known: dict[Known[Any], Any] = {}
        self._sorted: dict[Read, list[Record]] = {}
        self._reads: set[Read] | None = None

    @contextmanager
    def noting(self) -> Iterator[set[Read]]:
        """What is read meanwhile."""
        reads: set[Read] = set()
        self._reads = reads
        try:
            yield reads
        finally:
            self._reads = None

    def get(self, kind: type[R], record_id: Id | None) -> R | None:
        """A record of a kind by its id, or None."""
        if record_id is None:
            return None
        self._note(record_id)
        return cast("R | None", self.document.table(kind.table).get(record_id))

    def info(self) -> MapInfo:
        """The map's own record."""
        self._note(self.document.info.id)
        return self.document.info

    def known(self, what: Known[V]) -> V:
        """What is worked out from whole tables."""
        self._note(what)
        return self._worked_out(what)

    def columns(self) -> Columns:
        """The stages and steps in their order."""
        return self.known(COLUMNS)

    def group(self, grouping: Grouping, key: Hashable) -> Sequence[Any]:
        """The records found under a key: by their order where they have one, then by their ids."""
        read = (grouping, key)
        self._note(read)
        found = self._sorted.get(read)
        if found is None:
            members = self._members(grouping).get(key)
            if not members:
                return ()
            found = self._sorted[read] = sorted(members.values(), key=_in_order)
        return found

    def count(self, grouping: Grouping, key: Hashable) -> int:
        """How many records are found under a key."""
        self._note((grouping, key, _HOW_MANY))
        return len(self._members(grouping).get(key, ()))

    def how_many(self, grouping: Grouping) -> int:
        """Under how many keys there is a record."""
        self._note(grouping)
        return len(self._members(grouping))

    def keys(self, grouping: Grouping) -> list[Any]:
        """All keys under which a record is found, in no order."""
        self._note(grouping)
        return list(self._members(grouping))

    def move_to(self, document: JourneyMap) -> tuple[ChangeSet, set[Read]]:
        """Go on to another version: what differs, and all that reads differently now."""
        change = difference(self.document, document)
        before, self.document = self._known.get(COLUMNS), document
        touched, dirty = change.tables(), cast("set[Read]", set(change.ids()))
        for what, value in list(self._known.items()):
            if not what.tables.isdisjoint(touched):
                after = self._known[what] = what.work(document)
                if after != value:
                    dirty.add(what)
        for grouping in list(self._groups):
            if grouping.by_columns and COLUMNS in dirty:
                self._group_anew(grouping, dirty)
            elif not touched.isdisjoint(grouping.tables):
                self._regroup(grouping, change, before or Columns(), dirty)
        for read in dirty:
            self._sorted.pop(read, None)
        return change, dirty

    def _note(self, read: Read) -> None:
        if self._reads is not None:
            self._reads.add(read)

    def _worked_out(self, what: Known[V]) -> V:
        if what not in self._known:
            self._known[what] = what.work(self.document)
        return cast("V", self._known[what])

    def _members(self, grouping: Grouping) -> _Members:
        members = self._groups.get(grouping)
        if members is None:
            columns = self._worked_out(COLUMNS)
            members = self._groups[grouping] = {}
            for table in grouping.tables:
                for record in self.document.table(table).values():
                    for key in grouping.keys(record, columns):
                        members.setdefault(key, {})[record.id] = record
        return members

    def _group_anew(self, grouping: Grouping, dirty: set[Read]) -> None:
        before = self._groups.pop(grouping)
        after = self._members(grouping)
        keys = {key for key in (*before, *after) if before.get(key) != after.get(key)}
        self._tell(grouping, {key: len(before.get(key, ())) for key in keys}, dirty)

    def _regroup(
        self, grouping: Grouping, change: ChangeSet, columns: Columns, dirty: set[Read]
    ) -> None:
        members = self._groups[grouping]
        sizes: dict[Hashable, int] = {}
        gone = (*change.removed, *(before for before, _ in change.updated))
        for record in gone:
            if record.table in grouping.tables:
                for key in grouping.keys(record, columns):
                    sizes.setdefault(key, len(members[key]))
                    del members[key][record.id]
        for record in change.after():
            if record.table in grouping.tables:
                for key in grouping.keys(record, columns):
                    found = members.setdefault(key, {})
                    sizes.setdefault(key, len(found))
                    found[record.id] = record
        self._tell(grouping, sizes, dirty)

    def _tell(self, grouping: Grouping, sizes: Mapping[Hashable, int], dirty: set[Read]) -> None:
        """Keys whose members changed, with how many they had: what reads differently by that."""
        members = self._groups[grouping]
        for key, before in sizes.items():
            now = len(members.get(key, ()))
            dirty.add((grouping, key))
            if now != before:
                dirty.add((grouping, key, _HOW_MANY))
            if bool(now) != bool(before):
                dirty.add(grouping)
            if not now:
                members.pop(key, None)


def _in_order(record: Record) -> tuple[str, Id]:
    return getattr(record, "order", ""), record.id
