"""Things dropped from the palette."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMimeData

from designer.canvas.draft import Draft
from designer.canvas.exchange.drops import DropPlan, Edit, card_at, plan_drop
from designer.canvas.host import Canvas, Pointer
from designer.canvas.marking.lane_mark import NewLaneMark
from designer.canvas.marking.marks import AreaMark, LineMark, Mark, OutlinesMark
from designer.canvas.marking.outlines import hull_of, outlines_of
from designer.canvas.selection import Selection
from designer.canvas.tools.landing import Landing
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import embed_image
from model.ids import new_id
from model.layout.result import LayoutResult
from model.places import Place
from model.records import Card, Image, Marker, Record
from widgets.drag_item import DragItem

_TARGET_WIDTH = 3.0
"""Wider than the outline of what is selected."""


class PaletteDrop:
    """One drag from the palette, from entering the canvas to the drop."""

    def __init__(self, canvas: Canvas, data: QMimeData) -> None:
        self._canvas = canvas
        self._item = DragItem.from_bytes(bytes(data.data(DragItem.MIME_TYPE).data()))
        self._previewed: object = None
        self._said = ""
        self._landing = Landing(canvas)
        # The same id at every place: the card that is shown there is one card that moves.
        self._card_id = new_id(Card.prefix)

    @property
    def wanted(self) -> bool:
        """Whether it is something a map can hold."""
        return self._item is not None

    def move(self, pointer: Pointer) -> None:
        """Show where it would go, and what it would do."""
        if self._item is None:
            return
        plan = self._plan(self._item, pointer)
        overlay = self._canvas.overlay
        if plan.place is not None:
            self._land(self._item, plan.place)
        else:
            if self._landing.change is not None:
                self._landing.end()
            self._preview(plan)
            overlay.put("line", _line_mark(plan))
            overlay.put("target", target_mark(self._canvas.result, plan))
        if plan.sentence != self._said:
            self._said = plan.sentence
            self._canvas.say(plan.sentence)

    def leave(self) -> None:
        """It left the canvas: nothing is shown any more."""
        self._landing.end()
        self._previewed = None

    def drop(self, pointer: Pointer) -> None:
        """Make the edit, select what came of it, and let its text be typed."""
        self.move(pointer)
        if self._item is None:
            return
        plan = self._plan(self._item, pointer)
        if plan.edit is None:
            self.leave()
            self._canvas.say(plan.sentence)
        elif plan.opens == "image_id":
            self.leave()
            self._canvas.ask_picture(partial(_pictured, plan.edit))
        else:
            shown = self._landing.change
            edit = plan.edit
            change = self._landing.commit(lambda now: shown or edit(now))
            if change is not None:
                self._show(plan, change)

    def _plan(self, item: DragItem, pointer: Pointer) -> DropPlan:
        canvas = self._canvas
        point = pointer.seen if item.what == "persona" else pointer.at
        return plan_drop(canvas.result, item, point, canvas.chosen)

    def _land(self, item: DragItem, place: Place) -> None:
        """The neighbours make room for the card."""
        self._landing.show(
            place,
            lambda document, where: card_at(document, item, where, ids=lambda _: self._card_id),
        )

    def _preview(self, plan: DropPlan) -> None:
        """Show an emotion on its curve before it is dropped."""
        if plan.previews == self._previewed:
            return
        self._previewed = plan.previews
        canvas = self._canvas
        if plan.previews is None or plan.edit is None:
            canvas.layout_now.end_preview()
        else:
            canvas.layout_now.preview(plan.edit(canvas.document))

    def _show(self, plan: DropPlan, change: ChangeSet) -> None:
        made = _made(change, plan.made) if plan.made else None
        if made is not None:
            self._canvas.choose(Selection.of([made.id]))
            if plan.opens and not getattr(made, plan.opens):
                self._canvas.edit_text(made.id, plan.opens)
            elif isinstance(made, Marker) and not made.word:
                self._canvas.name_feeling(made.id)
        elif plan.selects:
            self._canvas.choose(Selection.of(plan.selects))


def _pictured(add: Edit, document: JourneyMap, image: Image) -> ChangeSet:
    """The card with its picture, in one step."""
    draft = Draft(document)
    added = draft.do(add(document))
    card = next(record for record in reversed(added.added) if isinstance(record, Card))
    draft.do(embed_image(draft.document, card.id, image))
    return draft.finish(added.label)


def target_mark(result: LayoutResult, plan: DropPlan) -> Mark | None:
    """What takes the thing: the records that get it are outlined, a place is tinted."""
    outlines = outlines_of(result, plan.selects)
    if outlines:
        return OutlinesMark(outlines, hull_of(outlines), width=_TARGET_WIDTH)
    area = plan.areas[0] if plan.areas else None
    return AreaMark(area, fill=0.08, line=0.5) if area else None


def _line_mark(plan: DropPlan) -> Mark | None:
    if plan.line is None:
        return None
    if plan.line_text:
        return NewLaneMark(plan.line, plan.line_space, plan.line_text)
    return LineMark(plan.line, plan.line_space)


def _made(change: ChangeSet, kind: type[Record]) -> Record | None:
    return next((record for record in reversed(change.added) if isinstance(record, kind)), None)
