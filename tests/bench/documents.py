"""The workbook against the bare library, told to write the very same.

Time in turns in one process; memory in a fresh process each, as what its peak grows by while the
file is written. ``python -m tests.bench.documents WHO CARDS`` is such a process.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from io import BytesIO

from exporters.workbook.writing.book import write_workbook
from model.document import JourneyMap
from tests.bench.clock import paired, say_pair
from tests.bench.maps import synthetic
from tests.bench.memory import say_memory, tell_growth
from tests.bench.replay import Recording, recorded

SIZES = (400, 5_000, 20_000)
_ROUNDS = {400: 7, 5_000: 3, 20_000: 3}
_AIM = 1.3


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
    # Who records calls writes a workbook: the bare library gets them from outside.
    calls = recorded(synthetic(cards)).kept() if who == "bare" else b""
    module = "tests.bench.documents"
    say_memory("workbook memory", module, who, str(cards), given=calls, who=who, cards=cards)


def _measure(who: str, cards: int) -> None:
    calls = sys.stdin.buffer.read()
    tell_growth(Recording.of(calls).replay if calls else _maker(who, cards))


if __name__ == "__main__":
    _measure(sys.argv[1], int(sys.argv[2]))
