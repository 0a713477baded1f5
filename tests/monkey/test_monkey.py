"""The monkey, for a while; and the seeds that failed once."""

from __future__ import annotations

import pytest

from tests.monkey.running import Kept, kept_seeds, run


@pytest.mark.parametrize("seed", [11, 12])
def test_a_window_stands_what_a_monkey_does(seed: int, qapp: object) -> None:
    report = run(seed, 300, cards=100)
    assert report.troubles == ()
    assert report.done == 300


@pytest.mark.parametrize("kept", kept_seeds(), ids=lambda kept: str(kept.seed))
def test_a_seed_that_failed_once_no_longer_does(kept: Kept, qapp: object) -> None:
    report = run(kept.seed, kept.events)
    assert report.troubles == ()
