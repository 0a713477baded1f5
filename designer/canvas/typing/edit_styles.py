"""How each text of a map looks while it is edited: one table, and where each text stands."""

from __future__ import annotations

from dataclasses import dataclass

from designer.canvas.marking.outlines import outline_of
from designer.canvas.window import Space
from model.ids import Id
from model.layout import metrics
from model.layout.geometry import Rect
from model.layout.hit import text_rect
from model.layout.result import LayoutResult
from model.layout.text import TextStyle
from model.queries import lane_name, stage_hues
from model.records import Card, Lane, Marker, Record, Stage, Step
from resources.words import tr

_TYPES: dict[tuple[str, str], TextStyle] = {
    ("info", "title"): metrics.TITLE,
    ("stages", "name"): metrics.STAGE,
    ("stages", "goal"): metrics.BAND_NOTE,
    ("stages", "key_action"): metrics.BAND_NOTE,
    ("steps", "name"): metrics.STEP,
    ("lanes", "name"): metrics.LANE,
    ("cards", "text"): metrics.CARD,
    ("personas", "name"): metrics.PERSONA,
    ("markers", "word"): metrics.SMALL_STRONG,
    ("connectors", "label"): metrics.SMALL,
}
_DEFAULT_FIELDS = {
    "info": "title",
    "stages": "name",
    "steps": "name",
    "lanes": "name",
    "cards": "text",
    "personas": "name",
    "markers": "word",
    "connectors": "label",
}
_SPACES = {"stages": Space.BAND, "steps": Space.BAND, "lanes": Space.LABELS}
_LONG = 500


@dataclass(frozen=True, slots=True)
class EditStyle:
    """Type and colours of a text being edited. ``title`` names it for screen readers.

    ``in_cell``: it stands in a cell, so there are lanes below and above. ``stacks``: another one
    can come below it.
    """

    type: TextStyle
    fill: str
    colour: str
    accent: str
    on_accent: str
    several_lines: bool
    title: str
    in_cell: bool = False
    stacks: bool = False


def default_field(record: Record) -> str | None:
    """The text of a record that editing it means, when no other is named."""
    return _DEFAULT_FIELDS.get(record.table)


def most_characters(record: Record, field: str) -> int:
    """How long a text may be."""
    for fact in type(record).model_fields[field].metadata:
        most = getattr(fact, "max_length", None)
        if most is not None:
            return int(most)
    return _LONG


def edit_style(result: LayoutResult, record: Record, field: str) -> EditStyle:
    """How a text looks while it is edited."""
    theme = result.options.theme
    fill, colour = theme.paper, theme.ink
    if isinstance(record, Card):
        fill, colour = theme.cards[record.kind].fill, theme.cards[record.kind].text
    elif isinstance(record, Stage) and not _in_details(result, record, field):
        hue = stage_hues(result.document).get(record.id, 0)
        fill, colour = theme.stage_hues[hue % len(theme.stage_hues)], theme.stage_text
    return EditStyle(
        type=_type(result, record, field),
        fill=fill,
        colour=colour,
        accent=theme.accent,
        on_accent=theme.paper,
        several_lines=most_characters(record, field) > _LONG,
        title=tr("Edit {field}", field=field.replace("_", " ")),
        in_cell=isinstance(record, Card | Marker),
        stacks=isinstance(record, Card),
    )


def _type(result: LayoutResult, record: Record, field: str) -> TextStyle:
    if _in_details(result, record, field):
        return metrics.BODY
    return _TYPES.get((record.table, field), metrics.BODY)


def shown_text(record: Record, field: str) -> str:
    """What the text says now; an unnamed lane is called by its kind."""
    if isinstance(record, Lane) and field == "name":
        return lane_name(record)
    return str(getattr(record, field))


def text_place(result: LayoutResult, record: Record, field: str) -> tuple[Rect, Space] | None:
    """Where a text stands on the sheet, and what it moves with."""
    space = _SPACES.get(record.table, Space.SHEET)
    if _in_details(result, record, field):
        space = Space.SHEET
    rect = text_rect(result, record.id, field) or _beside(result, record)
    return (rect, space) if rect is not None else None


def _in_details(result: LayoutResult, record: Record, field: str) -> bool:
    """Whether a text of a stage stands in a lane, not in its header."""
    if not isinstance(record, Stage) or field == "name":
        return False
    return any(record.id in lane.details for lane in result.lanes)


def following(result: LayoutResult, record: Record, by: int) -> Id | None:
    """The header that Tab leads to from a stage's, step's or lane's name."""
    match record:
        case Stage():
            order = [box.stage_id for box in result.stages]
        case Step():
            order = [box.step_id for box in result.steps]
        case Lane():
            order = [box.lane_id for box in result.lanes]
        case _:
            return None
    index = order.index(record.id) + by if record.id in order else -1
    return order[index] if 0 <= index < len(order) else None


def _beside(result: LayoutResult, record: Record) -> Rect | None:
    """Where a text that is still empty, and so stands nowhere, will be: by its record."""
    outline = outline_of(result, record.id)
    if outline is None:
        return None
    rect = outline.rect
    if record.table == "markers":
        return Rect(rect.centre.x - 44, rect.bottom + 2, 88, metrics.SMALL_STRONG.leading)
    if record.table == "connectors":
        return Rect(rect.centre.x - 50, rect.centre.y - 7, 100, metrics.SMALL.leading)
    return rect.inset(6.0)
