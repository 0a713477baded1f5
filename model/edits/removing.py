"""Removing things, with all that follows from it.

What happens to a record that points at something removed stands in :mod:`model.references`: it goes
too, its pointer is taken out, or (a card whose cell goes) it is put in the parking lot.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits.cards import reading_order
from model.edits.hues import keeping_hues
from model.edits.making import found_any
from model.edits.ordering import rekeyed, slots
from model.errors import RuleError
from model.ids import Id
from model.naming import counted
from model.queries import parked_cards
from model.records import Card, Image, MapInfo, Metric, R, Record, Step, evolve
from model.references import REFERENCES_TO, WhenGone, pointers, repointed
from resources.words import tr


def remove(document: JourneyMap, ids: Iterable[Id]) -> ChangeSet:
    """Take records off the map, each with what cannot be without it.

    The cards of a removed stage, step or lane go to the parking lot (unless they are named
    too); its steps and markers go with it. A stage whose last step goes, goes. Connectors go with
    either of their cards, markers with their persona. Personas, evidence, metrics and images are
    taken out of what names them. Pictures and figures that only removed records showed go too.

    Raises:
        RuleError: one of the records is no longer there, or is the map itself.
    """
    wanted = [found_any(document, record_id) for record_id in dict.fromkeys(ids)]
    if any(isinstance(record, MapInfo) for record in wanted):
        raise RuleError(tr("The map itself cannot be deleted."))
    gone = _with_dependents(document, wanted)
    parked, cleared = _left_behind(document, gone)
    change = ChangeSet(
        removed=tuple(gone.values()),
        updated=(*_parked(document, parked, gone), *cleared),
        label=tr("Delete {things}", things=counted(wanted)),
    )
    return keeping_hues(document, without_strays(document, change))


def without_strays(document: JourneyMap, change: ChangeSet) -> ChangeSet:
    """The change, extended to remove pictures and metrics it leaves without anyone naming them."""
    let_go: set[Id] = set()
    for before in (*change.removed, *(before for before, _ in change.updated)):
        let_go.update(_shown(before))
    if not let_go:
        return change
    for after in change.after():
        let_go.difference_update(_shown(after))
    let_go -= change.ids()
    touched = change.ids()
    for table in (Image.table, Metric.table):
        for reference in REFERENCES_TO[table]:
            for record in document.table(reference.table).values() if let_go else ():
                if record.id not in touched:
                    let_go.difference_update(reference.ids(record))
    strays = [r for r in (document.find(i) for i in sorted(let_go)) if r is not None]
    return replace(change, removed=(*change.removed, *strays))


def _shown(record: Record) -> set[Id]:
    """The pictures and metrics a record names."""
    return {i for r, i in pointers(record) if r.target in (Image.table, Metric.table)}


def _with_dependents(document: JourneyMap, wanted: Iterable[Record]) -> dict[Id, Record]:
    """The records and all that goes with them, by id."""
    gone: dict[Id, Record] = {record.id: record for record in wanted}
    _add_emptied_stages(document, gone)
    tables = {record.table for record in gone.values()}
    while tables:
        references = [
            reference
            for table in tables
            for reference in REFERENCES_TO[table]
            if reference.when_gone is WhenGone.CASCADE
        ]
        tables = set()
        for reference in references:
            for owner in document.table(reference.table).values():
                if owner.id not in gone and getattr(owner, reference.field) in gone:
                    gone[owner.id] = owner
                    tables.add(owner.table)
    return gone


def _add_emptied_stages(document: JourneyMap, gone: dict[Id, Record]) -> None:
    touched = {record.stage_id for record in gone.values() if isinstance(record, Step)}
    kept = {step.stage_id for step in document.steps.values() if step.id not in gone}
    for stage_id in sorted(touched - kept):
        gone[stage_id] = document.stages[stage_id]


def _left_behind(
    document: JourneyMap, gone: dict[Id, Record]
) -> tuple[list[Card], list[tuple[Record, Record]]]:
    """Cards to park, and other records (before, after) whose pointers are taken out.

    A card may need both: it is parked with its pointers already taken out, and so listed once.
    """
    parked: dict[Id, Card] = {}
    cleared: dict[Id, Record] = {}
    for table in {record.table for record in gone.values()}:
        for reference in REFERENCES_TO[table]:
            if reference.when_gone is WhenGone.CASCADE:
                continue
            for owner in document.table(reference.table).values():
                ids = reference.ids(owner)
                if not ids or owner.id in gone or gone.keys().isdisjoint(ids):
                    continue
                if reference.when_gone is WhenGone.PARK and isinstance(owner, Card):
                    parked[owner.id] = owner
                else:
                    cleared[owner.id] = owner
    updated = [
        (owner, _cleared(owner, gone)) for owner in cleared.values() if owner.id not in parked
    ]
    return list(parked.values()), updated


def _cleared(record: R, gone: dict[Id, Record]) -> R:
    """The record without pointers to what goes; those of a cell are left to parking."""
    return repointed(
        record,
        lambda reference, target_id: (
            None if reference.when_gone is WhenGone.CLEAR and target_id in gone else target_id
        ),
    )


def _parked(
    document: JourneyMap, cards: list[Card], gone: dict[Id, Record]
) -> list[tuple[Card, Card]]:
    """The cards moved to the end of the parking lot, in the order they are read."""
    cards = reading_order(document, cards)
    siblings = [card for card in parked_cards(document) if card.id not in gone]
    room = slots(siblings, len(siblings), len(cards))
    updated = [*rekeyed(siblings, room.neighbours)]
    for card, key in zip(cards, room.keys, strict=True):
        kept = _cleared(card, gone)
        updated.append((card, evolve(kept, lane_id=None, step_id=None, order=key)))
    return updated
