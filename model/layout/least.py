"""How high strips are at least: while something is dragged, none shrinks below the pointer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from model.ids import Id
from model.layout.result import LayoutResult


@dataclass(frozen=True, slots=True)
class Least:
    """The least heights of lanes and of the parking lot, in points; 0 asks for nothing."""

    lanes: Mapping[Id, float] = field(default_factory=dict)
    parking: float = 0.0


NO_LEAST = Least()


def as_high_as(result: LayoutResult) -> Least:
    """Every strip at least as high as in a layout."""
    return Least({box.lane_id: box.height for box in result.lanes}, result.parking_rect.height)
