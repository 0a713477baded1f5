"""The lock of one map: taken, kept alive, looked at, given back.

It is taken so that of several who come at once one wins. Where no lock stands it gets its name,
which the system gives to one only. One that stands is first put aside, which again only one can do,
and thrown away if it is the one that was judged; else it is put back. A sign of life is written
into the very file that was read, so never into the lock of somebody who took over meanwhile.
"""

from __future__ import annotations

import contextlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeAlias

from model.locks import lock_file
from model.locks.judging import Standing, judged
from model.locks.lock_file import Seen
from model.locks.place import lock_path, may_be_locked
from model.locks.record import Held, computer_name, user_name, whole_seconds
from model.locks.running import Running
from model.storage.writing import app_name

Clock: TypeAlias = Callable[[], datetime]
_ROUNDS: Final = 30
_LONGEST_PAUSE_MS: Final = 5
_NOBODY: Final = (Standing.OWN, Standing.OVER)


def utc_now() -> datetime:
    """The time in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody else who has the map, and what is known of them."""

    held: Held
    standing: Standing


class MapLock:
    """The lock of the map at one path, held or not. It may be asked from any thread."""

    def __init__(self, path: Path, running: Running, *, clock: Clock = utc_now) -> None:
        self.path = path
        self._lock = lock_path(path)
        self._running = running
        self._clock = clock
        self._computer = computer_name()
        self._held: Held | None = None
        self._one_at_a_time = threading.RLock()

    @property
    def held(self) -> bool:
        """Whether the map is ours, as far as was last seen."""
        return self._held is not None

    @property
    def last_sign(self) -> datetime | None:
        """When the last sign of life was written; None when the lock is not held."""
        held = self._held
        return held.seen if held is not None else None

    def other(self) -> Other | None:
        """Who else has the map; None for nobody, and for a lock that nobody is behind any more."""
        with contextlib.suppress(OSError):
            return self._other(lock_file.look(self._lock))
        return None

    def take(self, *, by_force: bool = False) -> Other | None:
        """Have the map, unless somebody else has it: that one is answered.

        Args:
            by_force: take it from whoever has it.

        Returns:
            Who has it. None when it is ours, and also where no lock can be (a folder or a file
            that may not be written, something strange in its place): then :attr:`held` is false,
            and nothing stands in the way of working on the map.
        """
        if not may_be_locked(self.path):
            return None
        with self._one_at_a_time:
            held = self._held or self._new()
            try:
                other = self._taken(held, by_force=by_force)
            except OSError:
                return None
            return other

    def sign_of_life(self, *, renewed: bool) -> Other | None:
        """Look whether the lock is still ours, and say that we are there if it is to be renewed.

        Returns:
            Who took it, which is told once: from then on it is not held. None otherwise, and when
            it cannot be seen now, as on a share that went away.
        """
        with self._one_at_a_time:
            held = self._held
            if held is None:
                return None
            with contextlib.suppress(OSError):
                seen = lock_file.look(self._lock)
                if seen is not None and seen.token == held.token:
                    if renewed:
                        self._renew(held)
                    return None
                if seen is None and not may_be_locked(self.path):
                    return None  # the map itself was moved away
                return self._taken(held, by_force=False)
            return None

    def release(self) -> None:
        """Give the map back. A lock that is not ours any more is left alone."""
        with self._one_at_a_time:
            held, self._held = self._held, None
            if held is None:
                return
            with contextlib.suppress(OSError):
                seen = lock_file.look(self._lock)
                if seen is not None and seen.token == held.token:
                    lock_file.throw_away(self._lock, seen)

    def _new(self) -> Held:
        now = whole_seconds(self._clock())
        return Held(
            token=secrets.token_hex(16),
            instance=self._running.instance,
            home=self._running.home,
            user=user_name(),
            computer=self._computer,
            process=self._running.process,
            program=app_name(),
            since=now,
            seen=now,
        )

    def _taken(self, held: Held, *, by_force: bool) -> Other | None:
        self._held = None
        other: Other | None = None
        for number in range(_ROUNDS):
            if number > 2:  # others want it, too: no two in step
                time.sleep(secrets.randbelow(_LONGEST_PAUSE_MS) / 1_000)
            seen = lock_file.look(self._lock)
            if seen is None:
                lock_file.create(self._lock, held)
            elif seen.token == held.token:  # it stood when looked at again: it is ours
                self._held = held
                return None
            else:
                other = self._other(seen)
                if other is not None and not by_force:
                    return other
                lock_file.throw_away(self._lock, seen)
        return other

    def _other(self, seen: Seen | None) -> Other | None:
        if seen is None or seen.held is None:
            return None
        own = self._held.token if self._held is not None else ""
        standing = judged(seen.held, self._running, self._computer, self._clock(), own)
        return None if standing in _NOBODY else Other(seen.held, standing)

    def _renew(self, held: Held) -> None:
        again = held.again(self._clock())
        if lock_file.rewrite(self._lock, again):
            self._held = again
