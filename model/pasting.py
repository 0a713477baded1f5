"""Putting a copied piece of a map into a map, the same one or another.

What is copied gets new ids. What it rests on is found again where the map has it (by id, personas
also by name) and comes along where it has not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from model.changes import ChangeSet, apply, squash
from model.document import JourneyMap
from model.edits.contents import Ordered, beside, queue, queue_of, queued
from model.edits.ordering import index_before
from model.ids import Id, IdSource
from model.kinds import LaneKind
from model.places import CellPlace, ParkingPlace, Place
from model.queries import (
    in_order,
    lanes_in_order,
    persona_hues,
    stages_in_order,
    steps_in_order,
)
from model.records import (
    Action,
    Card,
    Connector,
    Evidence,
    Image,
    Lane,
    Marker,
    Metric,
    Persona,
    R,
    Record,
    Stage,
    Step,
    evolve,
)
from model.references import Reference, repointed


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a map: the records to copy, those they rest on, and where they came from.

    ``rows`` and ``columns`` are the lanes and steps of the map it was copied from, in order.
    """

    records: Mapping[Id, Record]
    copied: frozenset[Id]
    rows: tuple[Id, ...]
    columns: tuple[Id, ...]

    def of(self, kind: type[R], *, copied: bool) -> list[R]:
        """The records of a kind that are to be copied, or those that only come along."""
        return [
            record
            for record in self.records.values()
            if isinstance(record, kind) and (record.id in self.copied) is copied
        ]


def pasted(
    document: JourneyMap, fragment: Fragment, place: Place | None, *, ids: IdSource
) -> ChangeSet:
    """The change that puts a fragment at a place, without a label."""
    pasting = _Pasting(document, fragment, place, ids)
    pasting.bring_along()
    pasting.copy_frame()
    pasting.copy_contents()
    return squash(pasting.changes)


