"""Short ways from the text of a table to a map, for tests."""

from __future__ import annotations

from exporters.import_result import ImportResult
from exporters.tables.building.built import built
from exporters.tables.files.reading import grids_in
from exporters.tables.given import Given
from exporters.tables.guessing.guessed import guessed
from exporters.tables.mapping import Mapping
from model.document import JourneyMap
from model.kinds import LaneKind
from model.queries import cards_by_cell, lanes_in_order, stages_in_order, steps_in_order
from model.rules import problems


def mapping_of(text: str, *, name: str = "table.csv", given: Given | None = None) -> Mapping:
    return guessed(grids_in(text.encode(), name=name), given)


def imported(text: str, *, name: str = "table.csv", given: Given | None = None) -> ImportResult:
    grids = grids_in(text.encode(), name=name)
    result = built(grids, guessed(grids, given), name=name)
    assert problems(result.map) == []
    return result


def stages(document: JourneyMap) -> list[str]:
    return [stage.name for stage in stages_in_order(document)]


def steps(document: JourneyMap) -> list[str]:
    return [step.name for step in steps_in_order(document)]


def texts(document: JourneyMap, kind: LaneKind) -> list[list[str]]:
    """What stands in the lanes of a kind, step by step."""
    lanes = [lane.id for lane in lanes_in_order(document) if lane.kind is kind]
    cells = cards_by_cell(document)
    return [
        [card.text for lane in lanes for card in cells.get((lane, step.id), [])]
        for step in steps_in_order(document)
    ]


def valences(document: JourneyMap) -> list[tuple[str, float, str]]:
    """Step by step: who, how, and the word."""
    places = {step.id: place for place, step in enumerate(steps_in_order(document))}
    return [
        (document.personas[marker.persona_id].name, marker.valence, marker.word)
        for marker in sorted(
            document.markers.values(), key=lambda m: (places[m.step_id], m.position)
        )
    ]
