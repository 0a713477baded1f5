"""Mending a map whose records do not fit together: after a git merge, a hand edit, another tool.

Nothing a person wrote is dropped: a card without a cell goes to the parking lot, a step without a
stage gets one, what cannot stand where it was becomes a parked note. Everything done is listed in
sentences. The same broken map is always mended the same way, so two laptops agree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from model.document import TABLE_NAMES, JourneyMap
from model.errors import JourneyboardError
from model.ids import Id, IdSource, seeded_ids
from model.kinds import CardKind, LaneKind
from model.mendings import Mending, MendingCode
from model.naming import TABLE_WORDS, called
from model.order import first_keys, key_between, last_key
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

MAX_MENDINGS = 10_000
"""More is no map that somebody merged or edited by hand, and nobody would read what was done."""


LONG_KEY = 128
"""Order keys beyond this leave too little room for what will be put between them."""


class TooBrokenError(JourneyboardError):
    """So many records do not fit together that mending them makes no map."""

    def __init__(self) -> None:
        super().__init__(tr("More than {n} records do not fit together.", n=f"{MAX_MENDINGS:,}"))


def repaired(document: JourneyMap) -> tuple[JourneyMap, list[Mending]]:
    """The map with every rule kept, and a sentence for each thing that was mended.

    Raises:
        TooBrokenError: there are more than :data:`MAX_MENDINGS` of them.
    """
    bench = _Bench(document)
    for mend in _MENDERS:
        mend(bench)
    return bench.document(), bench.sentences


def has_long_keys(document: JourneyMap) -> bool:
    """Whether the records of a table have to get new order keys before one can go on with them."""
    return any(_long_in(document.table(name).values()) for name in TABLE_NAMES)


def _long_in(records: Iterable[Record]) -> bool:
    return any(len(getattr(record, "order", "")) > LONG_KEY for record in records)


class _Bench:
    """The records under repair, what was done to them, and ids for those that are new."""

    def __init__(self, document: JourneyMap) -> None:
        self.info = document.info
        self.original = document
        self.tables: dict[str, dict[Id, Record]] = {
            name: dict(document.table(name)) for name in TABLE_NAMES
        }
        self.sentences: list[Mending] = []
        self._ends: dict[str, str | None] = {}

    def document(self) -> JourneyMap:
        """The mended map; tables nothing was done to stay the very same objects."""
        values: dict[str, Any] = {}
        for name, table in self.tables.items():
            before = self.original.table(name)
            values[name] = before if before == table else MappingProxyType(table)
        return JourneyMap(info=self.info, **values)

    def say(
        self, code: MendingCode, sentence: str, record: Record | None = None, field: str = ""
    ) -> None:
        if len(self.sentences) >= MAX_MENDINGS:
            raise TooBrokenError
        self.sentences.append(Mending(sentence, code, record, field=field))

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
        """An order key after all of a table, and after those that were asked for before."""
        if table not in self._ends:
            orders = (getattr(record, "order", "") for record in self.tables[table].values())
            self._ends[table] = last_key(order for order in orders if order)
        end = self._ends[table] = key_between(self._ends[table], None)
        return end

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
        bench.say(MendingCode.MAP_ID, tr("The map's own record had another id than “map”."))
    seen: set[Id] = {MAP_ID}
    for name in TABLE_NAMES:
        own_ids: dict[Id, Id] = {}
        for record_id in sorted(seen.intersection(bench.tables[name])):
            record = bench.tables[name].pop(record_id)
            own = evolve(record, id=bench.fresh(f"{name} {record_id}", record.prefix))
            bench.put(own)
            own_ids[record_id] = own.id
            sentence = tr("The {record} had the id of something else.", record=called(record))
            bench.say(MendingCode.ID_ELSEWHERE, sentence, record, "id")
        if own_ids:
            _follow(bench, name, own_ids)
        seen.update(bench.tables[name])


def _follow(bench: _Bench, table: str, own_ids: Mapping[Id, Id]) -> None:
    """Have what points into a table point at the new ids."""
    for reference in REFERENCES_TO[table]:
        for owner in list(bench.tables[reference.table].values()):
            ids = reference.ids(owner)
            if not own_ids.keys().isdisjoint(ids):
                moved = tuple(own_ids.get(i, i) for i in ids)
                value = moved if reference.many else moved[0]
                bench.put(evolve(owner, **{reference.field: value}))


def _long_keys(bench: _Bench) -> None:
    """Where order keys have grown too long, a table gets new ones in the same order."""
    for name in TABLE_NAMES:
        records = list(bench.tables[name].values())
        if not _long_in(records):
            continue
        records.sort(key=lambda record: (getattr(record, "order", ""), record.id))
        for record, key in zip(records, first_keys(len(records)), strict=True):
            bench.put(evolve(record, order=key))
        things = tr(TABLE_WORDS[name].many)
        sentence = tr("The order of the {things} was written anew, in shorter keys.", things=things)
        bench.say(MendingCode.LONG_KEYS, sentence)


def _stages(bench: _Bench) -> None:
    """Every step has a stage, every stage a step."""
    there = set(bench.tables[Stage.table])
    recovered: dict[Id, Id] = {}
    for step in _typed(bench, Step):
        if step.stage_id in there:
            continue
        if step.stage_id not in recovered:
            stage_id = recovered[step.stage_id] = bench.claim(step.stage_id, Stage.prefix)
            stage = Stage(id=stage_id, order=bench.end_of(Stage.table), name=tr("Recovered stage"))
            bench.put(stage)
            bench.say(
                MendingCode.STAGE_MISSING,
                tr("The stage of the {step} was missing; it has a new one.", step=called(step)),
                step,
                "stage_id",
            )
        bench.put(evolve(step, stage_id=recovered[step.stage_id]))
    with_step = {step.stage_id for step in _typed(bench, Step)}
    for stage in _typed(bench, Stage):
        if stage.id not in with_step:
            step_id = bench.fresh(stage.id, Step.prefix)
            bench.put(Step(id=step_id, stage_id=stage.id, order=key_between(None, None)))
            sentence = tr("The {stage} had no step; it has an empty one.", stage=called(stage))
            bench.say(MendingCode.STEP_MISSING, sentence, stage)


def _cells(bench: _Bench) -> None:
    """A card stands in a cell that exists, or in the parking lot."""
    lanes, steps = bench.tables[Lane.table], bench.tables[Step.table]
    for card in _typed(bench, Card):
        parked = card.lane_id is None and card.step_id is None
        if not parked and (card.lane_id not in lanes or card.step_id not in steps):
            bench.put(evolve(card, lane_id=None, step_id=None))
            sentence = tr("The {card} had no cell; it is in the parking lot.", card=called(card))
            bench.say(MendingCode.CELL_MISSING, sentence, card)


def _markers(bench: _Bench) -> None:
    """A marker stands on a step, in an emotions lane, and is somebody's."""
    places = _MarkerPlaces(bench)
    for marker in _typed(bench, Marker):
        if marker.step_id not in bench.tables[Step.table]:
            del bench.tables[Marker.table][marker.id]
            felt = f"{marker.word} ({marker.valence:+g})".strip()
            bench.park(marker, felt, details=marker.trigger)
            if marker.quote:
                bench.park(marker, marker.quote, kind=CardKind.QUOTE)
            bench.say(
                MendingCode.MARKER_STEP,
                tr("The {marker} had no step; it is a parked note now.", marker=called(marker)),
                marker,
                "step_id",
            )
            continue
        lane_id, persona_id = places.lane(marker), places.persona(marker)
        bench.put(evolve(marker, lane_id=lane_id, persona_id=persona_id))


