"""Two programs that want the same map at the same moment, round after round."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from model.locks import lock_file
from model.locks.lock import MapLock
from model.locks.place import lock_path
from model.locks.running import Running

ROOT = Path(__file__).resolve().parents[2]
_LONGEST_S = 600
BEFORE = ("nothing", "left by a program that is over", "rubbish", "cut off")


def raced(folder: Path, rounds: int, seed: int, *, one_home: bool) -> list[str]:
    """What went wrong: rounds that not exactly one of the two won.

    Args:
        folder: an empty one.
        rounds: how many maps are raced for.
        seed: what stands in the lock's place before each round comes from it.
        one_home: both are of one person on one computer; else they are two laptops.
    """
    chosen = random.Random(seed).choices(BEFORE, k=rounds)  # noqa: S311 - a race
    homes = [folder / "home a", folder / ("home a" if one_home else "home b")]
    over = Running(homes[0])
    for number, before in enumerate(chosen):
        path = folder / f"map-{number}.journey"
        path.write_bytes(b"{}")
        _put(path, before, over)
    over.end()
    programs = [
        _started(folder, home, name, rounds) for home, name in zip(homes, "ab", strict=True)
    ]
    try:
        _until(folder, ["ready-a", "ready-b"])
        for number in range(rounds):
            (folder / f"go-{number}").touch()
        for program in programs:
            assert program.wait(_LONGEST_S) == 0
    finally:
        for program in programs:
            program.kill()
    there = {path.name for path in folder.iterdir()}
    return [wrong for number in range(rounds) if (wrong := _judged(there, number, chosen[number]))]


def _judged(there: set[str], number: int, before: str) -> str:
    had = [name for name in "ab" if f"had-{number}-{name}" in there]
    has = [name for name in "ab" if f"has-{number}-{name}" in there]
    # A program over on one laptop is silent for the other one, which looks on.
    return "" if len(has) == 1 and len(had) >= 1 else f"round {number}, {before}: {had} then {has}"


def _put(path: Path, before: str, over: Running) -> None:
    lock = lock_path(path)
    match before:
        case "left by a program that is over":
            MapLock(path, over).take()
            seen = lock_file.look(lock)
            assert seen is not None
            assert seen.held is not None
            long_ago = datetime(2020, 1, 1, tzinfo=UTC)
            lock_file.rewrite(lock, replace(seen.held, since=long_ago, seen=long_ago))
        case "rubbish":
            lock.write_bytes(b"\0" * 100)
        case "cut off":
            lock.write_bytes(b"")
        case _:
            assert before == "nothing"


def _started(folder: Path, home: Path, name: str, rounds: int) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "tests.locks.racer", str(folder), str(home), name, str(rounds)]
    return subprocess.Popen(words, cwd=ROOT)


def _until(folder: Path, names: Sequence[str]) -> None:
    until = time.monotonic() + _LONGEST_S
    while not all((folder / name).exists() for name in names):
        assert time.monotonic() < until
        time.sleep(0.01)
