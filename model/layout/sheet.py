"""The sheet from top to bottom: heading, band, lanes, connectors, parking lot, legend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from model.ids import Id
from model.layout.band import BandPart, draw_band
from model.layout.display import Group, Node, RectNode, Role
from model.layout.foot import draw_foot
from model.layout.geometry import Rect, Size
from model.layout.heading import HeadingPart, draw_heading
from model.layout.invitation import invitation
from model.layout.keeping import Kept, kept, same
from model.layout.lanes import LanePart
from model.layout.lines import draw_connectors
from model.layout.memory import Memory
from model.layout.metrics import LABEL_WIDTH, MARGIN, SECTION_GAP, SHEET_WIDTH
from model.layout.result import LaneBox, LayoutResult, StageBox, StepBox
from model.layout.routes import Plan
from model.layout.scope import Scope
from model.layout.sketch import merged_missing
from model.layout.stacks import Dealer
from model.queries import personas_in_order, stage_hues

GRID_X = MARGIN + LABEL_WIDTH
_EMPTY_HEIGHT = 240.0
"""How high the grid of a map without lanes is."""


def compose_sheet(
    scope: Scope,
    plan: Kept[Plan],
    dealer: Dealer,
    parts: Mapping[Id, LanePart],
    previous: LayoutResult | None,
) -> LayoutResult:
    """Put all parts in their place."""
    memory = previous.memory if previous else None
    inner = max(LABEL_WIDTH + scope.header.columns.width, SHEET_WIDTH - 2 * MARGIN)
    heading = _heading(scope, inner, memory)
    band = _band(scope, memory)
    band_y = MARGIN + heading.value.drawing.height + SECTION_GAP
    grid_y = band_y + band.value.height
    boxes = _lane_boxes(scope, parts, grid_y, previous)
    grid_height = sum(box.height for box in boxes) if boxes else _EMPTY_HEIGHT
    grid = Rect(GRID_X, grid_y, scope.header.columns.width or inner - LABEL_WIDTH, grid_height)
    connectors = draw_connectors(scope, plan.value, parts, boxes, grid, previous)
    old_foot = memory.foot if memory else None
    foot = draw_foot(scope, dealer, parts, inner, grid.bottom, old_foot)
    size = Size(inner + 2 * MARGIN, foot.bottom + MARGIN)
    heading_group = kept(
        memory.heading_group if memory else None,
        (heading.value,),
        lambda: heading.value.drawing.group(
            Role.HEADING, scope.document.info.id, x=MARGIN, y=MARGIN
        ),
    )
    band_group = kept(
        memory.band_group if memory else None,
        (band.value, band_y),
        lambda: _band_group(band.value, scope, band_y),
    )
    sheet_group = kept(
        memory.sheet_group if memory else None,
        (size, grid, scope.options.theme, _emptiness(scope)),
        lambda: _sheet_group(scope, size, grid),
    )
    labels = _labels(parts, boxes, memory)
    return LayoutResult(
        document=scope.document,
        options=scope.options,
        size=size,
        grid=grid,
        stages=_stage_boxes(band.value, band_y),
        steps=_step_boxes(band.value, scope, band_y),
        lanes=boxes,
        connectors=tuple(part.box for part in connectors.values()),
        personas={
            persona_id: rect.moved(MARGIN, MARGIN)
            for persona_id, rect in heading.value.personas.items()
        },
        parking=foot.parking_rects,
        parking_rect=foot.parking_rect,
        sheet_group=sheet_group.value,
        heading_group=heading_group.value,
        band_group=band_group.value,
        labels_group=_gathered(Role.LABELS, list(labels.values()), previous, size),
        connectors_group=_gathered(
            Role.CONNECTORS, [part.group for part in connectors.values()], previous, size
        ),
        parking_group=foot.parking_group,
        legend_group=foot.legend_group,
        missing=merged_missing(
            (
                heading.value.drawing.missing,
                *(drawing.missing for *_, drawing in (*band.value.stages, *band.value.steps)),
                *(parts[lane.id].missing for lane in scope.lanes),
                *(part.missing for part in connectors.values()),
                foot.missing,
            )
        ),
        memory=Memory(
            header=scope.header,
            marks=scope.marks,
            lanes=scope.lanes,
            cells=scope.cells,
            markers=scope.markers,
            metrics_on_cards=scope.metrics_on_cards,
            plan=plan,
            lane_parts=parts,
            heading=heading,
            band=band,
            heading_group=heading_group,
            band_group=band_group,
            sheet_group=sheet_group,
            label_groups=labels,
            connectors=connectors,
            foot=foot,
        ),
    )


def _heading(scope: Scope, width: float, memory: Memory | None) -> Kept[HeadingPart]:
    document, theme = scope.document, scope.options.theme
    personas = [p for p in personas_in_order(document) if p.id in scope.marks]
    images = {p.photo_id: document.images.get(p.photo_id) for p in personas if p.photo_id}
    photos = {image_id: image for image_id, image in images.items() if image}
    info, marks, hints = document.info, scope.marks, scope.options.hints
    key = (info, tuple(personas), marks, tuple(photos.values()), width, theme, hints)
    return kept(
        memory.heading if memory else None,
        key,
        lambda: draw_heading(info, personas, marks, photos, width, theme, hints=hints),
    )


def _band(scope: Scope, memory: Memory | None) -> Kept[BandPart]:
    hues = dict(stage_hues(scope.document))
    key = (scope.header, tuple(hues.items()), scope.options.theme)
    return kept(
        memory.band if memory else None,
        key,
        lambda: draw_band(scope.header, hues, scope.options.theme),
    )


def _band_group(band: BandPart, scope: Scope, top: float) -> Group:
    """The band on the sheet: stages and steps each at their own place."""
    groups: list[Node] = []
    names = {stage.id: stage.name for stage in scope.header.stages}
    names.update((step.id, step.name) for step in scope.header.steps)
    for stage_id, x, _, drawing in band.stages:
        groups.append(
            drawing.group(Role.STAGE, stage_id, x=GRID_X + x, y=top, title=names[stage_id])
        )
    for step_id, x, _, drawing in band.steps:
        y = top + band.stage_height
        groups.append(drawing.group(Role.STEP, step_id, x=GRID_X + x, y=y, title=names[step_id]))
    width = scope.header.columns.width + MARGIN
    return Group(Role.BAND, "", tuple(groups), Rect(GRID_X, top, width, band.height))


def _stage_boxes(band: BandPart, top: float) -> tuple[StageBox, ...]:
    return tuple(
        StageBox(stage_id, Rect(GRID_X + x, top, width, band.stage_height))
        for stage_id, x, width, _ in band.stages
    )


def _step_boxes(band: BandPart, scope: Scope, top: float) -> tuple[StepBox, ...]:
    y = top + band.stage_height
    return tuple(
        StepBox(step.id, step.stage_id, Rect(GRID_X + x, y, width, band.step_height))
        for step, (_, x, width, _) in zip(scope.header.steps, band.steps, strict=True)
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


def _sheet_group(scope: Scope, size: Size, grid: Rect) -> Group:
    """The paper, the line above the first lane, and on the canvas what an empty map says."""
    theme = scope.options.theme
    paper = Rect(0, 0, size.width, size.height)
    nodes: list[Node] = [RectNode(paper, 0.0, theme.paper)]
    hints, stages, lanes = _emptiness(scope)
    if lanes:
        edge = Rect(MARGIN, grid.y - 0.375, LABEL_WIDTH + grid.width, 0.75)
        nodes.append(RectNode(edge, 0.0, theme.hairline))
    if hints:
        area = grid if lanes else Rect(MARGIN, grid.y, size.width - 2 * MARGIN, grid.height)
        hint = invitation(area, theme, stages=stages, lanes=lanes)
        if hint is not None:
            nodes.append(hint)
    return Group(Role.SHEET, "", tuple(nodes), paper)
