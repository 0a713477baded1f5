"""What a layout is about: the stages, lanes, personas and cards shown, and what has changed.

Whatever a change does not touch is taken from the memory of the layout before, as the very
objects, so that later parts can tell by identity that nothing happened to them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from model.changes import ChangeSet
from model.document import JourneyMap
from model.ids import Id
from model.layout.cards import CardLook
from model.layout.cells import Cells, adopted, cells_of, markers_by_lane, mended_cells
from model.layout.columns import Header, header_of
from model.layout.knowledge import (
    Knowledge,
    knowledge_of,
    looked_at_anew,
    mended_knowledge,
    scale_key,
    score_of,
)
from model.layout.marks import Marks, marks_of, nameless, persona_marks
from model.layout.result import LayoutOptions
from model.queries import lanes_in_order
from model.records import Card, Connector, Image, Lane, Marker, Metric

if TYPE_CHECKING:
    from model.layout.memory import Memory

_PLACE = ("lane_id", "step_id", "order", "span", "persona_ids")
_LANE_PLACE = ("order", "collapsed")


@dataclass(frozen=True, slots=True)
class Scope:
    """Everything shown, in order.

    ``dirty`` are cards that look different although their record is the same; ``dirty_lanes``
    the lanes they are in. ``discs`` are the marks as cards show them, without the names: typing
    a persona's name changes no card but with its first letter. ``rerouted`` tells whether
    connectors may have to take another way.
    """

    document: JourneyMap
    options: LayoutOptions
    header: Header
    marks: Marks
    discs: Marks
    lanes: tuple[Lane, ...]
    cells: Cells
    markers: Mapping[Id, tuple[Marker, ...]]
    dirty: frozenset[Id]
    dirty_lanes: frozenset[Id | None]
    rerouted: bool
    metrics_on_cards: frozenset[Id]
    knowledge: Knowledge
    """What cards show that does not stand in their own record."""

    def look(self, card: Card, width: float) -> CardLook:
        """What a card of this width depends on."""
        metric = self.document.metrics.get(card.metric_id) if card.metric_id else None
        image = self.document.images.get(card.image_id) if card.image_id else None
        known, info = self.knowledge, self.document.info
        return CardLook(
            width,
            marks_of(card.persona_ids, self.discs),
            metric,
            image,
            scale=known.scales.get(scale_key(metric)) if metric else None,
            score=score_of(card, info, known.most_votes),
            answer=known.answers.get(card.id),
        )


def scope_of(
    document: JourneyMap, options: LayoutOptions, change: ChangeSet | None, memory: Memory | None
) -> Scope:
    """The scope of a layout; with ``change`` and ``memory``, that of the one after the change.

    With ``memory`` and no ``change`` the same map is looked at with other options.
    """
    if change is None or memory is None:
        return _looked_at_anew(document, options, memory)
    tables = change.tables()
    header = _header(document, options, memory) if tables & {"stages", "steps"} else memory.header
    knowledge = mended_knowledge(memory.knowledge, document, change)
    dirty = _dirty(document, change)
    dirty |= frozenset(looked_at_anew(memory.knowledge, knowledge, document))
    marks = _marks(document, options, memory) if "personas" in tables else memory.marks
    return Scope(
        document,
        options,
        header,
        marks,
        memory.discs if marks is memory.marks else _kept(nameless(marks), memory.discs),
        _lanes(document, options) if "lanes" in tables else memory.lanes,
        mended_cells(memory.cells, change, options),
        _markers(document, options, memory) if "markers" in tables else memory.markers,
        dirty,
        frozenset(document.cards[card_id].lane_id for card_id in dirty),
        rerouted=header.columns is not memory.header.columns or _reroutes(change),
        metrics_on_cards=(
            _metrics_on_cards(document) if _moves_metrics(change) else memory.metrics_on_cards
        ),
        knowledge=knowledge,
    )


def _looked_at_anew(document: JourneyMap, options: LayoutOptions, memory: Memory | None) -> Scope:
    """Everything is gathered again, but what comes out as before is the same object."""
    cells = cells_of(document, options)
    marks = _marks(document, options, memory) if memory else _all_marks(document, options)
    return Scope(
        document,
        options,
        _header(document, options, memory) if memory else header_of(document, options),
        marks,
        _kept(nameless(marks), memory.discs) if memory else nameless(marks),
        _lanes(document, options),
        adopted(cells, memory.cells) if memory else cells,
        _markers(document, options, memory) if memory else markers_by_lane(document, options),
        frozenset(),
        frozenset(),
        rerouted=True,
        metrics_on_cards=_metrics_on_cards(document),
        knowledge=memory.knowledge if memory else knowledge_of(document),
    )


def _header(document: JourneyMap, options: LayoutOptions, memory: Memory) -> Header:
    """The new header; its columns stay the same object while their geometry is the same."""
    header = header_of(document, options)
    if header.columns == memory.header.columns:
        return replace(header, columns=memory.header.columns)
    return header


def _all_marks(document: JourneyMap, options: LayoutOptions) -> Marks:
    return persona_marks(document, options.theme, options.persona_ids)


def _marks(document: JourneyMap, options: LayoutOptions, memory: Memory) -> Marks:
    return _kept(_all_marks(document, options), memory.marks)


def _kept(marks: Marks, before: Marks) -> Marks:
    """The marks before where they are the same, in the same order."""
    return before if list(marks.items()) == list(before.items()) else marks


def _lanes(document: JourneyMap, options: LayoutOptions) -> tuple[Lane, ...]:
    return tuple(
        lane
        for lane in lanes_in_order(document)
        if options.lane_ids is None or lane.id in options.lane_ids
    )


def _markers(
    document: JourneyMap, options: LayoutOptions, memory: Memory
) -> dict[Id, tuple[Marker, ...]]:
    fresh = markers_by_lane(document, options)
    for lane_id, markers in memory.markers.items():
        if fresh.get(lane_id) == markers:
            fresh[lane_id] = markers
    return fresh


def _metrics_on_cards(document: JourneyMap) -> frozenset[Id]:
    if not document.metrics:
        return frozenset()
    return frozenset(card.metric_id for card in document.cards.values() if card.metric_id)


def _moves_metrics(change: ChangeSet) -> bool:
    """Whether cards may have got or lost a metric."""
    if any(isinstance(r, Metric) or _metric_of(r) for r in (*change.added, *change.removed)):
        return True
    return any(_metric_of(before) != _metric_of(after) for before, after in change.updated)


def _metric_of(record: object) -> Id | None:
    return record.metric_id if isinstance(record, Card) else None


def _dirty(document: JourneyMap, change: ChangeSet) -> frozenset[Id]:
    """The cards that show a metric or image which the change touches."""
    touched = {
        record.id
        for record in (*change.removed, *change.after())
        if isinstance(record, (Metric, Image))
    }
    if not touched:
        return frozenset()
    return frozenset(
        card.id
        for card in document.cards.values()
        if card.metric_id in touched or card.image_id in touched
    )


def _reroutes(change: ChangeSet) -> bool:
    """Whether the change may send connectors another way (new columns do so anyway)."""
    if any(isinstance(r, (Card, Connector, Lane)) for r in (*change.added, *change.removed)):
        return True
    for before, after in change.updated:
        if isinstance(before, Connector):
            return True
        names = _LANE_PLACE if isinstance(before, Lane) else _PLACE
        if isinstance(before, (Card, Lane)) and any(
            getattr(before, name) != getattr(after, name) for name in names
        ):
            return True
    return False
