"""One answer in one cell: what it makes of the record, or the sentence why it cannot be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from exporters.workbook.facts import Facts
from exporters.workbook.returning.places import Places
from exporters.workbook.sheets.column import Column, Part
from exporters.workbook.sheets.errors import CellError
from exporters.workbook.sheets.names import Names
from exporters.workbook.values import Value, shown
from model.document import JourneyMap
from model.edits.making import evolved
from model.errors import JourneyboardError
from model.ids import Id
from model.records import Card, Marker, Metric, Record
from resources.words import tr

PERSON = "persona"
"""The key of the column that says whose emotion it is."""
Answer = TypeVar("Answer")
NO_METRIC = Metric(id="none")
"""The metric of a card that has none yet."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads answers by the names of one map or, where that does not know one, of the next.

    First come the names that the workbook was sent with, then those of the map as it is, then those
    of the map as the workbook makes it: who adds a persona may name her at once. ``facts`` are the
    map as it is and as it would be.
    """

    facts: Sequence[Facts]
    names: Sequence[Names]
    places: Sequence[Places]
    misses: list[str] = field(default_factory=list)
    """What no map knew: reasons to read again by the names that the workbook itself makes."""

    @classmethod
    def of(cls, *facts: Facts, called: Facts | None = None) -> Reader:
        """A reader by the names of these maps, and of the map as its records were ``called``."""
        known = facts if called is None else (called, *facts)
        return cls(facts, [Names(one) for one in known], [Places(one) for one in known])

    def calling(self, document: JourneyMap) -> Reader:
        """The reader for a workbook that was sent with the names of this map."""
        if document is self.document:
            return self
        return replace(Reader.of(*self.facts, called=Facts.of(document)), misses=self.misses)

    @property
    def document(self) -> JourneyMap:
        """The first of the maps: the one that is compared with."""
        return self.facts[0].document

    def value(self, column: Column, record: Record, value: Value) -> Any:  # noqa: ANN401 - any field's
        """The value of the column's field that an answer means, one that the record can have.

        ``record`` is the owner of the field, so for a figure the metric.

        Raises:
            JourneyboardError: it means nothing, or more than the record can hold.
        """
        if column.key == PERSON:
            return self.person(value)
        codec = column.codec
        if codec is None:
            raise CellError(tr("What stands here is only shown."))
        read = self._first(lambda at: codec.read(self.names[at], value))
        before = getattr(record, column.field)
        after = getattr(evolved(record, {column.field: read}), column.field)
        same = column.field.endswith("_ids") and set(before) == set(after)
        return before if same else after

    def person(self, value: Value) -> Id:
        """The one persona that a cell names.

        Raises:
            JourneyboardError: it names nobody, or several.
        """
        found = self._first(lambda at: self.names[at].personas(value))
        if len(found) != 1:
            raise CellError(
                tr("“{text}” is not one persona; an emotion is one person's.", text=shown(value))
                if found
                else tr("It is not said whose emotion this is.")
            )
        return found[0]

    def spot(self, place: Callable[[Places], Answer]) -> Answer:
        """What a question to the places answers, by the first map that can answer it.

        Raises:
            JourneyboardError: none of them can.
        """
        return self._first(lambda at: place(self.places[at]))

    def _first(self, read: Callable[[int], Answer]) -> Answer:
        for at in range(len(self.names) - 1):
            try:
                return read(at)
            except JourneyboardError:
                continue
        try:
            return read(len(self.names) - 1)
        except JourneyboardError as error:
            self.misses.append(str(error))
            raise


def owner_of(document: JourneyMap, column: Column, record: Record) -> Record:
    """The record whose field a column says: for a figure the metric of the card."""
    if column.part is Part.METRIC and isinstance(record, Card):
        return document.metrics.get(record.metric_id or "", NO_METRIC)
    return record


def place_of(record: Record) -> tuple[Id | None, Id | None]:
    """Step and lane of what stands on the map."""
    if isinstance(record, Card | Marker):
        return record.step_id, record.lane_id
    return None, None
