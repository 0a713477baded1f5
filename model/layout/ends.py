"""The connectors of a map with the cards at their ends, as far as both are shown in the grid.

A card of a collapsed stage is shown by the tile that counts it.
"""

from __future__ import annotations

from model.ids import Id
from model.kinds import ConnectorKind
from model.layout.cells import NO_CARDS, LaneCells
from model.layout.columns import Columns
from model.layout.folds import anchor
from model.layout.keeping import Kept, kept
from model.layout.routes import End, Plan, plan_routes
from model.layout.scope import Scope
from model.layout.stops import GRID_X, stops_from
from model.records import Connector, evolve


def plan_of(scope: Scope, old: Kept[Plan] | None) -> Kept[Plan]:
    """The routes of all connectors that have both their cards in the grid."""
    columns = scope.header.columns
    stops = stops_from(scope.options.stops, GRID_X)
    if not scope.document.connectors:
        return kept(old, (columns, [], [], stops), lambda: plan_routes([], [], columns))
    blocked = [
        frozenset[int]() if lane.collapsed else _covered(_cells(scope, lane.id), columns)
        for lane in scope.lanes
    ]
    found = _ends(scope, blocked)
    key = (columns, found, blocked, stops)
    return kept(old, key, lambda: plan_routes(found, blocked, columns, stops))


def _ends(scope: Scope, covered: list[frozenset[int]]) -> list[tuple[Connector, End, End]]:
    """The connectors to draw, in a fixed order, with both their ends."""
    columns = scope.header.columns
    lanes = {lane.id: place for place, lane in enumerate(scope.lanes) if not lane.collapsed}

    def end(card_id: Id) -> End | None:
        card = scope.document.cards.get(card_id)
        if card is None or card.lane_id is None or card.step_id is None:
            return None
        if card.lane_id not in lanes or card.step_id not in columns.place:
            return None
        cell = _cells(scope, card.lane_id).get(card.step_id, ())
        if all(other.id != card_id for other in cell):
            return None
        lane, column = lanes[card.lane_id], columns.place[card.step_id]
        fold = columns.folds.get(column)
        if fold is not None:
            return _tile_end(card.lane_id, lane, fold, covered[lane])
        return End(
            card_id=card_id,
            lane=lane,
            column=column,
            after=min(column + card.span, len(columns.step_ids)),
            lowest=cell[-1].id == card_id,
            topmost=cell[0].id == card_id and column not in covered[lane],
        )

    found: list[tuple[Connector, End, End]] = []
    for connector in sorted(scope.document.connectors.values(), key=lambda c: c.id):
        source, target = end(connector.source_id), end(connector.target_id)
        if source and target and source.card_id != target.card_id:
            found.append((connector, source, target))
    return _told_once(found)


def _told_once(
    found: list[tuple[Connector, End, End]],
) -> list[tuple[Connector, End, End]]:
    """Between two tiles one line of a kind is enough, and it says nothing about single cards."""
    known: set[tuple[ConnectorKind, Id, Id]] = set()
    kept = []
    for connector, source, target in found:
        if connector.source_id == source.card_id or connector.target_id == target.card_id:
            kept.append((connector, source, target))
            continue
        key = (connector.kind, source.card_id, target.card_id)
        if key not in known:
            known.add(key)
            kept.append((evolve(connector, label=""), source, target))
    return kept


def _tile_end(lane_id: Id, lane: int, fold: tuple[int, int, Id], covered: frozenset[int]) -> End:
    """The tile that counts the cards of a collapsed stage: connectors to any of them end there."""
    first, after, stage_id = fold
    return End(
        card_id=anchor(lane_id, stage_id),
        lane=lane,
        column=first,
        after=after,
        lowest=True,
        topmost=covered.isdisjoint(range(first, after)),
    )


def _cells(scope: Scope, lane_id: Id) -> LaneCells:
    return scope.cells.lanes.get(lane_id, NO_CARDS)


def _covered(cells: LaneCells, columns: Columns) -> frozenset[int]:
    """The columns that cards from further left reach into: their left border is crossed."""
    taken: set[int] = set()
    for step_id, cards in cells.items():
        column = columns.place.get(step_id)
        if column is not None and column not in columns.folds:
            for card in cards:
                if card.span > 1:
                    after = min(column + card.span, len(columns.step_ids))
                    taken.update(range(column + 1, after))
    return frozenset(taken)
