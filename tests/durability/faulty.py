"""A disk that fails: the functions of ``model.disk`` with a fault at the n-th that is asked for.

``at_every_operation(fault)`` hands out disks that fail at the first, the second, the third …
operation, until one was never reached because the whole ran through::

    for disk in at_every_operation(NO_ROOM):
        with disk, contextlib.suppress(FileError):
            save(…)
        assert what is there is whole, disk.struck

``HeldDisk`` is one that takes its time: it stops at an operation until a test lets it go on. Both
work in whatever thread asks.
"""

from __future__ import annotations

import errno
import inspect
import itertools
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

from model import disk

# Built of others, which can fail on their own.
_COMPOSED = ("write_all", "stream")
_MOST = 10_000


class Way(Enum):
    """What becomes of the operation that is struck."""

    NOTHING_DONE = "nothing done"
    HALF_DONE = "half written, then failed"
    SHORT = "written short"
    """No failure: the system took half, and says so."""
    DONE = "done, and said to have failed"
    """As on a share whose answer was lost on the way."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong. ``lasts``: every later operation goes wrong as well, not just the one."""

    name: str
    code: int
    way: Way = Way.NOTHING_DONE
    lasts: bool = False

    def error(self) -> OSError:
        """As the system raises it."""
        return OSError(self.code, os.strerror(self.code))


NO_ROOM = Fault("no room", errno.ENOSPC)
BROKEN = Fault("disk broken", errno.EIO)
FAULTS = (
    BROKEN,
    NO_ROOM,
    Fault("not allowed", errno.EACCES),
    Fault("read-only", errno.EROFS),
    Fault("share used up", errno.EDQUOT),
    Fault("written short", errno.EIO, Way.SHORT),
    Fault("half, then no room", errno.ENOSPC, Way.HALF_DONE),
    Fault("answer lost", errno.EIO, Way.DONE),
    Fault("broken for good", errno.EIO, lasts=True),
    Fault("full for good", errno.ENOSPC, Way.HALF_DONE, lasts=True),
    Fault("gone for good", errno.ENOENT, lasts=True),
)


def operations() -> tuple[str, ...]:
    """The names of all that is asked of a disk and can fail on its own."""
    return tuple(
        name
        for name, function in inspect.getmembers(disk, inspect.isfunction)
        if function.__module__ == disk.__name__
        and not name.startswith("_")
        and name not in _COMPOSED
    )


def names(folder: Path) -> list[str]:
    """What stands in a folder, hidden or not."""
    return sorted(path.name for path in folder.iterdir())


@dataclass
class _Patched:
    """While it is entered, every operation goes through :meth:`asked`."""

    _patch: pytest.MonkeyPatch = field(default_factory=pytest.MonkeyPatch, init=False)

    def asked(self, name: str, real: Callable[..., Any], arguments: Any, keywords: Any) -> Any:
        raise NotImplementedError

    def __enter__(self) -> Self:
        for name in operations():
            self._patch.setattr(disk, name, self._through(name, getattr(disk, name)))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._patch.undo()

    def _through(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def operation(*arguments: Any, **keywords: Any) -> Any:
            return self.asked(name, real, arguments, keywords)

        return operation


@dataclass
class FaultyDisk(_Patched):
    """Fails at the ``at``-th operation, counted from 1; ``only``: counting those of that name.

    ``thread``: only what a thread of that name asks for is counted, the rest goes through.
    ``struck`` is the name of the operation that was hit, None as long as it was not reached;
    ``done`` are the names of all operations that were asked for, in their order.
    """

    fault: Fault
    at: int = 1
    only: str | None = None
    thread: str | None = None
    struck: str | None = None
    done: list[str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def asked(self, name: str, real: Callable[..., Any], arguments: Any, keywords: Any) -> Any:
        if self.thread not in (None, threading.current_thread().name):
            return real(*arguments, **keywords)
        with self._lock:
            self.done.append(name)
            count = len(self.done) if self.only is None else self.done.count(self.only)
            hit = self.only in (None, name) and count == self.at
            again = self.fault.lasts and self.struck is not None
            if hit:
                self.struck = name
        if not hit and not again:
            return real(*arguments, **keywords)
        return self._fail(name, real, arguments, keywords)

    def _fail(self, name: str, real: Callable[..., Any], arguments: Any, keywords: Any) -> Any:
        way = self.fault.way
        if name == "write" and way in (Way.HALF_DONE, Way.SHORT):
            descriptor, data = arguments
            half = data[: max(1, len(data) // 2)]
            taken = real(descriptor, half)
            if way is Way.SHORT:
                return taken
        elif way is Way.SHORT:
            return real(*arguments, **keywords)
        elif way is Way.DONE and name not in ("create", "open_to_append"):
            real(*arguments, **keywords)  # a descriptor nobody gets would stay open
        elif name == "close":
            real(*arguments, **keywords)  # it is let go, whatever the system says of it
        raise self.fault.error()


def at_every_operation(
    fault: Fault, *, only: str | None = None, thread: str | None = None
) -> Iterator[FaultyDisk]:
    """Disks that fail at the 1st, 2nd, 3rd … operation, until one ran through to the end."""
    for at in itertools.count(1):
        assert at < _MOST, f"{fault.name}: no end of operations"
        failing = FaultyDisk(fault, at, only, thread)
        yield failing
        if failing.struck is None:
            return


@dataclass
class HeldDisk(_Patched):
    """Stops at each operation called ``name`` until :meth:`let_go`; no test waits for the time.

    ``fault``: what it answers when it goes on; None when it does what it should. ``most``: how
    often it stops; what comes after that goes through. ``thread``: as for :class:`FaultyDisk`.
    """

    name: str
    fault: Fault | None = None
    most: int = _MOST
    thread: str | None = None
    reached: threading.Event = field(default_factory=threading.Event)
    times: int = 0
    _free: threading.Event = field(default_factory=threading.Event)

    def asked(self, name: str, real: Callable[..., Any], arguments: Any, keywords: Any) -> Any:
        ours = self.thread in (None, threading.current_thread().name)
        if name == self.name and ours and self.times < self.most:
            self.times += 1
            self.reached.set()
            assert self._free.wait(60), "nobody let the disk go on"
            if self.fault is not None:
                raise self.fault.error()
        return real(*arguments, **keywords)

    def let_go(self) -> None:
        """From now on it answers at once."""
        self._free.set()

    def __exit__(self, *_error: object) -> None:
        self.let_go()
        self._patch.undo()
