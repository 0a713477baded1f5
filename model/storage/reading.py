"""From the bytes of a file to a map: fast where the file is as it was written, careful elsewhere.

Fast: one validation, and the hash of the document equals the revision beside it, so nobody has
touched the file. Careful: a file edited by hand, merged by git, written by an older or newer
program or by another tool, or broken. There a key that stands twice is found too, which a
validation alone would let pass at the cost of what the first one held.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError

from model.document import TABLE_NAMES, JourneyMap
from model.errors import FileError, NewerFileError
from model.ids import Id, seeded_ids
from model.migrations import migrated
from model.naming import called
from model.records import Record, evolve
from model.rules import problems, repaired
from model.storage.diagnosis import Parsed, parsed, why_refused
from model.storage.envelope import MAX_BYTES, MAX_PARENTS, VERSION, DocumentIn, FileIn
from model.storage.git import settled
from model.storage.writing import DOCUMENT_KEY, END, revision, revision_of
from resources.words import tr

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds. ``read_only``: it is from a newer program and must not be saved over."""

    document: JourneyMap
    map_id: Id
    revision: str
    parents: tuple[str, ...]
    warnings: tuple[str, ...]
    read_only: bool


def read(data: bytes, name: str) -> Content:
    """The map in the bytes of a file. ``name`` is what sentences call the file.

    Raises:
        NewerFileError: a newer Journeyboard wrote it, in a way this one cannot show.
        FileError: it is broken, foreign or too large.
    """
    if len(data) > MAX_BYTES:
        raise FileError(too_large(name))
    data = data.removeprefix(_BOM)
    try:
        file = FileIn.model_validate_json(data)
    except ValidationError as error:
        return _read_carefully(data, name, error)
    body = _body(data)
    if body is None or revision_of(body) != _field(file, "revision"):
        parsed(data, name)  # raises where a key stands twice
        return _content(file, _field(file, "document"), untouched=False)
    return _content(file, _field(file, "document"), untouched=True)


def too_large(name: str) -> str:
    """The sentence about a file that is larger than any map."""
    limit = MAX_BYTES // 1_000_000
    return tr("{name} is larger than {n} MB; that is no map.", name=name, n=limit)


def _read_carefully(data: bytes, name: str, error: ValidationError) -> Content:
    """A file that is not a sound one of today's version: find out what it is."""
    merged = settled(data)
    if merged is not None:
        return _read_merged(*merged, name)
    raw = parsed(data, name)
    version = raw["version"]
    if version > VERSION:
        return _read_newer(raw, name)
    if version < VERSION:
        try:
            raw = migrated(raw)
            file = FileIn.model_validate_json(json.dumps(raw))
        except LookupError as missing:
            sentence = tr("{name} is of a version this program does not know.", name=name)
            raise FileError(sentence) from missing
        except ValidationError as refused:
            raise FileError(why_refused(refused, raw, name)) from refused
        return _content(file, _field(file, "document"), untouched=False)
    raise FileError(why_refused(error, raw, name)) from error


def _read_merged(data: bytes, revisions: tuple[str, ...], name: str) -> Content:
    """A file that git merged: it comes from both sides."""
    content = read(data, name)
    parents = dict.fromkeys((*revisions, *content.parents))
    parents.pop(content.revision, None)
    warning = tr("{name} was merged by git: it holds what both sides say.", name=name)
    return replace(
        content,
        parents=tuple(parents)[:MAX_PARENTS],
        warnings=(warning, *content.warnings),
    )


def _read_newer(raw: Parsed, name: str) -> Content:
    """A newer program's file, to look at, where today's records can hold all it says."""
    try:
        whole = DocumentIn.model_validate_json(json.dumps(raw.get("document")))
    except ValidationError as error:
        sentence = tr(
            "{name} was written by a newer Journeyboard; update this one to open it.", name=name
        )
        raise NewerFileError(sentence) from error
    document, warnings = _assembled(whole)
    warning = tr(
        "{name} was written by a newer Journeyboard: it can be looked at, not saved over.",
        name=name,
    )
    map_id = raw.get("map_id")
    return Content(
        document=document,
        map_id=map_id if isinstance(map_id, str) else "",
        revision=revision(document),
        parents=(),
        warnings=(warning, *warnings),
        read_only=True,
    )


def _content(file: BaseModel, whole: BaseModel, *, untouched: bool) -> Content:
    document, warnings = _assembled(whole)
    named: str = _field(file, "revision")
    parents: tuple[str, ...] = _field(file, "parents")
    own = named if untouched and not warnings else revision(document)
    if own != named and _is_revision(named):
        # Edited outside or mended just now: what the file said it was is where this came from.
        parents = (named, *parents)
    parents = tuple(dict.fromkeys(parent for parent in parents if parent != own))[:MAX_PARENTS]
    return Content(document, _field(file, "map_id"), own, parents, tuple(warnings), read_only=False)


def _assembled(whole: BaseModel) -> tuple[JourneyMap, list[str]]:
    """The map from its lists of records, mended where they do not fit together."""
    warnings: list[str] = []
    tables: dict[str, Any] = {}
    for name in TABLE_NAMES:
        records: tuple[Record, ...] = _field(whole, name)
        table = {record.id: record for record in records}
        if len(table) != len(records):
            table = _with_own_ids(records, warnings)
        tables[name] = MappingProxyType(table)
    document = JourneyMap(info=_field(whole, "info"), **tables)
    if problems(document):
        document, repairs = repaired(document)
        warnings.extend(repairs)
    return document, warnings


def _with_own_ids(records: Iterable[Record], warnings: list[str]) -> dict[Id, Record]:
    """Records by id where ids stand twice (a git merge that took both sides).

    The first keeps the id and is what others point at; a later one that says something else gets
    its own, the same on every laptop; one that says the same is the same.
    """
    records = tuple(records)
    table: dict[Id, Record] = {}
    taken = {record.id for record in records}
    for record in records:
        first = table.setdefault(record.id, record)
        if first is record:
            continue
        if first == record:
            warnings.append(tr("The {record} stood in the file twice.", record=called(record)))
            continue
        own = _free_id(record, taken)
        taken.add(own)
        table[own] = evolve(record, id=own)
        warnings.append(
            tr("The {record} had the id of another one; both are kept.", record=called(record))
        )
    return table


def _free_id(record: Record, taken: set[Id]) -> Id:
    source = seeded_ids(f"twice {record.id}")
    while (candidate := source(record.prefix)) in taken:
        pass
    return candidate


def _body(data: bytes) -> bytes | None:
    """The bytes of the document, if the file is laid out as this program does."""
    start = data.find(DOCUMENT_KEY)
    if start < 0 or not data.endswith(END):
        return None
    return data[start + len(DOCUMENT_KEY) : -len(END)]


def _field(model: BaseModel, name: str) -> Any:  # noqa: ANN401 - a field of a model made at run time
    return getattr(model, name)


def _is_revision(text: str) -> bool:
    return len(text) == 64 and all(c in "0123456789abcdef" for c in text)
