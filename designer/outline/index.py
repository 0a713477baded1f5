"""Which rows the outline has: what stands under what, kept in step with the map edit by edit.

No record is copied. A card costs an entry in the set of its cell; everything else is asked of the
map when a row is opened.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from designer.outline.keys import GROUPS, KIND_OF_TABLE, ROOT, TABLE_OF_GROUP, Key, Kind
from model.changes import ChangeSet
from model.document import JourneyMap
from model.ids import Id
from model.queries import in_order, lanes_in_order, stages_in_order
from model.records import MAP_ID, Card, Connector, Marker, Record, Stage, Step

_FRAME = frozenset({"stages", "steps", "lanes"})
_GROUP_OF_KIND = {KIND_OF_TABLE[table]: group for group, table in TABLE_OF_GROUP.items()}


@dataclass(slots=True)
class Touched:
    """What an edit touched: rows whose rows below may differ, and rows that may look different.

    ``lanes`` and ``personas``: all rows that name one of these look different.
    """

    parents: set[Key] = field(default_factory=set)
    rows: set[Key] = field(default_factory=set)
    lanes: set[Id] = field(default_factory=set)
    personas: set[Id] = field(default_factory=set)


class OutlineIndex:
    """The tree behind the outline: parents and children by key."""

    def __init__(self, document: JourneyMap) -> None:
        self.document = document
        self._within: dict[Key, set[Id]] = {}
        self._sources: dict[Id, set[Id]] = {}
        self._targets: dict[Id, set[Id]] = {}
        for card in document.cards.values():
            self._within.setdefault(_home(card), set()).add(card.id)
        for marker in document.markers.values():
            self._within.setdefault(_home(marker), set()).add(marker.id)
        for connector in document.connectors.values():
            self._link(connector)
        self._order_frame()

    # --- the tree ----------------------------------------------------------------------------

    def children(self, key: Key) -> list[Key]:
        """The rows below a row, in order."""
        match key.kind:
            case Kind.ROOT:
                stages = [Key(Kind.STAGE, stage_id) for stage_id in self._stages]
                return [Key(Kind.MAP, MAP_ID), *stages, *(Key(kind) for kind in GROUPS)]
            case Kind.STAGE:
                steps = self._steps.get(key.id, [])
                if self.shows_steps(key.id):
                    return [Key(Kind.STEP, step_id) for step_id in steps]
                return [cell for step_id in steps for cell in self._cells(step_id)]
            case Kind.STEP:
                return self._cells(key.id)
            case Kind.CELL | Kind.PARKING:
                return self._standing(key)
            case Kind.CARD:
                return [Key(Kind.CONNECTOR, one) for one in sorted(self._sources.get(key.id, ()))]
            case _:
                return self._listed(key.kind)

    def has_children(self, key: Key) -> bool:
        """Whether there are rows below a row, without making a list of them."""
        match key.kind:
            case Kind.ROOT:
                return True
            case Kind.STAGE:
                return bool(self._lanes) or self.shows_steps(key.id)
            case Kind.STEP:
                return bool(self._lanes)
            case Kind.CELL | Kind.PARKING:
                return key in self._within
            case Kind.CARD:
                return key.id in self._sources
            case _:
                table = TABLE_OF_GROUP.get(key.kind)
                return table is not None and bool(self.document.table(table))

    def count(self, key: Key) -> int:
        """How many things a cell or a group holds."""
        table = TABLE_OF_GROUP.get(key.kind)
        if table is not None:
            return len(self.document.table(table))
        return len(self._within.get(key, ()))

    def parent(self, key: Key) -> Key:
        """The row above a row; the root's is the root."""
        document = self.document
        match key.kind:
            case Kind.STEP:
                return Key(Kind.STAGE, document.steps[key.id].stage_id)
            case Kind.CELL:
                stage_id = document.steps[key.id].stage_id
                if self.shows_steps(stage_id):
                    return Key(Kind.STEP, key.id)
                return Key(Kind.STAGE, stage_id)
            case Kind.CARD:
                return _home(document.cards[key.id])
            case Kind.MARKER:
                return _home(document.markers[key.id])
            case Kind.CONNECTOR:
                return Key(Kind.CARD, document.connectors[key.id].source_id)
            case Kind.LANE | Kind.PERSONA | Kind.SOURCE | Kind.MEASURE | Kind.CHANNEL:
                return Key(_GROUP_OF_KIND[key.kind])
            case _:
                return ROOT

    def key_of(self, record_id: Id) -> Key | None:
        """The row of a record; a step that has no row of its own is found in its stage's."""
        record = self.document.find(record_id)
        kind = KIND_OF_TABLE.get(record.table) if record is not None else None
        if record is None or kind is None:
            return None
        if isinstance(record, Step) and not self.shows_steps(record.stage_id):
            return Key(Kind.STAGE, record.stage_id)
        return Key(kind, record_id)

    def shows_steps(self, stage_id: Id) -> bool:
        """Whether the steps of a stage have rows: a single one without a name has none."""
        steps = self._steps.get(stage_id, [])
        # While an edit is taken over some of them are already gone.
        found = (self.document.steps.get(one) for one in steps)
        return len(steps) > 1 or any(step is not None and step.name for step in found)

    def _cells(self, step_id: Id) -> list[Key]:
        return [Key(Kind.CELL, step_id, lane_id) for lane_id in self._lanes]

    def _standing(self, key: Key) -> list[Key]:
        ids = self._within.get(key, ())
        cards = in_order(self.document.cards[i] for i in ids if i in self.document.cards)
        markers = [self.document.markers[i] for i in ids if i in self.document.markers]
        markers.sort(key=lambda marker: (marker.position, marker.id))
        return [
            *(Key(Kind.CARD, card.id) for card in cards),
            *(Key(Kind.MARKER, marker.id) for marker in markers),
        ]

    def _listed(self, kind: Kind) -> list[Key]:
        document = self.document
        match kind:
            case Kind.LANES:
                return [Key(Kind.LANE, lane_id) for lane_id in self._lanes]
            case Kind.PERSONAS:
                return [Key(Kind.PERSONA, one.id) for one in in_order(document.personas.values())]
            case Kind.MEASURES:
                return [Key(Kind.MEASURE, one.id) for one in in_order(document.actions.values())]
            case Kind.CHANNELS:
                return [Key(Kind.CHANNEL, one.id) for one in in_order(document.channels.values())]
            case Kind.SOURCES:
                return [Key(Kind.SOURCE, record_id) for record_id in document.evidence]
            case _:
                return []

    # --- edits -------------------------------------------------------------------------------

    def follow(self, document: JourneyMap, change: ChangeSet) -> Touched:
        """Take an edit over; ``document`` is the map after it."""
        touched = Touched()
        self._note_frame(change, touched)  # as it was: rows that go leave their old parents
        self.document = document
        for record in change.removed:
            self._leave(record, touched)
        for before, after in change.updated:
            self._alter(before, after, touched)
        for record in change.added:
            self._enter(record, touched)
        if change.tables() & _FRAME:
            self._order_frame()
            self._note_frame(change, touched)
        return touched

    def _leave(self, record: Record, touched: Touched) -> None:
        if isinstance(record, Card | Marker):
            self._take(_home(record), record.id, touched)
        elif isinstance(record, Connector):
            self._unlink(record)
            touched.parents.add(Key(Kind.CARD, record.source_id))
        else:
            self._note_listed(record, touched)

    def _enter(self, record: Record, touched: Touched) -> None:
        if isinstance(record, Card | Marker):
            self._put(_home(record), record.id, touched)
        elif isinstance(record, Connector):
            self._link(record)
            touched.parents.add(Key(Kind.CARD, record.source_id))
        else:
            self._note_listed(record, touched)

    def _alter(self, before: Record, after: Record, touched: Touched) -> None:
        kind = KIND_OF_TABLE.get(after.table)
        if kind is not None:
            touched.rows.add(Key(kind, after.id))
        moved = getattr(before, "order", "") != getattr(after, "order", "")
        match before, after:
            case (Card() | Marker(), Card() | Marker()):
                self._alter_standing(before, after, touched, moved=moved)
            case Connector(), Connector():
                if (before.source_id, before.target_id) != (after.source_id, after.target_id):
                    self._leave(before, touched)
                    self._enter(after, touched)
            case _:
                if moved:
                    self._note_listed(after, touched)
        if after.table == "personas":
            touched.personas.add(after.id)
        elif after.table == "lanes":
            touched.lanes.add(after.id)

    def _alter_standing(
        self, before: Card | Marker, after: Card | Marker, touched: Touched, *, moved: bool
    ) -> None:
        old, new = _home(before), _home(after)
        if old != new:
            self._take(old, before.id, touched)
            self._put(new, after.id, touched)
        elif moved or getattr(before, "position", 0) != getattr(after, "position", 0):
            touched.parents.add(new)
        links = self._targets.get(after.id, set())
        touched.rows.update(Key(Kind.CONNECTOR, one) for one in links)

    def _take(self, home: Key, record_id: Id, touched: Touched) -> None:
        ids = self._within.get(home, set())
        ids.discard(record_id)
        if not ids:
            self._within.pop(home, None)
        touched.parents.add(home)
        touched.rows.add(home)

    def _put(self, home: Key, record_id: Id, touched: Touched) -> None:
        self._within.setdefault(home, set()).add(record_id)
        touched.parents.add(home)
        touched.rows.add(home)

    def _link(self, connector: Connector) -> None:
        self._sources.setdefault(connector.source_id, set()).add(connector.id)
        self._targets.setdefault(connector.target_id, set()).add(connector.id)

    def _unlink(self, connector: Connector) -> None:
        for ends, end in (
            (self._sources, connector.source_id),
            (self._targets, connector.target_id),
        ):
            left = ends.get(end, set())
            left.discard(connector.id)
            if not left:
                ends.pop(end, None)

    def _note_listed(self, record: Record, touched: Touched) -> None:
        kind = KIND_OF_TABLE.get(record.table)
        group = _GROUP_OF_KIND.get(kind) if kind is not None else None
        if group is not None:
            touched.parents.add(Key(group))
            touched.rows.add(Key(group))

    def _note_frame(self, change: ChangeSet, touched: Touched) -> None:
        """Stages, steps and lanes that come, go or move change the rows of many."""
        before = tuple(record for record, _ in change.updated)
        for record in (*change.added, *change.removed, *before, *change.after()):
            match record:
                case Stage():
                    touched.parents.add(ROOT)
                    touched.rows.add(Key(Kind.STAGE, record.id))
                case Step():
                    touched.parents.update((Key(Kind.STAGE, record.stage_id), ROOT))
                    touched.parents.add(Key(Kind.STEP, record.id))
                case _:
                    pass
        if _lanes_moved(change):
            touched.parents.update(self._holding_cells())

    def _holding_cells(self) -> Iterable[Key]:
        for stage_id, steps in self._steps.items():
            if self.shows_steps(stage_id):
                yield from (Key(Kind.STEP, step_id) for step_id in steps)
            else:
                yield Key(Kind.STAGE, stage_id)

    def _order_frame(self) -> None:
        document = self.document
        self._stages = [stage.id for stage in stages_in_order(document)]
        self._lanes = [lane.id for lane in lanes_in_order(document)]
        steps: dict[Id, list[Step]] = {}
        for step in document.steps.values():
            steps.setdefault(step.stage_id, []).append(step)
        self._steps = {stage: [s.id for s in in_order(some)] for stage, some in steps.items()}


def _home(record: Card | Marker) -> Key:
    """The row a card or a marker stands under."""
    if record.lane_id is None or record.step_id is None:
        return Key(Kind.PARKING)
    return Key(Kind.CELL, record.step_id, record.lane_id)


def _lanes_moved(change: ChangeSet) -> bool:
    came_or_went = any(r.table == "lanes" for r in (*change.added, *change.removed))
    return came_or_went or any(
        before.table == "lanes" and getattr(before, "order", "") != getattr(after, "order", "")
        for before, after in change.updated
    )
