"""What was sent: the cells of a workbook as they left, kept inside it for when it comes back.

It travels as text in a very hidden sheet, for that is what every spreadsheet program saves again.
Only what stands in the sheets is in it: who leaves a sheet out does not send it in secret.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from exporters.workbook.values import Value, plain
from model.errors import ImportFormatError
from model.ids import Id
from resources.words import tr

VERSION = 1
CHUNK = 30_000  # characters; a cell holds 32,767
MAX_UNPACKED = 32_000_000
MAX_MARKS = 2_000_000  # commas and brackets: each may stand for a value, which costs more than it
_MARK_LETTERS = 12


@dataclass(frozen=True, slots=True)
class SentSheet:
    """The rows of a sheet by record id, each with its plain values in the order of ``columns``."""

    columns: tuple[str, ...]
    rows: Mapping[Id, tuple[Value, ...]]

    def cell(self, record_id: Id, column: str) -> Value:
        """What stood in a cell; None also for what was not there."""
        row = self.rows.get(record_id)
        if row is None or column not in self.columns:
            return None
        return row[self.columns.index(column)]


@dataclass(frozen=True, slots=True)
class SentMap:
    """One map as it was sent: its sheets by key."""

    map_id: Id = ""
    revision: str = ""
    title: str = ""
    sheets: Mapping[str, SentSheet] = field(default_factory=dict)


def mark_of(map_id: Id, values: Sequence[Value]) -> str:
    """The revision mark of a row: which map it is of, and what it said when it was sent.

    A row whose mark is the one its record would get today has a known base even where the hidden
    sheet is gone.
    """
    said = json.dumps(list(map(plain, values)), ensure_ascii=False, default=_packed)
    state = hashlib.sha256(f"{map_id}\n{said}".encode("utf-8", "surrogatepass")).hexdigest()
    return f"{map_tag(map_id)}-{state[:_MARK_LETTERS]}"


@cache
def map_tag(map_id: Id) -> str:
    """The first part of every mark of a map: tells rows of another map from this one's."""
    return hashlib.sha256(map_id.encode()).hexdigest()[:6]


def encoded(maps: Iterable[SentMap]) -> list[str]:
    """The state as texts that each fit into a cell."""
    data = {
        "version": VERSION,
        "maps": [
            {
                "map_id": sent.map_id,
                "revision": sent.revision,
                "title": sent.title,
                "sheets": {
                    key: {
                        "columns": list(sheet.columns),
                        "rows": dict(sheet.rows),
                    }
                    for key, sheet in sent.sheets.items()
                },
            }
            for sent in maps
        ],
    }
    raw = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=_packed).encode()
    text = base64.b64encode(zlib.compress(raw, 6)).decode()
    return [text[at : at + CHUNK] for at in range(0, len(text), CHUNK)]


def decoded(chunks: Iterable[str]) -> tuple[SentMap, ...]:
    """The maps that were sent.

    Raises:
        ImportFormatError: the texts are not what was sent, or not all of it.
    """
    try:
        packed = base64.b64decode("".join(chunks), validate=True)
        unpacker = zlib.decompressobj()
        raw = unpacker.decompress(packed, MAX_UNPACKED)
        if unpacker.unconsumed_tail or not unpacker.eof:
            raise _spoiled()
        if sum(map(raw.count, (b",", b"[", b"{"))) > MAX_MARKS:
            raise _spoiled()
        data = json.loads(raw)
        if data["version"] != VERSION:
            raise ImportFormatError(
                tr("The workbook was made by a newer Journeyboard, which has to read it back.")
            )
        return tuple(_sent(entry) for entry in data["maps"])
    except (ValueError, KeyError, TypeError, AttributeError, zlib.error, RecursionError) as error:
        raise _spoiled() from error


def _sent(entry: dict[str, Any]) -> SentMap:
    sheets = {}
    for key, sheet in entry["sheets"].items():
        rows = {
            str(record_id): tuple(_unpacked(value) for value in values)
            for record_id, values in sheet["rows"].items()
        }
        sheets[str(key)] = SentSheet(tuple(map(str, sheet["columns"])), rows)
    return SentMap(str(entry["map_id"]), str(entry["revision"]), str(entry["title"]), sheets)


def _packed(value: object) -> list[str]:
    """What JSON has no word for: a day."""
    if not isinstance(value, date):
        raise TypeError(value)
    return [value.isoformat()]


def _unpacked(value: Any) -> Value:  # noqa: ANN401 - decoded JSON
    if isinstance(value, list):
        return date.fromisoformat(value[0])
    if value is None or isinstance(value, str | int | float):
        return value
    raise _spoiled()


def _spoiled() -> ImportFormatError:
    return ImportFormatError(tr("What the workbook remembers of the map is damaged."))
