"""In which order findings are told: the surest first, and then as one reads the map."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeAlias

from model.check.facts import COLUMNS, Facts, Known
from model.check.finding import Finding, Severity
from model.check.frame import people_of, rows_of
from model.document import JourneyMap
from model.ids import Id
from model.records import Action, Card, Lane, Marker, Persona, Stage, Step

Place: TypeAlias = tuple[float, float, float, str]
Key: TypeAlias = tuple[int, Place, int, Id]

ROWS: Known[tuple[Id, ...]] = Known(frozenset({Lane.table}), rows_of)
PEOPLE: Known[tuple[Id, ...]] = Known(frozenset({Persona.table}), people_of)
AROUND: tuple[Hashable, ...] = (COLUMNS, ROWS)
"""When one of these is another, everything may stand elsewhere."""

_MOST_TRAVELLERS = 25

_RANKS = {severity: rank for rank, severity in enumerate(Severity)}
_HEADING, _PEOPLE, _BAND, _STEPS, _GRID, _PARKED, _BEHIND, _DEED = range(8)


def travellers(facts: Facts) -> tuple[Id, ...]:
    """The personas, one by one. Of thousands, as no map that is read has, only the first."""
    return facts.known(PEOPLE)[:_MOST_TRAVELLERS]


class Order:
    """Keys to sort the findings of one version of a map by."""

    def __init__(self, facts: Facts, ranks: dict[str, int]) -> None:
        """``ranks`` tells by its id where a rule stands in their table."""
        self._document: JourneyMap = facts.document
        self._ranks = ranks
        columns = facts.known(COLUMNS)
        self._stages = {stage_id: place for place, stage_id in enumerate(columns.stages)}
        self._steps = columns.place
        self._rows = _places(facts.known(ROWS))

    def key(self, finding: Finding) -> Key:
        """Where a finding comes; no two have the same."""
        rank = _RANKS[finding.rule.severity]
        return rank, self._place(finding.place), self._ranks[finding.rule.id], finding.place

    def _place(self, record_id: Id) -> Place:
        match self._document.find(record_id) if record_id else None:
            case None:
                return _HEADING, 0, 0, ""
            case Persona(order=order):
                return _PEOPLE, 0, 0, order
            case Stage(id=i):
                return _BAND, self._stages[i], 0, ""
            case Step(id=i):
                return _STEPS, self._steps[i], 0, ""
            case Lane(id=i):
                return _GRID, self._rows[i], -1, ""
            case Card(lane_id=None) as card:
                return _PARKED, 0, 0, card.order
            case Card() | Marker() as standing:
                return self._in_grid(standing)
            case Action(order=order):
                return _DEED, 0, 0, order
            case _:
                return _BEHIND, 0, 0, ""

    def _in_grid(self, standing: Card | Marker) -> Place:
        column: float = self._steps.get(standing.step_id or "", 0)
        if isinstance(standing, Marker):
            return _GRID, self._rows[standing.lane_id], column + standing.position, ""
        return _GRID, self._rows[standing.lane_id or ""], column, standing.order


def _places(ids: tuple[Id, ...]) -> dict[Id, int]:
    return {record_id: place for place, record_id in enumerate(ids)}
