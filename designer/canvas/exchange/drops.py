"""What dropping a thing of the palette would do, as a value: decided before anything is changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import assert_never

from designer.canvas.draft import Draft
from designer.canvas.feeling.feelings import feeling_persona, snapped_position
from designer.canvas.marking.outlines import outline_of
from designer.canvas.places import (
    column_at,
    emotion_lane,
    lane_for,
    lane_kind_for,
    place_for_card,
    place_rect,
    step_gap,
)
from designer.canvas.selection import Selection
from designer.canvas.window import Space
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import (
    add_card,
    add_lane,
    add_marker,
    add_persona,
    add_stage,
    add_step,
    assign_persona,
    edit,
)
from model.ids import Id, IdSource, new_id
from model.kinds import LANE_KINDS, CardKind, LaneKind
from model.layout.geometry import Point, Rect
from model.layout.hit import (
    CardHit,
    MarkerHit,
    drop_marker,
    hit,
    lane_gap,
    marker_at,
    stage_gap,
)
from model.layout.result import LayoutResult
from model.places import CellPlace, ParkingPlace, Place
from model.queries import steps_in_order
from model.records import MAP_ID, Card, Lane, Marker, Persona, Record, Stage, Step
from resources.words import tr
from widgets.drag_item import DragItem

_SHEET_MARGIN = 12.0

Edit = Callable[[JourneyMap], ChangeSet]


@dataclass(frozen=True, slots=True)
class DropPlan:
    """What a drop at one point would do, and what to show until it happens.

    ``edit`` None means it is refused, and ``sentence`` says why. ``line`` is the drop marker
    (``line_text`` the words on it),
    ``areas`` are tinted, and ``selects`` outlined: the records that get what is dropped. They are
    selected afterwards. ``made`` is the type of the record that is selected afterwards, ``opens``
    the field of it that is then edited, if it is empty. ``previews``, where it is not None, asks
    to show the edit before it is made; plans with equal values show the same. ``place`` is where
    a card goes whose neighbours can make room.
    """

    edit: Edit | None
    sentence: str = ""
    line: Rect | None = None
    line_space: Space = Space.SHEET
    line_text: str = ""
    areas: tuple[Rect, ...] = ()
    made: type[Record] | None = None
    opens: str = ""
    previews: object = None
    place: Place | None = None
    selects: tuple[Id, ...] = field(default=())


def plan_drop(result: LayoutResult, item: DragItem, point: Point, selection: Selection) -> DropPlan:
    """What dropping ``item`` at a point of the sheet would do."""
    match item.what:
        case "stage":
            return _plan_stage(result, item, point)
        case "step":
            return _plan_step(result, item, point)
        case "lane":
            return _plan_lane(result, item, point)
        case "card":
            return plan_card(result, item, point)
        case "persona":
            return _plan_persona(result, item, point, selection)
        case "emotion":
            return _plan_emotion(result, item, point, selection)
        case _:
            assert_never(item.what)


def _plan_stage(result: LayoutResult, item: DragItem, point: Point) -> DropPlan:
    before_id, line = stage_gap(result, point.x)

    def change(document: JourneyMap) -> ChangeSet:
        return add_stage(document, name=item.text, before_id=before_id)

    return DropPlan(change, line=line, line_space=Space.BAND, made=Stage, opens="name")


def _plan_step(result: LayoutResult, item: DragItem, point: Point) -> DropPlan:
    gap = step_gap(result, point.x)

    def change(document: JourneyMap) -> ChangeSet:
        if gap is None:
            return add_stage(document, name="", step_names=(item.text,))
        return add_step(document, gap.stage_id, name=item.text, before_id=gap.before_id)

    return DropPlan(change, line=gap.line if gap else None, made=Step, opens="name")


def _plan_lane(result: LayoutResult, item: DragItem, point: Point) -> DropPlan:
    before_id, line = lane_gap(result, point.y)
    kind = LaneKind(item.kind) if item.kind in set(LaneKind) else LaneKind.FREE_TEXT

    def change(document: JourneyMap) -> ChangeSet:
        return add_lane(document, kind=kind, name=item.text, before_id=before_id)

    return DropPlan(change, line=line, made=Lane)


def plan_card(result: LayoutResult, item: DragItem, point: Point) -> DropPlan:
    """A card dropped at a point: into the cell there, else where it makes sense."""
    if item.kind not in set(CardKind):
        return DropPlan(None, tr("This cannot be put on the map."))
    kind = CardKind(item.kind)
    place = place_for_card(result, point)
    lost = isinstance(place, ParkingPlace) and not result.parking_rect.contains(point)
    missing = lane_for(result.document, kind) is None
    if not (result.steps and result.lanes) or (lost and missing):
        return _plan_card_anyhow(result, item, point, new_lane=missing)

    def change(document: JourneyMap) -> ChangeSet:
        return card_at(document, item, place)

    area = place_rect(result, place)
    sentence = tr("Goes to the parking lot.") if isinstance(place, ParkingPlace) else ""
    return DropPlan(
        change,
        sentence,
        line=drop_marker(result, place),
        areas=(area,) if area else (),
        made=Card,
        opens="image_id" if kind is CardKind.IMAGE else "text",
        place=place,
    )


def card_at(
    document: JourneyMap, item: DragItem, place: Place, *, ids: IdSource = new_id
) -> ChangeSet:
    """The card that an item of the palette becomes, at a place."""
    kind = CardKind(item.kind)
    return add_card(document, place, kind=kind, text=item.text, channel=item.channel, ids=ids)


def _plan_card_anyhow(
    result: LayoutResult, item: DragItem, point: Point, *, new_lane: bool
) -> DropPlan:
    """A card where no cell takes it: in the lane meant for it, made if there is none."""
    before_id, line = lane_gap(result, point.y)
    column = column_at(result, point.x)
    step_id = column.step_id if column else ""

    def change(document: JourneyMap) -> ChangeSet:
        return add_card_anyhow(document, item, step_id=step_id, before_lane_id=before_id)

    text = _new_lane_text(lane_kind_for(CardKind(item.kind))) if new_lane else ""
    return DropPlan(
        change,
        text,
        line=line if new_lane else None,
        line_text=text,
        areas=() if result.steps and result.lanes else (_whole_sheet(result),),
        made=Card,
        opens="image_id" if item.kind == CardKind.IMAGE else "text",
    )


def _new_lane_text(kind: LaneKind) -> str:
    return tr("New lane: {name}", name=tr(LANE_KINDS[kind].name))


def _whole_sheet(result: LayoutResult) -> Rect:
    """Where nothing is yet, the whole sheet takes what is dropped."""
    return Rect(0, 0, result.size.width, result.size.height).inset(_SHEET_MARGIN)


def add_card_anyhow(
    document: JourneyMap, item: DragItem, *, step_id: Id = "", before_lane_id: Id | None = None
) -> ChangeSet:
    """The card in the lane meant for it, with the first stage or the lane made if missing.

    ``step_id`` is its column, empty for the first; ``before_lane_id`` where a new lane comes.
    """
    kind = CardKind(item.kind)
    draft = Draft(document)
    step_id = step_id or _first_step(draft)
    lane_id = lane_for(draft.document, kind)
    if lane_id is None:
        lane_kind = lane_kind_for(kind)
        made = draft.do(add_lane(draft.document, kind=lane_kind, before_id=before_lane_id))
        lane_id = made.added[0].id
    place: Place = CellPlace(lane_id, step_id)
    added = draft.do(
        add_card(draft.document, place, kind=kind, text=item.text, channel=item.channel)
    )
    return draft.finish(added.label)


def _first_step(draft: Draft) -> Id:
    steps = steps_in_order(draft.document)
    if steps:
        return steps[0].id
    made = draft.do(add_stage(draft.document, name=tr("First stage")))
    return next(record.id for record in made.added if isinstance(record, Step))


def _plan_persona(
    result: LayoutResult, item: DragItem, point: Point, selection: Selection
) -> DropPlan:
    target = hit(result, point)
    document = result.document
    known = item.persona_id in document.personas
    match target:
        case CardHit(card_id=card_id):
            chosen = selection.card_ids(document)
            card_ids = chosen if card_id in chosen else [card_id]

            def assign(now: JourneyMap) -> ChangeSet:
                draft = Draft(now)
                persona_id = _persona(draft, item)
                label = draft.do(assign_persona(draft.document, card_ids, persona_id)).label
                return draft.finish(label)

            return DropPlan(assign, selects=tuple(card_ids))
        case MarkerHit(marker_id=marker_id) if known:
            return DropPlan(
                lambda now: edit(now, marker_id, persona_id=item.persona_id),
                selects=(marker_id,),
            )
        case _ if known:
            name = document.personas[item.persona_id].name
            return DropPlan(None, tr("Drop {name} on a card to say who is there.", name=name))
        case _:
            heading = outline_of(result, MAP_ID)
            return DropPlan(
                lambda now: add_persona(now, name=item.text),
                areas=(heading.rect,) if heading else (),
                made=Persona,
                opens="name",
            )


def _persona(draft: Draft, item: DragItem) -> Id:
    if item.persona_id in draft.document.personas:
        return item.persona_id
    return draft.do(add_persona(draft.document, name=item.text or tr("Customer"))).added[0].id


def _plan_emotion(
    result: LayoutResult, item: DragItem, point: Point, selection: Selection
) -> DropPlan:
    spot = marker_at(result, point)
    column = column_at(result, point.x)
    position = 0.5
    if spot is not None:
        lane_id, step_id, position, _ = spot
    else:
        lane_id = emotion_lane(result.document) or ""
        step_id = column.step_id if column else ""
    before_id, line = lane_gap(result, point.y)
    text = "" if lane_id else _new_lane_text(LaneKind.EMOTIONS)

    def change(document: JourneyMap) -> ChangeSet:
        draft = Draft(document)
        step = step_id if step_id in document.steps else _first_step(draft)
        lane = lane_id
        if lane not in draft.document.lanes:
            made = add_lane(draft.document, kind=LaneKind.EMOTIONS, before_id=before_id)
            lane = draft.do(made).added[0].id
        persona_id = feeling_persona(draft, selection)
        added = draft.do(
            add_marker(
                draft.document,
                lane_id=lane,
                step_id=step,
                persona_id=persona_id,
                valence=item.valence,
                position=snapped_position(position),
                word=item.text,
            )
        )
        return draft.finish(added.label)

    area = place_rect(result, CellPlace(lane_id, step_id)) if lane_id and step_id else None
    shown = (lane_id, step_id, snapped_position(position)) if area else None
    nowhere = () if text and result.steps else (_whole_sheet(result),)
    return DropPlan(
        change,
        text,
        line=line if text else None,
        line_text=text,
        areas=(area,) if area else nowhere,
        made=Marker,
        previews=shown,
    )
