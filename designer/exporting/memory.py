"""What was last exported of each map, and how. Own JSON in the person's configuration folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from designer.exporting.wishes import Wishes, as_data, for_another_map, pruned, wishes_in
from designer.own_json import read_own, write_own
from model.document import JourneyMap
from model.ids import Id

MOST_MAPS = 200
_MAX_BYTES = 10_000_000
_MAX_TEXT = 4_096


@dataclass(frozen=True, slots=True)
class Kept:
    """The wishes for one map, and the folder the last file went to (empty: none yet)."""

    wishes: Wishes
    folder: str = ""


class ExportMemory:
    """Keeps the wishes of the maps that were exported last; each change is written at once.

    Without a path nothing outlives the program.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._maps, self._last = _read(path)

    def recall(self, map_id: Id, document: JourneyMap) -> Kept:
        """The wishes for a map; for one that is new here those of the last export."""
        kept = self._maps.get(map_id)
        if kept is not None:
            return replace(kept, wishes=pruned(kept.wishes, document))
        return Kept(for_another_map(self._last))

    def knows(self, map_id: Id) -> bool:
        """Whether the map was exported or printed before."""
        return map_id in self._maps

    def keep(self, map_id: Id, kept: Kept) -> None:
        """Remember these for the map; the map that was exported longest ago gives way."""
        if next(reversed(self._maps.items()), None) == (map_id, kept):
            return
        self._maps.pop(map_id, None)
        self._maps[map_id] = kept
        while len(self._maps) > MOST_MAPS:
            self._maps.pop(next(iter(self._maps)))
        self._last = kept.wishes
        self._write()

    def _write(self) -> None:
        maps = {map_id: _data(kept) for map_id, kept in self._maps.items()}
        write_own(self._path, {"version": 1, "maps": maps})


def _data(kept: Kept) -> dict[str, Any]:
    data = as_data(kept.wishes)
    return {**data, "folder": kept.folder} if kept.folder else data


def _read(path: Path | None) -> tuple[dict[Id, Kept], Wishes]:
    """The maps, the one exported longest ago first, and the wishes of the last one."""
    maps = read_own(path, most_bytes=_MAX_BYTES).get("maps")
    if not isinstance(maps, Mapping):
        return {}, Wishes()
    read = {str(map_id): _kept(entry) for map_id, entry in list(maps.items())[-MOST_MAPS:]}
    last = next(reversed(read.values()), None)
    return read, last.wishes if last is not None else Wishes()


def _kept(entry: object) -> Kept:
    folder = entry.get("folder") if isinstance(entry, Mapping) else ""
    good = isinstance(folder, str) and len(folder) <= _MAX_TEXT
    return Kept(wishes_in(entry), folder if good and isinstance(folder, str) else "")
