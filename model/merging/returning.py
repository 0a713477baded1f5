"""Undoing a removal on one side, with all that had followed from it.

Somebody deletes a lane while somebody else writes into it. The lane stays then, and so must what
went with it: its emotions, and the places of its cards, which the removal had put into the parking
lot. :mod:`model.references` says what follows from a removal.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from model.document import JourneyMap
from model.ids import Id
from model.records import Card, Record, evolve
from model.references import REFERENCES_OF, REFERENCES_TO, WhenGone

Records = Mapping[Id, Record]


def by_id(document: JourneyMap) -> dict[Id, Record]:
    """All records of a map by id."""
    return {record.id: record for record in document.records()}


def was_edited(base: Record, record: Record, side: Records) -> bool:
    """Whether a person changed the record on this side.

    Another order key, or a pointer that had to go because its target was deleted, is no edit.
    """
    if record is base or record == base:
        return False
    gone = {i for r in REFERENCES_OF[base.table] for i in r.ids(base) if i not in side}
    again = with_pointers_back(base, record, gone, side)
    if hasattr(again, "order"):
        again = evolve(again, order=base.order)  # type: ignore[attr-defined]
    return again != base


def brought_back(base: Records, side: Records, ids: Iterable[Id]) -> Records:
    """The records of one side as if it had not removed these."""
    back: dict[Id, Record] = {i: base[i] for i in ids}
    new = list(back.values())
    while new:
        followers = _gone_with(base, side, back, new)
        back.update((record.id, record) for record in followers)
        new = followers
    result = {**side, **back}
    for record_id in _pointing_at(base, back):
        here = side.get(record_id)
        if here is not None:
            result[record_id] = with_pointers_back(base[record_id], here, back, result)
    return MappingProxyType(result)


def with_pointers_back(
    base: Record, record: Record, back: Collection[Id], there: Collection[Id]
) -> Record:
    """The record pointing again where it pointed in the base, for targets that are ``back``.

    A parked card goes back into its cell if both its lane and its step are ``there`` or back.
    """
    fields: dict[str, object] = {}
    for reference in REFERENCES_OF[base.table]:
        was, now = reference.ids(base), reference.ids(record)
        lost = [i for i in was if i in back and i not in now]
        if reference.when_gone is not WhenGone.CLEAR or not lost:
            continue
        if reference.many:
            ids = (*now, *lost)
            fields[reference.field] = was if set(ids) == set(was) else ids
        elif not now:
            fields[reference.field] = lost[0]
    if isinstance(record, Card) and isinstance(base, Card) and record.lane_id is None:
        cell = (base.lane_id, base.step_id)
        if any(i in back for i in cell) and all(i in back or i in there for i in cell):
            fields |= {"lane_id": base.lane_id, "step_id": base.step_id, "order": base.order}
    return evolve(record, **fields)


def _gone_with(base: Records, side: Records, back: Records, new: Iterable[Record]) -> list[Record]:
    """What had to go with these, and can stand again."""
    tables = {record.table for record in new}
    ids = {record.id for record in new}
    found: list[Record] = []
    for reference in (r for table in tables for r in REFERENCES_TO[table]):
        if reference.when_gone is not WhenGone.CASCADE:
            continue
        for owner in base.values():
            if owner.table != reference.table or owner.id in side or owner.id in back:
                continue
            if ids.isdisjoint(reference.ids(owner)):
                continue
            needed = (
                i
                for r in REFERENCES_OF[owner.table]
                if r.when_gone is WhenGone.CASCADE
                for i in r.ids(owner)
            )
            if all(i in side or i in back for i in needed):
                found.append(owner)
    return list({record.id: record for record in found}.values())


def _pointing_at(base: Records, targets: Records) -> list[Id]:
    tables = {record.table for record in targets.values()}
    references = [r for table in tables for r in REFERENCES_TO[table]]
    return [
        record.id
        for record in base.values()
        if any(
            r.table == record.table and not targets.keys().isdisjoint(r.ids(record))
            for r in references
        )
    ]
