"""A journey map as one immutable value: tables of records by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any, TypeVar, cast

from model.ids import Id
from model.records import (
    MAP_ID,
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

R = TypeVar("R", bound=Record)


def _empty() -> Any:  # noqa: ANN401 - one helper for tables of every type
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=True)
class JourneyMap:
    """The document. Ids are unique across all tables; a table never changes in place."""

    info: MapInfo = field(default_factory=lambda: MapInfo(id=MAP_ID))
    stages: Mapping[Id, Stage] = field(default_factory=_empty)
    steps: Mapping[Id, Step] = field(default_factory=_empty)
    lanes: Mapping[Id, Lane] = field(default_factory=_empty)
    cards: Mapping[Id, Card] = field(default_factory=_empty)
    personas: Mapping[Id, Persona] = field(default_factory=_empty)
    markers: Mapping[Id, Marker] = field(default_factory=_empty)
    connectors: Mapping[Id, Connector] = field(default_factory=_empty)
    evidence: Mapping[Id, Evidence] = field(default_factory=_empty)
    metrics: Mapping[Id, Metric] = field(default_factory=_empty)
    channels: Mapping[Id, Channel] = field(default_factory=_empty)
    actions: Mapping[Id, Action] = field(default_factory=_empty)
    silences: Mapping[Id, Silence] = field(default_factory=_empty)
    views: Mapping[Id, View] = field(default_factory=_empty)
    images: Mapping[Id, Image] = field(default_factory=_empty)

    __hash__ = None  # type: ignore[assignment]

    @classmethod
    def of(cls, records: Iterable[Record]) -> JourneyMap:
        """The map made of these records (the last one wins where an id comes twice)."""
        tables: dict[str, dict[Id, Record]] = {}
        info: MapInfo | None = None
        for record in records:
            if isinstance(record, MapInfo):
                info = record
            else:
                tables.setdefault(record.table, {})[record.id] = record
        values: dict[str, Any] = {name: MappingProxyType(table) for name, table in tables.items()}
        if info is not None:
            values["info"] = info
        return cls(**values)

    def table(self, name: str) -> Mapping[Id, Record]:
        """The records of one table by id; ``info`` answers with its one record."""
        if name == MapInfo.table:
            return {self.info.id: self.info}
        return cast("Mapping[Id, Record]", getattr(self, name))

    def find(self, record_id: Id) -> Record | None:
        """The record with this id in whatever table, or None."""
        if record_id == self.info.id:
            return self.info
        for name in TABLE_NAMES:
            record = cast("Mapping[Id, Record]", getattr(self, name)).get(record_id)
            if record is not None:
                return record
        return None

    def records(self) -> Iterator[Record]:
        """All records, the map's own first, then table by table."""
        yield self.info
        for name in TABLE_NAMES:
            yield from getattr(self, name).values()


TABLE_NAMES: tuple[str, ...] = tuple(f.name for f in fields(JourneyMap) if f.name != "info")
"""The tables other than the map's own record, in the order files and reports use."""
