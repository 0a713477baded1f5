"""From the bytes of a file to a map: fast where the file is as it was written, careful elsewhere.

Fast: the hash of the document equals the revision beside it, so nobody has touched the file, and
one validation will do. Careful: a file edited by hand, merged by git, written by an older or newer
program or by another tool, or broken. That is skimmed first. So a key that stands twice is found
too, which a validation alone would let pass at the cost of what the first one held.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError

from model.document import TABLE_NAMES, JourneyMap
from model.errors import NewerFileError
from model.ids import Id, IdSource, seeded_ids
from model.mendings import Mending, MendingCode
from model.migrations import migrated
from model.naming import called
from model.records import Record, evolve
from model.repair import MAX_MENDINGS, TooBrokenError, has_long_keys
from model.rules import is_sound, repaired
from model.storage.bounds import check_bounds, check_counts, has_many_values, lifted
from model.storage.diagnosis import skimmed, whole, why_refused
from model.storage.envelope import MAX_PARENTS, VERSION, DocumentIn, FileIn
from model.storage.faults import ContentError, FaultCode
from model.storage.git import settled
from model.storage.writing import DOCUMENT_KEY, END, revision, revision_of
from resources.words import tr

_BOM = b"\xef\xbb\xbf"
_HEAD = 20_000  # bytes before the document, of files that this program wrote
_VERSION = b'\n  "version": %d,' % VERSION
_REVISION = re.compile(rb'\n  "revision": "([0-9a-f]{64})"')


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
    check_bounds(data, name)
    data = data.removeprefix(_BOM)
    untouched = _is_untouched(data)
    if not untouched or has_many_values(data):
        merged = settled(data)
        if merged is not None:
            return _read_merged(*merged, name)
        version = skimmed(data, name)
        if version > VERSION:
            return _read_newer(data, name)
        if version < VERSION:
            return _read_older(data, name)
    try:
        file = FileIn.model_validate_json(data)
    except ValidationError as error:
        skimmed(data, name)
        raise why_refused(error, whole(data, name), name) from error
    return _content(file, _field(file, "document"), name, untouched=untouched)


def _is_untouched(data: bytes) -> bool:
    """Whether the document is the one that the revision beside it names."""
    start = data.find(DOCUMENT_KEY)
    if not 0 <= start <= _HEAD or not data.endswith(END):
        return False
    named = _REVISION.search(data, 0, start)
    if named is None or data.find(_VERSION, 0, start) < 0:
        return False
    body = memoryview(data)[start + len(DOCUMENT_KEY) : -len(END)]
    return revision_of(body) == named[1].decode()


def _read_older(data: bytes, name: str) -> Content:
    """A file of an older version, led up to today's."""
    rest, filled = lifted(data)
    raw = whole(rest, name)
    try:
        raw = migrated(raw)
        file = FileIn.model_validate_json(filled(json.dumps(raw).encode()))
    except LookupError as missing:
        sentence = tr("{name} is of a version this program does not know.", name=name)
        raise ContentError(sentence, FaultCode.UNKNOWN_VERSION) from missing
    except ValidationError as refused:
        raise why_refused(refused, raw, name) from refused
    return _content(file, _field(file, "document"), name, untouched=False)


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


def _read_newer(data: bytes, name: str) -> Content:
    """A newer program's file, to look at, where today's records can hold all it says."""
    rest, filled = lifted(data)
    raw = whole(rest, name)
    try:
        found = DocumentIn.model_validate_json(filled(json.dumps(raw.get("document")).encode()))
    except ValidationError as error:
        sentence = tr(
            "{name} was written by a newer Journeyboard; update this one to open it.", name=name
        )
        raise NewerFileError(sentence) from error
    document, warnings = _assembled(found, name)
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


def _content(file: BaseModel, found: BaseModel, name: str, *, untouched: bool) -> Content:
    document, warnings = _assembled(found, name)
    named: str = _field(file, "revision")
    parents: tuple[str, ...] = _field(file, "parents")
    own = named if untouched and not warnings else revision(document)
    if own != named and _is_revision(named):
        # Edited outside or mended just now: what the file said it was is where this came from.
        parents = (named, *parents)
    parents = tuple(dict.fromkeys(parent for parent in parents if parent != own))[:MAX_PARENTS]
    return Content(document, _field(file, "map_id"), own, parents, tuple(warnings), read_only=False)


def _assembled(found: BaseModel, file_name: str) -> tuple[JourneyMap, list[str]]:
    """The map from its lists of records, mended where they do not fit together."""
    try:
        return _fitted(found, file_name)
    except TooBrokenError as error:
        sentence = tr("{name} is damaged beyond mending: {why}", name=file_name, why=error)
        raise ContentError(sentence, FaultCode.TOO_BROKEN) from error


def _fitted(found: BaseModel, file_name: str) -> tuple[JourneyMap, list[str]]:
    check_counts(sum(len(_field(found, name)) for name in TABLE_NAMES), 0, file_name)
    warnings: list[str] = []
    tables: dict[str, Any] = {}
    for name in TABLE_NAMES:
        records: tuple[Record, ...] = _field(found, name)
        table = {record.id: record for record in records}
        if len(table) != len(records):
            table = _with_own_ids(records, warnings)
        tables[name] = MappingProxyType(table)
    document = JourneyMap(info=_field(found, "info"), **tables)
    if not is_sound(document) or has_long_keys(document):
        document, repairs = repaired(document)
        warnings.extend(repairs)
    check_counts(0, len(document.steps) * len(document.lanes), file_name)
    return document, warnings


def _with_own_ids(records: Iterable[Record], warnings: list[str]) -> dict[Id, Record]:
    """Records by id where ids stand twice (a git merge that took both sides).

    The first keeps the id and is what others point at; a later one that says something else gets
    its own, the same on every laptop; one that says the same is the same.
    """
    records = tuple(records)
    table: dict[Id, Record] = {}
    taken = {record.id for record in records}
    sources: dict[Id, IdSource] = {}
    for record in records:
        first = table.setdefault(record.id, record)
        if first is record:
            continue
        if len(warnings) >= MAX_MENDINGS:
            raise TooBrokenError
        if first == record:
            sentence = tr("The {record} stood in the file twice.", record=called(record))
            warnings.append(Mending(sentence, MendingCode.COPY_TWICE, record))
            continue
        source = sources.setdefault(record.id, seeded_ids(f"twice {record.id}"))
        own = _free_id(record.prefix, source, taken)
        taken.add(own)
        table[own] = evolve(record, id=own)
        sentence = tr(
            "The {record} had the id of another one; both are kept.", record=called(record)
        )
        warnings.append(Mending(sentence, MendingCode.ID_TWICE, record, field="id"))
    return table


def _free_id(prefix: str, source: IdSource, taken: set[Id]) -> Id:
    while (candidate := source(prefix)) in taken:
        pass
    return candidate


def _field(model: BaseModel, name: str) -> Any:  # noqa: ANN401 - a field of a model made at run time
    return getattr(model, name)


def _is_revision(text: str) -> bool:
    return len(text) == 64 and all(c in "0123456789abcdef" for c in text)
