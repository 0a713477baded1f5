"""What the keyboard and the menus do with the selection."""

from __future__ import annotations

from collections.abc import Callable

from designer.canvas.clipboard import copy_to_clipboard, pasted_change
from designer.canvas.drops import add_card_anyhow
from designer.canvas.feelings import feeling_sentence
from designer.canvas.host import Canvas
from designer.canvas.navigation import current_place, in_cell
from designer.canvas.newcomer import kind_at
from designer.canvas.places import lane_for
from designer.canvas.selection import Selection
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import (
    add_card,
    duplicate,
    move_cards,
    move_lane,
    move_marker,
    move_persona,
    move_stage,
    move_step,
    remove,
    shift_cards,
)
from model.ids import Id
from model.kinds import LANE_KINDS, CardKind
from model.places import CellPlace, Place
from model.queries import (
    cards_in_cell,
    lanes_in_order,
    personas_in_order,
    stages_in_order,
    steps_in_order,
    steps_of,
)
from model.records import MAP_ID, Card, Marker, Record
from resources.words import tr
from widgets.drag_item import DragItem

_VALENCE_STEP = 0.5


def delete_selection(canvas: Canvas) -> None:
    """Remove what is selected; the place of a removed card keeps the focus."""
    ids = [i for i in canvas.chosen.ids if i != MAP_ID]
    if not ids:
        return
    place = current_place(canvas.result, canvas.chosen)
    was_card = canvas.chosen.current in canvas.document.cards
    if canvas.attempt(lambda document: remove(document, ids)) is None:
        return
    if was_card and isinstance(place, CellPlace):
        canvas.choose(_stop_at(canvas, place))
    else:
        canvas.choose(Selection())


def duplicate_selection(canvas: Canvas) -> None:
    """Copies beside the originals, which then are what is selected."""
    ids = [i for i in canvas.chosen.ids if i != MAP_ID]
    if ids:
        _choose_added(canvas, canvas.attempt(lambda document: duplicate(document, ids)))


def copy_selection(canvas: Canvas) -> bool:
    """Copy what is selected; whether there was anything."""
    ids = [i for i in canvas.chosen.ids if i != MAP_ID]
    if not ids:
        return False
    copy_to_clipboard(canvas.document, ids)
    return True


def cut_selection(canvas: Canvas) -> None:
    """Copy, then remove."""
    if copy_selection(canvas):
        delete_selection(canvas)


def paste(canvas: Canvas) -> None:
    """Put what is on the clipboard at the current place."""
    place = current_place(canvas.result, canvas.chosen)
    kind = kind_at(canvas.document, place)
    _choose_added(canvas, canvas.attempt(lambda document: pasted_change(document, place, kind)))


def add_card_here(canvas: Canvas, kind: CardKind, channel: str = "") -> None:
    """A new card at the current place; in the lane meant for it when the place's is for others."""
    item = DragItem(what="card", kind=kind.value, channel=channel)
    if not (canvas.result.lanes and canvas.result.steps):
        change = canvas.attempt(lambda document: add_card_anyhow(document, item))
    else:
        place = _fitting(canvas, current_place(canvas.result, canvas.chosen), kind)
        change = canvas.attempt(
            lambda document: add_card(document, place, kind=kind, channel=channel)
        )
    made = [r for r in change.added if isinstance(r, Card)] if change else []
    if made:
        canvas.choose(Selection.of([made[-1].id]))
        canvas.reveal([made[-1].id])
        canvas.edit_text(made[-1].id)


def move_selection(canvas: Canvas, lanes: int, steps: int) -> None:
    """Move what is selected by keyboard: cards by cells, markers along their scale, and so on."""
    chosen, document = canvas.chosen, canvas.document
    cards = chosen.card_ids(document)
    if cards:
        canvas.attempt(lambda now: _shifted(now, cards, lanes, steps))
    else:
        record = document.find(chosen.current) if chosen.current else None
        edit = _move_of(document, record, lanes, steps) if record is not None else None
        change = canvas.attempt(edit) if edit is not None else None
        if change and isinstance(record, Marker):
            felt = canvas.document.markers[record.id].valence
            canvas.say(feeling_sentence(felt, change))
    canvas.reveal(chosen.ids)


