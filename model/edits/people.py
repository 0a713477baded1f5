"""Edits of personas and of how they feel."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits.making import created, evolved, found, found_all
from model.edits.ordering import index_before, moved_before, rekeyed, slots
from model.emotions import usual_valence
from model.ids import Id, IdSource, new_id
from model.queries import free_position, personas_in_order
from model.records import Lane, Marker, Persona, Stage, Step
from resources.words import tr


def add_persona(
    document: JourneyMap,
    *,
    name: str,
    before_id: Id | None = None,
    ids: IdSource = new_id,
    **fields: Any,  # noqa: ANN401 - any field of a persona
) -> ChangeSet:
    """A new persona before another, or last."""
    siblings = personas_in_order(document)
    room = slots(siblings, index_before(siblings, before_id))
    persona = created(Persona, ids=ids, name=name, order=room.keys[0], **fields)
    return ChangeSet(
        added=(persona,), updated=rekeyed(siblings, room.neighbours), label=tr("Add persona")
    )


def move_persona(document: JourneyMap, persona_id: Id, *, before_id: Id | None = None) -> ChangeSet:
    """The persona before another, or last."""
    persona = found(document, Persona, persona_id)
    return moved_before(persona, personas_in_order(document), before_id, label=tr("Move persona"))


def add_marker(
    document: JourneyMap,
    *,
    lane_id: Id,
    step_id: Id,
    persona_id: Id,
    valence: float,
    position: float | None = None,
    word: str = "",
    ids: IdSource = new_id,
    **fields: Any,  # noqa: ANN401 - any field of a marker
) -> ChangeSet:
    """How a persona feels at a step. Position and valence are cut to their ranges.

    Without a position it stands where her feelings at this step leave the most room.
    """
    found(document, Lane, lane_id)
    found(document, Step, step_id)
    found(document, Persona, persona_id)
    if position is None:
        position = free_position(document, lane_id, step_id, persona_id)
    marker = created(
        Marker,
        ids=ids,
        lane_id=lane_id,
        step_id=step_id,
        persona_id=persona_id,
        valence=_cut(valence, -2.0, 2.0),
        position=_cut(position, 0.0, 1.0),
        word=word,
        **fields,
    )
    return ChangeSet(added=(marker,), label=tr("Add emotion"))


def move_marker(
    document: JourneyMap,
    marker_id: Id,
    *,
    lane_id: Id | None = None,
    step_id: Id | None = None,
    position: float | None = None,
    valence: float | None = None,
    drop_contrary_word: bool = False,
) -> ChangeSet:
    """The marker elsewhere on its curve; what is None stays. Values are cut to their ranges.

    With ``drop_contrary_word`` a known emotion word goes when the new valence has the opposite
    sign of its usual one ("frustration" on a happy face). Own words stay, and so does a word
    that was contrary before: somebody wanted it so.
    """
    marker = found(document, Marker, marker_id)
    fields: dict[str, object] = {}
    if lane_id is not None:
        fields["lane_id"] = found(document, Lane, lane_id).id
    if step_id is not None:
        fields["step_id"] = found(document, Step, step_id).id
    if position is not None:
        fields["position"] = _cut(position, 0.0, 1.0)
    if valence is not None:
        fields["valence"] = felt = _cut(valence, -2.0, 2.0)
        if drop_contrary_word and turns_contrary(marker, felt):
            fields["word"] = ""
    moved = evolved(marker, fields)
    updated = () if moved is marker else ((marker, moved),)
    return ChangeSet(updated=updated, label=tr("Move emotion"))


def turns_contrary(marker: Marker, valence: float) -> bool:
    """Whether the marker's word fits its valence now, and would contradict the new one."""
    usual = usual_valence(marker.word) or 0
    return usual * valence < 0 <= usual * marker.valence


def _cut(value: float, low: float, high: float) -> float:
    return float(max(low, min(high, value)))


def skip_stages(
    document: JourneyMap, stage_ids: Iterable[Id], persona_id: Id, *, on: bool
) -> ChangeSet:
    """Let a persona skip stages, or (``on`` False) go through them again.

    Raises:
        RuleError: a stage or the persona is gone.
    """
    found(document, Persona, persona_id)
    updated = []
    for stage in found_all(document, Stage, stage_ids):
        others = tuple(i for i in stage.skipped_by_ids if i != persona_id)
        after = evolved(stage, {"skipped_by_ids": (*others, persona_id) if on else others})
        if after is not stage:
            updated.append((stage, after))
    label = tr("Skip stage") if on else tr("Go through stage")
    return ChangeSet(updated=tuple(updated), label=label)
