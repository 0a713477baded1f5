"""What the keyboard and the menus do with the selection."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from designer.canvas.exchange.clipboard import copy_to_clipboard, on_clipboard
from designer.canvas.exchange.drops import add_card_anyhow
from designer.canvas.exchange.incoming import Files, Incoming, Picture
from designer.canvas.exchange.intake import Intake, IntakeCanvas, choose_added
from designer.canvas.exchange.taking_files import are_pictures
from designer.canvas.feeling.feelings import feeling_sentence
from designer.canvas.feeling.gripping import move_grip, on_arc, set_grip
from designer.canvas.host import Canvas
from designer.canvas.input.navigation import current_place, in_cell
from designer.canvas.places import lane_for
from designer.canvas.selection import Selection
from designer.canvas.typing.newcomer import Newcomer
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import (
    add_card,
    duplicate,
    move_action,
    move_cards,
    move_lane,
    move_persona,
    move_stage,
    move_step,
    remove,
    shift_cards,
    shift_markers,
)
from model.errors import JourneyboardError
from model.ids import Id
from model.kinds import LANE_KINDS, CardKind
from model.places import CellPlace, ParkingPlace, Place
from model.queries import (
    cards_in_cell,
    in_order,
    lanes_in_order,
    personas_in_order,
    stages_in_order,
    steps_in_order,
    steps_of,
)
from model.records import MAP_ID, Card, Persona, Record
from widgets.drag_item import DragItem

_VALENCE_STEP = 0.5
_MOVES = {
    "lanes": move_lane,
    "stages": move_stage,
    "steps": move_step,
    "personas": move_persona,
    "actions": move_action,
}
# These stand below each other; the others beside each other.
_LISTED_DOWN = frozenset({"lanes", "actions"})


def delete_selection(canvas: Canvas) -> None:
    """Remove what is selected; the place of a removed card keeps the focus."""
    ids = [i for i in canvas.chosen.ids if i != MAP_ID]
    cell = canvas.chosen.cell
    if cell is not None and on_arc(canvas.document, cell):
        set_grip(canvas, cell.step_id, None)
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
        change = canvas.attempt(lambda document: duplicate(document, ids))
        if change is not None:
            choose_added(canvas, change)


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


def paste(canvas: IntakeCanvas, parent: QObject, *, plain: bool = False) -> None:
    """Put what is on the clipboard at the current place; ``plain``: each line is a card."""
    _paste_at(canvas, _place_to_paste(canvas), parent, plain=plain)


def paste_parked(canvas: IntakeCanvas, parent: QObject) -> None:
    """Put what is on the clipboard into the parking lot."""
    _paste_at(canvas, ParkingPlace(), parent, plain=False)


def _paste_at(canvas: IntakeCanvas, place: Place, parent: QObject, *, plain: bool) -> None:
    try:
        found = on_clipboard()
    except JourneyboardError as error:
        canvas.say(str(error))
        return
    Intake(canvas, place, parent, frame_id=_frame_for(canvas, found)).take(found, plain=plain)


def _frame_for(canvas: Canvas, found: Incoming | None) -> Id | None:
    """The selected persona, or the image card without a picture, when a picture comes."""
    pictures = isinstance(found, Files) and are_pictures(found.paths)
    if not (pictures or isinstance(found, Picture)) or len(canvas.chosen.ids) != 1:
        return None
    record = canvas.document.find(next(iter(canvas.chosen.ids)))
    empty = isinstance(record, Card) and record.kind is CardKind.IMAGE and not record.image_id
    return record.id if record and (empty or isinstance(record, Persona)) else None


def _place_to_paste(canvas: Canvas) -> Place:
    """The current place; in an emotion lane the cell itself, for words of feeling."""
    chosen, document = canvas.chosen, canvas.document
    if chosen.cell is not None:
        return chosen.cell
    marker = document.markers.get(chosen.current or "")
    if marker is not None:
        return CellPlace(marker.lane_id, marker.step_id)
    return current_place(canvas.result, chosen)


def add_card_here(canvas: Canvas, kind: CardKind, channel: str = "") -> None:
    """A new card at the current place; in the lane meant for it when the place's is for others.

    Its text is typed at once. Left empty it stays, as a card to be filled; Esc takes it back.
    """
    item = DragItem(what="card", kind=kind.value, channel=channel)
    place = _fitting(canvas, current_place(canvas.result, canvas.chosen), kind)

    def put(document: JourneyMap) -> ChangeSet:
        if not (canvas.result.lanes and canvas.result.steps):
            return add_card_anyhow(document, item)
        return add_card(document, place, kind=kind, channel=channel)

    try:
        change = put(canvas.document)
    except JourneyboardError as error:
        canvas.say(str(error))
        return
    card = next(record for record in reversed(change.added) if isinstance(record, Card))
    canvas.type_new(Newcomer(change, card, "text", keeps_empty=True))


def move_selection(canvas: Canvas, lanes: int, steps: int) -> None:
    """Move what is selected by keyboard: cards by cells, markers along their scale, and so on."""
    chosen, document = canvas.chosen, canvas.document
    cards = chosen.card_ids(document)
    markers = sorted(i for i in chosen.ids if i in document.markers)
    if chosen.cell is not None and on_arc(document, chosen.cell):
        move_grip(canvas, chosen.cell, lanes)
    elif cards:
        canvas.attempt(lambda now: _shifted(now, cards, lanes, steps))
    elif markers:
        _move_markers(canvas, markers, lanes, steps)
    else:
        record = document.find(chosen.current) if chosen.current else None
        edit = _move_of(document, record, lanes, steps) if record is not None else None
        if edit is not None:
            canvas.attempt(edit)
    canvas.reveal(chosen.ids)


def _move_markers(canvas: Canvas, marker_ids: list[Id], lanes: int, steps: int) -> None:
    """Up and down by half a step of the scale, sideways by whole steps, all together."""
    document = canvas.document
    columns = [step.id for step in steps_in_order(document)]
    targets = [columns.index(document.markers[i].step_id) + steps for i in marker_ids]
    if not all(0 <= target < len(columns) for target in targets):
        return
    change = canvas.attempt(
        lambda now: shift_markers(now, marker_ids, along=steps, up=-lanes * _VALENCE_STEP)
    )
    current = canvas.chosen.current
    first = current if current in marker_ids else marker_ids[0]
    if change:
        canvas.say(feeling_sentence(canvas.document.markers[first].valence, change))


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
    by = lanes if record.table in _LISTED_DOWN else steps
    order = _siblings(document, record)
    if not by or record.id not in order:
        return None
    index = order.index(record.id) + by
    rest = [i for i in order if i != record.id]
    if not 0 <= index < len(order):
        return None
    before = rest[index] if index < len(rest) else None
    return lambda now: _MOVES[record.table](now, record.id, before_id=before)


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
        case "actions":
            return [action.id for action in in_order(document.actions.values())]
        case _:
            return []


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
