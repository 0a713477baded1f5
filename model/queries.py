"""Questions to a map that many parts ask: things in order, what is in a cell, what rests on what.

All are pure; order is by fractional key and then id, so every laptop sees the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from model.document import JourneyMap
from model.ids import Id
from model.kinds import LANE_KINDS, Support
from model.records import Card, Lane, Marker, Persona, Stage, Step, View


class _Ordered(Protocol):
    @property
    def order(self) -> str: ...

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Ordered)


def in_order(records: Iterable[T]) -> list[T]:
    """The records by their order key; equal keys by id."""
    return sorted(records, key=lambda record: (record.order, record.id))


def stages_in_order(document: JourneyMap) -> list[Stage]:
    """The stages from left to right."""
    return in_order(document.stages.values())


def steps_of(document: JourneyMap, stage_id: Id) -> list[Step]:
    """The steps of one stage from left to right."""
    return in_order(step for step in document.steps.values() if step.stage_id == stage_id)


def steps_in_order(document: JourneyMap) -> list[Step]:
    """All steps from left to right, stage by stage: the columns of the map."""
    by_stage: dict[Id, list[Step]] = {}
    for step in document.steps.values():
        by_stage.setdefault(step.stage_id, []).append(step)
    return [
        step for stage in stages_in_order(document) for step in in_order(by_stage.get(stage.id, ()))
    ]


def lanes_in_order(document: JourneyMap) -> list[Lane]:
    """The lanes from top to bottom."""
    return in_order(document.lanes.values())


def personas_in_order(document: JourneyMap) -> list[Persona]:
    """The personas in the order they are shown."""
    return in_order(document.personas.values())


def views_in_order(document: JourneyMap) -> list[View]:
    """The saved views in the order they are listed."""
    return in_order(document.views.values())


def lane_name(lane: Lane) -> str:
    """What a lane is called: its own name, or its kind's."""
    return lane.name or LANE_KINDS[lane.kind].name


def cards_by_cell(document: JourneyMap) -> dict[tuple[Id, Id], list[Card]]:
    """The cards of every cell that has any, by (lane id, step id), each from the top."""
    cells: dict[tuple[Id, Id], list[Card]] = {}
    for card in document.cards.values():
        if card.lane_id is not None and card.step_id is not None:
            cells.setdefault((card.lane_id, card.step_id), []).append(card)
    return {cell: in_order(cards) for cell, cards in cells.items()}


def cards_in_cell(document: JourneyMap, lane_id: Id, step_id: Id) -> list[Card]:
    """The cards that start in one cell, from the top."""
    return in_order(
        card
        for card in document.cards.values()
        if card.lane_id == lane_id and card.step_id == step_id
    )


def parked_cards(document: JourneyMap) -> list[Card]:
    """The cards of the parking lot, in order."""
    return in_order(card for card in document.cards.values() if card.lane_id is None)


def markers_by_curve(document: JourneyMap) -> dict[tuple[Id, Id], list[Marker]]:
    """Markers by (lane id, persona id), each list from left to right."""
    columns = {step.id: index for index, step in enumerate(steps_in_order(document))}
    curves: dict[tuple[Id, Id], list[Marker]] = {}
    for marker in document.markers.values():
        if marker.step_id in columns:
            curves.setdefault((marker.lane_id, marker.persona_id), []).append(marker)
    for curve in curves.values():
        curve.sort(key=lambda marker: (columns[marker.step_id], marker.position, marker.id))
    return curves


def free_position(document: JourneyMap, lane_id: Id, step_id: Id, persona_id: Id) -> float:
    """Where in a step another emotion of a persona stands best, 0 to 1.

    The middle of the largest stretch free of hers, the later one of equal stretches.
    """
    home = (lane_id, step_id, persona_id)
    taken = sorted(
        marker.position
        for marker in document.markers.values()
        if (marker.lane_id, marker.step_id, marker.persona_id) == home
    )
    stretches = zip([0.0, *taken], [*taken, 1.0], strict=True)
    start, end = max(stretches, key=lambda ends: (round(ends[1] - ends[0], 6), ends[0]))
    return (start + end) / 2


def persona_hues(document: JourneyMap) -> Mapping[Id, int]:
    """For each persona the place of its colour in the theme's persona hues (before wrapping)."""
    return {
        persona.id: persona.hue if persona.hue is not None else index
        for index, persona in enumerate(personas_in_order(document))
    }


def stage_hues(document: JourneyMap) -> Mapping[Id, int]:
    """For each stage the place of its colour in the theme's stage hues (before wrapping)."""
    return {
        stage.id: stage.hue if stage.hue is not None else index
        for index, stage in enumerate(stages_in_order(document))
    }


def support_of(card: Card) -> Support:
    """How well a card is supported: as set by hand, else researched where it has evidence."""
    if card.support is not None:
        return card.support
    return Support.RESEARCHED if card.evidence_ids else Support.ASSUMED
