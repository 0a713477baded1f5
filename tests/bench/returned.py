"""A returned workbook that is opened, against openpyxl reading the same cells.

Time in turns in one process; memory in a fresh process each, as what its peak grows by while the
file is read. ``python -m tests.bench.returned WHO`` is such a process; it is given the file.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from functools import partial

import openpyxl

from exporters.identity import Identity
from exporters.workbook.returning.comparing.compared import compared
from exporters.workbook.returning.reading.opening import opened
from exporters.workbook.writing.book import write_workbook
from model.document import JourneyMap
from tests.bench.clock import paired, say_pair
from tests.bench.maps import synthetic
from tests.bench.memory import say_memory, tell_growth

SIZES = (400, 5_000)
_ROUNDS = 3
_WHO = Identity("map-1", "r1")


def bench_return() -> None:
    """Opening, and opening and comparing, against the bare reader of the same cells."""
    for cards in SIZES:
        document = synthetic(cards)
        data = _sent(document)
        bare = partial(_bare, data)
        rows = sum(len(sheet.rows) for sheet in opened(data, name="sent.xlsx").sheets)
        facts = {"cards": cards, "rows": rows, "kb": len(data) // 1024}
        say_pair("return, opened", paired(partial(_ours, data), bare, rounds=_ROUNDS), **facts)
        whole = partial(_whole, document, data)
        say_pair("return, compared", paired(whole, bare, rounds=_ROUNDS), **facts)
        for who in ("ours", "bare"):
            _say_memory(who, cards)


def _sent(document: JourneyMap) -> bytes:
    buffer = io.BytesIO()
    write_workbook(document, buffer, identity=_WHO)
    return buffer.getvalue()


def _ours(data: bytes) -> int:
    return len(opened(data, name="sent.xlsx").sheets)


def _whole(document: JourneyMap, data: bytes) -> int:
    return len(compared(document, _WHO, [opened(data, name="sent.xlsx")]).proposals)


def _bare(data: bytes) -> int:
    """Every cell of every sheet, by the way of openpyxl that is made for reading."""
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    rows = [row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]
    return len(rows)


def _say_memory(who: str, cards: int) -> None:
    data = _sent(synthetic(cards))
    say_memory("return memory", "tests.bench.returned", who, given=data, who=who, cards=cards)


def _measure(who: str) -> None:
    read: dict[str, Callable[[bytes], int]] = {"ours": _ours, "bare": _bare}
    data = sys.stdin.buffer.read()
    read[who](_sent(synthetic(10)))  # what is imported once is no matter of the file
    tell_growth(partial(read[who], data))


if __name__ == "__main__":
    _measure(sys.argv[1])
