"""Three laptops, one folder, an afternoon: nothing anybody wrote is missing in the end."""

from __future__ import annotations

import pytest

from tests.merging.laptops import played


@pytest.mark.parametrize("seed", range(10))
def test_nothing_is_lost_in_an_afternoon(seed: int) -> None:
    wrong, _clashes = played(seed, rounds=16)
    assert wrong == []


def test_things_do_clash_in_such_an_afternoon() -> None:
    assert sum(played(seed, rounds=30)[1] for seed in range(100, 103)) > 0
