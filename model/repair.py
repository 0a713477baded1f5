"""Mending a map whose records do not fit together: after a git merge, a hand edit, another tool.

Nothing a person wrote is dropped: a card without a cell goes to the parking lot, a step without a
stage gets one, what cannot stand where it was becomes a parked note. Everything done is listed in
sentences. The same broken map is always mended the same way, so two laptops agree.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Any

from model.document import TABLE_NAMES, JourneyMap
from model.ids import Id, IdSource, seeded_ids
from model.kinds import CardKind, LaneKind
from model.naming import TABLE_WORDS, called
from model.order import key_between, last_key
from model.records import (
    MAP_ID,
    Card,
    Connector,
    Lane,
    Marker,
    Persona,
    R,
    Record,
    Stage,
    Step,
    evolve,
)
from model.references import REFERENCES_OF, REFERENCES_TO, WhenGone
from resources.words import tr


def repaired(document: JourneyMap) -> tuple[JourneyMap, list[str]]:
    """The map with every rule kept, and a sentence for each thing that was mended."""
    bench = _Bench(document)
    for mend in _MENDERS:
        mend(bench)
    return bench.document(), bench.sentences


class _Bench:
    """The records under repair, what was done to them, and ids for those that are new."""

    def __init__(self, document: JourneyMap) -> None:
        self.info = document.info
        self.original = document
        self.tables: dict[str, dict[Id, Record]] = {
            name: dict(document.table(name)) for name in TABLE_NAMES
        }
        self.sentences: list[str] = []

    def document(self) -> JourneyMap:
        """The mended map; tables nothing was done to stay the very same objects."""
        values: dict[str, Any] = {}
        for name, table in self.tables.items():
            before = self.original.table(name)
            values[name] = before if before == table else MappingProxyType(table)
        return JourneyMap(info=self.info, **values)

    def say(self, sentence: str) -> None:
        self.sentences.append(sentence)

    def put(self, record: Record) -> None:
        self.tables[record.table][record.id] = record

    def fresh(self, seed: Id, prefix: str) -> Id:
        """An id nobody has, the same for the same seed on every laptop."""
        source: IdSource = seeded_ids(f"repair {seed}")
        while True:
            candidate = source(prefix)
            if not self.taken(candidate):
                return candidate

    def taken(self, record_id: Id) -> bool:
        return record_id == MAP_ID or any(record_id in table for table in self.tables.values())

    def claim(self, wanted: Id, prefix: str) -> Id:
        """The id itself where it is free, else a fresh one."""
        return self.fresh(wanted, prefix) if self.taken(wanted) else wanted

    def end_of(self, table: str) -> str:
        """An order key after all of a table."""
        orders = (getattr(record, "order", "") for record in self.tables[table].values())
        return key_between(last_key(order for order in orders if order), None)

    def park(
        self, record: Record, text: str, *, details: str = "", kind: CardKind = CardKind.NOTE
    ) -> None:
        """Keep what a record said as a card in the parking lot."""
        card_id = self.fresh(f"{record.id} {kind}", Card.prefix)
        order = self.end_of(Card.table)
        self.put(Card(id=card_id, kind=kind, order=order, text=text, details=details))


def _own_ids(bench: _Bench) -> None:
    """The same id in two tables: the later one gets its own, and what points at it follows."""
    if bench.info.id != MAP_ID:
        bench.info = evolve(bench.info, id=MAP_ID)
        bench.say(tr("The map's own record had another id than “map”."))
    seen: set[Id] = {MAP_ID}
    for name in TABLE_NAMES:
        for record_id in sorted(seen.intersection(bench.tables[name])):
            record = bench.tables[name].pop(record_id)
            own = evolve(record, id=bench.fresh(f"{name} {record_id}", record.prefix))
            bench.put(own)
            for reference in REFERENCES_TO[name]:
                for owner in list(bench.tables[reference.table].values()):
                    ids = reference.ids(owner)
                    if record_id in ids:
                        moved = tuple(own.id if i == record_id else i for i in ids)
                        value = moved if reference.many else moved[0]
                        bench.put(evolve(owner, **{reference.field: value}))
            bench.say(tr("The {record} had the id of something else.", record=called(record)))
        seen.update(bench.tables[name])


def _stages(bench: _Bench) -> None:
    """Every step has a stage, every stage a step."""
    for step in _typed(bench, Step):
        if step.stage_id not in bench.tables[Stage.table]:
            stage_id = bench.claim(step.stage_id, Stage.prefix)
            stage = Stage(id=stage_id, order=bench.end_of(Stage.table), name=tr("Recovered stage"))
            bench.put(stage)
            for other in _typed(bench, Step):
                if other.stage_id == step.stage_id:
                    bench.put(evolve(other, stage_id=stage_id))
            bench.say(
                tr("The stage of the {step} was missing; it has a new one.", step=called(step))
            )
    with_step = {step.stage_id for step in _typed(bench, Step)}
    for stage in _typed(bench, Stage):
        if stage.id not in with_step:
            step_id = bench.fresh(stage.id, Step.prefix)
            bench.put(Step(id=step_id, stage_id=stage.id, order=key_between(None, None)))
            bench.say(tr("The {stage} had no step; it has an empty one.", stage=called(stage)))


def _cells(bench: _Bench) -> None:
    """A card stands in a cell that exists, or in the parking lot."""
    lanes, steps = bench.tables[Lane.table], bench.tables[Step.table]
    for card in _typed(bench, Card):
        parked = card.lane_id is None and card.step_id is None
        if not parked and (card.lane_id not in lanes or card.step_id not in steps):
            bench.put(evolve(card, lane_id=None, step_id=None))
            bench.say(tr("The {card} had no cell; it is in the parking lot.", card=called(card)))


def _markers(bench: _Bench) -> None:
    """A marker stands on a step, in an emotions lane, and is somebody's."""
    for marker_id in list(bench.tables[Marker.table]):
        marker = bench.tables[Marker.table][marker_id]
        if not isinstance(marker, Marker):
            continue
        if marker.step_id not in bench.tables[Step.table]:
            del bench.tables[Marker.table][marker.id]
            felt = f"{marker.word} ({marker.valence:+g})".strip()
            bench.park(marker, felt, details=marker.trigger)
            if marker.quote:
                bench.park(marker, marker.quote, kind=CardKind.QUOTE)
            bench.say(
                tr("The {marker} had no step; it is a parked note now.", marker=called(marker))
            )
            continue
        moved = evolve(marker, lane_id=_emotions_lane(bench, marker))
        if marker.persona_id not in bench.tables[Persona.table]:
            moved = evolve(moved, persona_id=_recovered_persona(bench, marker))
        bench.put(moved)


