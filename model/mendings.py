"""What was mended in a map, as sentences that also know what they are about."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from model.records import Record


class MendingCode(StrEnum):
    """Kinds of mendings, as ``journeyboard validate --json`` names them (docs/CLI.md)."""

    COPY_TWICE = "copy-twice"
    ID_TWICE = "id-twice"
    ID_ELSEWHERE = "id-elsewhere"
    MAP_ID = "map-record-id"
    LONG_KEYS = "long-keys"
    STAGE_MISSING = "stage-missing"
    STEP_MISSING = "step-missing"
    CELL_MISSING = "cell-missing"
    MARKER_STEP = "marker-without-step"
    MARKER_LANE = "marker-without-lane"
    PERSONA_MISSING = "persona-missing"
    CONNECTOR_ENDS = "connector-without-cards"
    POINTER = "lost-reference"


class Mending(str):
    """A sentence about one mending: of which record, and which of its fields where one is meant.

    ``table`` and ``record_id`` are those the file names; empty where it is no single record.
    """

    __slots__ = ("code", "field", "record_id", "table")

    code: MendingCode
    table: str
    record_id: str
    field: str

    def __new__(
        cls, sentence: str, code: MendingCode, record: Record | None = None, *, field: str = ""
    ) -> Self:
        """The sentence, knowing its record."""
        self = super().__new__(cls, sentence)
        self.code = code
        self.table = "" if record is None else record.table
        self.record_id = "" if record is None else record.id
        self.field = field
        return self
