"""What the Arrange menu does with the selection, and the sentence that says what it did."""

from __future__ import annotations

from collections.abc import Iterable

from designer.canvas.host import Canvas
from designer.canvas.selection import Selection
from model.arrangement import Likeness, SortBy
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import (
    add_card,
    convert_cards,
    group_duplicates,
    line_up_in_lane,
    line_up_in_step,
    same_cards,
    sort_cards,
    spread_over_steps,
)
from model.edits.cards import reading_order
from model.ids import Id
from model.kinds import CARD_KINDS, CardKind
from model.places import ParkingPlace
from model.queries import lane_name, parked_cards
from model.records import Card
from model.similar import similar_cards
from resources.words import tr

_SORTED = {
    SortBy.VOTES: "Sorted by votes: {cards}.",
    SortBy.PRIORITY: "Sorted by priority: {cards}.",
    SortBy.TEXT: "Sorted from A to Z: {cards}.",
    SortBy.KIND: "Sorted by kind: {cards}.",
}
_NONE_ALIKE = {
    Likeness.KIND: "",
    Likeness.LANE: "",
    Likeness.PERSONA: "The selected cards name no persona.",
    Likeness.TAG: "The selected cards have no tags.",
}


def cards_meant(canvas: Canvas) -> list[Id]:
    """The cards that are selected, or stand in what is selected: a cell, lane, step or stage."""
    document, chosen = canvas.document, canvas.chosen
    if chosen.cell is not None:
        cell = (chosen.cell.lane_id, chosen.cell.step_id)
        return [c.id for c in document.cards.values() if (c.lane_id, c.step_id) == cell]
    cards = chosen.card_ids(document)
    places = chosen.ids.difference(cards)
    if not places:
        return cards
    steps = {s.id for s in document.steps.values() if places & {s.id, s.stage_id}}
    within = (c.id for c in document.cards.values() if c.lane_id in places or c.step_id in steps)
    return list(dict.fromkeys([*cards, *within]))


