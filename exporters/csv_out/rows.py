"""What stands in the rows: cards and emotions in reading order, each with its place.

Headings are words that the import of tables knows (``resources/tables/words.json``), so that a map
comes back through it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from model.document import JourneyMap
from model.ids import Id
from model.kinds import CARD_KINDS, LANE_KINDS, MapState, words
from model.queries import (
    cards_by_cell,
    lanes_in_order,
    parked_cards,
    personas_in_order,
    stages_in_order,
    steps_of,
)
from model.records import Card, Lane, Marker, Metric, Stage, Step
from resources.words import tr

Cell: TypeAlias = str | float | int | date | None
Row: TypeAlias = dict[str, Cell]

_BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class CsvColumn:
    """A column: the key in a row, and the heading (untranslated)."""

    key: str
    heading: str


COLUMNS: tuple[CsvColumn, ...] = (
    CsvColumn("stage", "Stage"),
    CsvColumn("step", "Step"),
    CsvColumn("lane", "Lane"),
    CsvColumn("kind", "Kind"),
    CsvColumn("text", "Text"),
    CsvColumn("details", "Details"),
    CsvColumn("channel", "Channel"),
    CsvColumn("persona", "Persona"),
    CsvColumn("emotion", "Emotion (-2..+2)"),
    CsvColumn("trigger", "Trigger"),
    CsvColumn("priority", "Priority"),
    CsvColumn("owner", "Owner"),
    CsvColumn("status", "Status"),
    CsvColumn("votes", "Votes"),
    CsvColumn("tags", "Tags"),
    CsvColumn("moment", "Moment of truth"),
    CsvColumn("value", "Value"),
    CsvColumn("unit", "Unit"),
    CsvColumn("target", "Target"),
    CsvColumn("date", "Date"),
    CsvColumn("evidence", "Evidence"),
    CsvColumn("source", "Source"),
    CsvColumn("goal", "Customer goal"),
)


def rows_of(document: JourneyMap) -> Iterator[Row]:
    """All rows: step by step, lane by lane, from the top of each cell; the parking lot last."""
    teller = _Teller(document)
    for stage in stages_in_order(document):
        yield from teller.stage(stage)
    for card in parked_cards(document):
        yield {"lane": tr("Parking lot"), **teller.card(card)}


class _Teller:
    def __init__(self, document: JourneyMap) -> None:
        self._document = document
        self._cells = cards_by_cell(document)
        self._lanes = lanes_in_order(document)
        people = personas_in_order(document)
        self._names = {p.id: p.name.strip() or tr("Unnamed persona") for p in people}
        places = {persona.id: index for index, persona in enumerate(people)}
        self._markers: dict[tuple[Id, Id], list[Marker]] = {}
        for marker in sorted(
            document.markers.values(),
            key=lambda m: (places.get(m.persona_id, len(places)), m.position, m.id),
        ):
            self._markers.setdefault((marker.lane_id, marker.step_id), []).append(marker)

    def stage(self, stage: Stage) -> Iterator[Row]:
        """The rows of a stage; the first one tells its goal."""
        goal: Row = {"goal": stage.goal or None}
        steps = steps_of(self._document, stage.id)
        for number, step in enumerate(steps, start=1):
            unnamed = tr("Step {n}", n=number) if len(steps) > 1 else None
            place: Row = {
                "stage": stage.name.strip() or tr("Unnamed stage"),
                "step": step.name.strip() or unnamed,
            }
            for row in self._step(step):
                yield place | row | goal
                goal = {}

    def _step(self, step: Step) -> Iterator[Row]:
        """What stands in a column of the map; a row without anything where it is empty."""
        empty = True
        for lane in self._lanes:
            place: Row = {"lane": lane.name.strip() or tr(LANE_KINDS[lane.kind].name)}
            for row in self._cell_rows(lane, step):
                empty = False
                yield place | row
        if empty:
            yield {"moment": _yes(step)}

    def _cell_rows(self, lane: Lane, step: Step) -> Iterator[Row]:
        for marker in self._markers.get((lane.id, step.id), ()):
            yield self._marker(marker)
        for card in self._cells.get((lane.id, step.id), ()):
            yield self.card(card)

    def _marker(self, marker: Marker) -> Row:
        valence = f"{round(marker.valence, 2):g}"
        word = marker.word.strip()
        to_be = tr("to be") if marker.state is MapState.TO_BE else ""
        return {
            "kind": tr("Emotion"),
            "persona": self._names.get(marker.persona_id),
            "emotion": f"{word} {valence}" if word else round(marker.valence, 2) + 0.0,
            "trigger": marker.trigger or None,
            "details": marker.quote or None,
            "tags": to_be or None,
            "evidence": self._evidence(marker.evidence_ids),
        }

    def card(self, card: Card) -> Row:
        """A card without its place."""
        metric = self._document.metrics.get(card.metric_id or "")
        return {
            "kind": tr(CARD_KINDS[card.kind].name),
            "text": card.text or None,
            "details": card.details or None,
            "channel": card.channel or None,
            "persona": _listed(self._names[i] for i in card.persona_ids if i in self._names),
            "priority": words(card.priority) if card.priority else None,
            "owner": card.owner or None,
            "status": words(card.status) if card.status else None,
            "votes": card.votes or None,
            "tags": _listed(card.tags),
            "moment": _yes(card),
            "evidence": self._evidence(card.evidence_ids),
            "source": card.source or None,
            **(_figures(metric) if metric is not None else {}),
        }

    def _evidence(self, ids: tuple[Id, ...]) -> str | None:
        found = self._document.evidence
        return _listed(found[key].title for key in ids if key in found)


def _figures(metric: Metric) -> Row:
    return {
        "value": metric.value,
        "unit": metric.unit or None,
        "target": metric.target,
        "date": metric.on,
    }


def _listed(names: Iterable[str]) -> str | None:
    return _BETWEEN.join(name for name in names if name.strip()) or None


def _yes(thing: Card | Step) -> str | None:
    return tr("Yes") if thing.moment_of_truth else None
