"""Entries of tables become a draft of a journey: columns, lanes, cards, feelings, arrows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from exporters.draft import Draft, DraftArrow, DraftCard
from exporters.tables.columns_and_lanes import Frame, Spot, usual_rank
from exporters.tables.entries import Entry, Said, entries_of
from exporters.tables.feelings import felt_in
from exporters.tables.grid import Grids
from exporters.tables.lists import items_of
from exporters.tables.mapping import Mapping, Orientation, Target
from exporters.tables.moods import LaneKey, Moods
from exporters.tables.notes import Notes
from exporters.tables.proofs import Proofs
from exporters.tables.row_fields import fields_of, is_done_and_no_trouble
from exporters.tables.targets import lane_kind, lane_target
from exporters.tables.vocabulary import meaning, plain
from model.kinds import CARD_KINDS, LANE_KINDS, CardKind, ConnectorKind, LaneKind
from model.naming import shortened
from resources.words import tr

_MOST_STEPS = 30  # columns of a stage that a person can still read
_MOST_UNSORTED = 200  # cards of no stage that are shown in one; more go to the parking lot
_STEP_NAME = 60  # characters: a longer text names no step
_MOMENTS = frozenset(
    {Target.EMOTION.value, lane_target(LaneKind.TOUCHPOINTS), lane_target(LaneKind.ACTIONS)}
)
_LANE_OF: dict[CardKind, LaneKind] = {
    facts.card_kind: kind for kind, facts in reversed(LANE_KINDS.items())
} | {CardKind.NOTE: LaneKind.FREE_TEXT}


@dataclass(slots=True)
class _Card:
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
    cards: list[_Card] = field(default_factory=list)
    moods: Moods = field(default_factory=Moods)
    proofs: Proofs = field(default_factory=Proofs)
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

    def _place_unsorted(self, notes: Notes) -> None:
        """Cards of no stage stand in one of their own where the table has no stages at all."""
        lost = [card for card in self.cards if card.spot is None and card.lane is not None]
        if not lost:
            return
        if self.frame.stages or len(lost) > _MOST_UNSORTED:
            sentence = tr("Rows without a stage went to the parking lot ({n} cards).", n=len(lost))
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

    def take(self, grids: Grids) -> None:
        """Everything that the tables say."""
        entries = list(entries_of(grids, self.mapping, self.notes))
        if self.mapping.orientation is not Orientation.ROWS:
            targets = self.mapping.targets
            self._ranks = {plain(h): float(i) for i, (h, _) in reversed([*enumerate(targets)])}
        self._open_lanes()
        by_rows = self._steps_by_rows(entries)
        counts = Counter(entry.stage for entry in entries)
        self._lonely = not any(entry.stage for entry in entries)
        for number, entry in enumerate(entries):
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
                self.gathered.frame.lane(kind, name, rank, joins=emotions)

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

    def _cards(self, entry: Entry, spot: Spot | None, people: tuple[str, ...]) -> list[_Card]:
        cards: list[_Card] = []
        for cell in entry.cells:
            kind = lane_kind(cell.target)
            if kind is not None:
                lane = self._lane(kind, cell.heading)
                cards += self._listed(cell, LANE_KINDS[kind].card_kind, lane, spot, people)
            elif cell.target == Target.TEXT:
                card_kind = _kind_named(entry.first(Target.KIND))
                lane = self._lane(*_lane_named(entry.first(Target.LANE), card_kind))
                cards.append(_Card(cell.text, card_kind, lane, spot, people))
        for cell in entry.all(Target.CHANNEL):
            self._channel(cell, cards, spot, people)
        return cards

    def _listed(
        self,
        cell: Said,
        kind: CardKind,
        lane: LaneKey,
        spot: Spot | None,
        people: tuple[str, ...],
    ) -> list[_Card]:
        commas = cell.heading in self.mapping.comma_lists
        items = items_of(cell.text, self.mapping.separators, commas=commas)
        return [_Card(item, kind, lane, spot, people) for item in items]

    def _channel(
        self, cell: Said, cards: list[_Card], spot: Spot | None, people: tuple[str, ...]
    ) -> None:
        """The channel of the row's touchpoints, or a card of its own in the lane of channels."""
        touching = [card for card in cards if card.kind is CardKind.TOUCHPOINT]
        for card in touching:
            card.fields["channel"] = " ".join(cell.text.split())[:500]
        if not touching:
            lane = self._lane(LaneKind.CHANNELS, cell.heading)
            for card in self._listed(cell, CardKind.TOUCHPOINT, lane, spot, people):
                card.fields["channel"] = card.text[:500]
                cards.append(card)

    def _lane(self, kind: LaneKind, heading: str) -> LaneKey:
        rank = self._ranks.get(plain(heading), usual_rank(kind))
        return self.gathered.frame.lane(kind, heading, rank, joins=self.joins)

    # --- feelings --------------------------------------------------------------------------------

    def _feelings(self, entry: Entry, spot: Spot | None, people: tuple[str, ...]) -> list[_Card]:
        """Markers; quotes become cards beside them, and so do words that tell no feeling."""
        cards: list[_Card] = []
        for cell in entry.all(Target.EMOTION):
            felt = felt_in(cell.text, self.mapping.scale)
            rank = self._ranks.get(plain(cell.heading), usual_rank(LaneKind.EMOTIONS))
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
                self._mark(entry, cell, rank, spot, people)
            for kind, card_kind, text in beside:
                key = self.gathered.frame.lane(kind, "", rank - 0.5, joins=True)
                cards.append(_Card(text, card_kind, key, spot, people))
        return cards

    def _mark(
        self, entry: Entry, cell: Said, rank: float, spot: Spot, people: tuple[str, ...]
    ) -> None:
        felt = felt_in(cell.text, self.mapping.scale)
        lane = self.gathered.frame.lane(LaneKind.EMOTIONS, "", rank, joins=True)
        trigger = "\n".join(filter(None, (felt.rest, entry.first(Target.TRIGGER))))
        for person in people or (self._feeler(cell),):
            self.gathered.moods.add(lane, spot, person, felt, trigger)

    def _feeler(self, cell: Said) -> str:
        """Whose feelings a column has, where several have them: *Feelings (Ana)*."""
        columns = [h for h, target in self.mapping.targets if target == Target.EMOTION]
        if len(columns) < 2:
            return self.persona
        _, mark, inside = cell.heading.partition("(")
        return inside.strip(" )") if mark else cell.heading

    # --- what belongs to a card ------------------------------------------------------------------

    def _details(
        self, entry: Entry, spot: Spot | None, people: tuple[str, ...], cards: list[_Card]
    ) -> None:
        if self.mapping.orientation is not Orientation.ROWS:
            return
        found = fields_of(entry, self.mapping)
        own = [card for card in cards if card.kind is not CardKind.THOUGHT] or cards
        step = entry.first(Target.STEP)
        if not own and step and not entry.all(Target.EMOTION):
            own = [_Card(step, CardKind.TOUCHPOINT, self._lane(LaneKind.TOUCHPOINTS, ""), spot)]
            cards += own
        if not own:
            if found.details or found.evidence:
                text = "\n".join([*found.details, *filter(None, [found.evidence])])
                lane = self._lane(LaneKind.FREE_TEXT, "")
                cards.append(_Card(text, CardKind.NOTE, lane, spot, people))
            return
        self._spread(own, found, entry)

    def _spread(self, cards: list[_Card], found: Any, entry: Entry) -> None:  # noqa: ANN401
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

    def _park(self, cards: list[_Card], entry: Entry) -> None:
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


def _kind_named(text: str) -> CardKind:
    """The kind of card that a cell names; a touchpoint, if none."""
    said = plain(text)
    for kind, facts in CARD_KINDS.items():
        if said in {plain(facts.name), plain(facts.plural), plain(kind.value)}:
            return kind
    known = meaning(text) if said else None
    lane = lane_kind(known.target) if known is not None else None
    return LANE_KINDS[lane].card_kind if lane is not None else CardKind.TOUCHPOINT


def _lane_named(text: str, kind: CardKind) -> tuple[LaneKind, str]:
    """The kind of lane that a cell names, and its name; the usual lane of the cards, if none."""
    said = plain(text)
    for lane, facts in LANE_KINDS.items():
        if said == plain(facts.name) and lane is not LaneKind.EMOTIONS:
            return lane, facts.name
    known = meaning(text) if said else None
    lane_meant = lane_kind(known.target) if known is not None else None
    if lane_meant is not None and LANE_KINDS[lane_meant].card_kind is kind:
        return lane_meant, text
    return _LANE_OF[kind], text
