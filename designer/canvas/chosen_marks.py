"""Shows what is selected: outlines on the map and on the held strips, handles, the focus cell."""

from __future__ import annotations

from designer.canvas.marks import AreaMark, HeldOutlinesMark, OutlinesMark
from designer.canvas.outlines import outlines_of
from designer.canvas.overlay import Overlay
from designer.canvas.places import cell_rect
from designer.canvas.selection import Selection
from designer.canvas.window import Space
from model.layout.geometry import Rect
from model.layout.result import LayoutResult

_CELL_INSET = 2.0
_EDGE = 2.0


def show_chosen(overlay: Overlay, result: LayoutResult, chosen: Selection) -> None:
    """Put the marks of a selection; those it no longer needs go."""
    outlines = outlines_of(result, chosen.ids)
    on_sheet = tuple(outline for outline in outlines if outline.space is Space.SHEET)
    held = tuple(outline for outline in outlines if outline.space is not Space.SHEET)
    handles = _handles(result, chosen)
    overlay.put("selection", OutlinesMark(on_sheet, handles=handles) if on_sheet else None)
    overlay.put("held", HeldOutlinesMark(held) if held else None)
    rect = cell_rect(result, chosen.cell.lane_id, chosen.cell.step_id) if chosen.cell else None
    focus = AreaMark(rect.inset(_CELL_INSET), fill=0.05, line=0.55) if rect else None
    overlay.put("focus", focus)


def _handles(result: LayoutResult, chosen: Selection) -> tuple[Rect, ...]:
    """The right edge of a single selected card, by which it is stretched over more steps."""
    if len(chosen.ids) != 1:
        return ()
    (record_id,) = chosen.ids
    card = result.document.cards.get(record_id)
    rect = result.card_rect(record_id)
    if card is None or rect is None or card.step_id is None:
        return ()
    return (Rect(rect.right - _EDGE / 2, rect.y, _EDGE, rect.height),)
