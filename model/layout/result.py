"""What a layout answers: boxes to point at and groups to paint. Frozen, shared between versions.

Everything is in sheet coordinates (points) unless it says "in the lane": lanes keep their own
coordinates, so that a lane which only moved keeps its very objects.

The sheet from top to bottom: heading (title, objective, persona cards), stage band (stages, then
steps), lanes, parking lot (when it holds cards), legend. Lane names stand left of the lanes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from model.document import JourneyMap
from model.ids import Id
from model.kinds import LaneKind, MapState
from model.layout.display import Group, Role
from model.layout.geometry import Point, Rect, Size
from model.layout.theme import Theme
from model.records import Image

if TYPE_CHECKING:
    from model.layout.memory import Memory


class Appendix(StrEnum):
    """What is told in small print at the foot of the sheet."""

    EVIDENCE = "evidence"
    METRICS = "metrics"
    ACTIONS = "actions"


@dataclass(frozen=True, slots=True)
class LayoutOptions:
    """What may be asked of a layout.

    ``lane_ids``, ``persona_ids`` and ``stage_ids`` None mean all; otherwise only these are laid
    out. ``hidden_ids`` are cards and markers left out; ids of what is not in the map do no harm.
    ``appendix`` is what the small print at the foot tells.
    ``logo`` stands beside the title and ``version`` below it, as they are printed with a poster.
    ``hints`` adds what an empty map or cell says to type: for the canvas, never for print.

    ``stops`` are the x on the sheet, ascending, where a poster is cut upright: no letter, face or
    badge lies across one. They move no column, so stops taken from the borders of steps stay
    there; those left of the grid are not heeded. ``breaks`` are, for lanes by id, the y in the
    lane, ascending, where it is cut level: no card lies across one, unless it is higher than the
    room between two; then none of its lines of text does.
    """

    theme: Theme
    hints: bool = False
    lane_ids: frozenset[Id] | None = None
    persona_ids: frozenset[Id] | None = None
    stage_ids: frozenset[Id] | None = None
    hidden_ids: frozenset[Id] = frozenset()
    show_parking: bool = True
    show_legend: bool = True
    appendix: frozenset[Appendix] = frozenset(Appendix)
    logo: Image | None = None
    version: str = ""
    stops: tuple[float, ...] = ()
    breaks: tuple[tuple[Id, tuple[float, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class StageBox:
    """A stage's header in the band."""

    stage_id: Id
    rect: Rect


@dataclass(frozen=True, slots=True)
class StepBox:
    """A step: its header in the band; x and width of ``header`` are those of its column.

    ``folded``: it stands for all steps of a collapsed stage, of which it is the first.
    """

    step_id: Id
    stage_id: Id
    header: Rect
    folded: bool = False


@dataclass(frozen=True, slots=True)
class MarkerBox:
    """An emotion marker in its lane: ``centre`` and ``radius`` of the face, its word's box."""

    marker_id: Id
    step_id: Id
    persona_id: Id
    centre: Point
    radius: float
    word: Rect | None = None


@dataclass(frozen=True, slots=True)
class CurveBox:
    """A piece of a persona's curve in its lane, as points close enough to point at."""

    persona_id: Id
    state: MapState
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class ArcBox:
    """The dramatic arc of a lane, in the lane: where its points stand, by step, and its scale.

    ``top`` is the y of 5 and ``bottom`` that of 1; the arc ends at ``height``.
    """

    points: Mapping[Id, Point]
    top: float
    bottom: float
    height: float


