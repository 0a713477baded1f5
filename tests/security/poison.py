"""Maps whose every text wants something: to be fetched, opened, computed or shown as markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import ValidationError

from model.changes import ChangeSet, apply
from model.document import TABLE_NAMES, JourneyMap
from model.errors import JourneyboardError
from model.records import Record, evolve
from model.samples import samples
from model.storage import dumps, load, loads

_STRUCTURE = ("id", "order")


def poisoned(payloads: Sequence[str]) -> JourneyMap:
    """The sample map with a payload in every field that takes one: the first that fits."""
    document = load(samples()[0].path).document
    for table in TABLE_NAMES:
        for name in _text_fields(document, table):
            for payload in payloads:
                changed = _with(document, table, name, payload)
                if changed is not None:
                    document = changed
                    break
    info = document.info
    for name in ("title", "objective", "scenario"):
        info = evolve(info, **{name: payloads[0][:200]})
    return _applied(document, [(document.info, info)])


def texts_of(document: JourneyMap) -> Iterator[str]:
    """Every text of a map."""
    for table in TABLE_NAMES:
        for record in document.table(table).values():
            yield from (value for _, value in record if isinstance(value, str))


def _text_fields(document: JourneyMap, table: str) -> Iterator[str]:
    records = list(document.table(table).values())
    for name in type(records[0]).model_fields if records else ():
        if name in _STRUCTURE or name.endswith(("_id", "_ids")):
            continue
        if any(isinstance(getattr(record, name), str | tuple) for record in records):
            yield name


def _with(document: JourneyMap, table: str, name: str, payload: str) -> JourneyMap | None:
    """The map with the payload in this field of each record; None where that makes no sound map."""
    pairs: list[tuple[Record, Record]] = []
    try:
        for record in document.table(table).values():
            value: object = payload
            if isinstance(getattr(record, name), tuple):
                value = (payload,)
            pairs.append((record, evolve(record, **{name: value})))
        changed = _applied(document, pairs)
        sound = not loads(dumps(changed, map_id="map-1")).warnings
    except (ValidationError, JourneyboardError, TypeError, ValueError):
        return None
    return changed if sound else None


def _applied(document: JourneyMap, pairs: Sequence[tuple[Record, Record]]) -> JourneyMap:
    return apply(document, ChangeSet(updated=tuple(pairs)))
