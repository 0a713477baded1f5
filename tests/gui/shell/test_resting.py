"""Work that takes long leaves time to other work."""

from __future__ import annotations

import pytest

from designer.finding import resting
from designer.finding.resting import Rest


@pytest.mark.parametrize(("taken", "rest"), [(0.0, 0), (3.9, 0), (12.0, 120), (900.0, 400)])
def test_it_rests_ten_times_as_long_but_not_forever(
    monkeypatch: pytest.MonkeyPatch, taken: float, rest: int
) -> None:
    now = [5.0]
    monkeypatch.setattr(resting, "perf_counter", lambda: now[0])
    work = Rest()
    assert work.left_ms == 0
    work.begin()
    now[0] += taken / 1000
    work.end()
    assert work.left_ms == rest
    now[0] += rest / 1000
    assert work.left_ms == 0
