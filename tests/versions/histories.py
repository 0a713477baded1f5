"""Maps whose life is made up by chance, and a model of what a store must still have of it."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path

from model.document import JourneyMap
from model.records import MAP_ID, MapInfo
from model.versions import Reason, Version
from model.versions.rotation import DAILY_FOR, HOURLY_FOR, LAST_SAVES, in_order, superfluous
from model.versions.version import Weight, file_name, version_named

BEGIN = datetime(2026, 3, 2, 9, 30, tzinfo=timezone(timedelta(hours=1)))
"""Four weeks before summer time begins in Europe."""


@dataclass
class Clock:
    """A clock that is set by hand."""

    now: datetime = BEGIN

    def __call__(self) -> datetime:
        """The time it shows."""
        return self.now

    def go(self, **span: float) -> None:
        """Go on by so many hours, days …"""
        # By the world's clock: adding to a time of a place would not see summer time begin.
        self.now = (self.now.astimezone(UTC) + timedelta(**span)).astimezone(self.now.tzinfo)

    def travel(self, zone: tzinfo) -> None:
        """The same moment, elsewhere."""
        self.now = self.now.astimezone(zone)


def map_called(title: str) -> JourneyMap:
    """A map that differs from others by its title."""
    return JourneyMap(info=MapInfo(id=MAP_ID, title=title))


@dataclass
class Life:
    """Versions as names only, rotated as the store does: years of them take seconds."""

    clock: Clock = field(default_factory=Clock)
    ever: list[Version] = field(default_factory=list)
    there: tuple[Version, ...] = ()

    def keep(self, reason: Reason, size: int = 1000) -> None:
        """Another state."""
        place = len(self.ever) + 1
        revision = hashlib.sha256(str(place).encode()).hexdigest()
        name = file_name(place, self.clock.now, reason, revision)
        version = version_named("map-one", Path("map-one") / name, size)
        assert version is not None
        self.ever.append(version)
        self.there = (*self.there, version)
        gone = set(superfluous(self.there, self.clock.now))
        self.there = tuple(each for each in self.there if each not in gone)

    def broken(self) -> list[str]:
        """What of the promise does not hold at this moment, a sentence each."""
        return broken_promises(self.ever, self.there, self.clock.now)


def broken_promises(ever: Sequence[Version], there: Sequence[Version], now: datetime) -> list[str]:
    """What is promised of all that was ever kept and does not hold for what is there.

    The clock must not have been put back between the versions.
    """
    left = {version.place for version in there}
    wrong: list[str] = []
    saves = [version for version in ever if version.weight is Weight.SAVE]
    wrong += [f"save {v.place} of the last {LAST_SAVES}" for v in saves[-LAST_SAVES:]
              if v.place not in left]  # fmt: skip
    wrong += [f"{v.reason.value} {v.place}" for v in ever
              if v.weight is Weight.DELIBERATE and v.time >= now - DAILY_FOR
              and v.place not in left]  # fmt: skip
    ends = [*(version.time for version in ever[1:]), now]
    for version, end in zip(ever, ends, strict=True):
        after = [each for each in there if each.place >= version.place]
        if end > now - DAILY_FOR and not any(each.time.date() == version.time.date()
                                             for each in after):  # fmt: skip
            wrong.append(f"the day of {version.place}")
        hour = version.time.timestamp() // 3600
        if end > now - HOURLY_FOR and not any(each.time.timestamp() // 3600 == hour
                                              for each in after):  # fmt: skip
            wrong.append(f"the hour of {version.place}")
    return wrong


def most_allowed(ever: Sequence[Version], now: datetime) -> int:
    """How many versions there may be at most: nothing is kept for ever."""
    deliberate = sum(v.weight is Weight.DELIBERATE and v.time >= now - DAILY_FOR for v in ever)
    return deliberate + LAST_SAVES + 26 + 32 + 1


def lived(seed: int, steps: int) -> tuple[Life, list[str]]:
    """A life by chance, and every moment at which the promise was broken."""
    chance, life, wrong = random.Random(seed), Life(), list[str]()  # noqa: S311 - no secrets
    reasons = [Reason.SAVED] * 6 + [Reason.HOURLY] * 2 + list(Reason)
    for _ in range(steps):
        minutes = chance.choice((0.01, 1, 7, 45, 200, 900, 3000, 30_000))
        life.clock.go(minutes=chance.random() * minutes)
        if chance.random() < 0.02:
            life.clock.travel(timezone(timedelta(minutes=30 * chance.randint(-24, 28))))
        life.keep(chance.choice(reasons))
        wrong += [f"at step {len(life.ever)}: {each}" for each in life.broken()]
        if len(life.there) > most_allowed(life.ever, life.clock.now):
            wrong.append(f"at step {len(life.ever)}: {len(life.there)} versions")
        assert list(in_order(life.there)) == list(life.there)
    return life, wrong
