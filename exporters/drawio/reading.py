"""What a drawing means: swimlanes are lanes or stages, chevrons are stages, all else is notes.

Lanes one below the other are lanes, and where their notes stand along them are the steps. Lanes
side by side are lanes too where arrows run between their notes, for then time runs down the page;
where there are no arrows they are stages, as the columns of a board are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exporters.draft import Draft, DraftArrow, DraftCard, DraftLane, DraftStage, lane_kind_called
from exporters.drawio.arranging import clusters
from exporters.drawio.shapes import Arrow, Drawing, Shape
from model.errors import ImportFormatError
from model.kinds import ConnectorKind, LaneKind
from model.layout.geometry import Rect
from resources.words import tr

_MARGIN = 2.0  # points a note may stand out of its lane


def draft_of(drawing: Drawing, *, title: str) -> Draft:
    """The journey in a drawing of another hand.

    Raises:
        ImportFormatError: nothing in it says anything.
    """
    lanes = [shape for shape in drawing.shapes if shape.is_lane]
    holders = {lane.parent for lane in lanes}
    leaves = [lane for lane in lanes if lane.id not in holders]
    notes = [shape for shape in drawing.shapes if not shape.is_lane and shape.text]
    if not notes and not any(lane.text for lane in lanes):
        raise ImportFormatError(tr("Nothing in the drawing says anything."))
    pool = next((lane.text for lane in lanes if lane.id in holders and lane.text), "")
    arrows = _arrows(drawing, {note.id for note in notes})
    if not leaves:
        draft = _loose(notes, arrows, title)
    elif _stacked(leaves):
        draft = _in_lanes(leaves, notes, arrows, pool or title, down=False)
    elif arrows:
        draft = _in_lanes(leaves, notes, arrows, pool or title, down=True)
    else:
        draft = _board(leaves, notes, pool or title)
    silent = sum(1 for shape in drawing.shapes if not shape.is_lane and not shape.text)
    warnings = list(draft.warnings)
    if silent:
        warnings.append(tr("Shapes without a text were left out: {n}.", n=silent))
    return Draft(
        draft.title, draft.stages, draft.lanes, draft.cards, arrows=draft.arrows,
        warnings=tuple(warnings),
    )  # fmt: skip


def _stacked(lanes: Sequence[Shape]) -> bool:
    if len(lanes) == 1:
        return lanes[0].upright_title
    across = max(lane.rect.x for lane in lanes) - min(lane.rect.x for lane in lanes)
    down = max(lane.rect.y for lane in lanes) - min(lane.rect.y for lane in lanes)
    return down > across


def _home(note: Shape, lanes: Sequence[Shape]) -> int | None:
    """The lane a note stands in: its parent, or the one its middle is in."""
    for index, lane in enumerate(lanes):
        if note.parent == lane.id:
            return index
    for index, lane in enumerate(lanes):
        if _holds(lane.rect, note.rect):
            return index
    return None


def _holds(outer: Rect, inner: Rect) -> bool:
    centre = inner.centre
    return (
        outer.x - _MARGIN <= centre.x <= outer.right + _MARGIN
        and outer.y - _MARGIN <= centre.y <= outer.bottom + _MARGIN
    )


def _in_lanes(
    lanes: Sequence[Shape],
    notes: Sequence[Shape],
    arrows: Sequence[Arrow],
    title: str,
    *,
    down: bool,
) -> Draft:
    """Lanes with steps along them; ``down``: the lanes stand side by side and time runs down."""
    lanes = sorted(lanes, key=lambda lane: (lane.rect.x, lane.rect.y))
    if not down:
        lanes = sorted(lanes, key=lambda lane: (lane.rect.y, lane.rect.x))
    homes = {note.id: _home(note, lanes) for note in notes}
    placed = [note for note in notes if homes[note.id] is not None]
    columns = _columns(placed, down=down)
    cards = tuple(
        DraftCard(note.id, note.text, homes[note.id], columns.get(note.id))
        for note in _along(notes, down=not down)
    )
    names = [lane.text or tr("Lane {n}", n=n) for n, lane in enumerate(lanes, start=1)]
    steps = 1 + max(columns.values(), default=0)
    guessed = (
        tr("The columns of the drawing are its lanes, and time runs down: {n} steps.", n=steps)
        if down
        else tr("Where the shapes stand along the lanes are the steps: {n}.", n=steps)
    )
    return Draft(
        title,
        stages=(DraftStage(title, ("",) * steps),),
        lanes=tuple(DraftLane(name, lane_kind_called(name) or LaneKind.ACTIONS) for name in names),
        cards=cards,
        arrows=_connected(arrows, columns),
        warnings=(guessed, *_outside(len(notes) - len(placed))),
    )


def _board(lanes: Sequence[Shape], notes: Sequence[Shape], title: str) -> Draft:
    """Columns without arrows: stages, each with its notes from the top."""
    lanes = sorted(lanes, key=lambda lane: (lane.rect.x, lane.rect.y))
    homes = {note.id: _home(note, lanes) for note in notes}
    cards = tuple(
        DraftCard(note.id, note.text, None if homes[note.id] is None else 0, homes[note.id])
        for note in _along(notes, down=True)
    )
    outside = sum(1 for home in homes.values() if home is None)
    return Draft(
        title,
        stages=tuple(
            DraftStage(lane.text or tr("Stage {n}", n=n)) for n, lane in enumerate(lanes, start=1)
        ),
        lanes=(DraftLane("", LaneKind.FREE_TEXT),),
        cards=cards,
        warnings=(tr("The columns of the drawing are its stages."), *_outside(outside)),
    )


def _loose(notes: Sequence[Shape], arrows: Sequence[Arrow], title: str) -> Draft:
    """No lanes at all: a row of chevrons is the stages; else one lane, in which arrows run."""
    stages = sorted(
        (note for note in notes if note.style.get("shape") == "step"),
        key=lambda note: note.rect.x,
    )
    if len(stages) > 1 and not arrows:
        return _below_stages(stages, notes, title)
    columns = _columns(notes, down=False)
    return Draft(
        title,
        stages=(DraftStage(title, ("",) * (1 + max(columns.values(), default=0))),),
        lanes=(DraftLane("", LaneKind.ACTIONS),),
        cards=tuple(
            DraftCard(note.id, note.text, 0, columns[note.id]) for note in _along(notes, down=True)
        ),
        arrows=_connected(arrows, columns),
        warnings=(tr("The drawing has no lanes: all its shapes stand in one."),),
    )


def _below_stages(stages: Sequence[Shape], notes: Sequence[Shape], title: str) -> Draft:
    band = stages[0].rect
    chosen = {stage.id for stage in stages}
    above = [note for note in notes if note.rect.bottom <= band.y and note.id not in chosen]
    below = [note for note in notes if note.rect.bottom > band.y and note.id not in chosen]
    rows = clusters([(note.rect.y, note.rect.bottom) for note in below])
    row_of = {note.id: row for note, row in zip(below, rows, strict=True)}
    named = " ".join(note.text for note in _along(above, down=True))
    return Draft(
        named or title,
        stages=tuple(DraftStage(stage.text) for stage in stages),
        lanes=tuple(DraftLane("", LaneKind.FREE_TEXT) for _ in range(1 + max(rows, default=0))),
        cards=tuple(
            DraftCard(note.id, note.text, row_of[note.id], _nearest(note, stages))
            for note in _along(below, down=True)
        ),
        warnings=(tr("The arrows in a row are the stages: {n}.", n=len(stages)),),
    )


def _nearest(note: Shape, stages: Sequence[Shape]) -> int:
    middle = note.rect.centre.x
    return min(range(len(stages)), key=lambda n: abs(stages[n].rect.centre.x - middle))


def _columns(notes: Sequence[Shape], *, down: bool) -> dict[str, int]:
    spans = [
        (note.rect.y, note.rect.bottom) if down else (note.rect.x, note.rect.right)
        for note in notes
    ]
    return {note.id: number for note, number in zip(notes, clusters(spans), strict=True)}


def _along(notes: Sequence[Shape], *, down: bool) -> list[Shape]:
    """The notes in the order they are read: from the top, or from the left."""
    return sorted(
        notes,
        key=lambda note: (note.rect.y, note.rect.x) if down else (note.rect.x, note.rect.y),
    )


def _outside(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    return (tr("Shapes that stand in no lane are in the parking lot: {n}.", n=count),)


def _connected(arrows: Sequence[Arrow], columns: Mapping[str, int]) -> tuple[DraftArrow, ...]:
    found = []
    for arrow in arrows:
        source, target = columns.get(arrow.source, 0), columns.get(arrow.target, 0)
        kind = ConnectorKind.LOOPS_BACK if target < source else ConnectorKind.NEXT
        found.append(DraftArrow(arrow.source, arrow.target, arrow.text, kind))
    return tuple(found)


def _arrows(drawing: Drawing, speaking: set[str]) -> list[Arrow]:
    """Arrows between shapes that say something; one that ends at a silent shape goes on with it."""
    onward: dict[str, list[Arrow]] = {}
    for arrow in drawing.arrows:
        onward.setdefault(arrow.source, []).append(arrow)
    found: list[Arrow] = []
    for arrow in drawing.arrows:
        if arrow.source not in speaking:
            continue
        seen: set[str] = set()
        ends = [arrow]
        while ends:
            end = ends.pop(0)
            if end.target in speaking:
                found.append(Arrow(arrow.source, end.target, end.text or arrow.text, end.style))
            elif end.target and end.target not in seen:
                seen.add(end.target)
                ends += onward.get(end.target, ())
    return found
