"""Entries of tables become parts of a journey: columns, lanes, cards, feelings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from exporters.progress import Progress, no_progress, portion, watched
from exporters.tables.building.columns_and_lanes import Spot, usual_rank
from exporters.tables.building.entries import Entry, Said, entries_in
from exporters.tables.building.gathered import FoundCard, Gathered
from exporters.tables.building.moods import LaneKey, Mood
from exporters.tables.building.named_lanes import (
    LANE_OF,
    NamedLanes,
    card_kind_named,
    is_parking_lot,
    named_lanes,
)
from exporters.tables.building.notes import Notes
from exporters.tables.building.row_fields import Fields, fields_of, is_done_and_no_trouble
from exporters.tables.grid import Grids
from exporters.tables.mapping import Mapping, Orientation, Target
from exporters.tables.targets import lane_kind, lane_target
from exporters.tables.words.feelings import Felt, felt_in
from exporters.tables.words.lists import items_of
from exporters.tables.words.vocabulary import plain
from model.fitting import as_line
from model.kinds import LANE_KINDS, CardKind, LaneKind, MapState
from model.naming import shortened
from resources.words import tr

_READ = 0.25  # of the work
_MOST_STEPS = 30  # columns of a stage that a person can still read
_STEP_NAME = 60  # characters: a longer text names no step
_MOMENTS = frozenset(
    {Target.EMOTION.value, lane_target(LaneKind.TOUCHPOINTS), lane_target(LaneKind.ACTIONS)}
)


@dataclass(slots=True)
class Gathering:
    """Takes in the tables of one mapping. ``joins``: its lanes are those that are there already."""

    gathered: Gathered
    mapping: Mapping
    notes: Notes
    persona: str = ""
    joins: bool = False
    _ranks: dict[str, float] = field(default_factory=dict)
    _lonely: bool = True
    _named: NamedLanes = field(default_factory=lambda: named_lanes(()))
    _lanes: dict[tuple[LaneKind, str], LaneKey] = field(default_factory=dict)
    _feeling_columns: int = 0

    def take(self, grids: Grids, progress: Progress = no_progress) -> None:
        """Everything that the tables say."""
        entries = entries_in(grids, self.mapping, self.notes, portion(progress, 0, _READ))
        if self.mapping.orientation is not Orientation.ROWS:
            targets = self.mapping.targets
            self._ranks = {plain(h): float(i) for i, (h, _) in reversed([*enumerate(targets)])}
        self._named = named_lanes(entries)
        self._feeling_columns = sum(it == Target.EMOTION for _, it in self.mapping.targets)
        self._open_lanes()
        by_rows = self._steps_by_rows(entries)
        counts = Counter(entry.stage for entry in entries)
        self._lonely = not any(entry.stage for entry in entries)
        taking = portion(progress, _READ, 1)
        for number, entry in enumerate(watched(entries, taking, len(entries))):
            alone = not by_rows or counts[entry.stage] < 2
            spot = self._spot(entry, "" if alone else str(number))
            self._take(entry, spot)

    def _open_lanes(self) -> None:
        """A lane for each heading, also for those below which nothing stands yet."""
        if self.joins:
            return
        for heading, target in self.mapping.targets:
            kind = LaneKind.EMOTIONS if target == Target.EMOTION else lane_kind(target)
            if kind is not None:
                emotions = kind is LaneKind.EMOTIONS
                rank = self._ranks.get(plain(heading), usual_rank(kind))
                name = "" if emotions else heading
                if not (emotions and self._named.order):
                    self.gathered.frame.lane(kind, name, rank, joins=emotions)
        for key in self._named.order:
            kind = self._named.kinds[key]
            self._lane(kind, self._named.names[key])

    def _steps_by_rows(self, entries: Sequence[Entry]) -> bool:
        """Whether each row is a step of its own, where no column names steps.

        Rows that tell feelings or what is done are moments of a journey; those of a list of
        problems are not.
        """
        if self.mapping.orientation is not Orientation.ROWS:
            return True
        targets = {target for _, target in self.mapping.targets}
        if Target.STEP in targets or not targets & _MOMENTS:
            return False
        return max(Counter(e.stage for e in entries).values(), default=0) <= _MOST_STEPS

    def _spot(self, entry: Entry, key: str) -> Spot | None:
        """The column of an entry; None for one that has neither stage nor step."""
        frame, step = self.gathered.frame, entry.first(Target.STEP)
        stage = entry.stage
        if not stage:
            if not step and not (key and self._lonely):
                return None
            stage = tr("Journey")
        if step:
            across = self.mapping.orientation is Orientation.COLUMNS
            return frame.spot(stage, f"{step}\n{key}" if across and key else step, step)
        known = frame.stage(stage).steps
        if not key and known:
            return frame.spot(stage, next(iter(known)), "")
        return frame.spot(stage, key, self._step_name(entry) if key else "")

    def _step_name(self, entry: Entry) -> str:
        """What a step is called that no column names: its touchpoint, or what is done there."""
        if self.mapping.orientation is not Orientation.ROWS:
            return ""
        for kind in (LaneKind.TOUCHPOINTS, LaneKind.ACTIONS):
            text = entry.first(lane_target(kind)) or entry.first(Target.TEXT)
            items = items_of(text, self.mapping.separators)
            if items and len(items[0]) <= _STEP_NAME:
                return items[0]
        return ""

    def _take(self, entry: Entry, spot: Spot | None) -> None:
        people = self._people(entry)
        cards = self._cards(entry, spot, people)
        if spot is not None:
            self._goals(entry)
            for cell in entry.all(Target.NEXT):
                names = items_of(cell.text, self.mapping.separators)
                self.gathered.next_steps += [(spot, name) for name in names]
        cards += self._feelings(entry, spot, people)
        self._details(entry, spot, people, cards)
        self.gathered.cards += cards

    def _people(self, entry: Entry) -> tuple[str, ...]:
        names = [
            name
            for cell in entry.all(Target.PERSONA)
            for name in items_of(cell.text, self.mapping.separators, commas=True)
        ]
        self.gathered.people.update(dict.fromkeys(names))
        return tuple(dict.fromkeys(names))

    def _goals(self, entry: Entry) -> None:
        for cell in entry.all(Target.GOAL):
            if entry.stage:
                self.gathered.frame.stage(entry.stage).goals[cell.text] = None

    # --- cards -----------------------------------------------------------------------------------

    def _cards(self, entry: Entry, spot: Spot | None, people: tuple[str, ...]) -> list[FoundCard]:
        cards: list[FoundCard] = []
        for cell in entry.cells:
            kind = lane_kind(cell.target)
            if kind is not None:
                lane = self._lane(kind, cell.heading)
                cards += self._listed(cell, LANE_KINDS[kind].card_kind, lane, spot, people)
            elif cell.target == Target.TEXT:
                cards.append(self._named_card(entry, cell.text, spot, people))
        for cell in entry.all(Target.CHANNEL):
            self._channel(cell, cards, spot, people)
        return cards

    def _named_card(
        self, entry: Entry, text: str, spot: Spot | None, people: tuple[str, ...]
    ) -> FoundCard:
        """A card whose kind and lane other columns name."""
        kind = card_kind_named(entry.first(Target.KIND))
        name = entry.first(Target.LANE)
        if is_parking_lot(name):
            return FoundCard(text, kind, None, None, people)
        lane = self._named.kind(name) or LANE_OF[kind]
        if lane is LaneKind.EMOTIONS:
            lane = LaneKind.FREE_TEXT
        return FoundCard(text, kind, self._lane(lane, name), spot, people)

    def _listed(
        self,
        cell: Said,
        kind: CardKind,
        lane: LaneKey,
        spot: Spot | None,
        people: tuple[str, ...],
    ) -> list[FoundCard]:
        commas = cell.heading in self.mapping.comma_lists
        items = items_of(cell.text, self.mapping.separators, commas=commas)
        return [FoundCard(item, kind, lane, spot, people) for item in items]

    def _channel(
        self, cell: Said, cards: list[FoundCard], spot: Spot | None, people: tuple[str, ...]
    ) -> None:
        """The channel of the row's touchpoints, or a card of its own in the lane of channels."""
        touching = [card for card in cards if card.kind is CardKind.TOUCHPOINT]
        for card in touching:
            card.fields["channel"] = as_line(cell.text)
        if not touching:
            lane = self._lane(LaneKind.CHANNELS, cell.heading)
            for card in self._listed(cell, CardKind.TOUCHPOINT, lane, spot, people):
                card.fields["channel"] = as_line(card.text)
                cards.append(card)

    def _lane(self, kind: LaneKind, heading: str) -> LaneKey:
        """The lane of a heading, which is asked for with every row."""
        known = self._lanes.get((kind, heading))
        if known is None:
            known = self._lanes[kind, heading] = self._new_lane(kind, heading)
        return known

    def _new_lane(self, kind: LaneKind, heading: str) -> LaneKey:
        rank = self._named.rank(heading)
        if rank is None:
            rank = self._ranks.get(plain(heading), usual_rank(kind))
        return self.gathered.frame.lane(kind, heading, rank, joins=self.joins)

    # --- feelings --------------------------------------------------------------------------------

    def _feelings(
        self, entry: Entry, spot: Spot | None, people: tuple[str, ...]
    ) -> list[FoundCard]:
        """Markers; quotes become cards beside them, and so do words that tell no feeling."""
        cards: list[FoundCard] = []
        for cell in entry.all(Target.EMOTION):
            felt = felt_in(cell.text, self.mapping.scale)
            rank = self._ranks.get(plain(cell.heading), usual_rank(LaneKind.EMOTIONS))
            rank = self._named.rank(entry.first(Target.LANE)) or rank
            if felt.outside:
                self.notes.add(entry.where, tr("A feeling beyond the scale was taken for its end."))
            beside = [(LaneKind.QUOTES, CardKind.QUOTE, quote) for quote in felt.quotes]
            if felt.valence is None or spot is None:
                text = felt.rest or ("" if felt.quotes else cell.text)
                beside += [(LaneKind.THOUGHTS, CardKind.THOUGHT, text)] if text else []
                if text:
                    sentence = tr(
                        "“{text}” names no feeling; it is a thought.", text=shortened(text)
                    )
                    self.notes.add(entry.where, sentence)
            else:
                self._mark(entry, cell, felt, rank, spot, people)
            for kind, card_kind, text in beside:
                key = self.gathered.frame.lane(kind, "", rank - 0.5, joins=True)
                cards.append(FoundCard(text, card_kind, key, spot, people))
        return cards

    def _mark(
        self,
        entry: Entry,
        cell: Said,
        felt: Felt,
        rank: float,
        spot: Spot,
        people: tuple[str, ...],
    ) -> None:
        lane = self.gathered.frame.lane(LaneKind.EMOTIONS, "", rank, joins=True)
        trigger = "\n".join(filter(None, (felt.rest, entry.first(Target.TRIGGER))))
        mood = Mood(felt.valence or 0.0, felt.word, trigger, self._told_besides(entry))
        for person in people or (self._feeler(cell),):
            self.gathered.moods.add(lane, spot, person, mood)

    def _told_besides(self, entry: Entry) -> dict[str, Any]:
        """What a row that tells nothing but a feeling says of it: a quote, what it rests on."""
        cards = any(lane_kind(c.target) is not None or c.target == Target.TEXT for c in entry.cells)
        if cards or self.mapping.orientation is not Orientation.ROWS:
            return {}
        found = fields_of(entry, self.mapping, measured=False)
        fields: dict[str, Any] = {"quote": "\n".join(found.details)} if found.details else {}
        if found.evidence:
            ids = self.gathered.proofs.ids_of(found.evidence, self.mapping.separators)
            fields["evidence_ids"] = ids
        tags = found.by_target.get(Target.TAGS, {}).get("tags", ())
        if plain(tr("to be")) in map(plain, tags):
            fields["state"] = MapState.TO_BE
        return fields

    def _feeler(self, cell: Said) -> str:
        """Whose feelings a column has, where several have them: *Feelings (Ana)*."""
        if self._feeling_columns < 2:
            return self.persona
        _, mark, inside = cell.heading.partition("(")
        return inside.strip(" )") if mark else cell.heading

    # --- what belongs to a card ------------------------------------------------------------------

    def _details(
        self, entry: Entry, spot: Spot | None, people: tuple[str, ...], cards: list[FoundCard]
    ) -> None:
        if self.mapping.orientation is not Orientation.ROWS:
            return
        own = [card for card in cards if card.kind is not CardKind.THOUGHT] or cards
        step = entry.first(Target.STEP)
        if not own and step and not self._has_cards():
            own = [FoundCard(step, CardKind.TOUCHPOINT, self._lane(LaneKind.TOUCHPOINTS, ""), spot)]
            cards += own
        metric = next((card for card in own if card.kind is CardKind.METRIC), None)
        measured = self.gathered.measures.of(entry, metric.text) if metric is not None else None
        if metric is not None and measured is not None:
            metric.fields["metric_id"] = measured
        found = fields_of(entry, self.mapping, measured=measured is not None)
        if own:
            self._spread(own, found, entry)
        elif not entry.all(Target.EMOTION) and (found.details or found.evidence):
            text = "\n".join([*found.details, *filter(None, [found.evidence])])
            lane = self._lane(LaneKind.FREE_TEXT, "")
            cards.append(FoundCard(text, CardKind.NOTE, lane, spot, people))

    def _has_cards(self) -> bool:
        """Whether some column is there for what stands in steps."""
        return any(
            lane_kind(target) is not None or target in {Target.TEXT, Target.EMOTION}
            for _, target in self.mapping.targets
        )

    def _spread(self, cards: list[FoundCard], found: Fields, entry: Entry) -> None:
        kinds = {card.kind for card in cards}
        for place, card in enumerate(cards):
            card.fields |= found.of(card.kind, first=place == 0, kinds=kinds)
        if found.evidence:
            ids = self.gathered.proofs.ids_of(found.evidence, self.mapping.separators)
            wanted = [card for card in cards if card.kind is CardKind.PAIN_POINT] or cards[:1]
            for card in wanted:
                card.fields["evidence_ids"] = ids
        if is_done_and_no_trouble(entry, self.mapping):
            self._park(cards, entry)

    def _park(self, cards: list[FoundCard], entry: Entry) -> None:
        for card in cards:
            if card.kind is CardKind.PAIN_POINT:
                card.kind, card.lane = CardKind.NOTE, None
                card.spot = None
                self.notes.add(
                    entry.where,
                    tr(
                        "What is done and has no weight is no pain point; it is in the parking lot."
                    ),
                )
