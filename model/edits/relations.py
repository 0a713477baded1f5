"""Edits of what hangs on cards: connectors, evidence, metrics, actions, images."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits.cards import add_card
from model.edits.making import created, evolved, found, found_any
from model.edits.ordering import moved_before, slots
from model.edits.removing import without_strays
from model.errors import RuleError
from model.ids import Id, IdSource, new_id
from model.kinds import ActionType, CardKind, ConnectorKind, EvidenceKind, MetricKind
from model.places import Place
from model.queries import in_order
from model.records import Action, Card, Connector, Evidence, Image, Metric
from resources.words import tr


def add_connector(
    document: JourneyMap,
    *,
    source_id: Id,
    target_id: Id,
    kind: ConnectorKind = ConnectorKind.NEXT,
    label: str = "",
    ids: IdSource = new_id,
) -> ChangeSet:
    """An arrow from one card to another. One that is already there is not drawn twice.

    Raises:
        RuleError: the ends are one card, or one of them is no longer there.
    """
    found(document, Card, source_id)
    found(document, Card, target_id)
    if source_id == target_id:
        raise RuleError(tr("A connector joins two different cards."))
    connector = created(
        Connector, ids=ids, source_id=source_id, target_id=target_id, kind=kind, label=label
    )
    same = any(
        (other.source_id, other.target_id, other.kind, other.label)
        == (source_id, target_id, kind, connector.label)
        for other in document.connectors.values()
    )
    return ChangeSet(added=() if same else (connector,), label=tr("Connect cards"))


def add_evidence(
    document: JourneyMap,
    *,
    kind: EvidenceKind,
    title: str = "",
    for_ids: Iterable[Id] = (),
    ids: IdSource = new_id,
    **fields: Any,  # noqa: ANN401 - any field of a piece of evidence
) -> ChangeSet:
    """A new source, named at once by the records ``for_ids`` (cards, stages, personas ...)."""
    evidence = created(Evidence, ids=ids, kind=kind, title=title, **fields)
    updated = []
    for record_id in dict.fromkeys(for_ids):
        record = found_any(document, record_id)
        before = getattr(record, "evidence_ids", None)
        if before is None:
            raise RuleError(tr("Evidence cannot be given to this."))
        updated.append((record, evolved(record, {"evidence_ids": (*before, evidence.id)})))
    return ChangeSet(added=(evidence,), updated=tuple(updated), label=tr("Add evidence"))


def add_metric_card(
    document: JourneyMap,
    place: Place,
    *,
    text: str = "",
    kind: MetricKind = MetricKind.OTHER,
    value: float | None = None,
    unit: str = "",
    target: float | None = None,
    on: date | None = None,
    ids: IdSource = new_id,
    **card_fields: Any,  # noqa: ANN401 - any field of a card
) -> ChangeSet:
    """A metric and the card that shows it, at a place."""
    metric = created(Metric, ids=ids, kind=kind, value=value, unit=unit, target=target, on=on)
    change = add_card(
        document,
        place,
        kind=CardKind.METRIC,
        text=text,
        metric_id=metric.id,
        ids=ids,
        **card_fields,
    )
    return ChangeSet(added=(metric, *change.added), updated=change.updated, label=tr("Add metric"))


def add_image_card(
    document: JourneyMap,
    place: Place,
    image: Image,
    *,
    text: str = "",
    ids: IdSource = new_id,
    **card_fields: Any,  # noqa: ANN401 - any field of a card
) -> ChangeSet:
    """A card that shows a picture (see :func:`model.images.image_record`), embedded once."""
    change = add_card(
        document, place, kind=CardKind.IMAGE, text=text, image_id=image.id, ids=ids, **card_fields
    )
    new = () if image.id in document.images else (image,)
    return ChangeSet(added=(*new, *change.added), updated=change.updated, label=tr("Add image"))


def embed_image(
    document: JourneyMap, record_id: Id, image: Image, *, field: str | None = None
) -> ChangeSet:
    """The picture on a card, or as a persona's photo. A picture nobody shows any more goes.

    Raises:
        RuleError: neither a card nor a persona has this id.
    """
    record = found_any(document, record_id)
    wanted = field or {"cards": "image_id", "personas": "photo_id"}.get(record.table)
    if wanted not in type(record).model_fields:
        raise RuleError(tr("A picture cannot be put here."))
    after = evolved(record, {wanted: image.id})
    updated = () if after is record else ((record, after),)
    new = () if image.id in document.images else (image,)
    change = ChangeSet(added=new, updated=updated, label=tr("Set picture"))
    return without_strays(document, change)


def add_action(
    document: JourneyMap,
    *,
    title: str = "",
    type: ActionType = ActionType.OTHER,  # noqa: A002 - the field's name
    answers_ids: Iterable[Id] = (),
    ids: IdSource = new_id,
    **fields: Any,  # noqa: ANN401 - any field of an action
) -> ChangeSet:
    """A new action, last in the list, that answers pain points (or any other cards)."""
    siblings = in_order(document.actions.values())
    room = slots(siblings, len(siblings))
    action = created(
        Action,
        ids=ids,
        order=room.keys[0],
        title=title,
        type=type,
        answers_ids=tuple(answers_ids),
        **fields,
    )
    return ChangeSet(added=(action,), label=tr("Add action"))


def move_action(document: JourneyMap, action_id: Id, *, before_id: Id | None = None) -> ChangeSet:
    """The action before another in the list, or last."""
    action = found(document, Action, action_id)
    everyone = in_order(document.actions.values())
    return moved_before(action, everyone, before_id, label=tr("Move action"))
