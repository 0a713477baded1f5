"""A journey as most programs draw it: columns, lanes, notes in cells, arrows. Made into a map.

What a reader of a foreign format understood goes into a :class:`Draft`; ids, order, lengths and all
that records ask for are seen to here, once for all of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from exporters.import_result import ImportResult
from exporters.progress import Progress, no_progress, watched
from exporters.tables.mapping import Target
from exporters.tables.targets import lane_kind
from exporters.tables.words.vocabulary import meaning
from model.bounds import MAX_LINE, MAX_RECORDS, MAX_SPAN, MAX_TEXT, cleaned
from model.document import JourneyMap
from model.errors import FileError, ImportFormatError
from model.fitting import cut
from model.ids import Id, IdSource, seeded_ids
from model.kinds import LANE_KINDS, CardKind, ConnectorKind, LaneKind
from model.naming import shortened
from model.order import first_keys
from model.records import (
    MAP_ID,
    Card,
    Connector,
    Lane,
    MapInfo,
    Marker,
    Persona,
    Record,
    Stage,
    Step,
)
from model.storage import dumps
from resources.words import tr


@dataclass(frozen=True, slots=True)
class DraftStage:
    """A stage with the names of its steps; without any it gets one. ``fields`` are the record's.

    ``moments`` are the places, from 0, of the steps that are moments of truth.
    """

    name: str
    steps: tuple[str, ...] = ("",)
    fields: Mapping[str, Any] = field(default_factory=dict)
    moments: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class DraftLane:
    """A lane. A name that is the kind's own is left out."""

    name: str
    kind: LaneKind


