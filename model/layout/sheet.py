"""The sheet from top to bottom: heading, band, lanes, connectors, parking lot, legend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from model.ids import Id
from model.layout.band import BandPart, Telling, draw_band
from model.layout.display import Group, Node, RectNode, Role
from model.layout.foot import draw_foot
from model.layout.geometry import Rect, Size
from model.layout.heading import HeadingPart, Imprint, draw_heading
from model.layout.invitation import invitation
from model.layout.keeping import Kept, kept, same
from model.layout.lane_facts import tells_goals
from model.layout.lanes import LanePart
from model.layout.lines import draw_connectors
from model.layout.memory import Memory
from model.layout.metrics import LABEL_WIDTH, MARGIN, SECTION_GAP, SHEET_WIDTH
from model.layout.result import LaneBox, LayoutResult, MissingGlyph, StageBox, StepBox
from model.layout.routes import Plan
from model.layout.scope import Scope
from model.layout.sketch import merged_missing
from model.layout.stacks import Dealer
from model.layout.stops import GRID_X, stops_from
from model.queries import personas_in_order, stage_hues
from resources.words import tr

_EMPTY_HEIGHT = 240.0
"""How high the grid of a map without lanes is."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The measures of a sheet: where the band and the grid are, and how large all is."""

    band_y: float
    grid: Rect
    size: Size


def compose_sheet(
    scope: Scope,
    plan: Kept[Plan],
    dealer: Dealer,
    parts: Mapping[Id, LanePart],
    previous: LayoutResult | None,
    least_parking: float = 0.0,
) -> LayoutResult:
    """Put all parts in their place."""
    memory = previous.memory if previous else None
    inner = max(LABEL_WIDTH + scope.header.columns.width, SHEET_WIDTH - 2 * MARGIN)
    heading, band = _heading(scope, inner, memory), _band(scope, memory)
    band_y = MARGIN + heading.value.drawing.height + SECTION_GAP
    grid_y = band_y + band.value.height
    boxes = _lane_boxes(scope, parts, grid_y, previous)
    grid_height = sum(box.height for box in boxes) if boxes else _EMPTY_HEIGHT
    grid = Rect(GRID_X, grid_y, scope.header.columns.width or inner - LABEL_WIDTH, grid_height)
    connectors = draw_connectors(scope, plan.value, parts, boxes, grid, previous)
    old = memory.foot if memory else None
    foot = draw_foot(scope, dealer, parts, inner, grid.bottom, old, least_parking)
    frame = Frame(band_y, grid, Size(inner + 2 * MARGIN, foot.bottom + MARGIN))
    remembered = Memory(
        header=scope.header,
        marks=scope.marks,
        discs=scope.discs,
        lanes=scope.lanes,
        cells=scope.cells,
        markers=scope.markers,
        metrics_on_cards=scope.metrics_on_cards,
        knowledge=scope.knowledge,
        plan=plan,
        lane_parts=parts,
        heading=heading,
        band=band,
        heading_group=_heading_group(scope, heading.value, memory),
        band_group=_band_group(scope, band.value, band_y, memory),
        sheet_group=_sheet_group(scope, frame, memory),
        label_groups=_labels(parts, boxes, memory),
        connectors=connectors,
        foot=foot,
    )
    return _result(scope, frame, boxes, remembered, previous)


def _result(
    scope: Scope,
    frame: Frame,
    boxes: tuple[LaneBox, ...],
    memory: Memory,
    previous: LayoutResult | None,
) -> LayoutResult:
    """What the parts amount to: boxes and groups on the sheet."""
    band, foot, size = memory.band.value, memory.foot, frame.size
    arrows = [part.group for part in memory.connectors.values()]
    personas = memory.heading.value.personas
    return LayoutResult(
        document=scope.document,
        options=scope.options,
        size=size,
        grid=frame.grid,
        stages=_stage_boxes(band, frame.band_y),
        steps=_step_boxes(band, scope, frame.band_y),
        lanes=boxes,
        connectors=tuple(part.box for part in memory.connectors.values()),
        personas={key: rect.moved(MARGIN, MARGIN) for key, rect in personas.items()},
        parking=foot.parking_rects,
        parking_rect=foot.parking_rect,
        sheet_group=memory.sheet_group.value,
        heading_group=memory.heading_group.value,
        band_group=memory.band_group.value,
        labels_group=_gathered(Role.LABELS, list(memory.label_groups.values()), previous, size),
        connectors_group=_gathered(Role.CONNECTORS, arrows, previous, size),
        parking_group=foot.parking_group,
        legend_group=foot.legend_group,
        missing=_missing(scope, memory),
        memory=memory,
    )


