"""Putting a note on the map: one edit, however much the line says."""

from __future__ import annotations

from typing import Any

from model.capture.codes import Code
from model.capture.note import Note
from model.capture.target import Target
from model.changes import ChangeSet, apply, squash
from model.document import JourneyMap
from model.edits import add_card, add_lane, add_marker, add_persona
from model.ids import Id, IdSource, new_id
from model.kinds import LaneKind, Support
from resources.words import tr


def add_note(
    document: JourneyMap, note: Note, target: Target, *, ids: IdSource = new_id
) -> ChangeSet:
    """The card and the emotion markers of a note, with the lane and the persona they need.

    Raises:
        RuleError: the place is no longer there, or the text is longer than a card's may be.
    """
    changes: list[ChangeSet] = []

    def do(change: ChangeSet) -> ChangeSet:
        nonlocal document
        document = apply(document, change)
        changes.append(change)
        return change

    if target.card is not None:
        place, kind = target.card
        do(
            add_card(
                document,
                place,
                kind=kind,
                text=card_text(note, target),
                channel=note.channel,
                persona_ids=note.persona_ids,
                ids=ids,
                **_support(note),
            )
        )
    if target.feeling is not None and target.felt_at is not None:
        lane_id = target.feeling_lane_id
        if lane_id is None:
            lane_id = do(add_lane(document, kind=LaneKind.EMOTIONS, ids=ids)).added[0].id
        persona_ids: tuple[Id, ...] = target.persona_ids
        if not persona_ids:
            persona_ids = (do(add_persona(document, name=tr("Customer"), ids=ids)).added[0].id,)
        trigger = note.text if note.text != target.feeling.word else ""
        for persona_id in persona_ids:
            do(
                add_marker(
                    document,
                    lane_id=lane_id,
                    step_id=target.felt_at,
                    persona_id=persona_id,
                    valence=target.feeling.valence,
                    word=target.feeling.word,
                    trigger=trigger,
                    ids=ids,
                )
            )
    return squash(changes, label=changes[0].label if changes else tr("Add note"))


def card_text(note: Note, target: Target) -> str:
    """What the card says. A feeling that found no step to stand at stays in it as a word."""
    if note.feeling is None or target.feeling is not None:
        return note.text
    felt = note.feeling.word or f"{note.feeling.valence:+g}"
    return f"{note.text} {Code.FEELING}{felt}".strip()


def _support(note: Note) -> dict[str, Any]:
    return {"support": Support.ASSUMED} if note.assumed else {}
