"""Where a note goes, and as what: decided before anything is changed, so that it can be said."""

from __future__ import annotations

from dataclasses import dataclass

from model.capture.note import Aim, Feeling, Note
from model.document import JourneyMap
from model.emotions import usual_valence
from model.ids import Id
from model.kinds import DRAWN_LANES, LANE_KINDS, CardKind, LaneKind
from model.places import CellPlace, ParkingPlace, Place
from model.queries import lanes_in_order, personas_in_order, steps_in_order, steps_of


@dataclass(frozen=True, slots=True)
class Here:
    """The current cell and persona of whoever types; None where there is none."""

    step_id: Id | None = None
    lane_id: Id | None = None
    persona_id: Id | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What a note becomes.

    ``card``: where its card goes and of which kind it is; None: it becomes no card. ``feeling``
    with ``felt_at`` (a step): an emotion marker there, of ``persona_ids`` (empty: of a persona yet
    to be made), in ``feeling_lane_id`` (None: in an emotion lane yet to be made).
    """

    card: tuple[Place, CardKind] | None = None
    feeling: Feeling | None = None
    felt_at: Id | None = None
    feeling_lane_id: Id | None = None
    persona_ids: tuple[Id, ...] = ()


def target_of(
    document: JourneyMap, note: Note, here: Here | None = None, aim: Aim | None = None
) -> Target:
    """Where a note goes. ``aim`` is what earlier notes were aimed at; the note's own comes first.

    Without an aim it goes to the current cell, or in its step to the lane for its kind. What is
    aimed at an unknown place, or cannot stand in a cell, goes to the parking lot.
    """
    here = here or Here()
    aim = aim_after(note, aim)
    if note.empty:
        return Target()
    step_id = _step(document, aim, here)
    if step_id is None or note.astray:
        return Target((ParkingPlace(), note.kind or CardKind.NOTE))
    lane_id = _lane(document, note, aim, here)
    persona_ids = note.persona_ids or _persona(document, here)
    feeling, with_card = note.feeling, bool(note.text)
    lane = document.lanes.get(lane_id or "")
    if lane is not None and lane.kind is LaneKind.EMOTIONS:
        with_card = False
        feeling = feeling or _felt(note.text)
    card = None
    if with_card:
        kind = note.kind or (LANE_KINDS[lane.kind].card_kind if lane else CardKind.NOTE)
        place: Place = CellPlace(lane.id, step_id) if lane else ParkingPlace()
        card = (place, kind)
    if feeling is None:
        return Target(card)
    lane_id = lane_id if not with_card and lane is not None else None
    return Target(card, feeling, step_id, _emotion_lane(document, lane_id), persona_ids)


def aim_after(note: Note, aim: Aim | None) -> Aim | None:
    """What the notes after this one are aimed at. A lane alone keeps the stage aimed at before."""
    own = note.aim
    if note.freed or aim is None or own is None:
        return own if own is not None or note.freed else aim
    if own.stage_id is None and own.step_id is None:
        return Aim(aim.stage_id, aim.step_id, own.lane_id)
    return own


def _felt(text: str) -> Feeling:
    """Words typed in an emotion lane say what is felt there."""
    return Feeling(float(usual_valence(text) or 0.0), text)


def _step(document: JourneyMap, aim: Aim | None, here: Here) -> Id | None:
    if aim is not None and aim.step_id in document.steps:
        return aim.step_id
    if aim is not None and aim.stage_id in document.stages:
        return steps_of(document, aim.stage_id or "")[0].id
    if here.step_id in document.steps:
        return here.step_id
    return next((step.id for step in steps_in_order(document)), None)


def _lane(document: JourneyMap, note: Note, aim: Aim | None, here: Here) -> Id | None:
    """The lane said in the note; else the one typed in, if it is for what the note says."""
    kinds = {lane.id: lane.kind for lane in lanes_in_order(document)}
    for_cards = [i for i, kind in kinds.items() if kind is not LaneKind.EMOTIONS]
    said = note.aim.lane_id if note.aim is not None else None
    if said in kinds and not (note.kind and said not in for_cards):
        return said
    current = aim.lane_id if aim is not None and aim.lane_id in kinds else here.lane_id
    if note.kind is None and current in kinds:
        return current
    usual = [i for i in for_cards if kinds[i] not in DRAWN_LANES]
    fitting = [i for i in usual if LANE_KINDS[kinds[i]].card_kind is note.kind]
    if current in fitting or (current in usual and not fitting):
        return current
    return next(iter([*fitting, *usual, *for_cards]), None)


def _emotion_lane(document: JourneyMap, lane_id: Id | None) -> Id | None:
    lanes = [lane.id for lane in lanes_in_order(document) if lane.kind is LaneKind.EMOTIONS]
    return lane_id if lane_id in lanes else next(iter(lanes), None)


def _persona(document: JourneyMap, here: Here) -> tuple[Id, ...]:
    if here.persona_id in document.personas:
        return (here.persona_id or "",)
    return tuple(persona.id for persona in personas_in_order(document)[:1])
