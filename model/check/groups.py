"""By what records are grouped for the rules: what stands over a step, what answers a card, ...

A grouping says under which keys a record is found. The keys of a record depend on nothing but the
record itself and, where it says so, on the columns of the map.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from model.check.frame import Columns
from model.kinds import CardKind
from model.queries import support_of
from model.records import Action, Card, Connector, Marker, Record
from model.similar import text_key

Keys: TypeAlias = Iterable[Hashable]


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


def _answered(record: Card | Action, _columns: Columns) -> Keys:
    return dict.fromkeys(record.answers_ids)


def _joined(connector: Connector, _columns: Columns) -> Keys:
    return dict.fromkeys((connector.source_id, connector.target_id))


def _said(card: Card, _columns: Columns) -> Keys:
    words = text_key(card.text)
    if words:
        yield words, card.kind, card.image_id, card.metric_id, card.lane_id, card.step_id


def _supported(card: Card, _columns: Columns) -> Keys:
    if card.kind not in UNCLAIMED:
        yield support_of(card)


def _field(name: str) -> Callable[[Record, Columns], Keys]:
    def keys(record: Record, _columns: Columns) -> Keys:
        value = getattr(record, name)
        return () if value is None else (value,)

    return keys


def _named(name: str) -> Callable[[Record, Columns], Keys]:
    return lambda record, _columns: dict.fromkeys(getattr(record, name))


_COLUMN_KINDS = frozenset({CardKind.TOUCHPOINT, CardKind.PAIN_POINT, CardKind.OPPORTUNITY})
UNCLAIMED = frozenset({CardKind.IMAGE, CardKind.NOTE})
"""Cards of these kinds state nothing that evidence could hold up."""

EVERYTHING = ""
"""The one key of a grouping that has one."""

OVER_STEP = Grouping("over a step", (Card.table,), _over, by_columns=True)
"""Touchpoints, pain points and opportunities by (kind, step id), under all steps they cover."""
IN_LANE = Grouping("in a lane", (Card.table, Marker.table), _field("lane_id"))
"""Cards and emotions by lane id."""
PARKED = Grouping(
    "parked", (Card.table,), lambda card, _columns: () if card.lane_id else (EVERYTHING,)
)
"""Cards of the parking lot, all under :data:`EVERYTHING`."""
FELT_BY = Grouping("felt by", (Marker.table,), _field("persona_id"))
FELT_AT = Grouping("felt at", (Marker.table,), _field("step_id"))
ANSWERING = Grouping("answering", (Card.table, Action.table), _answered)
"""Cards and actions by the id of a card they answer."""
JOINED = Grouping("joined", (Connector.table,), _joined)
"""Connectors by the id of the card at either end."""
SAYING = Grouping("saying", (Card.table,), _said)
"""Cards by what they say, what they are and where they stand: those of one key are duplicates."""
SUPPORTED = Grouping("supported", (Card.table,), _supported)
"""Cards that state something by how well they are supported (:class:`model.kinds.Support`)."""
SHOWING = Grouping("showing", (Card.table,), _field("metric_id"))
"""Cards by the id of the metric they show."""
MEASURED_BY = Grouping("measured by", (Action.table,), _field("metric_id"))
PICTURED = Grouping("pictured", (Card.table,), _field("image_id"))
