"""Excerpts: the part of a map that an audience gets to see, as a map of its own.

Cards and markers that are not shown are gone, and with them what only they need: arrows, evidence,
metrics, actions. Stages, lanes and personas all stay, for colours and initials go by their order;
which of them are shown is told beside the map.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from types import MappingProxyType
from typing import TypeAlias

from exporters.poster.options import PosterOptions
from model.document import JourneyMap
from model.errors import ExportError
from model.ids import Id
from model.lens import Lens, lens_of, seen_through
from model.queries import steps_in_order
from model.records import Action, Card, Marker, Metric, Persona, R, Stage, View, evolve
from resources.words import tr

_Resting: TypeAlias = Card | Marker | Metric | Stage | Persona
"""What may rest on evidence."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A map with only what is shown of it; lanes, personas and stages None mean all."""

    document: JourneyMap
    lane_ids: frozenset[Id] | None = None
    persona_ids: frozenset[Id] | None = None
    stage_ids: frozenset[Id] | None = None

    def narrowed(
        self,
        *,
        lane_ids: frozenset[Id] | None = None,
        persona_ids: frozenset[Id] | None = None,
        stage_ids: frozenset[Id] | None = None,
        lens: Lens | None = None,
    ) -> Excerpt:
        """The excerpt of the excerpt: only these lanes, personas and stages, and what they hold.

        A card of several steps begins at the first one shown. Of cards that name personas those
        stay that name one who is shown.
        """
        part = replace(
            self,
            lane_ids=_both(self.lane_ids, lane_ids),
            persona_ids=_both(self.persona_ids, persona_ids),
            stage_ids=_both(self.stage_ids, stage_ids),
        )
        if part == self and not lens:
            return self
        cards, markers = _kept(part, lens or Lens())
        return replace(part, document=_pruned(part, cards, markers))


def chosen_excerpt(document: JourneyMap, options: PosterOptions) -> Excerpt:
    """What the options choose: lanes, personas, stages, and what a saved view looks at.

    A view that only dims what it is not about leaves that out: paper has no other way to let it
    stand back.

    Raises:
        ExportError: nothing is left to print, or the view is not in the map.
    """
    whole = Excerpt(document)
    part = whole.narrowed(
        lane_ids=options.lane_ids, persona_ids=options.persona_ids, stage_ids=options.stage_ids
    )
    if part.stage_ids is not None and part.stage_ids.isdisjoint(document.stages):
        raise ExportError(tr("None of the map's stages is chosen, so there is nothing to print."))
    if options.view_id is None:
        return part
    view = viewed(document, options.view_id)
    lens = lens_of(view).within(document)
    if not lens:
        return part
    part = part.narrowed(
        lane_ids=lens.lane_ids or None, persona_ids=lens.persona_ids or None, lens=lens
    )
    cards, markers = part.document.cards, part.document.markers
    if not cards and not markers:
        raise ExportError(tr("The view “{name}” shows nothing of this map.", name=view.name))
    # On paper nothing can be dropped into a lane that the view leaves empty.
    filled = {card.lane_id for card in cards.values() if card.lane_id is not None}
    filled |= {marker.lane_id for marker in markers.values()}
    return part if lens.lane_ids else part.narrowed(lane_ids=frozenset(filled))


def viewed(document: JourneyMap, view_id: Id) -> View:
    """The saved view with this id.

    Raises:
        ExportError: there is none.
    """
    view = document.views.get(view_id)
    if view is None:
        raise ExportError(tr("The saved view is not in this map."))
    return view


def _kept(part: Excerpt, lens: Lens) -> tuple[dict[Id, Card], dict[Id, Marker]]:
    """The cards, moved to where they begin, and the markers that are shown."""
    document = part.document
    seen = seen_through(document, lens)
    columns = [step.id for step in steps_in_order(document)]
    shown = {i for i in columns if _is_in(document.steps[i].stage_id, part.stage_ids)}
    placed = _placing(columns, shown)
    cards = {}
    for card_id in document.cards:
        card = document.cards[card_id]
        if card_id in seen.cards and _is_in(card.lane_id, part.lane_ids, parked=True):
            moved = placed(card) if _names_any(card, part.persona_ids) else None
            if moved is not None:
                cards[card_id] = moved
    markers = {
        marker.id: marker
        for marker in document.markers.values()
        if marker.id in seen.markers
        and marker.step_id in shown
        and _is_in(marker.lane_id, part.lane_ids)
        and _is_in(marker.persona_id, part.persona_ids)
    }
    return cards, markers


def _both(first: frozenset[Id] | None, second: frozenset[Id] | None) -> frozenset[Id] | None:
    if first is None or second is None:
        return second if first is None else first
    return first & second


def _is_in(record_id: Id | None, shown: frozenset[Id] | None, *, parked: bool = False) -> bool:
    return shown is None or (parked if record_id is None else record_id in shown)


def _names_any(card: Card, persona_ids: frozenset[Id] | None) -> bool:
    return (
        persona_ids is None or not card.persona_ids or not persona_ids.isdisjoint(card.persona_ids)
    )


def _placing(columns: list[Id], shown: set[Id]) -> Callable[[Card], Card | None]:
    """A function that puts a card where its shown steps are; None where it has none."""
    place = {step_id: column for column, step_id in enumerate(columns)}

    def placed(card: Card) -> Card | None:
        if card.step_id is None or card.lane_id is None:
            return card
        if card.span == 1 or len(shown) == len(columns):
            return card if card.step_id in shown else None
        first = place[card.step_id]
        left = [step_id for step_id in columns[first : first + card.span] if step_id in shown]
        if not left:
            return None
        return evolve(card, step_id=left[0], span=len(left))

    return placed


def _pruned(part: Excerpt, cards: dict[Id, Card], markers: dict[Id, Marker]) -> JourneyMap:
    """The map with these cards and markers, and of the rest what belongs to what is shown."""
    document = part.document
    arrows = (
        arrow
        for arrow in document.connectors.values()
        if arrow.source_id in cards and arrow.target_id in cards
    )
    metrics = _metrics(document, cards)
    resting: Iterable[_Resting] = chain(
        cards.values(),
        markers.values(),
        metrics,
        _shown(document.stages, part.stage_ids),
        _shown(document.personas, part.persona_ids),
    )
    cited = {evidence_id for record in resting for evidence_id in record.evidence_ids}
    return replace(
        document,
        cards=MappingProxyType(cards),
        markers=MappingProxyType(markers),
        connectors=_table(arrows),
        metrics=_table(metrics),
        evidence=_table(item for item in document.evidence.values() if item.id in cited),
        actions=_table(_actions(document, cards)),
    )


def _metrics(document: JourneyMap, cards: Mapping[Id, Card]) -> list[Metric]:
    """The metrics on the cards, and those that stand on no card of the map."""
    elsewhere = {card.metric_id for card in document.cards.values()}
    elsewhere -= {card.metric_id for card in cards.values()}
    return [metric for metric in document.metrics.values() if metric.id not in elsewhere]


def _actions(document: JourneyMap, cards: Mapping[Id, Card]) -> list[Action]:
    """The actions that answer one of the cards, and those that answer none of the map."""
    actions = []
    for action in document.actions.values():
        answered = document.cards.keys() & set(action.answers_ids)
        if not answered or not answered.isdisjoint(cards):
            actions.append(action)
    return actions


def _shown(table: Mapping[Id, R], shown: frozenset[Id] | None) -> list[R]:
    return [record for record_id, record in table.items() if _is_in(record_id, shown)]


def _table(records: Iterable[R]) -> Mapping[Id, R]:
    return MappingProxyType({record.id: record for record in records})
