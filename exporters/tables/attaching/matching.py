"""Where on a map something belongs, by the names that a row says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

from model.document import JourneyMap
from model.kinds import CardKind
from model.queries import in_order, stages_in_order, steps_in_order
from model.records import Card, Stage, Step
from model.similar import text_key

_T = TypeVar("_T")

_ALIKE = 0.82  # of the letters; below it two names are two things
_SHORTEST_PART, _SHARE = 4, 0.45  # a name may be a part of another, as of “Checkout page”
_LONGEST = 120
_MOST_NAMES, _MOST_COMPARISONS = 5_000, 60_000  # so that nobody waits for names without end


@dataclass(frozen=True, slots=True)
class Place:
    """A stage, perhaps a step of it, perhaps a card there. ``sure``: by the very name."""

    stage: Stage
    step: Step | None = None
    card: Card | None = None
    sure: bool = True


class Places:
    """The places of a map by name. A name that is only alike is found, too, and said to be so."""

    def __init__(self, document: JourneyMap) -> None:
        """Gather what has names."""
        self._document = document
        self._known: dict[tuple[str, str, str], Place | None] = {}
        self._comparisons = 0
        steps = steps_in_order(document)
        self._stages = [(text_key(one.name), one) for one in stages_in_order(document)]
        self._steps = [(text_key(one.name), one) for one in steps]
        columns = {step.id: index for index, step in enumerate(steps)}
        cards = [card for card in in_order(document.cards.values()) if card.step_id in columns]
        cards.sort(
            key=lambda card: (card.kind is not CardKind.TOUCHPOINT, columns[card.step_id or ""])
        )
        self._cards = [
            (text_key(card.text), card) for card in cards if card.kind is not CardKind.METRIC
        ]

    def find(self, stage: str, step: str, touchpoint: str) -> Place | None:
        """The narrowest place that the names lead to; None where none is known.

        A name is first looked for among its own kind, then among all others: what a table calls a
        step is often a touchpoint.
        """
        names = (stage, step, touchpoint)
        if names not in self._known:
            if len(self._known) >= _MOST_NAMES:
                return None
            self._known[names] = self._find(text_key(stage), text_key(step), text_key(touchpoint))
        return self._known[names]

    def _find(self, stage: str, step: str, touchpoint: str) -> Place | None:
        found = self._stage(stage) if stage else None
        for name in (step, touchpoint):
            if name:
                # A stage that has no such step may only be called alike.
                found = self._inner(name, found) or found or self._inner(name, None)
        return self._inner(stage, None) if found is None and stage else found

    def _stage(self, name: str) -> Place | None:
        found, sure = self._called(name, self._stages)
        return Place(found, sure=sure) if found is not None else None

    def _inner(self, name: str, within: Place | None) -> Place | None:
        """A step or card of this name, in a place or anywhere."""
        steps = [pair for pair in self._steps if _is_in(pair[1], within)]
        ids = {step.id for _, step in steps}
        cards = [pair for pair in self._cards if pair[1].step_id in ids]
        step, sure = self._called(name, steps)
        card, card_sure = (None, False) if sure else self._called(name, cards)
        if card is not None and (card_sure or step is None):
            return self._at(self._document.steps[card.step_id or ""], card, sure=card_sure)
        if step is not None:
            return self._at(step, None, sure=sure)
        if within is None:
            return self._stage(name)
        # Many call a touchpoint by its channel.
        card = next((card for _, card in cards if text_key(card.channel) == name), None)
        if card is not None:
            return self._at(self._document.steps[card.step_id or ""], card, sure=False)
        return None

    def _at(self, step: Step, card: Card | None, *, sure: bool) -> Place:
        return Place(self._document.stages[step.stage_id], step, card, sure)

    def _called(self, name: str, known: Sequence[tuple[str, _T]]) -> tuple[_T | None, bool]:
        """The thing of this name, else that of the name most alike; and whether it is the first."""
        exact = next((thing for key, thing in known if key == name), None)
        if exact is not None or not name:
            return exact, exact is not None
        best, likeness = None, 0.0
        for key, thing in known:
            if self._comparisons >= _MOST_COMPARISONS:
                break
            alike = _likeness(name, key)
            self._comparisons += alike is not None
            if alike is not None and alike > likeness:
                best, likeness = thing, alike
        return (best, False) if likeness >= _ALIKE else (None, False)


def _is_in(step: Step, place: Place | None) -> bool:
    if place is None:
        return True
    return step.stage_id == place.stage.id and (place.step is None or step.id == place.step.id)


def _likeness(one: str, other: str) -> float | None:
    """0 to 1; None where a glance is enough. A name within the other one is nearly the same."""
    short, long = sorted((one, other), key=len)
    if not short or len(long) > _LONGEST:
        return None
    within = len(short) >= _SHORTEST_PART and len(short) >= _SHARE * len(long)
    if within and set(short.split()) <= set(long.split()):
        return 0.9 + 0.1 * len(short) / len(long)
    if 2 * len(short) < _ALIKE * (len(short) + len(long)):
        return None
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
