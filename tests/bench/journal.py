"""What the journal costs: one edit written down, and whether its thread holds the window up."""

from __future__ import annotations

import gc
import itertools
import statistics
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, sleep

from model.changes import ChangeSet, apply
from model.document import JourneyMap
from model.edits import edit
from model.journal import Edited, Head, Journal, Syncer
from tests.bench.clock import say
from tests.bench.maps import synthetic

_SIZES = (100, 5_000)
_EDITS = 2_000
_FRAME_MS = 1000 / 60
_TICK_S = 0.001  # how often the thread that stands for the window looks at the time
_SECONDS = 3.0
_GROWTH = 1.5


def bench_journal() -> None:
    """One journalled edit at each size, and the longest gap while thread and disk work."""
    medians: dict[int, float] = {}
    for cards, times in zip(_SIZES, _edit_times([synthetic(n) for n in _SIZES]), strict=True):
        medians[cards] = statistics.median(times)
        at99 = statistics.quantiles(times, n=100)[98]
        say("journalled edit", cards=cards, ms=medians[cards], at99_ms=at99, longest_ms=max(times))
    say("journalled edit", aim=_GROWTH, growth=medians[_SIZES[-1]] / medians[_SIZES[0]])
    document = synthetic(_SIZES[-1])
    tries: dict[str, Callable[[Journal, JourneyMap], list[float]]] = {
        "nothing": lambda _journal, _document: _gaps(lambda: None),
        "edits and their syncs": _gap_while_syncing,
        "writing a base": _gap_while_writing_bases,
    }
    for name, measure in tries.items():
        with _journal(document) as journal:
            gaps = measure(journal, document)
        say(
            "gap of the window's thread",
            cards=_SIZES[-1],
            during=name,
            at99_ms=statistics.quantiles(gaps, n=100)[98],
            longest_ms=max(gaps),
            frames_missed=sum(gap > _FRAME_MS for gap in gaps),
        )


def _edit_times(documents: list[JourneyMap]) -> list[list[float]]:
    """Milliseconds of each ``write``, the maps in turns, while their threads sync beside it."""
    with ExitStack() as stack:
        journals = [stack.enter_context(_journal(document)) for document in documents]
        syncers = [Syncer(journal, told=lambda _trouble: None) for journal in journals]
        for syncer in syncers:
            syncer.start()
        gc.collect()
        gc.freeze()  # as the program does with an open map
        times: list[list[float]] = [[] for _ in documents]
        before: list[JourneyMap] = []
        for steps in itertools.islice(zip(*map(_changes, documents), strict=True), _EDITS):
            entries = [Edited(change) for change, _ in steps]
            for taken, journal, entry, (_, after) in zip(
                times, journals, entries, steps, strict=True
            ):
                begun = perf_counter()
                journal.write(entry, after)
                taken.append((perf_counter() - begun) * 1000)
            # Whoever lets the map before go pays for that, with a journal or without one.
            before[:] = [after for _, after in steps]
        for syncer in syncers:
            syncer.stop()
        gc.unfreeze()
    return times


def _gap_while_syncing(journal: Journal, document: JourneyMap) -> list[float]:
    """The longest an edit with its tick took, at sixty edits a second and many syncs."""
    changes = _changes(document)

    def write() -> None:
        change, after = next(changes)
        journal.write(Edited(change), after)

    with _repeated(journal.sync, pause_s=0.02):
        return _gaps(write, pause_s=_FRAME_MS / 1000)


def _gap_while_writing_bases(journal: Journal, document: JourneyMap) -> list[float]:
    """The longest gap while another thread writes the whole map again and again."""
    head = Head("map-bench", datetime.now(UTC))

    def base() -> None:
        journal._write_base(document, head, 0)

    with _repeated(base, pause_s=0.05):
        return _gaps(lambda: None)


def _gaps(work: Callable[[], None], *, pause_s: float = _TICK_S) -> list[float]:
    """Milliseconds by which each turn of the loop, with its work, took longer than its pause."""
    until, gaps = perf_counter() + _SECONDS, list[float]()
    while perf_counter() < until:
        begun = perf_counter()
        sleep(pause_s)
        work()
        gaps.append((perf_counter() - begun - pause_s) * 1000)
    return gaps


@contextmanager
def _repeated(work: Callable[[], None], *, pause_s: float) -> Iterator[None]:
    stopped = threading.Event()

    def run() -> None:
        while not stopped.wait(pause_s):
            work()

    thread = threading.Thread(target=run)
    thread.start()
    yield
    stopped.set()
    thread.join()


@contextmanager
def _journal(document: JourneyMap) -> Iterator[Journal]:
    with tempfile.TemporaryDirectory() as folder:
        head = Head("map-bench", datetime.now(UTC))
        journal = Journal.begin(Path(folder), document, head)
        assert journal.trouble is None
        yield journal
        journal.end()


def _changes(document: JourneyMap) -> Iterator[tuple[ChangeSet, JourneyMap]]:
    """Texts of cards, one after another, as somebody types them."""
    cards = list(document.cards)
    for number in itertools.count():
        change = edit(document, cards[number % len(cards)], text=f"What was said: {number}")
        document = apply(document, change)
        yield change, document