class _Pasting:
    """The map as it grows, and which id of the fragment has become which of the map."""

    def __init__(
        self, document: JourneyMap, fragment: Fragment, place: Place | None, ids: IdSource
    ) -> None:
        self.document = document
        self.fragment = fragment
        self.place = place
        self.ids = ids
        self.changes: list[ChangeSet] = []
        self.new = {i: ids(fragment.records[i].prefix) for i in sorted(fragment.copied)}
        self.rows = {lane_id: index for index, lane_id in enumerate(fragment.rows)}
        self.columns = {step_id: index for index, step_id in enumerate(fragment.columns)}
        self.met: set[Id] = set()  # copied personas that the map has already
        self.loose_rows: frozenset[Id] = frozenset()
        """The lanes of the cards that are pasted without their lane and step."""
        self.offset = self._offset()

    # --- what the copies rest on ---------------------------------------------------------------

    def bring_along(self) -> None:
        """Pictures, evidence, figures and personas: found in the map, or added to it."""
        for kind in (Image, Evidence, Metric):
            for record in self.fragment.of(kind, copied=False):
                if record.id not in self.document.table(kind.table):
                    self._add([self._copied(self._with_new_id(record))])
        self._match_personas(self.fragment.of(Persona, copied=True))
        for persona in self._match_personas(self.fragment.of(Persona, copied=False)):
            self._queue([self._copied(self._own_colour(self._with_new_id(persona)))])

    def _match_personas(self, personas: Iterable[Persona]) -> list[Persona]:
        """Those that the map does not have; who has the same name is the same person."""
        by_name = {_plain(p.name): p.id for p in self.document.personas.values() if p.name}
        strangers = []
        for persona in personas:
            if persona.id in self.document.personas:
                if persona.id in self.fragment.copied:
                    strangers.append(persona)  # copied within its map: a second one is meant
            elif _plain(persona.name) in by_name:
                self.new[persona.id] = by_name[_plain(persona.name)]
                self.met.add(persona.id)
            else:
                strangers.append(persona)
        return strangers

    def _own_colour(self, persona: Persona) -> Persona:
        """Its colour comes along, unless somebody here has it."""
        taken = set(persona_hues(self.document).values())
        return evolve(persona, hue=None) if persona.hue in taken else persona

    def _with_new_id(self, record: R) -> R:
        """The record keeps its id in the other map, unless something there has it."""
        taken = self.document.find(record.id) is not None
        self.new[record.id] = self.ids(record.prefix) if taken else record.id
        return record

    # --- the frame: stages, steps, lanes ----------------------------------------------------------

    def copy_frame(self) -> None:
        """Stages with their steps, single steps and lanes, after those of the place."""
        place = self.place if isinstance(self.place, CellPlace) else None
        here = self.document.steps.get(place.step_id) if place else None
        after_stage = _index_after(stages_in_order(self.document), here.stage_id if here else None)
        stages = self.fragment.of(Stage, copied=True)
        steps = self.fragment.of(Step, copied=True)
        self._queue([self._copied(stage) for stage in in_order(stages)], after_stage)
        self._add([self._copied(step) for step in steps if step.stage_id in self.fragment.copied])
        loose = [step for step in steps if step.stage_id not in self.fragment.copied]
        if loose:
            self._copy_steps(loose, here)
        lanes = self.fragment.of(Lane, copied=True)
        after_lane = _index_after(lanes_in_order(self.document), place.lane_id if place else None)
        self._queue([self._copied(lane) for lane in in_order(lanes)], after_lane)

    def _copy_steps(self, steps: list[Step], here: Step | None) -> None:
        """Steps without their stage, into the stage of the place or the last one there is."""
        stages = stages_in_order(self.document)
        stage_id = here.stage_id if here else (stages[-1].id if stages else None)
        if stage_id is None:
            stage = Stage(id=self.ids(Stage.prefix), order="V")
            self._add([stage])
            stage_id = stage.id
        steps.sort(key=lambda step: (self.columns.get(step.id, 0), step.order, step.id))
        siblings = queue(self.document, (Step.table, stage_id, None))
        index = _index_after(siblings, here.id if here else None)
        self._queue([self._copied(step, stage_id=stage_id) for step in steps], index)

    # --- what stands in it ------------------------------------------------------------------------

    def copy_contents(self) -> None:
        """Cards in their cells, markers, and what has no place on the grid."""
        for kind in (Metric, Evidence):
            self._add([self._copied(record) for record in self.fragment.of(kind, copied=True)])
        self._copy_cards()
        personas = [p for p in self.fragment.of(Persona, copied=True) if p.id not in self.met]
        for persona in in_order(personas):
            self._queue([self._copied(self._own_colour(persona))])
        actions = self.fragment.of(Action, copied=True)
        self._queue([self._copied(action) for action in in_order(actions)])
        for marker in self.fragment.of(Marker, copied=True):
            self._copy_marker(marker)
        for connector in self.fragment.of(Connector, copied=True):
            ends = (connector.source_id, connector.target_id)
            if all(self._where_to(Card.table, end) for end in ends):
                self._add([self._copied(connector)])

    def _copy_cards(self) -> None:
        beyond = max(len(self.rows), len(self.columns))

        def reading(card: Card) -> tuple[int, int, str, Id]:
            row = self.rows.get(card.lane_id or "", beyond)
            return row, self.columns.get(card.step_id or "", beyond), card.order, card.id

        cards = sorted(self.fragment.of(Card, copied=True), key=reading)
        placed = [(self._cell_of(card), card) for card in cards]
        placed.sort(key=lambda pair: (pair[0][0] or "", pair[0][1] or ""))  # stable: reading order
        for (lane_id, step_id), pairs in groupby(placed, key=lambda pair: pair[0]):
            copies = [self._copied(card, lane_id=lane_id, step_id=step_id) for _, card in pairs]
            self._queue(copies, self._index_in(lane_id, step_id))

    def _cell_of(self, card: Card) -> tuple[Id | None, Id | None]:
        """The cell a card goes to, or (None, None) for the parking lot."""
        if not {card.lane_id, card.step_id} & self.fragment.copied:
            return self._loose_cell(card)
        lane_id = self._lane_for(card.lane_id) if card.lane_id else None
        step_id = self._step_for(card.step_id) if card.step_id else None
        return (lane_id, step_id) if lane_id and step_id else (None, None)

    def _loose_cell(self, card: Card) -> tuple[Id | None, Id | None]:
        match self.place:
            case CellPlace():
                row = self.rows.get(card.lane_id or "")
                if row is None and self.loose_rows:
                    return None, None  # parked beside cards that stood in cells: it stays parked
                lane_id = self._same_lane(card.lane_id) or self._lane_below(self.place, row)
                step_id = self._step_right(self.place, card.step_id)
                return (lane_id, step_id) if lane_id and step_id else (None, None)
            case ParkingPlace():
                return None, None
            case None:
                known = card.lane_id in self.document.lanes and card.step_id in self.document.steps
                return (card.lane_id, card.step_id) if known else (None, None)

    def _same_lane(self, lane_id: Id | None) -> Id | None:
        """Where several lanes of another map come: the lane here of the same kind, if there is one.

        Only lanes that somebody can tell apart by kind or name are taken for the same.
        """
        wanted = self.fragment.records.get(lane_id or "")
        if not isinstance(wanted, Lane) or len(self.loose_rows) < 2 or self._at_home():
            return None
        here = [lane for lane in lanes_in_order(self.document) if lane.kind is wanted.kind]
        there = [self.fragment.records.get(i) for i in self.loose_rows]
        alike = [lane for lane in there if isinstance(lane, Lane) and lane.kind is wanted.kind]
        if len(here) > 1 or len(alike) > 1:
            here = [lane for lane in here if _plain(lane.name) == _plain(wanted.name)]
            alike = [lane for lane in alike if _plain(lane.name) == _plain(wanted.name)]
        return here[0].id if len(here) == len(alike) == 1 else None

    def _at_home(self) -> bool:
        """Whether the piece was copied in this very map."""
        return any(lane_id in self.document.lanes for lane_id in self.loose_rows)

    def _lane_below(self, place: CellPlace, row: int | None) -> Id | None:
        """As far below the place as the original was below the first one copied; if it is there."""
        lanes = [lane.id for lane in lanes_in_order(self.document)]
        down = lanes.index(place.lane_id) + (0 if row is None else row - self.offset[0])
        return self._lane_for_cards(down) if down < len(lanes) else None

    def _lane_for_cards(self, row: int) -> Id | None:
        """The lane of a row; an emotion lane holds no cards, so the next one that does."""
        lanes = lanes_in_order(self.document)
        others = [*lanes[row:], *reversed(lanes[:row])]
        return next((lane.id for lane in others if lane.kind is not LaneKind.EMOTIONS), None)

    def _step_right(self, place: CellPlace, step_id: Id | None) -> Id | None:
        """As far right of the place as the original was of the first one copied; if it is there."""
        steps = [step.id for step in steps_in_order(self.document)]
        column = self.columns.get(step_id or "")
        right = steps.index(place.step_id) + (0 if column is None else column - self.offset[1])
        return steps[right] if right < len(steps) else None

    def _loose_step(self, step_id: Id | None) -> Id | None:
        """The step of a marker: what no parking lot can hold comes to the last one at the edge."""
        if not isinstance(self.place, CellPlace):
            return self._step_for(step_id) if step_id else None
        last = steps_in_order(self.document)[-1].id
        return self._step_right(self.place, step_id) or last

    def _index_in(self, lane_id: Id | None, step_id: Id | None) -> int | None:
        """Where in the cell: before the card the place names, if this is its cell."""
        if self.place is None or self.place.before_id is None:
            return None
        cell = self.place if isinstance(self.place, CellPlace) else None
        if (lane_id, step_id) != ((cell.lane_id, cell.step_id) if cell else (None, None)):
            return None
        siblings = queue(self.document, (Card.table, lane_id, step_id))
        return index_before(siblings, self.place.before_id)

    def _copy_marker(self, marker: Marker) -> None:
        """A marker whose step or persona cannot be found has nowhere to stand."""
        loose = not {marker.lane_id, marker.step_id} & self.fragment.copied
        lane_id = self._emotions_lane(marker, loose=loose)
        step_id = self._loose_step(marker.step_id) if loose else self._step_for(marker.step_id)
        persona_id = self._where_to(Persona.table, marker.persona_id)
        if lane_id is None or step_id is None or persona_id is None:
            return
        copy = self._copied(marker, lane_id=lane_id, step_id=step_id, persona_id=persona_id)
        at_home = (lane_id, step_id, persona_id) == (
            marker.lane_id,
            marker.step_id,
            marker.persona_id,
        )
        self._add([beside(copy) if at_home else copy])

    def _emotions_lane(self, marker: Marker, *, loose: bool) -> Id | None:
        if loose and isinstance(self.place, CellPlace):
            lane = self.document.lanes.get(self.place.lane_id)
            if lane is not None and lane.kind is LaneKind.EMOTIONS:
                return lane.id
        return self._lane_for(marker.lane_id)

    def _lane_for(self, lane_id: Id) -> Id | None:
        """The lane in this map that stands for one of the fragment; added where there is none."""
        if lane_id in self.new:
            return self.new[lane_id]
        wanted = self.fragment.records.get(lane_id)
        if not isinstance(wanted, Lane):
            return lane_id if lane_id in self.document.lanes else None
        lanes = [lane for lane in lanes_in_order(self.document) if lane.kind is wanted.kind]
        # The very same lane first, then one of its kind and name, then any of its kind.
        lanes.sort(key=lambda lane: (lane.id != wanted.id, lane.name != wanted.name))
        if lanes:
            self.new[lane_id] = lanes[0].id
        else:
            self._queue([self._copied(self._with_new_id(wanted))])
        return self.new[lane_id]

    def _step_for(self, step_id: Id) -> Id | None:
        """The step in this map that stands for one of the fragment: itself, or its column."""
        if step_id in self.new:
            return self.new[step_id]
        if step_id in self.document.steps:
            return step_id
        steps = steps_in_order(self.document)
        column = self.columns.get(step_id, 0)
        return steps[min(column, len(steps) - 1)].id if steps else None

    # --- making copies ----------------------------------------------------------------------------

    def _offset(self) -> tuple[int, int]:
        """Row and column of the top left of what is pasted without its lane and step."""
        copied = self.fragment.copied
        standing: list[Card | Marker] = [
            *self.fragment.of(Card, copied=True),
            *self.fragment.of(Marker, copied=True),
        ]
        loose = [r for r in standing if not {r.lane_id, r.step_id} & copied]
        self.loose_rows = frozenset(
            r.lane_id for r in loose if isinstance(r, Card) and r.lane_id in self.rows
        )
        rows = [self.rows[lane_id] for lane_id in self.loose_rows]
        columns = [self.columns[r.step_id] for r in loose if r.step_id in self.columns]
        return min(rows, default=0), min(columns, default=0)

    def _where_to(self, table: str, record_id: Id) -> Id | None:
        """What an id of the fragment is called in this map; None if it is not there."""
        if record_id in self.new:
            return self.new[record_id]
        return record_id if record_id in self.document.table(table) else None

    def _copied(self, record: R, **fixed: Any) -> R:  # noqa: ANN401 - any field of any record
        """The record under its new id, pointing into this map; ``fixed`` are pointers given."""

        def where(reference: Reference, target_id: Id) -> Id | None:
            if reference.field in fixed:
                return target_id
            return self._where_to(reference.target, target_id)

        return evolve(repointed(record, where), id=self.new[record.id], **fixed)

    def _queue(self, newcomers: Iterable[Ordered], index: int | None = None) -> None:
        """Add records with order keys that put them at ``index`` (None: last)."""
        newcomers = list(newcomers)
        if newcomers:
            placed, moved = queued(self.document, queue_of(newcomers[0]), newcomers, index)
            self._do(ChangeSet(added=tuple(placed), updated=tuple(moved)))

    def _add(self, records: Iterable[Record]) -> None:
        self._do(ChangeSet(added=tuple(records)))

    def _do(self, change: ChangeSet) -> None:
        self.document = apply(self.document, change)
        self.changes.append(change)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _index_after(siblings: Sequence[Ordered], record_id: Id | None) -> int:
    """The index after a record in a list; the end where it is not in it."""
    places = (index + 1 for index, sibling in enumerate(siblings) if sibling.id == record_id)
    return next(places, len(siblings))
