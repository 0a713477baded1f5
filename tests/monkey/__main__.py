"""``python -m tests.monkey [--seed N] [--events N] [--cards N]``: let a monkey at the window."""

from __future__ import annotations

import argparse
import os
import random
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main(arguments: list[str]) -> int:
    """Run one monkey; 1 where something went wrong, and its seed is kept then."""
    parser = argparse.ArgumentParser(prog="python -m tests.monkey", description=__doc__)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--cards", type=int, default=400)
    asked = parser.parse_args(arguments)
    from tests.monkey.running import keep, run  # noqa: PLC0415 - after the platform is chosen

    sys.stdout.write(f"seed {asked.seed}, {asked.events} events, {asked.cards} cards\n")
    report = run(asked.seed, asked.events, cards=asked.cards, tell=_tell)
    slowest = report.slowest
    sys.stdout.write(
        f"seed {report.seed}: {report.done} events, median {report.median:.1f} ms, slowest "
        f"{slowest.milliseconds:.0f} ms (number {slowest.number}, {slowest.name})\n"
    )
    if not report.troubles:
        return 0
    sys.stdout.write("\n".join(report.troubles) + "\n")
    keep(report)
    sys.stdout.write("kept as a test: tests/monkey/seeds.txt\n")
    return 1


def _tell(number: int) -> None:
    if number % 1_000 == 0:
        sys.stdout.write(f"  {number} events\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
