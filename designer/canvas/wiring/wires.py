"""Grips to pull arrows out of cards, and ends of arrows: which are shown, which is pointed at."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import QPointF

from designer.canvas.host import Canvas, Pointer
from designer.canvas.marking.marks import drawn_larger
from designer.canvas.wiring.wire_marks import GRIP, Edge, EndsMark, GripsMark
from model.ids import Id
from model.layout.geometry import Point, Rect
from model.layout.hit import CardHit, hit

_REACH = 12.0
"""How far from its middle a grip is taken hold of, in pixels: a finger finds it."""
_MOST_REACH = 24.0
"""The same for a finger: it covers as much as it can aim at."""
_KEPT = 26.0
"""So far beside a card, in pixels, its grips stay."""
_LEAST_ZOOM = 0.45
"""Further away nobody draws arrows, and grips would cover the cards."""
_LEAST_SIDE = 18.0


def show_wires(canvas: Canvas, hovered: Id | None = None, pointer: Pointer | None = None) -> None:
    """Show the grips of the card that is hovered over or selected, and a selected arrow's ends."""
    chosen = canvas.chosen
    only = next(iter(chosen.ids)) if len(chosen.ids) == 1 else None
    canvas.overlay.put("ends", _ends(canvas, only))
    card_id = _card_meant(canvas, hovered, pointer) or only
    before = canvas.overlay.mark("grips")
    moves_on = pointer is not None and isinstance(before, GripsMark) and before.card_id == card_id
    if moves_on and isinstance(before, GripsMark):  # the same card: its paper is looked at already
        grips: GripsMark | None = replace(before, strong=card_id == only)
    else:
        grips = _grips(canvas, card_id, strong=card_id == only) if card_id else None
    if grips is not None and pointer is not None:
        grips = replace(grips, lit=_edge_at(canvas, grips, pointer))
    canvas.overlay.put("grips", grips)


def hide_wires(canvas: Canvas) -> None:
    """While something is dragged nothing else is offered."""
    canvas.overlay.clear("grips", "ends")


def grip_at(canvas: Canvas, pointer: Pointer) -> tuple[Id, Edge] | None:
    """The card and the edge whose grip is shown at the pointer."""
    grips = canvas.overlay.mark("grips")
    if not isinstance(grips, GripsMark) or canvas.result.card_rect(grips.card_id) != grips.rect:
        return None
    edge = _edge_at(canvas, grips, pointer)
    return None if edge is None else (grips.card_id, edge)


def end_at(canvas: Canvas, pointer: Pointer) -> tuple[Id, bool] | None:
    """The arrow whose end is shown at the pointer, and whether it is where it begins."""
    ends = canvas.overlay.mark("ends")
    if not isinstance(ends, EndsMark) or ends.connector_id not in canvas.document.connectors:
        return None
    at_source = _far(canvas, ends.source, pointer.position)
    at_target = _far(canvas, ends.target, pointer.position)
    if min(at_source, at_target) > _reach(pointer):
        return None
    return ends.connector_id, at_source < at_target


def wire_under(canvas: Canvas, pointer: Pointer) -> bool:
    """Whether a grip or an end is at the pointer."""
    return end_at(canvas, pointer) is not None or grip_at(canvas, pointer) is not None


def _card_meant(canvas: Canvas, hovered: Id | None, pointer: Pointer | None) -> Id | None:
    """The card the pointer is over, or was over and is still beside."""
    if hovered in canvas.document.cards:
        before = canvas.overlay.mark("grips")
        beside = isinstance(before, GripsMark) and before.card_id != hovered
        if beside and pointer is not None and grip_at(canvas, pointer) is not None:
            return before.card_id if isinstance(before, GripsMark) else None
        return hovered
    grips = canvas.overlay.mark("grips")
    if pointer is None or not isinstance(grips, GripsMark):
        return None
    rect = canvas.result.card_rect(grips.card_id)
    if rect is None:
        return None
    kept = canvas.window_state().to_view(rect).adjusted(-_KEPT, -_KEPT, _KEPT, _KEPT)
    return grips.card_id if kept.contains(pointer.position) else None


def _grips(canvas: Canvas, card_id: Id, *, strong: bool) -> GripsMark | None:
    result, zoom = canvas.result, canvas.window_state().zoom
    card = canvas.document.cards.get(card_id)
    rect = result.card_rect(card_id)
    if card is None or card.lane_id is None or rect is None or zoom < _LEAST_ZOOM:
        return None
    edges = tuple(edge for edge in Edge if _free(canvas, rect, edge, zoom))
    grown = drawn_larger(canvas.overlay.reach)
    return GripsMark(card_id, rect, edges, strong, grown=grown) if edges else None


def _free(canvas: Canvas, rect: Rect, edge: Edge, zoom: float) -> bool:
    """Whether a grip beside an edge stands on paper, and leaves room for the card's own edge."""
    side = rect.height if edge in (Edge.LEFT, Edge.RIGHT) else rect.width
    if side * zoom < _LEAST_SIDE:
        return False
    spot = edge.grip(rect, zoom)
    if edge in (Edge.TOP, Edge.BOTTOM):  # the gap between stacked cards is no room
        spot = spot.moved(0, edge.value[1] * GRIP / zoom)
    return not isinstance(hit(canvas.result, spot), CardHit)


def _edge_at(canvas: Canvas, grips: GripsMark, pointer: Pointer) -> Edge | None:
    """The edge whose grip is at the pointer. Over a card only the disc itself counts."""
    below = hit(canvas.result, pointer.seen)
    if isinstance(below, CardHit) and below.card_id == grips.card_id:
        return None
    reach = GRIP if isinstance(below, CardHit) else _reach(pointer)
    zoom = canvas.window_state().zoom
    near = {
        edge: _far(canvas, edge.grip(grips.rect, zoom), pointer.position) for edge in grips.edges
    }
    best = min(near, key=lambda edge: near[edge], default=None)
    return best if best is not None and near[best] <= reach else None


def _ends(canvas: Canvas, connector_id: Id | None) -> EndsMark | None:
    if connector_id not in canvas.document.connectors:
        return None
    for box in canvas.result.connectors:
        if box.connector_id == connector_id:
            grown = drawn_larger(canvas.overlay.reach)
            return EndsMark(box.connector_id, box.points[0], box.points[-1], grown)
    return None


def _reach(pointer: Pointer) -> float:
    return min(_REACH * pointer.reach, _MOST_REACH)


def _far(canvas: Canvas, point: Point, position: QPointF) -> float:
    way = canvas.window_state().point_to_view(point) - position
    return math.hypot(way.x(), way.y())
