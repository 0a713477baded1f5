"""The map while answers are taken over, record by record, into one change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from model.changes import ChangeSet, apply
from model.document import JourneyMap
from model.edits import add_lane
from model.edits.contents import Ordered, Queue, queue, queue_of
from model.edits.making import created, evolved
from model.errors import RuleError
from model.ids import Id, IdSource, seeded_ids
from model.kinds import LaneKind
from model.naming import TABLE_WORDS
from model.order import MAX_KEY_LENGTH, first_keys, key_between
from model.queries import in_order
from model.records import Action, Card, Channel, Lane, Persona, Record
from resources.words import tr

R = TypeVar("R", bound=Record)


class Bench:
    """Records are put on it one after another; the map itself stays as it is."""

    def __init__(self, document: JourneyMap) -> None:
        self._document = document
        self._after: dict[Id, Record] = {}
        self._ends: dict[Queue, str] = {}
        self._made: dict[LaneKind, Id] = {}

    def find(self, kind: type[R], record_id: Id) -> R:
        """A record as it is by now.

        Raises:
            RuleError: it is not there.
        """
        record = self._after.get(record_id) or self._document.table(kind.table).get(record_id)
        if not isinstance(record, kind):
            thing = tr(TABLE_WORDS[kind.table].one)
            raise RuleError(tr("This {thing} is no longer on the map.", thing=thing))
        return record

    def holds(self, record_id: Id) -> bool:
        """Whether an id is taken."""
        return record_id in self._after or self._document.find(record_id) is not None

    def change_fields(self, record: Record, fields: Mapping[str, Any]) -> None:
        """Set fields of a record.

        Raises:
            RuleError: one of the values is not allowed.
        """
        after = evolved(record, fields)
        if after is not record:
            self._after[record.id] = after

    def add(self, kind: type[Record], record_id: Id, fields: Mapping[str, Any]) -> Record:
        """A new record; one that stands in a queue comes last.

        Raises:
            RuleError: one of the values is not allowed, or the id is taken.
        """
        if self.holds(record_id):
            raise RuleError(tr("This is on the map already."))
        values = dict(fields)
        if issubclass(kind, Card | Persona | Action | Channel):
            values["order"] = "V"
        record = created(kind, ids=_none, id=record_id, **values)
        if isinstance(record, Card | Persona | Action | Channel):
            record = self._last(record)
        self._after[record_id] = record
        return record

    def move(self, card: Card, lane_id: Id | None, step_id: Id | None) -> None:
        """A card to the end of another cell, or of the parking lot."""
        moved = evolved(card, {"lane_id": lane_id, "step_id": step_id})
        if moved is not card:
            self._after[card.id] = self._last(moved)

    def lane(self, kind: LaneKind) -> Id:
        """A new lane of a kind at the bottom, one for all who ask."""
        if kind not in self._made:
            document = self.document()
            source = seeded_ids(f"lane {kind.value} {len(document.lanes)}")
            change = add_lane(document, kind=kind, ids=self.free_ids(source))
            for record in change.after():
                self._after[record.id] = record
                if isinstance(record, Lane) and record in change.added:
                    self._made[kind] = record.id
        return self._made[kind]

    def free_ids(self, source: IdSource) -> IdSource:
        """Ids of a source that nothing has yet."""

        def free(prefix: str) -> Id:
            while self.holds(candidate := source(prefix)):
                pass
            return candidate

        return free

    def document(self) -> JourneyMap:
        """The map with all of it."""
        return apply(self._document, self.change())

    def change(self) -> ChangeSet:
        """All of it as one change."""
        added, updated = [], []
        for record_id, after in self._after.items():
            before = self._document.table(after.table).get(record_id)
            if before is None:
                added.append(after)
            elif before != after:
                updated.append((before, after))
        return ChangeSet(tuple(added), tuple(updated))

    def mark(self) -> dict[Id, Record]:
        """Where it stands, to come back to."""
        return dict(self._after)

    def back_to(self, mark: dict[Id, Record]) -> None:
        """Take back what was done since a mark."""
        self._after = mark
        self._made = {kind: key for kind, key in self._made.items() if key in mark}

    def _last(self, record: Card | Persona | Action | Channel) -> Card | Persona | Action | Channel:
        name = queue_of(record)
        if name not in self._ends:
            self._ends[name] = max((one.order for one in queue(self._document, name)), default="")
        key = key_between(self._ends[name] or None, None)
        if len(key) > MAX_KEY_LENGTH:
            key = self._respaced(name)
        self._ends[name] = key
        return evolved(record, {"order": key})

    def _respaced(self, name: Queue) -> str:
        """Fresh keys for a queue whose keys have no room left; answers the next one."""
        siblings: list[Ordered] = in_order(queue(self.document(), name))
        keys = first_keys(len(siblings) + 1)
        for sibling, key in zip(siblings, keys, strict=False):
            self._after[sibling.id] = evolved(sibling, {"order": key})
        return keys[-1]


def _none(_prefix: str) -> Id:
    return ""
