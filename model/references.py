"""Which record points at which, and what becomes of the pointer when its target goes.

One table. Rules, repair, removal, duplicating and pasting all read it, so a new reference field is
declared here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import cast

from model.ids import Id
from model.records import (
    Action,
    Card,
    Channel,
    Connector,
    Evidence,
    Image,
    Lane,
    Marker,
    Metric,
    Persona,
    R,
    Record,
    Stage,
    Step,
    View,
    evolve,
)
from model.tables import TABLES


class WhenGone(Enum):
    """What happens to a record when what it points at is removed."""

    CLEAR = "the pointer is taken out"
    CASCADE = "the record goes too"
    PARK = "the card goes to the parking lot"


@dataclass(frozen=True, slots=True)
class Reference:
    """One field of one table that holds the id (``many``: ids) of records of another."""

    table: str
    field: str
    target: str
    many: bool
    when_gone: WhenGone

    def ids(self, record: Record) -> tuple[Id, ...]:
        """The ids the record holds in this field."""
        value = getattr(record, self.field)
        if self.many:
            return cast("tuple[Id, ...]", value)
        return () if value is None else (cast("Id", value),)


def _to(
    owner: type[Record],
    field: str,
    target: type[Record],
    when_gone: WhenGone = WhenGone.CLEAR,
) -> Reference:
    return Reference(owner.table, field, target.table, field.endswith("_ids"), when_gone)


# An opportunity or an action usually answers pain points, but any card may be answered: a card
# that changes its kind must not break what points at it.
REFERENCES: tuple[Reference, ...] = (
    _to(Stage, "evidence_ids", Evidence),
    _to(Stage, "skipped_by_ids", Persona),
    _to(Step, "stage_id", Stage, WhenGone.CASCADE),
    _to(Card, "lane_id", Lane, WhenGone.PARK),
    _to(Card, "step_id", Step, WhenGone.PARK),
    _to(Card, "persona_ids", Persona),
    _to(Card, "evidence_ids", Evidence),
    _to(Card, "image_id", Image),
    _to(Card, "metric_id", Metric),
    _to(Card, "answers_ids", Card),
    _to(Persona, "photo_id", Image),
    _to(Persona, "evidence_ids", Evidence),
    _to(Marker, "lane_id", Lane, WhenGone.CASCADE),
    _to(Marker, "step_id", Step, WhenGone.CASCADE),
    _to(Marker, "persona_id", Persona, WhenGone.CASCADE),
    _to(Marker, "evidence_ids", Evidence),
    _to(Connector, "source_id", Card, WhenGone.CASCADE),
    _to(Connector, "target_id", Card, WhenGone.CASCADE),
    _to(Metric, "evidence_ids", Evidence),
    _to(Channel, "evidence_ids", Evidence),
    _to(Action, "answers_ids", Card),
    _to(Action, "evidence_ids", Evidence),
    _to(Action, "metric_id", Metric),
    _to(View, "persona_ids", Persona),
    _to(View, "lane_ids", Lane),
    _to(View, "centre_step_id", Step),
    _to(View, "centre_lane_id", Lane),
)

REFERENCES_OF: dict[str, tuple[Reference, ...]] = {
    table: tuple(r for r in REFERENCES if r.table == table) for table in TABLES
}
"""The reference fields a table has."""

REFERENCES_TO: dict[str, tuple[Reference, ...]] = {
    table: tuple(r for r in REFERENCES if r.target == table) for table in TABLES
}
"""The reference fields that point into a table."""


def pointers(record: Record) -> Iterator[tuple[Reference, Id]]:
    """Every id the record points at, with the field that holds it."""
    for reference in REFERENCES_OF[record.table]:
        for target_id in reference.ids(record):
            yield reference, target_id


def repointed(record: R, where: Callable[[Reference, Id], Id | None]) -> R:
    """The record with each pointer led elsewhere; None takes it out.

    Raises:
        pydantic.ValidationError: a pointer was taken out that must not be empty.
    """
    fields: dict[str, object] = {}
    for reference in REFERENCES_OF[record.table]:
        ids = reference.ids(record)
        led = (where(reference, target_id) for target_id in ids)
        after = tuple(dict.fromkeys(target_id for target_id in led if target_id is not None))
        if after != ids:
            fields[reference.field] = after if reference.many else next(iter(after), None)
    return evolve(record, **fields)
