"""This Python and this Qt get on: some pairs lose None and die."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

CALLS = 10_000


def test_calls_that_return_nothing_leave_none_alone() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("a")
    after = sys.getrefcount(None)
    # A bad pair drops one reference a call; whatever else runs meanwhile changes a handful.
    assert abs(after - before) < CALLS / 100
