"""Shows what is selected: outlines on the map and on the held strips, handles, the focus cell."""

from __future__ import annotations

from designer.canvas.marking.marks import AreaMark, HeldOutlinesMark, OutlinesMark, drawn_larger
from designer.canvas.marking.outlines import Outline, hull_of, outlines_of
from designer.canvas.marking.overlay import Overlay
from designer.canvas.places import cell_rect
from designer.canvas.selection import Selection
from designer.canvas.window import Space
from model.layout.geometry import Rect
from model.layout.result import LayoutResult

_CELL_INSET = 2.0
_EDGE = 2.0


def show_chosen(
    overlay: Overlay, result: LayoutResult, chosen: Selection, *, handles: bool = True
) -> None:
    """Put the marks of a selection; those it no longer needs go."""
    by_space: dict[Space, list[Outline]] = {space: [] for space in Space}
    for outline in outlines_of(result, chosen.ids):
        by_space[outline.space].append(outline)
    grips = _handles(result, chosen) if handles else ()
    grown = drawn_larger(overlay.reach)
    on_sheet = tuple(by_space[Space.SHEET])
    mark = (
        OutlinesMark(on_sheet, hull_of(on_sheet), handles=grips, grown=grown) if on_sheet else None
    )
    overlay.put("selection", mark)
    for name, space in (("band", Space.BAND), ("labels", Space.LABELS)):
        held = tuple(by_space[space])
        overlay.put(name, HeldOutlinesMark(held, hull_of(held), space) if held else None)
    rect = cell_rect(result, chosen.cell.lane_id, chosen.cell.step_id) if chosen.cell else None
    focus = AreaMark(rect.inset(_CELL_INSET), fill=0.05, line=0.55) if rect else None
    overlay.put("focus", focus)


def _handles(result: LayoutResult, chosen: Selection) -> tuple[Rect, ...]:
    """The edges of a single selected card, by which it is stretched over more steps."""
    if len(chosen.ids) != 1:
        return ()
    (record_id,) = chosen.ids
    card = result.document.cards.get(record_id)
    rect = result.card_rect(record_id)
    if card is None or rect is None or card.step_id is None:
        return ()
    return tuple(Rect(x - _EDGE / 2, rect.y, _EDGE, rect.height) for x in (rect.x, rect.right))
