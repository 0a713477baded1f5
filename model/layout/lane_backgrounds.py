"""What lies below a lane's cards: emotion bands and the hairlines between lanes, steps, stages."""

from __future__ import annotations

from collections.abc import Sequence

from model.ids import Id
from model.layout.colours import blend
from model.layout.columns import Columns
from model.layout.display import Group, Node, RectNode, Role
from model.layout.geometry import Rect
from model.layout.metrics import LABEL_WIDTH
from model.layout.theme import Theme

_HAIR = 0.75


def lane_background(
    lane_id: Id,
    columns: Columns,
    width: float,
    height: float,
    bands: Sequence[Rect],
    theme: Theme,
) -> Group:
    """The background of one lane, ``width`` wide and ``height`` high, in the lane's coordinates."""
    nodes: list[Node] = [
        RectNode(band, 0.0, colour)
        for band, colour in zip(bands, theme.emotion_bands, strict=False)
        if colour != theme.paper
    ]
    if not theme.filled:
        line = blend(theme.paper, theme.hairline, 0.7)
        nodes += [RectNode(Rect(band.x, band.y, band.width, 0.5), 0.0, line) for band in bands[1:]]
    folded = blend(theme.paper, theme.hairline, 0.5)
    for first, after, _ in dict.fromkeys(columns.folds.values()):
        left, right = columns.borders[first], columns.borders[after]
        nodes.append(RectNode(Rect(left, 0, right - left, height), 0.0, folded))
    light = blend(theme.paper, theme.hairline, 0.7)
    strong = blend(theme.hairline, theme.faint, 0.2)
    starts = set(columns.stage_starts)
    for column in range(len(columns.step_ids)):
        if column in columns.folds and column not in starts:
            continue
        colour = strong if column in starts else light
        nodes.append(
            RectNode(Rect(columns.borders[column] - _HAIR / 2, 0, _HAIR, height), 0.0, colour)
        )
    edge = Rect(-LABEL_WIDTH, height - _HAIR / 2, LABEL_WIDTH + width, _HAIR)
    nodes.append(RectNode(edge, 0.0, theme.hairline))
    bounds = Rect(-LABEL_WIDTH, 0, LABEL_WIDTH + width, height + _HAIR)
    return Group(Role.LANE_BACKGROUND, lane_id, tuple(nodes), bounds)


def emotion_bands(width: float, height: float, top: float, bottom: float) -> list[Rect]:
    """The five bands from very positive to very negative; they meet halfway between the marks."""
    unit = (bottom - top) / 4
    edges = [0.0, *(top + unit * (band + 0.5) for band in range(4)), height]
    return [Rect(0, edges[band], width, edges[band + 1] - edges[band]) for band in range(5)]
