"""What belongs together when it is copied, and who stands in line with whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from model.document import JourneyMap
from model.edits.ordering import slots
from model.ids import Id
from model.queries import (
    cards_in_cell,
    in_order,
    lanes_in_order,
    parked_cards,
    personas_in_order,
    stages_in_order,
    steps_of,
)
from model.records import (
    Action,
    Card,
    Channel,
    Connector,
    Image,
    Lane,
    MapInfo,
    Marker,
    Persona,
    Record,
    Silence,
    Stage,
    Step,
    View,
    evolve,
)

Ordered: TypeAlias = Stage | Step | Lane | Card | Persona | Action | Channel
_STAYS = (MapInfo, Image, Connector, View, Silence)
Queue: TypeAlias = tuple[str, Id | None, Id | None]
"""Who shares an order: the table, and within it the stage or the cell."""


def with_contents(document: JourneyMap, wanted: Iterable[Record]) -> dict[Id, Record]:
    """The records and what is copied with them, by id.

    A stage brings its steps; steps and lanes bring their cards and markers; a card brings its
    figure; connectors come when both their cards do. The map itself, its views, what was decided
    about findings and pictures (which are what their bytes are) are not copied.
    """
    found = {r.id: r for r in wanted if not isinstance(r, _STAYS)}
    found |= {s.id: s for s in document.steps.values() if s.stage_id in found}
    frame = {r.id for r in found.values() if isinstance(r, (Step, Lane))}
    if frame:
        standing: list[Card | Marker] = [
            *document.cards.values(),
            *document.markers.values(),
        ]
        found |= {r.id: r for r in standing if r.lane_id in frame or r.step_id in frame}
    figures = {r.metric_id for r in found.values() if isinstance(r, Card)}
    found |= {metric.id: metric for metric in document.metrics.values() if metric.id in figures}
    for connector in document.connectors.values():
        if connector.source_id in found and connector.target_id in found:
            found[connector.id] = connector
    return found


def queue_of(record: Ordered) -> Queue:
    """Which queue a record stands in."""
    match record:
        case Card():
            return record.table, record.lane_id, record.step_id
        case Step():
            return record.table, record.stage_id, None
        case _:
            return record.table, None, None


def queue(document: JourneyMap, name: Queue) -> Sequence[Ordered]:
    """The records that stand in a queue, in order."""
    match name:
        case (Stage.table, _, _):
            return stages_in_order(document)
        case (Step.table, str(stage_id), _):
            return steps_of(document, stage_id)
        case (Lane.table, _, _):
            return lanes_in_order(document)
        case (Persona.table, _, _):
            return personas_in_order(document)
        case (Card.table, str(lane_id), str(step_id)):
            return cards_in_cell(document, lane_id, step_id)
        case (Card.table, _, _):
            return parked_cards(document)
        case (Channel.table, _, _):
            return in_order(document.channels.values())
        case _:
            return in_order(document.actions.values())


def queued(
    document: JourneyMap, name: Queue, newcomers: Sequence[Ordered], index: int | None = None
) -> tuple[list[Ordered], list[tuple[Record, Record]]]:
    """The newcomers with keys that put them at ``index`` in a queue (None: last).

    Also the updates of those who have to make room.
    """
    siblings = queue(document, name)
    room = slots(siblings, len(siblings) if index is None else index, len(newcomers))
    placed = [evolve(r, order=key) for r, key in zip(newcomers, room.keys, strict=True)]
    moved: list[tuple[Record, Record]] = [
        (sibling, evolve(sibling, order=room.neighbours[sibling.id]))
        for sibling in siblings
        if sibling.id in room.neighbours
    ]
    return placed, moved


def beside(marker: Marker) -> Marker:
    """The marker a little to the right, or to the left where there is no room."""
    shift = 0.2 if marker.position <= 0.8 else -0.2
    return evolve(marker, position=marker.position + shift)
