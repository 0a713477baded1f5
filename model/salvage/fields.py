"""One record made of what could be read of it: what it cannot hold is cut, or left at its default.

The record of today's program says what is allowed; here is only what is done about the rest.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache, partial
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from model.bounds import MAX_LIST, cleaned
from model.ids import seeded_ids
from model.kinds import CardKind, EvidenceKind, LaneKind
from model.order import key_between
from model.records import MAP_ID, Image, Record
from model.salvage.found import Fault, Fields, Flaw
from model.salvage.values import Wrong, mended_value, safe_id
from model.tables import TABLES

_MOST_ROUNDS = 8
_MOST_FIELDS = 60
_MOST_FAULTS = 100
_NO_STAGE, _NO_STEP, _NO_LANE = "recovered-stage", "recovered-step", "recovered-lane"
_NO_PERSONA, _NO_CARD = "recovered-persona", "recovered-card"
# What stands for a field that a record must have: repair then finds it a place.
_NEEDED: dict[tuple[str, str], object] = {
    ("cards", "kind"): CardKind.NOTE,
    ("lanes", "kind"): LaneKind.FREE_TEXT,
    ("evidence", "kind"): EvidenceKind.OBSERVATION,
    ("steps", "stage_id"): _NO_STAGE,
    ("markers", "lane_id"): _NO_LANE,
    ("markers", "step_id"): _NO_STEP,
    ("markers", "persona_id"): _NO_PERSONA,
    ("silences", "rule"): "unknown",  # it silences nothing, but its reason is there to be read
    ("connectors", "source_id"): _NO_CARD,
    ("connectors", "target_id"): _NO_CARD,
}


class Maker:
    """Makes records of fields; gives ids and places in the order to those that lost theirs."""

    def __init__(self, seed: bytes) -> None:
        self._ids = seeded_ids(hashlib.sha256(seed).hexdigest())
        self._last: dict[str, str] = {}

    def seen(self, record: Record) -> None:
        """A record is kept: those without an order come after it."""
        order = getattr(record, "order", "")
        if order and order > self._last.get(record.table, ""):
            self._last[record.table] = order

    def made(self, table: str, fields: Fields) -> tuple[Record | None, list[Flaw]]:
        """The record, and what it could not keep; None where nothing of it is of use."""
        flaws: list[Flaw] = []
        fields = _clean(dict(list(fields.items())[:_MOST_FIELDS]), flaws)
        if not self._complete(table, fields, flaws):
            return None, flaws
        for _ in range(_MOST_ROUNDS):
            try:
                record = TABLES[table].model_validate_json(json.dumps(fields))
            except ValidationError as error:
                self._mend(table, fields, error, flaws)
            except (ValueError, RecursionError):  # a number of thousands of digits
                return None, flaws
            else:
                return record, flaws
        return None, flaws

    def _complete(self, table: str, fields: Fields, flaws: list[Flaw]) -> bool:
        """Give a record what it must have; whether it can be one."""
        if table == "info":
            fields["id"] = MAP_ID
        elif not isinstance(fields.get("id"), str) or not safe_id(fields["id"]):
            fields["id"] = self._ids(TABLES[table].prefix)
        if table == Image.table and not _complete_picture(fields, flaws):
            return False
        for name, info in TABLES[table].model_fields.items():
            if info.is_required() and fields.get(name) is None:
                self._fill(table, name, fields)
        return True

    def _fill(self, table: str, name: str, fields: Fields) -> None:
        if name == "order":
            fields[name] = key_between(self._last.get(table), None)
        elif (table, name) in _NEEDED:
            fields[name] = _NEEDED[table, name]
        else:
            fields.pop(name, None)

    def _mend(self, table: str, fields: Fields, error: ValidationError, flaws: list[Flaw]) -> None:
        """Do something about each field that is wrong."""
        wrong: dict[str, Wrong] = {}
        for one in error.errors(include_url=False, include_input=False)[:_MOST_FAULTS]:
            where = one["loc"]
            if where and where[0] in fields:
                found = Wrong(one["type"], one.get("ctx", {}), where[1:])
                wrong.setdefault(str(where[0]), found)
        for name, fault in wrong.items():
            mended = mended_value(fields[name], fault, partial(_alone, table, name))
            if mended is not None:
                fields[name] = mended[0]
                if mended[1] is not None:
                    flaws.append(Flaw(name, mended[1]))
                continue
            unknown = fault.kind == "extra_forbidden"
            lost = Fault.UNKNOWN if unknown else Fault.REFUSED
            flaws.append(Flaw(name, lost, said=said(fields.pop(name))))
            if not unknown and TABLES[table].model_fields[name].is_required():
                self._fill(table, name, fields)


@cache
def _list_of(table: str, name: str) -> TypeAdapter[Any]:
    """What a field that holds a list may hold."""
    strict = ConfigDict(strict=True, allow_inf_nan=False)
    kind: Any = TABLES[table].model_fields[name].annotation
    return TypeAdapter(kind, config=strict)


def _alone(table: str, name: str, entry: object) -> Wrong | None:
    """What is wrong with one entry of a list, were it the only one."""
    try:
        _list_of(table, name).validate_json(json.dumps([entry]))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        return Wrong(first["type"], first.get("ctx", {}), first["loc"])
    return None


def without_doubles(pairs: list[tuple[str, Any]]) -> tuple[Fields, list[Flaw]]:
    """Fields of which some stand twice: the later one counts, as it does for most programs."""
    fields: Fields = {}
    flaws = []
    for name, value in pairs:
        if name in fields and fields[name] != value:
            flaws.append(Flaw(name, Fault.TWICE, said=said(fields[name])))
        fields[name] = value
    return fields, flaws


def said(value: object) -> str:
    """A value in words that a sentence may quote."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)[:200]


def _clean(fields: Fields, flaws: list[Flaw]) -> Fields:
    """Texts without control characters; lists no longer than any may be."""
    for name, value in fields.items():
        if isinstance(value, str):
            fields[name] = cleaned(value)
        elif isinstance(value, list):
            if len(value) > MAX_LIST:
                flaws.append(Flaw(name, Fault.TOO_LONG))
            kept = value[:MAX_LIST]
            fields[name] = [cleaned(v) if isinstance(v, str) else v for v in kept]
    return fields


def _complete_picture(fields: Fields, flaws: list[Flaw]) -> bool:
    """Whether the bytes of a picture are whole; its size and kind are read from them."""
    from model.salvage.pictures import seen  # noqa: PLC0415 - few maps lose pictures

    picture = seen(fields.get("data"))
    if picture is None:
        return False
    for name, value in picture.items():
        if fields.get(name) != value:
            if name in fields:
                flaws.append(Flaw(name, Fault.REFUSED))
            fields[name] = value
    return True