def _missing(scope: Scope, memory: Memory) -> tuple[MissingGlyph, ...]:
    band = memory.band.value
    return merged_missing(
        (
            memory.heading.value.drawing.missing,
            *(drawing.missing for *_, drawing in (*band.stages, *band.steps)),
            *(memory.lane_parts[lane.id].missing for lane in scope.lanes),
            *(part.missing for part in memory.connectors.values()),
            memory.foot.missing,
        )
    )


def _heading(scope: Scope, width: float, memory: Memory | None) -> Kept[HeadingPart]:
    document, theme = scope.document, scope.options.theme
    personas = [p for p in personas_in_order(document) if p.id in scope.marks]
    images = {p.photo_id: document.images.get(p.photo_id) for p in personas if p.photo_id}
    photos = {image_id: image for image_id, image in images.items() if image}
    info, marks, hints = document.info, scope.marks, scope.options.hints
    stops = stops_from(scope.options.stops, MARGIN)
    imprint = Imprint(scope.options.logo, scope.options.version)
    skips = _skips(scope)
    look = (width, theme, hints, stops, imprint, skips)
    return kept(
        memory.heading if memory else None,
        (info, tuple(personas), marks, tuple(photos.values()), look),
        lambda: draw_heading(
            info,
            personas,
            marks,
            photos,
            width,
            theme,
            hints=hints,
            stops=stops,
            imprint=imprint,
            skips=skips,
        ),
    )


def _skips(scope: Scope) -> dict[Id, tuple[str, ...]]:
    """The names of the stages each persona goes past, from left to right."""
    found: dict[Id, tuple[str, ...]] = {}
    for stage in scope.header.stages:
        for persona_id in stage.skipped_by_ids:
            found[persona_id] = (*found.get(persona_id, ()), stage.name or tr("Unnamed stage"))
    return found


def _band(scope: Scope, memory: Memory | None) -> Kept[BandPart]:
    hues = dict(stage_hues(scope.document))
    stops = stops_from(scope.options.stops, GRID_X)
    goals = not tells_goals(scope)
    telling = Telling(goals, scope.discs if goals else {})
    key = (scope.header, tuple(hues.items()), goals, telling.marks, scope.options.theme, stops)
    return kept(
        memory.band if memory else None,
        key,
        lambda: draw_band(scope.header, hues, telling, scope.options.theme, stops),
    )


def _heading_group(scope: Scope, part: HeadingPart, memory: Memory | None) -> Kept[Group]:
    info_id = scope.document.info.id
    return kept(
        memory.heading_group if memory else None,
        (part,),
        lambda: part.drawing.group(Role.HEADING, info_id, x=MARGIN, y=MARGIN),
    )


def _band_group(scope: Scope, band: BandPart, top: float, memory: Memory | None) -> Kept[Group]:
    """The band on the sheet: stages and steps each at their own place."""
    names = {stage.id: stage.name for stage in scope.header.stages}
    names.update((step.id, step.name) for step in scope.header.steps)

    def make() -> Group:
        groups: list[Node] = []
        rows = ((Role.STAGE, band.stages, top), (Role.STEP, band.steps, top + band.stage_height))
        for role, headers, y in rows:
            for record_id, x, _, drawing in headers:
                title = names[record_id]
                groups.append(drawing.group(role, record_id, x=GRID_X + x, y=y, title=title))
        width = scope.header.columns.width + MARGIN
        return Group(Role.BAND, "", tuple(groups), Rect(GRID_X, top, width, band.height))

    # Two names may be drawn alike (spaces), and are told apart by their titles only.
    key = (band, top, tuple(names.items()))
    return kept(memory.band_group if memory else None, key, make)


