"""Saving 5,000 cards: against the bare atomic write of the same bytes, and as a window feels it."""

from __future__ import annotations

import os
import statistics
import tempfile
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from model.atomic import write_bytes
from model.storage import Saved, dumps, save
from tests.bench.clock import paired, say, say_pair
from tests.bench.gestures import settle
from tests.bench.maps import synthetic
from tests.bench.whole_window import window_of
from tests.helpers.saving import until_saved

_CARDS = 5_000
_MAP_ID = "map-bench"
_FRAME_MS = 1000 / 60
_AS_LONG_MS = 40


def bench_save() -> None:
    """How long a save takes, and how long it keeps the window from anything else."""
    with tempfile.TemporaryDirectory() as folder:
        _against_bare(Path(folder))
    _gaps()


def bare_atomic_write(path: Path, data: bytes) -> None:
    """What every careful program does at least: temporary file, flush, replace, flush."""
    temporary = path.with_name(".bare.tmp")
    with temporary.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(path)
    descriptor = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _against_bare(folder: Path) -> None:
    document = synthetic(_CARDS)
    data = dumps(document, map_id=_MAP_ID)
    ours, bare = folder / "ours.journey", folder / "bare.journey"
    last: list[Saved] = [save(ours, document, map_id=_MAP_ID)]

    def again() -> None:
        last[0] = save(ours, document, map_id=_MAP_ID, expected_stamp=last[0].stamp)

    pair = paired(again, lambda: bare_atomic_write(bare, data), rounds=30)
    assert ours.read_bytes() == bare.read_bytes()
    say_pair("save of a map against the bare atomic write", pair, cards=_CARDS, bytes=len(data))
    pair = paired(lambda: write_bytes(ours, data), lambda: bare_atomic_write(bare, data), rounds=30)
    say_pair("the write alone, read back twice, against the bare one", pair, bytes=len(data))


def _gaps() -> None:
    """The longest time between two turns of the event loop while a map is saved."""
    with tempfile.TemporaryDirectory() as folder, window_of(_CARDS, outline=True) as window:
        session = window.bench.session
        window.files.saving.write(session, Path(folder) / "map.journey")
        calls: list[float] = []
        gaps: list[float] = []
        idle: list[float] = []
        for _ in range(20):
            settle()
            watch = _Watch()
            QTest.qWait(_AS_LONG_MS)
            idle.append(watch.longest_ms())
            watch = _Watch()
            begun = perf_counter()
            window.files.save_now()
            calls.append((perf_counter() - begun) * 1000)
            until_saved(window)
            gaps.append(watch.longest_ms())
    say(
        "longest time a save keeps the window from anything else",
        cards=_CARDS,
        call_median_ms=statistics.median(calls),
        gap_median_ms=statistics.median(gaps),
        gap_worst_ms=max(gaps),
        without_a_save_median_ms=statistics.median(idle),
        without_a_save_worst_ms=max(idle),
        frame_ms=_FRAME_MS,
        reached=statistics.median(gaps) <= _FRAME_MS,
    )


class _Watch:
    """Ticks with every turn of the event loop, and keeps the longest time between two ticks."""

    def __init__(self) -> None:
        self._last = perf_counter()
        self._longest = 0.0
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(0)

    def longest_ms(self) -> float:
        """The longest of all, in milliseconds; the ticking ends."""
        self._tick()
        self._timer.stop()
        return self._longest * 1000

    def _tick(self) -> None:
        now = perf_counter()
        self._longest, self._last = max(self._longest, now - self._last), now
