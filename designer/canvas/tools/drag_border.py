"""Making steps, stages and lanes larger and smaller by their borders."""

from __future__ import annotations

from PySide6.QtCore import Qt

from designer.canvas.host import Canvas, Pointer
from designer.canvas.marking.border_marks import BorderMark, SizeMark, space_of
from designer.canvas.sizing import GRID, pulled_ids, pulled_sizes, sizes_now
from designer.canvas.tools.gesture import Gesture
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import resize
from model.errors import JourneyboardError
from model.layout.borders import Border, LaneBorder, border_at, border_rect, column_line_at
from model.layout.hit import CellHit, NothingHit, hit
from resources.words import tr

REACH = 4.0
"""How near to a border of a header or a name the pointer takes hold of it, in pixels."""
_LINE_REACH = 2.5
"""The same for the line between two columns, where other things are pointed at too."""
_FREE = Qt.KeyboardModifier.AltModifier


def border_under(canvas: Canvas, pointer: Pointer) -> Border | None:
    """The border that a press would take hold of."""
    result, zoom = canvas.result, canvas.camera.zoom
    border = border_at(result, pointer.seen, REACH * pointer.reach / zoom)
    if border is not None:
        return border
    line = column_line_at(result, pointer.seen, _LINE_REACH * pointer.reach / zoom)
    free = line is not None and isinstance(hit(result, pointer.seen), CellHit | NothingHit)
    return line if free else None


def cursor_for(border: Border) -> Qt.CursorShape:
    """The pointer's shape over a border."""
    upright = isinstance(border, LaneBorder)
    return Qt.CursorShape.SplitVCursor if upright else Qt.CursorShape.SplitHCursor


def show_border(canvas: Canvas, border: Border | None, *, by: float = 0.0) -> None:
    """Show which border the pointer has, so many points further right; None for none."""
    upright = isinstance(border, LaneBorder)
    result = canvas.layout_now.visible if upright else canvas.layout_now.frame
    rect = border_rect(result, border) if border is not None else None
    rect = rect.moved(by, 0) if rect is not None else None
    mark = BorderMark(rect, space_of(border)) if border is not None and rect is not None else None
    canvas.overlay.put("edge", mark)


def fit_border(canvas: Canvas, pointer: Pointer) -> bool:
    """A border clicked twice gives its size back; whether there was one to click."""
    border = border_under(canvas, pointer)
    if border is None:
        return False
    ids = pulled_ids(canvas.document, border, canvas.chosen.ids)
    if canvas.attempt(lambda document: resize(document, dict.fromkeys(ids))):
        canvas.say(tr("As large as usual again."))
    show_border(canvas, None)
    return True


class BorderDrag(Gesture):
    """The map is shown as it would be, with the size beside the pointer. Alt leaves the grid."""

    def __init__(self, canvas: Canvas, start: Pointer, border: Border) -> None:
        super().__init__(canvas, start)
        self.cursor = cursor_for(border)
        self._border = border
        ids = pulled_ids(canvas.document, border, canvas.chosen.ids)
        self._before = sizes_now(canvas.result, ids)
        self._wanted: dict[str, float | None] = {}

    def begin(self) -> None:
        """Show the border that is held."""
        show_border(self.canvas, self._border)

    def move(self, pointer: Pointer) -> None:
        """Show the map with these sizes."""
        sizes = self._sizes(pointer)
        if sizes != self._wanted:
            self._wanted = sizes
            self._preview(sizes)
        show_border(self.canvas, self._border, by=self._shift(sizes))
        self.canvas.overlay.put("readout", SizeMark(self._words(sizes), pointer.position))

    def finish(self, pointer: Pointer) -> None:
        """Keep these sizes."""
        sizes = self._sizes(pointer)
        self.canvas.overlay.clear("edge", "readout")
        if not self.canvas.attempt(lambda document: self._edit(document, sizes)):
            self.canvas.layout_now.end_preview()

    def cancel(self) -> None:
        """Show the map as it is."""
        self.canvas.layout_now.end_preview()
        self.canvas.overlay.clear("edge", "readout")

    def _preview(self, sizes: dict[str, float | None]) -> None:
        layout = self.canvas.layout_now
        try:
            change = self._edit(self.canvas.document, sizes)
        except JourneyboardError as error:
            self.canvas.say(str(error))
            return
        if change and isinstance(self._border, LaneBorder):
            layout.preview(change)  # how high a lane is depends on its cards
        elif change:
            layout.preview_soon(change)
        else:
            layout.end_preview()

    def _edit(self, document: JourneyMap, sizes: dict[str, float | None]) -> ChangeSet:
        """What was not pulled away from where it stood keeps its size, be it the usual one."""
        moved = {i: size for i, size in sizes.items() if size != self._before.get(i)}
        return resize(document, moved)

    def _sizes(self, pointer: Pointer) -> dict[str, float | None]:
        way = pointer.at.y - self.start.at.y
        if not isinstance(self._border, LaneBorder):
            way = pointer.at.x - self.start.at.x
        grid = 0.0 if pointer.has(_FREE) else GRID
        if not grid:
            way = round(way)
        return pulled_sizes(self._border, self._before, way, grid=grid)

    def _shift(self, sizes: dict[str, float | None]) -> float:
        """How far a border goes to the right with the steps up to it."""
        rect = border_rect(self.canvas.layout_now.frame, self._border)
        if rect is None or isinstance(self._border, LaneBorder):
            return 0.0
        left = {
            box.step_id
            for box in self.canvas.layout_now.frame.steps
            if box.header.right <= rect.x + 0.5
        }
        return sum((sizes[i] or 0.0) - self._before[i] for i in sizes if i in left)

    def _words(self, sizes: dict[str, float | None]) -> str:
        points = sum(size for size in sizes.values() if size is not None)
        if len(set(sizes.values())) == 1 and len(sizes) > 1:
            each = next(iter(sizes.values()))
            return tr("{n} × {size} pt", n=len(sizes), size=f"{each:g}")
        return tr("{size} pt", size=f"{points:g}")
