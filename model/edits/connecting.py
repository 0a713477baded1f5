"""Edits of connectors: joining cards in a row, other ends, the other way round, another kind."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from model.changes import ChangeSet, apply, squash
from model.document import JourneyMap
from model.edits.cards import reading_order
from model.edits.making import evolved, found
from model.edits.relations import add_connector
from model.errors import RuleError
from model.ids import Id, IdSource, new_id
from model.kinds import ConnectorKind
from model.queries import steps_in_order
from model.records import Card, Connector, Record
from resources.words import tr


def usual_kind(document: JourneyMap, source_id: Id, target_id: Id) -> ConnectorKind:
    """What an arrow between two cards most likely means: one to an earlier step loops back."""
    places = {step.id: place for place, step in enumerate(steps_in_order(document))}
    source = places.get(found(document, Card, source_id).step_id or "")
    target = places.get(found(document, Card, target_id).step_id or "")
    if source is None or target is None or target >= source:
        return ConnectorKind.NEXT
    return ConnectorKind.LOOPS_BACK


def connect_cards(
    document: JourneyMap, card_ids: Iterable[Id], *, ids: IdSource = new_id
) -> ChangeSet:
    """Arrows from card to card, in the order in which cards are read: stage by stage.

    Pairs that an arrow already joins, either way round, get no second one.

    Raises:
        RuleError: there are fewer than two cards, or one is no longer there.
    """
    cards = [found(document, Card, card_id) for card_id in dict.fromkeys(card_ids)]
    if len(cards) < 2:
        raise RuleError(tr("Select two or more cards to connect them."))
    order = {step.id: place for place, step in enumerate(steps_in_order(document))}
    row = reading_order(document, cards)
    row.sort(key=lambda card: order.get(card.step_id or "", len(order)))
    joined = {frozenset((c.source_id, c.target_id)) for c in document.connectors.values()}
    changes = []
    for source, target in pairwise(row):
        if frozenset((source.id, target.id)) not in joined:
            change = add_connector(document, source_id=source.id, target_id=target.id, ids=ids)
            document = apply(document, change)
            changes.append(change)
    return squash(changes, label=tr("Connect cards"))


def rewire(
    document: JourneyMap,
    connector_id: Id,
    *,
    source_id: Id | None = None,
    target_id: Id | None = None,
) -> ChangeSet:
    """Another card at one end of an arrow, or at both; what is None stays.

    Raises:
        RuleError: both ends would be one card, the same arrow is there already, or a card or the
            arrow is no longer there.
    """
    connector = found(document, Connector, connector_id)
    source = connector.source_id if source_id is None else found(document, Card, source_id).id
    target = connector.target_id if target_id is None else found(document, Card, target_id).id
    if source == target:
        raise RuleError(tr("A connector joins two different cards."))
    after = evolved(connector, {"source_id": source, "target_id": target})
    label = tr("Move arrow end")
    if after is connector:
        return ChangeSet(label=label)
    _refuse_twin(document, after)
    return ChangeSet(updated=((connector, after),), label=label)


def reverse_connectors(document: JourneyMap, connector_ids: Iterable[Id]) -> ChangeSet:
    """The arrows the other way round.

    Raises:
        RuleError: an arrow the other way round is there already, or one is no longer there.
    """
    updated: list[tuple[Record, Record]] = []
    wanted = frozenset(connector_ids)
    for connector_id in sorted(wanted):
        connector = found(document, Connector, connector_id)
        ends = {"source_id": connector.target_id, "target_id": connector.source_id}
        after = evolved(connector, ends)
        _refuse_twin(document, after, besides=wanted)
        updated.append((connector, after))
    return ChangeSet(updated=tuple(updated), label=tr("Turn arrow round"))


def set_connector_kind(
    document: JourneyMap, connector_ids: Iterable[Id], kind: ConnectorKind
) -> ChangeSet:
    """What the arrows mean.

    Raises:
        RuleError: the same arrow of that kind is there already, or one is no longer there.
    """
    updated: list[tuple[Record, Record]] = []
    for connector_id in sorted(frozenset(connector_ids)):
        connector = found(document, Connector, connector_id)
        after = evolved(connector, {"kind": kind})
        if after is not connector:
            _refuse_twin(document, after)
            updated.append((connector, after))
    return ChangeSet(updated=tuple(updated), label=tr("Change kind of arrow"))


def _refuse_twin(
    document: JourneyMap, wanted: Connector, *, besides: frozenset[Id] = frozenset()
) -> None:
    """Two arrows that say the same would lie upon each other."""
    for other in document.connectors.values():
        if other.id != wanted.id and other.id not in besides and _says(other) == _says(wanted):
            raise RuleError(tr("There is such an arrow already."))


def _says(connector: Connector) -> tuple[Id, Id, ConnectorKind, str]:
    return connector.source_id, connector.target_id, connector.kind, connector.label
