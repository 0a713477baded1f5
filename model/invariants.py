"""The rules themselves, each as a question to some records seen in a map that may be changing.

:mod:`model.rules` asks them of what a change touches, or of a whole map.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import Any, cast

from model.changes import ChangeSet
from model.document import JourneyMap
from model.ids import Id
from model.kinds import LaneKind
from model.naming import TABLE_WORDS, called
from model.records import MAP_ID, Card, Connector, Lane, MapInfo, Marker, R, Record, Step
from model.references import Reference
from resources.words import tr


@dataclass(frozen=True, slots=True)
class Problem:
    """A broken rule: at which record, and the sentence that says what is wrong."""

    record_id: Id
    sentence: str


class View:
    """The map as it will stand after a change, without building it."""

    def __init__(self, document: JourneyMap, change: ChangeSet) -> None:
        self._document = document
        self._after = {record.id: record for record in change.after()}
        self._gone = {r.id for r in change.removed if r.id not in self._after}

    def find(self, kind: type[R], record_id: Id) -> R | None:
        """The record of this kind and id, or None."""
        record = self._after.get(record_id)
        if record is not None:
            return record if isinstance(record, kind) else None
        if record_id in self._gone:
            return None
        return cast("R | None", self._document.table(kind.table).get(record_id))

    def holds(self, table: str) -> Callable[[Id], bool]:
        """The question whether an id is in a table."""
        before = self._document.table(table)
        if not self._after and not self._gone:
            return before.__contains__

        def test(record_id: Id) -> bool:
            record = self._after.get(record_id)
            if record is not None:
                return record.table == table
            return record_id in before and record_id not in self._gone

        return test

    def table(self, kind: type[R]) -> Iterator[R]:
        """All records of a kind."""
        after, gone = self._after, self._gone
        for record_id, record in self._document.table(kind.table).items():
            if record_id not in after and record_id not in gone:
                yield cast("R", record)
        for record in after.values():
            if isinstance(record, kind):
                yield record


def bad_pointers(
    view: View, reference: Reference, records: Collection[Record]
) -> Iterator[Problem]:
    """Pointers of one field that lead nowhere, or twice to one record."""
    holds = view.holds(reference.target)
    values = list(filter(None, map(attrgetter(reference.field), records)))
    if not values or _all_good(values, holds, many=reference.many):
        return
    for record in records:
        ids = reference.ids(record)
        for target_id in ids:
            if not holds(target_id):
                yield points_nowhere(record, reference, target_id)
        if len(set(ids)) != len(ids):
            yield _points_twice(record, reference)


def _all_good(values: list[Any], holds: Callable[[Id], bool], *, many: bool) -> bool:
    """Whether a whole column is in order: asked first, because it nearly always is."""
    if not many:
        return all(map(holds, set(values)))
    return all(map(holds, set(chain.from_iterable(values)))) and all(
        len(ids) == 1 or len(set(ids)) == len(ids) for ids in values
    )


def points_nowhere(record: Record, reference: Reference, target_id: Id) -> Problem:
    """The problem of a pointer to what is not there."""
    sentence = tr(
        "The {record} points at the {target} {id}, which does not exist.",
        record=called(record),
        target=tr(TABLE_WORDS[reference.target].one),
        id=target_id,
    )
    return Problem(record.id, sentence)


def _points_twice(record: Record, reference: Reference) -> Problem:
    target = tr(TABLE_WORDS[reference.target].one)
    sentence = tr(
        "The {record} names the same {target} twice.", record=called(record), target=target
    )
    return Problem(record.id, sentence)


def id_twice(record: Record) -> Problem:
    """The problem of an id that something else has."""
    return Problem(record.id, tr("The id {id} is there twice.", id=record.id))


def misshapen(view: View, records: Iterable[Record]) -> Iterator[Problem]:
    """Records that contradict themselves, or stand where their kind cannot."""
    for record in records:
        match record:
            case Card(lane_id=lane_id, step_id=step_id, answers_ids=answers_ids):
                if answers_ids or (lane_id is None) != (step_id is None):
                    yield from _card_problems(record)
            case Marker():
                lane = view.find(Lane, record.lane_id)
                if lane is not None and lane.kind is not LaneKind.EMOTIONS:
                    yield Problem(record.id, tr("Emotions stand in an emotions lane only."))
            case Connector():
                if record.source_id == record.target_id:
                    yield Problem(record.id, tr("A connector joins two different cards."))
            case MapInfo():
                if record.id != MAP_ID:
                    yield Problem(record.id, tr("The map's own record has the id “map”."))
            case _:
                pass


def _card_problems(card: Card) -> Iterator[Problem]:
    if (card.lane_id is None) != (card.step_id is None):
        yield Problem(card.id, tr("The {record} is in no cell.", record=called(card)))
    if card.id in card.answers_ids:
        yield Problem(card.id, tr("The {record} cannot answer itself.", record=called(card)))


def markers_off_lane(view: View, lane_ids: set[Id]) -> Iterator[Problem]:
    """Markers in lanes that are no emotions lanes."""
    for marker in view.table(Marker) if lane_ids else ():
        if marker.lane_id in lane_ids:
            sentence = tr("A lane with emotions in it stays an emotions lane.")
            yield Problem(marker.lane_id, sentence)


def stages_without_step(view: View, stage_ids: Iterable[Id]) -> Iterator[Problem]:
    """Those of the stages that have no step."""
    wanted = set(stage_ids)
    for step in view.table(Step) if wanted else ():
        wanted.discard(step.stage_id)
    for stage_id in sorted(wanted):
        yield Problem(stage_id, tr("A stage keeps at least one step."))
