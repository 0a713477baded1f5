"""Faces and words beside the cuts of a poster: a face that a cut would go through moves aside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from model.layout.breaks import Breaks
from model.layout.emotion_marks import Spot
from model.layout.geometry import Point, Rect
from model.layout.metrics import FACE
from model.layout.stops import Piece, Stops, pieces

ASIDE = FACE + 1.0
"""The middle of a face keeps this far from a cut."""
_ENOUGH = 60.0
"""A word stands on the same side as its face, unless less room than this is there."""


def beside_cuts(spots: Iterable[Spot], stops: Stops, breaks: Breaks) -> list[Spot]:
    """The faces, those that a cut would go through moved to the side most of them is on."""
    if not stops and not breaks:
        return list(spots)
    return [
        replace(
            spot,
            centre=Point(
                beside_breaks(spot.centre.x, ASIDE, stops),
                beside_breaks(spot.centre.y, ASIDE, breaks),
            ),
        )
        for spot in spots
    ]


def beside_breaks(at: float, half: float, cuts: Iterable[float]) -> float:
    """The middle of something, moved so far that no cut goes through: ``half`` is half its size."""
    cut = next((cut for cut in cuts if abs(at - cut) < half), None)
    if cut is None:
        return at
    return cut + half if at > cut else cut - half


def between_cuts(x: float, left: float, right: float, stops: Stops) -> tuple[float, float]:
    """From where to where a face at ``x`` may stand, if not beyond ``left`` and ``right``."""
    lower = [stop + ASIDE for stop in stops if stop <= x]
    upper = [stop - ASIDE for stop in stops if stop > x]
    return max([left, *lower]), min([right, *upper])


def word_homes(spots: Sequence[Spot], room: Rect, stops: Stops) -> list[Rect]:
    """For each face where in the lane's ``room`` its word has to stand: all of it without stops."""
    if not stops:
        return [room] * len(spots)
    found = pieces(stops, room.x, room.width)
    wide = [piece for piece in found if piece.width >= _ENOUGH] or found

    def away(piece: Piece, x: float) -> float:
        return max(piece.left - x, x - piece.right, 0.0)

    homes = (min(wide, key=lambda piece: away(piece, spot.centre.x)) for spot in spots)
    return [Rect(home.left, room.y, home.width, room.height) for home in homes]
