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
import select
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

from tests.torture.killing.survivor import Left, came_back, judged, left_in, revision_in
from tests.torture.killing.victim import STARTS, Case, Victim, places

_MOST_ACKNOWLEDGED, _MOST_WAITED = 40, 50
# Where the kill shall come, if the life gets there: anywhere, or in the middle of these.
_MOMENTS = (b"", b"", b"", b'"saving"', b'"saving"', b'"saved"', b'"typing"', b'"undo"')
_LONGEST_S = 60
_SAFE_SHARE, _END_SHARE, _MOST_LIVES = 0.15, 0.4, 6
_ENOUGH_LOST = 10
_TOLD_EVERY = 50
_STOPPED = 130


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
    kills = restored = number = 0
    while kills < asked.count and len(lost) < _ENOUGH_LOST:
        number += 1
        seed = dice.randrange(10**9)
        with tempfile.TemporaryDirectory(prefix="killed-") as home:
            lives = Lives(Path(home), seed)
            troubles = lives.until_dead(min(asked.count - kills, _MOST_LIVES))
        if (kills + lives.kills) // _TOLD_EVERY > kills // _TOLD_EVERY:
            print(f"  {kills + lives.kills} kills", file=sys.stderr, flush=True)
        kills += lives.kills
        restored += lives.restored
        at.update(lives.moments)
        edits += lives.acknowledged
        lost += [f"life {number} (seed {seed}): {trouble}" for trouble in troubles]
        for trouble in troubles:
            print(f"life {number} (seed {seed}): {trouble}", file=sys.stderr, flush=True)
    figures = {
        "kills": kills,
        "restored": restored,
        "acknowledged": edits,
        "at": dict(at),
        "lost": lost,
    }
    print(json.dumps(figures), flush=True)
    return 1 if lost else 0


class Lives:
    """One map through several lives, each ended by a kill; each but the first restores it."""

    def __init__(self, home: Path, seed: int) -> None:
        self._dice = random.Random(seed)
        self._home = home
        self._start = self._dice.choice(STARTS)
        self._last: list[dict[str, Any]] = []
        self._left: list[Left] = []
        self._stood = ""
        self.kills = self.restored = self.acknowledged = 0
        self.moments: Counter[str] = Counter()

    def until_dead(self, most: int) -> list[str]:
        """Live and be killed until the dice say that it is enough; what was lost."""
        while True:
            try:
                troubles = self._life()
            except Exception:  # noqa: BLE001 - failing to come back breaks the promise
                troubles = [f"coming back failed: {traceback.format_exc()}"]
            if troubles or self.kills >= most or self._dice.random() < _END_SHARE:
                return troubles

    def _life(self) -> list[str]:
        dice, again = self._dice, self.kills > 0
        safe = dice.random() < _SAFE_SHARE
        case = Case(self._home, dice.randrange(10**9), self._start, safe, again)
        heard, ended = self._killed(case)
        self.kills += 1
        self.acknowledged += len(heard)
        self.moments[heard[-1]["what"] if heard else "start"] += 1
        if ended:
            return ["the program ended by itself: see what it said on standard error"]
        troubles: list[str] = []
        if heard:
            if again:
                troubles = came_back(heard[0], self._left, self._stood)
                self.restored += heard[0]["what"] == "restored"
            self._last = heard
        file = self._home / ("opened.journey" if self._start == "file" else "saved.journey")
        self._stood = revision_in(file)
        self._left = left_in(places(case).journals)
        return troubles + judged(self._last, self._left, file)

    def _killed(self, case: Case) -> tuple[list[dict[str, Any]], bool]:
        """What a life acknowledged before it was killed, and whether it had ended before."""
        dice = self._dice
        enough = dice.choice((0, 1, *(dice.randint(2, _MOST_ACKNOWLEDGED) for _ in range(4))))
        delay = dice.choice((0.0, 0.0, dice.uniform(0, 0.02), dice.uniform(0, 0.3)))
        reading, writing = os.pipe()
        child = _forked(lambda: Victim(case, writing).live())
        os.close(writing)
        moment = dice.choice(_MOMENTS)
        try:
            lines = _heard(reading, enough, moment, until=time.monotonic() + _LONGEST_S)
            time.sleep(delay)
        finally:  # also when the driver itself is stopped: nobody lives on in a folder that goes
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
        lines += _rest(reading)
        return [json.loads(line) for line in lines], os.WIFEXITED(status)


def _forked(work: Callable[[], None]) -> int:
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    try:
        work()
    except KeyboardInterrupt:
        pass  # the driver says that it was stopped
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
        # One that says nothing any more is killed as well: nobody waits for it for ever.
        more = b"" if not _speaks(descriptor, until) else os.read(descriptor, 1)
        if not more:
            break
        line += more
        if more == b"\n":
            lines.append(line)
            line = b""
    return lines


def _speaks(descriptor: int, until: float) -> bool:
    """Whether there is something to read, or the end, before that moment."""
    return bool(select.select([descriptor], [], [], max(0.0, until - time.monotonic()))[0])


def _rest(descriptor: int) -> list[bytes]:
    """What was said before the kill and not heard yet: it was acknowledged all the same."""
    with os.fdopen(descriptor, "rb") as stream:
        rest = stream.read()
    whole = rest[: rest.rfind(b"\n") + 1]
    return whole.splitlines()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(_STOPPED)
