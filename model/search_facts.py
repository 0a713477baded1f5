"""What the terms of a search are compared with, and in which order one reads a map."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

from model.document import JourneyMap
from model.ids import Id
from model.kinds import Status, Support
from model.naming import TABLE_WORDS
from model.queries import (
    lane_name,
    lanes_in_order,
    stages_in_order,
    steps_in_order,
    support_of,
)
from model.records import Action, Card, Connector, Lane, Marker, Persona, Record, Stage, Step

KEYS: Mapping[str, str] = {
    "kind": "What it is: a pain point, a stage, an emotion",
    "persona": "Whose it is",
    "lane": "The row it stands in",
    "stage": "The stage it stands in",
    "step": "The column it stands in",
    "channel": "The medium of a card",
    "tag": "A tag of a card",
    "owner": "Who looks after it",
    "is": "assumption, researched, moment, parked, open, done",
}
"""The words before the colon, and what they mean."""

_IS_SUPPORT = {
    Support.ASSUMED: "assumption assumed",
    Support.PARTLY: "partly",
    Support.RESEARCHED: "researched",
}
STATES: tuple[str, ...] = (
    *("assumption", "partly", "researched", "moment", "parked"),
    *(status.value for status in Status),
)
"""What may stand after ``is:``."""


ReadingKey: TypeAlias = tuple[float, float, float, str, Id]
_AROUND = ("stages", "steps", "lanes", "personas")


def folded(text: str) -> str:
    """The text without case and accents, to be compared."""
    if text.isascii():
        return text.lower()
    # First apart: a letter from mathematics or of full width has no case before it is a plain one.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


@dataclass(slots=True)
class _Known:
    """What was worked out, each with the record it was worked out for."""

    words: dict[str, dict[Id, tuple[Record, str]]] = field(default_factory=dict)
    keys: dict[Id, tuple[Record, ReadingKey]] = field(default_factory=dict)


class Facts:
    """Where things stand and whose they are, in words and in reading order.

    What was worked out once for a record is kept as long as the record and the names around it
    are the same, also from one version of the map to the next.
    """

    def __init__(self, document: JourneyMap, before: Facts | None = None) -> None:
        """Facts of a map; ``before`` are those of an earlier version of it."""
        self._document = document
        known = before.known if before is not None and before.serves(document) else None
        self.known: _Known = known if known is not None else _Known()
        self._rows = {lane.id: row for row, lane in enumerate(lanes_in_order(document))}
        self._columns = {step.id: column for column, step in enumerate(steps_in_order(document))}
        self._stages = {stage.id: place for place, stage in enumerate(stages_in_order(document))}
        self._names = {
            **{i: folded(stage.name) for i, stage in document.stages.items()},
            **{i: folded(step.name) for i, step in document.steps.items()},
            **{i: folded(lane_name(lane)) for i, lane in document.lanes.items()},
            **{i: folded(persona.name) for i, persona in document.personas.items()},
        }

    def serves(self, document: JourneyMap) -> bool:
        """Whether names and order of what things stand in are the same on another version."""
        return all(self._document.table(name) is document.table(name) for name in _AROUND)

    def of(self, record: Record, key: str) -> str:
        """What a term with this key is compared with, folded; empty where there is nothing."""
        words = self.known.words.setdefault(key, {})
        known = words.get(record.id)
        if known is None or known[0] is not record:
            known = words[record.id] = (record, self._worked_out(record, key))
        return known[1]

    def reading(self, record: Record) -> ReadingKey:
        """Where a record comes when the map is read from the top: heading, band, row by row."""
        if isinstance(record, Connector):  # it goes where its card goes
            source = self._document.cards.get(record.source_id)
            place = self.reading(source) if source is not None else (3.0, 0.0, 0.0, "", "")
            return (*place[:4], f"{place[4]} {record.id}")
        known = self.known.keys.get(record.id)
        if known is None or known[0] is not record:
            known = self.known.keys[record.id] = (record, self._read(record))
        return known[1]

    def _worked_out(self, record: Record, key: str) -> str:
        match key:
            case "kind":
                return _kind_words(record)
            case "persona":
                return " ".join(self._names.get(i, "") for i in _personas(record))
            case "lane":
                return self._names.get(_lane_of(record), "")
            case "stage":
                step = self._document.steps.get(_step_of(record))
                stage_id = step.stage_id if step else record.id if isinstance(record, Stage) else ""
                return self._names.get(stage_id, "")
            case "step":
                return self._names.get(_step_of(record), "")
            case "channel":
                return folded(record.channel) if isinstance(record, Card) else ""
            case "tag":
                return folded(" ".join(record.tags)) if isinstance(record, Card) else ""
            case "owner":
                return folded(record.owner) if isinstance(record, (Card, Action)) else ""
            case _:
                return _states(record)

    def _read(self, record: Record) -> ReadingKey:
        section, row, column, order = 0.0, 0.0, 0.0, ""
        match record:
            case Persona():
                section, order = 1, record.order
            case Stage():
                section, column = 2, self._stages.get(record.id, 0)
            case Step():
                section, column = 2.5, self._columns.get(record.id, 0)
            case Lane():
                section, row, column = 3, self._rows.get(record.id, 0), -1
            case Card(lane_id=None):
                section, order = 4, record.order
            case Card() | Marker():
                section, row = 3, self._rows.get(record.lane_id or "", 0)
                column = self._columns.get(record.step_id or "", 0)
                order = getattr(record, "order", "")
                column += record.position if isinstance(record, Marker) else 0
            case _:
                section = 6 if isinstance(record, Action) else 0 if record.table == "info" else 5
        return section, row, column, order, record.id


def _kind_words(record: Record) -> str:
    if isinstance(record, Card):
        return record.kind.value.replace("-", " ")
    return f"{TABLE_WORDS[record.table].one} {record.table}"


def _personas(record: Record) -> tuple[Id, ...]:
    match record:
        case Card():
            return record.persona_ids
        case Marker():
            return (record.persona_id,)
        case Persona():
            return (record.id,)
        case _:
            return ()


def _lane_of(record: Record) -> Id:
    match record:
        case Card() | Marker():
            return record.lane_id or ""
        case Lane():
            return record.id
        case _:
            return ""


def _step_of(record: Record) -> Id:
    match record:
        case Card() | Marker():
            return record.step_id or ""
        case Step():
            return record.id
        case _:
            return ""


def _states(record: Record) -> str:
    if isinstance(record, Card):
        return _state_words(
            support_of(record), record.status, record.lane_id is None, record.moment_of_truth
        )
    if isinstance(record, Step):
        return _state_words(None, None, False, record.moment_of_truth)  # noqa: FBT003
    if isinstance(record, Action):
        return _state_words(None, record.status, False, False)  # noqa: FBT003
    return ""


@cache
def _state_words(
    support: Support | None,
    status: Status | None,
    parked: bool,  # noqa: FBT001 - a key of few values
    moment: bool,  # noqa: FBT001
) -> str:
    words = [_IS_SUPPORT[support]] if support else []
    words += ["parked"] if parked else []
    words += ["moment of truth"] if moment else []
    words += [status.value] if status else []
    return " ".join(words)
