"""By what records are grouped for the rules: what stands over a step, what answers a card, ...

A grouping says under which keys a record is found. The keys of a record depend on nothing but the
record itself and, where it says so, on the columns of the map.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from model.channels import channel_key
from model.check.frame import Columns
from model.kinds import CardKind
from model.queries import support_of
from model.records import Action, Card, Channel, Connector, Marker, Record
from model.similar import text_key
from model.tables import TABLES

Keys: TypeAlias = Iterable[Hashable]

EVERYBODY = ""
"""Instead of a persona: what names nobody is everybody's."""
EVERYTHING = ""
"""The one key of a grouping that has one."""
_COLUMN_KINDS = frozenset({CardKind.TOUCHPOINT, CardKind.PAIN_POINT, CardKind.OPPORTUNITY})
_WITH_EVIDENCE = tuple(name for name, kind in TABLES.items() if "evidence_ids" in kind.model_fields)


@dataclass(frozen=True, slots=True, eq=False)
class Grouping:
    """The records of some tables, found by their keys."""

    name: str
    tables: tuple[str, ...]
    keys: Callable[[Any, Columns], Keys]
    by_columns: bool = False


def _over(card: Card, columns: Columns) -> Keys:
    if card.kind not in _COLUMN_KINDS or card.step_id is None:
        return ()
    return ((card.kind, step_id) for step_id in columns.covered(card.step_id, card.span))


def _hurting(card: Card, columns: Columns) -> Keys:
    if card.kind is not CardKind.PAIN_POINT or card.step_id is None:
        return
    for step_id in columns.covered(card.step_id, card.span):
        for persona_id in dict.fromkeys(card.persona_ids) or (EVERYBODY,):
            yield step_id, persona_id


def _felt(marker: Marker, _columns: Columns) -> Keys:
    return ((marker.step_id, marker.persona_id),)


def _owned(action: Action, _columns: Columns) -> Keys:
    return dict.fromkeys(action.answers_ids) if action.owner.strip() else ()


def _answered(record: Card | Action, _columns: Columns) -> Keys:
    return dict.fromkeys(record.answers_ids)


def _joined(connector: Connector, _columns: Columns) -> Keys:
    return dict.fromkeys((connector.source_id, connector.target_id))


def said(card: Card) -> Keys:
    """What makes a card a duplicate of others that stand in its cell; nothing without words."""
    if card.lane_id is not None and (words := text_key(card.text)):
        yield words, card.kind, card.image_id, card.metric_id, card.lane_id, card.step_id


def _said(card: Card, _columns: Columns) -> Keys:
    return said(card)


def _supported(card: Card, _columns: Columns) -> Keys:
    return (support_of(card),)


def _parked(card: Card, _columns: Columns) -> Keys:
    return () if card.lane_id else (EVERYTHING,)


def _used(card: Card, _columns: Columns) -> Keys:
    if card.kind is CardKind.TOUCHPOINT and card.lane_id and card.channel.strip():
        yield channel_key(card.channel)


def _listed(channel: Channel, _columns: Columns) -> Keys:
    return (channel_key(channel.name),)


def _rested_on(record: Record, _columns: Columns) -> Keys:
    return dict.fromkeys(getattr(record, "evidence_ids", ()))


def _field(name: str) -> Callable[[Record, Columns], Keys]:
    def keys(record: Record, _columns: Columns) -> Keys:
        value = getattr(record, name)
        return () if value is None else (value,)

    return keys


OVER_STEP = Grouping("over a step", (Card.table,), _over, by_columns=True)
"""Touchpoints, pain points and opportunities by (kind, step id), under all steps they cover."""
HURTING = Grouping("hurting", (Card.table,), _hurting, by_columns=True)
"""Pain points by (step id, persona id), under all steps they cover and all personas they name."""
IN_LANE = Grouping("in a lane", (Card.table, Marker.table), _field("lane_id"))
"""Cards and emotions by lane id."""
PARKED = Grouping("parked", (Card.table,), _parked)
"""Cards of the parking lot, all under :data:`EVERYTHING`."""
FELT_BY = Grouping("felt by", (Marker.table,), _field("persona_id"))
"""Emotions by persona id."""
FELT_AT = Grouping("felt at", (Marker.table,), _field("step_id"))
"""Emotions by step id."""
FELT_THERE = Grouping("felt there", (Marker.table,), _felt)
"""Emotions by (step id, persona id)."""
ANSWERING = Grouping("answering", (Card.table, Action.table), _answered)
"""Cards and actions by the id of a card they answer."""
OWNED = Grouping("owned", (Action.table,), _owned)
"""Actions that somebody does by the id of a card they answer."""
JOINED = Grouping("joined", (Connector.table,), _joined)
"""Connectors by the id of the card at either end."""
SAYING = Grouping("saying", (Card.table,), _said)
"""Cards in a cell by what they say, what they are and where they stand."""
SUPPORTED = Grouping("supported", (Card.table,), _supported)
"""Cards by how well they are supported (:class:`model.kinds.Support`)."""
SHOWING = Grouping("showing", (Card.table,), _field("metric_id"))
"""Cards by the id of the metric they show."""
USING = Grouping("using", (Card.table,), _used)
"""Touchpoints in a cell by their channel."""
LISTED = Grouping("listed", (Channel.table,), _listed)
"""What is said about channels, by channel."""
RESTING = Grouping("resting", _WITH_EVIDENCE, _rested_on)
"""Records by the id of the evidence they name."""
