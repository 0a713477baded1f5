"""What a layout remembers for the next one: every part with what it was made from.

A relayout is the same composition as a first layout; only that each part whose inputs did not
change is taken from here, the very objects. So both give equal results by construction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.ids import Id
from model.layout.band import BandPart
from model.layout.cells import Cells
from model.layout.columns import Header
from model.layout.connectors import ConnectorPart
from model.layout.display import Group
from model.layout.foot import FootPart
from model.layout.heading import HeadingPart
from model.layout.keeping import Kept
from model.layout.knowledge import Knowledge
from model.layout.lanes import LanePart
from model.layout.marks import Marks
from model.layout.routes import Plan
from model.layout.stacks import Placed
from model.records import Lane, Marker


@dataclass(frozen=True, slots=True)
class Memory:
    """The parts of a layout; each is described where it is made."""

    header: Header
    marks: Marks
    discs: Marks
    lanes: tuple[Lane, ...]
    cells: Cells
    markers: Mapping[Id, tuple[Marker, ...]]
    metrics_on_cards: frozenset[Id]
    knowledge: Knowledge
    plan: Kept[Plan]
    lane_parts: Mapping[Id, LanePart]
    heading: Kept[HeadingPart]
    band: Kept[BandPart]
    heading_group: Kept[Group]
    band_group: Kept[Group]
    sheet_group: Kept[Group]
    label_groups: Mapping[Id, Group]
    connectors: Mapping[Id, ConnectorPart]
    foot: FootPart

    def placed(self, lane_id: Id | None, step_id: Id | None, card_id: Id) -> Placed | None:
        """How a card was placed, given the cell it was in (None, None: the parking lot)."""
        if lane_id is None or step_id is None:
            return self.foot.parking.value.placed.get(card_id)
        part = self.lane_parts.get(lane_id)
        stack = part.stacks.by_step.get(step_id) if part else None
        if stack is None:
            return None
        return next((spot for spot in stack.placed if spot.card.id == card_id), None)
