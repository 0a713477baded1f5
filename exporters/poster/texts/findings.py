"""What a report is about: pain points, opportunities, actions, and what answers what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from exporters.poster.audience.excerpt import Excerpt
from exporters.poster.texts.order import Order, cards_of_kind, order_of
from model.document import JourneyMap
from model.ids import Id
from model.kinds import CardKind, Status
from model.layout.marks import PersonaMark, persona_marks
from model.layout.theme import Theme
from model.queries import in_order
from model.records import Action, Card, Stage

SETTLED = frozenset((Status.DONE, Status.DROPPED))


@dataclass(frozen=True, slots=True)
class Findings:
    """The records that a report tells of, and what is drawn of them how wide in which colours.

    ``solutions`` are the opportunities and actions that answer a card, by its id.
    """

    excerpt: Excerpt
    order: Order
    marks: Mapping[Id, PersonaMark]
    width: float
    theme: Theme
    pains: tuple[Card, ...]
    chances: tuple[Card, ...]
    actions: tuple[Action, ...]
    solutions: Mapping[Id, tuple[Card | Action, ...]]

    @property
    def document(self) -> JourneyMap:
        """The map, as far as it is shown."""
        return self.excerpt.document

    @property
    def unowned(self) -> tuple[Card, ...]:
        """The pain points that nobody owns and that are not settled."""
        return tuple(
            card for card in self.pains if not card.owner.strip() and card.status not in SETTLED
        )

    def answered(self, answers_ids: tuple[Id, ...]) -> list[Card]:
        """The cards that are answered, as far as they are shown."""
        cards = self.document.cards
        return [cards[card_id] for card_id in dict.fromkeys(answers_ids) if card_id in cards]

    def stage_of(self, action: Action) -> Stage | None:
        """The stage of the first thing on the map that an action answers."""
        for card in self.order.sorted(self.answered(action.answers_ids)):
            stage_id = self.order.stage_of(card)
            if stage_id is not None:
                return self.document.stages[stage_id]
        return None


def findings_of(excerpt: Excerpt, width: float, theme: Theme, *, parked: bool) -> Findings:
    """What an excerpt has to report; ``parked`` tells whether the parking lot counts."""
    document, order = excerpt.document, order_of(excerpt)
    pains = cards_of_kind(excerpt, CardKind.PAIN_POINT, parked=parked)
    chances = cards_of_kind(excerpt, CardKind.OPPORTUNITY, parked=parked)
    actions = in_order(document.actions.values())
    solutions: dict[Id, list[Card | Action]] = {}
    answers: list[Card | Action] = [*order.sorted(chances), *actions]
    for answer in answers:
        for card_id in dict.fromkeys(answer.answers_ids):
            solutions.setdefault(card_id, []).append(answer)
    return Findings(
        excerpt=excerpt,
        order=order,
        marks=persona_marks(document, theme, excerpt.persona_ids),
        width=width,
        theme=theme,
        pains=tuple(order.weighed(pains)),
        chances=tuple(order.weighed(chances)),
        actions=tuple(actions),
        solutions={card_id: tuple(found) for card_id, found in solutions.items()},
    )