@dataclass(frozen=True, slots=True)
class DraftCard:
    """A card by a key of its file; ``lane`` and ``column`` count from 0, None for the parking lot.

    ``kind`` None is what the lane is for. Cards of a cell stand in the order of the draft.
    """

    key: str
    text: str
    lane: int | None = None
    column: int | None = None
    kind: CardKind | None = None
    span: int = 1
    personas: tuple[str, ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DraftMarker:
    """An emotion in a lane that is for emotions; ``persona`` by name, empty for the customer.

    ``fields`` are further ones of the record.
    """

    lane: int
    column: int
    valence: float
    persona: str = ""
    position: float = 0.5
    word: str = ""
    trigger: str = ""
    quote: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DraftArrow:
    """An arrow between the keys of two cards."""

    source: str
    target: str
    label: str = ""
    kind: ConnectorKind = ConnectorKind.NEXT


@dataclass(frozen=True, slots=True)
class Draft:
    """All that was understood of a file."""

    title: str
    stages: tuple[DraftStage, ...] = ()
    lanes: tuple[DraftLane, ...] = ()
    cards: tuple[DraftCard, ...] = ()
    markers: tuple[DraftMarker, ...] = ()
    arrows: tuple[DraftArrow, ...] = ()
    personas: tuple[str, ...] = ()
    info: Mapping[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def lane_kind_called(name: str) -> LaneKind | None:
    """What a lane of this name is for, in any of the languages journeys are written in."""
    known = next((kind for kind in LaneKind if kind.value == name.casefold()), None)
    found = meaning(name) if name and known is None else None
    if found is not None and found.target == Target.EMOTION:
        return LaneKind.EMOTIONS
    return known or (lane_kind(found.target) if found is not None else None)


def drafted(draft: Draft, *, progress: Progress = no_progress) -> ImportResult:
    """The map of a draft. The same draft gives the same map, ids included.

    Raises:
        Cancelled: ``progress`` raised it.
        ImportFormatError: it holds more than a map can.
    """
    most = len(draft.cards) + len(draft.markers) + len(draft.arrows) + len(draft.stages)
    if most > MAX_RECORDS:
        raise ImportFormatError(
            tr("There is too much in it for one map, which holds {n} of a kind.", n=MAX_RECORDS)
        )
    seed = hashlib.sha256(repr(draft).encode("utf-8", "surrogatepass")).hexdigest()
    builder = _Builder(draft, seeded_ids(seed))
    total = len(draft.cards) + len(draft.markers) + len(draft.arrows)
    records = list(watched(builder.records(), progress, total))
    document = JourneyMap.of(records)
    refuse_unless_it_can_be_saved(document)
    return ImportResult(document, (*draft.warnings, *builder.warnings))


def refuse_unless_it_can_be_saved(document: JourneyMap) -> None:
    """Tell at once what else would be told when somebody has worked on it, and saves it.

    Raises:
        ImportFormatError: it holds more than a file can.
    """
    try:
        dumps(document, map_id=MAP_ID)
    except FileError as error:
        sentence = tr("This is too much for one map, split it into several. {why}", why=str(error))
        raise ImportFormatError(sentence) from error


@dataclass(slots=True)
class _Builder:
    """Makes records and notes what did not fit them."""

    draft: Draft
    ids: IdSource
    warnings: list[str] = field(default_factory=list)
    step_ids: list[Id] = field(default_factory=list)
    lane_ids: list[Id] = field(default_factory=list)
    people: dict[str, Id] = field(default_factory=dict)
    card_ids: dict[str, Id] = field(default_factory=dict)

    def records(self) -> Iterator[Record]:
        """All records of the map."""
        draft = self.draft
        title = self.fitted(draft.title, MAX_LINE)
        yield MapInfo(**{"id": MAP_ID, "title": title, **self._fields(draft.info)})
        yield from self._people()
        yield from self._lanes()
        yield from self._columns()
        yield from self._cards()
        yield from self._markers()
        yield from self._arrows()

    def fitted(self, text: str, longest: int) -> str:
        """The text as a record can hold it; a name goes on one line."""
        visible = cleaned(text)
        if longest == MAX_LINE:
            visible = " ".join(visible.split())
        if len(visible) > longest:
            start = shortened(visible)
            self.warnings.append(tr("“{text}” was cut to {n} characters.", text=start, n=longest))
        return cut(visible, longest)

    def _fields(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        longest = {"source": MAX_LINE, "channel": MAX_LINE, "owner": MAX_LINE}
        return {
            name: self.fitted(value, longest.get(name, MAX_TEXT)) if type(value) is str else value
            for name, value in fields.items()
        }

    def _people(self) -> Iterator[Persona]:
        named = [*self.draft.personas]
        for card in self.draft.cards:
            named += card.personas
        named += [marker.persona or tr("Customer") for marker in self.draft.markers]
        names = list(dict.fromkeys(named))
        for name, key in zip(names, first_keys(len(names)), strict=True):
            self.people[name] = self.ids(Persona.prefix)
            yield Persona(id=self.people[name], order=key, name=self.fitted(name, MAX_LINE))

    def _lanes(self) -> Iterator[Lane]:
        lanes = self.draft.lanes
        for lane, key in zip(lanes, first_keys(len(lanes)), strict=True):
            self.lane_ids.append(self.ids(Lane.prefix))
            name = self.fitted(lane.name, MAX_LINE)
            own = "" if name == LANE_KINDS[lane.kind].name else name
            yield Lane(id=self.lane_ids[-1], kind=lane.kind, order=key, name=own)

    def _columns(self) -> Iterator[Stage | Step]:
        stages = self.draft.stages
        for stage, key in zip(stages, first_keys(len(stages)), strict=True):
            stage_id = self.ids(Stage.prefix)
            name = self.fitted(stage.name, MAX_LINE)
            yield Stage(
                **{"id": stage_id, "order": key, "name": name, **self._fields(stage.fields)}
            )
            steps = stage.steps or ("",)
            for place, (step, step_key) in enumerate(
                zip(steps, first_keys(len(steps)), strict=True)
            ):
                self.step_ids.append(self.ids(Step.prefix))
                yield Step(
                    id=self.step_ids[-1],
                    stage_id=stage_id,
                    order=step_key,
                    name=self.fitted(step, MAX_LINE),
                    moment_of_truth=place in stage.moments,
                )

    def _cards(self) -> Iterator[Card]:
        cells: dict[tuple[int | None, int | None], list[DraftCard]] = {}
        for card in self.draft.cards:
            placed = card.lane is not None and card.column is not None and bool(self.step_ids)
            cells.setdefault((card.lane, card.column) if placed else (None, None), []).append(card)
        for (lane, column), cards in cells.items():
            for card, key in zip(cards, first_keys(len(cards)), strict=True):
                yield self._card(card, lane, column, key)

    def _card(self, card: DraftCard, lane: int | None, column: int | None, key: str) -> Card:
        record_id = self.ids(Card.prefix)
        self.card_ids.setdefault(card.key, record_id)
        usual = CardKind.NOTE if lane is None else self._kind(lane)
        fields: dict[str, Any] = {
            "id": record_id,
            "kind": card.kind or usual,
            "order": key,
            "lane_id": None if lane is None else self.lane_ids[lane],
            "step_id": None if column is None else self.step_ids[column],
            "span": min(max(card.span, 1), MAX_SPAN),
            "text": self.fitted(card.text, MAX_TEXT),
            "persona_ids": tuple(dict.fromkeys(self.people[name] for name in card.personas)),
        }
        return Card(**{**fields, **self._fields(card.fields)})

    def _kind(self, lane: int) -> CardKind:
        return LANE_KINDS[self.draft.lanes[lane].kind].card_kind

    def _markers(self) -> Iterator[Marker]:
        for marker in self.draft.markers:
            fields: dict[str, Any] = {
                "id": self.ids(Marker.prefix),
                "lane_id": self.lane_ids[marker.lane],
                "step_id": self.step_ids[marker.column],
                "persona_id": self.people[marker.persona or tr("Customer")],
                "position": min(max(marker.position, 0.0), 1.0),
                "valence": min(max(marker.valence, -2.0), 2.0),
                "word": self.fitted(marker.word, MAX_LINE),
                "trigger": self.fitted(marker.trigger, MAX_TEXT),
                "quote": self.fitted(marker.quote, MAX_TEXT),
            }
            yield Marker(**{**fields, **self._fields(marker.fields)})

    def _arrows(self) -> Iterator[Connector]:
        seen: set[tuple[Id, Id, str, str]] = set()
        for arrow in self.draft.arrows:
            source, target = self.card_ids.get(arrow.source), self.card_ids.get(arrow.target)
            label = self.fitted(arrow.label, MAX_LINE)
            if source is None or target is None or source == target:
                continue
            if (source, target, arrow.kind, label) not in seen:
                seen.add((source, target, arrow.kind, label))
                yield Connector(
                    id=self.ids(Connector.prefix),
                    kind=arrow.kind,
                    source_id=source,
                    target_id=target,
                    label=label,
                )
