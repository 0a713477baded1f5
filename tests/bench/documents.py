"""The workbook against the bare library, told to write the very same.

Time in turns in one process; memory in a fresh process each, as what its peak grows by while the
file is written. ``python -m tests.bench.documents WHO CARDS`` is such a process.
"""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

from exporters.workbook.writing.book import write_workbook
from model.document import JourneyMap
from tests.bench.clock import paired, say, say_pair
from tests.bench.maps import synthetic
from tests.bench.replay import Recording, recorded

SIZES = (400, 5_000, 20_000)
_ROUNDS = {400: 7, 5_000: 3, 20_000: 3}
_AIM = 1.3
_PATIENCE = 300


def bench_workbook() -> None:
    """The workbook, against xlsxwriter told to make the very same calls."""
    for cards in SIZES:
        ours, bare = (_maker(who, cards) for who in ("ours", "bare"))
        pair = paired(ours, bare, rounds=_ROUNDS[cards])
        sizes = {"ours_kb": len(ours()) // 1024, "bare_kb": len(bare()) // 1024}
        say_pair("workbook", pair, cards=cards, aim=_AIM, **sizes)
        for who in ("ours", "bare"):
            _say_memory(who, cards)


def _maker(who: str, cards: int) -> Callable[[], bytes]:
    document = synthetic(cards)
    return partial(_workbook, document) if who == "ours" else recorded(document).replay


def _workbook(document: JourneyMap) -> bytes:
    target = BytesIO()
    write_workbook(document, target)
    return target.getvalue()


def _say_memory(who: str, cards: int) -> None:
    command = [sys.executable, "-m", "tests.bench.documents", who, str(cards)]
    # Who records calls writes a workbook: the bare library gets them from outside.
    calls = recorded(synthetic(cards)).kept() if who == "bare" else b""
    done = subprocess.run(command, input=calls, capture_output=True, check=False, timeout=_PATIENCE)
    if done.returncode:
        say("workbook memory", who=who, cards=cards, skipped=done.stderr[-200:].decode())
        return
    before, after = map(float, done.stdout.split())
    say("workbook memory", who=who, cards=cards, grows_mb=after - before, peak_mb=after)


def _measure(who: str, cards: int) -> None:
    """Peak memory in MB before and after writing once, in a process that does nothing else."""
    calls = sys.stdin.buffer.read()
    make = Recording.of(calls).replay if calls else _maker(who, cards)
    gc.collect()
    # From here on the kernel counts the peak anew; what was there before is not in it.
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before = _peak()
    make()
    sys.stdout.write(f"{before} {_peak()}")


def _peak() -> float:
    """The most memory the process ever held, in MB, as Linux tells it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    _measure(sys.argv[1], int(sys.argv[2]))
