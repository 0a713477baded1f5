"""Inserting without pointing: what a thing of the palette becomes at the current place."""

from __future__ import annotations

from designer.canvas.draft import Draft
from designer.canvas.exchange.drops import plan_drop
from designer.canvas.feeling.feelings import feeling_persona
from designer.canvas.view import CanvasView
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import add_lane, add_persona, add_stage, add_step, assign_persona
from model.ids import Id
from model.kinds import CardKind, LaneKind
from model.layout.emotions import marker_x
from model.layout.geometry import Point
from model.places import CellPlace, Place
from model.queries import (
    free_position,
    lanes_in_order,
    personas_in_order,
    stages_in_order,
    steps_in_order,
    steps_of,
)
from model.records import Marker, Persona, Record, Stage, Step
from resources.words import tr
from widgets.drag_item import DragItem

_LOW, _HIGH = -2.0, 2.0


def insert_item(canvas: CanvasView, item: DragItem) -> Record | None:
    """Insert at the current place of the canvas, select what was made, and answer it.

    A card, stage or step without text is opened for typing. Nothing is answered for a persona
    that was given to the selected cards, nor when the edit was refused.
    """
    canvas.commit_editor()
    match item.what:
        case "card":
            canvas.add_card(CardKind(item.kind), item.channel)
            return None
        case "persona":
            return _insert_persona(canvas, item)
        case "emotion":
            return _insert_emotion(canvas, item)
        case "stage" | "step" | "lane":
            return _insert_part(canvas, item)


def _insert_part(canvas: CanvasView, item: DragItem) -> Record | None:
    place = canvas.current_place()
    cell = canvas.chosen.cell
    chosen = frozenset((cell.lane_id, cell.step_id)) if cell else canvas.selection
    change = canvas.attempt(lambda document: part_change(document, item, place, chosen))
    wanted = {"stage": Stage.table, "step": Step.table, "lane": "lanes"}[item.what]
    made = _made(change, wanted)
    if made is not None:
        canvas.select([made.id])
        canvas.reveal([made.id])
        if not item.text and item.what != "lane":
            canvas.edit_text(made.id, "name")
    return made


def part_change(
    document: JourneyMap, item: DragItem, place: Place, chosen: frozenset[Id]
) -> ChangeSet:
    """A new stage, step or lane after the current one.

    Raises:
        RuleError: it cannot be added.
    """
    step_id, lane_id = _current(document, place, chosen)
    step = document.steps.get(step_id)
    if item.what == "lane":
        kind = LaneKind(item.kind) if item.kind else LaneKind.FREE_TEXT
        after = _next_id([lane.id for lane in lanes_in_order(document)], lane_id)
        return add_lane(document, kind=kind, name=item.text, before_id=after)
    if item.what == "stage" or step is None:
        stage_id = step.stage_id if step is not None else ""
        after = _next_id([stage.id for stage in stages_in_order(document)], stage_id)
        return add_stage(document, name=item.text, before_id=after)
    after = _next_id([other.id for other in steps_of(document, step.stage_id)], step.id)
    return add_step(document, step.stage_id, name=item.text, before_id=after)


def _current(document: JourneyMap, place: Place, chosen: frozenset[Id]) -> tuple[Id, Id]:
    """The step and the lane that are meant: of what is selected, or the last ones."""
    step_id = lane_id = ""
    for record_id in chosen:
        if record_id in document.steps:
            step_id = record_id
        if record_id in document.stages:
            step_id = steps_of(document, record_id)[-1].id
        if record_id in document.lanes:
            lane_id = record_id
    if chosen and isinstance(place, CellPlace):
        step_id, lane_id = step_id or place.step_id, lane_id or place.lane_id
    steps, lanes = steps_in_order(document), lanes_in_order(document)
    return (
        step_id or (steps[-1].id if steps else ""),
        lane_id or (lanes[-1].id if lanes else ""),
    )


def _next_id(ids: list[Id], current: Id) -> Id | None:
    """The neighbour after the current one; None at the end or where there is no current one."""
    index = ids.index(current) + 1 if current in ids else len(ids)
    return ids[index] if index < len(ids) else None


def _insert_persona(canvas: CanvasView, item: DragItem) -> Record | None:
    """A new persona; one that is there is given to the selected cards, or answered to be shown."""
    document = canvas.document
    known = document.personas.get(item.persona_id)
    cards = [i for i in canvas.selection if i in document.cards]
    if known is None:
        name = item.text or tr("Persona {n}", n=len(personas_in_order(document)) + 1)
        return _made(canvas.attempt(lambda now: add_persona(now, name=name)), Persona.table)
    if not cards:
        return known
    on = any(known.id not in document.cards[card_id].persona_ids for card_id in cards)
    canvas.attempt(lambda now: assign_persona(now, cards, known.id, on=on))
    return None


def _insert_emotion(canvas: CanvasView, item: DragItem) -> Record | None:
    point = _emotion_point(canvas, item.valence)
    plan = plan_drop(canvas.result, item, point, canvas.chosen)
    if plan.edit is None:
        canvas.say(plan.sentence)
        return None
    made = _made(canvas.attempt(plan.edit), Marker.table)
    if made is not None:
        canvas.select([made.id])
        canvas.reveal([made.id])
    return made


def _emotion_point(canvas: CanvasView, valence: float) -> Point:
    """The point of the first emotion lane in the current step, at the height of the feeling.

    Beside the feelings that the persona has there already.
    """
    result, place = canvas.result, canvas.current_place()
    step_id = place.step_id if isinstance(place, CellPlace) else None
    column = next((box for box in result.steps if box.step_id == step_id), None)
    lane = next((box for box in result.lanes if box.kind is LaneKind.EMOTIONS), None)
    x = column.header.centre.x if column is not None else result.grid.x + 1
    if lane is None:
        return Point(x, result.grid.y + 1)
    if column is not None and result.memory is not None:
        persona_id = feeling_persona(Draft(canvas.document), canvas.chosen)
        position = free_position(canvas.document, lane.lane_id, column.step_id, persona_id)
        columns = result.memory.header.columns
        x = result.grid.x + marker_x(columns, columns.place[column.step_id], position)
    part = (_HIGH - valence) / (_HIGH - _LOW)
    return Point(x, lane.y + lane.scale_top + part * (lane.scale_bottom - lane.scale_top))


def _made(change: ChangeSet | None, table: str) -> Record | None:
    records = change.added if change is not None else ()
    return next((record for record in records if record.table == table), None)
