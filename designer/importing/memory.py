"""What was chosen for tables with the same headings. Own JSON beside the settings.

Kept is how a table lies and what its columns mean, under a fingerprint of its headings: nothing
of what stands in the table.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from designer.importing.choosing import Chosen
from designer.own_json import read_own, write_own
from exporters.tables.given import NO_HEADER, Given
from exporters.tables.mapping import Orientation, Purpose, Scale
from exporters.tables.targets import is_target

MOST_KINDS = 200
_MAX_BYTES = 4_000_000
_MOST_PLACE, _MOST_FIELDS, _MOST_SIGNS = 10_000, 1_000, 20

E = TypeVar("E", bound=StrEnum)


class ImportMemory:
    """Keeps the choices for the kinds of tables imported last; each change is written at once.

    Without a path nothing outlives the program.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._kinds = _read(path)

    def recall(self, fingerprint: str) -> Chosen:
        """What was chosen for such tables; nothing for a kind that is new here."""
        return self._kinds.get(fingerprint, Chosen())

    def keep(self, fingerprint: str, chosen: Chosen) -> None:
        """Remember it; the kind imported longest ago gives way. Nothing chosen is forgotten."""
        if self._kinds.get(fingerprint, Chosen()) == chosen:
            return
        self._kinds.pop(fingerprint, None)
        if chosen:
            self._kinds[fingerprint] = chosen
        while len(self._kinds) > MOST_KINDS:
            self._kinds.pop(next(iter(self._kinds)))
        self._write()

    def _write(self) -> None:
        kinds = {fingerprint: _data(chosen) for fingerprint, chosen in self._kinds.items()}
        write_own(self._path, {"version": 1, "tables": kinds})


def _data(chosen: Chosen) -> dict[str, Any]:
    given = chosen.given
    data = {
        "purpose": given.purpose,
        "orientation": given.orientation,
        "tables": given.tables,
        "header": given.header,
        "scale": given.scale,
        "separators": given.separators,
        "fields": [list(entry) for entry in chosen.changed] or None,
    }
    return {name: value for name, value in data.items() if value is not None}


def _read(path: Path | None) -> dict[str, Chosen]:
    """The choices, the one made longest ago first."""
    kinds = read_own(path, most_bytes=_MAX_BYTES).get("tables")
    if not isinstance(kinds, Mapping):
        return {}
    return {str(key): _chosen(entry) for key, entry in list(kinds.items())[-MOST_KINDS:]}


def _chosen(entry: object) -> Chosen:
    """What is as it should be of an entry; the rest is guessed again."""
    if not isinstance(entry, Mapping):
        return Chosen()
    separators = entry.get("separators")
    good = isinstance(separators, str) and len(separators) <= _MOST_SIGNS
    return Chosen(
        Given(
            purpose=_word(Purpose, entry.get("purpose")),
            orientation=_word(Orientation, entry.get("orientation")),
            tables=_places(entry.get("tables")),
            header=_place(entry.get("header"), NO_HEADER),
            scale=_word(Scale, entry.get("scale")),
            separators=separators if good and isinstance(separators, str) else None,
        ),
        _fields(entry.get("fields")),
    )


def _word(kind: type[E], value: object) -> E | None:
    return next((word for word in kind if word.value == value), None)


def _place(value: object, least: int = 0) -> int | None:
    good = isinstance(value, int) and not isinstance(value, bool) and least <= value <= _MOST_PLACE
    return value if good and isinstance(value, int) else None


def _places(value: object) -> tuple[int, ...] | None:
    if not isinstance(value, list) or not 0 < len(value) <= _MOST_FIELDS:
        return None
    places = tuple(place for place in map(_place, value) if place is not None)
    return places if len(places) == len(value) else None


def _fields(value: object) -> tuple[tuple[int, int, str], ...]:
    if not isinstance(value, list) or len(value) > _MOST_FIELDS:
        return ()
    found: list[tuple[int, int, str]] = []
    for entry in value:
        match entry:
            case [int() as part, int() as place, str() as target] if is_target(target):
                if _place(part) is None or _place(place) is None:
                    return ()
                found.append((part, place, target))
            case _:
                return ()
    return tuple(found)
