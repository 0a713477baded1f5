"""This Python and this Qt get on: some pairs lose None and die."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject


def test_calls_that_return_nothing_leave_none_alone() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for calls in range(1, 10_001):
        thing.setObjectName("a")
        if calls % 1_000 == 0:
            # A bad pair drops one reference a call, and the process dies when none is left;
            # whatever else runs meanwhile changes a handful.
            assert abs(sys.getrefcount(None) - before) < 100, f"after {calls} calls"
