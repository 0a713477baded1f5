"""Which versions stay: the promise of docs/RELIABILITY.md as a pure function of names and time.

A state is in force from the moment it was kept until the next one was; what is promised of the last
hours and days is counted to the end of that reign, so a map that lay untouched for a month still
has the state of yesterday. Hours are those of the world's clock. Days are those of the wall where
the person was, as each name tells, so no journey and no summer time puts a version into another
day later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from model.versions.version import Version, Weight

LAST_SAVES: Final = 20
HOURLY_FOR: Final = timedelta(days=1)
DAILY_FOR: Final = timedelta(days=30)
_HOUR_S = 3600


def in_order(versions: Iterable[Version]) -> tuple[Version, ...]:
    """Versions of one map from the oldest to the newest, as they were kept."""
    return tuple(sorted(versions, key=lambda each: (each.place, each.time, each.path.name)))


def superfluous(versions: Sequence[Version], now: datetime) -> tuple[Version, ...]:
    """What need not be kept any longer of the versions of one map, oldest first."""
    ordered = in_order(versions)
    stays = _last_saves(ordered) | {each.path for each in ordered[-1:]}
    reigns = [*(each.time for each in ordered[1:]), now]
    stays |= _newest_of(ordered, reigns, now - HOURLY_FOR, _hour)
    stays |= _newest_of(ordered, reigns, now - DAILY_FOR, _day)
    oldest = now - DAILY_FOR
    stays |= {v.path for v in ordered if v.weight is Weight.DELIBERATE and v.time >= oldest}
    return tuple(each for each in ordered if each.path not in stays)


def beyond(maps: Iterable[Sequence[Version]], most: int, now: datetime) -> tuple[Version, ...]:
    """What has to go so that the versions of all maps take at most so many bytes.

    The oldest of the map that takes most goes first. The last saves of a map that was worked on in
    the last 30 days go only when nothing else is left, the newest version of a map never.
    """
    ordered = [list(in_order(versions)) for versions in maps if versions]
    sizes = [sum(each.size for each in versions) for versions in ordered]
    over, gone = sum(sizes) - most, list[Version]()
    for guarded in (True, False):
        rest = [_expendable(versions, now, guarded=guarded) for versions in ordered]
        while over > 0 and any(rest):
            largest = max((i for i, each in enumerate(rest) if each), key=lambda i: sizes[i])
            version = rest[largest].pop(0)
            ordered[largest].remove(version)
            sizes[largest] -= version.size
            over -= version.size
            gone.append(version)
    return tuple(gone)


def _expendable(versions: Sequence[Version], now: datetime, *, guarded: bool) -> list[Version]:
    kept = {each.path for each in versions[-1:]}
    if guarded and versions[-1].time >= now - DAILY_FOR:
        kept |= _last_saves(versions)
    return [each for each in versions if each.path not in kept]


def _last_saves(ordered: Sequence[Version]) -> set[Path]:
    saves = [each.path for each in ordered if each.weight is Weight.SAVE]
    return set(saves[-LAST_SAVES:])


def _newest_of(
    ordered: Sequence[Version],
    reigns: Sequence[datetime],
    since: datetime,
    bucket: Callable[[Version], Hashable],
) -> set[Path]:
    """The newest of each hour or day, if it was in force since then."""
    newest: dict[Hashable, tuple[Path, datetime]] = {}
    latest: defaultdict[Hashable, datetime] = defaultdict(lambda: since)
    for version, until in zip(ordered, reigns, strict=True):
        key = bucket(version)
        # A clock that was put back must not make a state look older than it is.
        latest[key] = max(latest[key], until, version.time)
        newest[key] = version.path, latest[key]
    return {path for path, until in newest.values() if until > since}


def _hour(version: Version) -> int:
    return int(version.time.timestamp() // _HOUR_S)


def _day(version: Version) -> tuple[int, int, int]:
    return version.time.year, version.time.month, version.time.day