class _MarkerPlaces:
    """The lanes and personas that markers have, or get."""

    def __init__(self, bench: _Bench) -> None:
        self._bench = bench
        lanes = [lane for lane in _typed(bench, Lane) if lane.kind is LaneKind.EMOTIONS]
        self._lanes = {lane.id for lane in lanes}
        first = min(lanes, key=lambda lane: (lane.order, lane.id), default=None)
        self._first: Id | None = None if first is None else first.id
        self._recovered: dict[Id, Id] = {}

    def lane(self, marker: Marker) -> Id:
        """The marker's lane, else the first emotions lane, else a new one."""
        if marker.lane_id in self._lanes:
            return marker.lane_id
        bench = self._bench
        bench.say(
            MendingCode.MARKER_LANE,
            tr("The {marker} was in no emotions lane; it has one now.", marker=called(marker)),
            marker,
            "lane_id",
        )
        if self._first is None:
            self._first = bench.claim(marker.lane_id, Lane.prefix)
            self._lanes.add(self._first)
            order = bench.end_of(Lane.table)
            bench.put(Lane(id=self._first, kind=LaneKind.EMOTIONS, order=order))
        return self._first

    def persona(self, marker: Marker) -> Id:
        """The marker's persona; one that stands in for a missing one, the same for all of its."""
        bench, wanted = self._bench, marker.persona_id
        if wanted in self._recovered:
            return self._recovered[wanted]
        if wanted in bench.tables[Persona.table]:
            return wanted
        persona_id = self._recovered[wanted] = bench.claim(wanted, Persona.prefix)
        order = bench.end_of(Persona.table)
        bench.put(Persona(id=persona_id, order=order, name=tr("Recovered persona")))
        bench.say(
            MendingCode.PERSONA_MISSING,
            tr("The persona of the {marker} was missing; it has a new one.", marker=called(marker)),
            marker,
            "persona_id",
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
            sentence = tr("The {c} had no two cards; it is a parked note now.", c=called(connector))
        else:
            sentence = tr("The {c} had no two cards and is gone.", c=called(connector))
        bench.say(MendingCode.CONNECTOR_ENDS, sentence, connector)


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
                    sentence = tr(
                        "The {record} named {targets} that are not there, or one of them twice.",
                        record=called(record),
                        targets=tr(TABLE_WORDS[reference.target].many),
                    )
                    bench.say(MendingCode.POINTER, sentence, record, reference.field)
            bench.put(evolve(record, **fields))


def _typed(bench: _Bench, kind: type[R]) -> list[R]:
    return [record for record in bench.tables[kind.table].values() if isinstance(record, kind)]


# Ids first, so that pointers are clear; then from the frame of the map to what hangs in it.
_MENDERS: tuple[Callable[[_Bench], None], ...] = (
    _own_ids,
    _long_keys,
    _stages,
    _cells,
    _markers,
    _connectors,
    _optional_pointers,
)