def _shifted(document: JourneyMap, card_ids: list[Id], lanes: int, steps: int) -> ChangeSet:
    """By cells; a single card first goes past its neighbours in the cell."""
    if len(card_ids) == 1 and lanes and not steps:
        card = document.cards[card_ids[0]]
        if card.lane_id is not None and card.step_id is not None:
            siblings = [c.id for c in cards_in_cell(document, card.lane_id, card.step_id)]
            index = siblings.index(card.id) + lanes
            if 0 <= index < len(siblings):
                rest = [i for i in siblings if i != card.id]
                before = rest[index] if index < len(rest) else None
                place = CellPlace(card.lane_id, card.step_id, before)
                return move_cards(document, card_ids, place)
    return shift_cards(document, card_ids, lanes, steps)


def _move_of(
    document: JourneyMap, record: Record, lanes: int, steps: int
) -> Callable[[JourneyMap], ChangeSet] | None:
    """The edit that moves a record that is no card; None when it cannot go that way."""
    if isinstance(record, Marker):
        return _marker_move(document, record, lanes, steps)
    by = lanes if record.table == "lanes" else steps
    order = _siblings(document, record)
    if not by or record.id not in order:
        return None
    index = order.index(record.id) + by
    rest = [i for i in order if i != record.id]
    if not 0 <= index < len(order):
        return None
    before = rest[index] if index < len(rest) else None
    move = {"lanes": move_lane, "stages": move_stage, "steps": move_step, "personas": move_persona}
    return lambda now: move[record.table](now, record.id, before_id=before)


def _siblings(document: JourneyMap, record: Record) -> list[Id]:
    match record.table:
        case "lanes":
            return [lane.id for lane in lanes_in_order(document)]
        case "stages":
            return [stage.id for stage in stages_in_order(document)]
        case "steps":
            stage_id = document.steps[record.id].stage_id
            return [step.id for step in steps_of(document, stage_id)]
        case "personas":
            return [persona.id for persona in personas_in_order(document)]
        case _:
            return []


def _marker_move(
    document: JourneyMap, marker: Marker, lanes: int, steps: int
) -> Callable[[JourneyMap], ChangeSet] | None:
    columns = [step.id for step in steps_in_order(document)]
    index = columns.index(marker.step_id) + steps
    if not 0 <= index < len(columns):
        return None
    valence = marker.valence - lanes * _VALENCE_STEP
    return lambda now: move_marker(
        now, marker.id, step_id=columns[index], valence=valence, drop_contrary_word=True
    )


def _fitting(canvas: Canvas, place: Place, kind: CardKind) -> Place:
    if not isinstance(place, CellPlace):
        return place
    document = canvas.document
    if LANE_KINDS[document.lanes[place.lane_id].kind].card_kind is kind:
        return place
    lane_id = lane_for(document, kind)
    return CellPlace(lane_id, place.step_id) if lane_id is not None else place


def _stop_at(canvas: Canvas, place: CellPlace) -> Selection:
    """The card that took the removed one's place, or else the last of its cell, or the cell."""
    if place.before_id is not None and place.before_id in canvas.document.cards:
        return Selection.of([place.before_id])
    lane = canvas.result.lane(place.lane_id)
    stops = in_cell(canvas.result, lane, place.step_id) if lane else []
    if stops:
        return Selection.of([stops[-1][0]])
    return Selection.at(place.lane_id, place.step_id)


def _choose_added(canvas: Canvas, change: ChangeSet | None) -> None:
    """Select what an edit added: the cards, if there are any among it."""
    if change is None:
        return
    cards = [record.id for record in change.added if isinstance(record, Card)]
    shown = {"stages", "lanes", "markers", "personas", "connectors"}
    ids = cards or [record.id for record in change.added if record.table in shown]
    if ids:
        canvas.choose(Selection.of(ids))
        canvas.reveal(ids[-1:])
    elif not change:
        canvas.say(tr("There was nothing to add."))
