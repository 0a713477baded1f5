"""Headings of a table that are the map's own: they say where cells belong, and are no cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.clips.clip import Snippet
from model.document import JourneyMap
from model.ids import Id
from model.kinds import CARD_KINDS, LANE_KINDS, CardKind, LaneKind
from model.places import CellPlace
from model.queries import lane_name, lanes_in_order, stages_in_order, steps_in_order, steps_of
from model.records import Lane

Row = Sequence[Snippet]


@dataclass(frozen=True, slots=True)
class Aligned:
    """The cells that become cards, with the lane of each row and the step of each column.

    None stands for a place that the map does not have. ``headed``: headings were recognised.
    """

    rows: tuple[tuple[Snippet, ...], ...]
    lane_ids: tuple[Id | None, ...]
    step_ids: tuple[Id | None, ...]
    headed: bool = False


def aligned(document: JourneyMap, rows: Sequence[Row], place: CellPlace) -> Aligned:
    """Where the cells of a table go.

    A first row of stage or step names and a first column of lane names place what is below and
    beside them; so does a table that stands on its side. Without them the cells go to the right
    and downwards from the place.
    """
    columns = _columns(document, rows[0]) if len(rows) > 1 else None
    if columns is None and _stands_on_its_side(document, rows):
        rows = list(zip(*rows, strict=True))
        columns = _columns(document, rows[0])
    headed = columns is not None
    if headed:
        rows = rows[1:]
    width = len(rows[0])
    step_ids = columns or _run([step.id for step in steps_in_order(document)], place.step_id, width)
    labels = [row[0].text for row in rows]
    labelled = not headed or step_ids[0] is None
    lane_ids = _lanes(document, labels, some=headed) if labelled else None
    if lane_ids is None:
        lanes = [lane.id for lane in lanes_in_order(document)]
        found = _run(lanes, place.lane_id, len(rows))
        return Aligned(_tuples(rows), tuple(found), tuple(step_ids), headed)
    if not headed:  # the column of names has no step of its own
        step_ids = [None, *step_ids[: width - 1]]
    unnamed = [
        (Snippet("") if lane_id is not None else row[0], *row[1:])
        for row, lane_id in zip(rows, lane_ids, strict=True)
    ]
    return Aligned(_tuples(unnamed), tuple(lane_ids), tuple(step_ids), headed=True)


def _tuples(rows: Sequence[Row]) -> tuple[tuple[Snippet, ...], ...]:
    return tuple(tuple(row) for row in rows)


def _run(ids: list[Id], first: Id, count: int) -> list[Id | None]:
    """So many ids from the first on; None beyond the last."""
    start = ids.index(first) if first in ids else 0
    found: list[Id | None] = [*ids[start : start + count]]
    return found + [None] * (count - len(found))


def _columns(document: JourneyMap, header: Row) -> list[Id | None] | None:
    """The step of each column, where the header names the map's steps or stages; else None.

    The first cell may say what the column of names is called. An empty cell after a stage's name
    is the next step of that stage.
    """
    found: list[Id | None] = []
    for index, cell in enumerate(header):
        if cell.text:
            step_id = _step_called(document, cell.text, found)
        else:
            step_id = _next_of_stage(document, found[-1] if found else None)
        if cell.text and step_id is None and index:
            return None
        found.append(step_id)
    named = [cell for cell, step_id in zip(header, found, strict=True) if cell.text and step_id]
    return found if named else None


def _step_called(document: JourneyMap, name: str, used: Sequence[Id | None]) -> Id | None:
    wanted = _plain(name)
    free = [step for step in steps_in_order(document) if step.id not in used]
    by_step = [step.id for step in free if _plain(step.name) == wanted]
    stages = [stage.id for stage in stages_in_order(document) if _plain(stage.name) == wanted]
    by_stage = [step.id for step in free if step.stage_id in stages]
    return next(iter([*by_step, *by_stage]), None) if wanted else None


def _next_of_stage(document: JourneyMap, step_id: Id | None) -> Id | None:
    step = document.steps.get(step_id or "")
    if step is None:
        return None
    steps = [other.id for other in steps_of(document, step.stage_id)]
    after = steps.index(step.id) + 1
    return steps[after] if after < len(steps) else None


def _stands_on_its_side(document: JourneyMap, rows: Sequence[Row]) -> bool:
    """Whether the first column names steps or stages, one below the other."""
    labels = [row[0] for row in rows]
    below = [label.text for label in labels[1:] if label.text]
    if len(below) < 2 or len(set(map(_plain, below))) < len(below):
        return False
    return _columns(document, labels) is not None


def _lanes(document: JourneyMap, labels: list[str], *, some: bool) -> list[Id | None] | None:
    """The lane that each label names; None unless all do (``some``: at least one)."""
    found: list[Id | None] = []
    free = lanes_in_order(document)
    for label in labels:
        lane = _lane_called(label, free)
        if lane is not None:
            free.remove(lane)
        found.append(lane.id if lane else None)
    known = [lane_id for lane_id in found if lane_id is not None]
    if not known or (not some and len(known) < max(len(labels), 2)):
        return None
    return found


def _lane_called(label: str, lanes: Sequence[Lane]) -> Lane | None:
    """By its own name or its kind's; else the first lane that is for cards of this name."""
    wanted = _plain(label)
    if not wanted:
        return None
    for names in (_names, _card_names):
        for lane in lanes:
            if wanted in names(lane):
                return lane
    return None


def _names(lane: Lane) -> set[str]:
    return {_plain(lane_name(lane)), _plain(LANE_KINDS[lane.kind].name)}


def _card_names(lane: Lane) -> set[str]:
    kind = LANE_KINDS[lane.kind].card_kind
    if kind is CardKind.NOTE and lane.kind is not LaneKind.FREE_TEXT:
        return set()  # its notes are not what the lane is about
    return {_plain(CARD_KINDS[kind].name), _plain(CARD_KINDS[kind].plural)}


def _plain(name: str) -> str:
    return " ".join(name.replace("-", " ").split()).strip(" :.").casefold()
