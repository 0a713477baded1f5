"""Runs commands of ``journeyboard`` in a process of their own and measures them one by one.

As a program: reads a list of command lines as JSON, answers for each its exit code, what it said,
the seconds of processor time it took and the peak of memory, and what it opened. A first, harmless
command of the same kind goes before, so that starting up is not counted.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import io
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

_MOST_SECONDS, _MOST_BYTES = 60, 3_000_000_000  # of the whole process: a net below the net


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command went: ``megabytes`` is the peak of the process while it ran."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float
    opened: tuple[str, ...]


def ran(commands: Sequence[Sequence[str]]) -> list[Ran]:
    """Run commands one after another in one child process."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.cage"],
        input=json.dumps([list(command) for command in commands]),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    return [Ran(**{**one, "opened": tuple(one["opened"])}) for one in json.loads(done.stdout)]


def _run(arguments: Sequence[str], opened: list[str]) -> Ran:
    from designer.cli import main  # noqa: PLC0415 - only the child needs it

    out, err = io.StringIO(), io.StringIO()
    opened.clear()
    forget_peak()
    before = time.process_time()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(arguments)
    seconds = time.process_time() - before
    return Ran(code, out.getvalue(), err.getvalue(), seconds, peak(), tuple(_strange(opened)))


def _strange(opened: Sequence[str]) -> Iterator[str]:
    """Of what was opened, that which no command has a reason to open."""
    for name in opened:
        if name.startswith(("socket", "/etc/")) and "mime" not in name and "localtime" not in name:
            yield name


def forget_peak() -> None:
    """Measure the memory of the next command alone, where the system can."""
    gc.collect()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
        Path("/proc/self/clear_refs").write_text("5")


def peak() -> float:
    """The most memory that the process had, in megabytes; not what its parent had at the fork."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(it for it in status.read_text().splitlines() if it.startswith("VmHWM"))
        return int(line.split()[1]) / 1_000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000


def _main() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_BYTES, _MOST_BYTES))
    opened: list[str] = []

    def heard(event: str, about: tuple[object, ...]) -> None:
        if event == "open" and isinstance(about[0], str):
            opened.append(about[0])
        elif event.startswith("socket."):
            opened.append(event)

    sys.addaudithook(heard)
    json.dump([asdict(_run(one, opened)) for one in json.load(sys.stdin)], sys.stdout)


if __name__ == "__main__":
    _main()
