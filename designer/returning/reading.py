"""Reading workbooks that came back, and comparing them with a map: off the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from exporters.identity import Identity
from exporters.progress import Cancelled, Progress, portion
from exporters.workbook.returning.comparing.compared import compared
from exporters.workbook.returning.comparison import Comparison
from exporters.workbook.returning.reading.opening import is_ours, opened
from exporters.workbook.returning.returned import Returned
from model.document import JourneyMap
from model.errors import FileError, JourneyboardError
from model.ids import Id
from model.outside import read_outside, shown_name
from model.storage import load
from resources.words import tr

SUFFIX = ".xlsx"
_MOST_BYTES = 64_000_000
_READ = 0.7  # of the work


@dataclass(frozen=True, slots=True)
class MapNow:
    """The open map at one moment."""

    document: JourneyMap
    identity: Identity


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison, and the very state of the map that it was made with."""

    now: MapNow
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What became of the files.

    ``returned`` are the workbooks of the open map, with ``compared``. ``refused`` says of other
    files, a sentence each, why they cannot be read. ``strangers`` are workbooks that never left
    from here. Of workbooks of other maps (``elsewhere``) the titles are known, and the file of the
    first of those maps where it was open lately; ``kin`` is its id where the open map has most of
    its rows, as a copy that was begun anew has: as that one it can be compared all the same.
    """

    returned: tuple[Returned, ...] = ()
    compared: Compared | None = None
    refused: tuple[str, ...] = ()
    strangers: tuple[Path, ...] = ()
    elsewhere: tuple[Returned, ...] = ()
    map_file: Path | None = None
    kin: Id = ""

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the workbooks of the open map."""
        return tuple(each.file for each in self.returned)


def read_back(
    paths: Sequence[Path],
    now: MapNow | None,
    recent: Sequence[Path],
    progress: Progress,
    *,
    only_ours: bool,
) -> ReadBack:
    """Read these files and compare them with the map.

    ``recent`` are the maps that were open lately. With ``only_ours`` a workbook without our memory
    sheet is a stranger; without it its tables are looked for all the same.

    Raises:
        Cancelled: ``progress`` raised it.
        ImportFormatError: they are workbooks of another map.
    """
    found: list[Returned] = []
    refused: list[str] = []
    strangers: list[Path] = []
    for done, path in enumerate(paths):
        part = portion(progress, _READ * done / len(paths), _READ * (done + 1) / len(paths))
        try:
            data = read_outside(path, _MOST_BYTES)
            if only_ours and not is_ours(data):
                strangers.append(path)
            else:
                found.append(opened(data, name=shown_name(path), progress=part))
        except Cancelled:
            raise
        except JourneyboardError as error:
            refused.append(_about(path, error))
    mine = [each for each in found if now is not None and _fits(each, now.identity)]
    others = tuple(each for each in found if each not in mine)
    result = ReadBack(tuple(mine), None, tuple(refused), tuple(strangers), others)
    if mine and now is not None:
        return replace(result, compared=compare(mine, now, portion(progress, _READ, 1)))
    if others:
        kin = _kin(others[0], now.document) if now is not None else ""
        return replace(result, map_file=_map_file(others[0], recent), kin=kin)
    return result


def compare(returned: Sequence[Returned], now: MapNow, progress: Progress) -> Compared:
    """Compare workbooks with the map as it is now.

    Raises:
        Cancelled: ``progress`` raised it.
        ImportFormatError: one of them is the workbook of another map.
    """
    comparison = compared(now.document, now.identity, returned, progress=progress)
    return Compared(now, comparison)


def titles_of(returned: Returned) -> str:
    """The maps whose workbook it is, by their titles; empty where it remembers none."""
    titles = (sent.title or tr("Untitled map") for sent in returned.sent.values())
    return ", ".join(tr("“{title}”", title=title) for title in titles)


def _fits(returned: Returned, identity: Identity) -> bool:
    """Whether a workbook may be of this map: only one that remembers others is not."""
    ids = returned.sent.keys()
    return not ids or identity.map_id in ids or "" in ids


def _kin(returned: Returned, document: JourneyMap) -> Id:
    """The map that was sent of whose rows this one has most; empty for none."""
    for sent in returned.sent.values():
        ids = [record_id for sheet in sent.sheets.values() for record_id in sheet.rows]
        known = sum(document.find(record_id) is not None for record_id in ids)
        if ids and 2 * known > len(ids):
            return sent.map_id
    return ""


def _map_file(returned: Returned, recent: Sequence[Path]) -> Path | None:
    """The file of a map whose workbook it is, among those that were open lately."""
    wanted: set[Id] = {map_id for map_id in returned.sent if map_id}
    if not wanted:
        return None
    for path in recent:
        try:
            if load(path).map_id in wanted:
                return path
        except JourneyboardError:
            continue
    return None


def _about(path: Path, error: JourneyboardError) -> str:
    """The sentence, with the name of the file where it does not say which one it is about."""
    name = shown_name(path)
    if isinstance(error, FileError) or name in str(error):
        return str(error)
    return tr("“{name}”: {sentence}", name=name, sentence=str(error))
