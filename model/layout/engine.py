"""From a map to boxes and a display list.

There is one composition, for first layouts and for relayouts. Each part is a pure function of its
inputs; where the layout before had the same inputs its very objects are taken (:mod:`memory`).
The order: scope (what is shown), plan (ways of the connectors, which reserve room in lanes),
lanes, then the sheet from top to bottom.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from model.changes import ChangeSet
from model.document import JourneyMap
from model.ids import Id
from model.layout.cells import NO_CARDS
from model.layout.ends import plan_of
from model.layout.guides import guide_keys
from model.layout.keeping import Kept
from model.layout.lane_facts import lane_facts
from model.layout.lanes import LaneInput, LanePart, build_lane
from model.layout.least import NO_LEAST, Least
from model.layout.memory import Memory
from model.layout.metrics import LABEL_WIDTH, MARGIN, SHEET_WIDTH
from model.layout.result import LayoutOptions, LayoutResult
from model.layout.routes import Plan
from model.layout.scope import Scope, scope_of
from model.layout.sheet import compose_sheet
from model.layout.stacks import Before, Dealer, Placed
from model.layout.stops import GRID_X, stops_from
from model.layout.tracks import Tracks

Watch: TypeAlias = Callable[[int, int], None]
"""Told how many lanes are laid out, and of how many. It may raise to stop."""


def layout_map(
    document: JourneyMap, options: LayoutOptions, *, watch: Watch | None = None
) -> LayoutResult:
    """Lay a whole map out; ``watch`` is told after each lane, for maps that take their time."""
    return _compose(document, options, None, None, watch=watch)


def relayout(
    previous: LayoutResult, document: JourneyMap, change: ChangeSet, *, least: Least = NO_LEAST
) -> LayoutResult:
    """The layout of ``document``, which ``change`` made of the map that ``previous`` shows.

    Equal to a first layout with the same options; groups that did not change are the same
    objects. The work grows with what changed: a lane that only moved is moved, not laid out.
    With ``least`` no strip is lower than that; it is for this layout only, not for those after.
    """
    return _compose(document, previous.options, change, previous, least)


def relaid(previous: LayoutResult, options: LayoutOptions) -> LayoutResult:
    """The layout of the same map with other options.

    Equal to a first layout with these options; in another theme it is one. Otherwise only lanes
    that show something else are laid out, and cards are never drawn again.
    """
    if options == previous.options:
        return previous
    if options.theme is not previous.options.theme:
        return layout_map(previous.document, options)
    return _compose(previous.document, options, None, previous)


def _compose(
    document: JourneyMap,
    options: LayoutOptions,
    change: ChangeSet | None,
    previous: LayoutResult | None,
    least: Least = NO_LEAST,
    *,
    watch: Watch | None = None,
) -> LayoutResult:
    memory = previous.memory if previous else None
    scope = scope_of(document, options, change, memory)
    plan = _plan(scope, memory)
    dealer = Dealer(
        scope.header.columns,
        options.theme,
        scope.look,
        _before(previous, memory),
        scope.dirty,
        options.stops,
    )
    parts = _lanes(scope, plan, dealer, memory, least, watch)
    return compose_sheet(scope, plan, dealer, parts, previous, least.parking)


def _plan(scope: Scope, memory: Memory | None) -> Kept[Plan]:
    if memory is not None and not scope.rerouted:
        return memory.plan
    return plan_of(scope, memory.plan if memory else None)


def _before(previous: LayoutResult | None, memory: Memory | None) -> Before:
    """How a card was placed in the layout before."""

    def before(card_id: Id) -> Placed | None:
        if previous is None or memory is None:
            return None
        card = previous.document.cards.get(card_id)
        return memory.placed(card.lane_id, card.step_id, card_id) if card else None

    return before


def _lanes(
    scope: Scope,
    plan: Kept[Plan],
    dealer: Dealer,
    memory: Memory | None,
    least: Least,
    watch: Watch | None,
) -> Mapping[Id, LanePart]:
    columns = scope.header.columns
    width = columns.width or SHEET_WIDTH - 2 * MARGIN - LABEL_WIDTH
    none = Tracks()
    stops, breaks = stops_from(scope.options.stops, GRID_X), dict(scope.options.breaks)
    guides = guide_keys(scope.header) if scope.options.hints else ()
    parts: dict[Id, LanePart] = {}
    for place, lane in enumerate(scope.lanes):
        markers = scope.markers.get(lane.id, ())
        given = LaneInput(
            lane=lane,
            cells=scope.cells.lanes.get(lane.id, NO_CARDS),
            markers=markers,
            columns=columns,
            width=width,
            # Only curves say whose they are by name.
            marks=scope.marks if markers else scope.discs,
            tracks=plan.value.tracks.get(place, none),
            theme=scope.options.theme,
            hints=scope.options.hints,
            guides=guides,
            least=least.lanes.get(lane.id, 0.0),
            stops=stops,
            breaks=breaks.get(lane.id, ()),
            facts=lane_facts(scope, lane),
        )
        old = memory.lane_parts.get(lane.id) if memory else None
        if old is None or lane.id in scope.dirty_lanes or not old.serves(given):
            old = build_lane(given, dealer, old)
        parts[lane.id] = old
        if watch is not None:
            watch(place + 1, len(scope.lanes))
    return parts
