"""Entries as JSON and back. Records are written as in a map file and checked when they are read."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, assert_never
from urllib.parse import quote, unquote_to_bytes

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, create_model

from model.bounds import RecordId, cleaned
from model.changes import ChangeSet
from model.document import TABLE_NAMES, JourneyMap
from model.ids import Id
from model.journal.entries import Edited, Entry, Head, Redone, Saved, Typed, Undone
from model.migrations import migrated
from model.records import MapInfo, Record
from model.storage import MAX_PARENTS, VERSION
from model.storage.envelope import Revision
from model.tables import TABLES

_STRICT = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)
_NAME, _TEXT = 500, 100_000  # characters of a name given to something, and of a text being typed
_CHUNK = 128  # records of a base that are written in one go: a fraction of a millisecond

_Name = Annotated[str, Field(max_length=_NAME)]
_Path = Annotated[str, Field(max_length=100_000)]

Way: TypeAlias = Literal["edit", "undo", "redo"]


def _records_model() -> Any:  # noqa: ANN401 - a model made at run time
    fields: dict[str, Any] = {"info": (MapInfo | None, None)}
    for table in TABLE_NAMES:
        fields[table] = (tuple[TABLES[table], ...], ())  # type: ignore[valid-type]
    return create_model("JournalRecords", __config__=_STRICT, **fields)


if TYPE_CHECKING:
    _Records: TypeAlias = BaseModel
else:
    _Records = _records_model()


class _StepLine(BaseModel):
    model_config = _STRICT

    kind: Way
    label: _Name = ""
    merge: _Name | None = None
    added: _Records | None = None
    updated: _Records | None = None
    removed: tuple[RecordId, ...] = ()


class _TypedLine(BaseModel):
    model_config = _STRICT

    kind: Literal["typed"]
    where: _Name
    text: Annotated[str, Field(max_length=_TEXT)]


class _SavedLine(BaseModel):
    model_config = _STRICT

    kind: Literal["saved"]
    path: _Path
    revision: Revision
    parents: Annotated[tuple[Revision, ...], Field(max_length=MAX_PARENTS)] = ()
    stamp: Revision | None = None


class _HeadLine(BaseModel):
    model_config = _STRICT

    kind: Literal["head"]
    after: Annotated[int, Field(ge=0, le=10**15)]
    map_id: RecordId
    began: datetime
    title: _Name = ""
    path: _Path | None = None
    parents: Annotated[tuple[Revision, ...], Field(max_length=MAX_PARENTS)] = ()
    stamp: Revision | None = None
    unsaved: bool = False


class _RecordsLine(BaseModel):
    model_config = _STRICT

    kind: Literal["records"]
    records: _Records


class _EndLine(BaseModel):
    model_config = _STRICT

    kind: Literal["end"]


_LINE: TypeAdapter[_StepLine | _TypedLine | _SavedLine] = TypeAdapter(
    Annotated[_StepLine | _TypedLine | _SavedLine, Field(discriminator="kind")]
)
_BASE_LINE: TypeAdapter[_HeadLine | _RecordsLine | _EndLine] = TypeAdapter(
    Annotated[_HeadLine | _RecordsLine | _EndLine, Field(discriminator="kind")]
)


@dataclass(frozen=True, slots=True)
class Change:
    """A ChangeSet as a journal holds it: without what the records were before."""

    added: tuple[Record, ...] = ()
    updated: tuple[Record, ...] = ()
    removed: tuple[Id, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Stepped:
    """A step as it was read."""

    way: Way
    change: Change
    merge_key: str | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """How a base begins. ``after``: the number of the last entry that is in it already."""

    head: Head
    after: int


Read: TypeAlias = Stepped | Typed | Saved
"""An entry as it was read."""


def written(entry: Entry) -> bytes:
    """An entry as one line of JSON."""
    match entry:
        case Edited(change, merge_key):
            return _step("edit", change, merge_key)
        case Undone(change):
            return _step("undo", change)
        case Redone(change):
            return _step("redo", change)
        case Typed(where, text):
            line: BaseModel = _TypedLine.model_construct(
                kind="typed", where=_name(where), text=cleaned(text)[:_TEXT]
            )
        case Saved():
            line = _SavedLine.model_construct(
                kind="saved",
                path=_path_out(entry.path),
                revision=entry.revision,
                parents=entry.parents[:MAX_PARENTS],
                stamp=entry.stamp,
            )
        case _:
            assert_never(entry)
    return _dumped(line)


def read(payload: bytes, version: int) -> Read:
    """The entry in a line; ``version`` is that of its records.

    Raises:
        ValueError: it is none (pydantic's error is one).
        LookupError: no step leads on from the version.
    """
    if version < VERSION:
        payload = _led_up(payload, version)
    line = _LINE.validate_json(payload)
    if isinstance(line, _StepLine):
        change = Change(_listed(line.added), _listed(line.updated), line.removed, line.label)
        return Stepped(line.kind, change, line.merge)
    if isinstance(line, _TypedLine):
        return Typed(line.where, line.text)
    return Saved(_path_in(line.path), line.revision, line.parents, line.stamp)


def base_lines(document: JourneyMap, head: Head, after: int) -> Iterator[bytes]:
    """A whole map as lines, a few records each, so that others get their turn between them."""
    yield _dumped(
        _HeadLine.model_construct(
            kind="head",
            after=after,
            map_id=head.map_id,
            began=head.began,
            title=_name(head.title),
            path=None if head.path is None else _path_out(head.path),
            parents=head.parents[:MAX_PARENTS],
            stamp=head.stamp,
            unsaved=head.unsaved,
        )
    )
    yield _records_line(info=document.info)
    for name in TABLE_NAMES:
        records = tuple(document.table(name).values())
        for place in range(0, len(records), _CHUNK):
            yield _records_line(**{name: records[place : place + _CHUNK]})
    yield _dumped(_EndLine.model_construct(kind="end"))


def read_base(payloads: Iterable[bytes], version: int) -> tuple[Start, JourneyMap]:
    """How a base begins, and its map.

    Raises:
        ValueError: it is none, or not whole.
        LookupError: no step leads on from the version.
    """
    start: Start | None = None
    records: list[Record] = []
    whole = False
    for payload in payloads:
        line = _BASE_LINE.validate_json(_led_up(payload, version) if version < VERSION else payload)
        if whole or isinstance(line, _HeadLine) != (start is None):
            raise ValueError(line.kind)
        if isinstance(line, _HeadLine):
            start = Start(_head(line), line.after)
        elif isinstance(line, _RecordsLine):
            records.extend(_listed(line.records))
        else:
            whole = True
    if start is None or not whole:
        raise ValueError("end")
    return start, JourneyMap.of(records)


def read_head(payload: bytes) -> Head:
    """How a base begins, from its first line; a newer program's may not be looked at.

    Raises:
        ValueError: it is none.
    """
    return _head(_HeadLine.model_validate_json(payload))


def _step(way: Way, change: ChangeSet, merge_key: str | None = None) -> bytes:
    line = _StepLine.model_construct(
        kind=way,
        label=_name(change.label),
        merge=None if merge_key is None else _name(merge_key),
        added=_grouped(change.added),
        updated=_grouped(after for _, after in change.updated),
        removed=tuple(record.id for record in change.removed),
    )
    return _dumped(line)


def _records_line(**tables: Any) -> bytes:  # noqa: ANN401
    records = _Records.model_construct(**tables)
    return _dumped(_RecordsLine.model_construct(kind="records", records=records))


def _dumped(line: BaseModel) -> bytes:
    # What holds its default is left out, as in a map file: a line says what a person said.
    return line.__pydantic_serializer__.to_json(line, exclude_defaults=True)


def _grouped(records: Iterable[Record]) -> Any:  # noqa: ANN401
    tables: dict[str, Any] = {}
    for record in records:
        tables.setdefault(record.table, []).append(record)
    if not tables:
        return None
    values: dict[str, Any] = {name: tuple(found) for name, found in tables.items()}
    if MapInfo.table in values:  # of which there is one
        values[MapInfo.table] = values[MapInfo.table][0]
    return _Records.model_construct(**values)


def _listed(records: BaseModel | None) -> tuple[Record, ...]:
    if records is None:
        return ()
    info: MapInfo | None = getattr(records, MapInfo.table)
    found: list[Record] = [] if info is None else [info]
    for name in TABLE_NAMES:
        found.extend(getattr(records, name))
    return tuple(found)


def _led_up(payload: bytes, version: int) -> bytes:
    """A line of an older version with its records as they are today."""
    line = json.loads(payload)
    if not isinstance(line, dict):
        raise ValueError("line")  # noqa: TRY004 - as any other line that is none
    for part in ("records", "added", "updated"):
        if isinstance(line.get(part), dict):
            line[part] = migrated({"version": version, "document": line[part]})["document"]
    return json.dumps(line).encode()


def _head(line: _HeadLine) -> Head:
    try:
        began = line.began.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("began") from error
    return Head(
        map_id=line.map_id,
        began=began,
        title=line.title,
        path=None if line.path is None else _path_in(line.path),
        parents=line.parents,
        stamp=line.stamp,
        unsaved=line.unsaved,
    )


def _name(text: str) -> str:
    return cleaned(text)[:_NAME]


def _path_out(path: Path) -> str:
    """A path as plain characters: its name need not be text in any encoding."""
    return quote(os.fsencode(path), safe="/\\: ")


def _path_in(text: str) -> Path:
    path = Path(os.fsdecode(unquote_to_bytes(text)))
    if "\0" in str(path):
        raise ValueError("path")
    return path
