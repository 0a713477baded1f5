"""What a case is, and the hands that make a broken map of a sound one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from model.document import JourneyMap
from model.ids import Id
from model.kinds import CardKind
from model.records import Card, Stage, Step
from tests.check.sound import put, set_on, without

Change: TypeAlias = Callable[[JourneyMap], JourneyMap]


@dataclass(frozen=True)
class Broken:
    """A sound map changed so that the rule finds something ``at`` a place (empty: the map)."""

    change: Change
    at: Id = ""
    mended: bool = False


@dataclass(frozen=True)
class Case:
    """What breaks a rule, and what comes near to it."""

    broken: tuple[Broken, ...]
    fine: tuple[Change, ...] = field(default=())


def having(record_id: Id, **fields: object) -> Change:
    """A map with other fields of one record."""
    return lambda document: set_on(document, record_id, **fields)


def map_having(**fields: object) -> Change:
    """A map with other fields of its own."""
    return having("map", **fields)


def having_more(*records: object) -> Change:
    """A map with these records more, or instead."""
    return lambda document: put(document, *records)  # type: ignore[arg-type]


def lacking(*ids: Id) -> Change:
    """A map without these records."""
    return lambda document: without(document, *ids)


def after(*changes: Change) -> Change:
    """One change after the other."""

    def change(document: JourneyMap) -> JourneyMap:
        for one in changes:
            document = one(document)
        return document

    return change


def more_stages(count: int) -> Change:
    """A map of so many stages more."""
    added = [Stage(id=f"s{n}", order=f"H{n}V", name=f"Part {n}", goal="More") for n in range(count)]
    steps = [Step(id=f"t{n}", stage_id=f"s{n}", order="V") for n in range(count)]
    return having_more(*added, *steps)


def parking(count: int) -> Change:
    """So many cards in the parking lot."""
    return having_more(
        *(Card(id=f"p{n}", kind=CardKind.NOTE, order=f"G{n}V", text="?") for n in range(count))
    )
