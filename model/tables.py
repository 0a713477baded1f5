"""Which table of a map holds which kind of record: the one list of all kinds."""

from __future__ import annotations

from model.records import (
    Action,
    Card,
    Channel,
    Connector,
    Evidence,
    Image,
    Lane,
    MapInfo,
    Marker,
    Metric,
    Persona,
    Record,
    Silence,
    Stage,
    Step,
    View,
)

RECORD_TYPES: tuple[type[Record], ...] = (
    MapInfo,
    Stage,
    Step,
    Lane,
    Card,
    Persona,
    Marker,
    Connector,
    Evidence,
    Metric,
    Channel,
    Action,
    Silence,
    View,
    Image,
)
TABLES: dict[str, type[Record]] = {kind.table: kind for kind in RECORD_TYPES}
