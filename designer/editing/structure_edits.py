"""What the menus do with stages, steps and lanes: add, split, merge, size, colour, collapse."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from designer.canvas.draft import Draft
from designer.canvas.selection import Selection
from designer.canvas.sizing import cut_size, sizes_now
from designer.canvas.view import CanvasView
from model.changes import ChangeSet, squash
from model.document import JourneyMap
from model.edits import (
    add_lane,
    add_stage,
    add_step,
    edit,
    fold,
    merge_stage,
    merge_step,
    resize,
    split_stage,
    split_step,
    take_guidance,
)
from model.ids import Id
from model.queries import lanes_in_order, stages_in_order, steps_of
from model.records import Lane, Stage, Step
from resources.words import tr


class StructureEdits:
    """Edits of the frame of the map, as far as it is selected."""

    def __init__(self, canvas: CanvasView) -> None:
        self._canvas = canvas

    def take_guidance(self) -> None:
        """The usual touchpoints, goals and key actions in the selected stages, else in all."""
        stages = self.stages()
        canvas = self._canvas
        canvas.attempt(lambda document: take_guidance(document, stages or None))

    # --- what is meant ---------------------------------------------------------------------------

    @property
    def current(self) -> Stage | Step | Lane | None:
        """The stage, step or lane that was selected last."""
        record = self._canvas.document.find(self._canvas.chosen.current or "")
        return record if isinstance(record, Stage | Step | Lane) else None

    def stages(self) -> list[Id]:
        """The selected stages, in order."""
        chosen = self._canvas.selection
        return [s.id for s in stages_in_order(self._canvas.document) if s.id in chosen]

    def steps_meant(self) -> list[Id]:
        """The selected steps, those of selected stages, or else the step of what is selected."""
        document, chosen = self._canvas.document, self._canvas.selection
        steps = [step.id for stage in self.stages() for step in steps_of(document, stage)]
        steps += [i for i in sorted(chosen) if i in document.steps and i not in steps]
        return steps or [i for i in (self._cell()[1],) if i and not self.lanes()]

    def lanes(self) -> list[Id]:
        """The selected lanes, in order."""
        chosen = self._canvas.selection
        return [lane.id for lane in lanes_in_order(self._canvas.document) if lane.id in chosen]

    def lanes_meant(self) -> list[Id]:
        """The selected lanes, or else the lane of what is selected."""
        frame = self.stages() or isinstance(self.current, Step)
        return self.lanes() or [i for i in (self._cell()[0],) if i and not frame]

    def foldable(self) -> list[Id]:
        """What collapsing is about: stages and lanes, the stage of a step, the lane of a card."""
        found = [*self.stages(), *self.lanes()]
        if found:
            return found
        document, (lane_id, step_id) = self._canvas.document, self._cell()
        step = self.current if isinstance(self.current, Step) else document.steps.get(step_id)
        stage = document.stages.get(step.stage_id) if step else None
        if stage is not None and (stage.collapsed or isinstance(self.current, Step)):
            return [stage.id]
        return [lane_id] if lane_id in document.lanes else []

    def collapsed(self) -> bool:
        """Whether all that is meant is collapsed."""
        records = [self._canvas.document.find(record_id) for record_id in self.foldable()]
        return bool(records) and all(isinstance(r, Stage | Lane) and r.collapsed for r in records)

    def any_collapsed(self) -> bool:
        """Whether anything on the map is collapsed."""
        return bool(self._all_collapsed())

    def can_split_stage(self) -> bool:
        """Whether the current step is one that a new stage can begin with."""
        step = self.current
        if not isinstance(step, Step):
            return False
        return steps_of(self._canvas.document, step.stage_id)[0].id != step.id

    def can_split_step(self) -> bool:
        """Whether a step is the current thing."""
        return isinstance(self.current, Step)

    def can_merge(self) -> bool:
        """Whether the current stage or step has a next one to be merged with."""
        record, document = self.current, self._canvas.document
        match record:
            case Stage():
                return stages_in_order(document)[-1].id != record.id
            case Step():
                return steps_of(document, record.stage_id)[-1].id != record.id
            case _:
                return False

    # --- edits -----------------------------------------------------------------------------------

    def add(self, *, after: bool) -> None:
        """A new stage, step or lane before or after the current one; its name is typed next."""
        record = self.current
        if record is not None:
            self._begin(lambda document: _added(document, record, after=after))

    def split_stage(self) -> None:
        """The stage of the current step into two; the second, which begins there, is named."""
        step = self.current
        if isinstance(step, Step):
            self._begin(lambda document: split_stage(document, step.id))

    def split_step(self) -> None:
        """The current step into two; the second is named."""
        step = self.current
        if isinstance(step, Step):
            self._begin(lambda document: split_step(document, step.id))

    def merge(self) -> None:
        """The current stage or step and the next one as one."""
        record = self.current
        if isinstance(record, Stage | Step):
            merge = merge_stage if isinstance(record, Stage) else merge_step
            if self._canvas.attempt(lambda document: merge(document, record.id)):
                self._canvas.choose(Selection.of([record.id]))

    def widen(self, by: float) -> None:
        """Steps wider or narrower by so many points."""
        self._grow(self.steps_meant(), by)

    def heighten(self, by: float) -> None:
        """Lanes taller or lower by so many points."""
        self._grow(self.lanes_meant(), by)

    def fit(self) -> None:
        """Steps and lanes as large as usual."""
        ids = [*self.steps_meant(), *self.lanes_meant()]
        self._canvas.attempt(lambda document: resize(document, dict.fromkeys(ids)))

    def colour(self, hue: int | None) -> None:
        """Stages in one of the theme's colours; None: by their place."""
        ids = self.stages()
        self._canvas.attempt(
            lambda document: squash(
                (edit(document, stage_id, {"hue": hue}) for stage_id in ids),
                label=tr("Set colour"),
            )
        )

    def switch_collapsed(self) -> None:
        """Collapse what is meant, or expand it where all of it is collapsed."""
        ids, on = self.foldable(), not self.collapsed()
        if self._canvas.attempt(lambda document: fold(document, ids, on=on)):
            self._canvas.choose(Selection.of(ids))
            self._canvas.reveal(ids)

    def expand_all(self) -> None:
        """Expand all stages and lanes."""
        ids = self._all_collapsed()
        change = self._canvas.attempt(lambda document: fold(document, ids, on=False))
        if change:
            self._canvas.reveal(self._canvas.selection)

    def collapse_others(self) -> None:
        """Collapse all other stages, or all other lanes, and expand those that are meant."""
        meant = self._meant_alone()
        document = self._canvas.document
        table = document.stages if any(i in document.stages for i in meant) else document.lanes
        kept = [record_id for record_id in meant if record_id in table]
        others = [record_id for record_id in table if record_id not in meant]

        def alone(now: JourneyMap) -> ChangeSet:
            draft = Draft(now)
            label = draft.do(fold(now, others)).label
            draft.do(fold(draft.document, kept, on=False))
            return draft.finish(label)

        if kept and self._canvas.attempt(alone):
            self._canvas.choose(Selection.of(kept))
            self._canvas.reveal(kept)

    def _meant_alone(self) -> list[Id]:
        found = [*self.stages(), *self.lanes()]
        step = self._canvas.document.steps.get(self._cell()[1])
        return found or ([step.stage_id] if step else [])

    def _all_collapsed(self) -> list[Id]:
        document = self._canvas.document
        records: list[Stage | Lane] = [*document.stages.values(), *document.lanes.values()]
        return [record.id for record in records if record.collapsed]

    def _cell(self) -> tuple[Id, Id]:
        """The lane and step of the focus cell or of the current card or emotion; else empty."""
        canvas = self._canvas
        if canvas.chosen.cell is not None:
            return canvas.chosen.cell.lane_id, canvas.chosen.cell.step_id
        current = canvas.chosen.current or ""
        if current in canvas.document.steps:
            return "", current
        placed = canvas.document.cards.get(current) or canvas.document.markers.get(current)
        return (placed.lane_id or "", placed.step_id or "") if placed else ("", "")

    def _grow(self, ids: Iterable[Id], by: float) -> None:
        before = sizes_now(self._canvas.result, ids)
        lanes = self._canvas.document.lanes
        sizes: dict[Id, float | None] = {
            i: cut_size(size + by, abs(by)) if i not in lanes else max(20.0, size + by)
            for i, size in before.items()
        }
        self._canvas.attempt(lambda document: resize(document, sizes))

    def _begin(self, edit_frame: Callable[[JourneyMap], ChangeSet]) -> None:
        """Make an edit, select what it added first, and let its name be typed."""
        canvas = self._canvas
        change = canvas.attempt(edit_frame)
        if change is not None and change.added:
            new_id = change.added[0].id
            canvas.choose(Selection.of([new_id]))
            canvas.reveal([new_id])
            canvas.edit_text(new_id, "name")


def _added(document: JourneyMap, record: Stage | Step | Lane, *, after: bool) -> ChangeSet:
    match record:
        case Stage():
            order = [stage.id for stage in stages_in_order(document)]
            before_id = _neighbour(order, record.id, after=after)
            return add_stage(document, name="", before_id=before_id)
        case Step():
            order = [step.id for step in steps_of(document, record.stage_id)]
            before_id = _neighbour(order, record.id, after=after)
            return add_step(document, record.stage_id, before_id=before_id)
        case Lane():
            order = [lane.id for lane in lanes_in_order(document)]
            before_id = _neighbour(order, record.id, after=after)
            return add_lane(document, kind=record.kind, before_id=before_id)


def _neighbour(order: list[Id], current: Id, *, after: bool) -> Id | None:
    index = order.index(current) + (1 if after else 0)
    return order[index] if index < len(order) else None
