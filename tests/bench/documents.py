"""The workbook against the bare library, told to write the very same."""

from __future__ import annotations

from functools import partial
from io import BytesIO

from exporters.workbook.writing.book import write_workbook
from model.document import JourneyMap
from tests.bench.clock import paired, say_pair
from tests.bench.maps import synthetic
from tests.bench.replay import recorded

SIZES = (400, 5_000)
_ROUNDS = {400: 7, 5_000: 3}


def bench_workbook() -> None:
    """The workbook, against xlsxwriter told to make the very same calls."""
    for cards in SIZES:
        document = synthetic(cards)
        recording = recorded(document)
        pair = paired(
            partial(_workbook, document),
            recording.replay,
            rounds=_ROUNDS[cards],
        )
        say_pair("workbook", pair, cards=cards, aim=1.5)


def _workbook(document: JourneyMap) -> None:
    write_workbook(document, BytesIO())
