"""Text from elsewhere put on the map: cards in cells, feelings in emotion lanes. Nothing is lost.

What has no place (beyond the last step or lane, or no feeling in an emotion lane) goes to the
parking lot.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.changes import ChangeSet, apply, squash
from model.clips.aligning import aligned
from model.clips.clip import Clip, Lines, Snippet, Table
from model.clips.feelings import Feeling, feeling_in
from model.document import JourneyMap
from model.edits.cards import cards_at
from model.edits.making import created
from model.edits.ordering import index_before, rekeyed, slots
from model.edits.people import add_persona
from model.ids import Id, IdSource, new_id
from model.kinds import LANE_KINDS, CardKind, LaneKind
from model.naming import counted
from model.places import CellPlace, ParkingPlace, Place
from model.queries import cards_by_cell, parked_cards, personas_in_order
from model.records import Card, Marker, Record
from resources.words import tr


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a paste changes, and how much of it found no place and went to the parking lot.

    ``beyond``: the map has no step or lane there. ``unfelt``: an emotion lane, and no emotion.
    ``headed``: headings of a table were the map's own.
    """

    change: ChangeSet
    beyond: int = 0
    unfelt: int = 0
    headed: bool = False

    @property
    def sentence(self) -> str:
        """What to tell; empty when nothing was added."""
        made = [r for r in self.change.added if isinstance(r, Card | Marker)]
        if not made:
            return ""
        parts = [tr("Pasted {things}.", things=_things(made))]
        if self.headed:
            parts.append(tr("The headings were the map's own and gave the places."))
        if self.beyond:
            one = "One went to the parking lot: the map has no step or lane there."
            many = "{n} went to the parking lot: the map has no step or lane there."
            parts.append(tr(one) if self.beyond == 1 else tr(many, n=self.beyond))
        if self.unfelt:
            one = "One names no emotion and went to the parking lot."
            many = "{n} name no emotion and went to the parking lot."
            parts.append(tr(one) if self.unfelt == 1 else tr(many, n=self.unfelt))
        return " ".join(parts)


def paste_clip(
    document: JourneyMap,
    clip: Clip,
    place: Place,
    *,
    kind: CardKind | None = None,
    persona_id: Id | None = None,
    ids: IdSource = new_id,
) -> Pasted:
    """Cards of what was copied elsewhere; in an emotion lane markers of a persona.

    Lines are stacked at the place, as cards of ``kind`` (None: the lane's). A table goes from the
    place to the right and downwards. ``persona_id`` None: the first persona's emotions.

    Raises:
        RuleError: the place is no longer there, or a text is too long for a card.
    """
    cards_at(document, place)  # raises where the cell is gone
    pasting = _Pasting(document, place, kind)
    match clip:
        case Lines(items=items):
            pasting.put_all(items)
        case Table() if isinstance(place, ParkingPlace):
            pasting.put_all([cell for row in clip.rows for cell in row if cell])
            pasting.put_all(clip.beside)
        case Table():
            pasting.put_table(clip)
    return pasting.finish(persona_id, ids)


@dataclass(frozen=True, slots=True)
class _Newcomer:
    """A card before it has an id: where it goes, and what it says."""

    lane_id: Id | None
    step_id: Id | None
    kind: CardKind
    said: Snippet