def _emotions_lane(bench: _Bench, marker: Marker) -> Id:
    lanes = bench.tables[Lane.table]
    own = lanes.get(marker.lane_id)
    if isinstance(own, Lane) and own.kind is LaneKind.EMOTIONS:
        return own.id
    bench.say(tr("The {marker} was in no emotions lane; it has one now.", marker=called(marker)))
    others = [lane for lane in _typed(bench, Lane) if lane.kind is LaneKind.EMOTIONS]
    if others:
        return min(others, key=lambda lane: (lane.order, lane.id)).id
    lane_id = bench.claim(marker.lane_id, Lane.prefix)
    bench.put(Lane(id=lane_id, kind=LaneKind.EMOTIONS, order=bench.end_of(Lane.table)))
    return lane_id


def _recovered_persona(bench: _Bench, marker: Marker) -> Id:
    """The persona that stands in for a missing one: the same for all its markers."""
    wanted = marker.persona_id
    persona_id = bench.claim(wanted, Persona.prefix)
    name = tr("Recovered persona")
    persona = Persona(id=persona_id, order=bench.end_of(Persona.table), name=name)
    bench.put(persona)
    for other in _typed(bench, Marker):
        if other.persona_id == wanted:
            bench.put(evolve(other, persona_id=persona_id))
    bench.say(
        tr("The persona of the {marker} was missing; it has a new one.", marker=called(marker))
    )
    return persona_id


def _connectors(bench: _Bench) -> None:
    """A connector joins two different cards; without them only its label is worth keeping."""
    cards = bench.tables[Card.table]
    for connector in _typed(bench, Connector):
        ends = {connector.source_id, connector.target_id}
        if len(ends) == 2 and all(end in cards for end in ends):
            continue
        del bench.tables[Connector.table][connector.id]
        if connector.label.strip():
            bench.park(connector, connector.label)
            bench.say(tr("The {c} had no two cards; it is a parked note now.", c=called(connector)))
        else:
            bench.say(tr("The {c} had no two cards and is gone.", c=called(connector)))


def _optional_pointers(bench: _Bench) -> None:
    """Pointers that may be empty: those that lead nowhere, or twice to one place, are taken out."""
    for name in TABLE_NAMES:
        references = [r for r in REFERENCES_OF[name] if r.when_gone is WhenGone.CLEAR]
        for record in list(bench.tables[name].values()) if references else ():
            fields: dict[str, object] = {}
            for reference in references:
                ids = reference.ids(record)
                targets = bench.tables[reference.target]
                kept = tuple(i for i in dict.fromkeys(ids) if i in targets and i != record.id)
                if kept != ids:
                    fields[reference.field] = kept if reference.many else None
                    bench.say(
                        tr(
                            "The {record} named a {target} that is not there or is named twice.",
                            record=called(record),
                            target=tr(TABLE_WORDS[reference.target].one),
                        )
                    )
            bench.put(evolve(record, **fields))


def _typed(bench: _Bench, kind: type[R]) -> list[R]:
    return [record for record in bench.tables[kind.table].values() if isinstance(record, kind)]


# Ids first, so that pointers are clear; then from the frame of the map to what hangs in it.
_MENDERS: tuple[Callable[[_Bench], None], ...] = (
    _own_ids,
    _stages,
    _cells,
    _markers,
    _connectors,
    _optional_pointers,
)