class Arranging:
    """The commands of the Arrange menu, for one canvas. Each is one undo step."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas

    def sort(self, by: SortBy) -> None:
        """Sort the cards meant; single cards stand for all of their cells."""
        canvas = self._canvas
        ids = _with_neighbours(canvas.document, cards_meant(canvas))
        change = canvas.attempt(lambda document: sort_cards(document, ids, by))
        if change is None:
            return
        if change:
            canvas.say(tr(_SORTED[by], cards=_counted(len(ids))))
        else:
            canvas.say(tr("They stand in that order already."))

    def line_up(self, *, in_lane: bool) -> None:
        """Put the selected cards into the lane, or into the step, of the current one."""
        canvas = self._canvas
        ids = canvas.chosen.card_ids(canvas.document)
        lead = _lead(canvas, ids)
        if lead is None or lead.lane_id is None or lead.step_id is None:
            canvas.say(
                tr("The current card is in the parking lot; there is no lane to line up in.")
            )
            return
        lane_id, step_id = lead.lane_id, lead.step_id
        change = canvas.attempt(
            lambda document: (
                line_up_in_lane(document, ids, lane_id)
                if in_lane
                else line_up_in_step(document, ids, step_id)
            )
        )
        name = lane_name(canvas.document.lanes[lane_id])
        where = name if in_lane else canvas.document.steps[step_id].name or tr("one step")
        _say_moved(canvas, change, tr("Lined up in {place}", place=where))

    def spread(self) -> None:
        """Put the selected cards one to a step, from the first one to the right."""
        canvas = self._canvas
        ids = canvas.chosen.card_ids(canvas.document)
        change = canvas.attempt(lambda document: spread_over_steps(document, ids))
        _say_moved(canvas, change, tr("Spread over the steps"))

    def convert(self, kind: CardKind) -> None:
        """Make the selected cards another kind."""
        canvas = self._canvas
        ids = canvas.chosen.card_ids(canvas.document)
        change = canvas.attempt(lambda document: convert_cards(document, ids, kind))
        if change is None:
            return
        facts = CARD_KINDS[kind]
        count = len(change.updated)
        name = tr(facts.name if count == 1 else facts.plural).lower()
        if count:
            canvas.say(tr("Converted {cards} to {kind}.", cards=_counted(count), kind=name))
        else:
            canvas.say(tr("They are of that kind already."))

    def group(self, *, across: bool) -> None:
        """Gather the duplicates among the cards meant; with nothing selected, on the whole map."""
        canvas = self._canvas
        chosen = canvas.chosen
        ids = cards_meant(canvas) if chosen.ids or chosen.cell else list(canvas.document.cards)
        if len(ids) == 1:
            ids = _alike(canvas.document, ids[0]) if across else _of_cells(canvas.document, ids)
        groups = same_cards(canvas.document, ids, across=across)
        change = canvas.attempt(lambda document: group_duplicates(document, ids, across=across))
        if change is None:
            return
        if not change:
            canvas.say(tr("No two cards there say the same."))
            return
        count = sum(len(group) for group in groups)
        if chosen.ids and chosen.cell is None:
            kept = [i for i in chosen.ids if canvas.document.find(i) is not None]
            canvas.choose(Selection.of([*kept, *(g[0].id for g in groups if g[0].id not in kept)]))
        canvas.say(
            tr(
                "Gathered {n} cards that say the same into {cards}.",
                n=count,
                cards=_counted(len(groups)),
            )
        )

    def select_similar(self, likeness: Likeness) -> None:
        """Select all cards that have something in common with those that are selected."""
        canvas = self._canvas
        before = canvas.chosen
        ids = before.card_ids(canvas.document)
        found = similar_cards(canvas.document, ids, likeness)
        if set(found) == set(ids) and _NONE_ALIKE[likeness] and _bare(canvas, ids, likeness):
            canvas.say(tr(_NONE_ALIKE[likeness]))
            return
        current = before.current if before.current in found else None
        canvas.choose(Selection(frozenset(found), current or (found[-1] if found else None)))
        canvas.say(tr("Selected {cards}.", cards=_counted(len(found))))

    def select_parked(self) -> None:
        """Select the cards of the parking lot."""
        canvas = self._canvas
        ids = [card.id for card in parked_cards(canvas.document)]
        if not ids:
            canvas.say(tr("The parking lot is empty."))
            return
        canvas.choose(Selection.of(ids))
        canvas.reveal(ids[:1])

    def note_aside(self) -> None:
        """A new note in the parking lot, to be typed at once."""
        canvas = self._canvas
        change = canvas.attempt(
            lambda document: add_card(document, ParkingPlace(), kind=CardKind.NOTE)
        )
        if change is not None:
            made = change.added[0].id
            canvas.choose(Selection.of([made]))
            canvas.reveal([made])
            canvas.edit_text(made)


def _bare(canvas: Canvas, ids: Iterable[Id], likeness: Likeness) -> bool:
    """Whether none of the cards has what others could have in common with it."""
    name = "tags" if likeness is Likeness.TAG else "persona_ids"
    return not any(getattr(canvas.document.cards[i], name) for i in ids)


def _lead(canvas: Canvas, ids: list[Id]) -> Card | None:
    """The card that the others line up with: the current one, or the first."""
    cards = canvas.document.cards
    if canvas.chosen.current in ids:
        return cards[canvas.chosen.current or ""]
    return next(iter(reading_order(canvas.document, (cards[i] for i in ids))), None)


def _with_neighbours(document: JourneyMap, ids: list[Id]) -> list[Id]:
    """These cards; when no two of them stand in one cell, all the cards of their cells."""
    cells = [_cell(document.cards[i]) for i in ids]
    return ids if len(set(cells)) < len(cells) else _of_cells(document, ids)


def _of_cells(document: JourneyMap, ids: Iterable[Id]) -> list[Id]:
    cells = {_cell(document.cards[i]) for i in ids}
    return [card.id for card in document.cards.values() if _cell(card) in cells]


def _alike(document: JourneyMap, card_id: Id) -> list[Id]:
    """The card and all on the map that say the same."""
    everyone = same_cards(document, document.cards, across=True)
    group = next((g for g in everyone if any(card.id == card_id for card in g)), [])
    return [card.id for card in group]


def _cell(card: Card) -> tuple[Id | None, Id | None]:
    return card.lane_id, card.step_id


def _say_moved(canvas: Canvas, change: ChangeSet | None, done: str) -> None:
    if change is None:
        return
    if change:
        canvas.reveal(canvas.chosen.ids)
        moved = [r for r, _ in change.updated if isinstance(r, Card) and r.id in canvas.chosen.ids]
        canvas.say(tr("{done}: {cards}.", done=done, cards=_counted(len(moved))))
    else:
        canvas.say(tr("They stand there already."))


def _counted(count: int) -> str:
    return tr("1 card") if count == 1 else tr("{n} cards", n=count)