class _Pasting:
    """What goes where, gathered before anything is made."""

    def __init__(self, document: JourneyMap, place: Place, kind: CardKind | None) -> None:
        self._document = document
        self._place = place
        self._kind = kind
        self._cards: list[_Newcomer] = []
        self._felt: dict[tuple[Id, Id], list[tuple[Feeling, str]]] = {}
        self._beyond = self._unfelt = 0
        self._headed = False

    def put_all(self, items: Iterable[Snippet]) -> None:
        """Everything at the place."""
        for said in items:
            if isinstance(self._place, CellPlace):
                self._put(said, self._place.lane_id, self._place.step_id, self._kind)
            else:
                self._park(said, self._kind)

    def put_table(self, table: Table) -> None:
        """Each cell in its own; what stood beside the table is parked."""
        if not isinstance(self._place, CellPlace) or not table.rows:
            return
        cells = aligned(self._document, table.rows, self._place)
        self._headed = cells.headed
        for row, lane_id in zip(cells.rows, cells.lane_ids, strict=True):
            for said, step_id in zip(row, cells.step_ids, strict=True):
                if not said:
                    continue
                if lane_id is None or step_id is None:
                    self._beyond += 1
                    self._park(said)
                else:
                    self._put(said, lane_id, step_id)
        self._beyond += len(table.beside)
        for said in table.beside:
            self._park(said)

    def finish(self, persona_id: Id | None, ids: IdSource) -> Pasted:
        """Make it, as one change."""
        added: list[Record] = []
        moved: list[tuple[Record, Record]] = []
        changes: list[ChangeSet] = []
        persona = self._persona(persona_id, changes, ids) if self._felt else None
        cells = cards_by_cell(self._document)
        for (lane_id, step_id), group in self._by_cell().items():
            if lane_id is None or step_id is None:
                siblings = parked_cards(self._document)
            else:
                siblings = cells.get((lane_id, step_id), [])
            room = slots(siblings, self._index(lane_id, step_id, siblings), len(group))
            moved += rekeyed(siblings, room.neighbours)
            added += [
                created(
                    Card,
                    ids=ids,
                    kind=new.kind,
                    order=key,
                    lane_id=lane_id,
                    step_id=step_id,
                    text=new.said.text,
                    source=new.said.source,
                )
                for new, key in zip(group, room.keys, strict=True)
            ]
        added += self._markers(persona, ids) if persona is not None else []
        changes.append(ChangeSet(added=tuple(added), updated=tuple(moved)))
        made = [r for r in added if isinstance(r, Card | Marker)]
        label = tr("Paste {things}", things=counted(made)) if made else tr("Paste")
        change = squash(changes, label=label)
        return Pasted(change, self._beyond, self._unfelt, self._headed)

    # --- inside ----------------------------------------------------------------------------------

    def _put(self, said: Snippet, lane_id: Id, step_id: Id, kind: CardKind | None = None) -> None:
        lane = self._document.lanes[lane_id]
        if lane.kind is LaneKind.EMOTIONS:
            feeling = feeling_in(said.text)
            if feeling is None:
                self._unfelt += 1
                self._park(said)
            else:
                self._felt.setdefault((lane_id, step_id), []).append((feeling, said.source))
            return
        kind = kind or LANE_KINDS[lane.kind].card_kind
        self._cards.append(_Newcomer(lane_id, step_id, kind, said))

    def _park(self, said: Snippet, kind: CardKind | None = None) -> None:
        self._cards.append(_Newcomer(None, None, kind or CardKind.NOTE, said))

    def _by_cell(self) -> dict[tuple[Id | None, Id | None], list[_Newcomer]]:
        groups: dict[tuple[Id | None, Id | None], list[_Newcomer]] = {}
        for new in self._cards:
            groups.setdefault((new.lane_id, new.step_id), []).append(new)
        return groups

    def _index(self, lane_id: Id | None, step_id: Id | None, siblings: Sequence[Card]) -> int:
        """Before the card the place names, where this is its cell; else last."""
        place = self._place
        cell = (place.lane_id, place.step_id) if isinstance(place, CellPlace) else (None, None)
        here = (lane_id, step_id) == cell
        return index_before(siblings, place.before_id if here else None)

    def _persona(self, wanted: Id | None, changes: list[ChangeSet], ids: IdSource) -> Id:
        """Whose emotions they are; on a map without personas one is made."""
        if wanted is not None and wanted in self._document.personas:
            return wanted
        personas = personas_in_order(self._document)
        if personas:
            return personas[0].id
        change = add_persona(self._document, name=tr("Customer"), ids=ids)
        self._document = apply(self._document, change)
        changes.append(change)
        return change.added[0].id

    def _markers(self, persona_id: Id, ids: IdSource) -> list[Marker]:
        """Several in one step stand beside each other, after those that are there."""
        last: dict[tuple[Id, Id], float] = {}
        for marker in self._document.markers.values():
            if marker.persona_id == persona_id:
                cell = (marker.lane_id, marker.step_id)
                last[cell] = max(last.get(cell, 0.0), marker.position)
        made = []
        for (lane_id, step_id), felt in self._felt.items():
            start = last.get((lane_id, step_id), 0.0)
            for index, (feeling, source) in enumerate(felt):
                position = start + (1 - start) * (index + 1) / (len(felt) + 1)
                made.append(
                    created(
                        Marker,
                        ids=ids,
                        lane_id=lane_id,
                        step_id=step_id,
                        persona_id=persona_id,
                        valence=feeling.valence,
                        word=feeling.word,
                        trigger=source,
                        position=round(position, 4),
                    )
                )
        return made


def _things(made: Sequence[Record]) -> str:
    """``3 cards``, ``card``, ``2 emotions``, or both."""
    cards = [record for record in made if isinstance(record, Card)]
    markers = [record for record in made if isinstance(record, Marker)]
    parts = [_counted(group) for group in (cards, markers) if group]
    return tr("{one} and {other}", one=parts[0], other=parts[1]) if len(parts) > 1 else parts[0]


def _counted(records: Sequence[Record]) -> str:
    return counted(records) if len(records) > 1 else f"1 {counted(records)}"
