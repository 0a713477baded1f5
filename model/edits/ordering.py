"""Order keys for records put between neighbours.

Usually only the records that move get a key. Where a merge left equal keys, or keys would outgrow
their limit, the neighbours are given fresh ones in the same change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from model.changes import ChangeSet
from model.errors import RuleError
from model.ids import Id
from model.order import MAX_KEY_LENGTH, first_keys, keys_between
from model.records import Action, Channel, Lane, Persona, Record, Stage, Step, evolve
from resources.words import tr


class _Ordered(Protocol):
    @property
    def order(self) -> str: ...

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Ordered)
OrderedRecord = TypeVar("OrderedRecord", bound=Record)
Row = TypeVar("Row", Stage, Step, Lane, Persona, Action, Channel)
"""What stands in one queue with others of its kind."""


@dataclass(frozen=True, slots=True)
class Slots:
    """Ascending keys for the newcomers, and new keys by id for neighbours that must make room."""

    keys: tuple[str, ...]
    neighbours: dict[Id, str]


def index_before(siblings: Sequence[_Ordered], before_id: Id | None) -> int:
    """Where in the list to insert so as to stand before a sibling; None: at the end.

    Raises:
        RuleError: the sibling is not in the list.
    """
    if before_id is None:
        return len(siblings)
    for index, sibling in enumerate(siblings):
        if sibling.id == before_id:
            return index
    raise RuleError(tr("That place is no longer there."))


def slots(siblings: Sequence[_Ordered], index: int, count: int = 1) -> Slots:
    """Keys for ``count`` newcomers put at ``index`` among siblings that are in order."""
    before = siblings[index - 1].order if index > 0 else None
    end = index
    while end < len(siblings) and before is not None and siblings[end].order <= before:
        end += 1  # equal keys: those after the gap have to move up
    after = siblings[end].order if end < len(siblings) else None
    keys = keys_between(before, after, count + end - index)
    if all(len(key) <= MAX_KEY_LENGTH for key in keys):
        moved = zip(siblings[index:end], keys[count:], strict=True)
        return Slots(tuple(keys[:count]), {sibling.id: key for sibling, key in moved})
    fresh = first_keys(len(siblings) + count)
    others = zip(siblings, (*fresh[:index], *fresh[index + count :]), strict=True)
    return Slots(
        tuple(fresh[index : index + count]),
        {sibling.id: key for sibling, key in others if sibling.order != key},
    )


def rekeyed(
    siblings: Sequence[OrderedRecord], neighbours: dict[Id, str]
) -> tuple[tuple[OrderedRecord, OrderedRecord], ...]:
    """The updates (before, after) for the neighbours that made room."""
    return tuple(
        (sibling, evolve(sibling, order=neighbours[sibling.id]))
        for sibling in siblings
        if sibling.id in neighbours
    )


def moved_before(
    record: Row,
    everyone: Sequence[Row],
    before_id: Id | None,
    *,
    label: str,
    **fields: object,
) -> ChangeSet:
    """The record put before another of ``everyone``, or last; with ``fields`` changed on the way.

    ``everyone`` are those it shall stand among, in order, itself included where it is one of them.
    An empty change when it stands there already.

    Raises:
        RuleError: the one to stand before is not among them.
    """
    siblings: list[Row] = [other for other in everyone if other.id != record.id]
    if before_id == record.id:
        return ChangeSet(label=label)
    index = index_before(siblings, before_id)
    if index < len(everyone) and everyone[index].id == record.id:
        return ChangeSet(label=label)
    room: Slots = slots(siblings, index)
    moved = evolve(record, order=room.keys[0], **fields)
    return ChangeSet(updated=((record, moved), *rekeyed(siblings, room.neighbours)), label=label)
