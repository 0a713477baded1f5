"""A map made of what can still be read of a damaged file, and a list of what was lost.

A record is found by itself, whatever stands around it, so damage in one place costs what stands
in that place and nothing before or after it. Each record is judged alone; :mod:`model.repair` then
puts together what was left: a card whose cell is gone goes to the parking lot, a stage that others
need comes back. Time and memory grow with the size of the file alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from model.document import TABLE_NAMES, JourneyMap
from model.errors import FileError
from model.ids import Id
from model.records import MapInfo, Record
from model.repair import TooBrokenError, has_long_keys, repaired
from model.rules import problems
from model.salvage.fields import Maker
from model.salvage.found import Haul
from model.salvage.gathering import Gathering
from model.salvage.loosening import loosened
from model.salvage.losses import Loss, told
from model.salvage.placing import by_id
from model.salvage.searching import searched
from model.salvage.sides import sides
from model.salvage.together import together
from model.salvage.unpacking import unpacked
from model.salvage.values import safe_id
from model.storage.bounds import MAX_BYTES, too_large
from model.storage.envelope import FORMAT, MAX_PARENTS, VERSION
from model.storage.writing import revision
from resources.words import tr

_ENOUGH_HEADINGS = 3


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved. ``map_id`` is None where the file no longer says which map it is.

    ``parents`` are the revisions it came from, newest first. ``lost`` are sentences about what is
    not in the map any more, ``mended`` about what was put in order. ``kept`` counts the records of
    each table as they were found.
    """

    document: JourneyMap
    map_id: Id | None
    parents: tuple[str, ...]
    lost: tuple[str, ...]
    mended: tuple[str, ...]
    kept: Mapping[str, int]


def salvaged(data: bytes, name: str) -> Salvaged:
    """What can be saved of the bytes of a map. ``name`` is what sentences call the file.

    Raises:
        FileError: nothing can be: it is empty, too large, or no map.
    """
    if len(data) > MAX_BYTES:
        raise too_large(name)
    text, mended = unpacked(data)
    if not text.strip(b"\x00 \t\r\n"):
        raise FileError(tr("{name} is empty; nothing of a map is left in it.", name=name))
    both = sides(text)
    hauls = [searched(side) for side in both]
    head = _head(hauls)
    maker = Maker(hashlib.sha256(text).digest())
    gatherings = [
        Gathering(side, haul, maker, _version(head)) for side, haul in zip(both, hauls, strict=True)
    ]
    for gathering in gatherings:
        gathering.gather()
    _refuse_foreign(name, hauls, gatherings)
    losses = [loss for gathering in gatherings for loss in gathering.losses]
    whole = [gathering.records for gathering in gatherings]
    pieces = [gathering.pieces for gathering in gatherings]
    records, notes = together([*whole, *pieces], losses)
    if len(both) > 1:
        mended.append(tr("The file held an unfinished git merge; both sides are in the map."))
    document = JourneyMap.of(records)
    mended += [*_of_version(head), *notes]
    document, gone = _put_in_order(document, mended)
    losses.extend(Loss(len(text), sentence) for sentence in gone)
    if not losses and not mended and _is_another(document, head):
        mended.append(tr("The file was changed after it was saved; its checksum is another one."))
    return Salvaged(
        document=document,
        map_id=_map_id(head),
        parents=_parents(hauls),
        lost=tuple(told(losses, text)),
        mended=tuple(dict.fromkeys(mended)),
        kept=_counted(records),
    )


def _put_in_order(document: JourneyMap, mended: list[str]) -> tuple[JourneyMap, list[str]]:
    """The map with every rule kept, what was mended added; and what could not be kept for it."""
    if not problems(document) and not has_long_keys(document):
        return document, []
    try:
        document, repairs = repaired(document)
    except TooBrokenError:
        document, loose, lost = loosened(document)
        document, repairs = repaired(document)
        mended += loose
    else:
        lost = []
    mended += map(str, repairs)
    return document, lost


def _head(hauls: Iterable[Haul]) -> Mapping[str, object]:
    """What the file says about itself; our side of a conflict has the first word."""
    head: dict[str, object] = {}
    for haul in hauls:
        head = {**haul.head, **head}
    return head


def _version(head: Mapping[str, object]) -> int:
    """The version of the file; today's where it does not say."""
    version = head.get("version")
    return version if type(version) is int and version > 0 else VERSION


def _of_version(head: Mapping[str, object]) -> list[str]:
    if _version(head) <= VERSION:
        return []
    return [tr("A newer Journeyboard wrote this file; what is known here was taken.")]


def _is_another(document: JourneyMap, head: Mapping[str, object]) -> bool:
    """Whether the map is not the one of which the file gives the revision."""
    return "revision" in head and head["revision"] != revision(document)


def _map_id(head: Mapping[str, object]) -> Id | None:
    found = head.get("map_id")
    return found if isinstance(found, str) and found and safe_id(found) == found else None


def _parents(hauls: Iterable[Haul]) -> tuple[str, ...]:
    """The revisions the sides name as their own, then those they came from."""
    own: list[object] = []
    older: list[object] = []
    for haul in hauls:
        own.append(haul.head.get("revision"))
        named = haul.head.get("parents")
        older.extend(named if isinstance(named, list) else ())
    kept = (one for one in (*own, *older) if isinstance(one, str) and _is_revision(one))
    return tuple(dict.fromkeys(kept))[:MAX_PARENTS]


def _is_revision(text: str) -> bool:
    return len(text) == 64 and all(c in "0123456789abcdef" for c in text)


def _refuse_foreign(name: str, hauls: list[Haul], gatherings: list[Gathering]) -> None:
    """Refuse what was no map before it was damaged, and one of which nothing is left.

    Raises:
        FileError: it is one of these.
    """
    records = [r for gathering in gatherings for r in (*gathering.records, *gathering.pieces)]
    ours = any(haul.head.get("format") == FORMAT for haul in hauls) or any(
        len(haul.headings.intersection(TABLE_NAMES)) >= _ENOUGH_HEADINGS for haul in hauls
    )
    if not ours and not any(by_id(record.id) == record.table for record in records):
        raise FileError(
            tr("{name} is not a Journeyboard map; other formats can be imported.", name=name)
        )
    if not records:
        raise FileError(tr("Nothing of the map in {name} can be read any more.", name=name))


def _counted(records: Iterable[Record]) -> Mapping[str, int]:
    counts = dict.fromkeys(TABLE_NAMES, 0)
    for record in records:
        if not isinstance(record, MapInfo):
            counts[record.table] += 1
    return counts
