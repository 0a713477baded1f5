"""Kills one life after another. Run as a program of its own: it forks, so it must hold no window.

``python -m tests.torture.killing.driver --seed 7 --count 30`` ends with 1 when something was lost.
The children are forks of a process that has imported everything, so a life costs what it does, not
a start of Python.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.torture.killing.survivor import judged, left_in
from tests.torture.killing.victim import STARTS, Case, Victim, places

_MOST_ACKNOWLEDGED, _MOST_WAITED = 60, 150
# Where the kill shall come, if the life gets there: anywhere, or in the middle of these.
_MOMENTS = (b"", b"", b"", b'"saving"', b'"saving"', b'"saved"', b'"typing"', b'"undo"')
_LONGEST_S = 60
_SAFE_SHARE = 0.15


def main(arguments: list[str]) -> int:
    """Kill as often as asked; the last line is the figures as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, required=True)
    asked = parser.parse_args(arguments)
    dice = random.Random(asked.seed)
    lost: list[str] = []
    at: Counter[str] = Counter()
    edits = 0
    for number in range(asked.count):
        seed = dice.randrange(10**9)
        with tempfile.TemporaryDirectory(prefix="killed-") as home:
            acknowledged, troubles = _life(Path(home), seed)
        at[acknowledged[-1]["what"] if acknowledged else "start"] += 1
        edits += len(acknowledged)
        lost += [f"life {number} (seed {seed}): {trouble}" for trouble in troubles]
        for trouble in troubles:
            print(f"life {number} (seed {seed}): {trouble}", file=sys.stderr, flush=True)
    figures = {"kills": asked.count, "acknowledged": edits, "at": dict(at), "lost": lost}
    print(json.dumps(figures), flush=True)
    return 1 if lost else 0


def _life(home: Path, seed: int) -> tuple[list[dict[str, Any]], list[str]]:
    """One life: begun, ended by a kill, and what is found afterwards."""
    dice = random.Random(seed)
    case = Case(home, dice.randrange(10**9), dice.choice(STARTS), dice.random() < _SAFE_SHARE)
    enough = dice.choice((0, 1, *(dice.randint(2, _MOST_ACKNOWLEDGED) for _ in range(4))))
    delay = dice.choice((0.0, 0.0, dice.uniform(0, 0.02), dice.uniform(0, 0.3)))
    reading, writing = os.pipe()
    child = _forked(lambda: Victim(case, writing).live())
    os.close(writing)
    moment = dice.choice(_MOMENTS)
    lines = _heard(reading, enough, moment, until=time.monotonic() + _LONGEST_S)
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    lines += _rest(reading)
    acknowledged = [json.loads(line) for line in lines]
    if os.WIFEXITED(status):
        return acknowledged, ["the program ended by itself: see what it said on standard error"]
    file = home / ("opened.journey" if case.start == "file" else "saved.journey")
    try:
        return acknowledged, judged(acknowledged, left_in(places(case).journals), file)
    except Exception:  # noqa: BLE001 - any failure to come back is a failure of the promise
        return acknowledged, [f"coming back failed: {traceback.format_exc()}"]


def _forked(work: Callable[[], None]) -> int:
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    try:
        work()
    except BaseException:  # noqa: BLE001 - a fork must never go on as its parent
        traceback.print_exc()
    finally:
        os._exit(9)


def _heard(descriptor: int, enough: int, moment: bytes, *, until: float) -> list[bytes]:
    """So many lines that the child said, and more until it comes to the moment."""
    lines: list[bytes] = []
    line = b""
    while time.monotonic() < until:
        ripe = len(lines) >= enough and (not moment or (lines and moment in lines[-1]))
        if ripe or len(lines) >= enough + _MOST_WAITED:
            break
        more = os.read(descriptor, 1)
        if not more:
            break
        line += more
        if more == b"\n":
            lines.append(line)
            line = b""
    return lines


def _rest(descriptor: int) -> list[bytes]:
    """What was said before the kill and not heard yet: it was acknowledged all the same."""
    with os.fdopen(descriptor, "rb") as stream:
        rest = stream.read()
    whole = rest[: rest.rfind(b"\n") + 1]
    return whole.splitlines()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
