"""Another value for any field of any record, and what is printed of a map."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from exporters.insight import insight_report
from exporters.markdown import markdown_report
from model.bounds import Reading
from model.document import JourneyMap
from model.layout.engine import layout_map
from model.layout.result import LayoutOptions
from model.layout.theme import LIGHT
from model.records import Record, evolve


def another(document: JourneyMap, record: Record, name: str) -> Any:
    """A value that a field does not have now, of the same kind."""
    value, field = getattr(record, name), type(record).model_fields[name]
    if name.endswith(("_id", "_ids")):
        return None if name.endswith("_id") else ()
    match value:
        case bool():
            return not value
        case StrEnum():
            return next(kind for kind in type(value) if kind is not value)
        case date():
            return value + timedelta(days=400)
        case int():
            return value - 1 if value > 1 else value + 1
        case float():
            return value / 2 if abs(value) <= 2 else value * 2
        case str():
            return "quite-another"
        case (Reading() as first, *_):
            return (evolve_reading(first),)
        case (str(), *_):
            return (*value[:-1], type(value[-1])("quite another")) if plain(value) else value[:-1]
        case _:
            return field.get_default()


def plain(value: tuple[object, ...]) -> bool:
    """Whether the entries are free words."""
    return all(type(one) is str for one in value)


def evolve_reading(one: Reading) -> Reading:
    """Another value on the same day."""
    return one.model_copy(update={"value": one.value + 1})


def changed(document: JourneyMap, record: Record, name: str) -> JourneyMap:
    """The map with another value in one field."""
    after = evolve(record, **{name: another(document, record, name)})
    records = [after if one.id == record.id else one for one in document.records()]
    return JourneyMap.of(records)


def printed(document: JourneyMap, today: date) -> tuple[str, ...]:
    """All that is drawn of a map, and all that is told of it."""
    drawn = layout_map(document, LayoutOptions(LIGHT))
    groups = (
        *(drawn.sheet_group, drawn.heading_group, drawn.band_group, drawn.labels_group),
        *(drawn.connectors_group, drawn.parking_group, drawn.legend_group, drawn.lanes),
    )
    return repr(groups), markdown_report(document), insight_report(document, today)
