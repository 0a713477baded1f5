"""Copying for other programs: as text, as a picture, or as a piece of a journey in a chat."""

from __future__ import annotations

from collections.abc import Iterable

from designer.canvas.exchange.clipboard import put_on_clipboard
from designer.canvas.exchange.picturing import copy_map_as_image, printed, put_picture
from designer.canvas.host import Canvas
from designer.canvas.selection import Selection
from model.fragment import copy_fragment
from model.ids import Id
from model.layout.geometry import Rect
from model.layout.result import LayoutResult
from model.records import MAP_ID
from model.wording import everything, outline_text
from resources.words import tr

_MARGIN = 4.0
_FACE = 24.0
"""Around the middle of an emotion marker: its face and its word."""


def copy_as_text(canvas: Canvas) -> None:
    """What is selected, or the whole map, as an indented outline."""
    text = outline_text(canvas.document, _wanted(canvas))
    if not text:
        canvas.say(tr("There is no text to copy."))
        return
    put_on_clipboard(text=text)
    lines = text.count("\n") + 1
    canvas.say(
        tr("Copied 1 line of text.") if lines == 1 else tr("Copied {n} lines of text.", n=lines)
    )


def copy_as_journey(canvas: Canvas) -> None:
    """What is selected, or the whole map, as text that another Journeyboard pastes as it was."""
    fragment = copy_fragment(canvas.document, _wanted(canvas))
    put_on_clipboard(text=fragment, fragment=fragment)
    canvas.say(tr("Copied as a journey: paste it into a chat, or into another map."))


def copy_as_image(canvas: Canvas) -> None:
    """The part of the map that is selected, or all of it, as it would be printed."""
    layout = printed(canvas.result)
    part = part_of(layout, canvas.chosen)
    if part is None:
        copy_map_as_image(canvas)
        return
    put_picture(canvas, layout, part, tr("Copied a picture of what is selected"))


def part_of(result: LayoutResult, chosen: Selection) -> Rect | None:
    """The part of the sheet that shows what is selected; None where nothing is."""
    sheet = Rect(0, 0, result.size.width, result.size.height)
    rects = [rect for record_id in chosen.ids if (rect := _rect_of(result, record_id))]
    if not rects:
        return None
    hull = rects[0]
    for rect in rects[1:]:
        hull = hull.united(rect)
    left, top = max(hull.x - _MARGIN, 0.0), max(hull.y - _MARGIN, 0.0)
    right = min(hull.right + _MARGIN, sheet.right)
    bottom = min(hull.bottom + _MARGIN, sheet.bottom)
    return Rect(left, top, right - left, bottom - top)


def _rect_of(result: LayoutResult, record_id: Id) -> Rect | None:
    """All that belongs to a record: a stage or step with its columns, a lane with its row."""
    rect = result.card_rect(record_id) or result.personas.get(record_id)
    if rect is not None:
        return rect
    centre = result.marker_centre(record_id)
    if centre is not None:
        return Rect(centre.x - _FACE, centre.y - _FACE, 2 * _FACE, 2 * _FACE)
    lane = result.lane(record_id)
    if lane is not None:
        right = result.grid.right
        return Rect(lane.label.x, lane.y, right - lane.label.x, lane.height)
    line = next((box for box in result.connectors if box.connector_id == record_id), None)
    if line is not None:
        xs, ys = [point.x for point in line.points], [point.y for point in line.points]
        return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return _column(result, record_id)


def _column(result: LayoutResult, record_id: Id) -> Rect | None:
    """A stage's or a step's columns, from its header to the last lane."""
    headers = [box.rect for box in result.stages if box.stage_id == record_id]
    headers += [box.header for box in result.steps if box.step_id == record_id]
    if not headers:
        return None
    head = headers[0]
    bottom = max((box.y + box.height for box in result.lanes), default=head.bottom)
    return Rect(head.x, head.y, head.width, bottom - head.y)


def _wanted(canvas: Canvas) -> Iterable[Id]:
    ids = [record_id for record_id in canvas.chosen.ids if record_id != MAP_ID]
    return ids or everything(canvas.document)
