"""What stands above the cards of a lane that shows more than cards: drawn, with where it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from model.ids import Id
from model.layout.display import Group
from model.layout.geometry import Rect
from model.layout.lane_labels import Scale
from model.layout.result import ArcBox, MissingGlyph
from model.layout.sketch import TextKey


@dataclass(frozen=True, slots=True)
class LanePlot:
    """The drawing in the lane's coordinates; cards begin below its ``height``.

    ``details`` are the rooms of stages, ``arc`` the points of the dramatic arc.
    """

    groups: tuple[Group, ...]
    height: float
    texts: Mapping[TextKey, Rect] = field(default_factory=dict)
    missing: tuple[MissingGlyph, ...] = ()
    scale: Scale = ()
    details: Mapping[Id, Rect] = field(default_factory=dict)
    arc: ArcBox | None = None
