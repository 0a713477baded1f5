"""The rules every map keeps, checked before an edit is made.

Ids are unique across tables. A pointer (see :mod:`model.references`) leads to a record of the right
table and stands once in its list. A card is in a cell or in the parking lot, never half. A marker
stands in an emotions lane. A connector joins two different cards, and no card answers itself. A
stage has a step. There is one record of the map itself, with the id ``map``.

:func:`check_change` looks only at what a change touches and at what may point there;
:func:`problems` looks at everything and finds the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from model.bounds import MAX_CELLS, MAX_RECORDS
from model.changes import ChangeSet
from model.document import TABLE_NAMES, JourneyMap
from model.errors import RuleError
from model.ids import Id
from model.invariants import (
    Problem,
    View,
    bad_pointers,
    id_twice,
    markers_off_lane,
    misshapen,
    points_nowhere,
    stages_without_step,
)
from model.kinds import LaneKind
from model.records import MAP_ID, Lane, MapInfo, Stage, Step
from model.references import REFERENCES, REFERENCES_OF, REFERENCES_TO
from model.repair import repaired
from model.tables import TABLES
from resources.words import tr

__all__ = ["Problem", "check_change", "is_sound", "problems", "repaired"]


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
    return list(_all_problems(document))


def is_sound(document: JourneyMap) -> bool:
    """Whether a map keeps every rule; told at the first that it does not."""
    return next(_all_problems(document), None) is None


def _all_problems(document: JourneyMap) -> Iterator[Problem]:
    view = View(document, ChangeSet())
    yield from _ids_twice(document)
    yield from misshapen(view, (document.info,))
    for reference in REFERENCES:
        yield from bad_pointers(view, reference, document.table(reference.table).values())
    for table in (document.cards, document.markers, document.connectors):
        yield from misshapen(view, table.values())
    yield from stages_without_step(view, document.stages)


def _ids_twice(document: JourneyMap) -> Iterator[Problem]:
    ids = {MAP_ID}.union(*(document.table(name) for name in TABLE_NAMES))
    if len(ids) == 1 + sum(len(document.table(name)) for name in TABLE_NAMES):
        return
    seen: set[Id] = set()
    for record in document.records():
        if record.id in seen:
            yield id_twice(record)
        seen.add(record.id)


def _change_problems(document: JourneyMap, change: ChangeSet) -> Iterator[Problem]:
    yield from _staleness(document, change)
    yield from _taken_ids(document, change)
    yield from _overfull(document, change)
    view = View(document, change)
    for record in change.added:
        for reference in REFERENCES_OF[record.table]:
            yield from bad_pointers(view, reference, (record,))
    for before, after in change.updated:
        for reference in REFERENCES_OF[after.table]:
            if getattr(before, reference.field) != getattr(after, reference.field):
                yield from bad_pointers(view, reference, (after,))
    yield from misshapen(view, change.after())
    yield from _left_dangling(view, change)
    yield from markers_off_lane(view, _lanes_turned(change))
    yield from stages_without_step(view, _stages_that_may_be_empty(change, view))


def _staleness(document: JourneyMap, change: ChangeSet) -> Iterator[Problem]:
    """What the change takes for the present state is not."""
    seen: set[Id] = set()
    for record in (*change.removed, *(before for before, _ in change.updated)):
        here = document.table(record.table).get(record.id)
        if (here is not record and here != record) or record.id in seen:
            sentence = tr("The map has changed meanwhile; this edit no longer fits.")
            yield Problem(record.id, sentence)
        seen.add(record.id)
    for before, after in change.updated:
        if before.id != after.id or before.table != after.table:
            yield Problem(before.id, tr("A record keeps its id and its kind."))
    if any(isinstance(record, MapInfo) for record in (*change.added, *change.removed)):
        yield Problem(MAP_ID, tr("A map has exactly one record about itself."))


def _taken_ids(document: JourneyMap, change: ChangeSet) -> Iterator[Problem]:
    leaving = {record.id for record in change.removed}
    seen: set[Id] = set()
    for record in change.added:
        taken = record.id not in leaving and document.find(record.id) is not None
        if taken or record.id in seen:
            yield id_twice(record)
        seen.add(record.id)


def _overfull(document: JourneyMap, change: ChangeSet) -> Iterator[Problem]:
    growth = len(change.added) - len(change.removed)
    if growth > 0 and sum(len(document.table(name)) for name in TABLE_NAMES) + growth > MAX_RECORDS:
        yield Problem(MAP_ID, tr("A map holds at most {n} records.", n=f"{MAX_RECORDS:,}"))
    if growth > 0 and _cells_after(document, change) > MAX_CELLS:
        sentence = tr("A map holds at most {n} cells, steps times lanes.", n=f"{MAX_CELLS:,}")
        yield Problem(MAP_ID, sentence)


def _cells_after(document: JourneyMap, change: ChangeSet) -> int:
    steps, lanes = (
        len(document.table(kind.table))
        + sum(isinstance(record, kind) for record in change.added)
        - sum(isinstance(record, kind) for record in change.removed)
        for kind in (Step, Lane)
    )
    return steps * lanes


def _left_dangling(view: View, change: ChangeSet) -> Iterator[Problem]:
    """Records that would still point at something the change removes."""
    gone: dict[str, set[Id]] = {}
    for record in change.removed:
        if view.find(type(record), record.id) is None:
            gone.setdefault(record.table, set()).add(record.id)
    for table, ids in gone.items():
        for reference in REFERENCES_TO[table]:
            field = reference.field
            for owner in view.table(TABLES[reference.table]):
                value = getattr(owner, field)
                if not value:
                    continue
                if not reference.many:
                    if value in ids:
                        yield points_nowhere(owner, reference, value)
                elif not ids.isdisjoint(value):
                    yield points_nowhere(owner, reference, min(ids.intersection(value)))


def _lanes_turned(change: ChangeSet) -> set[Id]:
    """Lanes that stop being emotions lanes."""
    return {
        after.id
        for before, after in change.updated
        if isinstance(before, Lane)
        and isinstance(after, Lane)
        and before.kind is LaneKind.EMOTIONS
        and after.kind is not LaneKind.EMOTIONS
    }


def _stages_that_may_be_empty(change: ChangeSet, view: View) -> set[Id]:
    touched = {record.id for record in change.added if isinstance(record, Stage)}
    touched |= {record.stage_id for record in change.removed if isinstance(record, Step)}
    for before, after in change.updated:
        if isinstance(before, Step) and isinstance(after, Step):
            touched |= {before.stage_id} - {after.stage_id}
    return {stage_id for stage_id in touched if view.find(Stage, stage_id) is not None}
