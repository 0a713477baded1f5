"""A map as the bytes of a file: same content, same bytes; a one-word edit is a one-line diff."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from pydantic import TypeAdapter

from model.document import TABLE_NAMES, JourneyMap
from model.errors import FileError
from model.ids import Id
from model.records import Image, MapInfo, Record
from model.storage.bounds import MAX_BYTES, check_bounds, check_counts
from model.storage.envelope import FORMAT, MAX_PARENTS, VERSION
from model.tables import TABLES
from resources.words import tr

DOCUMENT_KEY = b'\n  "document": '
END = b"\n}\n"

_AT_ONCE = 64
"""Records put into words in one go, a third of a millisecond. While one goes, no other thread does:
a window that saves in the background must be able to paint in between."""
_BREATH_S = 0.0001
"""Rest after each go. Without it a thread that waits for its turn gets it a millisecond later only,
and as often as it waits; of that whole frames were made."""


def dumps(document: JourneyMap, *, map_id: Id, parents: Iterable[str] = ()) -> bytes:
    """The bytes of the file. Its revision is left out of ``parents``, the oldest are forgotten.

    Raises:
        FileError: the map is too large for a file.
    """
    return written(document, map_id=map_id, parents=parents)[0]


def written(
    document: JourneyMap, *, map_id: Id, parents: Iterable[str] = ()
) -> tuple[bytes, str, tuple[str, ...]]:
    """The bytes of the file, its revision, and the parents it names."""
    body = _body(document)
    own = revision_of(body)
    kept = tuple(dict.fromkeys(parent for parent in parents if parent != own))[:MAX_PARENTS]
    head = {
        "format": FORMAT,
        "version": VERSION,
        "app": app_name(),
        "map_id": map_id,
        "revision": own,
        "parents": kept,
    }
    opening = json.dumps(head, indent=2, ensure_ascii=False).removesuffix("\n}") + ","
    data = b"".join((opening.encode(), DOCUMENT_KEY, body, END))
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        raise FileError(tr("The map is larger than {n} MB; take out some images.", n=limit))
    _check_readable(document, data)
    return data, own, kept


def _check_readable(document: JourneyMap, data: bytes) -> None:
    """What is written can be opened again."""
    records = sum(len(document.table(name)) for name in TABLE_NAMES)
    check_counts(records, len(document.steps) * len(document.lanes), tr("The map"))
    check_bounds(data, tr("The map"))


def revision(document: JourneyMap) -> str:
    """The name of this state of a map: the SHA-256 of its content as a file holds it."""
    hashed = hashlib.sha256()
    for part in _parts(document):  # never all of it at once: pictures are large
        hashed.update(part)
    return hashed.hexdigest()


def revision_of(body: bytes | memoryview) -> str:
    """The revision of a document from its bytes in the file."""
    return hashlib.sha256(body).hexdigest()


def lineage(own: str, parents: Iterable[str] = ()) -> tuple[str, ...]:
    """The parents of what comes after a revision: that one, then its own, newest first."""
    return tuple(dict.fromkeys((own, *parents)))[:MAX_PARENTS]


@cache
def app_name() -> str:
    """The program and its version, as the file names what wrote it."""
    try:
        return f"Journeyboard {version('journeyboard')}"
    except PackageNotFoundError:  # run from a folder, never installed
        return "Journeyboard"


def _body(document: JourneyMap) -> bytes:
    """The document as it stands in the file, indented one level.

    Fields that hold their default are left out: a file says what a person said.
    """
    parts: list[bytes] = []
    for part in _parts(document):
        parts.append(part)
        time.sleep(_BREATH_S)
    return b"".join(parts)


def _parts(document: JourneyMap) -> Iterator[bytes]:
    yield b'{\n    "info": '
    yield _words(MapInfo, document.info).replace(b"\n", b"\n    ")
    for name in TABLE_NAMES:
        yield b',\n    "' + name.encode() + b'": '
        yield from _table(TABLES[name], _by_id(document.table(name).values()))
    yield b"\n  }"


def _table(kind: type[Record], records: tuple[Record, ...]) -> Iterator[bytes]:
    """The records of one table, as a JSON list in the document."""
    if not records:
        yield b"[]"
        return
    at_once = 1 if kind is Image else _AT_ONCE
    for begin in range(0, len(records), at_once):
        some = _words(tuple[kind, ...], records[begin : begin + at_once])  # type: ignore[valid-type]
        # No line break can stand inside a JSON string.
        yield (b"," if begin else b"[") + some[1:-2].replace(b"\n", b"\n    ")
    yield b"\n    ]"


def _words(kind: Any, value: object) -> bytes:  # noqa: ANN401 - a record, or a list of them
    return _adapter(kind).dump_json(value, indent=2, exclude_defaults=True)


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:  # noqa: ANN401
    return TypeAdapter(kind)


def _by_id(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple(sorted(records, key=lambda record: record.id))
