"""Memory beside the times: what the peak of a fresh process grows by while it does one thing.

A module of the bench starts itself again with :func:`say_memory` as ``python -m MODULE WORDS``, and
calls :func:`tell_growth` there.
"""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.bench.clock import say

_PATIENCE = 300


def say_memory(name: str, module: str, *words: str, given: bytes = b"", **facts: object) -> None:
    """Say what ``python -m module words`` told of itself; ``given`` is its standard input.

    ``facts`` are said as well. What failed or took too long is said with its reason.
    """
    command = [sys.executable, "-m", module, *words]
    done = subprocess.run(command, input=given, capture_output=True, check=False, timeout=_PATIENCE)
    if done.returncode:
        say(name, aim=None, **facts, skipped=done.stderr[-200:].decode())
        return
    before, after = map(float, done.stdout.split())
    say(name, aim=None, **facts, grows_mb=after - before, peak_mb=after)


def tell_growth(make: Callable[[], object]) -> None:
    """Print the peak memory in MB before and after; for a process that does nothing else."""
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
