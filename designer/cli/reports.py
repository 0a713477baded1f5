"""What ``info`` says of a map. The keys are a promise: other programs read them (docs/CLI.md)."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from model.document import TABLE_NAMES, JourneyMap
from model.ids import Id
from model.naming import TABLE_WORDS
from model.queries import (
    lane_name,
    lanes_in_order,
    parked_cards,
    personas_in_order,
    stages_in_order,
)
from model.records import Step
from model.storage import Loaded
from resources.words import tr


def info_report(path: str, loaded: Loaded) -> dict[str, Any]:
    """The map's title, counts, stages with steps, lanes, personas and warnings, as plain data."""
    document = loaded.document
    info = document.info
    steps = _steps_by_stage(document)
    in_lanes = Counter(card.lane_id for card in document.cards.values())
    return {
        "file": path,
        "map_id": loaded.map_id,
        "revision": loaded.revision,
        "read_only": loaded.read_only,
        "title": info.title,
        "state": info.state.value,
        "objective": info.objective,
        "counts": {name: len(document.table(name)) for name in TABLE_NAMES},
        "parking_lot": len(parked_cards(document)),
        "stages": [
            {
                "id": stage.id,
                "name": stage.name,
                "goal": stage.goal,
                "goal_reached": stage.goal_reached.value,
                "steps": [{"id": step.id, "name": step.name} for step in steps[stage.id]],
            }
            for stage in stages_in_order(document)
        ],
        "lanes": [
            {
                "id": lane.id,
                "name": lane_name(lane),
                "kind": lane.kind.value,
                "cards": in_lanes[lane.id],
            }
            for lane in lanes_in_order(document)
        ],
        "personas": [
            {
                "id": persona.id,
                "name": persona.name,
                "role": persona.role,
                "segment": persona.segment,
                "validation": persona.validation.value,
            }
            for persona in personas_in_order(document)
        ],
        "warnings": list(loaded.warnings),
    }


def info_lines(path: str, loaded: Loaded) -> list[str]:
    """The same for people: a few lines of text."""
    document = loaded.document
    title = document.info.title or tr("Untitled map")
    lines = [title, "=" * min(len(title), 78), f"{path} · {document.info.state.value}"]
    if document.info.objective:
        lines.append(tr("Objective: {text}", text=document.info.objective))
    lines += ["", _counts(document), ""]
    steps = _steps_by_stage(document)
    for stage in stages_in_order(document):
        names = ", ".join(step.name or tr("(no name)") for step in steps[stage.id])
        lines.append(f"  {stage.name or tr('(no name)')}: {names}")
    personas = personas_in_order(document)
    if personas:
        lines += ["", tr("Personas: {names}", names=", ".join(p.name for p in personas))]
    return lines


def _steps_by_stage(document: JourneyMap) -> dict[Id, list[Step]]:
    """All steps at once: a map may have thousands of stages."""
    steps: dict[Id, list[Step]] = defaultdict(list)
    for step in sorted(document.steps.values(), key=lambda step: (step.order, step.id)):
        steps[step.stage_id].append(step)
    return steps


def _counts(document: JourneyMap) -> str:
    parts = []
    for name in TABLE_NAMES:
        count, words = len(document.table(name)), TABLE_WORDS[name]
        if count:
            parts.append(f"{count} {tr(words.one if count == 1 else words.many)}")
    return " · ".join(parts) if parts else tr("An empty map.")
