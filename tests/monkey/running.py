"""One monkey from its seed to its report."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from tests.bench.maps import synthetic
from tests.monkey.cage import Cage, collected_between, repeatable_ids, wait_shown
from tests.monkey.deeds import Monkey

CARDS = 400
_CHECK_EVERY = 25
_CHECK_LAYOUT_EVERY = 250
SEEDS = Path(__file__).with_name("seeds.txt")


@dataclass(frozen=True, slots=True)
class Slowest:
    """The event that took longest: until the program had nothing left to do."""

    milliseconds: float = 0.0
    number: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What came of it. ``done`` is less than was asked for where something went wrong."""

    seed: int
    done: int
    slowest: Slowest
    median: float
    troubles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A seed that failed once, how many events it needed, and what was wrong."""

    seed: int
    events: int
    why: str


def run(
    seed: int, events: int, *, cards: int = CARDS, tell: Callable[[int], None] | None = None
) -> Report:
    """Let a monkey do so many things, then undo and redo them all."""
    times: list[float] = []
    slowest = Slowest()
    with tempfile.TemporaryDirectory() as folder, repeatable_ids(seed):
        cage = Cage(synthetic(cards), Path(folder))
        with cage.watched(), collected_between():
            wait_shown(cage)
            monkey = Monkey(cage, seed)
            for number in range(1, events + 1):
                began = perf_counter()
                name = monkey.act()
                cage.settle()
                taken = (perf_counter() - began) * 1000
                times.append(taken)
                if taken > slowest.milliseconds:
                    slowest = Slowest(taken, number, name)
                if number % _CHECK_EVERY == 0:
                    cage.check(thoroughly=number % _CHECK_LAYOUT_EVERY == 0)
                if cage.troubles:
                    cage.troubles.append(f"the event was number {number}, {name}")
                    break
                if tell is not None:
                    tell(number)
            if not cage.troubles:
                cage.check(thoroughly=True)
                cage.unwind()
            cage.close()
        times.sort()
        return Report(seed, len(times), slowest, times[len(times) // 2], tuple(cage.troubles))


def kept_seeds() -> list[Kept]:
    """The seeds that failed once."""
    kept = []
    for line in SEEDS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            seed, events, why = line.split(maxsplit=2)
            kept.append(Kept(int(seed), int(events), why))
    return kept


def keep(report: Report) -> None:
    """Keep a seed that failed, to be run with the tests from now on."""
    last = [line for line in report.troubles[0].strip().splitlines() if line]
    why = last[-1].strip()[:90] if last else "it failed"
    with SEEDS.open("a", encoding="utf-8") as file:
        file.write(f"{report.seed} {report.done} {why}\n")
