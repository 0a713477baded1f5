"""Moments of truth: how the steps feel at which a journey is decided, and what hurts there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from model.document import JourneyMap
from model.ids import Id
from model.insight.curves import usual_state
from model.insight.means import mean
from model.insight.places import Places
from model.kinds import CardKind, MapState
from model.records import Card


@dataclass(frozen=True, slots=True)
class Decisive:
    """A step that is a moment of truth, or at which cards begin that are (``card_ids``).

    ``emotion`` is the mean of everybody's feelings there, None without any. ``pain_ids`` begin
    there; ``unanswered_ids`` are those of them that no card and no action answers.
    """

    step_id: Id
    card_ids: tuple[Id, ...]
    emotion: float | None
    pain_ids: tuple[Id, ...]
    unanswered_ids: tuple[Id, ...]


def moments_of_truth(document: JourneyMap, state: MapState | None = None) -> tuple[Decisive, ...]:
    """The moments of truth from left to right, with the feelings of a state (None: the usual)."""
    places, wanted = Places.of(document), state or usual_state(document)
    cards = places.sorted(card for card in document.cards.values() if card.step_id is not None)
    flagged = _by_step(card for card in cards if card.moment_of_truth)
    pains = _by_step(card for card in cards if card.kind is CardKind.PAIN_POINT)
    answered = {key for card in document.cards.values() for key in card.answers_ids}
    answered |= {key for action in document.actions.values() for key in action.answers_ids}
    felt: dict[Id, list[float]] = {}
    for marker in document.markers.values():
        if marker.state is wanted:
            felt.setdefault(marker.step_id, []).append(marker.valence)
    return tuple(
        Decisive(
            step.id,
            tuple(flagged.get(step.id, ())),
            mean(felt[step.id]) if step.id in felt else None,
            tuple(pains.get(step.id, ())),
            tuple(key for key in pains.get(step.id, ()) if key not in answered),
        )
        for step in places.steps
        if step.moment_of_truth or step.id in flagged
    )


def _by_step(cards: Iterable[Card]) -> dict[Id, list[Id]]:
    found: dict[Id, list[Id]] = {}
    for card in cards:
        found.setdefault(card.step_id or "", []).append(card.id)
    return found
