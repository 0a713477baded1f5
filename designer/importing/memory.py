"""What was chosen for tables with the same headings. Own JSON beside the settings.

Kept is how a table lies and what its columns mean, under a fingerprint of its headings: nothing
of what stands in the table.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from designer.importing.choosing import Chosen
from exporters.tables.given import NO_HEADER, Given
from exporters.tables.mapping import Orientation, Purpose, Scale
from exporters.tables.targets import is_target
from model.errors import FileError

_log = logging.getLogger(__name__)

MOST_KINDS = 200
_MAX_BYTES = 4_000_000
_MOST_PLACE, _MOST_FIELDS, _MOST_SIGNS = 10_000, 1_000, 20

E = TypeVar("E", bound=StrEnum)


class ImportMemory:
    """Keeps the choices for the kinds of tables imported last; each change is written at once.

    A file that cannot be read counts as absent, one that cannot be written is logged, no more.
    """

    def __init__(self, path: Path) -> None:
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
        import json  # noqa: PLC0415 - not needed to show the window

        from model.atomic import write_bytes  # noqa: PLC0415

        kinds = {fingerprint: _data(chosen) for fingerprint, chosen in self._kinds.items()}
        text = json.dumps({"version": 1, "tables": kinds}, indent=1, ensure_ascii=False) + "\n"
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_bytes(self._path, text.encode())
        except (OSError, FileError) as error:
            _log.info("choices for imports not kept: %s", error)


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


def _read(path: Path) -> dict[str, Chosen]:
    """The choices, the one made longest ago first."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            return {}
        import json  # noqa: PLC0415 - not needed where nothing was imported yet

        data = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    kinds = data.get("tables") if isinstance(data, Mapping) else None
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
