"""A map as an OpenJourney file: stages with their steps, swimlanes, nodes, connections."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from exporters.ojf.reading import HIGHEST_SCORE
from model.document import JourneyMap
from model.emotions import VALENCE_NAMES
from model.queries import (
    in_order,
    lane_name,
    lanes_in_order,
    personas_in_order,
    stages_in_order,
    steps_of,
)
from model.records import Card, Marker

CARRIED = frozenset({"stages", "steps", "lanes", "cards", "markers", "connectors", "personas"})
"""The tables that such a file holds; of personas it has the names."""


def ojf_of(document: JourneyMap) -> str:
    """The map as JSON text. Fields that say nothing are left out."""
    journey = {
        "format": "OpenJourney",
        "title": document.info.title,
        "description": document.info.scenario,
        "personas": [{"id": p.id, "name": p.name} for p in personas_in_order(document)],
        "stages": [
            {
                "id": stage.id,
                "name": stage.name,
                "goal": stage.goal,
                "steps": [step.name for step in steps_of(document, stage.id)],
            }
            for stage in stages_in_order(document)
        ],
        "swimlanes": [
            {"id": lane.id, "name": lane_name(lane), "type": lane.kind.value}
            for lane in lanes_in_order(document)
        ],
        "nodes": list(_nodes(document)),
        "connections": [
            _said({"source": c.source_id, "target": c.target_id, "label": c.label, "type": c.kind})
            for c in document.connectors.values()
        ],
    }
    return json.dumps(journey, ensure_ascii=False, indent=2) + "\n"


def _nodes(document: JourneyMap) -> Iterator[dict[str, Any]]:
    inside = {
        step.id: number
        for stage in document.stages
        for number, step in enumerate(steps_of(document, stage))
    }
    for card in in_order(document.cards.values()):
        yield _said(_card(document, card, inside))
    for marker in document.markers.values():
        yield _said(_marker(document, marker, inside))


def _card(document: JourneyMap, card: Card, inside: dict[str, int]) -> dict[str, Any]:
    step = document.steps.get(card.step_id or "")
    people = document.personas
    return {
        "id": card.id,
        "title": card.text,
        "description": card.details,
        "type": card.kind,
        "stageId": step.stage_id if step else "",
        "step": inside[step.id] if step else None,
        "swimlaneId": card.lane_id,
        "severity": card.priority,
        "momentOfTruth": card.moment_of_truth,
        "channel": card.channel,
        "owner": card.owner,
        "status": card.status,
        "personas": [people[person].name for person in card.persona_ids],
    }


def _marker(document: JourneyMap, marker: Marker, inside: dict[str, int]) -> dict[str, Any]:
    return {
        "id": marker.id,
        "title": marker.word or VALENCE_NAMES[round(marker.valence)],
        "stageId": document.steps[marker.step_id].stage_id,
        "step": inside[marker.step_id],
        "swimlaneId": marker.lane_id,
        "position": marker.position,
        "persona": document.personas[marker.persona_id].name,
        "score": round(marker.valence * HIGHEST_SCORE / 2, 3),
        "trigger": marker.trigger,
        "quote": marker.quote,
    }


def _said(entry: dict[str, Any]) -> dict[str, Any]:
    """The fields that say something; a score of 0 and the first step do."""
    kept = {"score", "step", "position"}
    return {name: value for name, value in entry.items() if value or (name in kept and value == 0)}
