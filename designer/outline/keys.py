"""What a row of the outline is about: a key that stays the same while the map changes."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from model.ids import Id


class Kind(Enum):
    """The kinds of rows."""

    ROOT = "root"
    MAP = "map"
    STAGE = "stage"
    STEP = "step"
    CELL = "cell"
    CARD = "card"
    MARKER = "marker"
    CONNECTOR = "connector"
    LANES = "lanes"
    LANE = "lane"
    PARKING = "parking"
    PERSONAS = "personas"
    PERSONA = "persona"
    SOURCES = "sources"
    SOURCE = "source"
    MEASURES = "measures"
    MEASURE = "measure"
    CHANNELS = "channels"
    CHANNEL = "channel"


GROUPS = (Kind.LANES, Kind.PARKING, Kind.PERSONAS, Kind.SOURCES, Kind.MEASURES, Kind.CHANNELS)
"""The rows that only hold others, in the order they stand below the stages."""


class Key(NamedTuple):
    """A row. ``id`` is its record's; a cell has the step's, and its lane's in ``lane_id``."""

    kind: Kind
    id: Id = ""
    lane_id: Id = ""

    @property
    def record_id(self) -> Id | None:
        """The record the row stands for; None for a cell and a group."""
        return None if self.kind is Kind.CELL or not self.id else self.id


ROOT = Key(Kind.ROOT)

KIND_OF_TABLE: dict[str, Kind] = {
    "info": Kind.MAP,
    "stages": Kind.STAGE,
    "steps": Kind.STEP,
    "lanes": Kind.LANE,
    "cards": Kind.CARD,
    "markers": Kind.MARKER,
    "connectors": Kind.CONNECTOR,
    "personas": Kind.PERSONA,
    "evidence": Kind.SOURCE,
    "actions": Kind.MEASURE,
    "channels": Kind.CHANNEL,
}
"""The rows that records stand in; figures stand by their cards, pictures and decisions nowhere."""

TABLE_OF_GROUP: dict[Kind, str] = {
    Kind.LANES: "lanes",
    Kind.PERSONAS: "personas",
    Kind.SOURCES: "evidence",
    Kind.MEASURES: "actions",
    Kind.CHANNELS: "channels",
}
