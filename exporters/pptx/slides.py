"""What stands on which slide, and how large. Pure: needs no PowerPoint library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from exporters.pictures import bare_part
from exporters.poster.audience.looks import looks
from exporters.poster.options import Each, Fit, PosterOptions
from exporters.pptx.ink import Place
from model.document import JourneyMap
from model.ids import Id
from model.layout.display import Group, Node, Role, walk
from model.layout.geometry import Rect, Size
from model.layout.metrics import CARD
from model.layout.result import LaneBox, LayoutResult
from model.queries import stages_in_order
from model.wording import everything, outline_text
from resources.words import tr

SLIDE = Size(960.0, 540.0)
"""A wide slide (16:9), in points."""
TITLE = Rect(24.0, 12.0, 912.0, 40.0)
_BODY = Rect(24.0, 60.0, 912.0, 464.0)
_GAP = 16.0
_LARGEST = 1.25
"""More than this a map is not blown up."""
_LEAST_TEXT = 8.0
"""What the text of cards has at least on a stage's slides, where a lane is not too large alone."""
_MOST_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide: its title, drawings with their places, and what its notes say."""

    title: str
    items: tuple[tuple[Node, Place], ...]
    document: JourneyMap
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """All slides after the title slide, and the layouts that they show."""

    slides: tuple[Slide, ...]
    layouts: tuple[LayoutResult, ...]


def deck_of(document: JourneyMap, options: PosterOptions) -> Deck:
    """The slides of a map: its personas, the whole of it, and each of its stages.

    Raises:
        ExportError: the options choose nothing that could be shown.
    """
    shown = looks(document, replace(options, each=Each.MAP))
    slides: list[Slide] = []
    for look in shown:
        slides += _personas(look.layout)
        slides.append(_whole(look.layout, look.title))
    layouts = [look.layout for look in shown]
    if any(layout.stages for layout in layouts):
        # Not the paper decides how large a stage is here: its steps stay as broad as they are.
        for look in looks(document, replace(options, each=Each.STAGE, fit=Fit.TEXT, tiling=None)):
            if look.layout.stages:
                slides += _stage(look.layout)
                layouts.append(look.layout)
    return Deck(tuple(slides), tuple(layouts))


def _personas(layout: LayoutResult) -> Iterator[Slide]:
    cards = [
        node
        for node, _, _ in walk(layout.heading_group)
        if isinstance(node, Group) and node.role is Role.PERSONA
    ]
    if not cards:
        return
    boxes = [node.bounds for node in cards]
    width, height = max(box.width for box in boxes), max(box.height for box in boxes)
    scale, across = max(_in_rows(len(cards), count, width, height) for count in range(1, 7))
    used = min(across, len(cards)) * (scale * width + _GAP) - _GAP
    first = _BODY.x + (_BODY.width - used) / 2
    items = []
    for index, node in enumerate(cards):
        row, column = divmod(index, across)
        left = first + column * (scale * width + _GAP)
        top = _BODY.y + row * (scale * height + _GAP)
        box = node.bounds
        place = Place(scale, left - scale * box.x, top - scale * box.y)
        items.append((node, place.moved(-node.dx, -node.dy)))
    names = [layout.document.personas[one].name for one in layout.personas]
    yield Slide(
        tr("Personas"), tuple(items), layout.document, "\n".join(name for name in names if name)
    )


def _in_rows(count: int, across: int, width: float, height: float) -> tuple[float, int]:
    """The scale of things of one size with so many in a row, and how many these are."""
    rows = -(-count // across)
    room = (_BODY.width - _GAP * (across - 1), _BODY.height - _GAP * (rows - 1))
    return min(room[0] / across / width, room[1] / rows / height, _LARGEST), across


def _whole(layout: LayoutResult, title: str) -> Slide:
    region = bare_part(layout)
    place = _centred(region, _scale(region))
    nodes: list[Node] = [lane.background for lane in layout.lanes]
    nodes += [layout.band_group, layout.labels_group, *(lane.group for lane in layout.lanes)]
    nodes.append(layout.connectors_group)
    document = layout.document
    notes = outline_text(document, everything(document))
    return Slide(title, tuple((node, place) for node in nodes), document, notes)


def _stage(layout: LayoutResult) -> Iterator[Slide]:
    """The slides of one stage: its lanes in columns, on as few slides as can be read."""
    document = layout.document
    stage_id = layout.stages[0].stage_id
    name = document.stages[stage_id].name or tr("Stage")
    notes = _notes(document, stage_id)
    columns, in_a_row, scale = _columns(layout)
    sheets = [columns[at : at + in_a_row] for at in range(0, len(columns), in_a_row)]
    width = bare_part(layout).width * scale
    for number, sheet in enumerate(sheets, 1):
        items: list[tuple[Node, Place]] = []
        all_of_them = width * len(sheet) + _GAP * (len(sheet) - 1)
        left = _BODY.x + (_BODY.width - all_of_them) / 2
        for index, lanes in enumerate(sheet):
            items += _column(layout, lanes, left + index * (width + _GAP), scale)
        title = name
        if len(sheets) > 1:
            title = tr("{name} ({n} of {all})", name=name, n=number, all=len(sheets))
        yield Slide(title, tuple(items), document, notes)


def _notes(document: JourneyMap, stage_id: Id) -> str:
    stages = [stage.id for stage in stages_in_order(document) if stage.id == stage_id]
    return outline_text(document, stages)


def _columns(layout: LayoutResult) -> tuple[list[Sequence[LaneBox]], int, float]:
    """Lanes in columns, how many of these stand on a slide, and the scale of all."""
    lanes, region = layout.lanes, bare_part(layout)
    if not lanes:
        return [()], 1, _scale(region)
    head = layout.grid.y - region.y
    best: tuple[list[Sequence[LaneBox]], int, float] = ([], 1, 0.0)
    for slides in range(1, len(lanes) + 1):
        for across in range(1, _MOST_COLUMNS + 1):
            cut = _partitioned(lanes, slides * across)
            if len(cut) <= (slides - 1) * across:
                continue  # they would stand on fewer slides
            height = head + max(_height(part) for part in cut)
            width = (_BODY.width - _GAP * (across - 1)) / across
            scale = min(width / region.width, _BODY.height / height, _LARGEST)
            if scale > best[2] * 1.02:
                best = (cut, across, scale)
        if best[2] * CARD.size >= _LEAST_TEXT:
            break
    return best


def _partitioned(lanes: Sequence[LaneBox], count: int) -> list[Sequence[LaneBox]]:
    """Lanes in at most ``count`` columns, the highest of them as low as can be."""
    limits = sorted(
        {
            _height(lanes[start:end])
            for start in range(len(lanes))
            for end in range(start + 1, len(lanes) + 1)
        }
    )
    cut: list[Sequence[LaneBox]] = [lanes]
    for limit in limits:
        cut = _filled(lanes, limit)
        if cut and len(cut) <= count:
            break
    return cut


def _filled(lanes: Sequence[LaneBox], limit: float) -> list[Sequence[LaneBox]]:
    """Lanes in columns of at most this height; nothing where a lane is higher."""
    cut: list[Sequence[LaneBox]] = []
    start = 0
    for end in range(1, len(lanes) + 1):
        if _height(lanes[end - 1 : end]) > limit:
            return []
        if _height(lanes[start:end]) > limit:
            cut.append(lanes[start : end - 1])
            start = end - 1
    return [*cut, lanes[start:]]


def _height(lanes: Sequence[LaneBox]) -> float:
    return lanes[-1].y + lanes[-1].height - lanes[0].y


def _column(
    layout: LayoutResult, lanes: Sequence[LaneBox], left: float, scale: float
) -> list[tuple[Node, Place]]:
    """The stage's header with some of its lanes below, as if there were no others."""
    region = bare_part(layout)
    top = Place(scale, left - scale * region.x, _BODY.y - scale * region.y)
    if not lanes:
        return [(layout.band_group, top)]
    below = top.moved(0.0, layout.grid.y - lanes[0].y)
    ids = {lane.lane_id for lane in lanes}
    labels = [
        label
        for label in layout.labels_group.children
        if isinstance(label, Group) and label.id in ids
    ]
    labels_place = below.moved(layout.labels_group.dx, layout.labels_group.dy)
    arrows = [
        arrow
        for arrow in layout.connectors_group.children
        if isinstance(arrow, Group) and _within(layout, arrow.id, lanes)
    ]
    arrows_place = below.moved(layout.connectors_group.dx, layout.connectors_group.dy)
    return [
        *((lane.background, below) for lane in lanes),
        (layout.band_group, top),
        *((label, labels_place) for label in labels),
        *((lane.group, below) for lane in lanes),
        *((arrow, arrows_place) for arrow in arrows),
    ]


def _within(layout: LayoutResult, connector_id: Id, lanes: Sequence[LaneBox]) -> bool:
    """Whether an arrow stays among these lanes."""
    top, bottom = lanes[0].y, lanes[-1].y + lanes[-1].height
    ways = [box.points for box in layout.connectors if box.connector_id == connector_id]
    return bool(ways) and all(top <= point.y <= bottom for way in ways for point in way)


def _scale(region: Rect) -> float:
    return min(_BODY.width / region.width, _BODY.height / region.height, _LARGEST)


def _centred(region: Rect, scale: float) -> Place:
    left = _BODY.x + (_BODY.width - scale * region.width) / 2
    return Place(scale, left - scale * region.x, _BODY.y - scale * region.y)
