"""Personas as JSON: our own, which reads back the same, and those of others (docs/IMPORTS.md)."""

from __future__ import annotations

from pathlib import Path, PurePath

from exporters.attached import Attached
from exporters.import_result import ImportResult
from exporters.json_in import MAX_BYTES, json_in
from exporters.personas.adding import added
from exporters.personas.reading import holds_personas, personas_in
from exporters.personas.writing import lost_in_personas, personas_json
from model.changes import apply
from model.document import JourneyMap
from model.errors import ImportFormatError
from model.fitting import as_line
from model.ids import new_id, seeded_ids
from model.records import MAP_ID, MapInfo
from model.troubles import reading_trouble

__all__ = [
    "file_into",
    "holds_personas",
    "lost_in_personas",
    "personas_into",
    "personas_json",
    "read_personas",
]


def read_personas(data: bytes, *, name: str) -> ImportResult:
    """A new map with the personas of a file and what they rest on.

    Raises:
        ImportFormatError: there is no persona in it.
    """
    found = personas_in(json_in(data, name=name), name=name)
    title = as_line(found.title or PurePath(name).stem)
    empty = JourneyMap(info=MapInfo(id=MAP_ID, title=title))
    ids = seeded_ids(repr(found.personas))
    attached = added(empty, found, ids=ids)
    return ImportResult(apply(empty, attached.change), found.warnings)


def file_into(document: JourneyMap, path: Path) -> Attached | None:
    """The personas of a file on a disk added to a map; None for a file of anything else.

    Raises:
        FileError: the file cannot be read.
    """
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else b""
    except (OSError, ValueError) as error:
        raise reading_trouble(error, path) from error
    try:
        value = json_in(data, name=path.name)
    except ImportFormatError:
        return None
    return personas_into(document, data, name=path.name) if holds_personas(value) else None


def personas_into(document: JourneyMap, data: bytes, *, name: str) -> Attached:
    """The personas of a file added to a map; one of the same name is brought up to date.

    Raises:
        ImportFormatError: there is no persona in it.
    """
    found = personas_in(json_in(data, name=name), name=name)
    attached = added(document, found, ids=new_id)
    return Attached(attached.change, (*attached.notes, *found.warnings))
