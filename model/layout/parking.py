"""The parking lot: a strip below the lanes with the notes that belong nowhere yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.ids import Id
from model.layout.colours import blend
from model.layout.display import Node, PathNode
from model.layout.geometry import Point, Rect
from model.layout.metrics import (
    BODY,
    CARD_GAP,
    CARD_RADIUS,
    CELL_INSET,
    LABEL_WIDTH,
    LANE,
    LANE_HEIGHT,
    LANE_PAD,
    MARGIN,
    STEP_WIDTH,
)
from model.layout.shapes import rounded_line
from model.layout.sketch import Drawing, Sketch, merged_missing
from model.layout.stacks import Dealer, Placed
from model.layout.stops import Stops, pieces
from model.layout.tally import Tally, tally_of
from model.layout.text import typeset
from model.layout.theme import Theme
from model.records import Card
from resources.words import tr

_ICON = 15.0
_SLACK = 1e-6
_CARD_WIDTH = STEP_WIDTH - 2 * CELL_INSET


@dataclass(frozen=True, slots=True)
class ParkingPart:
    """The drawn strip, its cards, and how they were placed."""

    drawing: Drawing
    placed: Mapping[Id, Placed]
    rects: Mapping[Id, Rect]
    tally: Tally


def draw_parking(
    cards: Sequence[Card],
    dealer: Dealer,
    width: float,
    *,
    hints: bool,
    least: float = 0.0,
    stops: Stops = (),
) -> ParkingPart:
    """The strip, ``width`` wide with its label; the cards side by side, row after row.

    They stand between ``stops``, which count from the strip's left.
    Without cards there is nothing to draw, unless ``hints`` ask for an inviting empty strip, or it
    is to be ``least`` high.
    """
    if not (cards or hints or least):
        return ParkingPart(Sketch().finish(width, 0.0), {}, {}, tally_of(()))
    room = width - LABEL_WIDTH
    lefts = _places(stops, room)
    placed: dict[Id, Placed] = {}
    y = LANE_PAD + 2
    for start in range(0, len(cards), len(lefts)):
        tallest = 0.0
        for x, card in zip(lefts, cards[start : start + len(lefts)], strict=False):
            placed[card.id] = dealer.placed(card, x, y, _CARD_WIDTH, origin=MARGIN)
            tallest = max(tallest, placed[card.id].drawing.height)
        y += tallest + CARD_GAP
    height = max(LANE_HEIGHT, y - CARD_GAP + LANE_PAD + 2 if cards else 0.0, least)
    sketch = Sketch()
    sketch.add(*_ground(room, height, dealer.theme))
    _label(sketch, dealer.theme)
    if not cards:
        text = tr("Drag notes here that belong nowhere yet")
        top = (height - BODY.leading) / 2
        sketch.put(typeset(text, BODY), LABEL_WIDTH + 16, top, dealer.theme.secondary)
    sketch.nodes.extend(spot.group for spot in placed.values())
    missing = merged_missing(spot.drawing.missing for spot in placed.values())
    finished = sketch.finish(width, height)
    drawing = Drawing(finished.children, width, height, finished.texts, missing)
    tally = tally_of(cards, (spot.look for spot in placed.values()))
    rects = {card_id: spot.rect for card_id, spot in placed.items()}
    return ParkingPart(drawing, placed, rects, tally)


def _places(stops: Stops, room: float) -> list[float]:
    """The x of the cards of a row: as the steps stand, and anew behind each cut."""
    lefts = [
        piece.left + place * STEP_WIDTH + CELL_INSET
        for piece in pieces(stops, LABEL_WIDTH, room, clear=0.0)
        for place in range(int((piece.width + _SLACK) // STEP_WIDTH))
    ]
    return lefts or [LABEL_WIDTH + CELL_INSET]


def _label(sketch: Sketch, theme: Theme) -> None:
    top = LANE_PAD + 3
    sketch.icon("parking", 0, top + (LANE.leading - _ICON) / 2, _ICON, theme.secondary)
    sketch.put(typeset(tr("Parking lot"), LANE, width=LABEL_WIDTH - 28), 20, top, theme.ink)


def _ground(width: float, height: float, theme: Theme) -> tuple[Node, ...]:
    """A soft ground with a dashed edge."""
    edge = blend(theme.hairline, theme.faint, 0.5)
    room = Rect(LABEL_WIDTH, 0.5, width, height - 1)
    fill = blend(theme.paper, theme.canvas, 0.5)
    half = (room.x + room.right) / 2
    # Begun in the middle of an edge: the rounding takes corners only, not ends.
    corners = (
        Point(half, room.y),
        Point(room.right, room.y),
        Point(room.right, room.bottom),
        Point(room.x, room.bottom),
        Point(room.x, room.y),
        Point(half, room.y),
    )
    outline = rounded_line(corners, CARD_RADIUS)
    return (PathNode(outline, half, room.y, 1.0, fill, edge, 1.0, (4.0, 4.0)),)
