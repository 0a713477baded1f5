"""Duplicating: the same again, right after the original."""

from __future__ import annotations

from collections.abc import Iterable

from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits.contents import (
    Ordered,
    Queue,
    beside,
    queue,
    queue_of,
    queued,
    with_contents,
)
from model.edits.hues import keeping_hues
from model.edits.making import found_any
from model.ids import Id, IdSource, new_id
from model.naming import counted
from model.records import Marker, Record, evolve
from model.references import repointed
from resources.words import tr


def duplicate(
    document: JourneyMap, record_ids: Iterable[Id], *, ids: IdSource = new_id
) -> ChangeSet:
    """Copies of records, after the last of the originals where these stand.

    Stages, steps and lanes are copied with what is in them, cards with the connectors between
    them. Pictures, the map itself and connectors alone have no copy.
    """
    wanted = [found_any(document, record_id) for record_id in dict.fromkeys(record_ids)]
    copied = with_contents(document, wanted)
    new = {record.id: ids(record.prefix) for record in copied.values()}
    copies: dict[Id, Record] = {}
    queues: dict[Queue, list[tuple[Ordered, Ordered]]] = {}
    for record in copied.values():
        copy = repointed(evolve(record, id=new[record.id]), lambda _, i: new.get(i, i))
        if isinstance(copy, Marker) and not {copy.lane_id, copy.step_id} & set(new.values()):
            copy = beside(copy)
        copies[copy.id] = copy
        if isinstance(record, Ordered) and isinstance(copy, Ordered):
            name = queue_of(copy)
            if name == queue_of(record):  # in a new cell or stage the old keys serve
                queues.setdefault(name, []).append((record, copy))
    moved: list[tuple[Record, Record]] = []
    for name, pairs in queues.items():
        placed, neighbours = _after_originals(document, name, pairs)
        copies.update((copy.id, copy) for copy in placed)
        moved.extend(neighbours)
    label = tr("Duplicate {things}", things=counted(wanted))
    change = ChangeSet(added=tuple(copies.values()), updated=tuple(moved), label=label)
    return keeping_hues(document, change)


def _after_originals(
    document: JourneyMap, name: Queue, pairs: list[tuple[Ordered, Ordered]]
) -> tuple[list[Ordered], list[tuple[Record, Record]]]:
    places = {record.id: index for index, record in enumerate(queue(document, name))}
    pairs.sort(key=lambda pair: places[pair[0].id])
    last = places[pairs[-1][0].id]
    return queued(document, name, [copy for _, copy in pairs], last + 1)
