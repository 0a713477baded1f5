"""The map, one lane or one stage of it as a picture on the clipboard: as it would be printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from designer.canvas.exchange.clipboard import put_on_clipboard
from designer.canvas.host import Canvas
from designer.canvas.selection import Selection
from model.document import JourneyMap
from model.errors import JourneyboardError
from model.ids import Id
from model.layout.engine import layout_map, relaid
from model.layout.geometry import Rect
from model.layout.result import LayoutOptions, LayoutResult
from model.layout.theme import LIGHT
from model.queries import lane_name
from model.records import Card, Lane, Marker, Record, Stage, Step
from resources.words import tr

_MOST_CARDS = 600
"""A map of more goes as pixels only: programs that take vectors would be busy for long."""


def copy_map_as_image(canvas: Canvas) -> None:
    """The whole map, whatever is selected."""
    put_picture(canvas, printed(canvas.result), None, tr("Copied a picture of the map"))


def copy_lane_as_image(canvas: Canvas) -> None:
    """The lane of what is selected, with the stage band above it."""
    lane_id = lane_meant(canvas.document, canvas.chosen)
    if lane_id is None:
        canvas.say(tr("Select a lane, or something in it, to copy it as a picture."))
        return
    name = lane_name(canvas.document.lanes[lane_id])
    words = tr("Copied a picture of the lane “{name}”", name=name)
    put_part(canvas, words, lane_ids=frozenset((lane_id,)))


def copy_stage_as_image(canvas: Canvas) -> None:
    """The stage of what is selected, with the lane names beside it."""
    stage_id = stage_meant(canvas.document, canvas.chosen)
    if stage_id is None:
        canvas.say(tr("Select a stage, or something in it, to copy it as a picture."))
        return
    name = canvas.document.stages[stage_id].name or tr("Stage")
    words = tr("Copied a picture of the stage “{name}”", name=name)
    put_part(canvas, words, stage_ids=frozenset((stage_id,)))


def put_part(
    canvas: Canvas,
    words: str,
    *,
    lane_ids: frozenset[Id] | None = None,
    stage_ids: frozenset[Id] | None = None,
) -> None:
    """Lay out these lanes or stages by themselves, and put their picture on the clipboard."""
    from exporters.pictures import bare_part  # noqa: PLC0415 - only for those who want it

    options = canvas.result.options
    wanted = replace(
        options,
        lane_ids=lane_ids or options.lane_ids,
        stage_ids=stage_ids or options.stage_ids,
        show_parking=False,
        show_legend=False,
    )
    layout = printed(canvas.result, wanted)
    put_picture(canvas, layout, bare_part(layout), words)


def put_picture(canvas: Canvas, layout: LayoutResult, part: Rect | None, words: str) -> None:
    """Put a layout, or a part of it, on the clipboard in pixels and in vectors, and say so."""
    from exporters.pictures import Subject, whole_map  # noqa: PLC0415
    from exporters.png import picture_of_part  # noqa: PLC0415
    from exporters.svg import svg_bytes  # noqa: PLC0415

    document = layout.document
    vectors = b""
    try:
        picture = picture_of_part(layout, part)
        if len(document.cards) <= _MOST_CARDS:
            subject = Subject(whole_map(layout, part=part), document.images, document.info)
            vectors = svg_bytes(subject)
    except JourneyboardError as error:
        canvas.say(str(error))
        return
    put_on_clipboard(picture=picture, vectors=vectors)
    size = tr("{w} × {h} pixels", w=picture.width(), h=picture.height())
    canvas.say(tr("{words}, {size}.", words=words, size=size))


def printed(result: LayoutResult, options: LayoutOptions | None = None) -> LayoutResult:
    """The map as on paper: in light colours, without the words that invite to type."""
    wanted = replace(options or result.options, hints=False, theme=LIGHT)
    if result.options.theme is LIGHT:
        return relaid(result, wanted)
    return layout_map(result.document, wanted)


def lane_meant(document: JourneyMap, chosen: Selection) -> Id | None:
    """The lane that all that is selected stands in, or is; None where it is not one."""
    if chosen.cell is not None:
        return chosen.cell.lane_id
    return _the_one(_lane_of(document.find(record_id)) for record_id in chosen.ids)


def stage_meant(document: JourneyMap, chosen: Selection) -> Id | None:
    """The stage that all that is selected stands in, or is; None where it is not one."""
    if chosen.cell is not None:
        return _stage_of(document, document.find(chosen.cell.step_id))
    return _the_one(_stage_of(document, document.find(record_id)) for record_id in chosen.ids)


def _lane_of(record: Record | None) -> Id | None:
    match record:
        case Lane():
            return record.id
        case Card() | Marker():
            return record.lane_id
        case _:
            return None


def _stage_of(document: JourneyMap, record: Record | None) -> Id | None:
    match record:
        case Stage():
            return record.id
        case Step():
            return record.stage_id
        case Card() | Marker():
            step = document.steps.get(record.step_id or "")
            return step.stage_id if step else None
        case _:
            return None


def _the_one(ids: Iterable[Id | None]) -> Id | None:
    """What all of them are; None where two differ, or there is none."""
    found: Id | None = None
    for one in ids:
        if one is None or found not in (None, one):
            return None
        found = one
    return found
