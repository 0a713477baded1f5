"""Where a card can be put: a cell of the grid, or the parking lot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from model.ids import Id


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell, and before which of its cards (None: after the last)."""

    lane_id: Id
    step_id: Id
    before_id: Id | None = None


@dataclass(frozen=True, slots=True)
class ParkingPlace:
    """The parking lot, before one of its cards (None: after the last)."""

    before_id: Id | None = None


Place: TypeAlias = CellPlace | ParkingPlace