@dataclass(frozen=True, slots=True)
class LaneBox:
    """A lane: its strip over the whole width, its contents in its own coordinates.

    ``y`` and ``height`` are its place on the sheet; the lane's own origin is (grid left, y).
    ``cards`` are rectangles in the lane; ``markers`` and ``curves`` likewise (emotions only).
    ``scale_top`` and ``scale_bottom``: the y of valence +2 and -2 in an emotion lane, in the lane.
    ``details`` are the rooms of the stages in a lane of stage details, ``arc`` is the dramatic arc
    in a lane for it.
    ``group`` paints cards, curves and markers: children are CARD, CURVE and MARKER groups;
    its dx and dy place the lane on the sheet. ``background`` is painted below it, same offset.
    """

    lane_id: Id
    kind: LaneKind
    y: float
    height: float
    label: Rect
    cards: Mapping[Id, Rect]
    markers: Mapping[Id, MarkerBox]
    scale_top: float
    scale_bottom: float
    background: Group
    group: Group
    curves: tuple[CurveBox, ...] = ()
    details: Mapping[Id, Rect] = field(default_factory=dict)
    arc: ArcBox | None = None


@dataclass(frozen=True, slots=True)
class ConnectorBox:
    """A connector's route as a polyline on the sheet, for hit testing, and its label's box."""

    connector_id: Id
    points: tuple[Point, ...]
    label: Rect | None


@dataclass(frozen=True, slots=True)
class MissingGlyph:
    """A character that no bundled font has, drawn as a box, and the record it stands in."""

    record_id: Id
    character: str


@dataclass(frozen=True, slots=True)
class LayoutResult:
    """A map laid out: boxes to point at, groups to paint.

    ``grid`` is the area of the cells (right of the lane names, below the band). ``band`` and
    ``labels`` are groups of their own, so that a view can keep them in sight; ``band`` holds
    STAGE and STEP groups, ``labels`` LANE_LABEL groups, each placed by its own dx and dy.
    ``parking_rect`` is the parking lot's strip (height 0 where it is not shown), ``parking``
    the rectangles of its cards on the sheet. ``memory`` is the layout's own: what the next
    layout of an edited map can take over.
    """

    document: JourneyMap
    options: LayoutOptions
    size: Size
    grid: Rect
    stages: tuple[StageBox, ...]
    steps: tuple[StepBox, ...]
    lanes: tuple[LaneBox, ...]
    connectors: tuple[ConnectorBox, ...]
    personas: Mapping[Id, Rect]
    parking: Mapping[Id, Rect]
    parking_rect: Rect
    sheet_group: Group
    heading_group: Group
    band_group: Group
    labels_group: Group
    connectors_group: Group
    parking_group: Group
    legend_group: Group
    missing: tuple[MissingGlyph, ...]
    memory: Memory | None = field(default=None, compare=False, repr=False)

    def display(self) -> Group:
        """The whole sheet as one group, in painting order: what every export paints."""
        backgrounds = tuple(lane.background for lane in self.lanes)
        lanes = tuple(lane.group for lane in self.lanes)
        return Group(
            role=Role.SHEET,
            id="",
            children=(
                self.sheet_group,
                *backgrounds,
                self.heading_group,
                self.band_group,
                self.labels_group,
                *lanes,
                self.connectors_group,
                self.parking_group,
                self.legend_group,
            ),
            bounds=Rect(0, 0, self.size.width, self.size.height),
            title=self.document.info.title,
        )

    def lane(self, lane_id: Id) -> LaneBox | None:
        """The box of a lane, or None when it is not shown."""
        return next((box for box in self.lanes if box.lane_id == lane_id), None)

    def card_rect(self, card_id: Id) -> Rect | None:
        """Where a card stands on the sheet, parked or placed; None when it is not shown."""
        card = self.document.cards.get(card_id)
        if card is None:
            return None
        if card.lane_id is None:
            return self.parking.get(card_id)
        lane = self.lane(card.lane_id)
        rect = lane.cards.get(card_id) if lane else None
        return rect.moved(self.grid.x, lane.y) if lane and rect else None

    def marker_centre(self, marker_id: Id) -> Point | None:
        """Where a marker's face stands on the sheet; None when it is not shown."""
        marker = self.document.markers.get(marker_id)
        lane = self.lane(marker.lane_id) if marker else None
        box = lane.markers.get(marker_id) if lane else None
        return box.centre.moved(self.grid.x, lane.y) if lane and box else None
