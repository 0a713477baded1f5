"""How each field of a record is put together: told from its type, a new field needs no line."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from enum import Enum
from functools import cache
from typing import Any, Final, get_origin

from pydantic_core import PydanticUndefined

from model.bounds import MAX_LIST, MAX_TEXT
from model.records import Card, Connector, Marker, Record, Step
from model.references import REFERENCES_OF
from model.tables import TABLES


class FieldKind(Enum):
    """What two different values of one field are to each other."""

    TEXT = "text of several lines: nothing of it may be lost"
    LINE = "one line: one of two stays, the other is told"
    LIST = "things in order: those that were added on both sides stand together"
    VALUE = "one of two"


PLACES: Final[dict[str, tuple[str, ...]]] = {
    Card.table: ("lane_id", "step_id"),
    Step.table: ("stage_id",),
    Marker.table: ("lane_id", "step_id"),
    Connector.table: ("source_id", "target_id"),
}
"""Fields that say together where something is: they come from one side, never half from each."""

ORDER: Final = "order"


@cache
def kinds(table: str) -> dict[str, FieldKind]:
    """The kind of each field of a table that is put together on its own."""
    left_out = {"id", ORDER, *PLACES.get(table, ())}
    model = TABLES[table].model_fields
    pointers = {reference.field for reference in REFERENCES_OF[table]}
    return {
        name: FieldKind.VALUE if name in pointers and get_origin(field.annotation) is not tuple
        else _kind(field.annotation, field.metadata)
        for name, field in model.items()
        if name not in left_out
    }  # fmt: skip


def _kind(annotation: Any, metadata: Sequence[Any]) -> FieldKind:  # noqa: ANN401 - any type there is
    if get_origin(annotation) is tuple:
        return FieldKind.LIST
    if annotation is not str:
        return FieldKind.VALUE
    longest = next((m.max_length for m in metadata if hasattr(m, "max_length")), 0)
    return FieldKind.TEXT if longest == MAX_TEXT else FieldKind.LINE


@cache
def defaults(table: str) -> dict[str, Any]:
    """What each field says in a record that nobody filled in; without a default it is missing."""
    return {
        name: field.default
        for name, field in TABLES[table].model_fields.items()
        if field.default is not PydanticUndefined
    }


_UNKNOWN: Final = object()


def before(base: Record | None, table: str, name: str) -> Any:  # noqa: ANN401 - any field's value
    """The value both sides began with; of a record that both added, what an empty one says."""
    return getattr(base, name) if base is not None else defaults(table).get(name, _UNKNOWN)


def merged_list(
    base: Sequence[Hashable], ours: Sequence[Hashable], theirs: Sequence[Hashable]
) -> tuple[Any, ...] | None:
    """Our list, with what they added behind what it stood behind, without what they took out.

    None where it would become longer than a list may be.
    """
    if theirs == base:
        return tuple(ours)
    if ours == base:
        return tuple(theirs)
    was, here, there = set(base), set(ours), set(theirs)
    result = [item for item in ours if item in there or item not in was]
    for index, item in enumerate(theirs):
        if item in was or item in here:
            continue
        here.add(item)
        behind = next((i for i in reversed(theirs[:index]) if i in result), None)
        result.insert(result.index(behind) + 1 if behind is not None else len(result), item)
    return tuple(result) if len(result) <= MAX_LIST else None
