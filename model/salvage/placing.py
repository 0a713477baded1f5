"""Which list a record belongs to, where the file no longer says so for certain."""

from __future__ import annotations

import json
import re

from pydantic import ValidationError

from model.ids import Id
from model.records import MAP_ID, Image, MapInfo, Record
from model.references import pointers
from model.salvage.found import Fields, Found
from model.tables import TABLES

_BY_PREFIX = {kind.prefix: kind.table for kind in TABLES.values()}
_PICTURE_ID = re.compile(r"[0-9a-f]{64}")
_FIELDS = {table: frozenset(kind.model_fields) for table, kind in TABLES.items()}
_MOST_GUESSES = 20_000  # each asks several tables
_SHARED = {"id", "order", "kind", "name"}  # many have them, so they tell little


class Places:
    """What is known of ids: which records point at them, and as what."""

    def __init__(self) -> None:
        self._pointed: dict[Id, str] = {}
        self._guesses = 0

    def learn(self, record: Record) -> None:
        """A record is known for certain, so what it points at is known too."""
        for reference, target in pointers(record):
            self._pointed.setdefault(target, reference.target)

    def of(self, found: Found, fields: Fields) -> str | None:
        """The list a record stands in; None where nothing tells."""
        own = by_id(fields.get("id"))
        if found.sure and (_FIELDS[found.heading].issuperset(fields) or own is None):
            return found.heading
        named = (own, self._pointed.get(str(fields.get("id"))), found.heading)
        hints = [table for table in named if table in TABLES]
        fitting = [table for table in TABLES if _FIELDS[table].issuperset(fields)]
        good = [table for table in hints if table in fitting]
        if good and (not found.whole or _holds(good[0], fields)):
            return good[0]
        if self._guesses < _MOST_GUESSES:
            self._guesses += 1
            holding = [t for t in (*good, *fitting) if t != MapInfo.table and _holds(t, fields)]
            if holding and (holding[0] in good or len(holding) == 1):
                return holding[0]
        return next(iter(good), None) or _by_fields(fields) or next(iter(hints), None)


def by_id(record_id: object) -> str | None:
    """The table whose records have ids like this one, as the program itself gives them."""
    if not isinstance(record_id, str):
        return None
    if record_id == MAP_ID:
        return MapInfo.table
    if _PICTURE_ID.fullmatch(record_id):
        return Image.table
    prefix, dash, _ = record_id.partition("-")
    return _BY_PREFIX.get(prefix) if dash else None


def _holds(table: str, fields: Fields) -> bool:
    try:
        TABLES[table].model_validate_json(json.dumps(fields))
    except (ValidationError, ValueError):
        return False
    return True


def _by_fields(fields: Fields) -> str | None:
    """The table that has most of the fields that only few have."""
    telling = fields.keys() - _SHARED
    scores = {table: len(telling & names) for table, names in _FIELDS.items()}
    best = max(scores, key=lambda table: scores[table])
    return best if scores[best] else None
