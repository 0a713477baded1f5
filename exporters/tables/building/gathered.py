"""What was gathered from the tables of a journey, and the draft of a map that comes of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from exporters.draft import Draft, DraftArrow, DraftCard
from exporters.tables.building.columns_and_lanes import Frame, Spot
from exporters.tables.building.measures import Measures
from exporters.tables.building.moods import LaneKey, Moods
from exporters.tables.building.notes import Notes
from exporters.tables.building.proofs import Proofs
from exporters.tables.words.vocabulary import plain
from model.kinds import CardKind, ConnectorKind
from model.records import Record
from resources.words import tr

_MOST_UNSORTED = 200  # cards of no stage that are shown in one; more go to the parking lot


@dataclass(slots=True)
class FoundCard:
    """A card before its places are counted."""

    text: str
    kind: CardKind
    lane: LaneKey | None
    """None for one that was told to go to the parking lot."""
    spot: Spot | None
    personas: tuple[str, ...] = ()
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Gathered:
    """All that was gathered from the tables of a journey."""

    frame: Frame = field(default_factory=Frame)
    cards: list[FoundCard] = field(default_factory=list)
    moods: Moods = field(default_factory=Moods)
    proofs: Proofs = field(default_factory=Proofs)
    measures: Measures = field(default_factory=Measures)
    next_steps: list[tuple[Spot, str]] = field(default_factory=list)
    people: dict[str, None] = field(default_factory=dict)

    def draft(self, title: str, notes: Notes, info: dict[str, Any]) -> Draft:
        """The draft of it all."""
        self._place_unsorted(notes)
        lanes = {key: place for place, key in enumerate(self.frame.ordered_lanes())}
        columns = self.frame.columns()
        cards = tuple(
            DraftCard(
                key=str(number),
                text=card.text,
                lane=lanes[card.lane] if card.lane is not None and card.spot else None,
                column=columns[card.spot] if card.lane is not None and card.spot else None,
                kind=card.kind,
                personas=card.personas,
                fields=card.fields,
            )
            for number, card in enumerate(self.cards)
        )
        return Draft(
            title=title,
            stages=self.frame.draft_stages(),
            lanes=self.frame.draft_lanes(),
            cards=cards,
            markers=tuple(self.moods.markers(lanes, columns, notes)),
            arrows=tuple(self._arrows(columns)),
            personas=tuple(self.people),
            info=info,
        )

    def found(self) -> list[Record]:
        """The sources and metrics that cards and feelings point at."""
        return [*self.proofs.found.values(), *self.measures.found]

    def _place_unsorted(self, notes: Notes) -> None:
        """Cards of no stage stand in one of their own where the table has no stages at all."""
        lost = [card for card in self.cards if card.spot is None and card.lane is not None]
        if not lost:
            return
        if self.frame.stages or len(lost) > _MOST_UNSORTED:
            sentence = tr("Rows without a stage went to the parking lot. Cards: {n}.", n=len(lost))
            notes.add("", sentence)
            return
        name = tr("Not sorted yet")
        spot = self.frame.spot(name, "", "")
        notes.add("", tr("No column names stages; all cards are in “{name}”.", name=name))
        for card in lost:
            card.spot = spot

    def _arrows(self, columns: dict[Spot, int]) -> Iterable[DraftArrow]:
        """From the first card of a step to that of the steps that it leads to."""
        first: dict[Spot, int] = {}
        for number, card in enumerate(self.cards):
            if card.spot is not None and card.kind is CardKind.TOUCHPOINT:
                first.setdefault(card.spot, number)
        by_name = {plain(spot.step): spot for spot in columns}
        for spot, name in self.next_steps:
            target = by_name.get(plain(name))
            if target is None or spot not in first or target not in first:
                continue
            back = columns[target] < columns[spot]
            kind = ConnectorKind.LOOPS_BACK if back else ConnectorKind.NEXT
            yield DraftArrow(str(first[spot]), str(first[target]), kind=kind)
