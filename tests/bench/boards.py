"""An edit while a board, or the journey check, is open: what it costs the window's thread."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from functools import partial
from time import perf_counter, sleep, thread_time

from designer.boards.table import BOARDS
from designer.window.main_window import MainWindow
from model.edits import edit
from model.kinds import CardKind
from tests.bench.clock import say
from tests.bench.gestures import settle
from tests.bench.meaning import meaningful
from tests.bench.whole_window import window_of

SIZES = (400, 5_000)
_EDITS = 7
_REST = 0.45
"""Seconds after which nothing rests any more: what comes then is worked on at once."""
_AIM_MS = 30.0


def bench_boards() -> None:
    """Showing each board the first time, and catching up with edits of pain points after that."""
    for cards in SIZES:
        with window_of(cards, outline=False, document=meaningful(cards)) as window:
            middle = window.bench.middle
            for spec in BOARDS:
                first = _thread(partial(middle.show_board, spec.id))
                _tell(f"board {spec.id}", window, cards, first)
            middle.show_map()
            _tell("check panel", window, cards, _thread(window.bench.switch_check))


def _tell(name: str, window: MainWindow, cards: int, first: float) -> None:
    _wait()
    pains = [
        card.id
        for card in window.bench.session.document.cards.values()
        if card.kind is CardKind.PAIN_POINT
    ]
    times = [
        _after_edit(window, pains[number * 37 % len(pains)], f"Said for {name}: {number}")
        for number in range(_EDITS)
    ]
    whole, longest = zip(*times, strict=True)
    say(
        name,
        cards=cards,
        first_ms=first,
        ours_ms=statistics.median(whole),
        longest_ms=statistics.median(longest),
        aim_ms=_AIM_MS,
    )


def _after_edit(window: MainWindow, card_id: str, text: str) -> tuple[float, float]:
    """Processor time of the window's thread until all is shown again, and of the longest turn."""
    session = window.bench.session
    turns = [_thread(lambda: session.push(edit(session.document, card_id, text=text)))]
    end = perf_counter() + _REST
    while perf_counter() < end:
        turns.append(_thread(settle))
        sleep(0.005)
    return sum(turns), max(turns)


def _thread(action: Callable[[], object]) -> float:
    """Milliseconds of processor time of this thread: others are in nobody's way."""
    start = thread_time()
    action()
    settle()
    return (thread_time() - start) * 1000


def _wait() -> None:
    """What is worked out in threads comes in, and no rest is left."""
    end = perf_counter() + 3 * _REST
    while perf_counter() < end:
        settle()
        sleep(0.01)
