"""Emotion faces as vectors: a mouth that follows the valence without a step.

From -2 (very negative) over 0 (neutral, a straight mouth) to +2 (very positive). Past -1 and +1
the mouth opens, so that strong feelings are told apart from mild ones at small sizes too.
"""

from __future__ import annotations

from functools import lru_cache

from model.layout.display import EllipseNode, Path, PathNode
from model.layout.geometry import Rect

_OUTLINE = 0.16
"""Width of the lines, as a part of the radius."""
_EYE_X, _EYE_Y, _EYE = 0.36, -0.24, 0.125
_MOUTH_Y, _MOUTH_WIDTH = 0.34, 0.42
_BEND = 0.27
"""How far the middle of the mouth lies from its corners at a valence of 1."""
_CONTROL = 4 / 3
"""Control points lie this much further out than the middle of a curve does."""
_STEPS = 20
"""Shapes per unit of valence: finer differences cannot be seen."""


def face_nodes(
    valence: float, cx: float, cy: float, radius: float, colour: str, paper: str
) -> tuple[EllipseNode | PathNode, ...]:
    """A face around (cx, cy): disc of ``paper``, lines and eyes of ``colour``.

    ``radius`` is to the outside of the outline. Valences beyond -2 and 2 are drawn as those.
    """
    line = radius * _OUTLINE
    inner = radius - line / 2
    eye = radius * _EYE
    disc = Rect(cx - inner, cy - inner, 2 * inner, 2 * inner)
    eyes = (
        EllipseNode(
            Rect(cx + side * radius * _EYE_X - eye, cy + radius * _EYE_Y - eye, 2 * eye, 2 * eye),
            fill=colour,
        )
        for side in (-1, 1)
    )
    mouth = _mouth(round(max(-2.0, min(2.0, valence)) * _STEPS))
    return (
        EllipseNode(disc, fill=paper, stroke=colour, stroke_width=line),
        *eyes,
        PathNode(mouth, cx, cy, radius, fill=colour, stroke=colour, stroke_width=line * 0.85),
    )


@lru_cache(maxsize=4 * _STEPS + 1)
def _mouth(step: int) -> Path:
    """The mouth for a valence in steps, in a circle of radius 1 around (0, 0), y downwards."""
    valence = step / _STEPS
    strength, side = abs(valence), 1 if valence > 0 else -1
    opening = max(0.0, strength - 1)
    outer = side * _BEND * min(strength, 1 + opening * 0.45)
    inner = side * _BEND * (min(strength, 1) - opening * 0.95)
    # The corners go up as the middle goes down, so that the mouth keeps its place.
    corners = _MOUTH_Y - (outer + inner) * 0.4
    half = _MOUTH_WIDTH * 0.55
    near, far = corners + inner * _CONTROL, corners + outer * _CONTROL
    return Path(
        (
            ("M", -_MOUTH_WIDTH, corners),
            ("C", -half, near, half, near, _MOUTH_WIDTH, corners),
            ("C", half, far, -half, far, -_MOUTH_WIDTH, corners),
            ("Z",),
        )
    )