def _stage_boxes(band: BandPart, top: float) -> tuple[StageBox, ...]:
    return tuple(
        StageBox(stage_id, Rect(GRID_X + x, top, width, band.stage_height))
        for stage_id, x, width, _ in band.stages
    )


def _step_boxes(band: BandPart, scope: Scope, top: float) -> tuple[StepBox, ...]:
    y = top + band.stage_height
    steps, columns = scope.document.steps, scope.header.columns
    return tuple(
        StepBox(
            step_id,
            steps[step_id].stage_id,
            Rect(GRID_X + x, y, width, band.step_height),
            folded=columns.place[step_id] in columns.folds,
        )
        for step_id, x, width, _ in band.steps
    )


def _lane_boxes(
    scope: Scope, parts: Mapping[Id, LanePart], top: float, previous: LayoutResult | None
) -> tuple[LaneBox, ...]:
    """The lanes under each other; one that is the same and stands where it stood is kept."""
    memory = previous.memory if previous else None
    old = {box.lane_id: box for box in previous.lanes} if previous else {}
    boxes = []
    y = top
    for lane in scope.lanes:
        part = parts[lane.id]
        box = old.get(lane.id)
        if box is None or memory is None or memory.lane_parts[lane.id] is not part or box.y != y:
            fresh = part.box(GRID_X, y)
            background = same(box.background if box else None, fresh.background)
            box = replace(fresh, background=background)
        boxes.append(box)
        y += part.height
    return tuple(boxes)


def _labels(
    parts: Mapping[Id, LanePart], boxes: Sequence[LaneBox], memory: Memory | None
) -> dict[Id, Group]:
    old = memory.label_groups if memory else {}
    labels = {}
    for box in boxes:
        drawing = parts[box.lane_id].label
        name = parts[box.lane_id].group.title
        group = old.get(box.lane_id)
        # The scale of an emotion lane is written further down than the label must be high.
        bounds = Rect(0, 0, drawing.width, max(drawing.height, box.height))
        known = group is not None and group.children is drawing.children and group.dy == box.y
        if group is None or not known or group.bounds != bounds:
            fresh = drawing.group(Role.LANE_LABEL, box.lane_id, x=MARGIN, y=box.y, title=name)
            group = replace(fresh, bounds=bounds)
        labels[box.lane_id] = group
    return labels


def _gathered(
    role: Role, groups: Sequence[Group], previous: LayoutResult | None, size: Size
) -> Group:
    """Groups under one roof; the old roof where they are all the same."""
    bounds = Rect(0, 0, size.width, size.height)
    if previous is not None:
        old = previous.labels_group if role is Role.LABELS else previous.connectors_group
        same = len(old.children) == len(groups) and old.bounds == bounds
        if same and all(a is b for a, b in zip(old.children, groups, strict=True)):
            return old
    return Group(role, "", tuple(groups), bounds)


def _emptiness(scope: Scope) -> tuple[bool, bool, bool]:
    return scope.options.hints, bool(scope.header.steps), bool(scope.lanes)


def _sheet_group(scope: Scope, frame: Frame, memory: Memory | None) -> Kept[Group]:
    """The paper, the line above the first lane, and on the canvas what an empty map says."""
    theme, size, grid = scope.options.theme, frame.size, frame.grid
    hints, stages, lanes = _emptiness(scope)

    def make() -> Group:
        paper = Rect(0, 0, size.width, size.height)
        nodes: list[Node] = [RectNode(paper, 0.0, theme.paper)]
        if lanes:
            edge = Rect(MARGIN, grid.y - 0.375, LABEL_WIDTH + grid.width, 0.75)
            nodes.append(RectNode(edge, 0.0, theme.hairline))
        if hints:
            area = grid if lanes else Rect(MARGIN, grid.y, size.width - 2 * MARGIN, grid.height)
            hint = invitation(area, theme, stages=stages, lanes=lanes)
            if hint is not None:
                nodes.append(hint)
        return Group(Role.SHEET, "", tuple(nodes), paper)

    key = (size, grid, theme, hints, stages, lanes)
    return kept(memory.sheet_group if memory else None, key, make)
