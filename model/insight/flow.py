"""How a journey leaves the straight way: it loops back, goes on in parallel, and skips stages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from model.document import JourneyMap
from model.ids import Id
from model.insight.places import Places
from model.kinds import ConnectorKind
from model.records import Card, Connector


@dataclass(frozen=True, slots=True)
class Loop:
    """An arrow that leads back: it says so, or it says next and leads to the left.

    ``back`` is by how many steps, 0 within a step, where it leads on, or where an end is parked.
    """

    connector: Connector
    back: int


@dataclass(frozen=True, slots=True)
class Skip:
    """An arrow that leads on over ``count`` stages, from the first to the last of them."""

    connector: Connector
    first_stage_id: Id
    last_stage_id: Id
    count: int


@dataclass(frozen=True, slots=True)
class SkippedStage:
    """A stage that some do not go through: so many arrows lead over it, and these personas do."""

    stage_id: Id
    arrows: int
    persona_ids: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """All of it, in the reading order of where the arrows begin."""

    loops: tuple[Loop, ...] = ()
    parallel: tuple[Connector, ...] = ()
    skips: tuple[Skip, ...] = ()
    skipped: tuple[SkippedStage, ...] = ()

    @property
    def straight(self) -> bool:
        """Whether the journey goes from left to right without a turn."""
        return not (self.loops or self.parallel or self.skipped)


def flow(document: JourneyMap) -> Flow:
    """How the journey of a map flows."""
    places = Places.of(document)
    ends = _Ends(places)
    loops, parallel, skips = [], [], []
    spans: list[tuple[int, int]] = []
    for connector in sorted(document.connectors.values(), key=ends.reading):
        if ends.leads_back(connector):
            loops.append(Loop(connector, ends.steps_back(connector)))
        elif connector.kind is ConnectorKind.PARALLEL:
            parallel.append(connector)
        elif connector.kind is ConnectorKind.NEXT and (over := ends.stages_over(connector)):
            spans.append((over.start, over.stop))
            first, last = places.stages[over.start], places.stages[over.stop - 1]
            skips.append(Skip(connector, first.id, last.id, len(over)))
    return Flow(tuple(loops), tuple(parallel), tuple(skips), _skipped(places, spans))


def _skipped(places: Places, spans: list[tuple[int, int]]) -> tuple[SkippedStage, ...]:
    changes = [0] * (len(places.stages) + 1)
    for start, stop in spans:
        changes[start] += 1
        changes[stop] -= 1
    return tuple(
        SkippedStage(stage.id, arrows, stage.skipped_by_ids)
        for stage, arrows in zip(places.stages, accumulate(changes), strict=False)
        if arrows or stage.skipped_by_ids
    )


class _Ends:
    """Where arrows begin and end, and which stages lie between."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._cards: Mapping[Id, Card] = places.document.cards
        number = {stage.id: place for place, stage in enumerate(places.stages)}
        self._stage = [number[step.stage_id] for step in places.steps]

    def _columns(self, connector: Connector) -> tuple[range, range]:
        source, target = self._cards.get(connector.source_id), self._cards.get(connector.target_id)
        if source is None or target is None:
            return range(0), range(0)
        return self._places.covered(source), self._places.covered(target)

    def reading(self, connector: Connector) -> tuple[tuple[int, int, str, Id], Id]:
        card = self._cards.get(connector.source_id)
        return self._places.key(card) if card else (0, 0, "", ""), connector.id

    def leads_back(self, connector: Connector) -> bool:
        if connector.kind is ConnectorKind.LOOPS_BACK:
            return True
        return connector.kind is ConnectorKind.NEXT and self.steps_back(connector) > 0

    def steps_back(self, connector: Connector) -> int:
        source, target = self._columns(connector)
        if not source or not target:
            return 0
        return max(0, source.start - target.start)

    def stages_over(self, connector: Connector) -> range:
        """The places of the stages that lie wholly between the ends."""
        source, target = self._columns(connector)
        if not source or not target:
            return range(0)
        return range(self._stage[source[-1]] + 1, self._stage[target.start])
