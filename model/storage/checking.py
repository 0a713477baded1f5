"""A whole report on a file: every problem that would be mended, and every one it is refused for.

Opening a map tells the first thing that refuses it. Somebody who writes maps with another program,
or mends one by hand, wants all of them, with the line each stands in.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from model.bounds import MAX_RECORDS
from model.document import TABLE_NAMES
from model.errors import FileError, NewerFileError
from model.mendings import Mending
from model.refusals import refusal
from model.storage.bounds import without_pictures
from model.storage.diagnosis import Parsed, called_record, code_of, skimmed, whole
from model.storage.envelope import VERSION
from model.storage.faults import ContentError, FaultCode
from model.storage.files import Loaded, content_of, load
from model.tables import TABLES
from resources.words import tr

MOST_PROBLEMS = 200
"""Of a refused file: who mends it by hand begins with the first ones."""

_BEYOND_SALVAGE = (FaultCode.EMPTY, FaultCode.FOREIGN, FaultCode.TOO_LARGE, FaultCode.NEWER)
_OF_VALUES = (FaultCode.VALUE, FaultCode.UNKNOWN_FIELD, FaultCode.MISSING_FIELD)


class Outcome(StrEnum):
    """What opening the map does about a problem."""

    MENDED = "mended"
    REFUSED = "refused"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a file.

    ``code`` is a word for its kind, ``line`` where its record stands, from 1. ``table``,
    ``record_id`` and ``field`` are empty where it is about none.
    """

    code: str
    outcome: Outcome
    sentence: str
    table: str = ""
    record_id: str = ""
    field: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a file is.

    ``loaded`` is None where it is refused, ``version`` where it names none. ``refused`` is the
    sentence that opening it ends with, ``salvageable`` says that some of it may be read even so.
    """

    loaded: Loaded | None
    version: int | None
    problems: tuple[Problem, ...]
    refused: str = ""
    salvageable: bool = False


def check(path: Path | str) -> Report:
    """Look at all of a file. Nothing that is in it, nor its not being there, raises an error."""
    try:
        return _checked(Path(path))
    except FileError as error:
        problem = Problem(FaultCode.UNREADABLE, Outcome.REFUSED, str(error))
        return Report(None, None, (problem,), str(error))


def _checked(path: Path) -> Report:
    try:
        loaded = load(path)
    except ContentError as error:
        first = Problem(error.code, Outcome.REFUSED, str(error), line=error.line)
    except NewerFileError as error:
        first = Problem(FaultCode.NEWER, Outcome.REFUSED, str(error))
    else:
        return _opened(path, loaded)
    # Out of the error's sight: it would keep in memory what was read so far.
    return _refused(path, first)


def _opened(path: Path, loaded: Loaded) -> Report:
    if not loaded.warnings:
        return Report(loaded, VERSION, ())
    lines = _Lines(without_pictures(content_of(path)))
    problems = tuple(_told(warning, lines, newer=loaded.read_only) for warning in loaded.warnings)
    return Report(loaded, _version(path) if loaded.read_only else VERSION, problems)


def _told(warning: str, lines: _Lines, *, newer: bool) -> Problem:
    if isinstance(warning, Mending):
        line = lines.of(warning.table, warning.record_id)
        return Problem(
            warning.code,
            Outcome.MENDED,
            str(warning),
            warning.table,
            warning.record_id,
            warning.field,
            line,
        )
    code = FaultCode.NEWER if newer else FaultCode.CONFLICT
    return Problem(code, Outcome.TOLD, warning)


def _refused(path: Path, first: Problem) -> Report:
    salvageable = first.code not in _BEYOND_SALVAGE
    if first.code not in _OF_VALUES:
        version = None if first.code == FaultCode.TOO_LARGE else _version(path)
        return Report(None, version, (first,), first.sentence, salvageable)
    data = without_pictures(content_of(path))
    raw = whole(data, path.name)
    found = tuple(itertools.islice(_faults(raw, _Lines(data)), MOST_PROBLEMS))
    return Report(None, raw["version"], found or (first,), first.sentence, salvageable)


def _faults(raw: Parsed, lines: _Lines) -> Iterator[Problem]:
    """Every record that is no record, table by table."""
    document = raw.get("document")
    for table in ("info", *TABLE_NAMES):
        records = document.get(table, []) if isinstance(document, dict) else []
        if isinstance(records, list) and len(records) > MAX_RECORDS:
            continue  # it is refused for that
        of_one = TypeAdapter(TABLES[table])
        for index, record in enumerate(records if isinstance(records, list) else [records]):
            try:
                of_one.validate_json(json.dumps(record))
            except ValidationError as error:
                first = error.errors(include_url=False, include_input=False)[0]
                said = record.get("id") if isinstance(record, dict) else None
                record_id = said if isinstance(said, str) else ""
                where = called_record(record, table, index)
                yield Problem(
                    code_of(first["type"]),
                    Outcome.REFUSED,
                    tr("The {where} is damaged: {why}", where=where, why=refusal(error)),
                    table,
                    record_id,
                    next((part for part in first["loc"] if isinstance(part, str)), ""),
                    lines.of(table, record_id),
                )


class _Lines:
    """Where records stand in a file: the line of the id, in the list of their table."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._tables = sorted(
            (match.start(), table)
            for table in TABLE_NAMES
            if (match := re.search(rb'"%b"\s*:\s*\[' % table.encode(), data))
        )
        self._found: dict[str, dict[str, int]] = {}

    def of(self, table: str, record_id: str) -> int | None:
        """The line, from 1; None where it is not known."""
        if table not in self._found:
            self._found[table] = self._lines_of(table)
        return self._found[table].get(record_id)

    def _lines_of(self, table: str) -> dict[str, int]:
        places = [place for place, name in self._tables if name == table]
        if not places:
            return {}
        ends = [place for place, _ in self._tables if place > places[0]]
        end = ends[0] if ends else len(self._data)
        lines: dict[str, int] = {}
        line, at = self._data.count(b"\n", 0, places[0]) + 1, places[0]
        for match in re.finditer(rb'"id"\s*:\s*"([^"\\]{1,80})"', self._data[places[0] : end]):
            here = places[0] + match.start()
            line, at = line + self._data.count(b"\n", at, here), here
            # A second one of the same id is the one that something was done about.
            lines[match[1].decode("utf-8", "replace")] = line
        return lines


def _version(path: Path) -> int | None:
    try:
        return skimmed(content_of(path), path.name)
    except FileError:
        return None
