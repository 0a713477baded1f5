"""The rules every map keeps, checked before an edit is made.

Ids are unique across tables. A pointer (see :mod:`model.references`) leads to a record of the right
table and stands once in its list. A card is in a cell or in the parking lot, never half. A marker
stands in an emotions lane. A connector joins two different cards, and no card answers itself. A
stage has a step. The map's own record has the id ``map``.

:func:`check_change` looks only at what a change touches and at what may point there;
:func:`problems` looks at everything and finds the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from model.changes import ChangeSet
from model.document import JourneyMap
from model.errors import RuleError
from model.ids import Id
from model.kinds import LaneKind
from model.naming import TABLE_WORDS, called
from model.records import MAP_ID, Card, Connector, Lane, MapInfo, Marker, Record, Stage, Step
from model.references import REFERENCES_OF, REFERENCES_TO, Reference
from model.repair import repaired
from resources.words import tr

__all__ = ["Problem", "check_change", "problems", "repaired"]


@dataclass(frozen=True, slots=True)
class Problem:
    """A broken rule: at which record, and the sentence that says what is wrong."""

    record_id: Id
    sentence: str


class _View:
    """The map as it will stand after a change, without building it."""

    def __init__(self, document: JourneyMap, change: ChangeSet) -> None:
        self.document = document
        self.after = {record.id: record for record in change.after()}
        self.gone = {r.id for r in change.removed if r.id not in self.after}

    def find(self, table: str, record_id: Id) -> Record | None:
        """The record with this id in this table, or None."""
        record = self.after.get(record_id)
        if record is not None:
            return record if record.table == table else None
        return None if record_id in self.gone else self.document.table(table).get(record_id)

    def table(self, table: str) -> Iterator[Record]:
        """All records of the table."""
        after, gone = self.after, self.gone
        for record_id, record in self.document.table(table).items():
            if record_id not in after and record_id not in gone:
                yield record
        for record in after.values():
            if record.table == table:
                yield record


def check_change(document: JourneyMap, change: ChangeSet) -> None:
    """Raise unless the map keeps every rule after the change.

    Cost: what the change touches; for removed records also one pass over the tables that may
    point at them.

    Raises:
        RuleError: with the sentence of the first rule that would break.
    """
    for problem in _change_problems(document, change):
        raise RuleError(problem.sentence)


def problems(document: JourneyMap) -> list[Problem]:
    """Every broken rule of a map; an empty list for a sound one."""
    view = _View(document, ChangeSet())
    found: list[Problem] = []
    tables: dict[Id, str] = {}
    for record in document.records():
        if record.id in tables:
            found.append(_id_twice(record))
        tables[record.id] = record.table
        found.extend(_record_problems(view, record, REFERENCES_OF[record.table]))
    found.extend(_stages_without_step(view, document.stages))
    return found


def _change_problems(document: JourneyMap, change: ChangeSet) -> Iterator[Problem]:
    yield from _staleness(document, change)
    view = _View(document, change)
    yield from _id_clashes(document, change)
    for record in change.added:
        yield from _record_problems(view, record, REFERENCES_OF[record.table])
    for before, after in change.updated:
        changed = [
            reference
            for reference in REFERENCES_OF[after.table]
            if getattr(before, reference.field) != getattr(after, reference.field)
        ]
        if changed:
            yield from _record_problems(view, after, changed)
    yield from _dangling(view, change)
    yield from _markers_off_lane(view, change)
    yield from _stages_without_step(view, _stages_that_may_be_empty(change, view))


def _staleness(document: JourneyMap, change: ChangeSet) -> Iterator[Problem]:
    seen: set[Id] = set()
    for record in (*change.removed, *(before for before, _ in change.updated)):
        here = document.table(record.table).get(record.id)
        if (here is not record and here != record) or record.id in seen:
            yield Problem(record.id, tr("The map has changed meanwhile; this edit no longer fits."))
        seen.add(record.id)
    for before, after in change.updated:
        if before.id != after.id or before.table != after.table:
            yield Problem(before.id, tr("A record keeps its id and its kind."))
    if any(isinstance(record, MapInfo) for record in (*change.added, *change.removed)):
        yield Problem(MAP_ID, tr("A map has exactly one record about itself."))


def _id_clashes(document: JourneyMap, change: ChangeSet) -> Iterator[Problem]:
    leaving = {record.id for record in change.removed}
    seen: set[Id] = set()
    for record in change.added:
        taken = record.id not in leaving and document.find(record.id) is not None
        if taken or record.id in seen:
            yield _id_twice(record)
        seen.add(record.id)


def _id_twice(record: Record) -> Problem:
    return Problem(record.id, tr("The id {id} is there twice.", id=record.id))


def _record_problems(
    view: _View, record: Record, references: Iterable[Reference]
) -> Iterator[Problem]:
    """What is wrong with one record, looking at these of its reference fields."""
    for reference in references:
        ids = reference.ids(record)
        for target_id in ids:
            if view.find(reference.target, target_id) is None:
                yield _points_nowhere(record, reference, target_id)
        if len(set(ids)) != len(ids):
            yield Problem(
                record.id,
                tr(
                    "The {record} names the same {target} twice.",
                    record=called(record),
                    target=tr(TABLE_WORDS[reference.target].one),
                ),
            )
    yield from _shape_problems(view, record)


def _points_nowhere(record: Record, reference: Reference, target_id: Id) -> Problem:
    return Problem(
        record.id,
        tr(
            "The {record} points at the {target} {id}, which does not exist.",
            record=called(record),
            target=tr(TABLE_WORDS[reference.target].one),
            id=target_id,
        ),
    )


def _shape_problems(view: _View, record: Record) -> Iterator[Problem]:
    match record:
        case Card() if (record.lane_id is None) != (record.step_id is None):
            sentence = tr("The {record} is in no cell.", record=called(record))
            yield Problem(record.id, sentence)
        case Card() if record.id in record.answers_ids:
            sentence = tr("The {record} cannot answer itself.", record=called(record))
            yield Problem(record.id, sentence)
        case Connector() if record.source_id == record.target_id:
            yield Problem(record.id, tr("A connector joins two different cards."))
        case Marker():
            lane = view.find(Lane.table, record.lane_id)
            if isinstance(lane, Lane) and lane.kind is not LaneKind.EMOTIONS:
                yield Problem(record.id, tr("Emotions stand in an emotions lane only."))
        case MapInfo() if record.id != MAP_ID:
            yield Problem(record.id, tr("The map's own record has the id “map”."))
        case _:
            pass


def _dangling(view: _View, change: ChangeSet) -> Iterator[Problem]:
    """Records that would still point at something the change removes."""
    gone_by_table: dict[str, set[Id]] = {}
    for record in change.removed:
        if view.find(record.table, record.id) is None:
            gone_by_table.setdefault(record.table, set()).add(record.id)
    for table, gone in gone_by_table.items():
        for reference in REFERENCES_TO[table]:
            field = reference.field
            for owner in view.table(reference.table):
                value = getattr(owner, field)
                if reference.many:
                    if value and not gone.isdisjoint(value):
                        yield _points_nowhere(owner, reference, next(iter(gone & set(value))))
                elif value in gone:
                    yield _points_nowhere(owner, reference, value)


def _markers_off_lane(view: _View, change: ChangeSet) -> Iterator[Problem]:
    """Lanes that stop being emotions lanes while markers stand in them."""
    turned = {
        after.id
        for before, after in change.updated
        if isinstance(before, Lane)
        and isinstance(after, Lane)
        and before.kind is LaneKind.EMOTIONS
        and after.kind is not LaneKind.EMOTIONS
    }
    if turned:
        for marker in view.table(Marker.table):
            if isinstance(marker, Marker) and marker.lane_id in turned:
                yield Problem(
                    marker.lane_id, tr("A lane with emotions in it stays an emotions lane.")
                )


def _stages_that_may_be_empty(change: ChangeSet, view: _View) -> set[Id]:
    touched = {record.id for record in change.added if isinstance(record, Stage)}
    touched |= {record.stage_id for record in change.removed if isinstance(record, Step)}
    touched |= {
        before.stage_id
        for before, after in change.updated
        if isinstance(before, Step)
        and isinstance(after, Step)
        and before.stage_id != after.stage_id
    }
    return {stage_id for stage_id in touched if view.find(Stage.table, stage_id) is not None}


def _stages_without_step(view: _View, stage_ids: Iterable[Id]) -> Iterator[Problem]:
    wanted = set(stage_ids)
    if not wanted:
        return
    for step in view.table(Step.table):
        if isinstance(step, Step):
            wanted.discard(step.stage_id)
    for stage_id in sorted(wanted):
        yield Problem(stage_id, tr("A stage keeps at least one step."))
