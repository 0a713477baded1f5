"""Where on a map something belongs, by the names that a row says."""

from __future__ import annotations

from dataclasses import dataclass, field

from exporters.tables.attaching.alike import Names, Patience
from model.document import JourneyMap
from model.ids import Id
from model.kinds import CardKind
from model.queries import in_order, stages_in_order, steps_in_order
from model.records import Card, Stage, Step
from model.similar import text_key

_MOST_NAMES = 5_000  # so that nobody waits for names without end


@dataclass(frozen=True, slots=True)
class Place:
    """A stage, perhaps a step of it, perhaps a card there. ``sure``: by the very name."""

    stage: Stage
    step: Step | None = None
    card: Card | None = None
    sure: bool = True


@dataclass(slots=True)
class _Within:
    """What has a name in one part of the map; ``channels``: the first card of each channel."""

    steps: Names[Step]
    cards: Names[Card]
    channels: dict[str, Card] = field(default_factory=dict)


class Places:
    """The places of a map by name. A name that is only alike is found, too, and said to be so."""

    def __init__(self, document: JourneyMap) -> None:
        """Gather what has names."""
        self._document = document
        self._known: dict[tuple[str, str, str], Place | None] = {}
        self._within: dict[tuple[Id, Id], _Within] = {}
        self._patience = Patience()
        steps = steps_in_order(document)
        self._stages = Names((text_key(one.name), one) for one in stages_in_order(document))
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
        found, sure = self._stages.called(name, self._patience)
        return Place(found, sure=sure) if found is not None else None

    def _inner(self, name: str, within: Place | None) -> Place | None:
        """A step or card of this name, in a place or anywhere."""
        here = self._here(within)
        step, sure = here.steps.called(name, self._patience)
        card, card_sure = (None, False) if sure else here.cards.called(name, self._patience)
        if card is not None and (card_sure or step is None):
            return self._at(self._document.steps[card.step_id or ""], card, sure=card_sure)
        if step is not None:
            return self._at(step, None, sure=sure)
        if within is None:
            return self._stage(name)
        # Many call a touchpoint by its channel.
        card = here.channels.get(name)
        if card is not None:
            return self._at(self._document.steps[card.step_id or ""], card, sure=False)
        return None

    def _at(self, step: Step, card: Card | None, *, sure: bool) -> Place:
        return Place(self._document.stages[step.stage_id], step, card, sure)

    def _here(self, within: Place | None) -> _Within:
        """What has a name in a place, or anywhere; each part is put in order once."""
        key = (
            ("", "") if within is None else (within.stage.id, within.step.id if within.step else "")
        )
        known = self._within.get(key)
        if known is None:
            steps = [pair for pair in self._steps if _is_in(pair[1], within)]
            ids = {step.id for _, step in steps}
            cards = [pair for pair in self._cards if pair[1].step_id in ids]
            known = self._within[key] = _Within(Names(steps), Names(cards))
            for _, card in cards:
                known.channels.setdefault(text_key(card.channel), card)
        return known


def _is_in(step: Step, place: Place | None) -> bool:
    if place is None:
        return True
    return step.stage_id == place.stage.id and (place.step is None or step.id == place.step.id)
