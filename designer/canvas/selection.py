"""What is selected, as a value: record ids, and the cell that has the focus."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from model.document import JourneyMap
from model.ids import Id
from model.places import CellPlace

_MANY = 500
"""Among so many selected things nobody means one persona."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Selected records.

    ``current`` is the one that keys move from; ``cell`` a cell chosen instead of a record.
    ``persona`` is whose feelings were worked on last: it goes on from selection to selection, and
    two that select the same are equal.
    """

    ids: frozenset[Id] = frozenset()
    current: Id | None = None
    cell: CellPlace | None = None
    persona: Id | None = field(default=None, compare=False)

    @classmethod
    def of(cls, ids: Iterable[Id]) -> Selection:
        """These records; the last one is the current one."""
        listed = list(ids)
        return cls(frozenset(listed), listed[-1] if listed else None)

    @classmethod
    def at(cls, lane_id: Id, step_id: Id) -> Selection:
        """A cell."""
        return cls(cell=CellPlace(lane_id, step_id))

    def toggled(self, record_id: Id) -> Selection:
        """With this record added, or taken out."""
        if record_id not in self.ids:
            return Selection(self.ids | {record_id}, record_id)
        ids = self.ids - {record_id}
        return Selection(ids, next(iter(sorted(ids)), None))

    def with_ids(self, ids: Iterable[Id]) -> Selection:
        """With these records added."""
        added = list(ids)
        return Selection(self.ids | set(added), added[-1] if added else self.current)

    def within(self, document: JourneyMap) -> Selection:
        """Without what is no longer in the map."""
        cards = document.cards
        gone = [i for i in self.ids if i not in cards and document.find(i) is None]
        ids = self.ids.difference(gone)
        cell = self.cell
        if cell and not (cell.lane_id in document.lanes and cell.step_id in document.steps):
            cell = None
        if ids == self.ids and cell is self.cell:
            return self
        current = self.current if self.current in ids else next(iter(sorted(ids)), None)
        return Selection(ids, current, cell)

    def feeling(self, document: JourneyMap) -> Id | None:
        """Whose feelings are selected: that of a persona or of an emotion marker."""
        others: list[Id] = sorted(self.ids) if len(self.ids) < _MANY else []
        for record_id in (self.current, *others):
            if record_id is not None and record_id in document.personas:
                return record_id
            marker = document.markers.get(record_id or "")
            if marker is not None:
                return marker.persona_id
        return None

    def working_on(self, document: JourneyMap, before: Id | None) -> Selection:
        """With the persona whose feelings are worked on; ``before`` while no other is selected."""
        return replace(self, persona=self.feeling(document) or before)

    def in_grid(self, document: JourneyMap) -> Selection:
        """Without a cell that is gone: an undo may take it away before anything is shown anew."""
        cell = self.cell
        if cell is None or (cell.lane_id in document.lanes and cell.step_id in document.steps):
            return self
        return replace(self, cell=None)

    def card_ids(self, document: JourneyMap) -> list[Id]:
        """The cards among what is selected."""
        return [i for i in self.ids if i in document.cards]
